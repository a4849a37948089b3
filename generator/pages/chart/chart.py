"""The chart of claims: time from left to right, the figure upwards, a mark a claim. Static SVG, coloured by CSS."""

from collections.abc import Sequence
from dataclasses import replace
from zlib import crc32

from generator.model.metrics import PERCENT
from generator.pages.chart.layout import Drawing, Mark, MarkPair, draw, is_log
from generator.pages.shared.render import render
from generator.wording.language import _

SHAPES = (
    "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",  # circle
    "M-4.5-4.5h9v9h-9z",  # square
    "M0-6L5.5 4.5h-11z",  # triangle up
    "M0-6.5L6 0L0 6.5L-6 0z",  # diamond
    "M0 6L5.5-4.5h-11z",  # triangle down
    "M-2-6h4v4h4v4h-4v4h-4v-4h-4v-4h4z",  # plus
    "M-5.7-2.8l2.9-2.9L0-2.8l2.8-2.9l2.9 2.9L2.8 0l2.9 2.8l-2.9 2.9L0 2.8l-2.8 2.9l-2.9-2.9L-2.8 0z",  # cross
    "M0-6.5L1.9-2L6.5-2L2.8 1L4.2 6L0 3.1L-4.2 6L-2.8 1L-6.5-2L-1.9-2z",  # star
    "M-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0z",  # all others: a small circle
)
"""The path of every origin's mark around its centre; shape tells origins apart where colour does not."""

MANY = 12
"""With more marks a link leads those who use a keyboard past them."""


def show_chart(marks: Sequence[Mark], *, title: str, unit: str, pairs: Sequence[MarkPair] = ()) -> str:
    """The chart as HTML, as wide as there is room; empty where there is nothing to draw.

    Args:
        marks: claims in any order.
        title: what the chart shows, in one sentence.
        unit: what is counted, such as people.
        pairs: which marks disagree; those of marks without a day are left out.
    """
    places = [at for at, mark in enumerate(marks) if mark.start or mark.end]
    if not places:
        return ""
    placed = [marks[at] for at in places]
    drawing = draw(placed, percent=unit == PERCENT, pairs=_move(pairs, places))
    return render(
        "chart/chart.html",
        d=drawing,
        title=title,
        unit=unit,
        is_log=is_log(placed),
        signs=[words for words, is_there in _signs(drawing) if is_there],
        # From the title: a source's page has two charts, and each link needs an end of its own. A counter
        # would depend on the order in which pages are made.
        past=f"past-{crc32(title.encode()):08x}" if len(placed) > MANY else "",
        shapes=SHAPES,
        # 12 rather than 12.0: a mark prints up to a dozen numbers, and a chart up to a thousand marks.
        n="{:g}".format,
    )


def _move(pairs: Sequence[MarkPair], places: Sequence[int]) -> list[MarkPair]:
    """The lines between marks that have a place, by their places among these."""
    now = {at: new for new, at in enumerate(places)}
    kept = [one for one in pairs if one.first in now and one.second in now]
    return [replace(one, first=now[one.first], second=now[one.second]) for one in kept]


def _signs(drawing: Drawing) -> tuple[tuple[str, bool], ...]:
    """What the signs of a chart say, and whether it has them."""
    marks = drawing.marks
    return (
        (_("A line through it: the bounds its words allow."), any(one.low or one.high for one in marks)),
        (_("A bar: the days it can hold for."), any(one.x0 != one.x1 for one in marks)),
        (_("A broken line: an end that is open."), any(one.open for one in marks)),
        (_("×2: two reports carry it."), any(one.count for one in marks)),
        (_("A dotted line: two claims that disagree."), bool(drawing.lines)),
    )
