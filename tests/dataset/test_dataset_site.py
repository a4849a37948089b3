"""What must hold of any built site holds of the project's own."""

import pytest

from tests.slow.test_counts import (
    test_every_figure_is_claimed_on_its_metric_and_its_entry,
    test_every_file_of_the_folder_becomes_an_entry_everywhere,
    test_every_metric_year_and_tag_is_everywhere,
    test_every_permalink_leads_to_a_page,
    test_every_source_is_everywhere,
    test_no_frame_is_left_anywhere,
    test_the_sitemap_has_every_page_once,
    test_the_whole_timeline_is_newest_first,
    test_years_and_tags_share_the_entries_out,
)
from tests.slow.test_links import (
    test_every_address_in_a_style_sheet_leads_somewhere,
    test_every_address_that_the_search_gives_leads_somewhere,
    test_every_link_within_the_site_leads_somewhere,
    test_every_page_has_one_first_heading_and_leaves_no_level_out,
    test_every_page_says_what_it_is,
    test_ids_are_unique_on_every_page,
    test_nothing_is_fetched_from_another_host,
    test_nothing_runs_but_the_theme,
)
from tests.slow.test_navigation import test_generated_pages_are_not_listed_in_the_navigation
from tests.slow.test_validity import test_every_page_is_valid

__all__ = [
    "test_every_address_in_a_style_sheet_leads_somewhere",
    "test_every_address_that_the_search_gives_leads_somewhere",
    "test_every_figure_is_claimed_on_its_metric_and_its_entry",
    "test_every_file_of_the_folder_becomes_an_entry_everywhere",
    "test_every_link_within_the_site_leads_somewhere",
    "test_every_metric_year_and_tag_is_everywhere",
    "test_every_page_has_one_first_heading_and_leaves_no_level_out",
    "test_every_page_is_valid",
    "test_every_page_says_what_it_is",
    "test_every_permalink_leads_to_a_page",
    "test_every_source_is_everywhere",
    "test_generated_pages_are_not_listed_in_the_navigation",
    "test_ids_are_unique_on_every_page",
    "test_no_frame_is_left_anywhere",
    "test_nothing_is_fetched_from_another_host",
    "test_nothing_runs_but_the_theme",
    "test_the_sitemap_has_every_page_once",
    "test_the_whole_timeline_is_newest_first",
    "test_years_and_tags_share_the_entries_out",
]

pytestmark = pytest.mark.slow
