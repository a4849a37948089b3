// The timeline's rows, from rows.json (made by generator/pages/rows.py): fetched, filtered and put in order.
//
// A state says what is wanted of them: the values of the controls by name, as they stand in the address.

const DAY = 86_400_000
const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
export const iso = day => new Date(day * DAY).toISOString().slice(0, 10)
// The day in a date field as a number, or what stands for no limit.
const dayOf = (text, otherwise) => text ? Date.parse(text) / DAY : otherwise

export const load = async address => {
  const { columns, ...lists } = await (await fetch(address)).json() // which a page of an error is not
  // Each thing comes as its values alone; their names stand once, at the head of the file.
  const named = (things, names) => things.map(values => Object.fromEntries(names.map((name, at) => [name, values[at]])))
  const data = Object.fromEntries(Object.entries(lists).map(([name, things]) => [name, named(things, columns[name])]))
  data.orders = {}
  data.rows.forEach((row, at) => {
    row.at = at
    row.figures = named(row.figures, columns.figures)
    row.month = iso(row.earliest ?? row.latest).slice(0, -3)
    row.told = []
  })
  for (const row of data.rows) {
    row.original = data.rows[row.repeats]
    row.original?.told.push(row)
  }
  return data
}

export const knownBy = state => dayOf(state.known, Infinity)
// The row whose claim a row retells, where that was known.
export const originalOf = (row, state) => row.original?.known <= knownBy(state) ? row.original : null
const placeOf = (things, id) => things.findIndex(thing => thing.id === id)

// All the text that a search looks at; put together when first searched.
const textOf = (row, { sources, metrics }) => row.text ??= plain([
  row.title,
  sources[row.source].name,
  ...row.others.map(at => sources[at].name),
  ...row.relays.map(([at]) => sources[at].name),
  ...row.figures.map(({ metric, words, scope }) => `${metrics[metric].name} ${words} ${scope}`),
].join("\n"))

// Whether a row fits a state.
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

// What a figure sorts by: its number, else the middle of its bounds, else the bound there is.
const size = ({ number, low, high }) => number ?? (high === null ? low : (low + high) / 2)

// All rows in an order. The file has the newest first; equals stay in that order.
const sorted = ({ rows, sources }, sort, metric) => {
  const down = sort[0] === "-"
  const column = sort.replace("-", "")
  const by = (compare, some = rows) => [...some].sort(down ? (a, b) => compare(b, a) : compare)
  if (!column) return rows
  if (column === "date") return [...rows].reverse()
  if (column === "figure") {
    const keys = rows.map(row => {
      const sizes = row.figures.filter(figure => figure.metric === metric).map(size)
      return sizes.length ? (down ? Math.max : Math.min)(...sizes) : null
    })
    const has = row => keys[row.at] !== null
    return [...by((a, b) => keys[a.at] - keys[b.at], rows.filter(has)), ...rows.filter(row => !has(row))]
  }
  const { compare } = new Intl.Collator(document.documentElement.lang || "en", { numeric: true })
  const words = row => column === "title" ? row.title : sources[row.source].name
  return by((a, b) => compare(words(a), words(b)))
}

// What a state asks for: the rows that are shown, how many fit, and whether each fits, by its place in the file.
export const choose = (data, state) => {
  const fits = data.rows.map(filter(data, state))
  const { sort, figure } = state
  const order = data.orders[[sort, figure]] ??= sorted(data, sort, placeOf(data.metrics, figure))
  const found = order.filter(row => fits[row.at])
  return { shown: state.unfold ? found : found.filter(row => !fits[originalOf(row, state)?.at]), found: found.length, fits }
}
