// The timeline page's controls: search, filters, sorting, folding of retellings, two ways to read.
//
// The page is whole without them. What they work on is rows.json (made by generator/pages/rows.py), fetched when a
// reader first shows an interest; from the first use on, the list is drawn from it, a window of rows at a time.
// Everything read from it goes into the page as text, never as HTML. The state lives in the address.
(() => {
  "use strict"

  const WINDOW = 100 // rows drawn unasked; the rest waits behind a button
  const STEP = 20 // of them at a time, so that a key press need not wait for all
  const DAY = 86_400_000
  const FIELDS = ["text", "source", "figure", "tag", "from", "to", "known", "sort", "unfold", "view"]
  const SELECTS = ["source", "figure", "tag", "sort", "unfold"]
  const COLUMNS = { date: "Date", title: "What was reported", source: "Source", figure: "", others: "Figures" }
  // What a click on a column's header sorts by first, then by turns. Nothing stands for the newest first.
  const TURNS = { date: ["", "date"], title: ["title", "-title"], source: ["source", "-source"], figure: ["-figure", "figure"] }

  // ---- Small helpers

  // An element with attributes (functions become listeners, true and false switch) and children (text or elements).
  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes ?? {})) {
      if (typeof value === "function") element.addEventListener(name, value)
      else if (value !== false) element.setAttribute(name, value === true ? "" : value)
    }
    element.append(...children.filter(child => child !== ""))
    return element
  }
  const small = (...children) => make("small", null, " ", ...children)
  const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
  const number = value => value.toLocaleString("en", { maximumFractionDigits: 2 })
  const entries = many => `${number(many)} ${many === 1 ? "entry" : "entries"}`
  const iso = day => new Date(day * DAY).toISOString().slice(0, 10)
  // The day in a date field as a number, or what stands for no limit.
  const dayOf = (text, otherwise) => text ? Date.parse(text) / DAY : otherwise

  // ---- The rows

  const load = async address => {
    const answer = await fetch(address)
    if (!answer.ok) throw answer
    const { columns, ...lists } = await answer.json()
    // Each thing comes as its values alone; their names stand once, at the head of the file.
    const named = (things, names) => things.map(values => Object.fromEntries(names.map((name, at) => [name, values[at]])))
    const data = Object.fromEntries(Object.entries(lists).map(([name, things]) => [name, named(things, columns[name])]))
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

  // All the text that a search looks at; put together when first searched.
  const textOf = (row, { sources, metrics }) => row.text ??= plain([
    row.title,
    sources[row.source].name,
    ...row.others.map(at => sources[at].name),
    ...row.relays.map(([at]) => sources[at].name),
    ...row.figures.map(({ metric, words, scope }) => `${metrics[metric].name} ${words} ${scope}`),
  ].join("\n"))

  // What a figure sorts by: its number, else the middle of its bounds, else the bound there is.
  const size = ({ number, low, high }) => number ?? (high === null ? low : (low + high) / 2)

  // All rows in an order. The file has the newest first; equals stay in that order.
  const sorted = (data, sort, metric) => {
    const { rows, sources } = data
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
    return by(column === "title"
      ? (a, b) => compare(a.title, b.title)
      : (a, b) => compare(sources[a.source].name, sources[b.source].name))
  }

  // ---- One timeline page

  const start = (list, signal) => {
    const { base } = list.dataset
    const [total, retellings] = [+list.dataset.total, +list.dataset.retellings]
    const path = location.pathname
    const strip = document.querySelector(".tl-strip")
    let data = null
    let state = {}
    let shown = [] // the rows that the present state asks for
    let matches = [] // by place in the file: whether a row fits the filters
    let pour = null // draws more of the shown rows
    const orders = new Map()

    // ---- Controls

    const form = document.getElementById("tl-controls").content.firstElementChild.cloneNode(true)
    const [status, note] = form.querySelectorAll("[role=status], .tl-note")
    const option = (value, text) => make("option", { value }, text)
    const field = form.elements
    const slider = form.querySelector("[type=range]")
    const follow = slideMonths(field.known, slider)
    const heads = Object.fromEntries(Object.entries(COLUMNS).map(([name, label]) => [name,
      make("th", { scope: "col", hidden: name === "figure" }, TURNS[name] ? make("button", { type: "button", click: () => turn(name) }, label) : label)]))

    // ---- State: address, controls and list say the same

    const read = () => Object.fromEntries(FIELDS.map(name => [name, field[name].value]))

    // A value that a control does not have becomes its first.
    const set = (control, value) => {
      control.value = value
      if (control.selectedIndex === -1) control.selectedIndex = 0
    }

    // Set controls from the address.
    const recall = names => {
      const query = new URLSearchParams(location.search)
      for (const name of names) {
        if (name === "sort") offerFigure()
        set(field[name], query.get(name) ?? "")
      }
    }

    // Write the state into the address, beside what others keep there.
    const keep = push => {
      const address = new URL(location.href)
      for (const name of FIELDS) {
        if (state[name]) address.searchParams.set(name, state[name])
        else address.searchParams.delete(name)
      }
      address.hash = ""
      if (address.search !== location.search) history[push ? "pushState" : "replaceState"](null, "", address)
    }

    // Make the list what the controls say. The address follows as a new step (true), in place (false) or not (null).
    const change = async push => {
      if (!await ready()) return
      offerFigure()
      state = read()
      if (push !== null) keep(push)
      draw()
    }

    // The figure that is filtered by can be sorted by; no other can.
    const offerFigure = () => {
      const metric = field.figure.selectedOptions[0]
      const chosen = field.sort.value
      field.sort.querySelectorAll("[value$=figure]").forEach(found => found.remove())
      if (metric.value) field.sort.append(option("-figure", `${metric.text}, highest first`), option("figure", `${metric.text}, lowest first`))
      set(field.sort, chosen)
    }

    const turn = async column => {
      if (!await ready()) return
      const [first, second] = TURNS[column]
      field.sort.value = field.sort.value === first ? second : first
      change(true)
    }

    const reset = () => {
      const view = field.view.value
      form.reset()
      field.view.value = view
      change(true)
    }

    let loading = null
    const ready = () => loading ??= load(list.dataset.rows).then(found => {
      data = found
      for (const [name, things] of [["source", data.sources], ["figure", data.metrics], ["tag", data.tags]]) {
        field[name].append(...things.map(({ id, name }) => option(id, name)))
      }
      recall(SELECTS)
      return true
    }).catch(() => {
      loading = null
      status.textContent = "The list could not be fetched; see the pages of years, sources, figures and tags."
      return false
    })

    // ---- What the state asks for

    const placeOf = (things, id) => things.findIndex(thing => thing.id === id)
    const knownBy = () => dayOf(state.known, Infinity)
    // The row whose claim a row retells, where that was known.
    const originalOf = row => row.original && row.original.known <= knownBy() ? row.original : null

    const filter = () => {
      const { text, source, figure, tag, from, to } = state
      const words = plain(text).split(/\s+/).filter(Boolean)
      const [first, last, known] = [dayOf(from, -Infinity), dayOf(to, Infinity), knownBy()]
      const who = placeOf(data.sources, source), metric = placeOf(data.metrics, figure), tagged = placeOf(data.tags, tag)
      return row => row.known <= known
        && (row.latest ?? Infinity) >= first && (row.earliest ?? -Infinity) <= last
        && (!source || row.source === who || row.others.includes(who) || row.relays.some(([at, day]) => at === who && day <= known))
        && (!figure || row.figures.some(one => one.metric === metric))
        && (!tag || row.tags.includes(tagged))
        && words.every(word => textOf(row, data).includes(word))
    }

    const choose = () => {
      matches = data.rows.map(filter())
      const metric = placeOf(data.metrics, state.figure)
      const key = `${state.sort} ${metric}`
      if (!orders.has(key)) orders.set(key, sorted(data, state.sort, metric))
      const found = orders.get(key).filter(row => matches[row.at])
      shown = state.unfold ? found : found.filter(row => !matches[originalOf(row)?.at])
      return found.length
    }

    // ---- Drawing rows

    const reading = () => state.view === "reading"
    const columns = () => Object.values(heads).filter(head => !head.hidden).length
    const link = (address, text, withheld) => make("a", { href: base + address, class: withheld ? "tl-withheld" : false }, text)
    const sourceLink = at => link(`sources/${data.sources[at].id}/`, data.sources[at].name, data.sources[at].withheld)

    const when = ({ date, span, earliest, latest }) =>
      span ? make("span", { class: "tl-vague", title: span }, date, make("span", { class: "tl-hidden" }, ` (${span})`))
        : earliest === latest ? make("time", { datetime: iso(earliest) }, date) : date

    const bounds = ({ low, high }) => low === high ? `exactly ${number(low)}` : high === null ? `${number(low)} or more` : `${number(low ?? 0)} to ${number(high)}`

    const chosen = figure => data.metrics[figure.metric].id === state.figure
    const label = figure => make("span", { class: "tl-label" }, `${data.metrics[figure.metric].name.toLowerCase()} `)

    // A row's figures; in a column of its own a figure needs no label, but shows what it is ordered by.
    const claims = (row, wanted) => {
      const figures = row.figures.filter(wanted)
      return figures.length ? make("ul", { class: "tl-figures" }, ...figures.map(figure => make("li", null,
        make("a", { href: `${base}entries/${row.id}/#${figure.id}` }, wanted === chosen ? "" : label(figure), make("span", { class: "tl-number" }, figure.words)),
        figure.scope && small(`(${figure.scope})`),
        wanted === chosen ? small(make("span", { class: "tl-bounds" }, `read as ${bounds(figure)}`)) : ""))) : ""
    }

    const title = (row, folded) => [
      link(`entries/${row.id}/`, row.title),
      !folded && originalOf(row) ? small(make("a", { class: "tl-badge", href: `${base}entries/${row.original.id}/`, title: row.original.title }, "retells")) : "",
      row.status && row.changed <= knownBy() ? small(make("span", { class: "tl-badge" }, row.status)) : "",
    ]

    // "+9 who repeat it": opens into the entries that retell the claim and the sources that carried the report.
    const repeats = row => {
      const told = row.told.filter(one => one.known <= knownBy())
      const relays = row.relays.filter(([, day]) => day <= knownBy())
      if (!told.length && !relays.length) return ""
      const who = new Set([...told.map(one => one.source), ...relays.map(([at]) => at)])
      who.delete(row.source)
      return small(make("button", { type: "button", class: "tl-repeats", "data-id": row.id, "aria-expanded": "false",
        click: event => unfold(event.currentTarget, row, told, relays) }, who.size ? `+${who.size} who repeat it` : "retold by itself"))
    }

    const unfold = (button, row, told, relays) => {
      const open = button.getAttribute("aria-expanded") === "true"
      button.setAttribute("aria-expanded", `${!open}`)
      const own = button.closest(reading() ? "article" : "tr")
      if (open) return own.opened.forEach(removed)
      own.opened = told.map(one => show(one, true))
      if (relays.length) own.opened.push(carried(row, relays))
      own.after(...own.opened)
    }
    // Take a folded row away, and what was unfolded below it.
    const removed = element => {
      element.opened?.forEach(removed)
      element.remove()
    }

    const carried = (row, relays) => {
      const text = ["Also carried by ", ...relays.flatMap(([at]) => [sourceLink(at), ", "])]
      text[text.length - 1] = ": "
      text.push(link(`entries/${row.id}/#_repeated-by`, "dates and addresses"))
      return reading()
        ? make("article", { class: "tl-card tl-told" }, make("p", null, ...text))
        : make("tr", { class: "tl-told" }, make("td", { colspan: columns() }, ...text))
    }

    // A disagreement is one of what is known now.
    const flag = row => row.flag && !state.known ? make("a", { class: "tl-flag", href: base + row.flag }, "disagrees") : ""

    const show = (row, folded) => {
      const source = [sourceLink(row.source), repeats(row)]
      const own = folded ? "tl-told" : ""
      if (reading()) {
        return make("article", { class: `tl-card ${own}` },
          make("p", { class: "tl-when" }, when(row), " · ", ...source),
          make("h3", null, ...title(row, folded)), claims(row, () => true), flag(row))
      }
      const cell = (name, ...children) => make("td", { class: `tl-${name}` }, ...children)
      return make("tr", { class: own },
        cell("date", when(row)), cell("title", ...title(row, folded)), cell("source", ...source),
        ...state.figure ? [make("td", { class: "tl-chosen", "data-label": heads.figure.textContent }, claims(row, chosen))] : [],
        cell("numbers", claims(row, figure => !chosen(figure)), flag(row)))
    }

    // A month's rows stand together where the order is that of dates; elsewhere all rows stand in one group.
    const dated = () => !state.sort || state.sort === "date"
    const heading = (id, text) => reading() ? make("h2", { id }, text) : make("tbody", { id }, make("tr", { class: "tl-year" }, make("th", { colspan: columns(), scope: "rowgroup" }, text)))

    const drawer = () => {
      const [view] = list.children
      const more = make("button", { type: "button", class: "md-button", click: () => next().querySelector("a").focus() })
      let at = 0, month = "", group = null
      while (list.lastChild !== view) list.lastChild.remove()
      list.append(more)

      // Draw more rows; give back the first of them.
      const next = (size = WINDOW) => {
        const rows = shown.slice(at, at + size)
        const drawn = rows.map(row => {
          const now = dated() ? row.month : "all"
          if (now !== month) {
            if (dated() && reading()) view.append(heading(`m${now}`, monthName(row)))
            else if (dated() && now.slice(0, -3) !== month.slice(0, -3)) view.append(heading(`y${now.slice(0, -3)}`, now.slice(0, -3)))
            group = make(reading() ? "div" : "tbody", reading() || !dated() ? null : { id: `m${now}` })
            view.append(group)
            month = now
          }
          const element = show(row, false)
          group.append(element)
          return element
        })
        at += rows.length
        more.textContent = `Show more (${number(shown.length - at)} left)`
        more.hidden = at >= shown.length
        return drawn[0]
      }
      // Draw until a row is there.
      const until = place => { while (at <= place) next() }
      return { next, until }
    }

    const monthName = row => new Date((row.earliest ?? row.latest) * DAY).toLocaleDateString("en", { month: "long", year: "numeric", timeZone: "UTC" })

    const draw = () => {
      const found = choose()
      table.className = "tl-rows"
      heads.figure.hidden = !state.figure
      if (state.figure) heads.figure.firstChild.textContent = field.figure.selectedOptions[0].text
      heads.others.textContent = state.figure ? "Other figures" : COLUMNS.others
      mark()
      if (pour === null || reading() !== !table.isConnected) list.replaceChildren(reading() ? make("div", { class: "tl-reading" }) : table)
      const [view] = list.children
      if (reading()) view.replaceChildren()
      else [...table.tBodies].forEach(body => body.remove()) // the headers stay, and with them the focus
      const own = pour = drawer()
      const fill = size => {
        if (pour !== own || size <= 0) return
        pour.next(STEP)
        setTimeout(fill, 0, size - STEP)
      }
      if (shown.length) fill(WINDOW)
      else list.append(make("p", null, "No entry fits. Drop a filter or reset."))
      say(found)
      shade()
    }

    // ---- What goes with the rows: headers, count, notes, strip

    const mark = () => {
      follow()
      for (const [name, turns] of Object.entries(TURNS)) {
        const place = turns.indexOf(state.sort ?? "")
        const up = (turns[place] || "-")[0] !== "-"
        if (place === -1) heads[name].removeAttribute("aria-sort")
        else heads[name].setAttribute("aria-sort", up ? "ascending" : "descending")
      }
      table.caption.textContent = `Entries: ${field.sort.selectedOptions[0].text}`
    }

    const underClaims = folded => folded ? `, ${number(folded)} of them folded under the claim they retell` : ""

    const say = found => {
      const folded = found - shown.length
      status.textContent = `${number(found)} of ${entries(total)}${underClaims(folded)}`
      const metric = field.figure.selectedOptions[0].text
      note.replaceChildren(...[
        state.sort?.endsWith("figure") && `${metric} is ordered by the number in the source's words (of “at least 100”, 100), else by the middle of the bounds; of several in one entry, by the ${state.sort[0] === "-" ? "highest" : "lowest"}. Entries without one stand last.`,
        state.known && "Shown is what had certainly been published by that day.",
        (state.from || state.to) && "A vague date fits if one of the days it can mean does.",
      ].filter(Boolean).flatMap(sentence => [sentence, " "]))
    }

    // The strip shows how much of each month fits.
    const shade = () => {
      const counts = new Map()
      for (const row of data.rows) {
        if (!matches[row.at]) continue
        for (const key of [row.month, row.month.slice(0, -3)]) counts.set(key, (counts.get(key) ?? 0) + 1)
      }
      for (const bar of strip.querySelectorAll("a[data-key]")) {
        const [all, own] = [+bar.dataset.count, counts.get(bar.dataset.key) ?? 0]
        const whole = bar.querySelector(".tl-all")
        const part = bar.querySelector(".tl-part") ?? whole.parentNode.appendChild(whole.cloneNode())
        const height = own && Math.max(2, Math.round(whole.getAttribute("height") * own / all))
        part.setAttribute("class", "tl-part")
        part.setAttribute("height", height)
        part.setAttribute("y", +whole.getAttribute("y") + +whole.getAttribute("height") - height)
        bar.title = `${bar.title.split(":")[0]}: ${number(own)} of ${entries(all)}`
        bar.setAttribute("aria-label", bar.title)
      }
    }

    // A bar leads to its month in the list, which may not be drawn that far, or be in another order.
    const jump = event => {
      const key = event.target.closest("a[data-key]")?.dataset.key
      if (!key || !pour) return
      if (!dated()) {
        field.sort.value = ""
        state = read()
        keep(true)
        draw()
      }
      const newest = !state.sort
      const place = shown.findIndex(row => newest ? row.month.slice(0, key.length) <= key : row.month.slice(0, key.length) >= key)
      event.preventDefault()
      if (place === -1) return
      pour.until(place)
      const target = document.getElementById(`m${shown[place].month}`)
      target.scrollIntoView()
      target.querySelector("a")?.focus({ preventScroll: true })
    }

    // ---- Begin

    const table = list.querySelector("table")
    table.tHead.rows[0].replaceChildren(...Object.values(heads))
    table.classList.add("tl-folded")
    // What was a link to those who repeat a claim opens them here.
    for (const anchor of table.querySelectorAll("a[href$='#_repeated-by']")) {
      const id = anchor.getAttribute("href").split("/").at(-2)
      anchor.replaceWith(make("button", { type: "button", class: "tl-repeats", "data-id": id, "aria-expanded": "false",
        click: async () => {
          await change(false)
          pour?.until(shown.findIndex(row => row.id === id))
          const button = list.querySelector(`[data-id="${id}"]`)
          button?.click()
          button?.focus()
        } }, anchor.textContent))
    }
    form.querySelector("details").open = matchMedia("(min-width: 60em)").matches
    form.querySelector("button").addEventListener("click", reset)
    list.before(form)
    list.after(document.querySelector(".tl-ways")) // what stands for the controls where there is no script
    strip.addEventListener("click", jump)

    let typing = "" // the field being typed in: its first letter is a step in the history, the others change that step
    form.addEventListener("input", ({ target }) => {
      const typed = /search|date/.test(target.type) ? target.name : ""
      change(target === slider ? null : !typed || typed !== typing)
      typing = typed
    })
    slider.addEventListener("change", () => change(false)) // once a drag has ended: browsers refuse too many
    form.addEventListener("focusout", () => { typing = "" })
    form.addEventListener("submit", event => event.preventDefault())
    for (const sign of ["pointerover", "focusin"]) form.addEventListener(sign, ready)
    window.addEventListener("popstate", async () => {
      const before = keyOf(state)
      if (location.pathname !== path || !await ready()) return
      recall(FIELDS)
      state = read()
      if (keyOf(state) !== before) draw()
    }, { signal })
    const keyOf = state => JSON.stringify(state)

    recall(FIELDS.filter(name => !SELECTS.includes(name)))
    state = read()
    mark()
    status.textContent = entries(total) + underClaims(retellings)
    if (FIELDS.some(name => new URLSearchParams(location.search).get(name))) change(false)
  }

  // With instant navigation the theme announces every page, else this one only.
  let leave = new AbortController()
  window.document$.subscribe(() => {
    leave.abort()
    leave = new AbortController()
    const list = document.querySelector("[data-rows]")
    if (list) start(list, leave.signal)
  })
})()
