"""A figure's page as known on a day, in a real browser: the field, the slider, the address, and none without script."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.conftest import Visit
from tests.browser.test_pages import too_wide, visit

pytestmark = pytest.mark.browser

PAGE = "figures/lake-level/"
ALL = "4 claims"
LATER = "What is compared below the chart is of today, and left out."


@pytest.fixture
def seen(browser: Browser, contexts: list[BrowserContext], lake: str) -> Iterator[Visit]:
    """The page of a figure; whatever a test does there, nothing goes wrong and nothing is asked of others."""
    found = visit(browser, contexts, lake)
    found.open(PAGE)
    yield found
    assert found.errors == []
    assert found.elsewhere == []


def expect_known(seen: Visit, words: str, *, rows: int) -> None:
    expect(seen.page.locator(".tl-known [role=status]")).to_have_text(words)
    expect(seen.page.locator("tr[data-known]:visible")).to_have_count(rows)


def marks(seen: Visit) -> list[str]:
    """The days by which the marks that are shown were known, in the drawing that is shown."""
    found = seen.page.locator("svg:visible a[data-known]:visible")
    return [found.nth(at).get_attribute("data-known") or "" for at in range(found.count())]


def test_a_day_hides_what_was_not_known_and_reset_shows_it(seen: Visit) -> None:
    expect_known(seen, ALL, rows=4)
    every = marks(seen)
    seen.page.get_by_label("As known on", exact=True).fill("2003-05-04")
    expect_known(seen, f"As known on 4 May 2003: 1 of 4 claims. {LATER}", rows=1)
    assert marks(seen) == [day for day in every if day <= "2003-05-04"] != []
    assert seen.page.url.endswith("?known=2003-05-04")
    assert seen.page.locator("#latest").is_hidden()
    assert seen.page.locator("tbody[id^=known-]:visible").count() == 1
    seen.page.get_by_role("button", name="Show all").click()
    expect_known(seen, ALL, rows=4)
    assert marks(seen) == every
    assert seen.page.url.endswith(PAGE)
    assert seen.page.locator("#latest").is_visible()


def test_the_slider_stands_at_ends_of_months(seen: Visit) -> None:
    slider = seen.page.get_by_role("slider")
    slider.focus()
    slider.press("Home")
    expect_known(seen, f"As known on 31 May 2003: 2 of 4 claims. {LATER}", rows=2)
    assert slider.get_attribute("aria-valuetext") == "31 May 2003"
    slider.press("End")
    expect_known(seen, ALL, rows=4)
    assert slider.get_attribute("aria-valuetext") == "today"


def test_the_address_carries_the_day(seen: Visit) -> None:
    seen.open(f"{PAGE}?known=2003-05-04")
    expect_known(seen, f"As known on 4 May 2003: 1 of 4 claims. {LATER}", rows=1)
    assert seen.page.get_by_label("As known on", exact=True).input_value() == "2003-05-04"
    seen.page.get_by_label("As known on", exact=True).fill("2003-05-31")
    expect_known(seen, f"As known on 31 May 2003: 2 of 4 claims. {LATER}", rows=2)
    seen.page.go_back()
    expect_known(seen, f"As known on 4 May 2003: 1 of 4 claims. {LATER}", rows=1)


@pytest.mark.parametrize("day", ["yesterday", "2003-13-01", "2003-02-30", '"><b>', "20030505"])
def test_a_day_that_is_none_changes_nothing(seen: Visit, day: str) -> None:
    seen.open(f"{PAGE}?known={day}")
    expect_known(seen, ALL, rows=4)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_controls_fit(seen: Visit, width: int) -> None:
    seen.page.set_viewport_size({"width": width, "height": 800})
    assert not too_wide(seen)


def test_without_a_script_there_are_links_to_months(
    browser: Browser, contexts: list[BrowserContext], lake: str
) -> None:
    found = visit(browser, contexts, lake, scripts=False)
    found.open(PAGE)
    assert found.page.locator(".tl-known :is(input, button)").count() == 0
    found.page.locator(".tl-known").get_by_role("link", name="May 2003").click()
    assert found.page.url.endswith("#known-2003-05")
    below = found.page.locator("tbody:target tr[data-known]")
    days = [below.nth(at).get_attribute("data-known") for at in range(below.count())]
    assert days == ["2003-05-05", "2003-05-02"]


def test_with_instant_navigation(browser: Browser, contexts: list[BrowserContext], instant: str) -> None:
    found = visit(browser, contexts, instant)
    found.open("figures/")
    found.settle()
    found.page.evaluate("window.kept = true")
    for _ in range(2):  # a second visit finds one set of controls, not two
        found.page.locator(".md-content").get_by_role("link", name="Lake level").first.click()
        expect(found.page.locator(".tl-known input[type=date]")).to_have_count(1)
        found.page.get_by_label("As known on", exact=True).fill("2003-05-04")
        expect_known(found, f"As known on 4 May 2003: 1 of 4 claims. {LATER}", rows=1)
        found.page.go_back()
        expect_known(found, ALL, rows=4)
        found.page.go_back()
        expect(found.page.locator(".tl-known")).to_have_count(0)
    assert found.page.evaluate("window.kept") is True  # no page was loaded anew
    assert found.errors == []


@pytest.mark.parametrize("site", ["lake", "instant"])
def test_a_mark_leads_to_its_claim(
    browser: Browser, contexts: list[BrowserContext], request: pytest.FixtureRequest, site: str
) -> None:
    found = visit(browser, contexts, request.getfixturevalue(site))
    found.open(PAGE)
    found.settle()
    found.page.locator("svg:visible a[data-known='2003-05-02'] .tl-mark").click()
    expect(found.page.locator("h1")).to_contain_text("Herald: lake")
    assert found.page.url.endswith("/entries/2003-05-02-herald-level/#lake-level")
    assert found.errors == []
