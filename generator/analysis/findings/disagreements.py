"""Origins that part: disagreements, dates too vague to tell, and totals that count different parts."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nsmallest

from generator.analysis.analysis import Analysis
from generator.analysis.candidates import find_pairs
from generator.analysis.comparison import DISAGREE, Verdict, touch
from generator.analysis.findings.finding import (
    Finding,
    FindingKind,
    Side,
    name_finding,
    point,
    side_of,
    spread,
)
from generator.analysis.origins import is_unidentified, one_line
from generator.analysis.statements import Group, Statement, StatementComparison, compare_statements
from generator.model.metrics import Counting
from generator.model.timeline import Claim, Timeline
from generator.wording.claims import (
    capital,
    say_claim,
    say_includes,
    say_report,
    say_sources,
    say_thing,
    say_value,
    say_who,
)
from generator.wording.phrases import say_list

_REASON = {
    Verdict.DISAGREE_SAME_PERIOD: "the two are for the same time, and no number is true to both",
    Verdict.DISAGREE_LATER_LOWER: "the later figure is the lower one, and a running total cannot fall",
}

_TOLD: frozenset[Verdict] = DISAGREE | {Verdict.CANNOT_TELL, Verdict.DEFINITION_DIFFERS}

MOST_DISAGREEMENTS = 500
"""Of one metric and scope so many are named, the furthest apart; more than that nobody reads."""


@dataclass(frozen=True)
class _Pair:
    """Two statements of different origins with what can be said of them."""

    a: Statement
    b: Statement
    comparison: StatementComparison

    @property
    def undated(self) -> tuple[Statement, ...]:
        """Those of the two that say nothing about when, and were published by others than their origin."""
        return tuple(
            one
            for one in (self.a, self.b)
            if not one.window.dated and one.lead.entry.source not in one.origins
        )


def find_disagreements(analysis: Analysis) -> Iterator[Finding]:
    """Disagreements, ``cannot-tell`` and ``definition-differs`` of every metric and scope."""
    for group, words in analysis.comparable.items():
        pairs = tuple(_judged(group, words, analysis.timeline))
        apart = (pair for pair in pairs if pair.comparison.verdict in DISAGREE)
        for pair in nsmallest(MOST_DISAGREEMENTS, apart, key=_nearness):
            yield _disagreement(pair, analysis.timeline)
        for pair in pairs:
            kind = pair.comparison.verdict
            if kind is Verdict.DEFINITION_DIFFERS and _is_telling(pair):
                yield _definitions(pair, analysis.timeline)
        yield from _cannot_tell(pairs, analysis.timeline)
        named = (word for word in words if not is_unidentified(word.origins, analysis.timeline))
        for statement in named:
            yield from _own_definitions(statement, analysis.timeline)


def _judged(group: Group, words: tuple[Statement, ...], timeline: Timeline) -> Iterator[_Pair]:
    """The pairs that may end in a finding: somebody is named on both sides, and neither speaks for the other."""
    named = [word for word in words if not is_unidentified(word.origins, timeline)]
    for a, b in find_pairs(named, cumulative=timeline.metrics[group[0]].counting is Counting.CUMULATIVE):
        if not any(one_line(x, y, timeline) for x in a.origins for y in b.origins):
            comparison = compare_statements(a, b, timeline.metrics)
            if comparison.verdict in _TOLD:
                yield _Pair(a, b, comparison)


def _nearness(pair: _Pair) -> tuple[float, str, str]:
    """The furthest apart first; among equals always in one order."""
    values = (wording.claims[0].figure.value for wording in (pair.comparison.a, pair.comparison.b))
    return -spread(*map(point, values)), pair.a.id, pair.b.id


def _sides(pair: _Pair) -> tuple[Side, Side]:
    return side_of(pair.a, pair.comparison.a.claims), side_of(pair.b, pair.comparison.b.claims)


def _spread(sides: tuple[Side, ...]) -> float:
    return spread(point(sides[0].claim.figure.value), point(sides[-1].claim.figure.value))


def _disagreement(pair: _Pair, timeline: Timeline) -> Finding:
    sides = _sides(pair)
    one, other = (side.claim for side in sides)
    kind = pair.comparison.verdict
    text = f"{say_thing(pair.a.metric, pair.a.scope, timeline)}: {say_claim(one, timeline)} against "
    text += f"{say_claim(other, timeline)}; {_REASON[kind]}"
    undated = say_list([say_who(one.lead, timeline) for one in pair.undated])
    if undated:
        text += f", if what has no date ({undated}) holds for the day of its report"
    text += _shared_top(pair, timeline) + _other_words(pair, timeline)
    return Finding(
        id=name_finding(FindingKind.DISAGREEMENT, (one, other)),
        kind=FindingKind.DISAGREEMENT,
        metric=pair.a.metric,
        scope=pair.a.scope,
        sides=sides,
        text=f"{capital(text)}.",
        rule=kind,
        settle=f"The day for which the figure of {undated} holds." if undated else "",
        spread=_spread(sides),
    )


def _shared_top(pair: _Pair, timeline: Timeline) -> str:
    tops = [{timeline.top(origin) for origin in statement.origins} for statement in (pair.a, pair.b)]
    shared = sorted(tops[0] & tops[1])
    return f"; both speak for {say_sources(shared, timeline)}" if shared else ""


def _other_words(pair: _Pair, timeline: Timeline) -> str:
    """That another report of one of the two words it so that it leaves room for the other, where that is so."""
    judged = pair.comparison
    for statement, shown, other in ((pair.a, judged.a, judged.b), (pair.b, judged.b, judged.a)):
        for wording in statement.wordings if judged.others_touch else ():
            if wording.term != shown.term and touch(wording.term, other.term):
                claim = wording.claims[0]
                text = f"; worded as {say_value(claim, timeline)} ({say_report(claim, timeline)}), the figure of "
                return f"{text}{say_who(shown.claims[0], timeline)} leaves room for the other"
    return ""


def _is_telling(pair: _Pair) -> bool:
    """Whether readers would take the two for a contradiction, or for one and the same."""
    judged = pair.comparison
    defined = judged.a.term.defined and judged.b.term.defined
    same = point(judged.a.claims[0].figure.value) == point(judged.b.claims[0].figure.value)
    return judged.if_same_parts in DISAGREE or (defined and same)


def _definitions(pair: _Pair, timeline: Timeline) -> Finding:
    sides = _sides(pair)
    return _definition_finding(pair.a, sides, timeline, "so the two are not compared")


def _own_definitions(statement: Statement, timeline: Timeline) -> Iterator[Finding]:
    """One origin's figure, told as counting different parts."""
    found: dict[frozenset[str], list[Claim]] = defaultdict(list)
    for wording in statement.wordings:
        if wording.term.defined:
            found[wording.term.includes].extend(wording.claims)
    if len(found) > 1:
        sides = tuple(side_of(statement, tuple(claims)) for claims in found.values())
        yield _definition_finding(statement, sides, timeline, "though it is one origin's figure")


