"""All findings of a timeline, in the order in which they are shown."""

from generator.analysis.analysis import Analysis
from generator.analysis.findings.arithmetic import find_arithmetic, find_splits
from generator.analysis.findings.disagreements import find_disagreements
from generator.analysis.findings.finding import Finding, FindingKind
from generator.analysis.findings.lost_in_retelling import find_changed_repeats
from generator.analysis.findings.revisions import find_nobody_named, find_revisions

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
