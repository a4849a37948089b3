"""What a comparison can find: facts of eleven kinds, each with the claims it rests on. Sentences are made elsewhere."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, TypeAlias

from generator.analysis.comparison import Verdict
from generator.analysis.origins import count_reports
from generator.analysis.repeats import Change
from generator.analysis.statements import Statement
from generator.model.timeline import Claim
from generator.model.values import Number

LARGEST_SPREAD = 1e9
"""The spread of a figure against nothing. JSON has no infinity, and readers of ``findings.json`` choke on one."""


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


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two origins whose figures are for the same time, or a total that falls, with bounds that do not meet.

    Attributes:
        verdict: why they disagree.
        undated: those of the two that rest on the day of a report, because the report gives no date.
        speak_for: ids of the organisations to which both origins belong.
        loose: another wording of one of the two whose bounds meet those of the other, with
            the claim as it is shown; None where there is none.
    """

    kind: ClassVar = FindingKind.DISAGREEMENT
    verdict: Verdict
    a: Claim
    b: Claim
    undated: tuple[Claim, ...] = ()
    speak_for: tuple[str, ...] = ()
    loose: tuple[Claim, Claim] | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """How one report splits a total: a part of it, or the share of a part in it.

    Attributes:
        percent: about how many percent the part is of the total.
    """

    total: Claim
    part: Claim
    percent: float


@dataclass(frozen=True, slots=True)
class DifferentSplit:
    """Two origins with one total, and parts of it that cannot be the same."""

    kind: ClassVar = FindingKind.DIFFERENT_SPLIT
    a: Split
    b: Split


@dataclass(frozen=True, slots=True)
class PartsLeaveNothing:
    """Parts that already make up a total, which is said to count others too.

    Attributes:
        sum: what the parts make together.
        rest: ids of the metrics that are left nothing.
        rest_figures: figures of those metrics in the same report.
    """

    kind: ClassVar = FindingKind.PARTS_LEAVE_NOTHING
    total: Claim
    parts: tuple[Claim, ...]
    sum: Number
    rest: tuple[str, ...]
    rest_figures: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class ShareDoesNotFollow:
    """A percentage outside of what the figures that it is taken from allow.

    Attributes:
        share: the percentage as printed.
        percent: the percentage that ``of`` is of ``within``.
    """

    kind: ClassVar = FindingKind.SHARE_DOES_NOT_FOLLOW
    share: Claim
    of: Claim
    within: Claim
    percent: Number


@dataclass(frozen=True, slots=True)
class OverCeiling:
    """A figure above the one that it cannot exceed."""

    kind: ClassVar = FindingKind.OVER_CEILING
    figure: Claim
    ceiling: Claim


@dataclass(frozen=True, slots=True)
class DefinitionDiffers:
    """Figures that count different parts.

    Attributes:
        one_origin: they are wordings of one statement, so that it is one origin's figure.
    """

    kind: ClassVar = FindingKind.DEFINITION_DIFFERS
    figures: tuple[Claim, ...]
    one_origin: bool


@dataclass(frozen=True, slots=True)
class CannotTell:
    """A figure whose date is too vague to tell whether it contradicts the others."""

    kind: ClassVar = FindingKind.CANNOT_TELL
    vague: Claim
    others: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class LostInRetelling:
    """What one change made of a figure in all its repeats.

    Attributes:
        repeats: the repeats, those that made the same of it together, in the order in which they were published.
    """

    kind: ClassVar = FindingKind.LOST_IN_RETELLING
    change: Change
    original: Claim
    repeats: tuple[tuple[Claim, ...], ...]


@dataclass(frozen=True, slots=True)
class SharperParaphrase:
    """One report that gives a figure twice, once with a qualifier and once without."""

    kind: ClassVar = FindingKind.SHARPER_PARAPHRASE
    quoted: Claim
    sharp: Claim


@dataclass(frozen=True, slots=True)
class Revision:
    """A later figure of an origin in place of its own earlier one."""

    kind: ClassVar = FindingKind.REVISION
    earlier: Claim
    later: Claim
    is_lower: bool


@dataclass(frozen=True, slots=True)
class NobodyNamed:
    """A number of which no report says who said it.

    Attributes:
        reports: how many reports print it.
    """

    kind: ClassVar = FindingKind.NOBODY_NAMED
    figure: Claim
    reports: int


Facts: TypeAlias = (
    Disagreement
    | DifferentSplit
    | PartsLeaveNothing
    | ShareDoesNotFollow
    | OverCeiling
    | DefinitionDiffers
    | CannotTell
    | LostInRetelling
    | SharperParaphrase
    | Revision
    | NobodyNamed
)


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
    """Something that follows from one or more claims.

    Attributes:
        id: permalink on the page of findings; it stays while the claims that it is named after stay.
        facts: what was found; its type is the kind of the finding.
        sides: the claims involved, the origin's first.
        spread: how many times the larger figure is the smaller one; 1 where no two figures are apart.
    """

    id: str
    facts: Facts
    sides: tuple[Side, ...]
    spread: float = 1.0

    @property
    def kind(self) -> FindingKind:
        """Its kind."""
        return self.facts.kind

    @property
    def rule(self) -> Verdict | FindingKind:
        """The id of its rule on the method page."""
        return self.facts.verdict if isinstance(self.facts, Disagreement) else self.facts.kind

    @property
    def metric(self) -> str:
        """The metric of the claim that it is about."""
        return self.sides[0].claim.figure.metric

    @property
    def scope(self) -> str:
        """The scope of the claim that it is about."""
        return self.sides[0].claim.figure.scope

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
        """Place within its kind: by what changed, the largest spread first, the most reports of the weaker side."""
        change = tuple(Change).index(self.facts.change) if isinstance(self.facts, LostInRetelling) else 0
        return change, -self.spread, -min(self.reports), -sum(self.reports), self.id


def name_finding(kind: FindingKind, claims: Iterable[Claim], *changes: Change) -> str:
    """An id that survives a rebuild and unrelated edits: kind, first entry, and a hash of all that it stands on."""
    # Sorted, so that the order in which two origins are shown does not change a link that somebody has already
    # shared.
    names = sorted(claim.id for claim in claims)
    digest = hashlib.sha256("\n".join((kind, *changes, *names)).encode()).hexdigest()
    return f"{kind}-{names[0].split('#')[0]}-{digest[:8]}"


def side_of(statement: Statement, claims: tuple[Claim, ...] = ()) -> Side:
    """A statement as a side: shown by the first of ``claims``, else by its first report."""
    shown = claims or statement.claims
    rest = tuple(claim for claim in statement.claims if claim is not shown[0])
    return Side(shown[0], rest, count_reports(claim.entry for claim in shown))


def spread(a: Number, b: Number) -> float:
    """How many times the larger number is the smaller one."""
    low, high = sorted((a, b))
    return 1.0 if low == high else round(min(high / low, LARGEST_SPREAD), 4) if low > 0 else LARGEST_SPREAD


def spread_of(a: Claim, b: Claim) -> float:
    """How many times the larger of two figures is the smaller one."""
    return spread(a.figure.value.middle, b.figure.value.middle)
