"""Entries by what lists them: years, tags, and the parts a source can have in a report."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TypeVar

from generator.addresses import year_of
from generator.model.entries import Entry
from generator.model.timeline import Timeline
from generator.pages.shared.by_known import Month, by_month_known, day_known

K = TypeVar("K")


@dataclass(frozen=True)
class EntryIndex:
    """Entries in groups, each from the newest to the oldest; made once for a build."""

    timeline: Timeline

    @cached_property
    def years(self) -> Mapping[int, tuple[Entry, ...]]:
        """By the year of the day they are ordered by, the latest year first."""
        return dict(sorted(self._by(lambda entry: [year_of(entry.date)]).items(), reverse=True))

    @cached_property
    def known(self) -> tuple[Month[Entry], ...]:
        """By the month in which they had certainly been published, the latest first."""
        return by_month_known((day_known(entry), entry) for entry in self.timeline.entries)

    @cached_property
    def known_years(self) -> Mapping[int, tuple[Month[Entry], ...]]:
        """The same months by year."""
        return {int(year): tuple(months) for year, months in groupby(self.known, lambda month: month.key[:4])}

    @cached_property
    def tags(self) -> Mapping[str, tuple[Entry, ...]]:
        """By tag, in the order of the alphabet."""
        return dict(sorted(self._by(lambda entry: entry.tags).items()))

    @cached_property
    def published(self) -> Mapping[str, tuple[Entry, ...]]:
        """By the source whose report they are."""
        return self._by(lambda entry: [entry.source])

    @cached_property
    def carried(self) -> Mapping[str, tuple[Entry, ...]]:
        """By the sources that carried the same report."""
        return self._by(lambda entry: sorted({relay.source for relay in entry.also_reported_by}))

    @cached_property
    def originated(self) -> Mapping[str, tuple[Entry, ...]]:
        """By the sources at the end of a chain in another's report."""
        # A source that speaks for itself is listed with its own reports already.
        return self._by(lambda entry: sorted({chain[-1] for chain in _chains(entry)} - {entry.source}))

    @cached_property
    def originating(self) -> Counter[str]:
        """Of how many figures a source is an origin, in its own reports and those of others."""
        return Counter(origin for claim in self.timeline.claims() for origin in claim.figure.origins)

    @cached_property
    def relayed(self) -> Mapping[str, tuple[Entry, ...]]:
        """By the sources that stand within a chain in another's report, before its origin."""
        return self._by(lambda entry: sorted({node for chain in _chains(entry) for node in chain[:-1]}))

    @cached_property
    def members(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the sources that belong to an organisation, by its id."""
        by_organisation: dict[str, list[str]] = defaultdict(list)
        for source in self.timeline.sources.values():
            if source.part_of:
                by_organisation[source.part_of].append(source.id)
        return {key: tuple(ids) for key, ids in by_organisation.items()}

    def of_source(self, source: str) -> tuple[Entry, ...]:
        """Every entry in which a source has a part, newest first."""
        return self._by_source.get(source, ())

    # An index, because looking through all entries for each source grew with the square of a timeline.
    @cached_property
    def _by_source(self) -> Mapping[str, tuple[Entry, ...]]:
        """By every source that published, carried, relayed or originated something in them."""
        return self._by(
            lambda entry: {
                entry.source,
                *(relay.source for relay in entry.also_reported_by),
                *(node for chain in _chains(entry) for node in chain),
            }
        )

    def of_metric(self, metric: str) -> tuple[Entry, ...]:
        """Every entry with a figure of a metric, newest first."""
        entries = {claim.entry.id: claim.entry for claim in self.timeline.by_metric[metric]}
        return tuple(entries.values())[::-1]

    def _by(self, keys: Callable[[Entry], Iterable[K]]) -> dict[K, tuple[Entry, ...]]:
        by_key: dict[K, list[Entry]] = defaultdict(list)
        for entry in self.timeline.newest_first:
            for key in keys(entry):
                by_key[key].append(entry)
        return {key: tuple(entries) for key, entries in by_key.items()}


def _chains(entry: Entry) -> set[tuple[str, ...]]:
    """The chains of an entry's figures; of a report without figures its own."""
    figures = {chain for figure in entry.figures for chain in figure.chains}
    return figures or set(entry.chains)
