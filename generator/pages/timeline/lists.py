"""Pages that list entries: a year, a tag, what was known by the end of a month."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator import addresses
from generator.addresses import year_of
from generator.messages import N_
from generator.model.entries import Entry
from generator.pages.shared.by_known import Month, newest
from generator.pages.shared.entry_index import EntryIndex
from generator.pages.shared.page import Page, base_of
from generator.pages.shared.render import render
from generator.pages.shared.views import EntryRow, Views
from generator.pages.timeline.month_strip import by_month
from generator.wording.language import _, ngettext
from generator.wording.phrases import say_day

# Rows are heavy: a list of 1,116 of them was a page of 2.7 MB.
MOST_ROWS = 500
"""A page lists so many rows; a longer list is split by year."""


@dataclass(frozen=True, slots=True)
class Part:
    """One year of a long list.

    Attributes:
        of: title of the page whose list it is.
        above: that page's address.
        section: address of the section both belong to.
        entries: the year's entries, newest first.
    """

    of: str
    above: str
    section: str
    year: int
    entries: tuple[Entry, ...]

    @property
    def address(self) -> str:
        """Below the page whose list it is."""
        return f"{self.above}{self.year:04d}/"


def find_parts(entries: Iterable[Entry], of: str, above: str, section: str) -> Iterator[Part]:
    """A part for each year of a list that is too long for one page, the latest first; none for a shorter one."""
    listed = tuple(entries)
    if len(listed) <= MOST_ROWS:
        return
    by_year: dict[int, list[Entry]] = defaultdict(list)
    for entry in listed:
        by_year[year_of(entry.date)].append(entry)
    for year in sorted(by_year, reverse=True):
        yield Part(of, above, section, year, tuple(by_year[year]))


def show_years(entries: Sequence[Entry], above: str) -> list[tuple[int, str, int]]:
    """Year, address and count of every part of a list, for the page above; empty where it is not split."""
    if len(entries) <= MOST_ROWS:
        return []
    counted = Counter(year_of(entry.date) for entry in entries)
    return [(year, f"{above}{year:04d}/", counted[year]) for year in sorted(counted, reverse=True)]


def render_part(part: Part, views: Views) -> Page:
    """The page of a part: its entries, newest first, and the way back."""
    html = render("timeline/part.html", base=base_of(part.address), part=part, rows=views.rows(part.entries))
    words = ngettext(
        "%(list)s: %(num)s entry of %(year)s, newest first.",
        "%(list)s: %(num)s entries of %(year)s, newest first.",
        len(part.entries),
        list=part.of,
        year=part.year,
    )
    return Page(
        part.address,
        _("%(list)s, %(year)s", list=part.of, year=part.year),
        words,
        html,
        part.section,
        search=words,
    )


BY_KNOWN = N_("The timeline by when it was known")


def render_year(year: int, index: EntryIndex, views: Views) -> Page:
    """The page of one year: its entries, newest first, with the years before and after."""
    address = addresses.of_year(year)
    entries = index.years[year]
    years = list(index.years)
    at = years.index(year)
    html = render(
        "timeline/year.html",
        base=base_of(address),
        year=year,
        months=[(month, views.rows(group)) for month, group in by_month(entries)],
        earlier=years[at + 1] if at + 1 < len(years) else None,
        later=years[at - 1] if at else None,
        address_of=addresses.of_year,
    )
    title = _("Timeline of %(year)s", year=year)
    words = ngettext(
        "%(num)s entry of %(year)s, newest first.",
        "%(num)s entries of %(year)s, newest first.",
        len(entries),
        year=year,
    )
    return Page(address, title, words, html, addresses.TIMELINE, search=words)


def render_tag(tag: str, index: EntryIndex, views: Views) -> Page:
    """The page of one tag: its entries, newest first."""
    address = addresses.of_tag(tag)
    entries = index.tags[tag]
    html = render(
        "timeline/tag.html",
        base=base_of(address),
        tag=tag,
        rows=views.rows(entries[:MOST_ROWS]),
        years=show_years(entries, address),
    )
    words = ngettext(
        "%(num)s entry tagged %(tag)s, newest first.",
        "%(num)s entries tagged %(tag)s, newest first.",
        len(entries),
        tag=tag,
    )
    return Page(address, title_of_tag(tag), words, html, addresses.TIMELINE, search=words)


def title_of_tag(tag: str) -> str:
    """The title of the page of a tag."""
    return _("Tag: %(tag)s", tag=tag)


def known_parts(index: EntryIndex) -> tuple[int, ...]:
    """The years that have a page of what became known in them: none where one page carries every entry."""
    return tuple(index.known_years) if len(index.timeline.entries) > MOST_ROWS else ()


def render_known(index: EntryIndex, views: Views) -> Page:
    """The page of every entry by when it was known; of a long timeline the newest, and the way to the others."""
    shown = tuple(newest(index.known, MOST_ROWS))
    title = _(BY_KNOWN)
    base, total = base_of(addresses.KNOWN), len(index.timeline.entries)
    complete = {month.key for month, known in zip(shown, index.known, strict=False) if month == known}

    def link(month: Month[Entry]) -> str:
        # Of the last month on the page only a part may stand here; all of it stands on the page of its year.
        page = "" if month.key in complete else base + addresses.of_known(int(month.key[:4]))
        return f"{page}#known-{month.key}"

    html = render(
        "timeline/known.html",
        base=base,
        title=title,
        total=total,
        years=[
            (year, [(month, link(month)) for month in reversed(index.known_years[year])])
            for year in sorted(index.known_years)
        ],
        parts=[(year, addresses.of_known(year)) for year in known_parts(index)],
        listed=_known_rows(shown, views),
    )
    words = ngettext(
        "%(num)s entry by the day by which each had certainly been published.",
        "%(num)s entries by the day by which each had certainly been published.",
        total,
    )
    return Page(addresses.KNOWN, title, words, html, addresses.TIMELINE, search=words)


def render_known_year(year: int, index: EntryIndex, views: Views) -> Page:
    """The page of what became known in one year, with the years before and after."""
    address = addresses.of_known(year)
    months = index.known_years[year]
    years = list(index.known_years)
    at = years.index(year)
    title = _("The timeline by when it was known: %(year)s", year=year)
    html = render(
        "timeline/known-year.html",
        base=base_of(address),
        title=title,
        above=addresses.KNOWN,
        links=[(month, f"#known-{month.key}") for month in reversed(months)],
        listed=_known_rows(months, views),
        earlier=years[at + 1] if at + 1 < len(years) else None,
        later=years[at - 1] if at else None,
        address_of=addresses.of_known,
    )
    count = sum(len(month.items) for month in months)
    words = ngettext(
        "%(num)s entry that became known in %(year)s, the latest first.",
        "%(num)s entries that became known in %(year)s, the latest first.",
        count,
        year=year,
    )
    return Page(address, title, words, html, addresses.TIMELINE, search=words)


def _known_rows(
    months: Iterable[Month[Entry]], views: Views
) -> list[tuple[Month[Entry], list[tuple[str, EntryRow]]]]:
    """The rows of each month, each with the day by which it was known where that is not the day it reports."""
    return [(month, [_known_row(day, views.row(entry)) for day, entry in month.items]) for month in months]


# A report of the day is known by that day: said for each row, it would hide those that came out later.
def _known_row(day: str, row: EntryRow) -> tuple[str, EntryRow]:
    return "" if row.when.day == day else say_day(date.fromisoformat(day)), row
