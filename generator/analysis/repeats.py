"""Who repeats whom, and what changed on the way.

Four ways lead from a figure to the one that it repeats: ``restates`` names it within one report; ``repeats`` names the
report, and the figure is looked for in it; the reports of one statement repeat the first of them; and a number that an
origin had given for one thing, and that comes again for another, was taken from there.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from heapq import merge
from typing import TypeAlias

from generator.analysis.comparison import term_of, touch
from generator.analysis.origins import is_unidentified
from generator.analysis.statements import Numbers, Statement, numbers_of
from generator.analysis.windows import Window, WindowIndex, overlap, window_of
from generator.model.entries import Entry
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
        # A rounded number is still the origin's. A brigade's forty as everybody's forty is not, nor is 6,000 for 600.
        apart = not touch(term_of(self.original), term_of(self.repeat))
        other_thing = Change.METRIC in self.changes or Change.SCOPE in self.changes
        return other_thing or (Change.NUMBER in self.changes and apart)


def find_changes(original: Claim, repeat: Claim) -> tuple[Change, ...]:
    """What a repeat made different, in the order of ``Change``."""
    return tuple(change for change in Change if _changed(change, original, repeat))


def same_metric(a: Claim, b: Claim) -> bool:
    """Whether two claims count one thing."""
    return a.figure.metric == b.figure.metric


def same_scope(a: Claim, b: Claim) -> bool:
    """Whether two claims count one thing in one scope."""
    return same_metric(a, b) and a.figure.scope == b.figure.scope


def same_origin(a: Claim, b: Claim) -> bool:
    """Whether two claims have an origin in common."""
    return not set(a.figure.origins).isdisjoint(b.figure.origins)


def same_number(a: Claim, b: Claim) -> bool:
    """Whether two claims print the same number, whatever the qualifier."""
    return numbers_of(a) == numbers_of(b)


def may_be_same(a: Claim, b: Claim) -> bool:
    """Whether one number could be true to two claims, and dates allow them to be one."""
    return touch(term_of(a), term_of(b)) and may_be_same_days(a, b)


def may_be_same_days(a: Claim, b: Claim) -> bool:
    """Whether dates allow two claims to be one: their days meet, or one of them gives none."""
    one, other = window_of(a), window_of(b)
    return not (one.dated and other.dated) or overlap(one, other) > 0


def _metric_changed(original: Claim, repeat: Claim) -> bool:
    """A paper made 6,000 casualties into 6,000 killed."""
    return not same_metric(original, repeat)


def _number_changed(original: Claim, repeat: Claim) -> bool:
    """Another number, from another lower bound: "over 100" for "100 to 150" only left the range out."""
    return not same_number(original, repeat) and term_of(original).low != term_of(repeat).low


def _qualifier_changed(original: Claim, repeat: Claim) -> bool:
    """A dropped "at least" is a loss. An added "about" leaves the numbers as they were, so it is none."""
    before, after = _plain_qualifier(original), _plain_qualifier(repeat)
    numbered = original.figure.value.number is not None and repeat.figure.value.number is not None
    return numbered and before != after and (before, after) != (Qualifier.STATED, Qualifier.ABOUT)


def _plain_qualifier(claim: Claim) -> Qualifier:
    """A claim's qualifier; of two that leave the same numbers open, the one that stands for both."""
    # Agencies turn "over 300" into "more than 300" and "at least 300" within the hour; to readers that is no change.
    match qualifier := claim.figure.value.qualifier:
        case Qualifier.STATED | Qualifier.EXACTLY:
            return Qualifier.STATED
        case Qualifier.AT_LEAST | Qualifier.MORE_THAN:
            return Qualifier.AT_LEAST
        case Qualifier.UP_TO | Qualifier.FEWER_THAN:
            return Qualifier.UP_TO
        case Qualifier.ABOUT | Qualifier.NEARLY:
            return qualifier


def _date_changed(original: Claim, repeat: Claim) -> bool:
    """The report dates the figure otherwise, or gives no date and came out later than the next day.

    Agencies report a briefing on the day or overnight and need no date for it; a month later it is lost.
    """
    before, after = window_of(original), window_of(repeat)
    if not before.dated or original.entry.id == repeat.entry.id or overlap(before, after):
        return False
    return after.dated or (after.first - before.last).days != 1


