"""Origins that part: disagreements, dates too vague to tell, and totals that count different parts."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nsmallest

from generator.analysis.analysis import Analysis
from generator.analysis.candidates import find_pairs
from generator.analysis.comparison import DISAGREE, Verdict, touch
from generator.analysis.findings.finding import (
    CannotTell,
    DefinitionDiffers,
    Disagreement,
    Finding,
    FindingKind,
    Side,
    name_finding,
    side_of,
    spread_of,
)
from generator.analysis.origins import is_unidentified, one_line
from generator.analysis.statements import Group, Statement, StatementComparison, compare_statements
from generator.model.metrics import Counting
from generator.model.timeline import Claim, Timeline

_REPORTED = DISAGREE | {Verdict.CANNOT_TELL, Verdict.DEFINITION_DIFFERS}
"""Verdicts that can end in a finding."""

MOST_DISAGREEMENTS = 500
"""Of one metric and scope so many are listed, the furthest apart. The death toll of a war, which hundreds of origins
give every day, makes tens of thousands, of which nobody reads the last."""


@dataclass(frozen=True)
class _Pair:
    """Two statements of different origins, compared."""

    a: Statement
    b: Statement
    comparison: StatementComparison

    @property
    def claims(self) -> tuple[Claim, Claim]:
        """The first claim of each of the two wordings that were decisive."""
        return self.comparison.a.claims[0], self.comparison.b.claims[0]

    @property
    def sides(self) -> tuple[Side, Side]:
        """The two as sides of a finding."""
        return side_of(self.a, self.comparison.a.claims), side_of(self.b, self.comparison.b.claims)

    @property
    def undated(self) -> tuple[Claim, ...]:
        """The first claims of those that say nothing about when, and were published by others than their origin."""
        return tuple(
            one.lead
            for one in (self.a, self.b)
            # An origin's own statement is of the day it was made; what a paper prints may be weeks old.
            if not one.window.dated and one.lead.entry.source not in one.origins
        )


def find_disagreements(analysis: Analysis) -> Iterator[Finding]:
    """``disagreement``, ``cannot-tell`` and ``definition-differs`` of every metric and scope."""
    timeline = analysis.timeline
    for group, statements in analysis.comparable.items():
        named = [one for one in statements if not is_unidentified(one.origins, timeline)]
        pairs = tuple(_compare_pairs(group, named, timeline))
        disagreeing = (pair for pair in pairs if pair.comparison.verdict in DISAGREE)
        for pair in nsmallest(MOST_DISAGREEMENTS, disagreeing, key=_nearness):
            yield _disagreement(pair, timeline)
        for pair in pairs:
            if pair.comparison.verdict is Verdict.DEFINITION_DIFFERS and _would_be_compared(pair):
                yield _definition_differs(pair.sides, one_origin=False)
        yield from _cannot_tell(pairs)
        # One briefing came out as losses with and without the missing: that is no two origins, and still no one
        # figure.
        for statement in named:
            yield from _own_definitions(statement)


def _compare_pairs(group: Group, named: list[Statement], timeline: Timeline) -> Iterator[_Pair]:
    """The pairs that may end in a finding.

    A ministry is no second opinion about what its own intelligence service said, so where one origin belongs to the
    other there are no two sides. Two services of one country are: they have disagreed.
    """
    for a, b in find_pairs(named, cumulative=timeline.metrics[group[0]].counting is Counting.CUMULATIVE):
        if not any(one_line(x, y, timeline) for x in a.origins for y in b.origins):
            comparison = compare_statements(a, b, timeline.metrics)
            if comparison.verdict in _REPORTED:
                yield _Pair(a, b, comparison)


def _nearness(pair: _Pair) -> tuple[float, str, str]:
    """The furthest apart first; among equals always in one order."""
    return -spread_of(*pair.claims), pair.a.id, pair.b.id


def _disagreement(pair: _Pair, timeline: Timeline) -> Finding:
    facts = Disagreement(
        pair.comparison.verdict,
        *pair.claims,
        undated=pair.undated,
        speak_for=_shared_tops(pair, timeline),
        loose=_find_loose_wording(pair),
    )
    return Finding(
        id=name_finding(FindingKind.DISAGREEMENT, pair.claims),
        facts=facts,
        sides=pair.sides,
        spread=spread_of(*pair.claims),
    )


def _shared_tops(pair: _Pair, timeline: Timeline) -> tuple[str, ...]:
    tops = [{timeline.top(origin) for origin in statement.origins} for statement in (pair.a, pair.b)]
    return tuple(sorted(tops[0] & tops[1]))


def _find_loose_wording(pair: _Pair) -> tuple[Claim, Claim] | None:
    """Another wording of one of the two whose bounds meet those of the other, with the claim as it is shown.

    Papers reported one briefing as "about 300" and as "over 300": only the first excludes a thousand, and readers
    should know that it may be the paper that disagrees.
    """
    comparison = pair.comparison
    if not comparison.others_touch:
        return None
    sides = (pair.a, comparison.a, comparison.b), (pair.b, comparison.b, comparison.a)
    for statement, shown, other in sides:
        for wording in statement.wordings:
            if wording.term != shown.term and touch(wording.term, other.term):
                return wording.claims[0], shown.claims[0]
    return None


def _would_be_compared(pair: _Pair) -> bool:
    """Whether readers would take the two for a contradiction, or for one and the same."""
    comparison = pair.comparison
    defined = comparison.a.term.defined and comparison.b.term.defined
    same = pair.claims[0].figure.value.middle == pair.claims[1].figure.value.middle
    return comparison.if_same_parts in DISAGREE or (defined and same)


def _own_definitions(statement: Statement) -> Iterator[Finding]:
    """One origin's figure, reported as counting different parts."""
    by_parts: dict[frozenset[str], list[Claim]] = defaultdict(list)
    for wording in statement.wordings:
        if wording.term.defined:
            by_parts[wording.term.includes].extend(wording.claims)
    if len(by_parts) > 1:
        sides = tuple(side_of(statement, tuple(claims)) for claims in by_parts.values())
        yield _definition_differs(sides, one_origin=True)


def _definition_differs(sides: tuple[Side, ...], *, one_origin: bool) -> Finding:
    claims = tuple(side.claim for side in sides)
    return Finding(
        id=name_finding(FindingKind.DEFINITION_DIFFERS, claims),
        facts=DefinitionDiffers(claims, one_origin),
        sides=sides,
        spread=spread_of(claims[0], claims[-1]),
    )


def _cannot_tell(pairs: tuple[_Pair, ...]) -> Iterator[Finding]:
    """One finding for each statement whose date is too vague, with all the figures that it might contradict.

    "By March" meets everything before it; a finding for each would bury the page.
    """
    by_vague: dict[str, list[tuple[Side, Side]]] = defaultdict(list)
    for pair in pairs:
        if pair.comparison.verdict is Verdict.CANNOT_TELL:
            # Where both dates are too vague it is filed under the first: one finding is enough.
            vague = pair.comparison.unsettled[0]
            statement, sides = (pair.a, pair.b)[vague], pair.sides
            by_vague[statement.id].append((sides[vague], sides[1 - vague]))
    for pairs_of_sides in by_vague.values():
        side, others = pairs_of_sides[0][0], tuple(other for _, other in pairs_of_sides)
        claims = tuple(other.claim for other in others)
        yield Finding(
            id=name_finding(FindingKind.CANNOT_TELL, (side.claim,)),
            facts=CannotTell(side.claim, claims),
            sides=(side, *others),
            spread=max(spread_of(side.claim, other) for other in claims),
        )
