"""As known on a day: claims or entries by the month in which each was certainly out."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from generator.analysis.known_by import known_by
from generator.model.entries import Entry
from generator.wording.phrases import say_month

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Month(Generic[Item]):
    """What became known in a month.

    Attributes:
        key: year and month, such as ``2025-01``.
        words: the same for readers.
        items: with the ISO day by which each was known, the latest first.
        so_far: how many were known by the end of the month.
    """

    key: str
    words: str
    items: tuple[tuple[str, Item], ...]
    so_far: int


def day_known(entry: Entry) -> str:
    """The ISO day by which an entry, and every claim in it, had certainly been published."""
    return known_by(entry.known_from).isoformat()


def by_month_known(dated: Iterable[tuple[str, Item]]) -> tuple[Month[Item], ...]:
    """Items by the month in which they became known, the latest month first.

    Args:
        dated: each with the ISO day by which it was known, in their order in time; it decides among those of one day.
    """
    groups: dict[str, list[tuple[str, Item]]] = defaultdict(list)
    for day, item in sorted(dated, key=lambda pair: pair[0]):
        groups[day[:7]].append((day, item))
    so_far, months = 0, []
    for key, group in groups.items():
        so_far += len(group)
        months.append(Month(key, say_month(key), tuple(reversed(group)), so_far))
    return tuple(reversed(months))


def newest(months: Iterable[Month[Item]], most: int) -> Iterator[Month[Item]]:
    """The months with so many items at most, those that became known last; the last month may be a part."""
    for month in months:
        if most > 0:
            yield replace(month, items=month.items[:most])
        most -= len(month.items)


def count_days(months: Iterable[Month[Item]]) -> tuple[tuple[str, int], ...]:
    """How many became known on each day on which one did, the first day first."""
    return tuple(sorted(Counter(day for month in months for day, _ in month.items).items()))
