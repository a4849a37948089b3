"""The project's own pages in a real browser: hundreds of entries, long names, crowded charts."""

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.test_axe import (
    test_every_kind_of_page,
    test_findings_and_claims_that_were_filtered,
    test_the_most_complex_pages_in_the_other_colours,
)
from tests.browser.test_pages import test_every_kind_of_page_of_a_topic, too_wide, visit
from tests.browser.test_print import assert_no_more_sheets_than_text, printed
from tests.browser.test_rows_drawn import test_every_row_of_a_topic_is_the_same_whoever_draws_it

__all__ = [
    "test_every_kind_of_page",
    "test_every_kind_of_page_of_a_topic",
    "test_every_row_of_a_topic_is_the_same_whoever_draws_it",
    "test_findings_and_claims_that_were_filtered",
    "test_the_most_complex_pages_in_the_other_colours",
]

pytestmark = pytest.mark.browser

FIGURE = "figures/killed/"


def test_a_long_figure_needs_no_more_sheets_than_its_text(
    browser: Browser, contexts: list[BrowserContext], topic: str
) -> None:
    assert_no_more_sheets_than_text(printed(browser, contexts, topic, FIGURE))


@pytest.mark.parametrize("width", [725, 770, 960, 1240])
def test_columns_leave_room_for_the_report(
    browser: Browser, contexts: list[BrowserContext], topic: str, width: int
) -> None:
    seen = visit(browser, contexts, topic, width=width)
    seen.open(FIGURE)
    row = seen.page.locator("table.tl-metric tbody tr[data-known]").first
    widths = row.locator("td").evaluate_all("cells => cells.map(cell => cell.clientWidth)")
    assert widths[-1] == max(widths) >= 300
    assert too_wide(seen) == 0


def test_an_address_leads_to_its_finding_past_all_that_is_not_laid_out(
    browser: Browser, contexts: list[BrowserContext], topic: str
) -> None:
    seen = visit(browser, contexts, topic, width=390, height=844)
    seen.open("findings/")
    ids = seen.page.locator(".tl-finding").evaluate_all("found => found.map(one => one.id)")
    assert len(ids) > 50
    for name in (ids[len(ids) // 2], ids[-1]):
        seen.open("sources/")
        seen.open(f"findings/#{name}")
        expect(seen.page.locator(f"[id='{name}'] .tl-words").first).to_be_in_viewport()
