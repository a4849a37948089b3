"""``findings.json``: the findings of the comparison, and how many origins there are."""

from generator import addresses
from generator.analysis.analysis import Analysis
from generator.analysis.findings.finding import Finding
from generator.analysis.origins import Origins
from generator.exports.json_document import VERSION, Json
from generator.settings import Settings
from generator.wording.findings import say_settle
from generator.wording.worded_findings import WordedFindings


def write_findings(analysis: Analysis, findings: WordedFindings, settings: Settings) -> Json:
    """Every finding in the order in which the page shows it, and the origins of every metric and scope.

    A scope that is null is the timeline's subject itself.
    """
    return {
        "schema": VERSION,
        "findings": [_finding(finding, findings, settings) for finding in findings.all],
        "origins": [_origins(origins) for origins in analysis.origins.values()],
    }


def _finding(finding: Finding, findings: WordedFindings, settings: Settings) -> Json:
    return {
        "id": finding.id,
        "kind": finding.kind,
        "metric": finding.metric,
        "scope": finding.scope or None,
        # Ids and not the figures, which stand in entries.json and would be here many times over.
        "figures": list(finding.figures),
        "relays": list(finding.relays),
        "reports": list(finding.reports),
        # The sentence as the page has it, so that who quotes the file says no more than the page does.
        "text": findings.text(finding),
        "settle": say_settle(finding, findings.timeline) or None,
        "spread": finding.spread,
        "rule": settings.permalink(f"{addresses.METHOD}#{finding.rule}"),
        "permalink": settings.permalink(findings.places[finding.id]),
    }


def _origins(origins: Origins) -> Json:
    return {
        "metric": origins.metric,
        "scope": origins.scope or None,
        "figures": origins.figures,
        "reports": origins.reports,
        "origins_low": origins.low,
        "origins_high": origins.high,
        "origins": list(origins.ids),
    }
