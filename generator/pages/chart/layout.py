"""Where the parts of a chart stand: a mark a claim, lines between those that disagree, names, the grid.

The drawing is as wide as there is room: x is in per cent of its width, y and the sizes of marks are in pixels.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.model.values import middle
from generator.pages.chart.labels import Count, Label, MarkExtent, NamedMark, place_counts, place_names
from generator.pages.chart.scales import BASE, LETTER, PAD, SIZES, WIDE, Scale, Size, Tick, Time
from generator.wording.language import _


@dataclass(frozen=True, slots=True)
class Mark:
    """One claim to draw.

    Attributes:
        start: first day the figure can hold for; None where the beginning is open.
        end: last day; None where the end is open.
        number: the printed number, or None for ranges and words.
        low: lower bound, 0 or more; 0 below a number is no bound, as in "up to 300".
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

    @property
    def lower(self) -> float | None:
        """The lower bound; None where the words give none."""
        return None if self.number and self.low <= 0 else self.low

    @property
    def centre(self) -> float:
        """The figure at which it is drawn: the number, else the middle of the bounds."""
        return middle(self.number, self.low, self.high)

    @property
    def top(self) -> float:
        """The figure that decides the kind of scale: the number, else the upper bound, else the lower."""
        known = (self.number, self.high, self.low)
        return next(figure for figure in known if figure is not None)

    @property
    def days(self) -> tuple[datetime.date, datetime.date]:
        """The days between which it is drawn: an open end is where the other one is."""
        start, end = self.start or self.end, self.end or self.start
        if start is None or end is None:
            raise ValueError(f"a mark without a day: {self.title}")
        return start, end


@dataclass(frozen=True, slots=True)
class MarkPair:
    """Two marks whose figures disagree.

    Attributes:
        first: the place of one among the marks that the chart is given.
        second: that of the other.
        title: what stands between them, in one line.
        address: where the line leads, relative to the page.
    """

    first: int
    second: int
    title: str
    address: str


# Okabe and Ito's colours are eight. Moved apart, these differ for every kind of colour vision, at 3:1 or more
# on a light and on a dark ground.
DISTINCT = 8
"""So many origins have a colour and a shape of their own; the rest share one."""

# Up to there the smallest figure still stands its own mark's height above the line of zero on a linear scale.
LOG_FROM = 30
"""The scale is logarithmic where the largest figure is more than so many times the smallest."""

OPEN = 26
"""The height of the broken line at a bound that the words leave open; shorter where the frame ends before."""

# WCAG 2.2 asks for targets of 24 pixels where nothing else is near; in a crowd so large a one would take the
# clicks that are meant for its neighbour.
TARGET = (5.0, 12.0)
"""The smallest and largest radius in which a mark can be pointed at: half of the way to the next mark between them."""

CROWDS = ((80, ""), (320, "tl-many"))
"""Up to so many marks a chart has this class, above them all ``tl-crowd``. Marks of the first have counts."""


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark with its place.

    Attributes:
        x: centre of the mark.
        y: height of the mark.
        x0: beginning of its bar in time.
        x1: end of its bar.
        low: from its centre down to the lower end of its whisker.
        high: from its centre up to the upper end of its whisker, 0 or less.
        up: from its centre up to the end of the broken line of a figure with no upper bound, 0 or less.
        down: the same downwards.
        target: the radius in which it can be pointed at.
        count: its number of reports with its place; None where one report carries it or there is no room.
    """

    mark: Mark
    series: int
    x: float
    y: float
    x0: float
    x1: float
    low: float
    high: float
    up: float
    down: float
    target: float = TARGET[0]
    count: Count | None = None

    @property
    def open(self) -> str:
        """Its broken lines as an SVG path from its centre; empty where every end is known."""
        before, after = self.mark.start is None, self.mark.end is None
        ends = (
            (self.up, f"V{self.up:g}"),
            (self.down, f"V{self.down:g}"),
            (before, f"H-{PAD}"),
            (after, f"H{PAD}"),
        )
        return "".join(f"M0 0{end}" for is_open, end in ends if is_open)


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two marks that disagree."""

    pair: MarkPair
    a: PlacedMark
    b: PlacedMark

    @property
    def known(self) -> str:
        """The day from which both were known."""
        return max(self.a.mark.known, self.b.mark.known)


