"""The chart of claims: time from left to right, the figure upwards, a mark a claim. Static SVG, coloured by CSS.

Geometry only: what stands where, in user units of the drawing. The template prints it.
"""

import datetime
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.pages.render import render
from generator.pages.wording import say_number

DISTINCT = 8
"""So many origins have a colour and a shape of their own; the rest share one."""

LOG_FROM = 30
"""The scale is logarithmic where the largest figure is more than so many times the smallest."""

SHAPES = (
    "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z",  # circle
    "M-4.5 -4.5h9v9h-9z",  # square
    "M0 -6L5.5 4.5h-11z",  # triangle up
    "M0 -6.5L6 0L0 6.5L-6 0z",  # diamond
    "M0 6L5.5 -4.5h-11z",  # triangle down
    "M-2 -6h4v4h4v4h-4v4h-4v-4h-4v-4h4z",  # plus
    "M-5.7 -2.8L-2.8 -5.7L0 -2.8L2.8 -5.7L5.7 -2.8L2.8 0L5.7 2.8L2.8 5.7L0 2.8L-2.8 5.7L-5.7 2.8L-2.8 0z",  # cross
    "M0 -6.5L1.9 -2L6.5 -2L2.8 1L4.2 6L0 3.1L-4.2 6L-2.8 1L-6.5 -2L-1.9 -2z",  # star
    "M-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z",  # all others: a small circle
)
"""The path of every origin's mark around its centre; shape tells origins apart where colour does not."""

_ABBREVIATION = re.compile(r"\(([A-Z]{2,8})\)")


@dataclass(frozen=True, slots=True)
class Mark:
    """One claim to draw.

    Attributes:
        start: first day the figure can hold for; None where the beginning is open.
        end: last day; None where the end is open.
        number: the printed number, or None for ranges and words.
        low: lower bound, 0 or more.
        high: upper bound, or None where nothing limits it.
        series: the origin's name, which decides colour and shape.
        title: the claim in one line, for those who point at it or hear it read.
        address: where the mark leads, relative to the page.
        reports: how many reports carry it.
        muted: drawn in grey, whatever its series.
        known: ISO day from which it was known; empty where that plays no part.
    """

    start: datetime.date | None
    end: datetime.date | None
    number: float | None
    low: float
    high: float | None
    series: str
    title: str
    address: str
    reports: int = 1
    muted: bool = False
    known: str = ""


@dataclass(frozen=True, slots=True)
class Size:
    """A drawing's size and margins in user units; a unit is a pixel at the width it is made for."""

    name: str
    width: int
    height: int
    left: int
    right: int
    letters: int
    top: int = 14
    bottom: int = 34


WIDE = Size("wide", 960, 460, left=64, right=200, letters=30)
NARROW = Size("narrow", 360, 460, left=46, right=96, letters=13)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A mark with its place: its centre, its bar in time, its whisker, and whether ends are open."""

    x: float
    y: float
    x0: float
    x1: float
    y_low: float
    y_high: float
    open_above: bool
    open_start: bool
    open_end: bool
    series: int
    title: str
    address: str
    reports: int
    known: str


@dataclass(frozen=True, slots=True)
class Label:
    """An origin's name beside its latest mark, pushed apart from the others."""

    text: str
    series: int
    x: float
    y: float
    from_x: float
    from_y: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid with its words."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that the template prints, for one size."""

    size: Size
    marks: tuple[Drawn, ...]
    labels: tuple[Label, ...]
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]


def show_chart(marks: Sequence[Mark], *, title: str, unit: str) -> str:
    """The chart as HTML: one drawing for wide screens, one for narrow ones; empty where there is nothing to draw.

    Args:
        marks: claims in any order.
        title: what the chart shows, in one sentence.
        unit: what is counted, such as people.
    """
    placed = [mark for mark in marks if mark.start or mark.end]
    if not placed:
        return ""
    scale = "logarithmic" if _is_log(placed) else "linear"
    drawings = [draw(placed, size) for size in (WIDE, NARROW)]
    return render("chart.html", drawings=drawings, title=title, unit=unit, scale=scale, shapes=SHAPES)


def draw(marks: Sequence[Mark], size: Size) -> Drawing:
    """Place every mark, label and line of the grid."""
    days = [day for mark in marks for day in (mark.start, mark.end) if day]
    time = _Time(min(days).toordinal(), max(days).toordinal(), size)
    value = _Value.of(marks, size)
    series = _number_series(marks)
    ordered = sorted(marks, key=lambda mark: (_middle(mark), mark.title, mark.address))
    drawn = tuple(_place(mark, time, value, series) for mark in ordered)
    return Drawing(size, drawn, _labels(ordered, drawn, size), time.ticks(), value.ticks())


def _is_log(marks: Sequence[Mark]) -> bool:
    tops = [_top(mark) for mark in marks if _top(mark) > 0]
    return bool(tops) and max(tops) > LOG_FROM * min(tops)


def _top(mark: Mark) -> float:
    return mark.number if mark.number is not None else mark.high if mark.high is not None else mark.low


def _centre(mark: Mark) -> float:
    if mark.number is not None:
        return mark.number
    return mark.low if mark.high is None else (mark.low + mark.high) / 2


def _middle(mark: Mark) -> float:
    start, end = mark.start or mark.end, mark.end or mark.start
    return (start.toordinal() + end.toordinal()) / 2 if start and end else 0.0


