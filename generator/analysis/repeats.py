"""Who repeats whom, and what changed on the way.

A figure of an entry with ``repeats`` is set beside the figure of the entry that it retells, a figure with
``restates`` beside the one it says in other words, and every other teller of a statement beside the first.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from generator.analysis.comparison import term_of, touch
from generator.analysis.grouping import root_of
from generator.analysis.origins import is_unidentified
from generator.analysis.statements import Statement, numbers_of
from generator.analysis.windows import overlap, window_of
from generator.model.metrics import UNSTATED
from generator.model.timeline import Claim, Timeline
from generator.model.values import Qualifier


class Change(StrEnum):
    """What a repeat can make different, in the order of its weight."""

    METRIC = "metric"
    NUMBER = "number"
    QUALIFIER = "qualifier"
    DATE = "date"
    SCOPE = "scope"
    DEFINITION = "definition"
    ORIGIN = "origin"


_FAMILY = {
    Qualifier.EXACTLY: Qualifier.STATED,
    Qualifier.MORE_THAN: Qualifier.AT_LEAST,
    Qualifier.FEWER_THAN: Qualifier.UP_TO,
}
"""Qualifiers that leave the same numbers open are not told apart."""


@dataclass(frozen=True)
class Repeat:
    """A figure and the one that it repeats.

    Attributes:
        original: the figure as it was given before.
        repeat: the figure as it is given again.
        changes: what the repeat made different, in the order of ``Change``; empty when nothing.
        restates: both stand in one entry, and one says the other in other words.
    """

    original: Claim
    repeat: Claim
    changes: tuple[Change, ...]
    restates: bool = False

    @property
    def misquotes(self) -> bool:
        """Whether it became a figure of something else, or one with a number that cannot be the same."""
        apart = not touch(term_of(self.original), term_of(self.repeat))
        other_thing = Change.METRIC in self.changes or Change.SCOPE in self.changes
        return other_thing or (Change.NUMBER in self.changes and apart)


def find_changes(original: Claim, repeat: Claim) -> tuple[Change, ...]:
    """What a repeat made different, in the order of ``Change``."""
    return tuple(change for change in Change if _CHANGED[change](original, repeat))


def same_metric(a: Claim, b: Claim) -> bool:
    """Whether two claims count one thing."""
    return a.figure.metric == b.figure.metric


def same_thing(a: Claim, b: Claim) -> bool:
    """Whether two claims count one thing in one scope."""
    return same_metric(a, b) and a.figure.scope == b.figure.scope


def same_origin(a: Claim, b: Claim) -> bool:
    """Whether two claims have an origin in common."""
    return not set(a.figure.origins).isdisjoint(b.figure.origins)


def same_number(a: Claim, b: Claim) -> bool:
    """Whether two claims print the same number, whatever the qualifier."""
    return numbers_of(a) == numbers_of(b)


def touching(a: Claim, b: Claim) -> bool:
    """Whether one number could be true to two claims, and dates allow them to be one."""
    return touch(term_of(a), term_of(b)) and may_be_same_days(a, b)


def may_be_same_days(a: Claim, b: Claim) -> bool:
    """Whether dates allow two claims to be one: their days meet, or one of them gives none."""
    one, other = window_of(a), window_of(b)
    return not (one.dated and other.dated) or overlap(one, other) > 0


def _family(claim: Claim) -> str:
    qualifier = claim.figure.value.qualifier
    return _FAMILY.get(qualifier, qualifier)


def _qualifier_changed(original: Claim, repeat: Claim) -> bool:
    """An added "about" leaves the numbers as they were, so it is no loss."""
    before, after = _family(original), _family(repeat)
    numbered = original.figure.value.number is not None and repeat.figure.value.number is not None
    return numbered and before != after and (before, after) != (Qualifier.STATED, Qualifier.ABOUT)


def _date_changed(original: Claim, repeat: Claim) -> bool:
    """The report dates the figure otherwise, or gives no date and came out later than the next day."""
    before, after = window_of(original), window_of(repeat)
    if not before.dated or original.entry.id == repeat.entry.id or overlap(before, after):
        return False
    return after.dated or (after.first - before.last).days != 1


def _definition_changed(original: Claim, repeat: Claim) -> bool:
    before, after = set(original.figure.includes), set(repeat.figure.includes)
    return same_metric(original, repeat) and before != after and before != set(UNSTATED)


_CHANGED: Mapping[Change, Callable[[Claim, Claim], bool]] = {
    Change.METRIC: lambda original, repeat: not same_metric(original, repeat),
    Change.NUMBER: lambda original, repeat: (
        not same_number(original, repeat) and term_of(original).low != term_of(repeat).low
    ),
    Change.QUALIFIER: _qualifier_changed,
    Change.DATE: _date_changed,
    Change.SCOPE: lambda original, repeat: original.figure.scope != repeat.figure.scope,
    Change.DEFINITION: _definition_changed,
    Change.ORIGIN: lambda original, repeat: not same_origin(original, repeat),
}


def find_repeats(timeline: Timeline, statements: Iterable[Statement]) -> tuple[Repeat, ...]:
    """Every repeat of a timeline, each claim once.

    By ``restates``, by ``repeats``, within statements, and of numbers that an origin had given for another thing.
    """
    told = tuple(statements)
    found: dict[str, Repeat] = {}
    for repeat in (*_restated(timeline), *_repeated(timeline), *_told_again(told, timeline)):
        found.setdefault(repeat.repeat.id, repeat)
    misquoted = {name for name, repeat in found.items() if repeat.misquotes}
    for repeat in _moved(told, timeline, misquoted):
        found[repeat.repeat.id] = repeat
    return tuple(found.values())


def _restated(timeline: Timeline) -> Iterator[Repeat]:
    for claim in timeline.claims():
        if claim.figure.restates:
            others = (figure for figure in claim.entry.figures if figure.id == claim.figure.restates)
            for figure in others:
                original = Claim(claim.entry, figure)
                yield Repeat(original, claim, find_changes(original, claim), restates=True)


def _repeated(timeline: Timeline) -> Iterator[Repeat]:
    families: dict[str, list[Claim]] = defaultdict(list)
    for claim in timeline.claims():
        families[root_of(claim.entry.id, timeline)].append(claim)
    for entry in timeline.entries:
        if entry.repeats in timeline.entry:
            original = timeline.entry[entry.repeats]
            own = [Claim(entry, figure) for figure in entry.figures if not figure.computed]
            told = [Claim(original, figure) for figure in original.figures if not figure.computed]
            relatives = families[root_of(entry.id, timeline)]
            family = [one for one in relatives if one.entry.id != entry.id and not one.figure.computed]
            yield from _pair(own, told, family, timeline)


Match: TypeAlias = Callable[[Claim, Claim], bool]


@dataclass(frozen=True)
class _Matching:
    """How a figure finds the one that it retells."""

    timeline: Timeline

    def ways(self, told: list[Claim], family: list[Claim]) -> tuple[tuple[list[Claim], Match], ...]:
        """The ways of finding it, the surest first: where to look, and what must be so.

        Among the figures of the entry that is repeated, and once among the other reports that repeat it too.
        """
        return (
            (told, lambda a, b: same_thing(a, b) and self._kin(a, b) and same_number(a, b)),
            (told, lambda a, b: same_thing(a, b) and self._kin(a, b) and touching(a, b)),
            (told, lambda a, b: same_metric(a, b) and self._voice(a, b) and same_number(a, b)),
            (family, lambda a, b: self._fuller(b, a) and self._voice(a, b) and same_number(a, b)),
            (told, lambda a, b: self._unit(a) == self._unit(b) and self._voice(a, b) and same_number(a, b)),
            (told, lambda a, b: same_thing(a, b) and same_number(a, b)),
            (told, lambda a, b: same_thing(a, b) and self._kin(a, b) and may_be_same_days(a, b)),
        )

    def _kin(self, a: Claim, b: Claim) -> bool:
        """Whether origins of two claims belong to one organisation."""
        tops = [{self.timeline.top(origin) for origin in claim.figure.origins} for claim in (a, b)]
        return not tops[0].isdisjoint(tops[1])

    def _voice(self, a: Claim, b: Claim) -> bool:
        """Whether the first claim may be of the second one's origin: it says so, or names nobody."""
        return self._kin(a, b) or is_unidentified(a.figure.origins, self.timeline)

    def _unit(self, claim: Claim) -> str:
        return self.timeline.metrics[claim.figure.metric].unit

    def _fuller(self, a: Claim, b: Claim) -> bool:
        """Whether the first of two claims about one thing was told before, or on the same day and says more."""
        return same_metric(a, b) and self._telling(a) < self._telling(b)

    def _telling(self, claim: Claim) -> tuple[object, ...]:
        known, entry = _told_order(claim)
        return known, not claim.figure.scope, is_unidentified(claim.figure.origins, self.timeline), entry


