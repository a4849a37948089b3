"""Light and dark in a real browser: the reader's system decides until the button is pressed."""

import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Route, expect

from tests.browser.conftest import Visit, serve
from tests.browser.test_pages import Scheme, visit
from tests.support.projects import build, copy_lake

pytestmark = pytest.mark.browser

NAMES = {"default": "Switch to dark colours", "slate": "Switch to light colours"}
FIRST = "new PerformanceObserver(() => { window.first ??= document.body.dataset.mdColorScheme })"
FIRST += ".observe({ type: 'paint' })"


def expect_scheme(seen: Visit, scheme: str) -> None:
    expect(seen.page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
    expect(seen.page.get_by_role("button", name=NAMES[scheme], exact=True)).to_be_visible()


@pytest.mark.parametrize(
    ("system", "schemes"), [("light", ("default", "slate")), ("dark", ("slate", "default"))]
)
def test_a_press_is_kept_and_a_second_gives_it_back_to_the_system(
    browser: Browser, contexts: list[BrowserContext], topic: str, *, system: Scheme, schemes: tuple[str, str]
) -> None:
    seen = visit(browser, contexts, topic, scheme=system)
    seen.page.add_init_script(FIRST)
    seen.open("method/")
    expect_scheme(seen, schemes[0])
    seen.page.get_by_role("button", name=NAMES[schemes[0]]).press("Enter")
    expect_scheme(seen, schemes[1])
    seen.page.reload()
    expect_scheme(seen, schemes[1])
    seen.page.wait_for_function("window.first")
    assert seen.page.evaluate("window.first") == schemes[1]  # no flash of the other
    box = seen.page.get_by_role("button", name=NAMES[schemes[1]]).bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 24
    seen.page.get_by_role("button", name=NAMES[schemes[1]]).press("Space")
    expect_scheme(seen, schemes[0])
    seen.page.emulate_media(color_scheme="dark" if system == "light" else "light")
    expect_scheme(seen, schemes[1])  # nothing is chosen any more
    assert seen.errors == []


def late(route: Route) -> None:
    time.sleep(0.5)
    route.continue_()


@pytest.mark.parametrize(("system", "scheme"), [("light", "default"), ("dark", "slate")])
def test_colours_wait_for_no_script(
    browser: Browser, contexts: list[BrowserContext], topic: str, *, system: Scheme, scheme: str
) -> None:
    seen = visit(browser, contexts, topic, scheme=system)
    seen.page.add_init_script(FIRST)
    seen.page.route("**/*.js", late)
    seen.open("method/")
    expect_scheme(seen, scheme)
    seen.page.wait_for_function("window.first")
    assert seen.page.evaluate("window.first") == scheme
    assert seen.errors == []


TWO_ICONS = """site_name: Lake levels of Example Valley
plugins: [search, timeline]
theme:
  name: material
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      toggle: {icon: material/brightness-7, name: Switch to dark colours}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      toggle: {icon: material/brightness-4, name: Switch to light colours}
"""


def test_of_two_icons_one_is_shown(browser: Browser, contexts: list[BrowserContext], tmp_path: Path) -> None:
    project = copy_lake(tmp_path / "project")
    (project / "mkdocs.yml").write_text(TWO_ICONS)
    for root in serve(build(project, project / "site")):
        seen = visit(browser, contexts, root)
        seen.open("method/")
        shown = seen.page.locator(".tl-colours svg:visible path")
        day = shown.get_attribute("d")
        seen.page.get_by_role("button", name=NAMES["default"]).click()
        expect_scheme(seen, "slate")
        assert shown.get_attribute("d") != day
        assert seen.errors == []


def test_without_scripts_there_is_no_button(
    browser: Browser, contexts: list[BrowserContext], topic: str
) -> None:
    seen = visit(browser, contexts, topic, scripts=False)
    seen.open("method/")
    assert seen.page.locator("header button:visible").count() == 0
