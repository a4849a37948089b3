"""Where findings stand on the site."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from generator import addresses
from generator.analysis.findings.finding import Finding

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
