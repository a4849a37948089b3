"""Who agrees: the statements of other origins to which a statement's number could be true too."""

from generator.analysis.analysis import Analysis
from generator.analysis.comparison import Verdict, touch
from generator.analysis.statements import Statement, compare_statements
from generator.analysis.windows import gap

# A toll that stood at "about 300" for a year was given by everybody; only those around it say something of it.
NEAREST = 15
"""So many statements before a statement in time, and so many after it, are looked at."""


def find_agreeing(statement: Statement, analysis: Analysis) -> tuple[Statement, ...]:
    """Of every other origin the statement nearest in time that agrees with a statement, the nearest first.

    Nothing agrees with what is not compared: the editor's arithmetic, and what was withdrawn or misquoted.
    """
    by_origins: dict[tuple[str, ...], Statement] = {}
    for other in _nearest(statement, analysis):
        if other.origins not in by_origins and _agree(statement, other, analysis):
            by_origins[other.origins] = other
    return tuple(by_origins.values())


def _nearest(statement: Statement, analysis: Analysis) -> list[Statement]:
    """The statements before and after a statement in time, the nearest first."""
    place = analysis.place_of.get(statement.id)
    if place is None:
        return []
    group = analysis.comparable[statement.metric, statement.scope]
    near = group[max(place - NEAREST, 0) : place + NEAREST + 1]
    return sorted(near, key=lambda other: gap(statement.window, other.window))


def _agree(a: Statement, b: Statement, analysis: Analysis) -> bool:
    # Only the first wordings: that a relay's "over 300" has room for a thousand does not make its origin agree.
    if a.origins == b.origins or not touch(a.wordings[0].term, b.wordings[0].term):
        return False
    return compare_statements(a, b, analysis.timeline.metrics).verdict is Verdict.AGREE
