"""All findings of a timeline, in the order in which they are shown."""

from generator.analysis.findings.arithmetic import find_splits, find_sums
from generator.analysis.findings.disagreements import find_disagreements
from generator.analysis.findings.finding import Finding
from generator.analysis.findings.retold import find_retold
from generator.analysis.findings.words import find_own_words
from generator.analysis.rules import FINDINGS
from generator.analysis.whole import Analysis

FAMILIES = (find_disagreements, find_splits, find_sums, find_retold, find_own_words)


def find_findings(analysis: Analysis) -> tuple[Finding, ...]:
    """Every finding, by kind in the order of ``rules.FINDINGS``, the most consequential of each kind first."""
    kinds = [rule.id for rule in FINDINGS]
    found = {finding.id: finding for family in FAMILIES for finding in family(analysis)}
    return tuple(sorted(found.values(), key=lambda finding: (kinds.index(finding.kind), *finding.rank())))
