// The timeline's list: rows as cells or as cards, in groups by month, a window of them at a time.
//
// Everything read from rows.json goes into the page as text, never as HTML.
import { button, make, number, set } from "./shared.js"
import { iso, knownBy, originalOf } from "./timeline-rows.js"

const WINDOW = 100 // rows drawn unasked; the rest waits behind a button
const STEP = 20 // of them at a time, so that a key press need not wait for all

const small = (...children) => make("small", null, " ", ...children)

const when = ({ date, span, earliest, latest }) =>
  span ? make("span", { class: "tl-vague", title: span }, date, make("span", { class: "tl-hidden" }, ` (${span})`))
    : earliest === latest ? make("time", { datetime: iso(earliest) }, date) : date

const bounds = ({ low, high }) => low === high ? `exactly ${number(low)}` : high === null ? `${number(low)} or more` : `${number(low ?? 0)} to ${number(high)}`

const monthName = month => new Date(month).toLocaleDateString("en", { month: "long", year: "numeric", timeZone: "UTC" })

export const repeatsButton = (id, text, click) => button(text, { class: "tl-repeats", "data-id": id, "aria-expanded": "false", click })

// Draw a state's rows into a list: into its table, or where there is none as cards. What is given back draws more of
// them, until a row is there.
export const draw = ({ list, table, shown, data, state, base, none }) => {
  const metric = data.metrics.find(({ id }) => id === state.figure)
  const columns = metric ? 5 : 4
  const known = knownBy(state)

  // ---- A row

  const link = (address, ...inside) => make("a", { href: base + address }, ...inside)
  const entry = row => `entries/${row.id}/`
  const sourceLink = at => {
    const { id, name, withheld } = data.sources[at]
    const made = link(`sources/${id}/`, name)
    if (withheld) made.className = "tl-withheld"
    return made
  }

  const chosen = figure => data.metrics[figure.metric] === metric
  const label = figure => make("span", { class: "tl-label" }, `${data.metrics[figure.metric].inline} `)

  // A row's figures; in a column of its own a figure needs no label, but shows what it is ordered by.
  const claims = (row, wanted) => {
    const figures = row.figures.filter(wanted)
    return figures.length ? make("ul", { class: "tl-figures" }, ...figures.map(figure => make("li", null,
      link(`${entry(row)}#${figure.id}`, wanted === chosen ? "" : label(figure), make("span", { class: "tl-number" }, figure.words)),
      figure.scope && small(`(${figure.scope})`),
      wanted === chosen ? small(make("span", { class: "tl-bounds" }, `read as ${bounds(figure)}`)) : ""))) : ""
  }

  const badge = (tag, text, attributes) => small(make(tag, { class: "tl-badge", ...attributes }, text))
  const title = (row, folded) => {
    const original = !folded && originalOf(row, state)
    return [
      link(entry(row), row.title),
      original ? badge("a", "retells", { href: base + entry(original), title: original.title }) : "",
      row.status && row.changed <= known ? badge("span", row.status) : "",
    ]
  }

  // "+9 who repeat it": opens into the entries that retell the claim and the sources that carried the report.
  const repeats = row => {
    const told = row.told.filter(one => one.known <= known)
    const relays = row.relays.filter(([, day]) => day <= known).map(([at]) => at)
    if (!told.length && !relays.length) return ""
    const who = new Set([...told.map(one => one.source), ...relays])
    who.delete(row.source)
    return small(repeatsButton(row.id, who.size ? `+${who.size} who repeat it` : "retold by itself",
      event => unfold(event.target, row, told, relays)))
  }

  const unfold = (opener, row, told, relays) => {
    const open = opener.matches("[aria-expanded=true]")
    set(opener, { "aria-expanded": `${!open}` })
    const own = opener.closest("article, tr")
    if (open) return own.opened.forEach(remove)
    own.opened = told.map(one => drawRow(one, true))
    if (relays.length) own.opened.push(carried(row, relays))
    own.after(...own.opened)
  }
  // Take a folded row away, and what was unfolded below it.
  const remove = element => {
    element.opened?.forEach(remove)
    element.remove()
  }

  const carried = (row, relays) => {
    const names = relays.flatMap((at, before) => [before ? ", " : "", sourceLink(at)])
    const text = ["Also carried by ", ...names, ": ", link(`${entry(row)}#_repeated-by`, "dates and addresses")]
    return table
      ? make("tr", { class: "tl-told" }, make("td", { colspan: columns }, ...text))
      : make("article", { class: "tl-card tl-told" }, make("p", null, ...text))
  }

  const drawRow = (row, folded) => {
    const source = [sourceLink(row.source), repeats(row)]
    const own = folded ? "tl-told" : ""
    // A disagreement is one of what is known now.
    const flag = row.flag && !state.known ? make("a", { class: "tl-flag", href: base + row.flag }, "disagrees") : ""
    if (!table) {
      return make("article", { class: `tl-card ${own}` },
        make("p", { class: "tl-when" }, when(row), " · ", ...source),
        make("h3", null, ...title(row, folded)), claims(row, () => true), flag)
    }
    const cell = (name, ...children) => make("td", { class: `tl-${name}` }, ...children)
    return make("tr", { class: own },
      cell("date", when(row)), cell("title", ...title(row, folded)), cell("source", ...source),
      metric ? make("td", { class: "tl-chosen", "data-label": metric.name }, claims(row, chosen)) : "",
      cell("numbers", claims(row, figure => !chosen(figure)), flag))
  }

  // ---- All rows: a month's stand together where the order is that of dates; elsewhere all stand in one group

  const view = table ?? make("div", { class: "tl-reading" })
  const more = button("", { class: "md-button", click: () => next(WINDOW).querySelector("a").focus() })
  const dated = !state.sort || state.sort === "date"
  let at = 0, month = "", group = null

  const head = (id, text) => view.append(table
    ? make("tbody", { id }, make("tr", { class: "tl-year" }, make("th", { colspan: columns, scope: "rowgroup" }, text)))
    : make("h2", { id }, text))

  // Draw more rows; give back the first of them.
  const next = size => {
    const rows = shown.slice(at, at + size).map(row => {
      const now = dated ? row.month : "all"
      if (now !== month) {
        const year = now.slice(0, -3)
        if (dated && !table) head(`m${now}`, monthName(now))
        else if (dated && year !== month.slice(0, -3)) head(`y${year}`, year)
        group = make(table ? "tbody" : "div", { id: table && dated && `m${now}` })
        view.append(group)
        month = now
      }
      const element = drawRow(row)
      group.append(element)
      return element
    })
    at += rows.length
    more.textContent = `Show more (${number(shown.length - at)} left)`
    more.hidden = at >= shown.length
    return rows[0]
  }

  if (view.parentNode !== list) list.replaceChildren(view)
  while (list.lastChild !== view) list.lastChild.remove()
  list.append(shown.length ? more : make("p", null, none))
  const fill = left => {
    if (left <= 0 || !more.isConnected) return // another state is drawn by now
    next(STEP)
    setTimeout(fill, 0, left - STEP)
  }
  fill(WINDOW)
  return place => { while (at <= place) next(WINDOW) }
}
