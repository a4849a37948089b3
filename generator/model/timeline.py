"""All that was read: metrics, sources and entries, with the look-ups that everything else needs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.model.dates import DateSpan
from generator.model.entries import Entry, Figure
from generator.model.metrics import Metric
from generator.model.sources import Source


@dataclass(frozen=True)
class Claim:
    """A figure together with the entry that carries it."""

    entry: Entry
    figure: Figure

    @property
    def id(self) -> str:
        """Its address among all claims: ``<entry-id>#<figure-id>``."""
        return f"{self.entry.id}#{self.figure.id}"

    @property
    def dating(self) -> DateSpan:
        """The written date that it is for: ``as_of``, else ``said_on``, else when it was published."""
        return self.figure.as_of or self.figure.said_on or self.entry.known_from

    @property
    def is_dated(self) -> bool:
        """Whether the report says for when the figure is, or when it was said."""
        return self.figure.as_of is not None or self.figure.said_on is not None


def order(entry: Entry) -> tuple[object, ...]:
    """Place on the timeline: earliest day if not open, else latest; then latest; then id. Total."""
    # The id comes last, so that the order is the same on every run whatever order files were read in.
    return (*entry.date.sort_key(), entry.id)


@dataclass(frozen=True)
class Timeline:
    """Metrics in the order of their file, sources by id, entries from the oldest to the newest."""

    metrics: Mapping[str, Metric]
    sources: Mapping[str, Source]
    entries: tuple[Entry, ...]

    @classmethod
    def of(cls, metrics: Iterable[Metric], sources: Iterable[Source], entries: Iterable[Entry]) -> "Timeline":
        """A timeline of these, put in order whatever order they come in (metrics keep theirs)."""
        return cls(
            metrics={metric.id: metric for metric in metrics},
            sources={source.id: source for source in sorted(sources, key=lambda source: source.id)},
            entries=tuple(sorted(entries, key=order)),
        )

    @cached_property
    def entry(self) -> Mapping[str, Entry]:
        """Entries by id."""
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def newest_first(self) -> tuple[Entry, ...]:
        """Entries as the timeline page lists them: the reverse of their order."""
        return self.entries[::-1]

    @cached_property
    def repeated_by(self) -> Mapping[str, tuple[Entry, ...]]:
        """Entries by the id of the entry whose claim they repeat."""
        by_original: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            if entry.repeats:
                by_original[entry.repeats].append(entry)
        return {key: tuple(entries) for key, entries in by_original.items()}

    @cached_property
    def root_of(self) -> Mapping[str, str]:
        """For every entry the one at the beginning of its line of ``repeats``; itself where it repeats none."""
        roots: dict[str, str] = {}
        for entry in self.entry:
            # A loop, not recursion: a line of agencies that repeat each other can be longer than Python's stack.
            line = dict.fromkeys([entry])
            last = entry
            while (
                last not in roots
                and (before := self.entry[last].repeats) in self.entry
                and before not in line
            ):
                last = before
                line[last] = None
            root = roots.get(last, last)
            roots.update(dict.fromkeys(line, root))
        return roots

    @cached_property
    def by_metric(self) -> Mapping[str, tuple[Claim, ...]]:
        """Claims by metric, each group in the order of the timeline; a metric nobody used has none."""
        by_metric: dict[str, list[Claim]] = {metric: [] for metric in self.metrics}
        for claim in self.claims():
            by_metric[claim.figure.metric].append(claim)
        return {key: tuple(claims) for key, claims in by_metric.items()}

    def claims(self) -> Iterator[Claim]:
        """Every figure with its entry, from the oldest entry to the newest."""
        return (Claim(entry, figure) for entry in self.entries for figure in entry.figures)

    def top(self, source: str) -> str:
        """The id of the organisation at the top of a source's ``part_of`` line; its own where there is none."""
        # A circle would never end here; the check refuses it before a timeline is made.
        while self.sources[source].part_of:
            source = self.sources[source].part_of
        return source
