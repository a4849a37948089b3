// @ts-check
// The timeline's list: rows as cells or as cards, in groups by month, a window of them at a time.
//
// Rows are filled copies of the page's templates (templates.html), which the macro of the page's own rows makes too.
import { copy, fill, make, number, part, parts, say, set } from "./shared.js"
import { iso, knownBy, originalOf } from "./timeline-rows.js"

/** @typedef {import("./timeline-rows.js").Row} Row */
/** @typedef {import("./timeline-rows.js").Figure} Figure */
/** @typedef {import("./shared.js").Slots} Slots */

const WINDOW = 100 // rows drawn unasked; the rest waits behind a button
const STEP = 20 // of them at a time, so that a key press need not wait for all

/**
 * The element that a template holds, filled.
 *
 * @param {string} id
 * @param {Slots} slots
 */
const copyElement = (id, slots) => /** @type {HTMLElement} */ (copy(id, slots).firstElementChild)

/** The rows drawn below an opened one. @type {WeakMap<Element, Element[]>} */
const opened = new WeakMap()
/**
 * Take an opened row away, and what was opened below it.
 *
 * @param {Element} element
 */
const remove = element => {
  opened.get(element)?.forEach(remove)
  element.remove()
}

/**
 * Make the link to those who repeat an entry a button that opens them here.
 *
 * @param {ParentNode} row
 * @param {string} id
 * @param {(button: HTMLElement) => void} open
 */
export const makeOpener = (row, id, open) => {
  const link = row.querySelector("a[href$='#_repeated-by']")
  const button = make("button", { type: "button", class: "tl-repeats", "data-id": id, "aria-expanded": "false" }, link?.textContent ?? "")
  link?.replaceWith(set(button, { click: () => open(button) }))
}

/**
 * Draw a state's rows into a list: into its table, or where there is none as cards. What is given back draws more of
 * them, until a row is there.
 *
 * @param {object} what
 * @param {HTMLElement} what.list
 * @param {HTMLTableElement | null} what.table
 * @param {Row[]} what.shown
 * @param {import("./timeline-rows.js").Data} what.data
 * @param {import("./timeline-rows.js").State} what.state
 */
