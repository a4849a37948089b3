// @ts-check
// What the scripts of several kinds of page share.

/** @typedef {Record<string, string | number | boolean | ((event: any) => void) | null | undefined>} Attributes */
/** @typedef {Record<string, string | Node | null>} Slots */

/**
 * Start on every page that has a place for it. With instant navigation the theme announces pages, some of them twice:
 * whoever starts takes the place.
 *
 * @param {string} place
 * @param {(place: HTMLElement) => void} start
 */
export const onPage = (place, start) => {
  const begin = () => {
    const element = document.querySelector(place)
    if (!element) return
    language = /** @type {HTMLElement} */ (element).dataset.language ?? "en"
    start(/** @type {HTMLElement} */ (element))
  }
  if (window.document$) window.document$.subscribe(begin)
  else begin()
}

/**
 * A part that the page's template always has.
 *
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} within
 * @param {string} selector
 */
export const part = (within, selector) => /** @type {T} */ (within.querySelector(selector))

/**
 * All parts that fit a selector.
 *
 * @param {ParentNode} within
 * @param {string} selector
 */
export const parts = (within, selector) => /** @type {HTMLElement[]} */ ([...within.querySelectorAll(selector)])

/**
 * Give an element attributes: functions become listeners, true and false switch.
 *
 * @template {Element} T
 * @param {T} element
 * @param {Attributes} attributes
 */
export const set = (element, attributes) => {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value)
    else if (value === false) element.removeAttribute(name)
    else element.setAttribute(name, value === true ? "" : String(value))
  }
  return element
}

/**
 * An element with attributes and children.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Attributes} attributes
 * @param {(string | Node)[]} children
 */
export const make = (tag, attributes, ...children) => {
  const element = set(document.createElement(tag), attributes)
  element.append(...children)
  return element
}

// ---- Words: the page carries them, with slots in braces

const SLOT = /\{(\w+)\}/g

/**
 * Fill the slots of a text; those for which nothing is given stay.
 *
 * @param {string} text
 * @param {Record<string, unknown>} slots
 */
export const say = (text, slots) => text.replace(SLOT, (slot, name) => String(slots[name] ?? slot))

// The language of the page's sentences, which the place says; that of the page is the theme's, and may be another.
let language = "en"

/** @param {number} value */
export const number = value => value.toLocaleString(language, { maximumFractionDigits: 2 })

/**
 * A number with its noun, from a text for one and a text for more.
 *
 * @param {number} many
 * @param {string} one
 * @param {string} more
 */
export const count = (many, one, more) => say(many === 1 ? one : more, { n: number(many) })

/**
 * Fill the slots in texts and attributes below a node. What is filled in is text, never HTML, and not looked through
 * for slots again. Where there is nothing for a slot (null), its element goes, and with it the note that it stands in.
 *
 * @template {Element | DocumentFragment} T
 * @param {T} root
 * @param {Slots} slots
 */
export const fill = (root, slots) => {
  /** @param {string} text */
  const lacks = text => [...text.matchAll(SLOT)].some(([, name]) => slots[name] === null)
  /** @param {Element | null} element */
  const drop = element => (element?.closest("small") ?? element)?.remove()

  const texts = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode))

  for (const element of root.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (lacks(value)) drop(element)
      else if (value.includes("{")) element.setAttribute(name, say(value, slots))
    }
  }
  for (const text of texts) {
    const pieces = text.data.split(SLOT) // every other one is the name of a slot
    if (lacks(text.data)) drop(text.parentElement)
    else if (pieces.length > 1) text.replaceWith(...pieces.map((piece, at) => at % 2 ? slots[piece] ?? `{${piece}}` : piece))
  }
  return root
}

/**
 * A filled copy of what a template of the page holds.
 *
 * @param {string} id
 * @param {Slots} slots
 */
export const copy = (id, slots) => {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById(id))
  return fill(/** @type {DocumentFragment} */ (template.content.cloneNode(true)), slots)
}

// ---- The address, where a page's state lives

/** @param {string} name */
export const fromAddress = name => new URLSearchParams(location.search).get(name) ?? ""

/**
 * Write values into the address, next to what others keep there: as a new step in the history, or in place.
 *
 * @param {Record<string, string>} values
 * @param {boolean} push
 */
export const keep = (values, push, hash = "") => {
  const address = new URL(location.href)
  for (const [name, value] of Object.entries(values)) {
    if (value) address.searchParams.set(name, value)
    else address.searchParams.delete(name)
  }
  address.hash = hash
  if (address.search !== location.search) history[push ? "pushState" : "replaceState"](null, "", address)
}

/**
 * Act on every other address of the same page, while a part of it is there: instant navigation takes it away.
 *
 * @param {Element} element
 * @param {() => void} act
 */
export const onMove = (element, act) => {
  const path = location.pathname
  const leave = new AbortController()
  for (const kind of ["popstate", "hashchange"]) {
    addEventListener(kind, () => {
      if (!element.isConnected) leave.abort()
      else if (location.pathname === path) act()
    }, leave)
  }
}

// ---- As known on a day: a slider over months next to a date field

/**
 * A day as the pages write it: in English with the day first.
 *
 * @param {Date} day
 */
export const dayWords = day => day.toLocaleDateString(language === "en" ? "en-GB" : language, { dateStyle: "long", timeZone: "UTC" })

/**
 * Months are counted through from the year 0, so that a slider can stand at one.
 *
 * @param {Date} day
 */
const monthOf = day => day.getUTCFullYear() * 12 + day.getUTCMonth()
/** @param {number} month */
const lastDay = month => {
  const day = new Date(0)
  day.setUTCFullYear(0, month + 1, 0)
  return day
}

/**
 * Let a slider go with a date field, whose ends are the first and the last day on which something became known. It
 * stands at the ends of months, and at its right end for no day at all. Whoever listens to the slider meets the field
 * set; whoever sets the field calls what is given back.
 *
 * @param {HTMLInputElement} date
 * @param {HTMLInputElement} slider its data-no-day says what its right end is called
 */
export const slide = (date, slider) => {
  const today = monthOf(new Date(date.max)) + 1
  date.max = lastDay(today - 1).toISOString().slice(0, 10)
  slider.min = String(monthOf(new Date(date.min)))
  slider.max = String(today)
  const follow = () => {
    const day = date.valueAsDate
    slider.value = String(day ? monthOf(day) : today)
    set(slider, { "aria-valuetext": day ? dayWords(day) : slider.dataset.noDay })
  }
  set(slider, { input: () => {
    date.valueAsDate = +slider.value < today ? lastDay(+slider.value) : null
    follow()
  } })
  return follow
}
