"""Who repeats whom, and what changed on the way.

A figure of an entry with ``repeats`` is set beside the figure of the entry that it retells, a figure with
``restates`` beside the one it says in other words, and every other teller of a statement beside the first.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from generator.analysis.changes import (
    Retelling,
    changes,
    one_time,
    same_metric,
    same_number,
    same_thing,
    same_voice,
    touching,
)
from generator.analysis.gathering import root_of
from generator.analysis.origins import is_unidentified
from generator.analysis.statements import Statement, numbers_of, refer
from generator.analysis.windows import overlap, window_of
from generator.model.timeline import Claim, Timeline


def find_retellings(timeline: Timeline, statements: Iterable[Statement]) -> tuple[Retelling, ...]:
    """Every retelling of a timeline, each claim once.

    By ``restates``, by ``repeats``, within statements, and of numbers that an origin had given for another thing.
    """
    told = tuple(statements)
    found: dict[str, Retelling] = {}
    for retelling in (*_restated(timeline), *_repeated(timeline), *_told_again(told, timeline)):
        found.setdefault(refer(retelling.retold), retelling)
    misquoted = {name for name, retelling in found.items() if retelling.misquotes}
    for retelling in _moved(told, timeline, misquoted):
        found[refer(retelling.retold)] = retelling
    return tuple(found.values())


def _restated(timeline: Timeline) -> Iterator[Retelling]:
    for claim in timeline.claims():
        if claim.figure.restates:
            others = (figure for figure in claim.entry.figures if figure.id == claim.figure.restates)
            for figure in others:
                original = Claim(claim.entry, figure)
                yield Retelling(original, claim, changes(original, claim), restates=True)


def _repeated(timeline: Timeline) -> Iterator[Retelling]:
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

        Among the figures of the entry that is retold, and once among the other reports that retell it too.
        """
        return (
            (told, lambda a, b: same_thing(a, b) and self._kin(a, b) and same_number(a, b)),
            (told, lambda a, b: same_thing(a, b) and self._kin(a, b) and touching(a, b)),
            (told, lambda a, b: same_metric(a, b) and self._voice(a, b) and same_number(a, b)),
            (family, lambda a, b: self._fuller(b, a) and self._voice(a, b) and same_number(a, b)),
            (told, lambda a, b: self._unit(a) == self._unit(b) and self._voice(a, b) and same_number(a, b)),
            (told, lambda a, b: same_thing(a, b) and same_number(a, b)),
            (told, lambda a, b: same_thing(a, b) and self._kin(a, b) and one_time(a, b)),
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


def _pair(
    own: list[Claim], told: list[Claim], family: list[Claim], timeline: Timeline
) -> Iterator[Retelling]:
    """Find for each figure of a report the one that it retells.

    An original is given to every figure that repeats it as it is, and to one that changed it.
    """
    left, taken = list(own), set[str]()
    for number, (originals, match) in enumerate(_Matching(timeline).ways(told, family)):
        for claim in tuple(left):
            free = [one for one in originals if number < 2 or refer(one) not in taken]
            found = [one for one in free if match(claim, one)]
            if found:
                best = min(found, key=lambda one: _distance(claim, one))
                left.remove(claim)
                taken.add(refer(best))
                yield Retelling(best, claim, changes(best, claim))


def _moved(statements: Iterable[Statement], timeline: Timeline, misquoted: set[str]) -> Iterator[Retelling]:
    """One origin's number told later of another thing: of a part and the whole, or by a report that gives no date."""
    known: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for statement in sorted(statements, key=lambda item: _told_order(item.lead)):
        quoted = any(refer(claim) not in misquoted for claim in statement.claims)
        if quoted and statement.is_word and not is_unidentified(statement.origins, timeline):
            unit = timeline.metrics[statement.metric].unit
            same = known[unit, statement.scope, statement.origins, numbers_of(statement.lead)]
            before = next((one for one in reversed(same) if _became(one, statement, timeline)), None)
            if before is None:
                same.append(statement)
            else:
                yield from (
                    Retelling(before.lead, claim, changes(before.lead, claim)) for claim in statement.claims
                )


def _became(first: Statement, second: Statement, timeline: Timeline) -> bool:
    """Whether an origin's number was told of one thing, and then of another that dates allow to be the same."""
    if first.metric == second.metric or not _apart(first, second) or not one_time(first.lead, second.lead):
        return False
    one, other = timeline.metrics[first.metric], timeline.metrics[second.metric]
    is_part = one.id in other.parts or other.id in one.parts
    return is_part or (not second.window.dated and one.counting == other.counting)


def _apart(a: Statement, b: Statement) -> bool:
    """Whether no report tells both: one that does knows the part from the whole."""
    return {claim.entry.id for claim in a.claims}.isdisjoint(claim.entry.id for claim in b.claims)


def _told_again(statements: Iterable[Statement], timeline: Timeline) -> Iterator[Retelling]:
    """Two reports that name nobody need not be of one origin, so neither is taken for a retelling of the other."""
    for statement in statements:
        if statement.is_word and not is_unidentified(statement.origins, timeline):
            for claim in statement.claims[1:]:
                yield Retelling(statement.lead, claim, changes(statement.lead, claim))


def _told_order(claim: Claim) -> tuple[object, str]:
    return claim.entry.known_from.sort_key()[::-1], claim.entry.id


def _distance(a: Claim, b: Claim) -> tuple[object, ...]:
    """How far two claims that match are from being the same: the nearest is the original."""
    return not same_voice(a, b), overlap(window_of(a), window_of(b)) == 0, len(changes(b, a)), refer(b)
