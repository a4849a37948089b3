"""The tables behind ``figures.csv``, ``entries.csv`` and ``sources.csv``: typed columns, and rows of their cells."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from generator import addresses
from generator.messages import N_
from generator.model.dates import DateSpan
from generator.model.entries import Chain, Correction, Entry, Figure, Relay
from generator.model.extras import HasExtras
from generator.model.metrics import Metric, Share
from generator.model.sources import Source
from generator.model.timeline import Timeline
from generator.model.values import Value
from generator.reading.schema import ENTRY, FIGURE, METRIC, SOURCE, Field, FieldValue, Kind
from generator.settings import Settings

Cell = str | int | float | bool | date | None
"""One typed value of a table; None where there is nothing."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure with the entry that carries it and the metric that it counts."""

    entry: Entry
    figure: Figure
    metric: Metric
    permalink: str


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An entry with its address."""

    entry: Entry
    permalink: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source with its address."""

    source: Source
    permalink: str


R = TypeVar("R")
T = TypeVar("T", bound=HasExtras)


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column of a table.

    Attributes:
        name: its header.
        meaning: one sentence for people.
        cell: its cell in a row.
        about: the date of which it gives a day; it stands at ``%(date)s`` in the meaning. Empty for other columns.
    """

    name: str
    meaning: str
    cell: Callable[[R], Cell]
    about: str = ""


@dataclass(frozen=True, slots=True)
class Table(Generic[R]):
    """One table: its file's name without the ending, its columns, and the rows of a timeline in their order."""

    name: str
    meaning: str
    columns: tuple[Column[R], ...]
    rows: Callable[[Timeline, Settings], Iterable[R]]


def _find(table: tuple[Field[T], ...], name: str) -> Field[T]:
    return next(field for field in table if field.name == name)


def _column(field: Field[T], of: Callable[[R], T], name: str = "") -> Column[R]:
    """A column for a field of the format, with the meaning that the format gives it."""
    return Column(name or field.name, field.meaning, lambda row: _cell(field.value_of(of(row))))


def _days(field: Field[T], of: Callable[[R], T]) -> tuple[Column[R], Column[R]]:
    """The first and last day that a date can mean."""
    name = field.name
    return (
        Column(
            f"{name}_earliest",
            "first day that %(date)s can mean; empty if open",
            lambda row: _earliest(field.value_of(of(row))),
            name,
        ),
        Column(
            f"{name}_latest",
            "last day that %(date)s can mean; empty if open",
            lambda row: _latest(field.value_of(of(row))),
            name,
        ),
    )


def _columns(table: Iterable[Field[T]], of: Callable[[R], T]) -> Iterator[Column[R]]:
    """Every field of a table of the format, a date with its two days behind it."""
    for field in table:
        yield _column(field, of)
        if field.kind is Kind.DATE:
            yield from _days(field, of)


def _of_figure(name: str) -> Column[FigureRow]:
    return _column(_find(FIGURE, name), lambda row: row.figure)


def _of_entry(name: str) -> Column[FigureRow]:
    return _column(_find(ENTRY, name), lambda row: row.entry)


def _days_of_figure(name: str) -> tuple[Column[FigureRow], Column[FigureRow]]:
    return _days(_find(FIGURE, name), lambda row: row.figure)


def _days_of_entry(name: str) -> tuple[Column[FigureRow], Column[FigureRow]]:
    return _days(_find(ENTRY, name), lambda row: row.entry)


_LINK = "permalink", N_("its permanent address on the site")

