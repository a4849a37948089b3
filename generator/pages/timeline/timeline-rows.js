// @ts-check
// The timeline's rows, from rows.json (made by row_data.py): fetched, filtered and put in order.

/**
 * What is wanted of the rows: the values of the controls by name, as they stand in the address.
 *
 * @typedef {Record<"text" | "source" | "figure" | "tag" | "from" | "to" | "known" | "sort" | "unfold" | "view", string>} State
 */
/** @typedef {{ id: string, name: string, withheld: number }} Source */
/** @typedef {{ id: string, name: string, inline: string }} Metric */
/** @typedef {{ id: string, name: string }} Named */
/** @typedef {{ metric: number, id: string, words: string, scope: string, bounds: string, size: number }} Figure */
/**
 * @typedef {object} Row the columns of row_data.py, and what load and textOf add
 * @property {string} id
 * @property {string} title
 * @property {string} date
 * @property {string} span
 * @property {number} exact
 * @property {Named} month
 * @property {number | null} earliest
 * @property {number | null} latest
 * @property {number} known
 * @property {number} source
 * @property {number[]} others
 * @property {number[]} tags
 * @property {[source: number, known: number][]} relays
 * @property {number} repeats
 * @property {string} status
 * @property {number | null} changed
 * @property {string} flag
 * @property {Figure[]} figures
 * @property {number} at its place in the file
 * @property {Row | undefined} original the row that it repeats
 * @property {Row[]} repeatedBy
 * @property {string} [text] all the text that a search looks at
 */
/**
 * @typedef {object} Data
 * @property {Source[]} sources
 * @property {Metric[]} metrics
 * @property {Named[]} tags
 * @property {Named[]} months
 * @property {Row[]} rows
 * @property {Record<string, Row[]>} orders the rows in each order that was asked for, by sort and figure
 */

const DAY = 86_400_000
/** @param {string} text */
const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
/** @param {number} day */
export const iso = day => new Date(day * DAY).toISOString().slice(0, 10)
/**
 * The day in a date field as a number, or what stands for no limit.
 *
 * @param {string} text
 * @param {number} otherwise
 */
const dayOf = (text, otherwise) => text ? Date.parse(text) / DAY : otherwise

/**
 * Fetch the rows.
 *
 * @param {string} address
 * @returns {Promise<Data>}
 */
export const load = async address => {
  const { columns, ...lists } = await (await fetch(address)).json() // which a page of an error is not
  // Each thing comes as its values alone; their names stand once, at the head of the file.
  /** @type {(things: any[][], names: string[]) => any[]} */
  const named = (things, names) => things.map(values => Object.fromEntries(names.map((name, at) => [name, values[at]])))
  const data = Object.fromEntries(Object.entries(lists).map(([name, things]) => [name, named(things, columns[name])]))
  data.rows.forEach((row, at) => {
    row.at = at
    row.figures = named(row.figures, columns.figures)
    row.month = data.months[row.month]
    row.repeatedBy = []
  })
  for (const row of data.rows) {
    row.original = data.rows[row.repeats]
    row.original?.repeatedBy.push(row)
  }
  return /** @type {any} */ ({ ...data, orders: {} })
}

/** @param {State} state */
export const knownBy = state => dayOf(state.known, Infinity)
/**
 * The row that a row repeats, where that was known.
 *
 * @param {Row} row
 * @param {State} state
 */
export const originalOf = (row, state) => row.original && row.original.known <= knownBy(state) ? row.original : undefined
/**
 * @param {Named[]} things
 * @param {string} id
 */
const placeOf = (things, id) => things.findIndex(thing => thing.id === id)

/**
 * All the text that a search looks at; put together when first searched.
 *
 * @param {Row} row
 * @param {Data} data
 */
const textOf = (row, { sources, metrics }) => row.text ??= plain([
  row.title,
  sources[row.source].name,
  ...row.others.map(at => sources[at].name),
  ...row.relays.map(([at]) => sources[at].name),
  ...row.figures.map(({ metric, words, scope }) => `${metrics[metric].name} ${words} ${scope}`),
].join("\n"))

/**
 * What says whether a row fits a state.
 *
 * @param {Data} data
 * @param {State} state
 * @returns {(row: Row) => boolean}
 */
const filter = (data, state) => {
  const { text, source, figure, tag, from, to } = state
  const words = plain(text).split(/\s+/)
  const [first, last, known] = [dayOf(from, -Infinity), dayOf(to, Infinity), knownBy(state)]
  const who = placeOf(data.sources, source), metric = placeOf(data.metrics, figure), tagged = placeOf(data.tags, tag)
  return row => row.known <= known
    && (row.latest ?? Infinity) >= first && (row.earliest ?? -Infinity) <= last
    && (!source || row.source === who || row.others.includes(who) || row.relays.some(([at, day]) => at === who && day <= known))
    && (!figure || row.figures.some(one => one.metric === metric))
    && (!tag || row.tags.includes(tagged))
    && words.every(word => textOf(row, data).includes(word))
}

/**
 * All rows in an order. The file has the newest first; equals stay in that order.
 *
 * @param {Data} data
 * @param {string} sort
 * @param {number} metric
 */
const sorted = ({ rows, sources }, sort, metric) => {
  const down = sort[0] === "-"
  const column = sort.replace("-", "")
  /** @type {(compare: (a: Row, b: Row) => number, some?: Row[]) => Row[]} */
  const by = (compare, some = rows) => [...some].sort(down ? (a, b) => compare(b, a) : compare)
  if (!column) return rows
  if (column === "date") return [...rows].reverse()
  if (column === "figure") {
    const sizes = rows.map(row => {
      const own = row.figures.filter(figure => figure.metric === metric).map(({ size }) => size)
      return own.length ? (down ? Math.max : Math.min)(...own) : NaN
    })
    /** @param {Row} row */
    const has = row => !Number.isNaN(sizes[row.at])
    return [...by((a, b) => sizes[a.at] - sizes[b.at], rows.filter(has)), ...rows.filter(row => !has(row))]
  }
  const { compare } = new Intl.Collator(document.documentElement.lang || "en", { numeric: true })
  /** @param {Row} row */
  const words = row => column === "title" ? row.title : sources[row.source].name
  return by((a, b) => compare(words(a), words(b)))
}

/**
 * What a state asks for: the rows that are shown, how many fit, and whether each fits, by its place in the file.
 *
 * @param {Data} data
 * @param {State} state
 */
export const choose = (data, state) => {
  const fits = data.rows.map(filter(data, state))
  const { sort, figure } = state
  const order = data.orders[`${sort},${figure}`] ??= sorted(data, sort, placeOf(data.metrics, figure))
  const fitting = order.filter(row => fits[row.at])
  /** @param {Row} row */
  const isFolded = row => fits[originalOf(row, state)?.at ?? -1]
  return { shown: state.unfold ? fitting : fitting.filter(row => !isFolded(row)), fitting: fitting.length, fits }
}
