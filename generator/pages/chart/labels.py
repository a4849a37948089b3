"""Texts in a chart: names at the right of the frame and counts at marks, none over another."""

import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.pages.chart.scales import BASE, LETTER, PAD, SIZES, TOP, WIDE, Size

LINE = 14
"""From one line of a name to the next, in pixels."""

GAP = 2
"""Between two names, in pixels."""

LED_FROM = 75
LED_OVER = 24
"""A line leads from a mark to its name where the mark stands beyond so many per cent and the name no more pixels above
or below it. Longer lines would cross; shape and colour lead always."""

# Readers know a service by it: "National Int…", cut to fit a phone, tells them nothing, but NIS does.
_ABBREVIATION = re.compile(r"\(([A-Z]{2,8})\)")


@dataclass(frozen=True, slots=True)
class NamedMark:
    """A mark that is to be named: who, which series, the end of its bar, its height, and when it became known."""

    name: str
    series: int
    x: float
    y: float
    known: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A name at the right of the frame: its lines, the height of the first, and the mark it belongs to."""

    lines: tuple[str, ...]
    y: float
    mark: NamedMark

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.y + LINE * (len(self.lines) - 1) / 2

    @property
    def led(self) -> bool:
        """Whether a line leads to it from its mark."""
        return self.mark.x >= LED_FROM and abs(self.middle - self.mark.y) <= LED_OVER


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of a drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        """Whether the two have more than a side in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def within(self, other: "Box") -> bool:
        """Whether it lies in the other."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )


@dataclass(frozen=True, slots=True)
class MarkExtent:
    """A mark that may have a count: its place, how far it reaches up (0 or less) and down, and its reports."""

    x: float
    y: float
    up: float
    down: float
    reports: int

    def boxes(self, width: int) -> tuple[Box, Box]:
        """The room of the mark and of the line through it, in a drawing so wide."""
        x, y = self.x * width / 100, self.y
        return Box(x - 6, y - 6, x + 6, y + 6), Box(x - 1, y + self.up, x + 1, y + self.down)


@dataclass(frozen=True, slots=True)
class Count:
    """How many reports carry a claim, as a text at its mark.

    Attributes:
        text: the number of reports.
        dx: from the mark to the text, in pixels.
        dy: from the mark down to the line on which the text stands.
        wide: whether there is room for it in the wide drawing only.
    """

    text: str
    dx: int
    dy: int
    wide: bool = False

    @property
    def anchor(self) -> str:
        """Which end of the text stands at ``dx``."""
        return "end" if self.dx < 0 else "start"

    def box(self, x: float, y: float) -> Box:
        """The room that it takes at a mark there, in pixels."""
        left = x + self.dx - (LETTER * len(self.text) if self.dx < 0 else 0)
        return Box(left, y + self.dy - 10, left + LETTER * len(self.text), y + self.dy + 2)


_AROUND = ((8, -6), (-8, -6), (8, 16), (-8, 16))
"""Where a count may stand at its mark, the best place first: from the mark to the text, in pixels."""


def place_names(marks: Iterable[NamedMark], size: Size) -> tuple[Label, ...]:
    """Names at the heights of their marks, pushed down and then up until none stands over another."""
    wanted = sorted(marks, key=lambda mark: (mark.y, mark.name))
    texts = [fit_name(mark.name, size) for mark in wanted]
    ys: list[float] = []
    free = float(TOP - 4)
    for mark, lines in zip(wanted, texts, strict=True):
        ys.append(max(mark.y - LINE * (len(lines) - 1) / 2, free))
        free = ys[-1] + LINE * len(lines) + GAP
    # What was pushed below the frame goes up again, and pushes those above it.
    limit = float(BASE)
    for at in reversed(range(len(ys))):
        ys[at] = min(ys[at], limit - LINE * (len(texts[at]) - 1))
        limit = ys[at] - LINE - GAP
    return tuple(Label(lines, round(y, 1), mark) for mark, lines, y in zip(wanted, texts, ys, strict=True))


def fit_name(name: str, size: Size) -> tuple[str, ...]:
    """A name in lines that fit: all on one line, else its abbreviation where it has one, such as NIS, else cut."""
    abbreviation = _ABBREVIATION.search(name)
    if len(name) > size.letters and abbreviation:
        return (abbreviation[1],)
    # Names with a hyphen, such as Dong-A or Interfax-Ukraine, are read as one.
    lines = textwrap.wrap(name, size.letters, break_long_words=False, break_on_hyphens=False)
    more = len(lines) > size.lines
    lines = lines[: size.lines]
    cut = [line if len(line) <= size.letters else line[: size.letters - 1] + "…" for line in lines]
    if more and not cut[-1].endswith("…"):
        # A bracket or a comma before the dots would promise something that is left out.
        cut[-1] = cut[-1][: size.letters - 1].rstrip(" (,") + "…"
    return tuple(cut)


def place_counts(extents: Sequence[MarkExtent]) -> tuple[Count | None, ...]:
    """Where the counts of marks stand; None for one report, or where no place is free.

    The largest counts are placed first. What is left out here is still said in the title of the mark. A place that
    is free in the least and in the largest width of a drawing is free between them.
    """
    taken = {
        width: [box for extent in extents for box in extent.boxes(width)]
        for size in SIZES
        for width in (size.least, size.most)
    }
    counts: list[Count | None] = [None] * len(extents)
    for at in sorted(
        range(len(extents)), key=lambda at: (-extents[at].reports, extents[at].x, extents[at].y, at)
    ):
        if extents[at].reports > 1:
            wide = {width: boxes for width, boxes in taken.items() if width >= WIDE.least}
            counts[at] = _find_place(extents[at], taken) or _find_place(extents[at], wide, wide=True)
    return tuple(counts)


def _find_place(extent: MarkExtent, taken: Mapping[int, list[Box]], *, wide: bool = False) -> Count | None:
    """The first place free in every width, which is then taken."""
    for dx, dy in _AROUND:
        count = Count(f"×{extent.reports}", dx, dy, wide)
        boxes = {width: count.box(extent.x * width / 100, extent.y) for width in taken}
        if all(_is_free(box, width, taken[width]) for width, box in boxes.items()):
            for width, box in boxes.items():
                taken[width].append(box)
            return count
    return None


def _is_free(box: Box, width: int, taken: Iterable[Box]) -> bool:
    frame = Box(-PAD, 0, width + PAD, BASE)
    return box.within(frame) and not any(box.overlaps(one) for one in taken)
