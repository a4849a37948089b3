// The page of findings: a choice of one figure, in place of the links to the figures' own pages.
//
// The page is whole without it. A finding whose link is followed is shown, whatever was chosen before.
import { asked, keep, make, number, onMove, onPage } from "./shared.js"

onPage(".tl-by-figure:not(:has(select))", place => {
  const list = place.nextElementSibling
  const findings = [...list.querySelectorAll("[data-metric]")]
  const kinds = [...document.querySelectorAll(".tl-kinds a")].map(link => {
    const section = document.getElementById(link.hash.slice(1)).parentElement
    const count = link.nextElementSibling
    return { link: link.parentElement, count, section, all: count.textContent }
  })
  const select = make("select", {}, new Option("Any", ""),
    ...[...place.querySelectorAll("a")].map(link => new Option(link.textContent, link.dataset.key)))
  const status = make("p", { role: "status" })

  const show = metric => {
    for (const finding of findings) finding.hidden = metric && finding.dataset.metric !== metric
    for (const { link, count, section, all } of kinds) {
      const shown = section.querySelectorAll("[data-metric]:not([hidden])").length
      section.hidden = link.hidden = shown === 0
      count.textContent = metric ? `(${number(shown)})` : all
    }
    select.value = metric
    const shown = findings.filter(finding => !finding.hidden).length
    status.textContent = metric ? `${number(shown)} of ${number(findings.length)} findings listed here` : ""
  }
  const choose = metric => {
    keep({ figure: metric }, true)
    show(metric)
  }
  const read = () => {
    const metric = asked("figure")
    show([...select.options].some(option => option.value === metric) ? metric : "")
    // Where a link leads to what the choice hides, the link wins.
    const { hash } = location
    const target = hash && document.getElementById(decodeURIComponent(hash.slice(1)))
    if (!target || !target.closest("[hidden]")) return
    show("")
    keep({ figure: "" }, false, hash)
    target.scrollIntoView()
  }

  select.addEventListener("change", () => choose(select.value))
  onMove(place, read)
  place.replaceChildren(make("label", {}, "Figure ", select), status)
  read()
})
