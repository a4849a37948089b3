"""What was reported: an entry, its figures, and who carried them on."""

from dataclasses import dataclass, field

from generator.messages import N_
from generator.model.choice import Choice
from generator.model.dates import DateSpan
from generator.model.extras import Extras
from generator.model.values import Value
from generator.problems import Place


class Status(Choice):
    """What became of a report."""

    CURRENT = "current", N_("stands as published")
    CORRECTED = "corrected", N_("the source corrected it")
    SUPERSEDED = "superseded", N_("a later report took its place")
    RETRACTED = "retracted", N_("the source withdrew it")


Chain = tuple[str, ...]
"""Source ids from the nearest relay to the origin, which stands last; never empty."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One claim: a number in its source's words, with the chain back to its origin.

    Attributes:
        id: permalink within the entry.
        chains: one chain or several; a source that speaks for itself is the only node of its chain.
        as_of: when the figure was true.
        said_on: when the origin said it.
        scope: who or where is counted, if narrower than the timeline's subject.
        includes: the parts a composite figure counts; ``UNSTATED`` where the source does not say.
        quote: the source's own few words.
        computed: the editor's arithmetic, which no origin said.
        restates: id of the figure of the same entry that this one words differently.
    """

    id: str
    metric: str
    value: Value
    chains: tuple[Chain, ...]
    as_of: DateSpan | None = None
    said_on: DateSpan | None = None
    scope: str = ""
    includes: tuple[str, ...] = ()
    quote: str = ""
    computed: str = ""
    restates: str = ""
    note: str = ""
    # A mapping has no hash, and without this a figure would have none either.
    extras: Extras = field(default_factory=dict, hash=False)
    # Places are not exported: a figure read back from entries.json equals the one it was written from.
    place: Place = field(default=Place(""), compare=False)

    @property
    def origins(self) -> tuple[str, ...]:
        """The last node of every chain, each once, in the order written."""
        return tuple(dict.fromkeys(chain[-1] for chain in self.chains))


@dataclass(frozen=True, slots=True)
class Relay:
    """Another source that carried the same report with the same figures."""

    source: str
    date: DateSpan
    url: str = ""
    citation: str = ""
    archived: str = ""
    language: str = ""
    extras: Extras = field(default_factory=dict, hash=False)
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Correction:
    """What was put right, and when."""

    date: DateSpan
    note: str
    extras: Extras = field(default_factory=dict, hash=False)
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Entry:
    """One report or event. Empty strings and tuples where the file says nothing.

    Attributes:
        date: when it belongs on the timeline.
        published: when the source published it, where that differs from ``date``.
        according_to: the default chains of its figures; empty where the source speaks for itself.
        file: path of its file from the repository's root.
        body_line: the line of the file on which the body begins.
    """

    id: str
    title: str
    date: DateSpan
    source: str
    published: DateSpan | None = None
    url: str = ""
    citation: str = ""
    archived: str = ""
    language: str = ""
    according_to: tuple[Chain, ...] = ()
    figures: tuple[Figure, ...] = ()
    also_reported_by: tuple[Relay, ...] = ()
    repeats: str = ""
    tags: tuple[str, ...] = ()
    status: Status = Status.CURRENT
    superseded_by: str = ""
    corrections: tuple[Correction, ...] = ()
    aliases: tuple[str, ...] = ()
    draft: bool = False
    body: str = ""
    file: str = ""
    body_line: int = field(default=1, compare=False)
    extras: Extras = field(default_factory=dict, hash=False)
    place: Place = field(default=Place(""), compare=False)

    @property
    def known_from(self) -> DateSpan:
        """When it became known: ``published``, else ``date``."""
        return self.published or self.date

    @property
    def chains(self) -> tuple[Chain, ...]:
        """The chains of a figure that names none of its own."""
        return self.according_to or ((self.source,),)
