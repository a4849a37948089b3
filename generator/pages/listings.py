"""Pages that list entries: a year, a tag."""

from generator.model import addresses
from generator.pages.groups import Groups
from generator.pages.lines import Lines
from generator.pages.page import Page, base_of
from generator.pages.parts import MOST_ROWS, show_years
from generator.pages.render import render
from generator.pages.wording import say_count


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
        rows=lines.rows(entries),
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