def _pair(own: list[Claim], told: list[Claim], family: list[Claim], timeline: Timeline) -> Iterator[Repeat]:
    """Find for each figure of a report the one that it retells.

    An original is given to every figure that repeats it as it is, and to one that changed it.
    """
    left, taken = list(own), set[str]()
    for number, (originals, match) in enumerate(_Matching(timeline).ways(told, family)):
        for claim in tuple(left):
            free = [one for one in originals if number < 2 or one.id not in taken]
            found = [one for one in free if match(claim, one)]
            if found:
                best = min(found, key=lambda one: _distance(claim, one))
                left.remove(claim)
                taken.add(best.id)
                yield Repeat(best, claim, find_changes(best, claim))


def _moved(statements: Iterable[Statement], timeline: Timeline, misquoted: set[str]) -> Iterator[Repeat]:
    """One origin's number told later of another thing: of a part and the whole, or by a report that gives no date."""
    known: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for statement in sorted(statements, key=lambda item: _told_order(item.lead)):
        quoted = any(claim.id not in misquoted for claim in statement.claims)
        if quoted and statement.is_comparable and not is_unidentified(statement.origins, timeline):
            unit = timeline.metrics[statement.metric].unit
            same = known[unit, statement.scope, statement.origins, numbers_of(statement.lead)]
            before = next((one for one in reversed(same) if _became(one, statement, timeline)), None)
            if before is None:
                same.append(statement)
            else:
                yield from (
                    Repeat(before.lead, claim, find_changes(before.lead, claim)) for claim in statement.claims
                )