def _number_series(marks: Sequence[Mark]) -> dict[str, int]:
    """A number for each origin: those with most claims first, all beyond ``DISTINCT`` the same one."""
    counted = Counter(mark.series for mark in marks if not mark.muted)
    names = sorted(counted, key=lambda name: (-counted[name], name))
    return {name: min(at, DISTINCT) for at, name in enumerate(names)}


def _place(mark: Mark, time: "_Time", value: "_Value", series: dict[str, int]) -> Drawn:
    start, end = mark.start or mark.end, mark.end or mark.start
    x0, x1 = (time.at(day.toordinal()) if day else 0.0 for day in (start, end))
    return Drawn(
        x=round((x0 + x1) / 2, 1),
        y=value.at(_centre(mark)),
        x0=x0,
        x1=x1,
        y_low=value.at(mark.low),
        y_high=value.at(mark.high) if mark.high is not None else value.at(_centre(mark)),
        open_above=mark.high is None,
        open_start=mark.start is None,
        open_end=mark.end is None,
        series=DISTINCT if mark.muted else series[mark.series],
        title=mark.title,
        address=mark.address,
        reports=mark.reports,
        known=mark.known,
    )


def _labels(marks: Sequence[Mark], drawn: Sequence[Drawn], size: Size) -> tuple[Label, ...]:
    """The name of every distinct origin at the height of its latest mark, none over another."""
    latest = {
        place.series: (mark.series, place)
        for mark, place in zip(marks, drawn, strict=True)
        if place.series < DISTINCT
    }
    line, bottom = 15, size.height - size.bottom
    wanted = sorted(latest.values(), key=lambda pair: (pair[1].y, pair[0]))
    ys: list[float] = []
    for _, place in wanted:
        ys.append(max(place.y, ys[-1] + line if ys else size.top + 4))
    for at in range(len(ys) - 1, -1, -1):
        ys[at] = min(ys[at], bottom - line * (len(ys) - 1 - at))
    x = size.width - size.right + 14
    return tuple(
        Label(_short(name, size.letters), place.series, x, round(y, 1), place.x1, place.y)
        for (name, place), y in zip(wanted, ys, strict=True)
    )


def _short(name: str, letters: int) -> str:
    """A name that fits: its abbreviation where it has one, such as NIS, else its beginning."""
    if len(name) <= letters:
        return name
    abbreviation = _ABBREVIATION.search(name)
    return abbreviation[1] if abbreviation else name[: letters - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class _Time:
    """Days to the x of a drawing."""

    first: int
    last: int
    size: Size

    def at(self, day: int) -> float:
        span = max(self.last - self.first, 1)
        room = self.size.width - self.size.left - self.size.right - 16
        return round(self.size.left + 8 + room * (day - self.first) / span, 1)

    def ticks(self) -> tuple[Tick, ...]:
        """Firsts of months, as many as fit, with the year where it begins."""
        months = _months(self.first, self.last)
        room = 56 if self.size.name == "wide" else 64
        fit = max(1, int((self.size.width - self.size.left - self.size.right) // room))
        step = next((s for s in (1, 2, 3, 6, 12, 24, 60, 120) if len(months) <= fit * s), 240)
        kept = [m for m in months if (m.year * 12 + m.month - 1) % step == 0] or months[:1]
        words = [
            str(month.year) if step >= 12 or month.month == 1 else _MONTHS[month.month - 1] for month in kept
        ]
        if str(kept[0].year) not in words:
            words[0] = f"{words[0]} {kept[0].year}"
        return tuple(Tick(self.at(month.toordinal()), text) for month, text in zip(kept, words, strict=True))


_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def _months(first: int, last: int) -> list[datetime.date]:
    day = datetime.date.fromordinal(first)
    count = day.year * 12 + day.month - 1
    found = []
    while (month := datetime.date(count // 12, count % 12 + 1, 1)).toordinal() <= last:
        if month.toordinal() >= first:
            found.append(month)
        count += 1
    return found or [day]


@dataclass(frozen=True, slots=True)
class _Value:
    """Figures to the y of a drawing, on a linear or logarithmic scale."""

    low: float
    high: float
    log: bool
    size: Size

    @classmethod
    def of(cls, marks: Sequence[Mark], size: Size) -> "_Value":
        log = _is_log(marks)
        ends = [end for mark in marks for end in (mark.low, _centre(mark), mark.high or 0)]
        high = max(ends) * (1.25 if log else 1.05) or 1
        positive = [_centre(mark) for mark in marks if _centre(mark) > 0]
        return cls(min(positive) / 1.6 if log else 0.0, high, log, size)

    def at(self, number: float) -> float:
        room = self.size.height - self.size.top - self.size.bottom
        if self.log:
            number = max(number, self.low)
            share = math.log(number / self.low) / math.log(self.high / self.low)
        else:
            share = number / self.high
        return round(self.size.height - self.size.bottom - room * share, 1)

    def ticks(self) -> tuple[Tick, ...]:
        """Round numbers between the ends of the scale."""
        if self.log:
            powers = range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)
            steps = (1, 2, 5) if self.high / self.low < 2000 else (1,)
            numbers = [step * 10.0**power for power in powers for step in steps]
        else:
            step = 10 ** math.floor(math.log10(self.high))
            step = next(s for s in (step / 5, step / 2, step, step * 2) if self.high / s <= 6)
            numbers = [step * at for at in range(int(self.high / step) + 1)]
        shown = (number for number in numbers if (self.low if self.log else 0) <= number <= self.high)
        return tuple(Tick(self.at(n), say_number(int(n) if n == int(n) else n)) for n in shown)
