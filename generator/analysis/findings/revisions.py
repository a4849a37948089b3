"""What an origin did with its own figure, and figures that are nobody's."""

from collections import defaultdict
from collections.abc import Iterator

from generator.analysis.analysis import Analysis
from generator.analysis.findings.finding import (
    Finding,
    FindingKind,
    NobodyNamed,
    Revision,
    Side,
    name_finding,
    side_of,
    spread_of,
)
from generator.analysis.origins import count_reports, is_unidentified
from generator.analysis.statements import Statement, find_replaced, numbers_of
from generator.model.metrics import Counting


def find_revisions(analysis: Analysis) -> Iterator[Finding]:
    """``revision``: each step in which a named origin replaced its own figure.

    Events are left out: eighteen deserters in October and forty in November are two events, not a correction.
    """
    timeline = analysis.timeline
    for (metric, _), group in analysis.series.items():
        if timeline.metrics[metric].counting is not Counting.EVENT:
            for series in group:
                if not is_unidentified(series.origins, timeline):
                    yield from (_revision(earlier, later) for earlier, later in find_replaced(series))


def _revision(earlier: Statement, later: Statement) -> Finding:
    claims = earlier.lead, later.lead
    is_lower = later.lead.figure.value.middle < earlier.lead.figure.value.middle
    return Finding(
        id=name_finding(FindingKind.REVISION, claims),
        facts=Revision(*claims, is_lower),
        sides=(side_of(earlier), side_of(later)),
        spread=spread_of(*claims),
    )


def find_nobody_named(analysis: Analysis) -> Iterator[Finding]:
    """``nobody-named``: one finding for each number that goes about without a name, with all who print it."""
    by_number: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for (metric, scope), statements in analysis.comparable.items():
        for statement in statements:
            if is_unidentified(statement.origins, analysis.timeline):
                # By number: the same eighteen nameless soldiers went through ten papers, each with its own date.
                by_number[metric, scope, numbers_of(statement.lead)].append(statement)
    for same in by_number.values():
        claims = [claim for statement in same for claim in statement.claims]
        first, reports = claims[0], count_reports(claim.entry for claim in claims)
        yield Finding(
            id=name_finding(FindingKind.NOBODY_NAMED, (first,)),
            facts=NobodyNamed(first, reports),
            sides=(Side(first, tuple(claims[1:]), reports),),
        )
