"""Claims are grouped into statements, so that a repeated claim is compared once, through its origin.

Two claims are one statement when metric, scope and origins are the same and

- they print the same number, both say for when, and the days meet, or
- their entries repeat the same entry (``repeats``), somebody is named as origin, the number of one lies within the
  bounds of the other, and one number fits the bounds of all who repeat it, or
- the later report gives no date of its own, is not by the origin itself, and prints a number that the origin had given
  before: undated relays of a briefing go on for weeks.

A report may credit less exactly: the organisation for its member ("Seoul" for its intelligence service), the relay
for those whom it quotes ("the BBC" for officials who spoke to it). Where such a report prints the same number for the
same days, or no days, it repeats the statement of the origin that others name exactly.

A report that repeats another and gives its origin a number that cannot be the same makes a statement of its own, which
``repeats`` finds; it is shown as lost in retelling and not compared with anyone's.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import TypeAlias

from generator.analysis.comparison import Term, term_of
from generator.analysis.origins import above, is_comparable, is_unidentified
from generator.analysis.statements import Numbers, Statement, numbers_of, when
from generator.analysis.windows import Window, WindowIndex, overlap, window_of
from generator.model.entries import Chain
from generator.model.timeline import Claim, Timeline


def find_statements(timeline: Timeline) -> tuple[Statement, ...]:
    """Every claim of a timeline, grouped into statements; in the order of metrics, scopes and time."""
    by_origins: dict[tuple[str, str, tuple[str, ...], bool], list[_Member]] = defaultdict(list)
    for claim in timeline.claims():
        figure = claim.figure
        key = (figure.metric, figure.scope, tuple(sorted(figure.origins)), is_comparable(claim))
        by_origins[key].append(
            _Member(claim, window_of(claim), term_of(claim), timeline.root_of[claim.entry.id])
        )
    by_group: dict[tuple[str, str, bool], list[_Draft]] = defaultdict(list)
    # Grouped by origin first, then joined across origins: most reports credit exactly, and only those that do not
    # need the names of others.
    for (metric, scope, origins, comparable), members in by_origins.items():
        named = not is_unidentified(origins, timeline)
        by_group[metric, scope, comparable].extend(_group_claims(members, named=named))
    statements = [_close(draft) for drafts in by_group.values() for draft in _join_loose(drafts, timeline)]
    rank = {metric: number for number, metric in enumerate(timeline.metrics)}
    return tuple(sorted(statements, key=lambda item: (rank[item.metric], item.scope, *when(item))))


@dataclass(frozen=True, slots=True)
class _Member:
    """A claim with what decides to which statement it belongs.

    Attributes:
        root: the entry at the beginning of the line of ``repeats`` in which the claim's entry stands.
    """

    claim: Claim
    window: Window
    term: Term
    root: str

    @property
    def is_dated(self) -> bool:
        """Whether its window is the origin's own: the report dates the figure, or the origin published it that day."""
        return self.window.dated or self.claim.entry.source in self.term.origins

    @property
    def published_by(self) -> date:
        """The last day on which it can have been published; 9999-12-31 where the end is open."""
        return self.claim.entry.known_from.sort_key()[1]


@dataclass(slots=True, eq=False)
class _Draft:
    """A statement while claims are added to it.

    Attributes:
        low: the least number within the bounds of all its claims.
        high: the largest number within the bounds of all its claims.
    """

    first: _Member
    low: float
    high: float
    members: list[_Member] = field(default_factory=list)

    def add(self, members: Iterable[_Member]) -> None:
        """Add claims, and leave only the numbers that are true to all."""
        for member in members:
            self.members.append(member)
            self.low, self.high = max(self.low, member.term.low), min(self.high, member.term.high)


