"""A small drawing of who repeats whom: a dot a report, a line from each to the one it repeats."""

from collections.abc import Sequence
from dataclasses import dataclass

STEP = 26
"""User units from one generation to the next."""

ROW = 14
"""User units from one report to the next."""

_EDGE = 8


@dataclass(frozen=True, slots=True)
class Dot:
    """One report: its place, and the place of the report that it repeats."""

    x: int
    y: int
    from_x: int
    from_y: int


@dataclass(frozen=True, slots=True)
class Tree:
    """All that the template prints; the first report stands at ``root``."""

    width: int
    height: int
    root: tuple[int, int]
    dots: tuple[Dot, ...]


def draw_tree(depths: Sequence[int]) -> Tree:
    """Place every report: a generation a column, a report a row.

    Args:
        depths: the generation of each report, in the order of the list next to the drawing; 0 repeats the first report
            itself, and each stands after the one that it repeats.
    """
    line = [(_EDGE, _EDGE)]  # from the first report down to the last one placed
    dots = []
    for row, depth in enumerate(depths, start=1):
        above = line[depth]
        place = above[0] + STEP, _EDGE + ROW * row
        line[depth + 1 :] = [place]
        dots.append(Dot(*place, *above))
    width = max((dot.x for dot in dots), default=_EDGE) + _EDGE
    height = max((dot.y for dot in dots), default=_EDGE) + _EDGE
    return Tree(width, height, (_EDGE, _EDGE), tuple(dots))
