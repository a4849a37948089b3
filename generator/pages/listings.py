"""Pages that list entries: a year, a tag, what was known by the end of a month."""

from collections.abc import Iterable
from datetime import date

from generator import addresses
from generator.model.entries import Entry
from generator.pages.groups import Groups
from generator.pages.known import Month, newest
from generator.pages.lines import Lines, Row
from generator.pages.months import by_month
from generator.pages.page import Page, base_of
from generator.pages.parts import MOST_ROWS, show_years
from generator.pages.render import render
from generator.wording.phrases import say_count, say_day

BY_KNOWN = "The timeline by when it was known"


def render_year(year: int, groups: Groups, lines: Lines) -> Page:
    """The page of one year: its entries, newest first, with the years before and after."""
    address = addresses.of_year(year)
    entries = groups.years[year]
    years = list(groups.years)
    at = years.index(year)
    html = render(
        "year.html",
        base=base_of(address),
        year=year,
        months=[(month, lines.rows(group)) for month, group in by_month(entries)],
        earlier=years[at + 1] if at + 1 < len(years) else None,
        later=years[at - 1] if at else None,
        address_of=addresses.of_year,
    )
    title = f"Timeline of {year}"
    words = f"{say_count(len(entries), 'entry', 'entries')} of {year}, newest first."
    return Page(address, title, words, html, addresses.TIMELINE, search=words)


def render_tag(tag: str, groups: Groups, lines: Lines) -> Page:
    """The page of one tag: its entries, newest first."""
    address = addresses.of_tag(tag)
    entries = groups.tags[tag]
    html = render(
        "tag.html",
        base=base_of(address),
        tag=tag,
        rows=lines.rows(entries[:MOST_ROWS]),
        years=show_years(entries, address),
    )
    words = f"{say_count(len(entries), 'entry', 'entries')} tagged {tag}, newest first."
    return Page(address, f"Tag: {tag}", words, html, addresses.TIMELINE, search=words)


def known_parts(groups: Groups) -> tuple[int, ...]:
    """The years that have a page of what became known in them: none where one page carries every entry."""
    return tuple(groups.known_years) if len(groups.timeline.entries) > MOST_ROWS else ()


def render_known(groups: Groups, lines: Lines) -> Page:
    """The page of every entry by when it was known; of a long timeline the newest, and the way to the others."""
    shown = tuple(newest(groups.known, MOST_ROWS))
    base, total = base_of(addresses.KNOWN), len(groups.timeline.entries)
    whole = {month.key for month, all_of_it in zip(shown, groups.known, strict=False) if month == all_of_it}

    def link(month: Month[Entry]) -> str:
        page = "" if month.key in whole else base + addresses.of_known(int(month.key[:4]))
        return f"{page}#known-{month.key}"

    html = render(
        "known.html",
        base=base,
        title=BY_KNOWN,
        total=total,
        years=[
            (year, [(month, link(month)) for month in reversed(groups.known_years[year])])
            for year in sorted(groups.known_years)
        ],
        parts=[(year, addresses.of_known(year)) for year in known_parts(groups)],
        listed=_known_rows(shown, lines),
    )
    words = f"{say_count(total, 'entry', 'entries')} by the day by which each had certainly been published."
    return Page(addresses.KNOWN, BY_KNOWN, words, html, addresses.TIMELINE, search=words)


def render_known_year(year: int, groups: Groups, lines: Lines) -> Page:
    """The page of what became known in one year, with the years before and after."""
    address = addresses.of_known(year)
    months = groups.known_years[year]
    years = list(groups.known_years)
    at = years.index(year)
    title = f"{BY_KNOWN}: {year}"
    html = render(
        "known-year.html",
        base=base_of(address),
        title=title,
        above=addresses.KNOWN,
        links=[(month, f"#known-{month.key}") for month in reversed(months)],
        listed=_known_rows(months, lines),
        earlier=years[at + 1] if at + 1 < len(years) else None,
        later=years[at - 1] if at else None,
        address_of=addresses.of_known,
    )
    count = sum(len(month.things) for month in months)
    words = f"{say_count(count, 'entry', 'entries')} that became known in {year}, the latest first."
    return Page(address, title, words, html, addresses.TIMELINE, search=words)


def _known_rows(
    months: Iterable[Month[Entry]], lines: Lines
) -> list[tuple[Month[Entry], list[tuple[str, Row]]]]:
    """The rows of each month, each with the day by which it was known where that is not the day it reports."""
    return [(month, [_known_row(day, lines.row(entry)) for day, entry in month.things]) for month in months]


def _known_row(day: str, row: Row) -> tuple[str, Row]:
    return "" if row.when.day == day else say_day(date.fromisoformat(day)), row