export const draw = ({ list, table, shown, data, state }) => {
  const metric = data.metrics.find(({ id }) => id === state.figure)
  const columns = metric ? 5 : 4
  const known = knownBy(state)

  // ---- A row

  /** @param {Row} row */
  const when = ({ date, span, exact, earliest }) =>
    exact ? copy("tl-day", { date, day: iso(earliest ?? 0) }) : span ? copy("tl-span", { date, span }) : date

  // The templates show a name as one withheld.
  /** @type {(element: HTMLElement, at: number) => HTMLElement} */
  const nameOpenly = (element, at) => {
    if (!data.sources[at].withheld) element.removeAttribute("class")
    return element
  }
  /** @param {number} at */
  const sourceLink = at => {
    const { id, name } = data.sources[at]
    return nameOpenly(copyElement("tl-name", { source: id, name }), at)
  }

  /** @type {(list: Element, figures: Figure[]) => void} */
  const fillFigures = (list, figures) => {
    const item = /** @type {Element} */ (list.firstElementChild)
    list.replaceChildren(...figures.map(({ id, metric, words, scope, bounds }) => fill(
      /** @type {Element} */ (item.cloneNode(true)),
      { figure: id, metric: data.metrics[metric].inline, words, scope: scope || null, bounds },
    )))
    if (figures.length) return
    const { parentElement } = list
    list.remove()
    if (!parentElement?.children.length) parentElement?.replaceChildren() // a cell with nothing in it takes no room
  }

  // Who repeats an entry: reports with rows of their own, and sources that carried the same report.
  /** @param {Row} row */
  const repeatersOf = row => {
    const repeats = row.repeatedBy.filter(one => one.known <= known)
    const relays = row.relays.filter(([, day]) => day <= known).map(([at]) => at)
    const others = new Set([...repeats.map(one => one.source), ...relays])
    others.delete(row.source)
    return { repeats, relays, others: others.size, isRepeated: repeats.length + relays.length > 0 }
  }

  /** @type {(row: Row, isOpened?: boolean) => HTMLElement} */
  const drawRow = (row, isOpened = false) => {
    const original = isOpened ? undefined : originalOf(row, state)
    const { repeats, relays, others, isRepeated } = repeatersOf(row)
    const { id: source, name } = data.sources[row.source]
    const element = copyElement(table ? "tl-row" : "tl-card", {
      id: row.id,
      title: row.title,
      when: when(row),
      source,
      name,
      badge: original ? part(document, "#tl-row").dataset.badge ?? "" : null,
      status: row.status && (row.changed ?? -Infinity) <= known ? row.status : null,
      repeaters: isRepeated ? String(others) : null,
      flag: !state.known && row.flag || null, // a disagreement is one of what is known now
      column: metric?.name ?? "",
    })
    if (table && !original) element.removeAttribute("class")
    if (isOpened) element.classList.add("tl-opened")
    nameOpenly(part(element, ".tl-withheld"), row.source)

    const lists = parts(element, ".tl-figures")
    if (table && !metric) part(element, ".tl-chosen").remove()
    else if (table) fillFigures(lists[0], row.figures.filter(figure => data.metrics[figure.metric] === metric))
    fillFigures(lists[lists.length - 1], row.figures.filter(figure => !table || data.metrics[figure.metric] !== metric))

    if (isRepeated) {
      if (!others) part(element, "a[href$='#_repeated-by']").textContent = part(document, "#tl-row").dataset.byItself ?? ""
      makeOpener(element, row.id, button => open(button, element, { row, repeats, relays }))
    }
    return element
  }

  /** @type {(button: HTMLElement, element: HTMLElement, below: { row: Row, repeats: Row[], relays: number[] }) => void} */
  const open = (button, element, { row, repeats, relays }) => {
    const isOpen = button.matches("[aria-expanded=true]")
    set(button, { "aria-expanded": `${!isOpen}` })
    if (isOpen) return opened.get(element)?.forEach(remove)
    const below = repeats.map(one => drawRow(one, true))
    if (relays.length) below.push(drawRelays(row, relays))
    opened.set(element, below)
    element.after(...below)
  }

  /** @type {(row: Row, relays: number[]) => HTMLElement} */
  const drawRelays = (row, relays) => {
    const names = document.createDocumentFragment()
    names.append(...relays.flatMap((at, before) => [before ? ", " : "", sourceLink(at)]))
    const text = copy("tl-relays", { id: row.id, names })
    return table
      ? make("tr", { class: "tl-opened" }, make("td", { colspan: columns }, text))
      : make("article", { class: "tl-card tl-opened" }, make("p", {}, text))
  }

  // ---- All rows: a month's stand together where the order is that of dates; elsewhere all stand in one group

  const view = table ?? make("div", { class: "tl-reading" })
  const isDated = !state.sort || state.sort === "date"
  let at = 0, month = ""
  /** @type {HTMLElement | null} */
  let group = null

  const more = copyElement("tl-more", {})
  const moreWords = more.textContent ?? ""
  set(more, { click: () => part(next(WINDOW), "a").focus() })

  /** @param {Row["month"]} now */
  const beginMonth = now => {
    const year = now.id.slice(0, -3)
    if (!table) view.append(make("h2", { id: `m${now.id}` }, now.name))
    else if (year !== month.slice(0, -3)) {
      const heading = copyElement("tl-year", { year })
      set(part(heading, "th"), { colspan: columns })
      view.append(heading)
    }
    month = now.id
    return table ? copyElement("tl-month", { month }) : make("div", {})
  }

  // Draw more rows; give back the first of them.
  /** @param {number} size */
  const next = size => {
    const rows = shown.slice(at, at + size).map(row => {
      if (!group || isDated && row.month.id !== month) {
        group = isDated ? beginMonth(row.month) : make(table ? "tbody" : "div", {})
        view.append(group)
      }
      return group.appendChild(drawRow(row))
    })
    at += rows.length
    more.textContent = say(moreWords, { left: number(shown.length - at) })
    more.hidden = at >= shown.length
    return rows[0]
  }

  if (view.parentNode !== list) list.replaceChildren(view)
  while (list.lastChild !== view) list.lastChild?.remove()
  list.append(shown.length ? more : copy("tl-none", {}))
  /** @param {number} left */
  const fillWindow = left => {
    if (left <= 0 || !more.isConnected) return // another state is drawn by now
    next(STEP)
    setTimeout(fillWindow, 0, left - STEP)
  }
  fillWindow(WINDOW)
  /** @param {number} place */
  return place => { while (at <= place) next(WINDOW) }
}
