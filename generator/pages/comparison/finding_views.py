"""Findings as readers see them, and where they belong: to a kind, a metric, a source, a claim."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from generator import addresses
from generator.analysis.findings.finding import Finding, FindingKind, Side
from generator.model.timeline import Claim
from generator.pages.shared.views import ReportedClaim, Views
from generator.wording.catalogue import FINDINGS, Rule
from generator.wording.findings import say_reason, say_settle
from generator.wording.worded_findings import WordedFindings

FINDING_KINDS: Mapping[FindingKind, Rule[FindingKind]] = {rule.id: rule for rule in FINDINGS}
"""What every kind of finding is called, and what it says."""


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding for a page.

    Attributes:
        kind: the rule by which it is one.
        text: what was found, in one sentence.
        settle: what would settle it; empty where nothing is open.
        sides: the claims that stand for its sides.
        relays: how many further claims belong to the same statements.
        listed: whether the page of findings has room for it; if not, it is found through its figure.
    """

    id: str
    address: str
    kind: Rule[FindingKind]
    metric: str
    scope: str
    text: str
    settle: str
    sides: tuple[ReportedClaim, ...]
    relays: int
    listed: bool


FindingsByKind = tuple[tuple[Rule[FindingKind], tuple[FindingView, ...]], ...]
"""Findings by kind, in the order of ``FindingKind``."""


def group_views(views: Iterable[FindingView]) -> FindingsByKind:
    """Findings by kind; they are in the order of kinds already."""
    return tuple((rule, tuple(group)) for rule, group in groupby(views, key=lambda view: view.kind))


@dataclass(frozen=True, slots=True)
class Involvement:
    """That a claim takes part in a finding.

    Attributes:
        side: the place of its side among those of the finding.
    """

    finding: Finding
    side: int


def _find_sides(finding: Finding) -> Mapping[str, int]:
    """The side of every claim that takes part in a finding, by the claim's id.

    A claim that stands for a side is on that one. One that repeats several is on the last: what was changed.
    """
    # By claim, once for a finding: a report that thousands repeat would else be gone through on each of their pages.
    sides: dict[str, int] = {}
    for number, side in enumerate(finding.sides):
        if number > 0 or finding.kind is not FindingKind.LOST_IN_RETELLING:
            sides.update((claim.id, number) for claim in side.relays)
    sides.update((side.claim.id, number) for number, side in enumerate(finding.sides))
    return sides


@dataclass(frozen=True)
class FindingViews:
    """All findings of a timeline, shown; the most consequential of each kind first."""

    findings: WordedFindings
    views: Views

    @cached_property
    def shown(self) -> tuple[FindingView, ...]:
        """Every finding for a page, in the order of the findings."""
        return tuple(self._view(finding) for finding in self.findings.all)

    @cached_property
    def by_metric(self) -> Mapping[str, tuple[FindingView, ...]]:
        """Findings by metric."""
        return self._by((finding.metric,) for finding in self.findings.all)

    @cached_property
    def of_claim(self) -> Mapping[str, tuple[Involvement, ...]]:
        """Findings by the claims that take part, themselves or by repeating, as ``<entry-id>#<figure-id>``.

        A claim that was repeated as it is plays no part in what other reports made of it.
        """
        by_claim: dict[str, list[Involvement]] = defaultdict(list)
        for finding in self.findings.all:
            for name, side in _find_sides(finding).items():
                by_claim[name].append(Involvement(finding, side))
        return {name: tuple(involved) for name, involved in by_claim.items()}

    @cached_property
    def by_source(self) -> Mapping[str, tuple[FindingView, ...]]:
        """Findings by the origins of the claims on which they stand."""
        return self._by(
            # Each origin once: one that revised itself stands on both sides.
            dict.fromkeys(origin for side in finding.sides for origin in side.claim.figure.origins)
            for finding in self.findings.all
        )

    @cached_property
    def by_kind(self) -> FindingsByKind:
        """Findings by kind, those kinds that there are."""
        return group_views(self.shown)

    def first_of(self, kind: FindingKind) -> FindingView | None:
        """The most consequential finding of a kind, as its example."""
        return next((view for view in self.shown if view.kind.id is kind), None)

    def _view(self, finding: Finding) -> FindingView:
        return FindingView(
            id=finding.id,
            address=self.findings.places[finding.id],
            kind=FINDING_KINDS[finding.kind],
            metric=finding.metric,
            scope=finding.scope,
            text=self.findings.text(finding),
            settle=say_settle(finding, self.views.timeline),
            sides=tuple(self.views.reported(side.claim, side.reports) for side in finding.sides),
            relays=len(finding.relays),
            # A finding for which its page has no room has no place there that a link could lead to.
            listed=self.findings.places[finding.id] == addresses.of_finding(finding.id),
        )

    def _by(self, keys: Iterable[Iterable[str]]) -> Mapping[str, tuple[FindingView, ...]]:
        groups: dict[str, list[FindingView]] = defaultdict(list)
        for view, names in zip(self.shown, keys, strict=True):
            for name in names:
                groups[name].append(view)
        return {name: tuple(views) for name, views in groups.items()}


