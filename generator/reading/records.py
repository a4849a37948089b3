"""Fields as read: typed values with their places, complete or not, so that every mistake can be found in one run."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from generator.problems import Place, Problem, Severity, Suggestions
from generator.reading.links import Link, find_links
from generator.reading.schema import Target

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reference:
    """An id as written, what it should name, and where it stands."""

    target: Target
    id: str
    place: Place
    field: str


@dataclass(frozen=True, slots=True)
class Record:
    """The fields of an entry, a figure, a source, … that could be read.

    Attributes:
        place: where the record begins.
        path: its place among the fields, such as ``figures[0]``; empty at the top.
        values: value by field name; a field that is absent or could not be read is not there.
        places: where the value of each written field begins, readable or not.
    """

    place: Place
    path: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)

    def get(self, name: str, kind: type[T]) -> T | None:
        """The value of a field, or None where it is absent or could not be read."""
        value = self.values.get(name)
        return value if isinstance(value, kind) else None

    def text(self, name: str) -> str:
        """The value of a text field, empty where there is none."""
        return self.get(name, str) or ""

    def records(self, name: str) -> tuple["Record", ...]:
        """The records of a list field."""
        return self.get(name, tuple) or ()

    def wrote(self, name: str) -> bool:
        """Whether the field is in the file, readable or not."""
        # A value that could not be read has its message;
        # to call it missing as well would be a second one for the same mistake.
        return name in self.places

    def field(self, name: str) -> str:
        """A field's path from the top of the file."""
        return f"{self.path}.{name}" if self.path else name

    def problem(
        self, name: str, rule: str, message: str, hint: str = "", *, severity: Severity = Severity.ERROR
    ) -> Problem:
        """A problem at the value of a field, or at the record where the field is absent."""
        place = self.places.get(name, self.place)
        return Problem(place, rule, message, hint, self.field(name), severity)


@dataclass(frozen=True)
class Sheet:
    """One file of the folder, or one metric of ``metrics.yml``, as far as it could be read.

    Attributes:
        references: the ids in its fields that should name something else.
        body_line: the line of the file on which the body begins.
        is_complete: nothing in it was refused, so that what it lacks is known to be absent.
    """

    id: str
    record: Record
    references: tuple[Reference, ...] = ()
    body: str = ""
    body_line: int = 1
    is_complete: bool = True

    @property
    def file(self) -> str:
        """Path from the repository's root."""
        return self.record.place.path

    @property
    def draft(self) -> bool:
        """Whether a build leaves it out."""
        return self.record.values.get("draft") is True

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links of its body in their order, found once for all rules that look at them."""
        return tuple(find_links(self.body))


@dataclass(frozen=True)
class Folder:
    """Everything under ``entries/`` by id: metrics as written, the rest in the order of their paths.

    Attributes:
        language: of every text that does not state its own.
        suggestions: what unknown names were probably meant to be, looked up once a name.
    """

    metrics: Mapping[str, Sheet]
    sources: Mapping[str, Sheet]
    entries: Mapping[str, Sheet]
    language: str = "en"
    suggestions: Suggestions = field(default_factory=Suggestions, compare=False, repr=False)

    # A body may link to 20 files that are not there, and each of 1,000 bodies may: looked for once, not every time.
    @cached_property
    def by_alias(self) -> Mapping[str, Sheet]:
        """Entries by their former ids; of two that claim one the first."""
        sheets = reversed(tuple(self.entries.values()))
        return {alias: sheet for sheet in sheets for alias in sheet.record.get("aliases", tuple) or ()}

    @cached_property
    def page_ids(self) -> tuple[str, ...]:
        """The ids of all entries, then those of all sources."""
        return (*self.entries, *self.sources)

    def known(self, target: Target) -> Mapping[str, Sheet]:
        """The sheets that an id of this kind may name."""
        match target:
            case Target.METRIC:
                return self.metrics
            case Target.SOURCE:
                return self.sources
            case Target.ENTRY:
                return self.entries
            case Target.FIGURE:
                return {}  # the ids of figures hold within their entry only