_FIGURE_COLUMNS: tuple[Column[FigureRow], ...] = (
    Column("entry", "id of the entry that carries the figure", lambda row: row.entry.id),
    Column("figure", "id of the figure within the entry", lambda row: row.figure.id),
    _of_figure("metric"),
    # The words before the number: "at least 100" reduced to 100 is the very loss that this project is about.
    Column("words", "the number as the source words it", lambda row: row.figure.value.words),
    Column(
        "qualifier",
        "what the words say about the number: about, at least, …",
        lambda row: row.figure.value.qualifier,
    ),
    Column(
        "number",
        "the printed number; empty for ranges and words",
        lambda row: row.figure.value.number,
    ),
    Column(
        "low",
        "lowest number that the words allow, used only to compare",
        lambda row: row.figure.value.low,
    ),
    Column(
        "high",
        "highest number that the words allow; empty without limit",
        lambda row: row.figure.value.high,
    ),
    _column(_find(METRIC, "unit"), lambda row: row.metric),
    _of_figure("as_of"),
    *_days_of_figure("as_of"),
    _of_figure("said_on"),
    _of_entry("date"),
    _of_entry("published"),
    _of_entry("source"),
    Column(
        "chain",
        "nearest relay first, origin last; several chains stand side by side",
        lambda row: _cell(row.figure.chains),
    ),
    # Beside the chains that end with them, because a spreadsheet cannot group by the end of a text.
    Column("origins", "the last source of every chain", lambda row: _cell(row.figure.origins)),
    _of_figure("scope"),
    _of_figure("includes"),
    _of_figure("quote"),
    _of_figure("computed"),
    Column(*_LINK, lambda row: row.permalink),
    *_days_of_figure("said_on"),
    *_days_of_entry("date"),
    *_days_of_entry("published"),
    Column(
        "percent",
        "whether the words say a percentage or a fraction",
        lambda row: row.figure.value.percent,
    ),
    Column(
        "fraction",
        "whether the words are a fraction, such as two-thirds",
        lambda row: row.figure.value.fraction,
    ),
    _column(_find(METRIC, "label"), lambda row: row.metric, "metric_label"),
    _of_figure("restates"),
    _of_figure("note"),
    _of_entry("title"),
    _of_entry("url"),
    _of_entry("citation"),
    _of_entry("archived"),
    _of_entry("language"),
    _of_entry("status"),
    Column(
        "bounds",
        "where low and high come from: source, or words",
        lambda row: row.figure.value.bounds,
    ),
    Column("low_from", "where low comes from: source, or words", lambda row: row.figure.value.low_from),
    Column("high_from", "where high comes from: source, or words", lambda row: row.figure.value.high_from),
)
"""The first 23 are relied on by readers elsewhere, in this order; new ones go to the end."""

# All other fields follow by themselves; one that was new to the format once appeared nowhere.
_WRITTEN_ABOVE = {column.name for column in _FIGURE_COLUMNS} | {"value", "low", "high", "according_to", "id"}


def _figure_rows(timeline: Timeline, settings: Settings) -> Iterator[FigureRow]:
    for claim in timeline.claims():
        permalink = settings.permalink(addresses.of_entry(claim.entry.id, claim.figure.id))
        yield FigureRow(claim.entry, claim.figure, timeline.metrics[claim.figure.metric], permalink)


def _entry_rows(timeline: Timeline, settings: Settings) -> Iterator[EntryLine]:
    for entry in timeline.entries:
        yield EntryLine(entry, settings.permalink(addresses.of_entry(entry.id)))


def _source_rows(timeline: Timeline, settings: Settings) -> Iterator[SourceRow]:
    for source in timeline.sources.values():
        yield SourceRow(source, settings.permalink(addresses.of_source(source.id)))


FIGURE_TABLE: Table[FigureRow] = Table(
    "figures",
    "one row for every figure",
    (
        *_FIGURE_COLUMNS,
        *_columns((f for f in FIGURE if f.name not in _WRITTEN_ABOVE), lambda row: row.figure),
    ),
    _figure_rows,
)
ENTRY_TABLE: Table[EntryLine] = Table(
    "entries",
    "one row for every entry",
    (
        Column("id", "the entry's permanent id", lambda row: row.entry.id),
        *_columns(ENTRY, lambda row: row.entry),
        Column(*_LINK, lambda row: row.permalink),
        Column("file", "path of its file in the repository", lambda row: row.entry.file),
        Column("body", "what the report says, in Markdown", lambda row: row.entry.body),
    ),
    _entry_rows,
)
SOURCE_TABLE: Table[SourceRow] = Table(
    "sources",
    "one row for every source",
    (
        Column("id", "the source's permanent id", lambda row: row.source.id),
        *_columns(SOURCE, lambda row: row.source),
        Column(*_LINK, lambda row: row.permalink),
        Column("file", "path of its file in the repository", lambda row: row.source.file),
        Column("body", "the text of its page, in Markdown", lambda row: row.source.body),
    ),
    _source_rows,
)


def _earliest(value: FieldValue) -> date | None:
    return value.earliest if isinstance(value, DateSpan) else None


def _latest(value: FieldValue) -> date | None:
    return value.latest if isinstance(value, DateSpan) else None


def _cell(value: FieldValue) -> Cell:
    """A value of the model as one cell: a chain joined by `` < ``, every other list by ``; ``."""
    match value:
        case "":
            return None
        case str() | int() | float():
            return value
        case DateSpan() | Value():
            return value.words
        case Share():
            return f"{value.of} in {value.within}"
        case tuple():
            return "; ".join(_item(item) for item in value) or None
        case None:
            return None


def _item(item: str | Chain | Figure | Relay | Correction) -> str:
    """One item of a list; of a record, what names it."""
    match item:
        case str():
            return item
        case tuple():
            return " < ".join(item)
        case Figure():
            return item.id
        case Relay():
            return item.source
        case Correction():
            return f"{item.date.words}: {item.note}"
