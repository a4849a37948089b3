"""What repeating did to a claim: what was lost or changed, and paraphrases sharper than the quotation."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

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
from generator.analysis.repeats import Change, Repeat, find_changes
from generator.model.metrics import UNSTATED
from generator.model.timeline import Claim, Timeline
from generator.model.values import Qualifier
from generator.wording.claims import (
    capital,
    say_change,
    say_claim,
    say_includes,
    say_label,
    say_report,
    say_thing,
    say_value,
    say_who,
)
from generator.wording.phrases import say_date, say_list


def find_changed_repeats(analysis: Analysis) -> Iterator[Finding]:
    """``lost-in-retelling``, one for each statement and change, and ``paraphrase-sharper-than-quote``."""
    told: dict[tuple[str, Change], list[Repeat]] = defaultdict(list)
    for repeat in analysis.repeats:
        if repeat.restates and repeat.changes == (Change.QUALIFIER,) and _one_lost_it(repeat):
            yield _paraphrase(repeat, analysis.timeline)
            continue
        since = _since_the_first(repeat, analysis)
        if since.original.id in analysis.misquoted and _in_one_statement(since, analysis):
            continue  # what was made of a claim is not an original
        for change in since.changes:
            told[since.original.id, change].append(since)
    for (_, change), repeats in told.items():
        yield _lost(change, repeats, analysis)


def _in_one_statement(repeat: Repeat, analysis: Analysis) -> bool:
    told = (analysis.statement_of[claim.id] for claim in (repeat.original, repeat.repeat))
    return not repeat.restates and next(told) is next(told)


def _since_the_first(repeat: Repeat, analysis: Analysis) -> Repeat:
    """A retelling beside the first teller of the statement, so that what was lost is told once."""
    first = analysis.statement_of[repeat.original.id].lead
    if first is repeat.original or first.entry is repeat.repeat.entry:
        return repeat
    return replace(repeat, original=first, changes=find_changes(first, repeat.repeat))


def _one_lost_it(repeat: Repeat) -> bool:
    qualifiers = [claim.figure.value.qualifier for claim in (repeat.original, repeat.repeat)]
    return qualifiers.count(Qualifier.STATED) == 1


def _paraphrase(repeat: Repeat, timeline: Timeline) -> Finding:
    sharp, quoted = sorted(
        (repeat.original, repeat.repeat),
        key=lambda claim: claim.figure.value.qualifier != Qualifier.STATED,
    )
    thing = say_thing(quoted.figure.metric, quoted.figure.scope, timeline)
    text = f"{thing}: one report of {say_who(quoted, timeline)} ({say_report(quoted, timeline)}) has "
    text += f"{say_value(quoted, timeline)} in one place and {say_value(sharp, timeline)} without qualifier in another"
    kind = FindingKind.SHARPER_PARAPHRASE
    return Finding(
        id=name_finding(kind, (quoted, sharp)),
        kind=kind,
        metric=quoted.figure.metric,
        scope=quoted.figure.scope,
        sides=(Side(quoted), Side(sharp)),
        text=f"{capital(text)}.",
        rule=kind,
    )


def _lost(change: Change, repeats: list[Repeat], analysis: Analysis) -> Finding:
    """What one change of a claim became in all its repeats. Named after the claim: a new relay keeps the id."""
    timeline, original = analysis.timeline, repeats[0].original
    became: dict[str, list[Claim]] = defaultdict(list)
    for repeat in repeats:
        became[_became(change, repeat.repeat, timeline)].append(repeat.repeat)
    told = [f"{words} in {_reports(claims, timeline)}" for words, claims in became.items()]
    before = _defined(original, timeline) if change is Change.DEFINITION else ""
    thing = say_thing(original.figure.metric, original.figure.scope, timeline)
    text = f"{thing}: {say_claim(original, timeline)}{before}; "
    text += f"in retelling, {say_change(change)} changed: {say_list(told)}"
    return Finding(
        id=name_finding(FindingKind.LOST_IN_RETELLING, (original,), change),
        kind=FindingKind.LOST_IN_RETELLING,
        metric=original.figure.metric,
        scope=original.figure.scope,
        sides=(
            side_of(analysis.statement_of[original.id], (original,)),
            *(_side(claims, analysis) for claims in became.values()),
        ),
        text=f"{capital(text)}.",
        rule="lost-in-retelling",
        spread=_stretch(change, repeats),
        weight=tuple(Change).index(change),
    )


def _side(claims: list[Claim], analysis: Analysis) -> Side:
    side = side_of(analysis.statement_of[claims[0].id], tuple(claims))
    return Side(side.claim, tuple(claims[1:]), side.reports)


def _stretch(change: Change, repeats: list[Repeat]) -> float:
    if change is not Change.NUMBER:
        return 1.0
    values = [(one.original.figure.value, one.repeat.figure.value) for one in repeats]
    return max(spread(point(before), point(after)) for before, after in values)


def _reports(claims: list[Claim], timeline: Timeline) -> str:
    more = f" and {len(claims) - 1} more" if len(claims) > 1 else ""
    return f"{say_report(claims[0], timeline)}{more}"


def _defined(claim: Claim, timeline: Timeline) -> str:
    return f" counting {say_includes(claim.figure.includes, timeline)}"


def _became(change: Change, repeat: Claim, timeline: Timeline) -> str:
    """What the change is in a repeat."""
    figure = repeat.figure
    match change:
        case Change.DATE:
            dated = figure.as_of is not None or figure.said_on is not None
            return say_date(repeat.dating) if dated else "no date"
        case Change.SCOPE:
            return figure.scope or "no scope"
        case Change.DEFINITION:
            unsaid = figure.includes == UNSTATED
            return "no definition" if unsaid else f"counting {say_includes(figure.includes, timeline)}"
        case Change.METRIC:
            return f"{say_value(repeat, timeline)} {say_label(figure.metric, timeline)}"
        case Change.ORIGIN:
            return f"credited to {say_who(repeat, timeline)}"
        case Change.NUMBER | Change.QUALIFIER:
            return say_value(repeat, timeline)