def flag_entries(findings: WordedFindings) -> Mapping[str, str]:
    """For entries whose claims stand in a disagreement, the address of the most consequential one."""
    flags: dict[str, str] = {}
    for finding in findings.all:
        for side in finding.sides if finding.kind is FindingKind.DISAGREEMENT else ():
            flags.setdefault(side.claim.entry.id, findings.places[finding.id])
    return flags


MOST = 5
"""An entry's page names so many findings of a kind and so many who agree, a claim; the metric's page has all."""

MOST_OTHERS = 3
"""An entry's page names so many figures of one finding."""


@dataclass(frozen=True, slots=True)
class ClaimFinding:
    """A finding in which a claim takes part, or several of one kind about the same claims.

    Attributes:
        others: the claims of the other sides, ``MOST_OTHERS`` of them at most.
        more: how many further ones there are.
        reasons: for each finding why it is one, in a few words, and the address where it stands.
    """

    others: tuple[ReportedClaim, ...]
    more: int
    reasons: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ClaimFindings:
    """The findings of one kind in which a claim takes part, few of them, and how many more there are."""

    rule: Rule[FindingKind]
    findings: tuple[ClaimFinding, ...]
    more: int


def list_claim_findings(claim: Claim, views: FindingViews) -> tuple[ClaimFindings, ...]:
    """The findings in which a claim takes part, itself or by repeating, by kind; the most consequential first."""
    involved = views.of_claim.get(claim.id, ())
    return tuple(
        _show_kind(FINDING_KINDS[kind], tuple(group), views)
        for kind, group in groupby(involved, key=lambda one: one.finding.kind)
    )


def _show_kind(
    rule: Rule[FindingKind], involved: Sequence[Involvement], views: FindingViews
) -> ClaimFindings:
    # With a line for each, a report that lost both the qualifier and the date of one claim stood there twice.
    by_others: dict[tuple[str, ...], tuple[list[Side], list[tuple[str, str]]]] = {}
    for one in involved[:MOST]:
        others = [side for number, side in enumerate(one.finding.sides) if number != one.side]
        names = tuple(side.claim.id for side in others)
        reason = (say_reason(one.finding), views.findings.places[one.finding.id])
        by_others.setdefault(names, (others, []))[1].append(reason)
    shown = tuple(_show(others, reasons, views) for others, reasons in by_others.values())
    return ClaimFindings(rule, shown, max(len(involved) - MOST, 0))


def _show(others: Sequence[Side], reasons: Sequence[tuple[str, str]], views: FindingViews) -> ClaimFinding:
    claims = tuple(views.views.reported(side.claim, side.reports) for side in others[:MOST_OTHERS])
    return ClaimFinding(claims, max(len(others) - MOST_OTHERS, 0), tuple(reasons))
