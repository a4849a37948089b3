// The timeline page's controls: search, filters, sorting, folding of retellings, two ways to read; and the strip of months.
//
// The page is whole without them. What they work on is fetched when a reader first shows an interest; from the first use
// on, the list is drawn from it. The state lives in the address.
import { asked, button, count, dayWords, keep, make, number, onMove, onPage, set, slide } from "./shared.js"
import { draw, repeatsButton } from "./timeline-list.js"
import { choose, load } from "./timeline-rows.js"

// A column's header, and what a click on it sorts by first, then by turns. Nothing stands for the newest first.
const COLUMNS = {
  date: ["Date", "", "date"],
  title: ["What was reported", "title", "-title"],
  source: ["Source", "source", "-source"],
  figure: ["", "-figure", "figure"],
  others: ["Figures"],
}


onPage(".tl-place", place => {
  const list = place.nextElementSibling
  const table = list.firstElementChild
  const strip = document.querySelector(".tl-strip")
  const form = place.firstElementChild.content.firstElementChild
  const field = form.elements
  const slider = form.querySelector("[type=range]")
  const follow = slide(field.known, slider)
  const status = form.querySelector("[role=status]")
  const [ofFigure, ofKnown, ofSpan] = form.querySelector(".tl-note").children
  const heads = Object.fromEntries(Object.entries(COLUMNS).map(([name, [label, ...turns]]) => [name,
    make("th", { scope: "col", hidden: name === "figure" }, turns.length ? button(label, { click: () => turn(turns) }) : label)]))
  const entries = many => count(many, "entry", "entries")

  // ---- State: address, controls and list say the same

  const read = () => Object.fromEntries(new FormData(form))
  const FIELDS = Object.keys(read())

  let data = null
  let state = null
  let chosen = null // what the state asks for
  let drawUntil = null // draws more of it

  // Set a control; a value that it does not have becomes its first.
  const put = (control, value) => {
    control.value = value
    if (control.selectedIndex === -1) control.selectedIndex = 0
  }

  // Set controls from the address.
  const recall = names => {
    for (const name of names) {
      if (name === "sort") offerFigure()
      put(field[name], asked(name))
    }
    state = read()
  }

  // Make the list what the controls say. The address follows as a new step (true), in place (false) or not (null).
  const change = async push => {
    if (!await ready()) return
    offerFigure()
    state = read()
    if (push !== null) keep(state, push)
    show()
  }

  // The figure that is filtered by can be sorted by; no other can.
  const offerFigure = () => {
    const [{ value, text }] = field.figure.selectedOptions
    const sort = field.sort.value
    field.sort.querySelectorAll("[value$=figure]").forEach(found => found.remove())
    if (value) field.sort.append(new Option(`${text}, highest first`, "-figure"), new Option(`${text}, lowest first`, "figure"))
    put(field.sort, sort)
  }

  const turn = async ([first, second]) => {
    if (!await ready()) return
    field.sort.value = field.sort.value === first ? second : first
    change(true)
  }

  let loading = null
  const ready = () => loading ??= load(list.dataset.rows).then(found => {
    data = found
    for (const [name, things] of [["source", data.sources], ["figure", data.metrics], ["tag", data.tags]]) {
      field[name].append(...things.map(({ id, name }) => new Option(name, id)))
    }
    recall(FIELDS.filter(name => field[name].options && asked(name)))
    return true
  }).catch(() => {
    loading = null
    status.textContent = status.dataset.failed
  })

  // ---- What is shown: the list, and with it headers, count, notes, strip

  const show = () => {
    chosen = choose(data, state)
    table.className = "tl-rows"
    for (const body of [...table.tBodies]) body.remove() // the headers stay, and with them the focus
    heads.figure.hidden = !state.figure
    heads.figure.firstChild.textContent = field.figure.selectedOptions[0].text
    heads.others.textContent = state.figure ? "Other figures" : COLUMNS.others[0]
    mark()
    drawUntil = draw({ ...list.dataset, list, table: state.view ? null : table, shown: chosen.shown, data, state })
    say()
    shade()
  }

  const mark = () => {
    follow()
    const { sort } = state
    const direction = /^[^-]/.test(sort) ? "ascending" : "descending"
    for (const name in COLUMNS) set(heads[name], { "aria-sort": COLUMNS[name].indexOf(sort, 1) > 0 && direction })
    table.caption.textContent = `Entries: ${field.sort.selectedOptions[0].text}`
  }

  const underClaims = folded => folded ? `, ${number(folded)}${status.dataset.folded}` : ""

  const say = () => {
    const { found, shown } = chosen
    status.textContent = `${number(found)} of ${entries(+list.dataset.total)}${underClaims(found - shown.length)}`
    status.dataset.chosen = FIELDS.filter(name => state[name] && name !== "view").map(inWords).join("; ")
    ofFigure.hidden = !state.sort.endsWith("figure")
    ofKnown.hidden = !state.known
    ofSpan.hidden = !state.from && !state.to
  }

  // What was chosen in a control, for a printed list, which has no controls.
  const inWords = name => {
    const { labels, type, valueAsDate, selectedOptions, value } = field[name]
    return `${labels[0].firstChild.textContent}: ${type === "date" ? dayWords(valueAsDate) : selectedOptions?.[0].text ?? value}`
  }

  // The strip shows how much of each month fits.
  const shade = () => {
    const counts = {}
    for (const { at, month } of data.rows) {
      if (!chosen.fits[at]) continue
      for (const key of [month, month.slice(0, -3)]) counts[key] = (counts[key] ?? 0) + 1
    }
    for (const bar of strip.querySelectorAll("a[data-key]")) {
      const [all, own] = [+bar.dataset.count, counts[bar.dataset.key] ?? 0]
      const whole = bar.querySelector(".tl-all")
      const part = bar.querySelector(".tl-part") ?? whole.parentNode.appendChild(whole.cloneNode())
      const [top, full] = ["y", "height"].map(name => +whole.getAttribute(name))
      const height = own && Math.max(2, Math.round(full * own / all))
      const title = `${bar.title.split(":")[0]}: ${number(own)} of ${entries(all)}`
      set(part, { class: "tl-part", y: top + full - height, height })
      set(bar, { title, "aria-label": title })
    }
  }

  // A bar leads to its month in the list, which may not be drawn that far, or be in another order.
  const jump = event => {
    const key = event.target.closest("a[data-key]")?.dataset.key
    if (!key || !chosen) return
    if (state.sort && state.sort !== "date") {
      state.sort = field.sort.value = ""
      keep(state, true)
      show()
    }
    event.preventDefault()
    const place = chosen.shown.findIndex(row => {
      const month = row.month.slice(0, key.length) // or year
      return state.sort ? month >= key : month <= key
    })
    if (place === -1) return
    drawUntil(place)
    const target = document.getElementById(`m${chosen.shown[place].month}`)
    target.scrollIntoView()
    target.querySelector("a")?.focus({ preventScroll: true })
  }

  // ---- Begin

  table.tHead.rows[0].replaceChildren(...Object.values(heads))
  table.classList.add("tl-folded")
  // What was a link to those who repeat a claim opens them here.
  for (const anchor of table.querySelectorAll("a[href$='#_repeated-by']")) {
    const id = anchor.getAttribute("href").split("/").at(-2)
    anchor.replaceWith(repeatsButton(id, anchor.textContent, async () => {
      await change(false)
      drawUntil?.(chosen.shown.findIndex(row => row.id === id))
      const opener = list.querySelector(`[data-id="${id}"]`)
      opener?.click()
      opener?.focus()
    }))
  }
  form.querySelector("details").open = matchMedia("(min-width:60em)").matches
  place.replaceWith(form)
  list.after(document.querySelector(".tl-ways")) // where the stylesheet shows it as soon as there are scripts
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
  set(form.querySelector("button"), { click: () => {
    const { value } = field.view
    form.reset()
    field.view.value = value
    change(true)
  } })
  window.onbeforeprint = () => drawUntil?.(chosen.shown.length - 1)
  onMove(list, async () => {
    if (FIELDS.every(name => asked(name) === state[name]) || !await ready()) return
    recall(FIELDS)
    show()
  })

  recall(FIELDS.filter(name => !field[name].options))
  mark()
  status.textContent = entries(+list.dataset.total) + underClaims(+list.dataset.retellings)
  if (FIELDS.some(asked)) change(false)
})
