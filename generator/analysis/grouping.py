"""Claims are gathered into statements, so that a repeated claim is compared once, through its origin.

Two claims are one statement when metric, scope and origins
are the same and

- they print the same number, both say for when, and the days meet, or
- their entries retell the same entry (``repeats``), somebody is named as origin, the number of one lies within the
  bounds of the other, and one number could be true to all who tell it, or
- the later report gives no date of its own, is not by the origin itself, and prints a number that the origin
  had given before: it repeats the earlier word.

A report may credit less exactly: the organisation for its member ("Seoul" for its intelligence service), the relay
for those whom it quotes ("the BBC" for officials who spoke to it). Where such a report prints the same number for the
same days, or no days, it tells the statement of the origin that others name exactly.

A report that retells another and gives its origin a number that cannot be the same makes a statement of its own,
which ``retelling`` finds; it is shown as lost in retelling and not held against anyone.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from generator.analysis.comparison import Term, term_of
from generator.analysis.origins import above, is_comparable, is_unidentified
from generator.analysis.statements import Numbers, Statement, numbers_of, when
from generator.analysis.windows import Window, overlap, window_of
from generator.model.entries import Chain
from generator.model.timeline import Claim, Timeline


def root_of(entry: str, timeline: Timeline) -> str:
    """The entry at the beginning of a line of ``repeats``; the entry itself where it repeats none."""
    known = timeline.entry
    seen = {entry}
    while entry in known and known[entry].repeats in known and known[entry].repeats not in seen:
        entry = known[entry].repeats
        seen.add(entry)
    return entry


def find_statements(timeline: Timeline) -> tuple[Statement, ...]:
    """Every claim of a timeline, gathered into statements; in the order of metrics, scopes and time."""
    roots = {entry.id: root_of(entry.id, timeline) for entry in timeline.entries}
    voices: dict[tuple[str, str, tuple[str, ...], bool], list[_Told]] = defaultdict(list)
    for claim in timeline.claims():
        figure = claim.figure
        key = (figure.metric, figure.scope, tuple(sorted(figure.origins)), not is_comparable(claim))
        voices[key].append(_Told(claim, window_of(claim), term_of(claim), roots[claim.entry.id]))
    groups: dict[tuple[str, str, bool], list[_Growing]] = defaultdict(list)
    for (metric, scope, origins, silent), told in voices.items():
        groups[metric, scope, silent].extend(_gather(told, named=not is_unidentified(origins, timeline)))
    found = [_close(home) for group in groups.values() for home in _fold(group, timeline)]
    rank = {metric: number for number, metric in enumerate(timeline.metrics)}
    return tuple(sorted(found, key=lambda item: (rank[item.metric], item.scope, *when(item))))


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim with what decides to which statement it belongs."""

    claim: Claim
    window: Window
    term: Term
    root: str

    @property
    def dated(self) -> bool:
        """Its window is the origin's own: the report dates the figure, or the origin itself published it then."""
        return self.window.dated or self.claim.entry.source in self.term.origins


@dataclass(slots=True)
class _Growing:
    """A statement while claims are added to it."""

    first: _Told
    low: float
    high: float
    told: list[_Told] = field(default_factory=list)

    def add(self, one: _Told) -> None:
        """Add a claim, and leave only the numbers that are true to all."""
        self.told.append(one)
        self.low, self.high = max(self.low, one.term.low), min(self.high, one.term.high)

    def take(self, other: "_Growing") -> None:
        """Add all the claims of another statement."""
        for one in other.told:
            self.add(one)


def _gather(told: list[_Told], *, named: bool) -> Iterator[_Growing]:
    """The statements of one voice on one metric and scope."""
    by_number: dict[Numbers, list[_Growing]] = defaultdict(list)
    by_root: dict[str, list[_Growing]] = defaultdict(list)
    found: list[_Growing] = []
    for one in sorted(told, key=_order):
        kin = by_root[one.root] if named else []
        home = _home(one, by_number[numbers_of(one.claim)], kin)
        if home is None:
            home = _Growing(one, one.term.low, one.term.high)
            found.append(home)
        home.add(one)
        _note(home, by_number[numbers_of(one.claim)])
        _note(home, kin)
    yield from found


def _order(one: _Told) -> tuple[object, ...]:
    """Dated claims before undated ones, those who tell before those who retell, then by time."""
    entry = one.claim.entry
    known = entry.known_from.sort_key()
    return not one.dated, bool(entry.repeats), known, one.window.first, entry.id, one.claim.figure.id


