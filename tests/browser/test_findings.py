"""The page of findings in a real browser: one figure's findings, the address, links that win over a choice."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.conftest import Visit
from tests.browser.test_pages import visit

pytestmark = pytest.mark.browser

PAGE = "findings/"
ONE = "deaths"


@pytest.fixture
def seen(browser: Browser, contexts: list[BrowserContext], topic: str) -> Iterator[Visit]:
    """The page of findings; whatever a test does there, nothing goes wrong and nothing is asked of others."""
    found = visit(browser, contexts, topic)
    found.open(PAGE)
    yield found
    assert found.errors == []
    assert found.elsewhere == []


def metrics(seen: Visit) -> list[str]:
    """The metrics of the findings that are shown, in their order."""
    shown = seen.page.locator("li[data-metric]:visible")
    return [shown.nth(at).get_attribute("data-metric") or "" for at in range(shown.count())]


def test_a_figure_hides_the_findings_of_all_others(seen: Visit) -> None:
    every = metrics(seen)
    assert len(set(every)) > 1
    own = [metric for metric in every if metric == ONE]
    seen.page.get_by_label("Figure").select_option(ONE)
    assert metrics(seen) == own != []
    assert seen.page.url.endswith(f"{PAGE}?figure={ONE}")
    expect(seen.page.get_by_role("status")).to_have_text(f"{len(own)} of {len(every)} findings listed here")
    headings = seen.page.locator("section[aria-labelledby]:visible h2")
    kinds = seen.page.locator(".tl-kinds li:visible")
    assert headings.count() == kinds.count() > 0
    seen.page.go_back()
    assert metrics(seen) == every
    seen.page.go_forward()
    assert metrics(seen) == own


def test_the_address_alone_chooses_and_an_unknown_figure_chooses_nothing(seen: Visit) -> None:
    every = metrics(seen)
    seen.open(f"{PAGE}?figure={ONE}")
    assert metrics(seen) == [metric for metric in every if metric == ONE]
    seen.open(f"{PAGE}?figure=nonsense")
    assert metrics(seen) == every


def test_a_link_to_a_hidden_finding_shows_it(seen: Visit) -> None:
    hidden = seen.page.locator(f"li[data-metric]:not([data-metric='{ONE}'])").first.get_attribute("id")
    seen.open(f"{PAGE}?figure={ONE}#{hidden}")
    assert seen.page.locator(f"[id='{hidden}']").is_visible()
    assert seen.page.url.endswith(f"{PAGE}#{hidden}")
    seen.page.get_by_label("Figure").select_option(ONE)
    assert not seen.page.locator(f"[id='{hidden}']").is_visible()
    seen.page.evaluate(f"location.hash = '{hidden}'")
    expect(seen.page.locator(f"[id='{hidden}']")).to_be_visible()


def test_without_script_figures_lead_to_their_own_pages(
    browser: Browser, contexts: list[BrowserContext], topic: str
) -> None:
    seen = visit(browser, contexts, topic, scripts=False)
    seen.open(PAGE)
    assert not seen.page.locator("select").count()
    seen.page.locator(f".tl-by-figure a[data-key='{ONE}']").click()
    assert seen.page.url.endswith(f"figures/{ONE}/#findings")
    assert seen.page.locator("#findings").is_visible()


def test_instant_navigation(browser: Browser, contexts: list[BrowserContext], instant: str) -> None:
    seen = visit(browser, contexts, instant)
    seen.open("")
    seen.settle()
    seen.page.evaluate("window.kept = true")
    for _ in range(2):  # a second visit finds one list of figures, not two
        seen.page.locator(".md-header, .md-sidebar").get_by_role(
            "link", name="Findings", exact=True
        ).first.click()
        expect(seen.page.locator(".tl-by-figure select")).to_have_count(1)
        every = metrics(seen)
        seen.page.get_by_label("Figure").select_option("lake-level")
        expect(seen.page.get_by_role("status")).to_have_text(
            f"{len(every)} of {len(every)} findings listed here"
        )
        assert seen.page.url.endswith(f"{PAGE}?figure=lake-level")
        seen.page.go_back()
        expect(seen.page.get_by_label("Figure")).to_have_value("")
        seen.page.locator("li[data-metric] a[href*='entries/']").first.click()
        expect(seen.page.locator(".tl-by-figure")).to_have_count(0)
        seen.page.go_back()
        expect(seen.page.locator(".tl-by-figure select")).to_have_count(1)
        assert metrics(seen) == every != []
    assert seen.page.evaluate("window.kept") is True  # no page was loaded anew
    assert seen.errors == []