class _Drafts:
    """The statements of one origin on one metric and scope, by what a further claim can have in common with them."""

    def __init__(self) -> None:
        self._by_number: dict[Numbers, WindowIndex[_Draft]] = defaultdict(WindowIndex)
        self._by_family: dict[str, WindowIndex[_Draft]] = defaultdict(WindowIndex)
        self._noted: set[tuple[_Draft, Numbers | str]] = set()

    def find(self, member: _Member, *, named: bool) -> _Draft | None:
        """The statement that a claim repeats.

        One with its number in its own family, else any with its number, else one of its family with another number.
        Reports that name nobody need not be of one origin, so family says nothing about them.
        """
        # In its own family first: two briefings gave 300, and the paper that repeats the second one means the second.
        same_number = self._by_number[numbers_of(member.claim)]
        if not named or member.root not in self._by_family:
            return _latest_repeated(member, same_number)
        same = (one for one in _near(member, same_number) if (one, member.root) in self._noted)
        near = next((one for one in same if _repeats(member, one)), None)
        return near or _latest_repeated(member, same_number) or self._find_relative(member)

    def _find_relative(self, member: _Member) -> _Draft | None:
        """The latest statement of a claim's family that gives the same in another number."""
        family = self._by_family[member.root]
        days = family.around(member.window) if member.is_dated else family.begun_by(date.max)
        return next((one for one in days if _fits(member, one) and _days_may_meet(member, one)), None)

    def note(self, member: _Member, draft: _Draft) -> None:
        """Let later claims find a statement by the number and the family of a claim that was added to it."""
        number, window = numbers_of(member.claim), draft.first.window
        if (draft, number) not in self._noted:
            self._by_number[number].add(window, draft)
        if (draft, member.root) not in self._noted:
            self._by_family[member.root].add(window, draft)
        self._noted |= {(draft, number), (draft, member.root)}


def _group_claims(members: list[_Member], *, named: bool) -> Iterator[_Draft]:
    """The statements of one origin on one metric and scope."""
    drafts = _Drafts()
    for member in sorted(members, key=_order):
        draft = drafts.find(member, named=named)
        if draft is None:
            draft = _Draft(member, member.term.low, member.term.high)
            yield draft
        draft.add([member])
        drafts.note(member, draft)


def _order(member: _Member) -> tuple[object, ...]:
    """Dated claims before undated ones, those that repeat no entry before those that do, then by time."""
    # Whoever dates a figure founds the statement; the undated relays that came out before it on another continent, or
    # without a day, then find it.
    entry = member.claim.entry
    known = entry.known_from.sort_key()
    return (
        not member.is_dated,
        bool(entry.repeats),
        known,
        member.window.first,
        entry.id,
        member.claim.figure.id,
    )


def _fits(member: _Member, draft: _Draft) -> bool:
    """Whether one number is true to a claim and to all of a statement, and more than their roundings meet.

    "Over 300" repeats "about 300"; "about 400" does not, though both could be 350.
    """
    if member.term.low > draft.high or draft.low > member.term.high:
        return False
    return _within(member, draft.first) or _within(draft.first, member)


def _within(member: _Member, other: _Member) -> bool:
    # A range has no number of its own, so only its bounds can speak against it.
    number = member.claim.figure.value.number
    return number is None or other.term.low <= number <= other.term.high


def _days_may_meet(member: _Member, draft: _Draft) -> bool:
    """Whether dates allow a claim to be a statement of its family: it gives none, or the days meet."""
    # Dated claims come first, so a statement that a dated claim finds was founded by a dated one.
    return not member.is_dated or overlap(member.window, draft.first.window) > 0


def _repeats(member: _Member, draft: _Draft) -> bool:
    """Whether a claim with the same number repeats a statement: the days meet, or it is undated and later."""
    if member.is_dated:
        return overlap(member.window, draft.first.window) > 0
    # Undated and later: for weeks after a briefing papers write "300 were killed, according to Seoul" without a day.
    return draft.first.published_by <= member.published_by and draft.first.window.first <= member.window.last


def _latest_repeated(member: _Member, same_number: WindowIndex[_Draft]) -> _Draft | None:
    """Of the statements with a claim's number the latest that it repeats."""
    return next((draft for draft in _near(member, same_number) if _repeats(member, draft)), None)


def _near(member: _Member, drafts: WindowIndex[_Draft]) -> Iterable[_Draft]:
    """The statements that a claim can repeat, the latest first, and some that it does not."""
    return drafts.around(member.window) if member.is_dated else drafts.begun_by(member.window.last)


