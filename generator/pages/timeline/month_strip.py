"""The strip of entries per month: an overview that is a way in. Long timelines have a bar for a year instead."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.addresses import of_month, of_year, year_of
from generator.model.entries import Entry
from generator.wording.language import _, ngettext
from generator.wording.phrases import initial_of_month, say_month

# Twelve years are 144 bars, which leaves less than three pixels to each on a phone.
MOST_YEARS = 12
"""Up to so many years have a bar a month; above, a bar a year."""

HEIGHT = 40
"""Pixels of the tallest bar."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar.

    Attributes:
        key: ``2025-01`` or ``2025``.
        height: in pixels; at least 2, so that a single entry is seen.
        count: how many entries it stands for.
        link: an anchor of the page, or the address of the month or the year on another.
        words: the same as text.
    """

    key: str
    height: int
    count: int
    link: str
    words: str


@dataclass(frozen=True, slots=True)
class Group:
    """The bars of a year or of a decade: its label, how many entries, and its places with what stands below each."""

    label: str
    year: int
    count: int
    places: tuple[tuple[str, Bar | None], ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """All bars, and what the tallest stands for; a bar is a month, or a year where the timeline is long."""

    is_yearly: bool
    groups: tuple[Group, ...]
    peak: Bar


def month_of(entry: Entry) -> str:
    """The month under which an entry is listed: that of the day it is ordered by, such as ``2025-01``."""
    day = entry.date.earliest or entry.date.latest
    return f"{year_of(entry.date):04d}-{day.month:02d}" if day else ""


def by_month(entries: Iterable[Entry]) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    """Entries in groups of one month each, in the order given."""
    for month, group in groupby(entries, key=month_of):
        yield month, tuple(group)


def draw_strip(entries: Iterable[Entry], *, on_page: frozenset[str], base: str) -> Strip:
    """The strip of entries, of which there is at least one.

    Args:
        entries: all of the timeline.
        on_page: months of which the page lists every entry, so that their bars need not lead away.
        base: the relative way to the site's root.
    """
    counts = Counter(map(month_of, entries))
    years = sorted({month[:4] for month in counts})
    yearly = int(years[-1]) - int(years[0]) >= MOST_YEARS
    if yearly:
        totals = Counter(month[:4] for month in counts.elements())
        keys = {decade: [f"{decade}{n}" for n in range(10)] for decade in sorted({y[:3] for y in years})}
    else:
        totals = counts
        keys = {year: [f"{year}-{n:02d}" for n in range(1, 13)] for year in years}
    most = max(totals.values())

    def bar_of(key: str, count: int) -> Bar:
        return Bar(
            key=key,
            height=max(2, round(count * HEIGHT / most)),
            count=count,
            link=f"#m{key}" if key in on_page else base + (of_year(int(key)) if yearly else of_month(key)),
            words=ngettext(
                "%(when)s: %(num)s entry", "%(when)s: %(num)s entries", count, when=say_month(key)
            ),
        )

    groups = tuple(
        _group(label, [(key, totals[key]) for key in within], bar_of) for label, within in keys.items()
    )
    peak = max((bar for group in groups for _, bar in group.places if bar), key=lambda bar: bar.count)
    return Strip(yearly, groups, peak)


def _group(label: str, counts: list[tuple[str, int]], bar_of: Callable[[str, int], Bar]) -> Group:
    monthly = len(label) == 4
    return Group(
        label=label if monthly else _("%(year)ss", year=f"{label}0"),
        year=int(label) if monthly else 0,
        count=sum(count for _, count in counts),
        places=tuple((_tick(key), bar_of(key, count) if count else None) for key, count in counts),
    )


def _tick(key: str) -> str:
    """What stands below a place: the first letter of the month, or the year."""
    return initial_of_month(int(key[5:])) if "-" in key else key
