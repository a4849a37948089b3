"""Figures of one report that do not add up, and two origins that split one total differently."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.analysis.analysis import Analysis
from generator.analysis.candidates import MOST_OTHERS
from generator.analysis.comparison import NO_LIMIT, bounds_of
from generator.analysis.findings.finding import Finding, FindingKind, name_finding, point, side_of, spread
from generator.analysis.origins import is_comparable, one_line
from generator.analysis.repeats import one_time
from generator.analysis.windows import same_period, wholly_before, window_of
from generator.model.entries import Entry
from generator.model.metrics import UNSTATED, Counting
from generator.model.timeline import Claim, Timeline
from generator.model.values import Number, Qualifier
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
from generator.wording.phrases import say_list, say_number

_OPEN_ABOVE = (Qualifier.AT_LEAST, Qualifier.MORE_THAN)
_OPEN_BELOW = (Qualifier.UP_TO, Qualifier.FEWER_THAN, Qualifier.NEARLY)


def find_sums(analysis: Analysis) -> Iterator[Finding]:
    """``parts-leave-nothing``, ``share-does-not-follow`` and ``over-ceiling``, entry by entry."""
    for entry in analysis.timeline.entries:
        claims = _words(entry)
        for claim in claims:
            yield from _filled(claim, claims, analysis)
            yield from _share(claim, claims, analysis)
            yield from _ceiling(claim, claims, analysis)


def _words(entry: Entry) -> tuple[Claim, ...]:
    return tuple(one for one in (Claim(entry, figure) for figure in entry.figures) if is_comparable(one))


def _beside(claim: Claim, metric: str, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The figures of another metric that the same report gives for the same scope."""
    return tuple(
        one for one in claims if (one.figure.metric, one.figure.scope) == (metric, claim.figure.scope)
    )


def _shares_origin(a: Claim, b: Claim) -> bool:
    return not set(a.figure.origins).isdisjoint(b.figure.origins)


def _finding(
    kind: FindingKind, claims: tuple[Claim, ...], text: str, analysis: Analysis, *, ratio: float = 1.0
) -> Finding:
    figure = claims[0].figure
    sides = tuple(side_of(analysis.statement_of[claim.id], (claim,)) for claim in claims)
    name = name_finding(kind, claims)
    return Finding(name, kind, figure.metric, figure.scope, sides, f"{capital(text)}.", kind, spread=ratio)


def _filled(total: Claim, claims: tuple[Claim, ...], analysis: Analysis) -> Iterator[Finding]:
    """Parts that fill a total which also counts others; a single event may well have had none of these."""
    value, timeline = total.figure.value, analysis.timeline
    if value.number is None or value.qualifier in _OPEN_ABOVE or total.figure.includes == UNSTATED:
        return
    if _is_event(total, timeline):
        return
    parts = [
        one
        for part in total.figure.includes
        for one in _beside(total, part, claims)
        if part in timeline.metrics[total.figure.metric].parts and _can_fill(one, total)
    ]
    found: dict[str, Claim] = {}
    for one in parts:
        found.setdefault(one.figure.metric, one)
    rest = [part for part in total.figure.includes if part not in found]
    numbers = [point(one.figure.value) for one in found.values()]
    if len(found) > 1 and rest and sum(numbers) >= value.number:
        told = say_list([f"{say_value(one, timeline)} {_label(one, timeline)}" for one in found.values()])
        elsewhere = [one for part in rest for one in _beside(total, part, claims)]
        also = "".join(
            f"; the same report has {say_value(one, timeline)} {_label(one, timeline)} ({say_who(one, timeline)})"
            for one in elsewhere
        )
        text = f"in {say_report(total, timeline)}, {told} already make {say_number(sum(numbers))} of the "
        text += f"{say_value(total, timeline)} {_label(total, timeline)} of {say_who(total, timeline)}, "
        text += f"and leave nothing for {say_includes(rest, timeline)}{also}"
        yield _finding(FindingKind.PARTS_LEAVE_NOTHING, (total, *found.values(), *elsewhere), text, analysis)


def _can_fill(part: Claim, total: Claim) -> bool:
    value = part.figure.value
    bounded = value.number is not None and value.qualifier not in _OPEN_BELOW
    return bounded and _shares_origin(part, total) and one_time(part, total)


def _label(claim: Claim, timeline: Timeline) -> str:
    return say_label(claim.figure.metric, timeline)


def _share(share: Claim, claims: tuple[Claim, ...], analysis: Analysis) -> Iterator[Finding]:
    """A percentage that does not follow from the figures it is a share of, even with all their leeway."""
    timeline = analysis.timeline
    parts = timeline.metrics[share.figure.metric].share
    if parts is None:
        return
    pairs = [
        (of, within)
        for of in _beside(share, parts.of, claims)
        if _shares_origin(of, share) and _may_count_alike(of, share)
        for within in _beside(share, parts.within, claims)
    ]
    pairs = [pair for pair in pairs if _shares_origin(pair[1], share)] or pairs
    ratios = [_ratio(of, within) for of, within in pairs]
    low, high = bounds_of(share.figure.value)
    if pairs and all(top < low or bottom > high for bottom, top in ratios):
        of, within = pairs[0]
        printed = 100 * point(of.figure.value) / max(point(within.figure.value), 1)
        text = f"{say_thing(share.figure.metric, share.figure.scope, timeline)}: {say_claim(share, timeline)}, but "
        text += f"{say_value(of, timeline)} {_label(of, timeline)} of {say_value(within, timeline)} "
        text += (
            f"{_label(within, timeline)} in the same report would be {say_number(round(printed, 1))} percent"
        )
        ratio = spread(point(share.figure.value), printed)
        yield _finding(FindingKind.SHARE_DOES_NOT_FOLLOW, (share, of, within), text, analysis, ratio=ratio)