def _join_loose(drafts: list[_Draft], timeline: Timeline) -> Iterator[_Draft]:
    """Join the statements that credit an origin less exactly to those that name it."""
    by_number: dict[Numbers, list[_Draft]] = defaultdict(list)
    for draft in drafts:
        by_number[numbers_of(draft.first.claim)].append(draft)
    exact_names = cache(lambda chains: _loose_names(chains, timeline))
    for same in by_number.values():
        named = _NamedExactly(same, exact_names)
        joined = set[_Draft]()
        for draft in same:
            # A paper that credits "South Korea" for what the others have from its intelligence service made no second
            # origin.
            origins = draft.first.claim.figure.origins
            names = [name for origin in origins for name in _as_loose(origin, timeline)]
            exact = named.find(draft, names, joined)
            if exact is not None:
                exact.add(draft.members)
                joined.add(draft)
        yield from (draft for draft in same if draft not in joined)


_LooseName: TypeAlias = tuple[str, str]
"""A way to credit an origin less exactly: by an organisation above it, or by the top of one who relays it."""


class _NamedExactly:
    """Statements with one number, by the names by which others may credit their origins less exactly.

    Those of one origin lie together, so that its own are passed over at once: a ministry has thousands.
    """

    def __init__(
        self, drafts: list[_Draft], names_of: Callable[[tuple[Chain, ...]], frozenset[_LooseName]]
    ) -> None:
        self._places = {draft: place for place, draft in enumerate(drafts)}
        self._by_name: dict[_LooseName, dict[frozenset[str], WindowIndex[_Draft]]] = defaultdict(dict)
        for draft in drafts:
            figure = draft.first.claim.figure
            for name in names_of(figure.chains):
                by_origins = self._by_name[name]
                by_origins.setdefault(frozenset(figure.origins), WindowIndex()).add(draft.first.window, draft)

    def find(self, draft: _Draft, names: list[_LooseName], joined: set[_Draft]) -> _Draft | None:
        """The first statement of another origin that a statement repeats, of those that were not joined themselves."""
        own = draft.first.claim.figure.origins
        repeated = [
            other
            for name in names
            for origins, index in self._by_name.get(name, {}).items()
            if origins.isdisjoint(own)
            for other in _near(draft.first, index)
            if other not in joined and _repeats(draft.first, other)
        ]
        return min(repeated, key=self._places.__getitem__, default=None)


def _loose_names(chains: tuple[Chain, ...], timeline: Timeline) -> frozenset[_LooseName]:
    """The names by which a report may credit the origins of chains less exactly."""
    superiors = {("above", node) for chain in chains for node in above(chain[-1], timeline)}
    # By the top of the relay: "the BBC" stands for the BBC's Russian service, which spoke to the officials.
    relays = {("relay", timeline.top(node)) for chain in chains for node in chain[:-1]}
    return frozenset(superiors | relays)


def _as_loose(origin: str, timeline: Timeline) -> tuple[_LooseName, ...]:
    """The names that an origin may be, where it is credited less exactly than by others."""
    # "No source named" is nobody's other name.
    if is_unidentified((origin,), timeline):
        return ()
    return ("above", origin), ("relay", timeline.top(origin))


def _close(draft: _Draft) -> Statement:
    """A statement of all its claims: those that name the origin exactly first, then in the order of publication."""
    entries = {member.claim.entry.id for member in draft.members}
    exact = draft.first.term.origins
    ordered = sorted(
        draft.members,
        key=lambda member: (
            member.term.origins != exact,
            # A report is not the first where it says itself whom it repeats, though it may bear an earlier date: time
            # zones.
            member.claim.entry.repeats in entries,
            *_order_in_statement(member),
        ),
    )
    # The first report often came from the room, with "today"; the day stands in the ones that followed.
    window = next((member.window for member in ordered if member.is_dated), ordered[0].window)
    claims = tuple(member.claim for member in ordered)
    figure = draft.first.claim.figure
    return Statement(figure.metric, figure.scope, tuple(sorted(figure.origins)), claims, window)


def _order_in_statement(member: _Member) -> tuple[object, ...]:
    """Earlier reports first (a vague date counts by its last day), then shorter chains, then those that repeat none."""
    entry, figure = member.claim.entry, member.claim.figure
    known = entry.known_from.sort_key()[::-1]
    hops = min(len(chain) for chain in figure.chains)
    return known, hops, bool(entry.repeats), entry.id, bool(figure.restates), figure.id
