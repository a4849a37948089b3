"""How many there really are: the independent origins behind repeated reports."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.entries import Entry, Status
from generator.model.sources import SourceKind
from generator.model.timeline import Claim, Timeline


@dataclass(frozen=True, slots=True)
class Origins:
    """The origins behind the claims about one metric and scope, as a range.

    Attributes:
        named: top organisations and persons of the named origins, by id.
        anonymous: origins whose names are withheld, by id; any of them may be the same people.
        unidentified: origins of which nothing is known, by id; each may be anyone, also one of the others.
        figures: how many figures say so, repeats included.
        reports: how many reports carry them: entries, and others who carried the same report.
    """

    metric: str
    scope: str
    named: tuple[str, ...]
    anonymous: tuple[str, ...]
    unidentified: tuple[str, ...]
    figures: int
    reports: int

    @property
    def low(self) -> int:
        """How many there are at least: all who withheld their names count as one, the unidentified as nobody new."""
        # "Western officials" of the BBC, of the Times and of the Journal may be one man on one telephone. Somebody
        # must have said it, though, so a number without any name still has one origin.
        return max(len(self.named) + bool(self.anonymous), int(bool(self.unidentified)))

    @property
    def high(self) -> int:
        """How many there are at most: each is someone else."""
        return len(self.ids)

    @property
    def ids(self) -> tuple[str, ...]:
        """All of them by id: named, anonymous, unidentified."""
        return (*self.named, *self.anonymous, *self.unidentified)


def is_comparable(claim: Claim) -> bool:
    """Whether a claim may be compared: not the editor's arithmetic, and not withdrawn by its source."""
    return not claim.figure.computed and claim.entry.status is not Status.RETRACTED


def count_reports(entries: Iterable[Entry]) -> int:
    """How many reports entries stand for: each once, and each source that also carried it."""
    by_id = {entry.id: entry for entry in entries}
    return sum(1 + len(entry.also_reported_by) for entry in by_id.values())


def count_origins(metric: str, scope: str, claims: Iterable[Claim], *, timeline: Timeline) -> Origins:
    """Count the independent origins of claims about one metric and scope; ``computed`` figures have none."""
    counted = [claim for claim in claims if is_comparable(claim)]
    # A hundred papers with one briefing have one origin: only the last of a chain counts.
    last = {origin for claim in counted for origin in claim.figure.origins}
    named: set[str] = set()
    anonymous: set[str] = set()
    unidentified: set[str] = set()
    for origin in last:
        # An intelligence service and its ministry are one side to the world, and count once.
        top = timeline.top(origin)
        match timeline.sources[top].kind:
            case SourceKind.ANONYMOUS:
                anonymous.add(top)
            case SourceKind.UNIDENTIFIED:
                unidentified.add(top)
            case _:
                named.add(top)
    return Origins(
        metric=metric,
        scope=scope,
        named=tuple(sorted(named)),
        anonymous=tuple(sorted(anonymous)),
        unidentified=tuple(sorted(unidentified)),
        figures=len(counted),
        reports=count_reports(claim.entry for claim in counted),
    )


def above(source: str, timeline: Timeline) -> frozenset[str]:
    """A source and every organisation that it belongs to.

    Reports credit "Seoul", "South Korea's spy agency" and "the NIS" for one briefing.
    """
    line = {source}
    while timeline.sources[source].part_of:
        source = timeline.sources[source].part_of
        line.add(source)
    return frozenset(line)


def one_line(a: str, b: str, timeline: Timeline) -> bool:
    """Whether two sources are the same, or one belongs to the other."""
    return a in above(b, timeline) or b in above(a, timeline)


def is_unidentified(origins: Iterable[str], timeline: Timeline) -> bool:
    """Whether nobody is named among these origins."""
    # "All": a figure of "the NIS and an unnamed diplomat" is a figure of the NIS.
    return all(timeline.sources[origin].kind is SourceKind.UNIDENTIFIED for origin in origins)