def _scope_changed(original: Claim, repeat: Claim) -> bool:
    """Forty killed of one brigade became forty killed."""
    return original.figure.scope != repeat.figure.scope


def _definition_changed(original: Claim, repeat: Claim) -> bool:
    """Killed, wounded and captured became killed and wounded, or "losses"; who did not say lost nothing."""
    before, after = set(original.figure.includes), set(repeat.figure.includes)
    return same_metric(original, repeat) and before != after and before != set(UNSTATED)


def _origin_changed(original: Claim, repeat: Claim) -> bool:
    """What an intelligence service said is credited to another, or to nobody."""
    return not same_origin(original, repeat)


def _changed(change: Change, original: Claim, repeat: Claim) -> bool:
    match change:
        case Change.METRIC:
            return _metric_changed(original, repeat)
        case Change.NUMBER:
            return _number_changed(original, repeat)
        case Change.QUALIFIER:
            return _qualifier_changed(original, repeat)
        case Change.DATE:
            return _date_changed(original, repeat)
        case Change.SCOPE:
            return _scope_changed(original, repeat)
        case Change.DEFINITION:
            return _definition_changed(original, repeat)
        case Change.ORIGIN:
            return _origin_changed(original, repeat)


def find_repeats(timeline: Timeline, statements: Iterable[Statement]) -> tuple[Repeat, ...]:
    """Every repeat of a timeline; a claim repeats one other at most.

    What editors wrote down (``restates``, ``repeats``) goes before what follows from statements. A number that an
    origin had given for another thing goes before all: the report may repeat a report that had made it into that.
    """
    all_statements = tuple(statements)
    ways = (*_by_restates(timeline), *_by_repeats(timeline), *_within_statements(all_statements, timeline))
    by_claim: dict[str, Repeat] = {}
    for repeat in ways:
        by_claim.setdefault(repeat.repeat.id, repeat)
    misquoted = {name for name, repeat in by_claim.items() if repeat.misquotes}
    for repeat in _of_another_thing(all_statements, timeline, misquoted):
        by_claim[repeat.repeat.id] = repeat
    return tuple(by_claim.values())


def _by_restates(timeline: Timeline) -> Iterator[Repeat]:
    for claim in timeline.claims():
        for figure in claim.entry.figures if claim.figure.restates else ():
            if figure.id == claim.figure.restates:
                original = Claim(claim.entry, figure)
                yield Repeat(original, claim, find_changes(original, claim), restates=True)


_Thing: TypeAlias = tuple[str, str, Numbers]
"""A family of reports, a metric and a number."""


def _by_repeats(timeline: Timeline) -> Iterator[Repeat]:
    roots = timeline.root_of
    family: dict[_Thing, list[Claim]] = defaultdict(list)
    for claim in timeline.claims():
        # The editor's arithmetic stands in an entry, but no report printed it, so none repeats it.
        if not claim.figure.computed:
            family[roots[claim.entry.id], claim.figure.metric, numbers_of(claim)].append(claim)
    search = _Search(timeline, roots, family)
    for entry in timeline.entries:
        if entry.repeats in timeline.entry:
            yield from search.pair(entry, timeline.entry[entry.repeats])


