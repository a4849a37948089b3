"""Findings as readers see them, and where they belong: to a kind, a metric, a source, a claim."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from generator import addresses
from generator.analysis.findings.finding import Finding
from generator.pages.lines import Lines, Told
from generator.wording.catalogue import FINDINGS, Rule

FINDING_KINDS: Mapping[str, Rule] = {rule.id: rule for rule in FINDINGS}


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding for a page: what it says, the claims it stands on, its rule and what would settle it."""

    id: str
    address: str
    kind: Rule
    metric: str
    scope: str
    text: str
    settle: str
    sides: tuple[Told, ...]
    relays: int
    listed: bool


Kinds = tuple[tuple[Rule, tuple[FindingView, ...]], ...]
"""Findings by kind, in the order of ``rules.FINDINGS``."""


def group_views(views: Iterable[FindingView]) -> Kinds:
    """Findings by kind; they are in the order of kinds already."""
    return tuple((rule, tuple(group)) for rule, group in groupby(views, key=lambda view: view.kind))


@dataclass(frozen=True)
class Found:
    """All findings of a timeline, shown; the most consequential of each kind first.

    Attributes:
        places: where they stand, by id.
    """

    findings: tuple[Finding, ...]
    places: Mapping[str, str]
    lines: Lines

    @cached_property
    def views(self) -> tuple[FindingView, ...]:
        """Every finding for a page, in the order of the findings."""
        return tuple(self._view(finding) for finding in self.findings)

    @cached_property
    def by_metric(self) -> Mapping[str, tuple[FindingView, ...]]:
        """Findings by metric."""
        return self._by((finding.metric,) for finding in self.findings)

    @cached_property
    def of_claim(self) -> Mapping[str, tuple[Finding, ...]]:
        """Findings by the claims that take part, themselves or by repeating, as ``<entry-id>#<figure-id>``."""
        found: dict[str, list[Finding]] = defaultdict(list)
        for finding in self.findings:
            for name in (*finding.figures, *finding.relays):
                found[name].append(finding)
        return {name: tuple(findings) for name, findings in found.items()}

    @cached_property
    def by_source(self) -> Mapping[str, tuple[FindingView, ...]]:
        """Findings by the origins of the claims on which they stand."""
        return self._by(
            dict.fromkeys(origin for side in finding.sides for origin in side.claim.figure.origins)
            for finding in self.findings
        )

    @cached_property
    def by_kind(self) -> Kinds:
        """Findings by kind, those kinds that there are."""
        return group_views(self.views)

    def first_of(self, kind: str) -> FindingView | None:
        """The most consequential finding of a kind, as its example."""
        return next((view for view in self.views if view.kind.id == kind), None)

    def _view(self, finding: Finding) -> FindingView:
        return FindingView(
            id=finding.id,
            address=self.places[finding.id],
            kind=FINDING_KINDS[finding.kind],
            metric=finding.metric,
            scope=finding.scope,
            text=finding.text,
            settle=finding.settle,
            sides=tuple(self.lines.told(side.claim, side.reports) for side in finding.sides),
            relays=len(finding.relays),
            listed=self.places[finding.id] == addresses.of_finding(finding.id),
        )

    def _by(self, keys: Iterable[Iterable[str]]) -> Mapping[str, tuple[FindingView, ...]]:
        groups: dict[str, list[FindingView]] = defaultdict(list)
        for view, names in zip(self.views, keys, strict=True):
            for name in names:
                groups[name].append(view)
        return {name: tuple(views) for name, views in groups.items()}


def flag_entries(found: Iterable[Finding], places: Mapping[str, str]) -> Mapping[str, str]:
    """For entries whose claims stand in a disagreement, the address of the most consequential one."""
    flags: dict[str, str] = {}
    for finding in found:
        for side in finding.sides if finding.kind == "disagreement" else ():
            flags.setdefault(side.claim.entry.id, places[finding.id])
    return flags
