"""Pages as they are printed: a sheet that can be cited, and nothing that only a screen needs."""

import math
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, expect

from tests.browser.conftest import Visit, serve
from tests.browser.test_pages import too_wide, visit
from tests.support.projects import add_settings, build, copy_lake

pytestmark = pytest.mark.browser

ADDRESS = "https://lake.example.org/"
SETTINGS = f"""site_url: {ADDRESS}
repo_url: https://github.com/example/lake
edit_uri: edit/main/docs/
copyright: Entries CC BY 4.0"""
NINTH_OF_NOVEMBER = "1099958400"
WIDTH, HEIGHT = 673, 986
"""The pixels that A4 leaves between the margins."""
SMALLEST = 8 * 96 / 72

ENTRY, FIGURE = "entries/2003-05-02-herald-level/", "figures/lake-level/"
PAGES = (
    ENTRY,
    FIGURE,
    "sources/valley-herald/",
    "timeline/",
    "timeline/2003/",
    "findings/",
    "method/",
    "data/",
)
FOR_SCREENS = (
    ".md-header, .md-tabs, .md-sidebar, .md-footer, .md-search, .md-top, .md-content__button, .md-button, "
    ".headerlink, .tl-permalink, .tl-strip, .tl-controls details, input, select"
)
TYPE_SIZES = """() => {
  const sizes = []
  const texts = document.createTreeWalker(document.querySelector(".md-content"), NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const parent = texts.currentNode.parentElement
    const seen = texts.currentNode.data.trim() && parent.checkVisibility() && !parent.closest(".tl-hidden, title")
    const size = parseFloat(getComputedStyle(parent).fontSize) * parent.currentCSSZoom
    if (seen && size > 0) sizes.push(size) // the theme gives signs that it draws itself no size
  }
  return sizes
}"""


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The lake's site with an address, a repository, tabs and a licence."""
    project = copy_lake(tmp_path_factory.mktemp("sheets") / "project")
    settings = (project / "mkdocs.yml").read_text("utf-8")
    features = "{name: material, features: [navigation.tabs, navigation.top, content.action.edit]}"
    (project / "mkdocs.yml").write_text(settings.replace("{name: material}", features), encoding="utf-8")
    add_settings(project, SETTINGS)
    yield from serve(build(project, project / "site", {"SOURCE_DATE_EPOCH": NINTH_OF_NOVEMBER}))


def printed(
    browser: Browser, contexts: list[BrowserContext], root: str, address: str, *, scripts: bool = True
) -> Visit:
    """A page as it is laid out on paper."""
    seen = visit(browser, contexts, root, width=WIDTH, height=HEIGHT, scripts=scripts)
    seen.page.emulate_media(media="print")
    seen.open(address)
    return seen


def written_behind(place: Locator) -> str:
    """What the stylesheet writes behind an element."""
    text: str = place.evaluate("element => getComputedStyle(element, '::after').content")
    return "" if text == "none" else text.strip('"')


def sheets_of(seen: Visit) -> int:
    """On how many sheets of A4 the page is printed."""
    return len(re.findall(rb"/Type\s*/Page\b", seen.page.pdf(format="A4")))


@pytest.mark.parametrize("address", PAGES)
def test_a_sheet_can_be_cited(
    browser: Browser, contexts: list[BrowserContext], sheets: str, address: str
) -> None:
    seen = printed(browser, contexts, sheets, address)
    sheet = seen.page.locator(".tl-sheet")
    expect(sheet).to_have_text(
        f"Lake levels of Example Valley · {ADDRESS}{address} · Entries CC BY 4.0",
        use_inner_text=True,
    )
    assert seen.page.locator(FOR_SCREENS).locator("visible=true").count() == 0
    assert too_wide(seen) == 0
    sizes = seen.page.evaluate(TYPE_SIZES)
    assert sizes
    assert min(sizes) >= SMALLEST - 0.01
    seen.page.emulate_media(media="screen")
    expect(sheet).to_be_hidden()
    assert seen.page.locator(FOR_SCREENS).locator("visible=true").count() > 0


def test_without_address_and_licence_a_sheet_names_the_site(
    browser: Browser, contexts: list[BrowserContext], lake: str
) -> None:
    seen = printed(browser, contexts, lake, ENTRY)
    text = seen.page.locator(".tl-sheet").inner_text()
    assert text == "Lake levels of Example Valley"


def test_addresses_of_sources_are_written_out(
    browser: Browser, contexts: list[BrowserContext], sheets: str
) -> None:
    seen = printed(browser, contexts, sheets, ENTRY)
    links = seen.page.locator(".md-content a[href^=http]:visible")
    texts = {}
    for at in range(links.count()):
        link = links.nth(at)
        texts[link.get_attribute("href")] = f"{link.inner_text()}{written_behind(link)}"
    url, copy, relay = (
        "https://herald.example.org/2003/05/02/lake?page=1&part=2",
        "https://archive.example.org/herald/1",
        "https://radio.example.org/news/1",
    )
    assert texts == {url: url, copy: f"archived copy <{copy}>", relay: f"the same report <{relay}>"}


