"""The chart of claims: time from left to right, the figure upwards, a mark a claim. Static SVG, coloured by CSS.

Geometry only: what stands where, in user units of the drawing. The template prints it.
"""

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.model.metrics import PERCENT
from generator.pages.labels import Count, Label, Named, place_counts, place_names
from generator.pages.render import render
from generator.pages.scales import LETTER, Scale, Size, Tick, Time

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

OPEN = 26
"""The length of the broken line at an end that nothing limits; shorter where the drawing ends before."""

TARGET = (5.0, 12.0)
"""The smallest and largest radius in which a mark can be pointed at: half of the way to the next mark between them."""


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


WIDE = Size("wide", 960, 460, left=64, right=200, letters=26, lines=2, crowd=120)
NARROW = Size("narrow", 360, 460, left=46, right=106, letters=13, lines=3, crowd=60)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A mark with its place.

    Attributes:
        x: centre of the mark.
        y: height of the mark.
        x0: beginning of its bar in time.
        x1: end of its bar.
        y_low: lower end of its whisker.
        y_high: upper end of its whisker.
        y_open: where the broken line above it ends; None where there is an upper bound.
        x_open_start: where the broken line before its bar begins; None where there is a first day.
        x_open_end: where the broken line behind its bar ends; None where there is a last day.
        target: the radius in which it can be pointed at.
        count: its number of reports with its place; None where one report carries it or there is no room.
    """

    x: float
    y: float
    x0: float
    x1: float
    y_low: float
    y_high: float
    y_open: float | None
    x_open_start: float | None
    x_open_end: float | None
    series: int
    title: str
    address: str
    known: str
    target: float = TARGET[0]
    count: Count | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that the template prints, for one size; ``scale`` shrinks the marks of a crowd."""

    size: Size
    marks: tuple[Drawn, ...]
    labels: tuple[Label, ...]
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    scale: float


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
    scale = "logarithmic" if is_log(placed) else "linear"
    drawings = [draw(placed, size, percent=unit == PERCENT) for size in (WIDE, NARROW)]
    return render("chart.html", drawings=drawings, title=title, unit=unit, scale=scale, shapes=SHAPES)


def draw(marks: Sequence[Mark], size: Size, *, percent: bool = False) -> Drawing:
    """Place every mark, label and line of the grid. Each mark has a start or an end."""
    ends = [end for mark in marks for end in (mark.low, _centre(mark), mark.high or 0)]
    value = Scale.of(ends, size, log=is_log(marks), percent=percent)
    y_ticks = value.ticks()
    words = max(len(tick.text) for tick in y_ticks)
    size = replace(size, left=max(size.left, round(LETTER * words + 12)))
    time = Time.of((day for mark in marks for day in (mark.start, mark.end) if day), size)
    series = _number_series(marks)
    ordered = sorted(marks, key=lambda mark: (_middle(mark), mark.title, mark.address, _all(mark)))
    drawn = [_place(mark, time, value, series) for mark in ordered]
    crowded = len(marks) > size.crowd
    return Drawing(
        size,
        tuple(drawn) if crowded else _give_room(ordered, drawn, size),
        place_names(_latest(ordered, drawn), size),
        time.ticks(),
        y_ticks,
        scale=_shrink(len(marks), size),
    )


def _shrink(marks: int, size: Size) -> float:
    if marks <= size.crowd:
        return 1.0
    return 0.7 if marks <= 4 * size.crowd else 0.5


def is_log(marks: Sequence[Mark]) -> bool:
    """Whether the figures are too far apart for a linear scale; zeros play no part."""
    tops = [top for mark in marks if (top := _top(mark)) > 0]
    return bool(tops) and max(tops) > LOG_FROM * min(tops)


def _top(mark: Mark) -> float:
    return mark.number if mark.number is not None else mark.high if mark.high is not None else mark.low


def _centre(mark: Mark) -> float:
    if mark.number is not None:
        return mark.number
    return mark.low if mark.high is None else (mark.low + mark.high) / 2


def _span(mark: Mark) -> tuple[datetime.date, datetime.date]:
    """The days between which a mark is drawn: an open end is where the other one is."""
    start, end = mark.start or mark.end, mark.end or mark.start
    if start is None or end is None:
        raise ValueError(f"a mark without a day: {mark.title}")
    return start, end


def _middle(mark: Mark) -> float:
    return sum(day.toordinal() for day in _span(mark)) / 2


def _all(mark: Mark) -> str:
    """Everything about a mark, so that no two that differ depend on the order they came in."""
    return repr(mark)


def _number_series(marks: Sequence[Mark]) -> dict[str, int]:
    """A number for each origin: those with most claims first, all beyond ``DISTINCT`` the same one."""
    counted = Counter(mark.series for mark in marks if not mark.muted)
    names = sorted(counted, key=lambda name: (-counted[name], name))
    return {name: min(at, DISTINCT) for at, name in enumerate(names)}


def _place(mark: Mark, time: Time, value: Scale, series: dict[str, int]) -> Drawn:
    x0, x1 = (time.at(day) for day in _span(mark))
    y = value.at(_centre(mark))
    return Drawn(
        x=round((x0 + x1) / 2, 1),
        y=y,
        x0=x0,
        x1=x1,
        y_low=value.at(mark.low),
        y_high=value.at(mark.high) if mark.high is not None else y,
        y_open=None if mark.high is not None else max(round(y - OPEN, 1), 1),
        x_open_start=None if mark.start else max(round(x0 - OPEN, 1), time.size.left),
        x_open_end=None if mark.end else min(round(x1 + OPEN, 1), time.size.end),
        series=DISTINCT if mark.muted else series[mark.series],
        title=mark.title,
        address=mark.address,
        known=mark.known,
    )


def _give_room(marks: Sequence[Mark], drawn: Sequence[Drawn], size: Size) -> tuple[Drawn, ...]:
    """Marks with their counts, and with targets that leave each other room."""
    wanted = [(place.x, place.y, mark.reports) for mark, place in zip(marks, drawn, strict=True)]
    counts = place_counts(wanted, size)
    return tuple(
        replace(place, target=_target(place, drawn), count=count)
        for place, count in zip(drawn, counts, strict=True)
    )


def _target(place: Drawn, drawn: Sequence[Drawn]) -> float:
    near = [max(abs(place.x - one.x), abs(place.y - one.y)) for one in drawn if one is not place]
    return round(min(max(min(near, default=99) / 2, TARGET[0]), TARGET[1]), 1)


def _latest(marks: Sequence[Mark], drawn: Sequence[Drawn]) -> list[Named]:
    """The latest mark of every distinct origin."""
    latest = {
        place.series: Named(mark.series, place.series, place.x_open_end or place.x1, place.y, place.known)
        for mark, place in zip(marks, drawn, strict=True)
        if place.series < DISTINCT
    }
    return list(latest.values())
