"""Figures of one report that do not add up, and two origins that split one total differently."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.analysis.analysis import Analysis
from generator.analysis.candidates import MOST_OTHERS
from generator.analysis.comparison import NO_LIMIT, bounds_of
from generator.analysis.findings.finding import (
    DifferentSplit,
    Facts,
    Finding,
    OverCeiling,
    PartsLeaveNothing,
    ShareDoesNotFollow,
    Split,
    name_finding,
    side_of,
    spread,
    spread_of,
)
from generator.analysis.origins import is_comparable, one_line
from generator.analysis.repeats import may_be_same_days, same_origin
from generator.analysis.windows import same_period, wholly_before, window_of
from generator.model.entries import Entry
from generator.model.metrics import UNSTATED, Counting
from generator.model.timeline import Claim, Timeline
from generator.model.values import Number, Qualifier

# "At least 4,000" leaves room above for whatever parts there are; "up to 3,000" may leave all of it.
_OPEN_ABOVE = (Qualifier.AT_LEAST, Qualifier.MORE_THAN)
_OPEN_BELOW = (Qualifier.UP_TO, Qualifier.FEWER_THAN, Qualifier.NEARLY)


def find_arithmetic(analysis: Analysis) -> Iterator[Finding]:
    """``parts-leave-nothing``, ``share-does-not-follow`` and ``over-ceiling``, entry by entry."""
    for entry in analysis.timeline.entries:
        claims = _comparable_claims(entry)
        for claim in claims:
            yield from _find_full_total(claim, claims, analysis)
            yield from _find_wrong_share(claim, claims, analysis)
            yield from _find_over_ceiling(claim, claims, analysis)


def _comparable_claims(entry: Entry) -> tuple[Claim, ...]:
    return tuple(one for one in (Claim(entry, figure) for figure in entry.figures) if is_comparable(one))


def _of_metric(metric: str, claim: Claim, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The figures of a metric that the report of a claim gives for the claim's scope."""
    return tuple(
        one for one in claims if (one.figure.metric, one.figure.scope) == (metric, claim.figure.scope)
    )


def _finding(facts: Facts, claims: tuple[Claim, ...], analysis: Analysis, ratio: float = 1.0) -> Finding:
    sides = tuple(side_of(analysis.statement_of[claim.id], (claim,)) for claim in claims)
    return Finding(name_finding(facts.kind, claims), facts, sides, ratio)


def _find_full_total(total: Claim, claims: tuple[Claim, ...], analysis: Analysis) -> Iterator[Finding]:
    """Parts that fill a total which also counts others.

    The BBC had 4,000 killed, wounded, missing or captured, of them 1,000 killed and 3,000 wounded, and two prisoners
    were on television. A single event is left out: it may well have had none of the others.
    """
    value, timeline = total.figure.value, analysis.timeline
    # The parts are the printed numbers: the bounds of "about" would fill or empty any total.
    if value.number is None or value.qualifier in _OPEN_ABOVE or _is_event(total, timeline):
        return
    parts: dict[str, Claim] = {}
    for part in total.figure.includes:
        if part in timeline.metrics[total.figure.metric].parts:
            for one in _of_metric(part, total, claims):
                if _can_fill(one, total):
                    # The first figure of a part: a lead and a paragraph often give the same toll twice.
                    parts.setdefault(part, one)
    rest = tuple(part for part in total.figure.includes if part not in parts)
    made = sum(one.figure.value.middle for one in parts.values())
    if len(parts) > 1 and rest and made >= value.number:
        rest_figures = tuple(one for part in rest for one in _of_metric(part, total, claims))
        facts = PartsLeaveNothing(total, tuple(parts.values()), made, rest, rest_figures)
        yield _finding(facts, (total, *parts.values(), *rest_figures), analysis)


def _can_fill(part: Claim, total: Claim) -> bool:
    """Whether a part surely makes up what it says of a total: "up to 3,000 wounded" may be 300."""
    value = part.figure.value
    bounded = value.number is not None and value.qualifier not in _OPEN_BELOW
    return bounded and same_origin(part, total) and may_be_same_days(part, total)


def _find_wrong_share(share: Claim, claims: tuple[Claim, ...], analysis: Analysis) -> Iterator[Finding]:
    """A percentage that does not follow from the figures it is a share of, within all their bounds.

    A report may have several totals; the share is only wrong where it follows from none of them, and totals of its
    own origin count before those of others that the report also quotes.
    """
    parts = analysis.timeline.metrics[share.figure.metric].share
    if parts is None:
        return
    pairs = [
        (of, within)
        for of in _of_metric(parts.of, share, claims)
        if same_origin(of, share) and _may_count_alike(of, share)
        for within in _of_metric(parts.within, share, claims)
    ]
    # "36 percent of the 11,000 deployed": the 11,000 are often another's estimate in the same article.
    pairs = [pair for pair in pairs if same_origin(pair[1], share)] or pairs
    low, high = bounds_of(share.figure.value)
    ratios = [_ratio(of, within) for of, within in pairs]
    if pairs and all(most < low or least > high for least, most in ratios):
        of, within = pairs[0]
        percent = 100 * of.figure.value.middle / max(within.figure.value.middle, 1)
        facts = ShareDoesNotFollow(share, of, within, percent)
        yield _finding(facts, (share, of, within), analysis, spread(share.figure.value.middle, percent))


