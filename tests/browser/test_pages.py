"""Every kind of page in a real browser: quiet, on one host, no wider than the screen, light and dark."""

from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

Scheme = Literal["light", "dark"]
LAKE_PAGES = (
    "",
    "timeline/",
    "timeline/2003/",
    "entries/2003-05-02-herald-level/",
    "entries/2003-05-05-radio-level/",
    "entries/2004-herald-script/",
    "sources/",
    "sources/valley-herald/",
    "figures/",
    "figures/lake-level/",
    "figures/pumps-lent/",
    "tags/flood/",
    "method/",
    "contribute/",
    "data/",
)
OWN_PAGES = ("", "timeline/", "figures/", "figures/killed/", "sources/", "method/", "contribute/", "data/")
SCREENS = ((390, 844), (1280, 800))


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


def assert_fine(seen: Visit, addresses: tuple[str, ...]) -> None:
    for address in addresses:
        seen.open(address)
        assert seen.errors == [], address
        assert seen.elsewhere == [], address
        assert too_wide(seen) == 0, address
        assert seen.page.locator("h1:visible").count() == 1, address
    seen.settle()
    assert seen.errors == []
    assert seen.elsewhere == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_pages_of_the_lake(
    browser: Browser, contexts: list[BrowserContext], lake: str, *, width: int, height: int, scheme: Scheme
) -> None:
    seen = visit(browser, contexts, lake, width=width, height=height, scheme=scheme)
    assert_fine(seen, LAKE_PAGES)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_pages_of_the_project(
    browser: Browser, contexts: list[BrowserContext], own: str, *, width: int, height: int, scheme: Scheme
) -> None:
    seen = visit(browser, contexts, own, width=width, height=height, scheme=scheme)
    assert_fine(seen, OWN_PAGES)
    seen.open("timeline/")
    links = seen.page.locator(".tl-title a")
    count = links.count()
    entries = [links.nth(at).get_attribute("href") or "" for at in (0, count // 2, count - 1)]
    assert_fine(seen, tuple(entry.removeprefix("../") for entry in entries))


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
    rows = seen.page.locator(".tl-title a:visible")
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
