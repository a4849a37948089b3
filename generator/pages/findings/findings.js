// @ts-check
// The page of findings: a choice of one figure, in place of the links to the figures' own pages.
//
// The page is complete without it. A finding whose link is followed is shown, whatever was chosen before.
import { fromAddress, keep, number, onMove, onPage, part, parts, say } from "./shared.js"

onPage(".tl-by-figure:not(:has(select))", place => {
  const list = /** @type {HTMLElement} */ (place.nextElementSibling)
  const findings = parts(list, "[data-metric]")
  const kinds = parts(document, ".tl-kinds a").map(link => {
    const heading = part(document, /** @type {HTMLAnchorElement} */ (link).hash)
    const count = /** @type {Element} */ (link.nextElementSibling)
    const [item, section] = /** @type {HTMLElement[]} */ ([link.parentElement, heading.parentElement])
    return { item, count, section, all: count.textContent }
  })
  const figures = parts(place, "a").map(link => new Option(link.textContent ?? "", link.dataset.key))

  place.replaceChildren(/** @type {HTMLTemplateElement} */ (part(place, "template")).content)
  const select = /** @type {HTMLSelectElement} */ (part(place, "select"))
  select.append(...figures)
  const status = part(place, "[role=status]")

  /** @param {string} metric */
  const show = metric => {
    for (const finding of findings) finding.hidden = metric !== "" && finding.dataset.metric !== metric
    for (const { item, count, section, all } of kinds) {
      const shown = parts(section, "[data-metric]:not([hidden])").length
      section.hidden = item.hidden = shown === 0
      count.textContent = metric ? `(${number(shown)})` : all
    }
    select.value = metric
    const shown = findings.filter(finding => !finding.hidden).length
    status.textContent = metric && say(status.dataset.share ?? "", { n: number(shown), all: number(findings.length) })
  }
  /** @param {string} metric */
  const choose = metric => {
    keep({ figure: metric }, true)
    show(metric)
  }
  const read = () => {
    const metric = fromAddress("figure")
    show([...select.options].some(option => option.value === metric) ? metric : "")
    // Where a link leads to what the choice hides, the link wins.
    const { hash } = location
    const target = document.getElementById(decodeURIComponent(hash.slice(1)))
    if (!target?.closest("[hidden]")) return
    show("")
    keep({ figure: "" }, false, hash)
    target.scrollIntoView()
  }

  select.addEventListener("change", () => choose(select.value))
  onMove(place, read)
  read()
})
