// What the scripts of several kinds of page share.

// Start on every page that has a place for it. With instant navigation the theme announces pages, some of them twice:
// whoever starts takes the place.
export const onPage = (place, start) => {
  const begin = () => {
    const found = document.querySelector(place)
    if (found) start(found)
  }
  if (window.document$) window.document$.subscribe(begin)
  else begin()
}

// Give an element attributes: functions become listeners, true and false switch.
export const set = (element, attributes) => {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === "function") element.addEventListener(name, value)
    else if (value === false) element.removeAttribute(name)
    else element.setAttribute(name, value === true ? "" : value)
  }
  return element
}
// An element with attributes and children (text or elements).
export const make = (tag, attributes, ...children) => {
  const element = set(document.createElement(tag), attributes)
  element.append(...children.filter(child => child !== ""))
  return element
}
export const button = (text, attributes) => make("button", { type: "button", ...attributes }, text)

export const number = value => value.toLocaleString("en", { maximumFractionDigits: 2 })
export const count = (many, one, more) => `${number(many)} ${many === 1 ? one : more}`

// ---- The address, where a page's state lives

export const asked = name => new URLSearchParams(location.search).get(name) ?? ""

// Write values into the address, beside what others keep there: as a new step in the history, or in place.
export const keep = (values, push, hash = "") => {
  const address = new URL(location.href)
  for (const [name, value] of Object.entries(values)) {
    if (value) address.searchParams.set(name, value)
    else address.searchParams.delete(name)
  }
  address.hash = hash
  if (address.search !== location.search) history[push ? "pushState" : "replaceState"](null, "", address)
}

// Act on every other address of the same page, while a part of it is there: instant navigation takes it away.
export const onMove = (part, act) => {
  const path = location.pathname
  const leave = new AbortController()
  for (const kind of ["popstate", "hashchange"]) {
    addEventListener(kind, () => {
      if (!part.isConnected) leave.abort()
      else if (location.pathname === path) act()
    }, leave)
  }
}

// ---- As known on a day: a slider over months beside a date field

export const dayWords = day => day.toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" })

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
export const slide = (date, slider) => {
  const today = monthOf(new Date(date.max)) + 1
  date.max = lastDay(today - 1).toISOString().slice(0, 10)
  slider.min = monthOf(new Date(date.min))
  slider.max = today
  const follow = () => {
    const day = date.valueAsDate
    slider.value = day ? monthOf(day) : today
    set(slider, { "aria-valuetext": day ? dayWords(day) : "today" })
  }
  set(slider, { input: () => {
    date.valueAsDate = +slider.value < today ? lastDay(+slider.value) : null
    follow()
  } })
  return follow
}