def _definition_finding(
    statement: Statement, sides: tuple[Side, ...], timeline: Timeline, why: str
) -> Finding:
    told = [
        f"{say_claim(side.claim, timeline)} counting {say_includes(side.claim.figure.includes, timeline)}"
        for side in sides
    ]
    unsaid = [side.claim for side in sides if set(side.claim.figure.includes) == {"unstated"}]
    settle = f"What {say_who(unsaid[0], timeline)} counts." if unsaid else ""
    return Finding(
        id=name_finding(FindingKind.DEFINITION_DIFFERS, (side.claim for side in sides)),
        kind=FindingKind.DEFINITION_DIFFERS,
        metric=statement.metric,
        scope=statement.scope,
        sides=sides,
        text=f"{capital(say_thing(statement.metric, statement.scope, timeline))}: {say_list(told)}, {why}.",
        rule="definition-differs",
        settle=settle,
        spread=_spread(sides),
    )


def _cannot_tell(pairs: tuple[_Pair, ...], timeline: Timeline) -> Iterator[Finding]:
    """One finding for each statement whose date is too vague, with all the figures that it might contradict."""
    vague: dict[str, list[tuple[Side, Side]]] = defaultdict(list)
    for pair in pairs:
        if pair.comparison.verdict is Verdict.CANNOT_TELL:
            sides = _sides(pair)
            loose = sides[pair.comparison.unsettled[0]]
            exact = sides[1 - pair.comparison.unsettled[0]]
            vague[(pair.a, pair.b)[pair.comparison.unsettled[0]].id].append((loose, exact))
    for found in vague.values():
        loose, others = found[0][0], [exact for _, exact in found]
        claim = loose.claim
        told = [say_claim(side.claim, timeline) for side in others[:3]]
        more = [f"{len(others) - 3} more"] if len(others) > 3 else []
        thing = say_thing(claim.figure.metric, claim.figure.scope, timeline)
        yield Finding(
            id=name_finding(FindingKind.CANNOT_TELL, (claim,)),
            kind=FindingKind.CANNOT_TELL,
            metric=claim.figure.metric,
            scope=claim.figure.scope,
            sides=(loose, *others),
            text=f"{capital(thing)}: {say_claim(claim, timeline)} is dated too vaguely to tell whether it contradicts "
            f"{say_list([*told, *more])}.",
            rule="cannot-tell",
            settle=f"The day for which the figure of {say_who(claim, timeline)} holds.",
            spread=max(_spread((loose, other)) for other in others),
        )