def _may_count_alike(a: Claim, b: Claim) -> bool:
    """Whether two figures may count the same parts: they say so, or one does not say."""
    includes = set(a.figure.includes), set(b.figure.includes)
    return includes[0] == includes[1] or set(UNSTATED) in includes or not all(includes)


def _ratio(of: Claim, within: Claim) -> tuple[Number, Number]:
    """The least and the largest percentage that two figures allow."""
    (low, high), (least, most) = bounds_of(of.figure.value), bounds_of(within.figure.value)
    return 0 if most == NO_LIMIT else 100 * low / max(most, 1), NO_LIMIT if least == 0 else 100 * high / least


def _ceiling(claim: Claim, claims: tuple[Claim, ...], analysis: Analysis) -> Iterator[Finding]:
    """A figure above the one that it cannot exceed."""
    timeline = analysis.timeline
    ceiling = timeline.metrics[claim.figure.metric].ceiling
    above = _beside(claim, ceiling, claims) if ceiling else ()
    largest = max(above, key=lambda one: bounds_of(one.figure.value)[1], default=None)
    if largest is None or (window_of(largest).dated and wholly_before(window_of(largest), window_of(claim))):
        return
    if bounds_of(claim.figure.value)[0] > bounds_of(largest.figure.value)[1]:
        text = f"in one report, {say_thing(claim.figure.metric, claim.figure.scope, timeline)} of "
        text += f"{say_claim(claim, timeline)} exceed {_label(largest, timeline)} of {say_claim(largest, timeline)}"
        ratio = spread(point(claim.figure.value), point(largest.figure.value))
        yield _finding(FindingKind.OVER_CEILING, (claim, largest), text, analysis, ratio=ratio)


@dataclass(frozen=True)
class _Split:
    """How one origin splits one total: the percentage that a part has in it."""

    total: Claim
    part: Claim
    low: Number
    high: Number


def find_splits(analysis: Analysis) -> Iterator[Finding]:
    """``same-total-different-split``: two origins with one total, and shares of a part that cannot be the same."""
    groups: dict[tuple[object, ...], dict[str, _Split]] = defaultdict(dict)
    for entry in analysis.timeline.entries:
        for metric, split in _splits(_words(entry), analysis.timeline):
            figure = split.total.figure
            key = figure.metric, figure.scope, metric, figure.value.number
            statement = analysis.statement_of[split.total.id]
            if statement.id not in groups[key] or split.total.id == statement.id:
                groups[key][statement.id] = split
    for splits in groups.values():
        ordered = sorted(splits.values(), key=lambda split: (window_of(split.total).first, split.total.id))
        for place, a in enumerate(ordered):
            for b in ordered[place + 1 : place + 1 + MOST_OTHERS]:
                if (a.high < b.low or b.high < a.low) and _comparable(a.total, b.total, analysis):
                    yield _split_finding(a, b, analysis)


def _comparable(a: Claim, b: Claim, analysis: Analysis) -> bool:
    """Whether two totals could be one: of different origins, of the same parts and, for an event, of one time."""
    if _is_event(a, analysis.timeline) and not same_period(window_of(a), window_of(b), event=True):
        return False
    origins = ((x, y) for x in a.figure.origins for y in b.figure.origins)
    return _may_count_alike(a, b) and not any(one_line(x, y, analysis.timeline) for x, y in origins)


def _is_event(claim: Claim, timeline: Timeline) -> bool:
    return timeline.metrics[claim.figure.metric].counting is Counting.EVENT


def _splits(claims: tuple[Claim, ...], timeline: Timeline) -> Iterator[tuple[str, _Split]]:
    """The splits that one report gives: a part beside its total, or the share of a part beside its total."""
    for total in claims:
        parts = timeline.metrics[total.figure.metric].parts
        if total.figure.value.number is None:
            continue
        for one in claims:
            share = timeline.metrics[one.figure.metric].share
            if one.figure.scope != total.figure.scope or not _shares_origin(one, total):
                continue
            if share is not None and share.within == total.figure.metric and share.of in parts:
                yield share.of, _Split(total, one, *bounds_of(one.figure.value))
            elif one.figure.metric in parts and one_time(one, total):
                yield one.figure.metric, _Split(total, one, *_ratio(one, total))


def _split_finding(a: _Split, b: _Split, analysis: Analysis) -> Finding:
    timeline = analysis.timeline
    told = [
        f"{say_value(split.part, timeline)} {_label(split.part, timeline)} of {say_value(split.total, timeline)} by "
        f"{say_who(split.total, timeline)} ({say_report(split.total, timeline)}), that is about "
        f"{say_number(round(_percent(split, timeline)))} percent"
        for split in (a, b)
    ]
    thing = say_thing(a.total.figure.metric, a.total.figure.scope, timeline)
    text = f"{thing}: two origins with one total split it differently: {told[0]}, and {told[1]}"
    ratio = spread(_percent(a, timeline), _percent(b, timeline))
    return _finding(
        FindingKind.DIFFERENT_SPLIT, (a.total, a.part, b.total, b.part), text, analysis, ratio=ratio
    )


def _percent(split: _Split, timeline: Timeline) -> float:
    number = point(split.part.figure.value)
    if timeline.metrics[split.part.figure.metric].share is not None:
        return float(number)
    return 100 * number / max(point(split.total.figure.value), 1)
