"""What repeating did to a claim: what was lost or changed, and paraphrases sharper than the quotation."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from generator.analysis.analysis import Analysis
from generator.analysis.findings.finding import Finding, Side, name_finding, point, side_of, spread
from generator.analysis.repeats import ASPECTS, Aspect, Retelling, changes
from generator.model.metrics import UNSTATED
from generator.model.timeline import Claim, Timeline
from generator.model.values import Qualifier
from generator.wording.claims import (
    capital,
    say_claim,
    say_includes,
    say_label,
    say_report,
    say_thing,
    say_value,
    say_who,
)
from generator.wording.phrases import say_date, say_list


def find_retold(analysis: Analysis) -> Iterator[Finding]:
    """``lost-in-retelling``, one for each statement and aspect, and ``paraphrase-sharper-than-quote``."""
    told: dict[tuple[str, Aspect], list[Retelling]] = defaultdict(list)
    for retelling in analysis.retellings:
        if retelling.restates and retelling.changed == ("qualifier",) and _one_lost_it(retelling):
            yield _paraphrase(retelling, analysis.timeline)
            continue
        since = _since_the_first(retelling, analysis)
        if since.original.id in analysis.misquoted and _in_one_statement(since, analysis):
            continue  # what was made of a claim is not an original
        for aspect in since.changed:
            told[since.original.id, aspect].append(since)
    for (_, aspect), retellings in told.items():
        yield _lost(aspect, retellings, analysis)


def _in_one_statement(retelling: Retelling, analysis: Analysis) -> bool:
    told = (analysis.statement_of[claim.id] for claim in (retelling.original, retelling.retold))
    return not retelling.restates and next(told) is next(told)


def _since_the_first(retelling: Retelling, analysis: Analysis) -> Retelling:
    """A retelling beside the first teller of the statement, so that what was lost is told once."""
    first = analysis.statement_of[retelling.original.id].lead
    if first is retelling.original or first.entry is retelling.retold.entry:
        return retelling
    return replace(retelling, original=first, changed=changes(first, retelling.retold))


def _one_lost_it(retelling: Retelling) -> bool:
    qualifiers = [claim.figure.value.qualifier for claim in (retelling.original, retelling.retold)]
    return qualifiers.count(Qualifier.STATED) == 1


def _paraphrase(retelling: Retelling, timeline: Timeline) -> Finding:
    sharp, quoted = sorted(
        (retelling.original, retelling.retold),
        key=lambda claim: claim.figure.value.qualifier != Qualifier.STATED,
    )
    thing = say_thing(quoted.figure.metric, quoted.figure.scope, timeline)
    text = f"{thing}: one report of {say_who(quoted, timeline)} ({say_report(quoted, timeline)}) has "
    text += f"{say_value(quoted, timeline)} in one place and {say_value(sharp, timeline)} without qualifier in another"
    kind = "paraphrase-sharper-than-quote"
    return Finding(
        id=name_finding(kind, (quoted, sharp)),
        kind=kind,
        metric=quoted.figure.metric,
        scope=quoted.figure.scope,
        sides=(Side(quoted), Side(sharp)),
        text=f"{capital(text)}.",
        rule=kind,
    )


def _lost(aspect: Aspect, retellings: list[Retelling], analysis: Analysis) -> Finding:
    """What one aspect of a claim became in all its retellings. Named after the claim: a new relay keeps the id."""
    timeline, original = analysis.timeline, retellings[0].original
    became: dict[str, list[Claim]] = defaultdict(list)
    for retelling in retellings:
        became[_became(aspect, retelling.retold, timeline)].append(retelling.retold)
    told = [f"{words} in {_reports(claims, timeline)}" for words, claims in became.items()]
    before = _defined(original, timeline) if aspect == "definition" else ""
    thing = say_thing(original.figure.metric, original.figure.scope, timeline)
    text = f"{thing}: {say_claim(original, timeline)}{before}; "
    text += f"in retelling, {ASPECTS[aspect]} changed: {say_list(told)}"
    return Finding(
        id=name_finding("lost-in-retelling", (original,), aspect),
        kind="lost-in-retelling",
        metric=original.figure.metric,
        scope=original.figure.scope,
        sides=(
            side_of(analysis.statement_of[original.id], (original,)),
            *(_side(claims, analysis) for claims in became.values()),
        ),
        text=f"{capital(text)}.",
        rule="lost-in-retelling",
        spread=_stretch(aspect, retellings),
        weight=tuple(ASPECTS).index(aspect),
    )


def _side(claims: list[Claim], analysis: Analysis) -> Side:
    side = side_of(analysis.statement_of[claims[0].id], tuple(claims))
    return Side(side.claim, tuple(claims[1:]), side.reports)


def _stretch(aspect: Aspect, retellings: list[Retelling]) -> float:
    if aspect != "number":
        return 1.0
    values = [(one.original.figure.value, one.retold.figure.value) for one in retellings]
    return max(spread(point(before), point(after)) for before, after in values)


def _reports(claims: list[Claim], timeline: Timeline) -> str:
    more = f" and {len(claims) - 1} more" if len(claims) > 1 else ""
    return f"{say_report(claims[0], timeline)}{more}"


def _defined(claim: Claim, timeline: Timeline) -> str:
    return f" counting {say_includes(claim.figure.includes, timeline)}"


def _became(aspect: Aspect, retold: Claim, timeline: Timeline) -> str:
    """What the aspect is in a retelling."""
    figure = retold.figure
    match aspect:
        case "date":
            dated = figure.as_of is not None or figure.said_on is not None
            return say_date(retold.dating) if dated else "no date"
        case "scope":
            return figure.scope or "no scope"
        case "definition":
            unsaid = figure.includes == UNSTATED
            return "no definition" if unsaid else f"counting {say_includes(figure.includes, timeline)}"
        case "metric":
            return f"{say_value(retold, timeline)} {say_label(figure.metric, timeline)}"
        case "origin":
            return f"credited to {say_who(retold, timeline)}"
        case _:
            return say_value(retold, timeline)
