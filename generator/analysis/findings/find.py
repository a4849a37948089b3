"""All findings of a timeline, in the order in which they are shown."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from generator import addresses
from generator.analysis.analysis import Analysis
from generator.analysis.findings.arithmetic import find_arithmetic, find_splits
from generator.analysis.findings.disagreements import find_disagreements
from generator.analysis.findings.finding import Finding, FindingKind
from generator.analysis.findings.lost_in_retelling import find_changed_repeats
from generator.analysis.findings.revisions import find_nobody_named, find_revisions

MOST_LISTED = 300
"""The page of findings lists so many of a kind, the most consequential; ``findings.json`` has them all."""


def find_places(findings: Iterable[Finding]) -> Mapping[str, str]:
    """Where findings stand, by id: on the page of findings, or where that has no room on their figure's page.

    Args:
        findings: all of a timeline, by kind, the most consequential of each first.
    """
    kinds = groupby(findings, key=lambda finding: finding.kind)
    return {
        one.id: addresses.of_finding(one.id)
        if at < MOST_LISTED
        else f"{addresses.of_metric(one.metric)}#findings"
        for _, group in kinds
        for at, one in enumerate(group)
    }


FAMILIES = (
    find_disagreements,
    find_splits,
    find_arithmetic,
    find_changed_repeats,
    find_revisions,
    find_nobody_named,
)


def find_findings(analysis: Analysis) -> tuple[Finding, ...]:
    """Every finding, by kind in the order of ``FindingKind``, the most consequential of each kind first."""
    kinds = tuple(FindingKind)
    # By id: two wordings of two statements can name the same pair of claims twice.
    by_id = {finding.id: finding for family in FAMILIES for finding in family(analysis)}
    return tuple(sorted(by_id.values(), key=lambda finding: (kinds.index(finding.kind), *finding.rank())))
