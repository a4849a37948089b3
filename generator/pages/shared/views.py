"""The parts that pages share: a name that links, a date, a claim line, a row of the timeline."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from generator import addresses
from generator.model.dates import DateSpan, Precision
from generator.model.entries import Chain, Entry, Figure, Status
from generator.model.extras import Extra, HasExtras
from generator.model.sources import SourceKind
from generator.model.timeline import Claim, Timeline
from generator.model.values import BoundsFrom, Value, worded_by
from generator.reading.schema import FIGURE, Field, Kind
from generator.wording.language import _, say_number
from generator.wording.phrases import (
    say_bounds,
    say_date,
    say_includes,
    say_span,
    say_status,
    say_words,
    within_a_sentence,
)

T = TypeVar("T", bound=HasExtras)


@dataclass(frozen=True, slots=True)
class Name:
    """A source's name with its address; anonymous and unidentified ones are set apart."""

    text: str
    address: str
    withheld: bool


@dataclass(frozen=True, slots=True)
class When:
    """A date as readers see it.

    Attributes:
        words: as it is said.
        day: the exact day for machines; empty where there is none.
        span: the days it can mean, said on request; empty where the words say them, as of a day, a month or a year.
    """

    words: str
    day: str
    span: str


@dataclass(frozen=True, slots=True)
class ExtraView:
    """A field that is only carried, as readers see it: its name, and a text, an address or a date."""

    label: str
    text: str = ""
    address: str = ""
    when: When | None = None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim as it looks on every page.

    Attributes:
        entry: id of its entry.
        id: the figure's, within its entry.
        words: the number as its source words it.
        includes: what a composite figure counts, in words; empty where it counts what its metric says.
        bounds: the bounds that comparison uses, in words.
        given: the same where the source gives them itself; else empty.
        chains: each from the origin to the publisher.
        as_of: the time it is for; None where the report does not say.
        published: when its report was published.
        computed: the editor's arithmetic, where the source does not print the number.
        restates: id of the figure of the same entry that it says again in other words.
        extras: fields that are only carried.
    """

    address: str
    entry: str
    id: str
    words: str
    metric: Name
    scope: str
    includes: str
    bounds: str
    given: str
    origins: tuple[Name, ...]
    chains: tuple[tuple[Name, ...], ...]
    as_of: When | None
    said_on: When | None
    published: When
    quote: str
    computed: str
    restates: str
    note: str
    extras: tuple[ExtraView, ...]


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry in a list: its date, title, source, and its figures.

    Attributes:
        repeated_by: how many other sources repeat it: none of them where only its own does, None where nobody does.
        badge: that it repeats another report, in a word; empty where it repeats none.
        status: empty for one that stands as published.
        flag: address of the disagreement that it takes part in; empty for none.
    """

    id: str
    address: str
    when: When
    year: int
    title: str
    source: Name
    repeated_by: int | None
    figures: tuple[ClaimView, ...]
    badge: str
    status: str
    flag: str


@dataclass(frozen=True, slots=True)
class ReportedClaim:
    """A claim with the row of its entry, and how many reports carry it."""

    claim: ClaimView
    row: EntryRow
    reports: int = 1


def show_when(date: DateSpan) -> When:
    """A date for a page."""
    plain = date.precision in (Precision.DAY, Precision.MONTH, Precision.YEAR) and not (
        date.approximate or date.uncertain
    )
    day = date.earliest.isoformat() if plain and date.precision == Precision.DAY and date.earliest else ""
    return When(say_date(date), day, "" if plain else say_span(date))


def show_extras(thing: T, table: tuple[Field[T], ...]) -> tuple[ExtraView, ...]:
    """The fields of a thing that no template knows by name, in the order of their table; absent ones not at all."""
    return tuple(
        _show_extra(field.label, thing.extras[field.name], is_address=field.kind is Kind.URL)
        for field in table
        if field.name in thing.extras
    )


def _show_extra(label: str, value: Extra, *, is_address: bool) -> ExtraView:
    match value:
        case bool():
            return ExtraView(label, _("yes"))
        case DateSpan():
            return ExtraView(label, when=show_when(value))
        case tuple():
            return ExtraView(label, "; ".join(value))
        case str():
            return ExtraView(label, value, value if is_address else "")
        case int() | float():
            return ExtraView(label, say_number(value))


def say_given(value: Value) -> str:
    """The bounds that the source gives itself, in words; empty where they are only what its words allow."""
    low = value.low if value.low_from is BoundsFrom.SOURCE else None
    high = value.high if value.high_from is BoundsFrom.SOURCE else None
    # A figure that has nothing but its bounds is worded by them, which says it already.
    if value.words == worded_by(low, high):
        return ""
    # An end that only the words allow is no number of the source's.
    if low is None:
        return "" if high is None else _("at most %(number)s", number=say_number(high))
    return say_bounds(replace(value, low=low, high=high))


