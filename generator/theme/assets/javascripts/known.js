// As known on a day: a slider over months beside a date field, on the timeline and on a figure's page.
(() => {
  "use strict"

  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    element.append(...children)
    return element
  }
  const words = day => day.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })

  // Months are counted through from the year 0, so that a slider can stand at one.
  const monthOf = day => day.getUTCFullYear() * 12 + day.getUTCMonth()
  const lastDay = month => {
    const day = new Date(0)
    day.setUTCFullYear(0, month + 1, 0)
    return day
  }

  // Let a slider go with a date field, whose ends are the first and the last day on which something became known. It
  // stands at the ends of months, and at its right end for no day at all. Whoever listens to the slider finds the field
  // set; whoever sets the field calls what is given back.
  window.slideMonths = (date, slider) => {
    const today = monthOf(new Date(date.max)) + 1
    date.max = lastDay(today - 1).toISOString().slice(0, 10)
    slider.min = monthOf(new Date(date.min))
    slider.max = today
    const follow = () => {
      const day = date.valueAsDate
      slider.value = day ? monthOf(day) : today
      slider.setAttribute("aria-valuetext", day ? words(day) : "today")
    }
    slider.addEventListener("input", () => {
      date.valueAsDate = +slider.value < today ? lastDay(+slider.value) : null
      follow()
    })
    return follow
  }

  // ---- A figure's page
  //
  // It is whole without the controls, which take the place of links to months. Every mark of the chart and every claim
  // carries the day by which it had certainly been published; what is later than the chosen day is hidden, and so are
  // the parts that speak of today.

  const start = (place, signal) => {
    const article = place.parentElement
    const rows = [...article.querySelectorAll("tr[data-known]")]
    // How many claims became known on each day, all of them; the table may list the newest only.
    const days = place.dataset.days.split(" ").map(pair => pair.split(":"))
    const total = days.reduce((sum, [, many]) => sum + +many, 0)

    const date = make("input", { type: "date", name: "known", min: days[0][0], max: days.at(-1)[0] })
    const slider = make("input", { type: "range", "aria-label": "As known at the end of a month" })
    const follow = slideMonths(date, slider)
    const reset = make("button", { type: "button", class: "md-button" }, "Show all")
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
      const claims = `${total.toLocaleString("en")} ${total === 1 ? "claim" : "claims"}`
      const listed = rows.length < total ? ` The table lists the newest ${rows.length.toLocaleString("en")} only.` : ""
      status.textContent = day
        ? `As known on ${words(day)}: ${known.toLocaleString("en")} of ${claims}. What is compared below the chart is of today, and left out.${listed}`
        : claims
      follow()
      reset.hidden = !day
    }
    const read = () => {
      date.value = new URLSearchParams(location.search).get("known")
      show()
    }
    const keep = how => {
      const address = new URL(location.href)
      if (date.value) address.searchParams.set("known", date.value)
      else address.searchParams.delete("known")
      address.hash = ""
      if (address.search !== location.search) history[how](null, "", address)
      show()
    }

    date.addEventListener("change", () => keep("pushState"))
    slider.addEventListener("input", show)
    slider.addEventListener("change", () => keep("replaceState")) // once a drag has ended: browsers refuse too many
    reset.addEventListener("click", () => { date.value = ""; keep("pushState"); date.focus() })
    window.addEventListener("popstate", () => { if (place.isConnected) read() }, { signal })
    place.replaceChildren(make("label", {}, "As known on ", date), slider, reset, status)
    read()
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
