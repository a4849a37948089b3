"""As known on a day: things by the month in which they were known, and the pages that list entries so."""

import datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from generator import addresses
from generator.analysis.known_by import known_by
from generator.model.entries import Entry
from generator.pages.shared.by_known import Month, by_month_known, count_days, newest
from generator.pages.shared.entry_index import EntryIndex
from generator.pages.timeline.lists import MOST_ROWS
from generator.settings import Settings
from generator.site import Site
from tests.support.claims import date, entry, figure, timeline
from tests.support.html import Page, read_html

DATED = (
    ("2025-01-13", "a"),
    ("2025-02-28", "b"),
    ("2025-01-22", "c"),
    ("2025-01-13", "d"),
    ("2025-04-30", "e"),
)
DATES = st.sampled_from(
    "2024-12-31|2025-01-13|2025-01|by 13 January 2025|since 2025-01-10|2025|2025-03-01".split("|")
)


def site_of(*entries: Entry) -> Site:
    return Site(Settings(Path(), Path("entries"), Path("docs")), timeline(*entries))


def known_page(site: Site, address: str = addresses.KNOWN) -> Page:
    return read_html(dict(site.plan())[address]().html)


def listed(page: Page) -> list[str]:
    """Ids of the entries that a page lists, and its headings of months, from the top."""
    found = []
    for element in page.all("tbody", "a"):
        target = element.attributes.get("id") or element.attributes["href"]
        if target.startswith("known-") or "entries/" in target:
            found.append(target.removesuffix("/").rsplit("/", 1)[-1])
    return found


def month_links(page: Page) -> list[str]:
    return [link for link in page.links() if "#known-" in link]


def many(count: int) -> Site:
    """A site with so many entries, half of 2001 and half of 2002, all of them known in the May of their year."""
    return site_of(
        *(entry(f"e{n}", f"{2001 + n % 2}-05-06", "bbc", figure("killed", "300")) for n in range(count))
    )


def test_things_by_the_month_in_which_they_were_known() -> None:
    months = by_month_known(DATED)
    assert months == (
        Month("2025-04", "April 2025", (("2025-04-30", "e"),), 5),
        Month("2025-02", "February 2025", (("2025-02-28", "b"),), 4),
        Month("2025-01", "January 2025", (("2025-01-22", "c"), ("2025-01-13", "d"), ("2025-01-13", "a")), 3),
    )
    assert count_days(months) == (("2025-01-13", 2), ("2025-01-22", 1), ("2025-02-28", 1), ("2025-04-30", 1))
    assert by_month_known(()) == ()
    assert count_days(()) == ()


def test_the_newest_of_them() -> None:
    months = by_month_known(DATED)
    assert tuple(newest(months, 5)) == months
    assert tuple(newest(months, 2)) == months[:2]
    *whole, part = newest(months, 3)
    assert (*whole,) == months[:2]
    assert part == Month("2025-01", "January 2025", (("2025-01-22", "c"),), 3)
    assert tuple(newest(months, 0)) == ()


def test_the_page_lists_every_entry_by_when_it_was_known() -> None:
    page = known_page(
        site_of(
            entry("early", "2025-01-13", "seoul"),
            entry("late", "2025-01-10", "bbc", published=date("2025-04-30")),
            entry("vague", "2025-02", "bbc"),
            entry("same-month", "2025-01-25", "bbc"),
        )
    )
    assert listed(page) == [
        *("known-2025-04", "late"),
        *("known-2025-02", "vague"),
        *("known-2025-01", "same-month", "early"),
    ]
    assert month_links(page) == ["#known-2025-01", "#known-2025-02", "#known-2025-04"]
    assert "../../method/#as-known-on" in page.links()


def test_the_page_says_how_much_was_known_and_from_which_day() -> None:
    site = site_of(
        entry("early", "2025-01-13", "seoul"),
        entry("late", "2025-01-10", "bbc", published=date("2025-04-30")),
    )
    html = dict(site.plan())[addresses.KNOWN]().html
    assert "Known by the end of January 2025 <small>1 entry</small>" in html
    assert "Known by the end of April 2025 <small>2 entries</small>" in html
    assert "known by 30 April 2025" in html
    assert "known by 13 January 2025" not in html  # the entry's own date says so


def test_a_timeline_that_fits_has_one_page() -> None:
    site = many(MOST_ROWS)
    assert [address for address, _ in site.plan() if address.startswith(addresses.KNOWN)] == [addresses.KNOWN]
    assert month_links(known_page(site)) == ["#known-2001-05", "#known-2002-05"]


def test_a_longer_one_has_a_page_for_each_year() -> None:
    site = many(MOST_ROWS + 2)
    first = known_page(site)
    assert len([name for name in listed(first) if name.startswith("e")]) == MOST_ROWS
    assert month_links(first) == ["../../timeline/known/2001/#known-2001-05", "#known-2002-05"]
    everything = []
    for year in (2001, 2002):
        assert f"../../timeline/known/{year}/" in first.links()
        page = known_page(site, addresses.of_known(year))
        assert month_links(page) == [f"#known-{year}-05"]
        assert f"known-{year}-05" in page.ids
        assert f"../../../timeline/known/{4003 - year}/" in page.links()
        everything += [name for name in listed(page) if name.startswith("e")]
    assert len(everything) == len(set(everything)) == MOST_ROWS + 2


def test_an_empty_timeline_has_the_page_too() -> None:
    page = known_page(site_of())
    assert listed(page) == month_links(page) == []
    assert "../../contribute/" in page.links()


@settings(max_examples=30)
@given(st.lists(DATES, max_size=8))
def test_a_count_is_that_of_the_timeline_as_known_and_never_falls(days: list[str]) -> None:
    whole = timeline(*(entry(f"e{at}", day, "bbc") for at, day in enumerate(days)))
    counts = []
    for month in reversed(EntryIndex(whole).known):
        year, number = map(int, month.key.split("-"))
        end = datetime.date(year + number // 12, number % 12 + 1, 1) - datetime.timedelta(days=1)
        assert month.so_far == sum(known_by(entry.known_from) <= end for entry in whole.entries)
        counts.append(month.so_far)
    assert counts == sorted(set(counts))
    assert counts[-1:] == [len(days)][: len(days)]