@pytest.mark.parametrize(
    ("address", "links"),
    [("sources/valley-herald/", 1), ("sources/gauge-office/", 0), ("data/", 1)],
)
def test_an_address_is_written_once(
    browser: Browser, contexts: list[BrowserContext], sheets: str, *, address: str, links: int
) -> None:
    seen = printed(browser, contexts, sheets, address)
    found = seen.page.locator(".md-content a[href^=http]:visible")
    assert found.count() == links
    for at in range(links):
        text = f"{found.nth(at).inner_text()}{written_behind(found.nth(at))}"
        assert text.count(found.nth(at).get_attribute("href") or "?") == 1


def test_what_is_folded_is_printed(browser: Browser, contexts: list[BrowserContext], sheets: str) -> None:
    seen = printed(browser, contexts, sheets, FIGURE, scripts=False)
    folded = seen.page.locator("details:not([open]) li")
    assert folded.count() > 0
    for at in range(folded.count()):
        expect(folded.nth(at)).to_be_visible()
    seen.page.emulate_media(media="screen")
    expect(folded.first).to_be_hidden()


def test_a_figure_as_known_on_a_day_says_so(
    browser: Browser, contexts: list[BrowserContext], sheets: str
) -> None:
    seen = printed(browser, contexts, sheets, f"{FIGURE}?known=2003-05-04")
    status = seen.page.locator(".tl-known")
    expect(status).to_contain_text("As known on 4 May 2003: 1 of 4 claims.", use_inner_text=True)
    assert status.locator(":is(input, button, label):visible").count() == 0
    seen.open(FIGURE)
    expect(status.locator("[role=status]")).to_have_text("4 claims")
    expect(status).to_be_hidden()
    expect(printed(browser, contexts, sheets, FIGURE, scripts=False).page.locator(".tl-known")).to_be_hidden()


def test_a_list_says_what_was_chosen(browser: Browser, contexts: list[BrowserContext], sheets: str) -> None:
    seen = printed(
        browser, contexts, sheets, "timeline/?text=lake&figure=lake-level&known=2003-05-04&sort=date&unfold=1"
    )
    status = seen.page.locator(".tl-controls [role=status]")
    expect(status).to_have_text("1 of 6 entries")
    assert written_behind(status) == (
        ". Words in titles, sources and figures: lake; Figure: Lake level; As known on: 4 May 2003; "
        "Order: Oldest first; Retellings: Rows of their own."
    )
    assert written_behind(seen.page.get_by_role("button", name="Date")) == ""
    seen.open("timeline/?view=reading")
    expect(seen.page.locator(".tl-reading h3").first).to_be_visible()
    assert written_behind(status) == ""


def test_findings_say_which_figure_was_chosen(
    browser: Browser, contexts: list[BrowserContext], sheets: str
) -> None:
    seen = printed(browser, contexts, sheets, "findings/")
    place = seen.page.locator(".tl-by-figure")
    expect(place).to_be_hidden()
    place.locator("select").evaluate(
        "select => { select.selectedIndex = 1; select.dispatchEvent(new Event('change')) }"
    )
    expect(place).to_be_visible()
    expect(place.locator("select")).to_have_css("appearance", "none")
    expect(place.locator("[role=status]")).to_contain_text("findings listed here")


def test_the_whole_list_is_printed(browser: Browser, contexts: list[BrowserContext], long: str) -> None:
    seen = visit(browser, contexts, long)
    seen.open("timeline/?sort=title&unfold=1")
    more = seen.page.locator(".tl-entries > .md-button")
    expect(more).to_contain_text("left")
    total = int(seen.page.locator(".tl-entries").get_attribute("data-total") or 0)
    rows = seen.page.locator(".tl-entries td.tl-title")
    assert rows.count() < total
    seen.page.pdf()
    assert rows.count() == total
    expect(more).to_be_hidden()


def test_a_figure_needs_no_more_sheets_than_its_text(
    browser: Browser, contexts: list[BrowserContext], lake: str
) -> None:
    assert_no_more_sheets_than_text(printed(browser, contexts, lake, FIGURE))


def assert_no_more_sheets_than_text(seen: Visit) -> None:
    """The report's column is the widest, and the sheets are hardly more than the page is long."""
    row = seen.page.locator("table.tl-metric tbody tr[data-known]").first
    widths = row.locator("td").evaluate_all("cells => cells.map(cell => cell.clientWidth)")
    assert max(widths) == row.locator(".tl-title").evaluate("cell => cell.clientWidth")
    height = seen.page.evaluate("document.scrollingElement.scrollHeight")
    assert sheets_of(seen) <= math.ceil(1.2 * height / HEIGHT) + 1


def test_a_main_template_of_ones_own_comes_first(tmp_path_factory: pytest.TempPathFactory) -> None:
    project = copy_lake(tmp_path_factory.mktemp("template") / "project")
    (project / "theme").mkdir()
    (project / "theme" / "main.html").write_text(
        '{% extends "base.html" %}{% block announce %}Of our own{% endblock %}', encoding="utf-8"
    )
    settings = (project / "mkdocs.yml").read_text("utf-8")
    mine = settings.replace("{name: material}", "{name: material, custom_dir: theme}")
    (project / "mkdocs.yml").write_text(mine, encoding="utf-8")
    page = (build(project, project / "site") / ENTRY / "index.html").read_text("utf-8")
    assert "Of our own" in page
    assert "tl-sheet" not in page
