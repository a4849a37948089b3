"""Every kind of page in a real browser: quiet, on one host, remembering nothing, whole on every screen."""

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.conftest import Visit
from tests.support.kinds import kinds

pytestmark = pytest.mark.browser

Scheme = Literal["light", "dark"]
LAKE_PAGES = (
    "",
    "timeline/",
    "timeline/2003/",
    "timeline/known/",
    "entries/2003-05-02-herald-level/",
    "entries/2003-05-05-radio-level/",
    "entries/2004-herald-script/",
    "sources/",
    "sources/valley-herald/",
    "figures/",
    "figures/lake-level/",
    "figures/pumps-lent/",
    "findings/",
    "tags/flood/",
    "method/",
    "contribute/",
    "data/",
)
SCREENS = ((390, 844), (1280, 800))
ZOOMED = ((640, 512), (320, 256))
"""What is left of a screen of 1280 by 1024 when a reader enlarges everything to 200 and to 400 percent."""

CUT_OFF = """
() => {
  const clipped = element => element instanceof HTMLElement
    && ["hidden", "clip"].includes(getComputedStyle(element).overflowX)
    && element.scrollWidth > element.clientWidth + 1
    && element.clientWidth > 1 // what is there for screen readers alone has one pixel
    && element.innerText.trim()
  const beyond = element => {
    const { left, right, width } = element.getBoundingClientRect()
    return element.matches("svg text") && width && (left < -1 || right > document.documentElement.clientWidth + 1)
  }
  return [...document.querySelectorAll(":is(.md-tabs, .md-content, .md-footer) *")]
    .filter(element => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
    .filter(element => clipped(element) || beyond(element))
    .map(element => `${element.tagName} ${element.getAttribute("class")}: ${element.textContent.trim().slice(0, 60)}`)
}
"""


def visit(
    browser: Browser,
    contexts: list[BrowserContext],
    root: str,
    *,
    width: int = 1280,
    height: int = 800,
    scheme: Scheme = "light",
    scripts: bool = True,
) -> Visit:
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, java_script_enabled=scripts
    )
    contexts.append(context)
    return Visit(context.new_page(), root)


def too_wide(seen: Visit) -> int:
    """By how many pixels the page can be scrolled sideways."""
    wide = seen.page.evaluate("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth")
    return int(wide)


def cut_off(seen: Visit) -> list[str]:
    """Texts of which a reader sees a part only. The theme's header shortens its title, and is left out."""
    found: list[str] = seen.page.evaluate(CUT_OFF)
    return found


def kept(seen: Visit) -> list[str]:
    """What the browser remembers of the visit."""
    names: list[str] = seen.page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    return [cookie.get("name", "") for cookie in seen.page.context.cookies()] + names


def assert_whole(seen: Visit, address: str) -> None:
    """Assert that the page is no wider than the screen, and all its text can be read."""
    assert too_wide(seen) == 0, address
    assert cut_off(seen) == [], address


def assert_fine(seen: Visit, addresses: tuple[str, ...]) -> None:
    """Assert that pages are whole as they come and with all opened, and that nothing goes wrong or is kept."""
    for address in addresses:
        seen.open(address)
        assert seen.page.locator("h1:visible").count() == 1, address
        assert_whole(seen, address)
        seen.unfold()
        assert_whole(seen, address)
        assert seen.errors == [], address
        assert seen.elsewhere == [], address
    seen.settle()
    assert seen.errors == []
    assert seen.elsewhere == []
    assert kept(seen) == []


def test_what_is_cut_off_is_found(browser: Browser, contexts: list[BrowserContext], lake: str) -> None:
    seen = visit(browser, contexts, lake, width=390)
    seen.open("figures/lake-level/")
    assert_whole(seen, "figures/lake-level/")
    seen.page.evaluate("""() => {
      const put = `<p class="a" style="overflow: hidden; white-space: nowrap">${"long ".repeat(99)}</p>`
        + `<svg style="overflow: visible"><text class="b" x="-99">left</text></svg>`
      document.querySelector(".md-content h1").insertAdjacentHTML("afterend", put)
    }""")
    assert [found.split()[:2] for found in cut_off(seen)] == [["P", "a:"], ["text", "b:"]]
    seen.page.evaluate("document.querySelector('.md-content h1').style.width = '500px'")
    assert too_wide(seen) > 0


def test_only_a_choice_of_colours_is_kept(
    browser: Browser, contexts: list[BrowserContext], topic: str
) -> None:
    seen = visit(browser, contexts, topic)
    seen.open("")
    seen.page.locator(".tl-colours, .md-header__option label:visible").first.click()
    seen.open("timeline/")
    seen.settle()
    assert kept(seen) == ["/.__palette"]
    assert seen.errors == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_pages_of_the_lake(
    browser: Browser, contexts: list[BrowserContext], lake: str, *, width: int, height: int, scheme: Scheme
) -> None:
    seen = visit(browser, contexts, lake, width=width, height=height, scheme=scheme)
    assert_fine(seen, LAKE_PAGES)


