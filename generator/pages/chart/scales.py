"""The scales of a chart: days from left to right, figures upwards, and the round places on both.

A day stands at so many per cent of a drawing's width, a figure at so many pixels below its upper side.
"""

import datetime
import math
from collections.abc import Iterable
from dataclasses import dataclass

from generator.messages import N_
from generator.wording.language import _, say_number, say_small_number
from generator.wording.phrases import (
    SHORT_DAY,
    SHORT_DAY_OF_YEAR,
    SHORT_MONTH,
    SHORT_MONTH_OF_YEAR,
    YEAR,
    say_percent,
    write_date,
)

# A guess for every font: the site brings none, so each reader sees that of his own system.
LETTER = 6.9
"""The width of a letter of a chart's text, on the safe side."""

TOP = 14
"""The upper side of the frame."""

BASE = 426
"""The lower side of the frame."""

PAD = 16
"""From the first and last day to the sides of the frame, so that marks stand inside."""

FEWEST_DAYS = 7
"""A scale of time is no shorter than this: one day stands in the middle of its week."""

DAY_TICKS = 75
"""Up to so many days the scale names days, above it months."""

ZERO_BAND = 26
"""A logarithm has no zero: it stands so far below the rest of the scale, on a line of its own."""

_LARGE = (
    (10**12, N_("%(number)s trillion")),
    (10**9, N_("%(number)s billion")),
    (10**6, N_("%(number)s million")),
)


@dataclass(frozen=True, slots=True)
class Size:
    """One of the two sizes for which texts are placed.

    Attributes:
        least: the narrowest that the drawing is then, from its first to its last day, in pixels.
        most: the widest.
        letters: the longest line of a name at the right of the frame, in letters.
        lines: so many lines a name may have.
    """

    name: str
    least: int
    most: int
    letters: int
    lines: int


# Without script nothing can measure a text, so texts are placed twice; the style sheet shows what fits.
WIDE = Size("wide", 320, 1100, letters=26, lines=2)
NARROW = Size("narrow", 130, 480, letters=13, lines=3)
SIZES = (WIDE, NARROW)


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid with its text."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Time:
    """Days, as ordinals, to per cent of a drawing's width; both ends included."""

    first: int
    last: int

    @classmethod
    def of(cls, days: Iterable[datetime.date]) -> "Time":
        """The scale that holds these days."""
        ordinals = [day.toordinal() for day in days]
        first, last = min(ordinals), max(ordinals)
        # All claims of one day would else span nothing, and places on the scale are shares of its span.
        widen = max(0, FEWEST_DAYS - (last - first)) // 2
        # Days can be written from year 1 to 9999, and no date stands beyond.
        return cls(max(first - widen, 1), min(last + widen, datetime.date.max.toordinal()))

    def at(self, day: datetime.date) -> float:
        """Where a day stands."""
        return round(100 * (day.toordinal() - self.first) / (self.last - self.first), 2)

    def ticks(self, size: Size) -> tuple[Tick, ...]:
        """Days or firsts of months, as many as fit; the year stands where it begins, else with the first."""
        room = size.least + 2 * PAD
        if self.last - self.first > DAY_TICKS:
            shown = self._months(room // 46)
            if all(parts == SHORT_MONTH for _day, parts in shown):
                shown[0] = (shown[0][0], SHORT_MONTH_OF_YEAR)
            return tuple(Tick(self.at(day), write_date(day, parts)) for day, parts in shown)
        days = self._days(room // 62)
        years = [0, *(day.year for day in days)]
        return tuple(
            Tick(self.at(day), write_date(day, SHORT_DAY if day.year == before else SHORT_DAY_OF_YEAR))
            for before, day in zip(years, days, strict=False)
        )

    def _days(self, fit: int) -> list[datetime.date]:
        span = self.last - self.first
        step = next(step for step in (1, 2, 3, 5, 7, 10, 14, 20, 31, 62, 93) if span < fit * step)
        return [datetime.date.fromordinal(day) for day in range(self.first, self.last + 1, step)]

    def _months(self, fit: int) -> list[tuple[datetime.date, str]]:
        """First days of months, each with the parts of its date that are written: a January stands as its year."""
        start, end = datetime.date.fromordinal(self.first), datetime.date.fromordinal(self.last)
        first = start.year * 12 + start.month - (start.day == 1)  # the first month that begins in time
        last = end.year * 12 + end.month - 1
        steps = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)
        step = next((step for step in steps if last // step - (first - 1) // step <= fit), 2400)
        kept = [month for month in range(first, last + 1) if month % step == 0] or [first]
        return [
            (datetime.date(m // 12, m % 12 + 1, 1), SHORT_MONTH if m % 12 and step < 12 else YEAR)
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
        integers: whether only integers are counted.
        percent: whether the numbers are shares of a hundred.
    """

    low: float
    high: float
    log: bool
    zero: bool
    integers: bool
    percent: bool

    @classmethod
    def of(cls, figures: Iterable[float], *, log: bool, percent: bool = False) -> "Scale":
        """The scale that holds these figures, none of them below zero."""
        known = sorted(figures)
        positive = [number for number in known if number > 0]
        top = known[-1] or 1
        high = top * (1.25 if log else 1.05)
        # An axis up to 105 percent would suggest such shares; a source that prints one gets its room.
        if percent and top <= 100:
            high = min(high, 100)
        integers = all(number == int(number) for number in known)
        low = positive[0] / 1.3 if log else 0.0
        return cls(low, high, log, log and known[0] <= 0, integers, percent)

    def at(self, number: float) -> float:
        """Where a figure stands."""
        if not self.log:
            return round(BASE - (BASE - TOP) * number / self.high, 1)
        if number <= 0:
            return float(BASE)
        base = BASE - (ZERO_BAND if self.zero else 0)
        share = math.log(max(number, self.low) / self.low) / math.log(self.high / self.low)
        return round(base - (base - TOP) * share, 1)

    def ticks(self) -> tuple[Tick, ...]:
        """Round numbers between the ends of the scale."""
        numbers = self._powers() if self.log else self._steps()
        return tuple(Tick(self.at(number), self._say(number)) for number in numbers)

    def _powers(self) -> list[float]:
        decades = math.log10(self.high / self.low)
        stride = math.ceil(decades / 8)
        powers = range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)
        # Over many powers of ten the lines of 2 and 5 would touch each other's numbers.
        steps = (1, 2, 5) if decades < 3.3 else (1,)
        numbers = [step * 10.0**power for power in powers if power % stride == 0 for step in steps]
        shown = [number for number in numbers if self.low <= number <= self.high]
        return [0.0, *shown] if self.zero else shown

    def _steps(self) -> list[float]:
        unit: float = 10.0 ** math.floor(math.log10(self.high))
        step = next(s for s in (unit / 5, unit / 2, unit, unit * 2) if self.high / s <= 6)
        step = max(step, 1.0) if self.integers else step
        # 0.3 / 0.1 is a little less than 3, and the last line would be lost.
        return [step * at for at in range(int(self.high / step + 1e-9) + 1)]

    def _say(self, number: float) -> str:
        for unit, words in _LARGE:
            if number >= unit:
                return _(words, number=say_number(number / unit))
        written = say_small_number(number) if 0 < number < 1 else say_number(number)
        return say_percent(written) if self.percent else written
