"""Words in a chart: names beside the frame and counts beside marks, none over another."""

import re
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.pages.scales import LETTER, Size

LINE = 14
"""From one line of a name to the next."""

_ABBREVIATION = re.compile(r"\(([A-Z]{2,8})\)")


@dataclass(frozen=True, slots=True)
class Named:
    """A mark that is to be named: who, which series, the end of its bar and its height."""

    name: str
    series: int
    x: float
    y: float
    known: str


@dataclass(frozen=True, slots=True)
class Label:
    """A name beside the frame: its lines, the place of the first, and the mark it belongs to."""

    lines: tuple[str, ...]
    x: float
    y: float
    mark: Named

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.y + LINE * (len(self.lines) - 1) / 2


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of a drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
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
class Count:
    """How many reports carry a claim, beside its mark; ``anchor`` is the end of the text that stands at x."""

    text: str
    x: float
    y: float
    anchor: str

    @property
    def box(self) -> Box:
        """The room that it takes."""
        left = self.x - (LETTER * len(self.text) if self.anchor == "end" else 0)
        return Box(left, self.y - 10, left + LETTER * len(self.text), self.y + 2)


def place_names(marks: Iterable[Named], size: Size) -> tuple[Label, ...]:
    """Names at the heights of their marks, pushed down and then up until none stands over another."""
    wanted = sorted(marks, key=lambda mark: (mark.y, mark.name))
    texts = [fit_name(mark.name, size) for mark in wanted]
    ys: list[float] = []
    free = float(size.top - 4)
    for mark, lines in zip(wanted, texts, strict=True):
        ys.append(max(mark.y - LINE * (len(lines) - 1) / 2, free))
        free = ys[-1] + LINE * len(lines) + 1
    limit = float(size.base)
    for at in reversed(range(len(ys))):
        ys[at] = min(ys[at], limit - LINE * (len(texts[at]) - 1))
        limit = ys[at] - LINE - 1
    return tuple(
        Label(lines, float(size.end + 14), round(y, 1), mark)
        for mark, lines, y in zip(wanted, texts, ys, strict=True)
    )


def fit_name(name: str, size: Size) -> tuple[str, ...]:
    """A name in lines that fit: whole on one line, else its abbreviation where it has one, such as NIS, else cut."""
    abbreviation = _ABBREVIATION.search(name)
    if len(name) > size.letters and abbreviation:
        return (abbreviation[1],)
    lines = textwrap.wrap(name, size.letters, break_long_words=False, break_on_hyphens=False)
    more = len(lines) > size.lines
    lines = lines[: size.lines]
    cut = [line if len(line) <= size.letters else line[: size.letters - 1] + "…" for line in lines]
    if more and not cut[-1].endswith("…"):
        cut[-1] = cut[-1][: size.letters - 1].rstrip(" (,") + "…"
    return tuple(cut)


def place_counts(wanted: Sequence[tuple[float, float, int]], size: Size) -> tuple[Count | None, ...]:
    """For marks given as x, y and reports: where their counts stand; None for one report, or where no place is free.

    The largest counts are placed first. What is left out here is still said in the title of the mark.
    """
    taken = [Box(x - 6, y - 6, x + 6, y + 6) for x, y, _ in wanted]
    frame = Box(size.left, 0, size.end + 10, size.base)
    found: list[Count | None] = [None] * len(wanted)
    for at in sorted(range(len(wanted)), key=lambda at: (-wanted[at][2], wanted[at], at)):
        x, y, reports = wanted[at]
        for count in _around(x, y, f"×{reports}") if reports > 1 else ():
            if count.box.within(frame) and not any(count.box.meets(box) for box in taken):
                found[at] = count
                taken.append(count.box)
                break
    return tuple(found)


def _around(x: float, y: float, text: str) -> Iterable[Count]:
    for down in (-6, 16):
        yield Count(text, round(x + 8, 1), round(y + down, 1), "start")
        yield Count(text, round(x - 8, 1), round(y + down, 1), "end")
