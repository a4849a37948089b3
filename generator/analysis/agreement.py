"""How others put it: the words of other origins to which a statement's number could be true too."""

from generator.analysis.analysis import Analysis
from generator.analysis.comparison import Verdict, touch
from generator.analysis.statements import Statement, compare_statements
from generator.analysis.windows import gap

NEAREST = 15
"""So many words before a statement in time, and so many after it, are looked at."""


def find_agreeing(statement: Statement, analysis: Analysis) -> tuple[Statement, ...]:
    """Of every other origin the word nearest in time that agrees with a statement, the nearest first.

    Nothing agrees with what is nobody's word: the editor's arithmetic, and what was withdrawn or misquoted.
    """
    found: dict[tuple[str, ...], Statement] = {}
    for other in _nearest(statement, analysis):
        if other.origins not in found and _agree(statement, other, analysis):
            found[other.origins] = other
    return tuple(found.values())


def _nearest(statement: Statement, analysis: Analysis) -> list[Statement]:
    """The words before and after a statement in time, the nearest first."""
    place = analysis.place_of.get(statement.id)
    if place is None:
        return []
    words = analysis.comparable[statement.metric, statement.scope]
    near = words[max(place - NEAREST, 0) : place + NEAREST + 1]
    return sorted(near, key=lambda other: gap(statement.window, other.window))


def _agree(a: Statement, b: Statement, analysis: Analysis) -> bool:
    if a.origins == b.origins or not touch(a.wordings[0].term, b.wordings[0].term):
        return False
    return compare_statements(a, b, analysis.timeline.metrics).verdict is Verdict.AGREE
