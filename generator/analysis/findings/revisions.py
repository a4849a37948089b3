"""What an origin did with its own word: revisions. And words that nobody stands by: nobody named."""

from collections import defaultdict
from collections.abc import Iterator

from generator.analysis.analysis import Analysis
from generator.analysis.findings.finding import (
    Finding,
    FindingKind,
    Side,
    name_finding,
    point,
    side_of,
    spread,
)
from generator.analysis.origins import count_reports, is_unidentified
from generator.analysis.statements import Statement, find_revisions, numbers_of
from generator.model.metrics import Counting
from generator.model.timeline import Timeline
from generator.wording.claims import capital, say_claim, say_report, say_thing, say_value, say_who


def find_own_words(analysis: Analysis) -> Iterator[Finding]:
    """``revision`` and ``nobody-named``."""
    timeline = analysis.timeline
    for (metric, _), group in analysis.series.items():
        for series in group:
            if timeline.metrics[metric].counting is not Counting.EVENT and not is_unidentified(
                series.origins, timeline
            ):
                for earlier, later in find_revisions(series):
                    yield _revision(earlier, later, timeline)
    yield from _nobody_named(analysis)


def _revision(earlier: Statement, later: Statement, timeline: Timeline) -> Finding:
    sides = side_of(earlier), side_of(later)
    before, after = (point(side.claim.figure.value) for side in sides)
    thing = say_thing(earlier.metric, earlier.scope, timeline)
    text = f"{thing}: {say_claim(earlier.lead, timeline)}, later {say_value(later.lead, timeline)} "
    text += f"({say_report(later.lead, timeline)}), by the same origin"
    if after < before:
        text += "; the later figure is the lower one"
    return Finding(
        id=name_finding(FindingKind.REVISION, (earlier.lead, later.lead)),
        kind=FindingKind.REVISION,
        metric=earlier.metric,
        scope=earlier.scope,
        sides=sides,
        text=f"{capital(text)}.",
        rule="revision",
        spread=spread(before, after),
    )


def _nobody_named(analysis: Analysis) -> Iterator[Finding]:
    """One finding for each number that goes about without a name, with all who print it."""
    timeline = analysis.timeline
    found: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for (metric, scope), words in analysis.comparable.items():
        for statement in words:
            if is_unidentified(statement.origins, timeline):
                found[metric, scope, numbers_of(statement.lead)].append(statement)
    for statements in found.values():
        claims = [claim for statement in statements for claim in statement.claims]
        lead, reports = claims[0], count_reports(claim.entry for claim in claims)
        thing = say_thing(lead.figure.metric, lead.figure.scope, timeline)
        text = f"{thing}: nobody is named for {say_value(lead, timeline)} ({say_report(lead, timeline)})"
        more = f", which {reports - 1} more printed" if reports > 1 else ""
        who = say_who(lead, timeline)
        yield Finding(
            id=name_finding(FindingKind.NOBODY_NAMED, (lead,)),
            kind=FindingKind.NOBODY_NAMED,
            metric=lead.figure.metric,
            scope=lead.figure.scope,
            sides=(Side(lead, tuple(claims[1:]), reports),),
            text=f"{capital(text)}{more}; recorded as “{who}”.",
            rule="nobody-named",
            settle="Who said it first.",
        )
