"""Long lists in parts: the newest rows stand on the page itself, all of them on a page a year below it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.addresses import year_of
from generator.model.entries import Entry
from generator.pages.lines import Lines
from generator.pages.page import Page, base_of
from generator.pages.render import render
from generator.wording.phrases import say_count

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
    for year in sorted({year_of(entry.date) for entry in listed}, reverse=True):
        yield Part(of, above, section, year, tuple(e for e in listed if year_of(e.date) == year))


def show_years(entries: Sequence[Entry], above: str) -> list[tuple[int, str, int]]:
    """Year, address and count of every part of a list, for the page above; empty where it is not split."""
    if len(entries) <= MOST_ROWS:
        return []
    counted = Counter(year_of(entry.date) for entry in entries)
    return [(year, f"{above}{year:04d}/", counted[year]) for year in sorted(counted, reverse=True)]


def render_part(part: Part, lines: Lines) -> Page:
    """The page of a part: its entries, newest first, and the way back."""
    html = render("part.html", base=base_of(part.address), part=part, rows=lines.rows(part.entries))
    words = f"{part.of}: {say_count(len(part.entries), 'entry', 'entries')} of {part.year}, newest first."
    return Page(part.address, f"{part.of}, {part.year}", words, html, part.section, search=words)