@pytest.mark.parametrize(
    ("width", "height", "scheme"),
    [(390, 844, "dark"), (1280, 800, "light"), (*ZOOMED[0], "dark"), (*ZOOMED[1], "light")],
)
def test_every_kind_of_page_of_a_topic(
    browser: Browser,
    contexts: list[BrowserContext],
    topic: str,
    topic_site: Path,
    *,
    width: int,
    height: int,
    scheme: Scheme,
) -> None:
    seen = visit(browser, contexts, topic, width=width, height=height, scheme=scheme)
    assert_fine(seen, kinds(topic_site))


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_everything_is_there_without_scripts(
    browser: Browser, contexts: list[BrowserContext], lake: str, *, width: int, height: int
) -> None:
    seen = visit(browser, contexts, lake, width=width, height=height, scripts=False)
    for address in LAKE_PAGES:
        seen.open(address)
        assert seen.errors == [], address
        assert seen.page.locator("h1:visible").count() == 1, address
    seen.open("timeline/")
    rows = seen.page.locator(".tl-title > a:visible")
    assert rows.count() == 6
    rows.first.click()
    assert "/entries/2004-herald-script/" in seen.page.url
    seen.open("entries/2003-05-02-herald-level/#lake-level")
    assert seen.page.locator("#lake-level:visible").count() == 1


def test_a_hostile_title_is_shown_and_not_run(
    browser: Browser, contexts: list[BrowserContext], lake: str
) -> None:
    seen = visit(browser, contexts, lake)
    seen.open("entries/2004-herald-script/")
    assert seen.page.title().startswith("</title><script>document.title='run'</script>")
    assert seen.page.locator("h1").inner_text().startswith("</title><script>")


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("pumps", "entries/2003-summer-council-pumps/"),
        ("damage", "entries/2004-02-29-council-count/"),
        ("rangers", "sources/two-rangers/"),
    ],
)
def test_a_word_of_a_title_is_found(
    browser: Browser, contexts: list[BrowserContext], lake: str, *, words: str, address: str
) -> None:
    seen = visit(browser, contexts, lake)
    seen.open("")
    box = seen.page.locator("input.md-search__input")
    box.click()
    box.press_sequentially(words)
    seen.page.locator(f'.md-search-result__link[href*="{address}"]').first.wait_for()
    assert seen.errors == []
    assert seen.elsewhere == []


@pytest.mark.parametrize("way", ["click", "key", "phone", "address"])
def test_the_index_of_the_search_comes_when_it_is_opened(
    browser: Browser, contexts: list[BrowserContext], lake: str, way: str
) -> None:
    width, height = SCREENS[0 if way == "phone" else 1]
    seen = visit(browser, contexts, lake, width=width, height=height)
    seen.open("sources/?q=pumps" if way == "address" else "sources/")
    if way != "address":
        seen.settle()
        assert not any("search_index" in url for url in seen.requests)
    box = seen.page.locator("input.md-search__input")
    if way == "click":
        box.click()
    elif way == "key":
        seen.page.keyboard.press("s")
    elif way == "phone":
        seen.page.locator(".md-header__button[for=__search]").click()
    if way != "address":
        seen.page.keyboard.type("pumps")
    seen.page.locator('.md-search-result__link[href*="council-pumps"]').first.wait_for()
    assert [url.removeprefix(seen.root) for url in seen.requests if "search_index" in url] == [
        "search/search_index.json"
    ]
    assert seen.errors == []


def test_the_search_finds_after_an_instant_navigation(
    browser: Browser, contexts: list[BrowserContext], instant: str
) -> None:
    seen = visit(browser, contexts, instant)
    seen.open("")
    seen.settle()
    seen.page.evaluate("window.kept = true")
    seen.page.get_by_role("link", name="Sources", exact=True).first.click()
    seen.page.get_by_role("heading", name="Sources", exact=True, level=1).wait_for()
    seen.page.wait_for_timeout(1000)  # a moment after a navigation the theme closes the search once more
    seen.page.locator("input.md-search__input").click()
    seen.page.keyboard.type("pumps")
    seen.page.locator('.md-search-result__link[href*="council-pumps"]').first.wait_for()
    assert seen.page.evaluate("window.kept") is True
    assert seen.errors == []


def test_without_script_there_is_no_search(
    browser: Browser, contexts: list[BrowserContext], lake: str
) -> None:
    seen = visit(browser, contexts, lake, scripts=False)
    seen.open("")
    assert seen.page.locator(".md-header__button[for=__search]").is_hidden()
    assert seen.page.locator(".md-search, [role=search], [role=dialog]").count() == 0


def test_a_hostile_title_in_the_search_is_text(
    browser: Browser, contexts: list[BrowserContext], lake: str
) -> None:
    seen = visit(browser, contexts, lake)
    seen.open("timeline/")
    box = seen.page.locator("input.md-search__input")
    box.click()
    box.press_sequentially("took back")
    found = seen.page.locator('.md-search-result__link[href*="2004-herald-script"]').first
    found.wait_for()
    assert "<script>" in found.inner_text()
    assert seen.page.locator(".md-search-result script").count() == 0
    assert seen.page.title() != "run"
    assert seen.errors == []


def test_a_former_address_leads_to_the_entry(
    browser: Browser, contexts: list[BrowserContext], lake: str
) -> None:
    seen = visit(browser, contexts, lake)
    seen.open("entries/2003-05-herald/")
    seen.page.wait_for_url("**/entries/2003-05-02-herald-level/")
    assert seen.errors == []


def test_every_claim_is_a_click_away_from_its_metric(
    browser: Browser, contexts: list[BrowserContext], lake: str
) -> None:
    seen = visit(browser, contexts, lake)
    seen.open("figures/lake-level/")
    links = seen.page.locator(".md-content a[href*='entries/'][href*='#']")
    targets = [links.nth(at).get_attribute("href") or "" for at in range(links.count())]
    assert targets
    for target in targets:
        seen.open(f"figures/lake-level/{target}")
        assert seen.page.locator(f"[id='{target.partition('#')[2]}']:visible").count() == 1
