"""One finding, and what all families of findings share."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from generator.analysis.origins import count_reports
from generator.analysis.statements import Statement
from generator.model.timeline import Claim
from generator.model.values import Number, Value

LARGEST = 1e9
"""The spread of a figure against nothing; keeps infinity out of the data files."""


class FindingKind(StrEnum):
    """The kinds of findings, the most consequential first: the order in which they are shown."""

    DISAGREEMENT = "disagreement"
    DIFFERENT_SPLIT = "same-total-different-split"
    PARTS_LEAVE_NOTHING = "parts-leave-nothing"
    SHARE_DOES_NOT_FOLLOW = "share-does-not-follow"
    OVER_CEILING = "over-ceiling"
    DEFINITION_DIFFERS = "definition-differs"
    CANNOT_TELL = "cannot-tell"
    LOST_IN_RETELLING = "lost-in-retelling"
    SHARPER_PARAPHRASE = "paraphrase-sharper-than-quote"
    REVISION = "revision"
    NOBODY_NAMED = "nobody-named"


@dataclass(frozen=True)
class Side:
    """One claim of a finding, with those who repeat it.

    Attributes:
        claim: the claim on which the finding stands.
        relays: every other claim of the same statement.
        reports: how many reports carry the claim in this wording.
    """

    claim: Claim
    relays: tuple[Claim, ...] = ()
    reports: int = 1


@dataclass(frozen=True)
class Finding:
    """Something that follows from two or more claims.

    Attributes:
        id: permalink on the page of findings; it stays while the claims that it is named after stay.
        sides: the claims involved, the origin's first.
        text: one plain sentence.
        rule: id of its rule in ``rules.RULES``.
        settle: what would settle it; empty where nothing is open.
        spread: how many times the larger figure is the smaller one; 1 where no two figures are apart.
        weight: place of what changed in ``repeats.Change``; 0 for other kinds.
    """

    id: str
    kind: FindingKind
    metric: str
    scope: str
    sides: tuple[Side, ...]
    text: str
    rule: str
    settle: str = ""
    spread: float = 1.0
    weight: int = 0

    @property
    def figures(self) -> tuple[str, ...]:
        """The claims involved, each as ``<entry-id>#<figure-id>``."""
        return tuple(dict.fromkeys(side.claim.id for side in self.sides))

    @property
    def relays(self) -> tuple[str, ...]:
        """The claims that repeat those involved."""
        involved = set(self.figures)
        names = (claim.id for side in self.sides for claim in side.relays)
        return tuple(name for name in dict.fromkeys(names) if name not in involved)

    @property
    def reports(self) -> tuple[int, ...]:
        """How many reports are behind each side."""
        return tuple(side.reports for side in self.sides)

    def rank(self) -> tuple[object, ...]:
        """Place within its kind: the largest spread first, then the most reports behind the weaker side."""
        return self.weight, -self.spread, -min(self.reports), -sum(self.reports), self.id


def name_finding(kind: FindingKind, claims: Iterable[Claim], *aspects: str) -> str:
    """An id that survives a rebuild and unrelated edits: kind, first entry, and a hash of all that it stands on."""
    names = sorted(claim.id for claim in claims)
    digest = hashlib.sha256("\n".join((kind, *aspects, *names)).encode()).hexdigest()
    return f"{kind}-{names[0].split('#')[0]}-{digest[:8]}"


def side_of(statement: Statement, claims: tuple[Claim, ...] = ()) -> Side:
    """A statement as a side: told by the first of ``claims``, else by its first teller."""
    tellers = claims or statement.claims
    rest = tuple(claim for claim in statement.claims if claim is not tellers[0])
    return Side(tellers[0], rest, count_reports(claim.entry for claim in tellers))


def point(value: Value) -> Number:
    """The number that stands for a value when two are set in proportion: the printed one, else the middle."""
    if value.number is not None:
        return value.number
    low = value.low or 0
    return (low + value.high) / 2 if value.high is not None else low


def spread(a: Number, b: Number) -> float:
    """How many times the larger number is the smaller one."""
    low, high = sorted((a, b))
    return 1.0 if low == high else round(min(high / low, LARGEST), 4) if low > 0 else LARGEST