def _note(home: _Growing, homes: list[_Growing]) -> None:
    if not any(home is other for other in homes):
        homes.append(home)


def _home(one: _Told, same_number: list[_Growing], kin: list[_Growing]) -> _Growing | None:
    """The statement that a claim repeats: of its own family first, then one with the same number."""
    family = [other for other in kin if _fits(one, other) and _may_retell(one, other)]
    same = [other for other in same_number if _says_again(one, other)]
    for choice in ([other for other in same if any(other is member for member in kin)], same, family):
        if choice:
            return max(choice, key=lambda other: other.first.window.first)
    return None


def _fits(one: _Told, other: _Growing) -> bool:
    """Whether one number is true to a claim and all that a statement holds, and more than their roundings meet."""
    if one.term.low > other.high or other.low > one.term.high:
        return False
    return _within(one, other.first) or _within(other.first, one)


def _within(one: _Told, other: _Told) -> bool:
    number = one.claim.figure.value.number
    return number is None or other.term.low <= number <= other.term.high


def _may_retell(one: _Told, other: _Growing) -> bool:
    """Whether dates allow a claim to be a statement of its family: one of them gives none, or the days meet."""
    return not (one.dated and other.first.dated) or overlap(one.window, other.first.window) > 0


def _says_again(one: _Told, other: _Growing) -> bool:
    """Whether a claim with the same number repeats a statement: the days meet, or it is undated and later."""
    if one.dated:
        return overlap(one.window, other.first.window) > 0
    return _told_by(other.first) <= _told_by(one) and other.first.window.first <= one.window.last


def _told_by(one: _Told) -> date:
    known = one.claim.entry.known_from
    return known.latest or known.sort_key()[1]


def _fold(group: list[_Growing], timeline: Timeline) -> Iterator[_Growing]:
    """Join the statements that credit an origin less exactly to those that name it."""
    loose_names = cache(lambda chains: _loose_names(chains, timeline))
    by_number: dict[Numbers, list[_Growing]] = defaultdict(list)
    for home in group:
        by_number[numbers_of(home.first.claim)].append(home)
    for homes in by_number.values():
        exact: dict[_LooseName, list[int]] = defaultdict(list)
        for place, home in enumerate(homes):
            for name in loose_names(home.first.claim.figure.chains):
                exact[name].append(place)
        moved = set[int]()
        for place, home in enumerate(homes):
            origins = home.first.claim.figure.origins
            names = [name for origin in origins for name in _as_loose(origin, timeline)]
            for other in sorted({found for name in names for found in exact.get(name, ())} - moved - {place}):
                named = homes[other].first.claim.figure.origins
                if set(named).isdisjoint(origins) and _says_again(home.first, homes[other]):
                    homes[other].take(home)
                    moved.add(place)
                    break
        yield from (home for place, home in enumerate(homes) if place not in moved)


_LooseName = tuple[str, str]
"""A way to credit an origin less exactly: by an organisation above it, or by the top of one who relays it."""


def _loose_names(chains: tuple[Chain, ...], timeline: Timeline) -> frozenset[_LooseName]:
    """The names by which a report may credit the origins of chains less exactly."""
    superiors = {("above", node) for chain in chains for node in above(chain[-1], timeline)}
    relays = {("relay", timeline.top(node)) for chain in chains for node in chain[:-1]}
    return frozenset(superiors | relays)


def _as_loose(origin: str, timeline: Timeline) -> tuple[_LooseName, ...]:
    """The names that an origin may be, where it is credited less exactly than by others."""
    if is_unidentified((origin,), timeline):
        return ()
    return ("above", origin), ("relay", timeline.top(origin))


def _close(home: _Growing) -> Statement:
    tellers = {one.claim.entry.id for one in home.told}
    exact = home.first.term.origins
    told = sorted(
        home.told,
        key=lambda one: (
            one.term.origins != exact,
            one.claim.entry.repeats in tellers,
            *_order_of_telling(one),
        ),
    )
    window = next((one.window for one in told if one.dated), told[0].window)
    claims = tuple(one.claim for one in told)
    figure = home.first.claim.figure
    return Statement(figure.metric, figure.scope, tuple(sorted(figure.origins)), claims, window)


def _order_of_telling(one: _Told) -> tuple[object, ...]:
    """Earlier reports first (a vague date counts by its last day), then shorter chains, then those that repeat none."""
    entry, figure = one.claim.entry, one.claim.figure
    known = entry.known_from.sort_key()[::-1]
    hops = min(len(chain) for chain in figure.chains)
    return known, hops, bool(entry.repeats), entry.id, bool(figure.restates), figure.id
