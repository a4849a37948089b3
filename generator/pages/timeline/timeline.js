// @ts-check
// The timeline page's controls: search, filters, sorting, folding of repeats, two ways to read; and the strip of months.
//
// The page is complete without them. What they work on is fetched when a reader first shows an interest; from the first use
// on, the list is drawn from it. The state lives in the address.
import { count, dayWords, fromAddress, keep, make, number, onMove, onPage, part, parts, say, set, slide } from "./shared.js"
import { draw, makeOpener } from "./timeline-list.js"
import { choose, load } from "./timeline-rows.js"

/** @typedef {import("./timeline-rows.js").State} State */
/** @typedef {keyof State} Field */

/** What a click on a column's header sorts by first, then by turns. Nothing stands for the newest first. */
const TURNS = {
  date: ["", "date"],
  title: ["title", "-title"],
  source: ["source", "-source"],
  figure: ["-figure", "figure"],
}

onPage(".tl-place", place => {
  const list = /** @type {HTMLElement} */ (place.nextElementSibling)
  const table = /** @type {HTMLTableElement} */ (list.firstElementChild)
  const strip = part(document, ".tl-strip")
  const form = /** @type {HTMLFormElement} */ (part(/** @type {HTMLTemplateElement} */ (place.firstElementChild).content, "form"))
  /** @type {(name: Field) => HTMLInputElement | HTMLSelectElement} */
  const field = name => /** @type {any} */ (form.elements.namedItem(name)) // the two ways to read are a list with a value
  /** @type {(name: Field) => HTMLSelectElement} */
  const select = name => /** @type {HTMLSelectElement} */ (field(name))
  const known = /** @type {HTMLInputElement} */ (field("known"))
  const slider = /** @type {HTMLInputElement} */ (part(form, "[type=range]"))
  const follow = slide(known, slider)
  const status = part(form, "[role=status]")
  const words = /** @type {Record<string, string>} */ (status.dataset)
  const [ofFigure, ofKnown, ofSpan] = parts(form, ".tl-note p")
  const [date, title, source, others] = parts(table, "thead th")
  const figure = make("th", { scope: "col", hidden: true })
  const figuresWords = others.textContent
  /** @type {Record<string, HTMLElement>} */
  const heads = { date, title, source, figure }

  // ---- State: address, controls and list say the same

  const read = () => /** @type {State} */ (Object.fromEntries(new FormData(form)))
  const FIELDS = /** @type {Field[]} */ (Object.keys(read()))

  /** @type {import("./timeline-rows.js").Data} */
  let data // from the first use on
  let state = read()
  /** What the state asks for. @type {ReturnType<typeof choose> | undefined} */
  let chosen
  /** Draws more of it. @type {ReturnType<typeof draw> | undefined} */
  let drawUntil

  /**
   * Set a control; a value that it does not have becomes its first.
   *
   * @type {(control: HTMLInputElement | HTMLSelectElement, value: string) => void}
   */
  const put = (control, value) => {
    control.value = value
    if (control instanceof HTMLSelectElement && control.selectedIndex === -1) control.selectedIndex = 0
  }

  /**
   * Set controls from the address.
   *
   * @param {Field[]} names
   */
  const recall = names => {
    for (const name of names) {
      if (name === "sort") offerFigure()
      put(field(name), fromAddress(name))
    }
    state = read()
  }

  /**
   * Make the list what the controls say. The address follows as a new step (true), in place (false) or not (null).
   *
   * @param {boolean | null} push
   */
  const change = async push => {
    if (!await ready()) return
    offerFigure()
    state = read()
    if (push !== null) keep(state, push)
    show()
  }

  // The figure that is filtered by can be sorted by; no other can.
  const offerFigure = () => {
    const [{ value, text }] = select("figure").selectedOptions
    const sort = select("sort")
    const { highest = "", lowest = "" } = sort.dataset
    const before = sort.value
    for (const option of parts(sort, "[value$=figure]")) option.remove()
    if (value) sort.append(new Option(say(highest, { figure: text }), "-figure"), new Option(say(lowest, { figure: text }), "figure"))
    put(sort, before)
  }

  /** @param {string[]} turns */
  const turn = async ([first, second]) => {
    if (!await ready()) return
    const sort = select("sort")
    sort.value = sort.value === first ? second : first
    change(true)
  }

  /** @type {Promise<boolean> | null} */
  let loading = null
  const ready = () => loading ??= load(list.dataset.rows ?? "").then(loaded => {
    data = loaded
    select("source").append(...data.sources.map(({ id, name }) => new Option(name, id)))
    select("figure").append(...data.metrics.map(({ id, name }) => new Option(name, id)))
    select("tag").append(...data.tags.map(({ id, name }) => new Option(name, id)))
    recall(FIELDS.filter(name => "options" in field(name) && fromAddress(name)))
    return true
  }).catch(() => {
    loading = null
    status.textContent = words.failed
    return false
  })

  // ---- What is shown: the list, and with it headers, count, notes, strip

  const show = () => {
    chosen = choose(data, state)
    table.className = "tl-rows"
    for (const body of [...table.tBodies]) body.remove() // the headers stay, and with them the focus
    figure.hidden = !state.figure
    part(figure, "button").textContent = select("figure").selectedOptions[0].text
    others.textContent = state.figure ? list.dataset.otherFigures ?? "" : figuresWords
    mark()
    drawUntil = draw({ list, table: state.view ? null : table, shown: chosen.shown, data, state })
    showStatus(chosen.fitting, chosen.shown.length)
    shade(chosen.fits)
  }

  const mark = () => {
    follow()
    const direction = /^[^-]/.test(state.sort) ? "ascending" : "descending"
    for (const [name, turns] of Object.entries(TURNS)) {
      set(heads[name], { "aria-sort": turns.includes(state.sort) && direction })
    }
    if (table.caption) table.caption.textContent = say(list.dataset.caption ?? "", { order: select("sort").selectedOptions[0].text })
  }

  const total = Number(list.dataset.total)
  /** @param {number} many */
  const entries = many => count(many, words.one, words.more)
  /** @type {(own: number, all: number) => string} */
  const share = (own, all) => say(words.share, { n: number(own), all: entries(all) })
  /** @type {(text: string, folded: number) => string} */
  const withFolded = (text, folded) => folded ? say(words.folded, { entries: text, n: number(folded) }) : text

  /** @type {(fitting: number, shown: number) => void} */
  const showStatus = (fitting, shown) => {
    status.textContent = withFolded(share(fitting, total), fitting - shown)
    status.dataset.chosen = FIELDS.filter(name => state[name] && name !== "view").map(inWords).join("; ")
    ofFigure.hidden = !state.sort.endsWith("figure")
    ofKnown.hidden = !state.known
    ofSpan.hidden = !state.from && !state.to
  }

  /**
   * What was chosen in a control, for a printed list, which has no controls.
   *
   * @param {Field} name
   */
  const inWords = name => {
    const control = field(name)
    const option = "selectedOptions" in control && control.selectedOptions[0].text
    const day = "valueAsDate" in control && control.valueAsDate
    return `${control.labels?.[0].firstChild?.textContent}: ${option || day && dayWords(day) || control.value}`
  }

  /**
   * The strip shows how much of each month fits.
   *
   * @param {boolean[]} fits
   */
  const shade = fits => {
    /** @type {Record<string, number>} */
    const counts = {}
    for (const { at, month: { id } } of data.rows) {
      if (!fits[at]) continue
      for (const key of [id, id.slice(0, -3)]) counts[key] = (counts[key] ?? 0) + 1
    }
    for (const bar of parts(strip, "a[data-key]")) {
      const { key = "", count: every } = bar.dataset
      const [all, own] = [Number(every), counts[key] ?? 0]
      const outline = part(bar, ".tl-all")
      const shaded = bar.querySelector(".tl-part") ?? outline.insertAdjacentElement("afterend", /** @type {Element} */ (outline.cloneNode()))
      const [top, full] = ["y", "height"].map(name => Number(outline.getAttribute(name)))
      const height = own && Math.max(2, Math.round(full * own / all))
      const title = `${bar.title.split(":")[0]}: ${share(own, all)}`
      if (shaded) set(shaded, { class: "tl-part", y: top + full - height, height })
      set(bar, { title, "aria-label": title })
    }
  }

  /**
   * A bar leads to its month in the list, which may not be drawn that far, or be in another order.
   *
   * @param {Event} event
   */
  const jump = event => {
    const bar = /** @type {Element} */ (event.target).closest("a[data-key]")
    const key = bar?.getAttribute("data-key")
    if (!key || !chosen) return
    if (state.sort && state.sort !== "date") {
      state.sort = select("sort").value = ""
      keep(state, true)
      show()
    }
    event.preventDefault()
    const place = chosen.shown.findIndex(row => {
      const own = row.month.id.slice(0, key.length) // or year
      return state.sort ? own >= key : own <= key
    })
    if (place === -1) return
    drawUntil?.(place)
    const target = part(document, `#m${chosen.shown[place].month.id}`)
    target.scrollIntoView()
    target.querySelector("a")?.focus({ preventScroll: true })
  }

  // ---- Begin

  others.before(figure)
  for (const [name, turns] of Object.entries(TURNS)) {
    const text = heads[name].textContent ?? ""
    heads[name].replaceChildren(make("button", { type: "button", click: () => turn(turns) }, text))
  }
  table.classList.add("tl-folded")
  // What was a link to those who repeat an entry opens them here.
  for (const link of parts(table, "a[href$='#_repeated-by']")) {
    const id = link.getAttribute("href")?.split("/").at(-2) ?? ""
    makeOpener(/** @type {Element} */ (link.parentElement), id, async () => {
      await change(false)
      drawUntil?.(chosen?.shown.findIndex(row => row.id === id) ?? -1)
      const opener = list.querySelector(`[data-id="${id}"]`)
      if (!(opener instanceof HTMLElement)) return
      opener.click()
      opener.focus()
    })
  }
  /** @type {HTMLDetailsElement} */ (part(form, "details")).open = matchMedia("(min-width:60em)").matches
  place.replaceWith(form)
  list.after(part(document, ".tl-ways")) // where the stylesheet shows it as soon as there are scripts
  set(strip, { click: jump })

  let typing = "" // the field being typed in: its first letter is a step in the history, the others change that step
  set(form, {
    input: ({ target }) => {
      const typed = /search|date/.test(target.type) ? target.name : ""
      change(target === slider ? null : !typed || typed !== typing)
      typing = typed
    },
    focusout: () => { typing = "" },
    submit: event => event.preventDefault(),
    pointerover: ready,
    focusin: ready,
  })
  set(slider, { change: () => change(false) }) // once a drag has ended: browsers refuse too many
  set(part(form, "button"), { click: () => {
    const view = field("view")
    const { value } = view
    form.reset()
    view.value = value
    change(true)
  } })
  window.onbeforeprint = () => drawUntil?.((chosen?.shown.length ?? 0) - 1)
  onMove(list, async () => {
    if (FIELDS.every(name => fromAddress(name) === state[name]) || !await ready()) return
    recall(FIELDS)
    show()
  })

  recall(FIELDS.filter(name => !("options" in field(name))))
  mark()
  status.textContent = withFolded(entries(total), Number(list.dataset.repeats))
  if (FIELDS.some(fromAddress)) change(false)
})
