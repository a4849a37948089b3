// @ts-check
// A figure's page as known on a day: a date field and a slider, in place of links to months.
//
// The page is complete without them. Every mark of the chart and every claim carries the day by which it had certainly been
// published; what is later than the chosen day is hidden, and so are the parts that speak of today.
import { count, dayWords, fromAddress, keep, number, onMove, onPage, part, parts, say, set, slide } from "./shared.js"

onPage(".tl-known:not(:has(input))", place => {
  const article = /** @type {HTMLElement} */ (place.parentElement)
  const rows = parts(article, "tr[data-known]")
  // How many claims became known on each day, all of them; the table may list the newest only.
  const days = (place.dataset.days ?? "").split(" ").map(pair => pair.split(":"))
  const total = days.reduce((sum, [, many]) => sum + +many, 0)

  place.replaceChildren(/** @type {HTMLTemplateElement} */ (part(place, "template")).content)
  const date = /** @type {HTMLInputElement} */ (part(place, "[type=date]"))
  set(date, { min: days[0][0], max: days[days.length - 1][0] })
  const slider = /** @type {HTMLInputElement} */ (part(place, "[type=range]"))
  const follow = slide(date, slider)
  const reset = set(part(place, "button"), { click: () => { date.value = ""; choose(true); date.focus() } })
  const status = part(place, "[role=status]")
  const words = /** @type {Record<string, string>} */ (status.dataset)

  /** @param {string | undefined} day */
  const isLate = day => Date.parse(day ?? "") > date.valueAsNumber // never, where no day is chosen
  const show = () => {
    const day = date.valueAsDate
    for (const element of parts(article, ":is(a, tr)[data-known]")) element.toggleAttribute("hidden", isLate(element.dataset.known))
    // A name stays while a mark of its origin is shown; its line leads to the latest mark of today.
    for (const name of parts(article, ".tl-names > g")) {
      name.firstElementChild?.toggleAttribute("hidden", isLate(name.dataset.known))
      name.toggleAttribute("hidden", !name.closest("svg")?.querySelector(`a.${name.getAttribute("class")}:not([hidden])`))
    }
    // A month of the table whose claims are all hidden has nothing to head.
    for (const group of parts(article, "tbody[id^=known-]")) group.hidden = !group.querySelector("tr[data-known]:not([hidden])")
    for (const element of parts(article, "[data-today], .tl-reports")) element.toggleAttribute("hidden", day !== null)
    const known = days.reduce((sum, [day, many]) => sum + (isLate(day) ? 0 : +many), 0)
    const claims = count(total, words.one, words.more)
    const text = day ? say(words.known, { day: dayWords(day), n: number(known), all: claims }) : claims
    status.textContent = day && rows.length < total ? say(words.listed, { known: text, n: number(rows.length) }) : text
    follow()
    reset.hidden = !day
  }
  const read = () => {
    date.value = fromAddress("known")
    show()
  }
  /** @param {boolean} push */
  const choose = push => {
    keep({ known: date.value }, push)
    show()
  }

  set(date, { change: () => choose(true) })
  set(slider, { input: show, change: () => choose(false) }) // the address once a drag has ended: browsers refuse too many
  onMove(place, read)
  read()
})