@dataclass(frozen=True)
class Views:
    """Shows what pages share. A row or a claim stands on many pages and is put into words once.

    Attributes:
        flags: for entries that take part in a disagreement, the address of the finding.
    """

    timeline: Timeline
    flags: Mapping[str, str] = field(default_factory=dict)
    _rows: dict[str, EntryRow] = field(default_factory=dict)
    _claims: dict[tuple[str, str], ClaimView] = field(default_factory=dict)
    _names: dict[str, Name] = field(default_factory=dict)

    def name(self, source: str) -> Name:
        """A source's name."""
        if source not in self._names:
            known = self.timeline.sources[source]
            withheld = known.kind in (SourceKind.ANONYMOUS, SourceKind.UNIDENTIFIED)
            self._names[source] = Name(known.name, addresses.of_source(source), withheld)
        return self._names[source]

    def metric(self, metric: str) -> Name:
        """A metric's label."""
        return Name(self.timeline.metrics[metric].label, addresses.of_metric(metric), withheld=False)

    def chain(self, entry: Entry, chain: Chain) -> tuple[Name, ...]:
        """A chain turned round: from the origin to the publisher of the entry, which stands last."""
        # A file names who is nearest to the report first; a reader asks who said it.
        nodes = (*reversed(chain), *(() if entry.source in chain else (entry.source,)))
        return tuple(self.name(node) for node in nodes)

    def claim(self, entry: Entry, figure: Figure) -> ClaimView:
        """A figure of an entry."""
        key = entry.id, figure.id
        if key not in self._claims:
            self._claims[key] = self._claim(entry, figure)
        return self._claims[key]

    def _claim(self, entry: Entry, figure: Figure) -> ClaimView:
        metric = self.timeline.metrics[figure.metric]
        return ClaimView(
            address=addresses.of_entry(entry.id, figure.id),
            entry=entry.id,
            id=figure.id,
            words=say_words(figure.value, metric),
            metric=self.metric(figure.metric),
            scope=figure.scope,
            # A report that counts what the metric says needs no word on it, so that others stand out.
            includes=say_includes(figure, self.timeline.metrics) if figure.includes != metric.parts else "",
            bounds=say_bounds(figure.value),
            given=say_given(figure.value),
            origins=tuple(self.name(origin) for origin in figure.origins),
            chains=tuple(self.chain(entry, chain) for chain in figure.chains),
            as_of=show_when(figure.as_of) if figure.as_of else None,
            said_on=show_when(figure.said_on) if figure.said_on else None,
            published=show_when(entry.known_from),
            quote=figure.quote,
            computed=figure.computed,
            restates=figure.restates,
            note=figure.note,
            extras=show_extras(figure, FIGURE),
        )

    def row(self, entry: Entry) -> EntryRow:
        """An entry in a list."""
        if entry.id not in self._rows:
            self._rows[entry.id] = EntryRow(
                id=entry.id,
                address=addresses.of_entry(entry.id),
                when=show_when(entry.date),
                year=addresses.year_of(entry.date),
                title=entry.title,
                source=self.name(entry.source),
                repeated_by=self._count_repeaters(entry),
                figures=tuple(self.claim(entry, figure) for figure in entry.figures),
                badge=_("retells") if entry.repeats else "",
                status="" if entry.status is Status.CURRENT else say_status(entry.status),
                flag=self.flags.get(entry.id, ""),
            )
        return self._rows[entry.id]

    def reported(self, claim: Claim, reports: int = 1) -> ReportedClaim:
        """A claim with the row of its entry."""
        return ReportedClaim(self.claim(claim.entry, claim.figure), self.row(claim.entry), reports)

    def _count_repeaters(self, entry: Entry) -> int | None:
        """How many other sources repeat an entry, unchanged or in a report of their own; None where nobody does."""
        relays = [relay.source for relay in entry.also_reported_by]
        repeats = [other.source for other in self.timeline.repeated_by.get(entry.id, ())]
        # Sources and not reports: an outlet that prints a claim three times is one more that has it.
        return len({*relays, *repeats} - {entry.source}) if relays or repeats else None

    def rows(self, entries: Iterable[Entry]) -> tuple[EntryRow, ...]:
        """Entries in a list, in the order given."""
        return tuple(self.row(entry) for entry in entries)

    def say_figures(self, entry: Entry) -> str:
        """An entry's figures in one line of plain words, for descriptions and the search index."""
        return "; ".join(
            f"{within_a_sentence(claim.metric.text)} {claim.words}" for claim in self.row(entry).figures
        )