def _may_count_alike(a: Claim, b: Claim) -> bool:
    """Whether two figures may count the same parts: they say so, or one does not say."""
    includes = set(a.figure.includes), set(b.figure.includes)
    return includes[0] == includes[1] or set(UNSTATED) in includes or not all(includes)


def _ratio(of: Claim, within: Claim) -> tuple[Number, Number]:
    """The least and the largest percentage that two figures allow."""
    (low, high), (least, most) = bounds_of(of.figure.value), bounds_of(within.figure.value)
    return 0 if most == NO_LIMIT else 100 * low / max(most, 1), NO_LIMIT if least == 0 else 100 * high / least


def _find_over_ceiling(claim: Claim, claims: tuple[Claim, ...], analysis: Analysis) -> Iterator[Finding]:
    """A figure above the one that it cannot exceed: 5,000 casualties among 3,000 soldiers.

    Unless the 3,000 are of an earlier time, since when more may have come.
    """
    ceiling = analysis.timeline.metrics[claim.figure.metric].ceiling
    above = _of_metric(ceiling, claim, claims) if ceiling else ()
    # Of several estimates of the force the largest is the one that the casualties have to exceed.
    largest = max(above, key=lambda one: bounds_of(one.figure.value)[1], default=None)
    if largest is None or (window_of(largest).dated and wholly_before(window_of(largest), window_of(claim))):
        return
    if bounds_of(claim.figure.value)[0] > bounds_of(largest.figure.value)[1]:
        yield _finding(OverCeiling(claim, largest), (claim, largest), analysis, spread_of(claim, largest))


@dataclass(frozen=True)
class _Split:
    """How one report splits a total, and the percentages of it that the part can be."""

    total: Claim
    part: Claim
    low: Number
    high: Number


def find_splits(analysis: Analysis) -> Iterator[Finding]:
    """``same-total-different-split``: two origins with one total, and shares of a part that cannot be the same.

    Officials told the BBC of 4,000 casualties, a quarter of them killed; Zelensky of 4,000, two thirds of them killed.
    """
    groups: dict[tuple[object, ...], dict[str, _Split]] = defaultdict(dict)
    for entry in analysis.timeline.entries:
        for metric, split in _splits_of(_comparable_claims(entry), analysis.timeline):
            figure = split.total.figure
            by_statement = groups[figure.metric, figure.scope, metric, figure.value.number]
            statement = analysis.statement_of[split.total.id]
            # Once for each statement, from its first report where that has the parts: relays often leave them out.
            if statement.id not in by_statement or split.total.id == statement.id:
                by_statement[statement.id] = split
    for splits in groups.values():
        ordered = sorted(splits.values(), key=lambda split: (window_of(split.total).first, split.total.id))
        for place, a in enumerate(ordered):
            for b in ordered[place + 1 : place + 1 + MOST_OTHERS]:
                if (a.high < b.low or b.high < a.low) and _may_be_one_total(a.total, b.total, analysis):
                    yield _different_split(a, b, analysis)


def _may_be_one_total(a: Claim, b: Claim, analysis: Analysis) -> bool:
    """Whether two totals could be one: of different origins, of the same parts and, for an event, of one time."""
    # Eight struck in one raid and eight in another are not one total.
    if _is_event(a, analysis.timeline) and not same_period(window_of(a), window_of(b), event=True):
        return False
    origins = ((x, y) for x in a.figure.origins for y in b.figure.origins)
    return _may_count_alike(a, b) and not any(one_line(x, y, analysis.timeline) for x, y in origins)


def _is_event(claim: Claim, timeline: Timeline) -> bool:
    return timeline.metrics[claim.figure.metric].counting is Counting.EVENT


def _splits_of(claims: tuple[Claim, ...], timeline: Timeline) -> Iterator[tuple[str, _Split]]:
    """The splits that one report gives, by the part's metric: a total with a part, or with the share of a part."""
    for total in claims:
        parts = timeline.metrics[total.figure.metric].parts
        if total.figure.value.number is None:
            continue
        for one in claims:
            share = timeline.metrics[one.figure.metric].share
            if one.figure.scope != total.figure.scope or not same_origin(one, total):
                continue
            if share is not None and share.within == total.figure.metric and share.of in parts:
                yield share.of, _Split(total, one, *bounds_of(one.figure.value))
            elif one.figure.metric in parts and may_be_same_days(one, total):
                yield one.figure.metric, _Split(total, one, *_ratio(one, total))


def _different_split(a: _Split, b: _Split, analysis: Analysis) -> Finding:
    percents = [_percent(split, analysis.timeline) for split in (a, b)]
    facts = DifferentSplit(Split(a.total, a.part, percents[0]), Split(b.total, b.part, percents[1]))
    return _finding(facts, (a.total, a.part, b.total, b.part), analysis, spread(*percents))


def _percent(split: _Split, timeline: Timeline) -> float:
    number = split.part.figure.value.middle
    if timeline.metrics[split.part.figure.metric].share is not None:
        return float(number)
    return 100 * number / max(split.total.figure.value.middle, 1)