@dataclass(frozen=True, slots=True)
class SizedLabels:
    """What depends on how much room there is: the days that are named, and the names at the right of the frame."""

    size: Size
    ticks: tuple[Tick, ...]
    names: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that the template prints; ``left`` is the room for the words of the scale of figures."""

    left: int
    crowd: str
    y_ticks: tuple[Tick, ...]
    lines: tuple[Line, ...]
    marks: tuple[PlacedMark, ...]
    sized: tuple[SizedLabels, ...]


def draw(marks: Sequence[Mark], *, percent: bool = False, pairs: Iterable[MarkPair] = ()) -> Drawing:
    """Place every mark, line and text. Each mark has a start or an end."""
    # An open end has no number: the scale holds what is known, and a broken line points beyond it.
    ends = [end for mark in marks for end in (mark.lower, mark.centre, mark.high) if end is not None]
    value = Scale.of(ends, log=is_log(marks), percent=percent)
    time = Time.of(day for mark in marks for day in (mark.start, mark.end) if day)
    y_ticks = value.ticks()
    crowd = next((name for most, name in CROWDS if len(marks) <= most), "tl-crowd")
    series = _number_series(marks)
    placed = [_place(mark, time, value, series) for mark in marks]
    # By all that a mark says, so that the same claims in any order are the same bytes.
    drawn = sorted(placed, key=lambda one: (one.x, one.mark.title, one.mark.address, repr(one.mark)))
    return Drawing(
        # By the longest word: for "10 trillion" the room of "30" is too small, and the reverse is a waste.
        left=round(LETTER * max(len(tick.text) for tick in y_ticks)) + PAD + 8,
        crowd=crowd,
        y_ticks=y_ticks,
        lines=tuple(Line(one, placed[one.first], placed[one.second]) for one in pairs),
        marks=tuple(drawn) if crowd else _give_room(drawn),
        sized=tuple(SizedLabels(size, time.ticks(size), place_names(_latest(drawn), size)) for size in SIZES),
    )


def is_log(marks: Iterable[Mark]) -> bool:
    """Whether the figures are too far apart for a linear scale; zeros play no part."""
    tops = [mark.top for mark in marks if mark.top > 0]
    return bool(tops) and max(tops) > LOG_FROM * min(tops)


def _number_series(marks: Iterable[Mark]) -> dict[str, int]:
    """A number for each origin: those with most claims first, all beyond ``DISTINCT`` the same one."""
    # Grey marks take no colour from the source whose chart it is.
    counted = Counter(mark.series for mark in marks if not mark.muted)
    names = sorted(counted, key=lambda name: (-counted[name], name))
    return {name: min(at, DISTINCT) for at, name in enumerate(names)}


def _place(mark: Mark, time: Time, value: Scale, series: dict[str, int]) -> PlacedMark:
    x0, x1 = (time.at(day) for day in mark.days)
    y = value.at(mark.centre)
    return PlacedMark(
        mark=mark,
        series=DISTINCT if mark.muted else series[mark.series],
        x=round((x0 + x1) / 2, 2),
        y=y,
        x0=x0,
        x1=x1,
        low=round(value.at(mark.lower) - y, 1) if mark.lower is not None else 0,
        high=round(value.at(mark.high) - y, 1) if mark.high is not None else 0,
        up=-min(OPEN, round(y - 1, 1)) if mark.high is None else 0,
        down=min(OPEN, round(BASE - y, 1)) if mark.lower is None else 0,
    )


def _give_room(placed: Sequence[PlacedMark]) -> tuple[PlacedMark, ...]:
    """Marks with their counts, and with targets that leave each other room."""
    extents = [
        MarkExtent(one.x, one.y, min(one.high, one.up), max(one.low, one.down), one.mark.reports)
        for one in placed
    ]
    counts = place_counts(extents)
    return tuple(
        replace(one, target=_target(one, placed), count=count)
        for one, count in zip(placed, counts, strict=True)
    )


def _target(here: PlacedMark, placed: Sequence[PlacedMark]) -> float:
    away = (
        # As if the drawing were at its narrowest: whenever it is wider, marks only stand further apart.
        max(abs(here.x - one.x) * WIDE.least / 100, abs(here.y - one.y))
        for one in placed
        if one is not here
    )
    return round(min(max(min(away, default=99) / 2, TARGET[0]), TARGET[1]), 1)


def _latest(placed: Sequence[PlacedMark]) -> list[NamedMark]:
    """The latest mark of every distinct origin, and below them one name for all the others."""
    # Names stand at the right, where time ends, so each belongs beside the last mark of its origin.
    latest = {one.series: one for one in placed if one.series < DISTINCT}
    named = [
        NamedMark(one.mark.series, number, one.x1, one.y, one.mark.known) for number, one in latest.items()
    ]
    others = {one.mark.series for one in placed if one.series == DISTINCT}
    lowest = max((one.y for one in named), default=0.0)
    name = _("Others") if len(others) > 1 else "".join(others)
    return [*named, NamedMark(name, DISTINCT, 0, lowest + 1)] if others else named
