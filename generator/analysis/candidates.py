"""Which statements to set side by side: those that can end in a finding, without looking at every pair.

Statements whose days meet are found by a sweep over time. A running total that falls is found by holding each
statement against the latest word of every other origin at that time. Windows with an open end meet almost
everything on one side, so such a statement is held only against the nearest word of every other origin.
"""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from generator.analysis.statements import Numbers, Statement, numbers_of, when

Pair = tuple[Statement, Statement]

MOST_OTHERS = 30
"""A statement is held against so many words of others at most: of those whose days meet the latest, of the higher
earlier ones the highest. It keeps the work in proportion where hundreds of origins speak of one thing."""


class _Reach:
    """The outermost bounds of a statement's wordings, found once."""

    __slots__ = ("high", "includes", "low", "numbers", "order", "statement")

    def __init__(self, statement: Statement) -> None:
        terms = [wording.term for wording in statement.standing]
        self.statement = statement
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
    ways = [_meeting(reaches), _open(reaches)]
    if cumulative:
        ways.append(_falling(reaches))
    for way in ways:
        for a, b in way:
            first, second = (a, b) if a.order <= b.order else (b, a)
            key = id(first), id(second)
            if key not in seen and set(a.statement.origins).isdisjoint(b.statement.origins):
                seen.add(key)
                yield first.statement, second.statement


def _worth(a: _Reach, b: _Reach) -> bool:
    """Whether some of their wordings are apart, or they give one number to different parts."""
    return a.low > b.high or b.low > a.high or (a.numbers == b.numbers and a.includes.isdisjoint(b.includes))


def _meeting(reaches: list[_Reach]) -> Iterator[tuple[_Reach, _Reach]]:
    """Pairs of closed windows that share a day."""
    active: list[_Reach] = []
    closed = [reach for reach in reaches if not reach.statement.window.is_open]
    for reach in sorted(closed, key=lambda item: item.statement.window.first):
        first = reach.statement.window.first
        active = [other for other in active if other.statement.window.last >= first]
        worth = (other for other in reversed(active) if _worth(other, reach))
        yield from ((other, reach) for other in islice(worth, MOST_OTHERS))
        active.append(reach)


def _falling(reaches: list[_Reach]) -> Iterator[tuple[_Reach, _Reach]]:
    """Every statement with the latest higher words of other origins at that time."""
    ended = sorted((one for one in reaches if one.statement.window.end), key=lambda one: when(one.statement))
    begun = sorted(
        (one for one in reaches if one.statement.window.start), key=lambda one: one.statement.window.first
    )
    latest: dict[tuple[str, ...], _Reach] = {}
    by_low: list[tuple[float, str]] = []
    known = {reach.statement.id: reach for reach in reaches}
    position = 0
    for reach in begun:
        while position < len(ended) and ended[position].statement.window.last <= reach.statement.window.first:
            newer = ended[position]
            older = latest.get(newer.statement.origins)
            if older is not None:
                del by_low[bisect_left(by_low, (older.low, older.statement.id))]
            latest[newer.statement.origins] = newer
            insort(by_low, (newer.low, newer.statement.id))
            position += 1
        higher = max(bisect_right(by_low, (reach.high, chr(0x10FFFF))), len(by_low) - MOST_OTHERS)
        for _, name in by_low[higher:]:
            if known[name] is not reach:
                yield known[name], reach


def _open(reaches: list[_Reach]) -> Iterator[tuple[_Reach, _Reach]]:
    """Every statement with an open window, and the nearest word of every other origin that it meets."""
    voices: dict[tuple[str, ...], list[_Reach]] = defaultdict(list)
    for reach in reaches:
        voices[reach.statement.origins].append(reach)
    for reach in reaches:
        if reach.statement.window.is_open:
            for origins, words in voices.items():
                if origins != reach.statement.origins:
                    nearest = _nearest(reach, words)
                    if nearest is not None and _worth(reach, nearest):
                        yield nearest, reach


def _nearest(reach: _Reach, words: list[_Reach]) -> _Reach | None:
    """Of one origin's words the one that lies nearest to the known end of an open window, among those that meet it."""
    window = reach.statement.window
    meeting = [
        one
        for one in words
        if one.statement.window.first <= window.last and window.first <= one.statement.window.last
    ]
    if window.end is None:
        return min(meeting, key=lambda one: when(one.statement), default=None)
    return max(meeting, key=lambda one: when(one.statement), default=None)
