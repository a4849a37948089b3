"""The window of a claim: the days its figure can be for, and how two windows lie to each other."""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from generator.model.timeline import Claim


@dataclass(frozen=True, slots=True)
class Window:
    """Days that a figure can be for, both ends included.

    Attributes:
        start: first day; None when the beginning is open.
        end: last day; None when the end is open.
        dated: the report says for when the figure is, or when it was said; without that the window is the day of
            publication, because agencies' relays mostly give none.
        vague: the writer marked the date as approximate or uncertain.
    """

    start: date | None
    end: date | None
    dated: bool = True
    vague: bool = False

    @property
    def is_open(self) -> bool:
        """Whether one end has no limit."""
        return self.start is None or self.end is None

    @property
    def first(self) -> date:
        """The first day, for sorting; the earliest there is when the beginning is open."""
        return self.start or date.min

    @property
    def last(self) -> date:
        """The last day, for sorting; the latest there is when the end is open."""
        return self.end or date.max

    @property
    def days(self) -> int:
        """How many days it has; more than any other when an end is open."""
        return (self.last - self.first).days + 1


def window_of(claim: Claim) -> Window:
    """The window of a claim."""
    span = claim.dating
    return Window(span.earliest, span.latest, claim.is_dated, span.approximate or span.uncertain)


def overlap(a: Window, b: Window) -> int:
    """The number of days that two windows share; 0 when they are apart."""
    return max(0, (min(a.last, b.last) - max(a.first, b.first)).days + 1)


def gap(a: Window, b: Window) -> int:
    """The number of days from one window to the other; 0 where they share one."""
    return max(0, (max(a.first, b.first) - min(a.last, b.last)).days)


# Reports give "2024" or "this winter" for figures that others give for a day. A month is the longest time for which
# readers still take two tolls to be of one moment.
MONTH = 31
"""Days. A window that is longer says too little about when, unless the other one is as long."""


def same_period(a: Window, b: Window, *, event: bool = False) -> bool:
    """Whether two windows speak of one time.

    Neither is open or only approximate, and they share at least half of the shorter one. Where one is longer than a
    month they share half of that one too: otherwise a day would be of one period with the whole year around it. So
    they do for events: what happened on a day is not what happened in the three weeks around it.
    """
    # "By 13 January" may be of December, and "around the 13th" of the 9th: neither is of one time with anything.
    if a.is_open or b.is_open or a.vague or b.vague:
        return False
    # Half of the shorter window: "mid-January" and "13 January" are of one time, "early January" and "7–20 January"
    # not.
    shared, longer = overlap(a, b) * 2, max(a.days, b.days)
    return shared >= min(a.days, b.days) and (shared >= longer or (longer <= MONTH and not event))


def starts_after(later: Window, earlier: Window) -> bool:
    """Whether a window starts on the last day of another, or after it; after it where a date is approximate."""
    if later.start is None or earlier.end is None:
        return False
    # A toll "by 13 January" was reached on the 13th at the latest, so one for the 13th is not before it.
    return later.start > earlier.end or (later.start == earlier.end and not (later.vague or earlier.vague))


def wholly_before(earlier: Window, later: Window) -> bool:
    """Whether a window has ended before another starts."""
    return earlier.end is not None and later.start is not None and earlier.end < later.start


T = TypeVar("T")


class WindowIndex(Generic[T]):
    """Things by their windows, so that those that meet a window are found without looking at all.

    One origin may say one number thousands of times: an observatory of conflicts counts "1" dead every day.
    """

    def __init__(self) -> None:
        # Windows of one class have less than 2**length days, so none that meets a day begins 2**length days before
        # it.
        self._by_length: dict[int, list[tuple[int, int, T]]] = defaultdict(list)
        self._by_first: list[tuple[int, int, T]] = []

    def add(self, window: Window, item: T) -> None:
        """Add a thing with its window."""
        # Of things that begin on one day the first that was added comes last, so that "latest first" finds it first.
        key = window.first.toordinal(), -len(self._by_first), item
        insort(self._by_first, key)
        insort(self._by_length[window.days.bit_length()], key)

    def around(self, window: Window) -> list[T]:
        """Everything that can share a day with a window, and some that is near it, in the order of ``begun_by``."""
        first, last = window.first.toordinal(), window.last.toordinal()
        near: list[tuple[int, int, T]] = []
        for length, items in self._by_length.items():
            start = bisect_left(items, (first - 2**length,))
            near += items[start : bisect_right(items, (last, 1))]
        return [item for _, _, item in sorted(near, key=lambda key: key[:2], reverse=True)]

    def begun_by(self, day: date) -> Iterator[T]:
        """Everything whose window begins by a day: the latest first; of one day the one that was added first."""
        end = bisect_right(self._by_first, (day.toordinal(), 1))
        return (self._by_first[at][2] for at in range(end - 1, -1, -1))