@dataclass(frozen=True)
class _Search:
    """How the figures of a report find those that they repeat.

    Attributes:
        roots: for every entry the one at the beginning of its line of ``repeats``.
        family: the claims of each thing.
    """

    timeline: Timeline
    roots: Mapping[str, str]
    family: Mapping[_Thing, list[Claim]]

    def pair(self, entry: Entry, repeated: Entry) -> Iterator[Repeat]:
        """Find for each figure of a report the one that it repeats.

        An original is given to every figure that repeats it as it is, but to one only that changed it: a report with
        15,000 deployed and 15,000 captured did not make the one into the other.
        """
        left = [Claim(entry, figure) for figure in entry.figures if not figure.computed]
        originals = [Claim(repeated, figure) for figure in repeated.figures if not figure.computed]
        taken = set[str]()
        for way in self._ways():
            for claim in tuple(left):
                among = self._relatives(claim) if way.in_family else originals
                free = [
                    one
                    for one in among
                    if (way.is_unchanged or one.id not in taken) and way.matches(claim, one)
                ]
                if free:
                    original = min(free, key=lambda one: _distance(claim, one))
                    left.remove(claim)
                    taken.add(original.id)
                    yield Repeat(original, claim, find_changes(original, claim))

    def _ways(self) -> tuple["_Way", ...]:
        """The ways of finding what a figure (a) repeats (b), the surest first."""
        return (
            _Way(
                lambda a, b: same_scope(a, b) and self._allied(a, b) and same_number(a, b), is_unchanged=True
            ),
            _Way(
                lambda a, b: same_scope(a, b) and self._allied(a, b) and may_be_same(a, b), is_unchanged=True
            ),
            # "40 of one brigade" that lost its brigade.
            _Way(lambda a, b: same_metric(a, b) and self._may_credit(a, b) and same_number(a, b)),
            # A paper that repeats an agency's bulletin takes one figure from another paper's longer report of it.
            _Way(lambda a, b: self._is_fuller(b, a) and self._may_credit(a, b), in_family=True),
            # "6,000 casualties" that became "6,000 killed".
            _Way(lambda a, b: self._same_unit(a, b) and self._may_credit(a, b) and same_number(a, b)),
            # The number of an intelligence service, credited to another country's army.
            _Way(lambda a, b: same_scope(a, b) and same_number(a, b)),
            # A number that was mistyped or rounded until it is another.
            _Way(lambda a, b: same_scope(a, b) and self._allied(a, b) and may_be_same_days(a, b)),
        )

    def _relatives(self, claim: Claim) -> list[Claim]:
        """Claims with the metric and number of a claim in the other reports of its family."""
        thing = self.roots[claim.entry.id], claim.figure.metric, numbers_of(claim)
        return [one for one in self.family[thing] if one.entry.id != claim.entry.id]

    def _allied(self, a: Claim, b: Claim) -> bool:
        """Whether origins of two claims belong to one organisation: one report says "Seoul", the other its service."""
        # By the top organisation: a spokesman, his ministry and "Kyiv" are credited in turn for one sentence.
        tops = [{self.timeline.top(origin) for origin in claim.figure.origins} for claim in (a, b)]
        return not tops[0].isdisjoint(tops[1])

    def _may_credit(self, a: Claim, b: Claim) -> bool:
        """Whether the first claim may be of the second one's origin: it says so, or names nobody."""
        return self._allied(a, b) or is_unidentified(a.figure.origins, self.timeline)

    def _same_unit(self, a: Claim, b: Claim) -> bool:
        metrics = self.timeline.metrics
        return metrics[a.figure.metric].unit == metrics[b.figure.metric].unit

    def _is_fuller(self, a: Claim, b: Claim) -> bool:
        """Whether the first of two claims was published before, or on the same day and says more."""
        return self._fullness(a) < self._fullness(b)

    def _fullness(self, claim: Claim) -> tuple[object, ...]:
        # Of one day the fuller report goes first: whoever leaves out the brigade or the name had it from one who did
        # not.
        known, entry = _order_of_publication(claim)
        return known, not claim.figure.scope, is_unidentified(claim.figure.origins, self.timeline), entry


@dataclass(frozen=True)
class _Way:
    """A way of finding the figure that another one repeats.

    Attributes:
        matches: whether a figure repeats a figure.
        in_family: it is looked for in all reports of the family, not only in the one that ``repeats`` names.
        is_unchanged: the two may be the same, so that several figures can repeat one.
    """

    matches: Callable[[Claim, Claim], bool]
    in_family: bool = False
    is_unchanged: bool = False


def _distance(a: Claim, b: Claim) -> tuple[object, ...]:
    """How far two claims that match are from being the same: the nearest is the original."""
    return not same_origin(a, b), overlap(window_of(a), window_of(b)) == 0, len(find_changes(b, a)), b.id


