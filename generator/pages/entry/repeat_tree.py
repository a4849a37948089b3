"""A small drawing of who repeats whom: a dot a report, a line from each to the one it retells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

STEP = 26
"""User units from one generation to the next."""

ROW = 14
"""User units from one report to the next."""

_EDGE = 8


class Told(Protocol):
    """A report with those that retell it."""

    @property
    def below(self) -> Sequence["Told"]:
        """The reports that retell it."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One report: its place, and the place of the report that it retells."""

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


def draw_tree(branches: Sequence[Told]) -> Tree:
    """Place every report: a generation a column, a report a row, in the order of the list beside it."""
    dots = tuple(_place(branches, (_EDGE, _EDGE), [1]))
    width = max((dot.x for dot in dots), default=_EDGE) + _EDGE
    height = max((dot.y for dot in dots), default=_EDGE) + _EDGE
    return Tree(width, height, (_EDGE, _EDGE), dots)


def _place(branches: Sequence[Told], above: tuple[int, int], row: list[int]) -> Iterator[Dot]:
    for branch in branches:
        x, y = above[0] + STEP, _EDGE + ROW * row[0]
        row[0] += 1
        yield Dot(x, y, *above)
        yield from _place(branch.below, (x, y), row)
