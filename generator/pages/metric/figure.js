// A figure's page as known on a day: a date field and a slider, in place of links to months.
//
// The page is whole without them. Every mark of the chart and every claim carries the day by which it had certainly been
// published; what is later than the chosen day is hidden, and so are the parts that speak of today.
import { asked, button, count, dayWords, keep, make, number, onMove, onPage, set, slide } from "./shared.js"

onPage(".tl-known:not(:has(input))", place => {
  const article = place.parentElement
  const rows = [...article.querySelectorAll("tr[data-known]")]
  // How many claims became known on each day, all of them; the table may list the newest only.
  const days = place.dataset.days.split(" ").map(pair => pair.split(":"))
  const total = days.reduce((sum, [, many]) => sum + +many, 0)

  const date = make("input", { type: "date", name: "known", min: days[0][0], max: days.at(-1)[0] })
  const slider = make("input", { type: "range", "aria-label": "As known at the end of a month" })
  const follow = slide(date, slider)
  const reset = button("Show all", { class: "md-button", click: () => { date.value = ""; choose(true); date.focus() } })
  const status = make("p", { role: "status" })

  const late = day => Date.parse(day) > date.valueAsNumber // never, where no day is chosen
  const show = () => {
    const day = date.valueAsDate
    for (const element of article.querySelectorAll(":is(a, tr)[data-known]")) element.toggleAttribute("hidden", late(element.dataset.known))
    // A name stays while a mark of its origin is shown; its line leads to the latest mark of today.
    for (const name of article.querySelectorAll(".tl-names > g")) {
      name.firstElementChild.toggleAttribute("hidden", late(name.dataset.known))
      name.toggleAttribute("hidden", !name.closest("svg").querySelector(`a.${name.getAttribute("class")}:not([hidden])`))
    }
    // A month of the table whose claims are all hidden has nothing to head.
    for (const group of article.querySelectorAll("tbody[id^=known-]")) group.hidden = !group.querySelector("tr[data-known]:not([hidden])")
    for (const part of article.querySelectorAll("[data-today], .tl-reports")) part.toggleAttribute("hidden", day)
    const known = days.reduce((sum, [day, many]) => sum + (late(day) ? 0 : +many), 0)
    const claims = count(total, "claim", "claims")
    const listed = rows.length < total ? ` The table lists the newest ${number(rows.length)} only.` : ""
    status.textContent = day
      ? `As known on ${dayWords(day)}: ${number(known)} of ${claims}. What is compared below the chart is of today, and left out.${listed}`
      : claims
    follow()
    reset.hidden = !day
  }
  const read = () => {
    date.value = asked("known")
    show()
  }
  const choose = push => {
    keep({ known: date.value }, push)
    show()
  }

  set(date, { change: () => choose(true) })
  set(slider, { input: show, change: () => choose(false) }) // the address once a drag has ended: browsers refuse too many
  onMove(place, read)
  place.replaceChildren(make("label", {}, "As known on ", date), slider, reset, status)
  read()
})
