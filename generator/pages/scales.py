"""The scales of a chart: days from left to right, figures upwards, and the round places on both.

Everything is in user units of the drawing; a unit is a pixel at the width it is made for.
"""

import datetime
import math
from collections.abc import Iterable
from dataclasses import dataclass

from generator.pages.wording import say_number

LETTER = 6.9
"""The width of a letter of a chart's text, on the safe side."""

PAD = 14
"""Between the sides of the frame and the first and last day, so that marks stand inside."""

FEWEST_DAYS = 7
"""A scale of time is no shorter than this: one day stands in the middle of its week."""

DAY_TICKS = 75
"""Up to so many days the scale names days, above it months."""

ZERO_BAND = 26
"""A logarithm has no zero: it stands so far below the rest of the scale, on a line of its own."""

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_LARGE = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


@dataclass(frozen=True, slots=True)
class Size:
    """A drawing's size and margins.

    Attributes:
        letters: the longest line of a name beside the frame.
        lines: so many lines a name may have.
        crowd: above so many marks they are drawn small and without counts.
    """

    name: str
    width: int
    height: int
    left: float
    right: int
    letters: int
    lines: int
    crowd: int
    top: int = 14
    bottom: int = 34

    @property
    def base(self) -> int:
        """The lower side of the frame."""
        return self.height - self.bottom

    @property
    def end(self) -> int:
        """The right side of the frame."""
        return self.width - self.right


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid with its words."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Time:
    """Days, as ordinals, to the x of a drawing; both ends included."""

    first: int
    last: int
    size: Size

    @classmethod
    def of(cls, days: Iterable[datetime.date], size: Size) -> "Time":
        """The scale that holds these days."""
        ordinals = [day.toordinal() for day in days]
        first, last = min(ordinals), max(ordinals)
        widen = max(0, FEWEST_DAYS - (last - first)) // 2
        return cls(max(first - widen, 1), min(last + widen, datetime.date.max.toordinal()), size)

    def at(self, day: datetime.date) -> float:
        """Where a day stands."""
        room = self.size.end - self.size.left - 2 * PAD
        share = (day.toordinal() - self.first) / (self.last - self.first)
        return round(self.size.left + PAD + room * share, 1)

    def ticks(self) -> tuple[Tick, ...]:
        """Days or firsts of months, as many as fit; the year stands with the first and where it changes."""
        room = self.size.end - self.size.left
        few = self.last - self.first <= DAY_TICKS
        shown = self._days(int(room // 62)) if few else self._months(int(room // 46))
        ticks: list[Tick] = []
        year = 0
        for day, words in shown:
            bare = words == str(day.year) or year == day.year or (ticks and not few)
            ticks.append(Tick(self.at(day), words if bare else f"{words} {day.year}"))
            year = day.year
        return tuple(ticks)

    def _days(self, fit: int) -> list[tuple[datetime.date, str]]:
        span = self.last - self.first
        step = next(step for step in (1, 2, 3, 5, 7, 10, 14, 20, 31, 62, 93) if span < fit * step)
        days = (datetime.date.fromordinal(day) for day in range(self.first, self.last + 1, step))
        return [(day, f"{day.day} {_MONTHS[day.month - 1]}") for day in days]

    def _months(self, fit: int) -> list[tuple[datetime.date, str]]:
        start, end = datetime.date.fromordinal(self.first), datetime.date.fromordinal(self.last)
        first = start.year * 12 + start.month - (start.day == 1)  # the first month that begins in time
        last = end.year * 12 + end.month - 1
        step = next((s for s in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600) if last - first < fit * s), 2400)
        kept = [month for month in range(first, last + 1) if month % step == 0] or [first]
        return [
            (datetime.date(m // 12, m % 12 + 1, 1), _MONTHS[m % 12] if m % 12 and step < 12 else str(m // 12))
            for m in kept
        ]


@dataclass(frozen=True, slots=True)
class Scale:
    """Figures to the y of a drawing.

    Attributes:
        low: the smallest figure above zero on a logarithmic scale; 0 on a linear one.
        high: the figure at the upper side of the frame.
        log: whether equal steps multiply.
        zero: whether a logarithmic scale has a line for nothing below the rest.
        whole: whether only whole numbers are counted.
        percent: whether the numbers are shares of a hundred.
    """

    low: float
    high: float
    log: bool
    zero: bool
    whole: bool
    percent: bool
    size: Size

    @classmethod
    def of(cls, figures: Iterable[float], size: Size, *, log: bool, percent: bool = False) -> "Scale":
        """The scale that holds these figures, none of them below zero."""
        known = sorted(figures)
        positive = [number for number in known if number > 0]
        top = known[-1] or 1
        high = top * (1.25 if log else 1.05)
        if percent and top <= 100:
            high = min(high, 100)
        whole = all(number == int(number) for number in known)
        low = positive[0] / 1.3 if log else 0.0
        return cls(low, high, log, log and known[0] <= 0, whole, percent, size)

    def at(self, number: float) -> float:
        """Where a figure stands."""
        base = self.size.base
        if not self.log:
            return round(base - (base - self.size.top) * number / self.high, 1)
        if number <= 0:
            return float(base)
        base -= ZERO_BAND if self.zero else 0
        share = math.log(max(number, self.low) / self.low) / math.log(self.high / self.low)
        return round(base - (base - self.size.top) * share, 1)

    def ticks(self) -> tuple[Tick, ...]:
        """Round numbers between the ends of the scale."""
        numbers = self._powers() if self.log else self._steps()
        return tuple(Tick(self.at(number), self._say(number)) for number in numbers)

    def _powers(self) -> list[float]:
        decades = math.log10(self.high / self.low)
        stride = math.ceil(decades / 8)
        powers = range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)
        steps = (1, 2, 5) if decades < 3.3 else (1,)
        numbers = [step * 10.0**power for power in powers if power % stride == 0 for step in steps]
        shown = [number for number in numbers if self.low <= number <= self.high]
        return [0.0, *shown] if self.zero else shown

    def _steps(self) -> list[float]:
        unit: float = 10.0 ** math.floor(math.log10(self.high))
        step = next(s for s in (unit / 5, unit / 2, unit, unit * 2) if self.high / s <= 6)
        step = max(step, 1.0) if self.whole else step
        return [step * at for at in range(int(self.high / step + 1e-9) + 1)]

    def _say(self, number: float) -> str:
        for unit, name in _LARGE:
            if number >= unit:
                return f"{say_number(number / unit)} {name}"
        words = say_number(number) if number >= 1 else f"{number:.6g}"
        return f"{words} %" if self.percent else words
