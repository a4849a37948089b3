"""Every kind of page, and what a reader makes of it, meets WCAG 2.2 AA and good practice, as far as axe can tell."""

from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.conftest import Visit
from tests.browser.test_pages import Scheme, visit
from tests.support.kinds import kinds

pytestmark = pytest.mark.browser

AXE = files("axe_playwright_python") / "axe.min.js"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RUN = """
tags => {
  const still = new CSSStyleSheet() // a colour half-way between two is nobody's fault
  still.replaceSync("*, ::before, ::after { transition: none !important; animation: none !important }" +
    "* { content-visibility: visible !important }") // else boxes out of sight have a guessed height
  document.adoptedStyleSheets.push(still)
  return axe.run(document, { runOnly: tags, resultTypes: ["violations"] }).then(result =>
    result.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html}: ${node.failureSummary}`)))
}
"""
COMPLEX = 4
"""So many pages, the largest, are looked at on every screen and in every scheme; all others on two."""

PHONE, DESK = (390, 844), (1280, 800)
on_two_screens = pytest.mark.parametrize(("screen", "scheme"), [(PHONE, "light"), (DESK, "dark")])


def violations(seen: Visit) -> list[str]:
    """What is wrong with the page as it stands, with all that is folded opened: the rule, the element, the reason."""
    seen.unfold()
    found: list[str] = seen.page.evaluate(RUN, TAGS)
    return found


def checked(
    browser: Browser, contexts: list[BrowserContext], root: str, *, screen: tuple[int, int], scheme: Scheme
) -> Visit:
    """A page into which axe comes with every document."""
    width, height = screen
    seen = visit(browser, contexts, root, width=width, height=height, scheme=scheme)
    seen.page.add_init_script(AXE.read_text("utf-8"))
    return seen


def assert_sound(seen: Visit) -> None:
    found = violations(seen)
    assert not found, "\n".join(found)


def assert_all_sound(seen: Visit, addresses: tuple[str, ...]) -> None:
    found = []
    for address in addresses:
        seen.open(address)
        found += [f"{address}: {wrong}" for wrong in violations(seen)]
    assert not found, "\n".join(found)


@on_two_screens
def test_every_kind_of_page(
    browser: Browser,
    contexts: list[BrowserContext],
    topic: str,
    topic_site: Path,
    *,
    screen: tuple[int, int],
    scheme: Scheme,
) -> None:
    seen = checked(browser, contexts, topic, screen=screen, scheme=scheme)
    assert_all_sound(seen, kinds(topic_site))


@pytest.mark.parametrize(("screen", "scheme"), [(PHONE, "dark"), (DESK, "light")])
def test_the_most_complex_pages_in_the_other_colours(
    browser: Browser,
    contexts: list[BrowserContext],
    topic: str,
    topic_site: Path,
    *,
    screen: tuple[int, int],
    scheme: Scheme,
) -> None:
    seen = checked(browser, contexts, topic, screen=screen, scheme=scheme)
    by_size = sorted(kinds(topic_site), key=lambda address: -_file(topic_site, address).stat().st_size)
    assert_all_sound(seen, tuple(by_size[:COMPLEX]))


def _file(site: Path, address: str) -> Path:
    return site / address if address.endswith(".html") else site / address / "index.html"


@on_two_screens
def test_the_search_with_its_results(
    browser: Browser, contexts: list[BrowserContext], topic: str, *, screen: tuple[int, int], scheme: Scheme
) -> None:
    seen = checked(browser, contexts, topic, screen=screen, scheme=scheme)
    seen.open("")
    if screen == PHONE:
        seen.page.locator(".md-header__button[for=__search]").click()
    box = seen.page.get_by_role("dialog").locator("input")
    box.click()
    box.press_sequentially("figures")
    seen.page.locator(".md-search-result__link").first.wait_for()
    assert_sound(seen)


@on_two_screens
def test_a_timeline_that_was_filtered_as_a_table_and_to_read(
    browser: Browser, contexts: list[BrowserContext], topic: str, *, screen: tuple[int, int], scheme: Scheme
) -> None:
    seen = checked(browser, contexts, topic, screen=screen, scheme=scheme)
    seen.open("timeline/")
    seen.unfold()
    title = seen.page.locator(".tl-title a").first.inner_text()
    seen.page.locator(".tl-controls [name=text]").fill(title)
    expect(seen.page.get_by_role("status")).to_contain_text(" of ")
    assert_sound(seen)
    seen.page.get_by_label("Reading column").check()
    expect(seen.page.locator(".tl-entries h3")).not_to_have_count(0)
    assert_sound(seen)


@on_two_screens
def test_findings_and_claims_that_were_filtered(
    browser: Browser,
    contexts: list[BrowserContext],
    topic: str,
    topic_site: Path,
    *,
    screen: tuple[int, int],
    scheme: Scheme,
) -> None:
    seen = checked(browser, contexts, topic, screen=screen, scheme=scheme)
    seen.open("findings/")
    seen.page.get_by_label("Figure").select_option(index=1)
    assert_sound(seen)
    seen.open(
        next(
            address
            for address in kinds(topic_site)
            if address.startswith("figures/") and address.count("/") > 1
        )
    )
    seen.page.get_by_role("slider").press("Home")
    assert_sound(seen)


def test_it_finds_what_is_put_in(browser: Browser, contexts: list[BrowserContext], topic: str) -> None:
    seen = checked(browser, contexts, topic, screen=DESK, scheme="light")
    seen.open("method/")
    before = violations(seen)
    seen.page.evaluate("""() => {
      document.documentElement.removeAttribute("lang")
      const put = '<img src="data:,"><p style="color: #aaa">pale</p><h6>deep</h6>'
      document.querySelector(".md-content h1").insertAdjacentHTML("afterend", put)
    }""")
    rules = {found.partition(":")[0] for found in violations(seen) if found not in before}
    assert rules == {"html-has-lang", "image-alt", "color-contrast", "heading-order"}
