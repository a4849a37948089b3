"""The words of each origin in time: its series, its latest word, and how it revised its own figure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from generator.analysis.statements import Statement, numbers_of, when
from generator.analysis.windows import wholly_before


@dataclass(frozen=True)
class Series:
    """What one origin (or several named together) said of one metric and scope, in time.

    Attributes:
        origins: source ids, sorted.
        statements: the origin's words, the latest last.
    """

    origins: tuple[str, ...]
    statements: tuple[Statement, ...]

    @property
    def latest(self) -> Statement:
        """The origin's latest word."""
        return self.statements[-1]


def find_series(statements: Iterable[Statement]) -> tuple[Series, ...]:
    """The series of one metric and scope, in the order in which the origins first spoke."""
    found: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for statement in sorted(statements, key=when):
        found[statement.origins].append(statement)
    return tuple(Series(origins, tuple(words)) for origins, words in found.items())


def find_revisions(series: Series) -> Iterator[tuple[Statement, Statement]]:
    """Each word of an origin that a later one with another number replaces, with the one that replaces it."""
    for earlier, later in pairwise(series.statements):
        if numbers_of(earlier.lead) != numbers_of(later.lead) and wholly_before(earlier.window, later.window):
            terms = earlier.wordings[0].term, later.wordings[0].term
            if terms[0].includes == terms[1].includes or not all(term.defined for term in terms):
                yield earlier, later
