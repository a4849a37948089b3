// The page of findings: a choice of one figure, in place of the links to the figures' own pages.
//
// The page is whole without it. A finding whose link is followed is shown, whatever was chosen before.
(() => {
  "use strict"

  const start = (place, signal) => {
    const list = place.nextElementSibling
    const findings = [...list.querySelectorAll("[data-metric]")]
    const kinds = [...document.querySelectorAll(".tl-kinds a")].map(link => {
      const section = document.getElementById(link.hash.slice(1)).parentElement
      return { link: link.parentElement, count: link.nextElementSibling, section, all: link.nextElementSibling.textContent }
    })
    const select = document.createElement("select")
    select.append(new Option("Any", ""), ...[...place.querySelectorAll("a")].map(link => new Option(link.textContent, link.dataset.key)))
    const label = document.createElement("label")
    label.append("Figure ", select)
    const status = document.createElement("p")
    status.setAttribute("role", "status")
    place.replaceChildren(label, status)

    const show = metric => {
      for (const finding of findings) finding.hidden = metric !== "" && finding.dataset.metric !== metric
      for (const { link, count, section, all } of kinds) {
        const shown = section.querySelectorAll("[data-metric]:not([hidden])").length
        section.hidden = link.hidden = shown === 0
        count.textContent = metric ? `(${shown.toLocaleString("en")})` : all
      }
      select.value = metric
      const shown = findings.filter(finding => !finding.hidden).length
      status.textContent = metric ? `${shown.toLocaleString("en")} of ${findings.length.toLocaleString("en")} findings listed here` : ""
    }
    const keep = (metric, push) => {
      const address = new URL(location.href)
      if (metric) address.searchParams.set("figure", metric)
      else address.searchParams.delete("figure")
      if (push) address.hash = ""
      history[push ? "pushState" : "replaceState"](null, "", address)
    }
    const read = () => {
      const metric = new URLSearchParams(location.search).get("figure") ?? ""
      show([...select.options].some(option => option.value === metric) ? metric : "")
    }
    // Where a link leads to what the choice hides, the link wins.
    const follow = () => {
      const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)))
      if (!target || !target.closest("[hidden]")) return
      show("")
      keep("", false)
      target.scrollIntoView()
    }

    select.addEventListener("change", () => { keep(select.value, true); show(select.value) })
    for (const happening of ["popstate", "hashchange"]) window.addEventListener(happening, () => { if (place.isConnected) { read(); follow() } }, { signal })
    read()
    follow()
  }

  // With instant navigation the theme announces every page, else this one only.
  let leave = new AbortController()
  window.document$.subscribe(() => {
    leave.abort()
    leave = new AbortController()
    const place = document.querySelector(".tl-by-figure")
    if (place) start(place, leave.signal)
  })
})()