def _within_statements(statements: Iterable[Statement], timeline: Timeline) -> Iterator[Repeat]:
    """The later reports of every statement repeat the first.

    Two reports that name nobody need not be of one origin, so neither is taken for a repeat of the other.
    """
    for statement in statements:
        if statement.is_comparable and not is_unidentified(statement.origins, timeline):
            for claim in statement.claims[1:]:
                yield Repeat(statement.lead, claim, find_changes(statement.lead, claim))


def _of_another_thing(
    statements: Iterable[Statement], timeline: Timeline, misquoted: set[str]
) -> Iterator[Repeat]:
    """One origin's number, later of another thing: of a part for the whole, or in a report that gives no date.

    "4,000 casualties" came back within days as "4,000 killed", in papers that name no paper.
    """
    earlier: dict[tuple[object, ...], _Earlier] = defaultdict(_Earlier)
    for statement in sorted(statements, key=lambda item: _order_of_publication(item.lead)):
        is_quoted = any(claim.id not in misquoted for claim in statement.claims)
        if is_quoted and statement.is_comparable and not is_unidentified(statement.origins, timeline):
            unit = timeline.metrics[statement.metric].unit
            same = earlier[unit, statement.scope, statement.origins, numbers_of(statement.lead)]
            of_others = same.of_other_metrics(statement)
            before = next((one for one in of_others if _became(one, statement, timeline)), None)
            # Only what is nothing else's repeat can be repeated in turn, so that a chain of misquotes leads to its
            # beginning.
            if before is None:
                same.add(statement)
            else:
                for claim in statement.claims:
                    yield Repeat(before.lead, claim, find_changes(before.lead, claim))


class _Earlier:
    """The statements in which an origin gave one number, by metric and by their first reports' windows."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}
        self._dated: dict[str, WindowIndex[Statement]] = defaultdict(WindowIndex)
        self._all: dict[str, list[Statement]] = defaultdict(list)
        self._undated: dict[str, list[Statement]] = defaultdict(list)

    def add(self, statement: Statement) -> None:
        """Add a statement that was published after the others."""
        window = window_of(statement.lead)
        self._places[statement.id] = len(self._places)
        self._all[statement.metric].append(statement)
        if window.dated:
            self._dated[statement.metric].add(window, statement)
        else:
            self._undated[statement.metric].append(statement)

    def of_other_metrics(self, statement: Statement) -> Iterator[Statement]:
        """Those of other metrics whose days can be a statement's days, the latest published first."""
        window = window_of(statement.lead)
        others = [metric for metric in self._all if metric != statement.metric]
        return merge(
            *(self._of_metric(metric, window) for metric in others), key=lambda one: -self._places[one.id]
        )

    def _of_metric(self, metric: str, window: Window) -> Iterator[Statement]:
        if not window.dated:
            return reversed(self._all[metric])
        near = self._dated[metric].around(window)
        near.sort(key=lambda one: -self._places[one.id])
        return merge(near, reversed(self._undated[metric]), key=lambda one: -self._places[one.id])


def _became(first: Statement, second: Statement, timeline: Timeline) -> bool:
    """Whether an origin's number was given for one thing, and then for another that dates allow to be the same."""
    if not _in_different_reports(first, second) or not may_be_same_days(first.lead, second.lead):
        return False
    one, other = timeline.metrics[first.metric], timeline.metrics[second.metric]
    # A part given the number of the whole is the commonest misquote, dated or not. Other things need more: an origin
    # may well have 300 killed and 300 captured, unless the report gives no day of its own.
    is_part = one.id in other.parts or other.id in one.parts
    return is_part or (not second.window.dated and one.counting == other.counting)


def _in_different_reports(a: Statement, b: Statement) -> bool:
    """Whether no report has both: one that does knows the part from the whole."""
    return {claim.entry.id for claim in a.claims}.isdisjoint(claim.entry.id for claim in b.claims)


def _order_of_publication(claim: Claim) -> tuple[object, str]:
    """By the last day on which a report can have been published, since a vague date may be any of its days."""
    return claim.entry.known_from.sort_key()[::-1], claim.entry.id
