"""Statements: what one origin said once about one thing, however many reports repeat it and however they word it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from generator.analysis.comparison import Term, term_of
from generator.analysis.origins import count_reports, counts_as_word
from generator.analysis.windows import Window
from generator.model.timeline import Claim

Group = tuple[str, str]
"""Metric and scope: only claims of one group are compared."""

Numbers = tuple[object, ...]


@dataclass(frozen=True)
class Wording:
    """The claims of a statement that allow the same numbers and count the same parts, first teller first."""

    term: Term
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Statement:
    """One origin's word.

    Attributes:
        origins: ids of those whose word it is, sorted; several when they are named together.
        claims: every figure that tells it, the first teller first.
        window: the days it can hold for: those of the first teller who dates it.
    """

    metric: str
    scope: str
    origins: tuple[str, ...]
    claims: tuple[Claim, ...]
    window: Window

    @property
    def lead(self) -> Claim:
        """The first teller's claim."""
        return self.claims[0]

    @property
    def id(self) -> str:
        """The lead's address: ``<entry-id>#<figure-id>``."""
        return refer(self.lead)

    @property
    def is_word(self) -> bool:
        """Whether it is somebody's word: not the editor's arithmetic, and not withdrawn by its source."""
        return counts_as_word(self.lead)

    @cached_property
    def reports(self) -> int:
        """How many reports carry it."""
        return count_reports(claim.entry for claim in self.claims)

    @cached_property
    def wordings(self) -> tuple[Wording, ...]:
        """The different ways in which it was told, the first teller's first."""
        found: dict[Term, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            term = replace(term_of(claim, self.window), origins=frozenset(self.origins))
            found[term].append(claim)
        return tuple(Wording(term, tuple(claims)) for term, claims in found.items())

    @cached_property
    def standing(self) -> tuple[Wording, ...]:
        """The wordings that stand for it when it is compared: the first teller's, and each that a third carry.

        One relay that lost an "at least" does not make two origins disagree.
        """
        third = self.reports / 3
        return tuple(
            wording
            for number, wording in enumerate(self.wordings)
            if number == 0 or count_reports(claim.entry for claim in wording.claims) >= third
        )


def refer(claim: Claim) -> str:
    """A claim's address among all: ``<entry-id>#<figure-id>``."""
    return f"{claim.entry.id}#{claim.figure.id}"


def numbers_of(claim: Claim) -> Numbers:
    """What a claim prints, without qualifier: its number, or its bounds where it has no single one."""
    value = claim.figure.value
    return (value.low, value.high) if value.number is None else (value.number,)


def when(statement: Statement) -> tuple[object, ...]:
    """The order of statements in time: by the last day they can hold for, or the first where the end is open."""
    window = statement.window
    return window.end or window.first, window.first, statement.lead.entry.known_from.sort_key(), statement.id


def by_group(statements: Iterable[Statement]) -> Mapping[Group, tuple[Statement, ...]]:
    """Statements by metric and scope, each group in its order in time."""
    found: dict[Group, list[Statement]] = defaultdict(list)
    for statement in statements:
        found[statement.metric, statement.scope].append(statement)
    return {group: tuple(members) for group, members in found.items()}
