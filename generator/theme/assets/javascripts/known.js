// A figure's page as known on a day: a date field and a slider over the months, in place of the links to months.
//
// The page is whole without them. Every mark of the chart and every claim carries the day by which it had certainly
// been published; what is later than the chosen day is hidden, and so are the parts that speak of today.
(() => {
  "use strict"

  const DAY = /^\d{4}-\d{2}-\d{2}$/

  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    element.append(...children)
    return element
  }
  const valid = text => DAY.test(text ?? "") && !isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text) ? text : ""
  const words = day => new Date(day).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })
  // The last day of a month given as 2025-01.
  const last = month => {
    const [year, number] = month.split("-")
    const day = new Date(0)
    day.setUTCFullYear(+year, +number, 0)
    return day.toISOString().slice(0, 10)
  }

  // Every month from the first to the last in which something became known.
  const monthsBetween = (first, end) => {
    const months = []
    for (let [year, month] = first.split("-").map(Number); ; month === 12 ? (year++, month = 1) : month++) {
      const key = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`
      months.push(key)
      if (key >= end) return months
    }
  }

  const start = (place, signal) => {
    const article = place.parentElement
    const rows = [...article.querySelectorAll("tr[data-known]")]
    // How many claims became known on each day, all of them; the table may list the newest only.
    const days = place.dataset.days.split(" ").map(pair => pair.split(":"))
    const count = limit => days.reduce((sum, [day, many]) => sum + (limit && day > limit ? 0 : +many), 0)
    const total = count("")
    const months = monthsBetween(days[0][0].slice(0, 7), days.at(-1)[0].slice(0, 7))

    const date = make("input", { type: "date", name: "known", min: days[0][0], max: last(months.at(-1)) })
    const slider = make("input", { type: "range", min: 0, max: months.length, value: months.length, "aria-label": "As known at the end of a month" })
    const reset = make("button", { type: "button", class: "md-button" }, "Show all")
    const status = make("p", { role: "status" })

    const show = day => {
      const late = element => day !== "" && element.dataset.known > day
      for (const element of article.querySelectorAll(":is(a, tr)[data-known]")) element.toggleAttribute("hidden", late(element))
      // A name stays while a mark of its origin is shown; its line leads to the latest mark of today.
      for (const name of article.querySelectorAll(".tl-names > g")) {
        name.firstElementChild.toggleAttribute("hidden", late(name))
        name.toggleAttribute("hidden", !name.closest("svg").querySelector(`a.${name.getAttribute("class")}:not([hidden])`))
      }
      // A month of the table whose claims are all hidden has nothing to head.
      for (const group of article.querySelectorAll("tbody[id^=known-]")) group.hidden = !group.querySelector("tr[data-known]:not([hidden])")
      for (const part of article.querySelectorAll("[data-today], .tl-reports")) part.toggleAttribute("hidden", day !== "")
      const claims = `${total.toLocaleString("en")} ${total === 1 ? "claim" : "claims"}`
      const listed = rows.length < total ? ` The table lists the newest ${rows.length.toLocaleString("en")} only.` : ""
      status.textContent = day
        ? `As known on ${words(day)}: ${count(day).toLocaleString("en")} of ${claims}. What is compared below the chart is of today, and left out.${listed}`
        : claims
      date.value = day
      // The slider stands at the month of the day; at its right end stands today.
      slider.value = day ? months.filter(month => month < day.slice(0, 7)).length : months.length
      slider.setAttribute("aria-valuetext", day ? words(day) : "today")
      reset.hidden = day === ""
    }
    const read = () => valid(new URLSearchParams(location.search).get("known"))
    const choose = (day, push) => {
      const address = new URL(location.href)
      if (day) address.searchParams.set("known", day)
      else address.searchParams.delete("known")
      address.hash = ""
      if (address.search !== location.search) history[push ? "pushState" : "replaceState"](null, "", address)
      show(day)
    }

    date.addEventListener("change", () => choose(valid(date.value), true))
    slider.addEventListener("input", () => choose(+slider.value < months.length ? last(months[+slider.value]) : "", false))
    reset.addEventListener("click", () => { choose("", true); date.focus() })
    window.addEventListener("popstate", () => { if (place.isConnected) show(read()) }, { signal })
    place.replaceChildren(make("label", {}, "As known on ", date), slider, reset, status)
    show(read())
  }

  // With instant navigation the theme announces every page, else this one only.
  let leave = new AbortController()
  window.document$.subscribe(() => {
    leave.abort()
    leave = new AbortController()
    const place = document.querySelector(".tl-known")
    if (place) start(place, leave.signal)
  })
})()