def _became(first: Statement, second: Statement, timeline: Timeline) -> bool:
    """Whether an origin's number was told of one thing, and then of another that dates allow to be the same."""
    if (
        first.metric == second.metric
        or not _apart(first, second)
        or not may_be_same_days(first.lead, second.lead)
    ):
        return False
    one, other = timeline.metrics[first.metric], timeline.metrics[second.metric]
    is_part = one.id in other.parts or other.id in one.parts
    return is_part or (not second.window.dated and one.counting == other.counting)


def _apart(a: Statement, b: Statement) -> bool:
    """Whether no report tells both: one that does knows the part from the whole."""
    return {claim.entry.id for claim in a.claims}.isdisjoint(claim.entry.id for claim in b.claims)


def _told_again(statements: Iterable[Statement], timeline: Timeline) -> Iterator[Repeat]:
    """Two reports that name nobody need not be of one origin, so neither is taken for a repeat of the other."""
    for statement in statements:
        if statement.is_comparable and not is_unidentified(statement.origins, timeline):
            for claim in statement.claims[1:]:
                yield Repeat(statement.lead, claim, find_changes(statement.lead, claim))


def _told_order(claim: Claim) -> tuple[object, str]:
    return claim.entry.known_from.sort_key()[::-1], claim.entry.id


def _distance(a: Claim, b: Claim) -> tuple[object, ...]:
    """How far two claims that match are from being the same: the nearest is the original."""
    return not same_origin(a, b), overlap(window_of(a), window_of(b)) == 0, len(find_changes(b, a)), b.id
