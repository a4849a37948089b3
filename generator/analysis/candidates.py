"""Which statements to compare: those that can end in a finding, without looking at every pair.

Statements whose days meet are found by a sweep over time. A running total that falls is found by comparing each
statement with the latest of every other origin at that time. Windows with an open end meet almost everything on one
side, so such a statement is compared only with the nearest of every other origin.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Mapping, Sequence
from heapq import heappop, heappush
from itertools import islice

from generator.analysis.statements import Numbers, Statement, numbers_of, when

Pair = tuple[Statement, Statement]

# Hundreds of origins speak of one flood or one battle, and "by March" is the commonest date in news: without a limit
# a thousand such figures make half a million pairs, which took minutes and said nothing that thirty do not say.
MOST_OTHERS = 30
"""A statement is compared with so many of others at most: of those whose days meet the latest, of the higher earlier
ones the highest, of those that an open window meets the nearest."""


class _Reach:
    """The outermost bounds of a statement's wordings, worked out once.

    Attributes:
        low: the highest lower bound; a number below it is outside some wording.
        high: the lowest upper bound.
        order: its place in time among the statements.
    """

    __slots__ = ("high", "includes", "low", "numbers", "order", "origins", "statement", "window")

    def __init__(self, statement: Statement) -> None:
        terms = [wording.term for wording in statement.standing]
        self.statement = statement
        self.origins = statement.origins
        self.window = statement.window
        self.low = max(term.low for term in terms)
        self.high = min(term.high for term in terms)
        self.includes = frozenset(term.includes for term in terms)
        self.numbers: Numbers = numbers_of(statement.lead)
        self.order = when(statement)


def find_pairs(statements: Sequence[Statement], *, cumulative: bool) -> Iterator[Pair]:
    """Pairs of statements of one group that may disagree, may be too vague, or count different parts; each once.

    Args:
        statements: those of one metric and scope.
        cumulative: the figures are running totals, so that a later lower one is a disagreement.
    """
    reaches = [_Reach(statement) for statement in statements]
    seen: set[tuple[int, int]] = set()
    # Every pair of a metric would be hundreds of thousands, and nearly all are of different times and say nothing.
    ways = [_meeting(reaches), _open(reaches)]
    if cumulative:
        ways.append(_falling(reaches))
    for way in ways:
        for a, b in way:
            first, second = (a, b) if a.order <= b.order else (b, a)
            key = id(first), id(second)
            if key not in seen and set(a.origins).isdisjoint(b.origins):
                seen.add(key)
                yield first.statement, second.statement


def _may_differ(a: _Reach, b: _Reach) -> bool:
    """Whether some of their wordings are apart, or they give one number to different parts.

    Two reports with "36 percent", one of killed and wounded, the other of all losses, look like agreement and are not.
    """
    return a.low > b.high or b.low > a.high or (a.numbers == b.numbers and a.includes.isdisjoint(b.includes))


def _meeting(reaches: list[_Reach]) -> Iterator[tuple[_Reach, _Reach]]:
    """Pairs of closed windows that share a day."""
    active: dict[int, _Reach] = {}
    ends: list[tuple[int, int]] = []
    closed = [reach for reach in reaches if not reach.window.is_open]
    for place, reach in enumerate(sorted(closed, key=lambda item: item.window.first)):
        while ends and ends[0][0] < reach.window.first.toordinal():
            del active[heappop(ends)[1]]
        # The latest first: windows of a whole year are active all the time, and weigh least against a day.
        differing = (other for other in reversed(active.values()) if _may_differ(other, reach))
        yield from ((other, reach) for other in islice(differing, MOST_OTHERS))
        active[place] = reach
        heappush(ends, (reach.window.last.toordinal(), place))


def _falling(reaches: list[_Reach]) -> Iterator[tuple[_Reach, _Reach]]:
    """Every statement with the latest higher statements of other origins at that time."""
    ended = sorted((one for one in reaches if one.window.end), key=lambda one: one.order)
    begun = sorted((one for one in reaches if one.window.start), key=lambda one: one.window.first)
    latest: dict[tuple[str, ...], _Reach] = {}
    by_low: list[tuple[float, str]] = []
    by_id = {reach.statement.id: reach for reach in reaches}
    position = 0
    for reach in begun:
        while position < len(ended) and ended[position].window.last <= reach.window.first:
            newer = ended[position]
            older = latest.get(newer.origins)
            if older is not None:
                del by_low[bisect_left(by_low, (older.low, older.statement.id))]
            latest[newer.origins] = newer
            insort(by_low, (newer.low, newer.statement.id))
            position += 1
        # The highest are the furthest from a toll that fell, and the first that readers will ask about.
        higher = max(bisect_right(by_low, (reach.high, chr(0x10FFFF))), len(by_low) - MOST_OTHERS)
        for _, name in by_low[higher:]:
            if by_id[name] is not reach:
                yield by_id[name], reach


def _open(reaches: list[_Reach]) -> Iterator[tuple[_Reach, _Reach]]:
    """Every statement with an open window, and the nearest of every other origin that it meets."""
    rank = {origins: place for place, origins in enumerate(dict.fromkeys(one.origins for one in reaches))}
    nearest = {**_nearest_before(reaches), **_nearest_after(reaches)}
    for reach in reaches:
        for other in sorted(nearest.get(reach, ()), key=lambda one: rank[one.origins]):
            if _may_differ(reach, other):
                yield other, reach


def _nearest_before(reaches: list[_Reach]) -> Mapping[_Reach, list[_Reach]]:
    """For every window without a beginning ("by 10 January") the latest of others that begin before its end."""
    begun = sorted(reaches, key=lambda one: one.window.first, reverse=True)
    waiting = sorted((one for one in reaches if one.window.start is None), key=lambda one: one.window.last)
    latest, result = _OnePerOrigin(latest=True), {}
    for reach in waiting:
        while begun and begun[-1].window.first <= reach.window.last:
            latest.add(begun.pop())
        result[reach] = latest.others(reach)
    return result


def _nearest_after(reaches: list[_Reach]) -> Mapping[_Reach, list[_Reach]]:
    """For every window without an end ("since 10 January") the earliest of others that end after its beginning."""
    ending = sorted(reaches, key=lambda one: one.window.last)
    waiting = sorted(
        (one for one in reaches if one.window.end is None), key=lambda one: one.window.first, reverse=True
    )
    earliest, result = _OnePerOrigin(latest=False), {}
    for reach in waiting:
        while ending and ending[-1].window.last >= reach.window.first:
            earliest.add(ending.pop())
        result[reach] = earliest.others(reach)
    return result


class _OnePerOrigin:
    """Of every origin its latest statement so far, or its earliest, in their order in time."""

    def __init__(self, *, latest: bool) -> None:
        self._latest = latest
        self._by_origins: dict[tuple[str, ...], _Reach] = {}
        self._by_order: dict[tuple[object, ...], _Reach] = {}
        self._orders: list[tuple[object, ...]] = []

    def add(self, reach: _Reach) -> None:
        """Add a statement, in the place of its origin's where it is nearer."""
        known = self._by_origins.get(reach.origins)
        if known is not None:
            if (known.order > reach.order) == self._latest:
                return
            del self._orders[bisect_left(self._orders, known.order)]
        self._by_origins[reach.origins] = self._by_order[reach.order] = reach
        insort(self._orders, reach.order)

    def others(self, reach: _Reach) -> list[_Reach]:
        """The nearest statements of other origins than a statement's."""
        orders = reversed(self._orders) if self._latest else iter(self._orders)
        others = (self._by_order[order] for order in orders)
        return list(islice((one for one in others if one.origins != reach.origins), MOST_OTHERS))
