"""The tables behind ``figures.csv``, ``entries.csv`` and ``sources.csv``: columns as data, and their cells."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator import addresses
from generator.model.dates import DateSpan
from generator.model.entries import Correction, Entry, Figure, Relay
from generator.model.metrics import Metric
from generator.model.sources import Source
from generator.model.timeline import Timeline
from generator.reading.schema import ENTRY, SOURCE, TABLES, Field
from generator.settings import Settings

Cell = str | int | float | bool | date | None
"""One typed value of a table; None where there is nothing."""

ColumnKind = Literal["text", "number", "day", "flag"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        name: its header.
        path: where its value is found from a row on, such as ``figure.value.low``.
        meaning: one sentence for people.
        kind: the type of its cells.
    """

    name: str
    path: str
    meaning: str
    kind: ColumnKind = "text"


@dataclass(frozen=True, slots=True)
class Row:
    """What the paths of columns begin with: the thing listed, with its address."""

    permalink: str
    entry: Entry | None = None
    figure: Figure | None = None
    metric: Metric | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A named table: its columns, and rows of typed cells in their order."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def _field(path: str, name: str = "", kind: ColumnKind = "text") -> Column:
    """A column for a field of the format, with the meaning that the format gives it."""
    table, field = path.split(".")
    meaning = next(known.meaning for known in TABLES[table] if known.name == field)
    return Column(name or field, path, meaning, kind)


def _days(path: str) -> tuple[Column, Column]:
    """The first and last day that a date can mean."""
    name = path.rsplit(".", 1)[-1]
    return (
        Column(
            f"{name}_earliest", f"{path}.earliest", f"first day that {name} can mean; empty if open", "day"
        ),
        Column(f"{name}_latest", f"{path}.latest", f"last day that {name} can mean; empty if open", "day"),
    )


def _fields(thing: str, table: tuple[Field, ...]) -> Iterator[Column]:
    """Every field of a table of the format, a date with its two days behind it."""
    for field in table:
        yield _field(f"{thing}.{field.name}", kind="flag" if field.kind == "flag" else "text")
        if field.kind == "date":
            yield from _days(f"{thing}.{field.name}")


PERMALINK = Column("permalink", "permalink", "its permanent address on the site")

FIGURE_COLUMNS = (
    Column("entry", "entry.id", "id of the entry that carries the figure"),
    Column("figure", "figure.id", "id of the figure within the entry"),
    _field("figure.metric"),
    Column("words", "figure.value.words", "the number as the source words it"),
    Column("qualifier", "figure.value.qualifier", "what the words say about the number: about, at least, …"),
    Column("number", "figure.value.number", "the printed number; empty for ranges and words", "number"),
    Column("low", "figure.value.low", "lowest number that the words allow, used only to compare", "number"),
    Column("high", "figure.value.high", "highest number that the words allow; empty without limit", "number"),
    _field("metric.unit"),
    _field("figure.as_of"),
    *_days("figure.as_of"),
    _field("figure.said_on"),
    _field("entry.date"),
    _field("entry.published"),
    _field("entry.source"),
    Column("chain", "figure.chains", "nearest relay first, origin last; several chains stand side by side"),
    Column("origins", "figure.origins", "the last source of every chain"),
    _field("figure.scope"),
    _field("figure.includes"),
    _field("figure.quote"),
    _field("figure.computed"),
    PERMALINK,
    *_days("figure.said_on"),
    *_days("entry.date"),
    *_days("entry.published"),
    Column("percent", "figure.value.percent", "whether the words say a percentage or a fraction", "flag"),
    Column(
        "fraction", "figure.value.fraction", "whether the words are a fraction, such as two-thirds", "flag"
    ),
    _field("metric.label", "metric_label"),
    _field("figure.restates"),
    _field("figure.note"),
    _field("entry.title"),
    _field("entry.url"),
    _field("entry.citation"),
    _field("entry.archived"),
    _field("entry.language"),
    _field("entry.status"),
    Column("bounds", "figure.value.bounds", "where low and high come from: source, or words"),
)
"""The first 23 are relied on by readers elsewhere, in this order; new ones go to the end."""

ENTRY_COLUMNS = (
    Column("id", "entry.id", "the entry's permanent id"),
    *_fields("entry", ENTRY),
    PERMALINK,
    Column("file", "entry.file", "path of its file in the repository"),
    Column("body", "entry.body", "what the report says, in Markdown"),
)
SOURCE_COLUMNS = (
    Column("id", "source.id", "the source's permanent id"),
    *_fields("source", SOURCE),
    PERMALINK,
    Column("file", "source.file", "path of its file in the repository"),
    Column("body", "source.body", "the text of its page, in Markdown"),
)

COLUMN_MEANINGS = {
    f"{name}.csv": tuple((column.name, column.meaning) for column in columns)
    for name, columns in (
        ("figures", FIGURE_COLUMNS),
        ("entries", ENTRY_COLUMNS),
        ("sources", SOURCE_COLUMNS),
    )
}
"""Name and meaning of every column, by file name."""


def make_tables(timeline: Timeline, settings: Settings) -> tuple[Table, ...]:
    """The tables of figures, entries and sources, each in the order of the timeline."""
    link, entries, sources = settings.permalink, timeline.entries, timeline.sources.values()
    figures = (
        Row(
            link(addresses.of_entry(claim.entry.id, claim.figure.id)),
            entry=claim.entry,
            figure=claim.figure,
            metric=timeline.metrics[claim.figure.metric],
        )
        for claim in timeline.claims()
    )
    return (
        _table("figures", FIGURE_COLUMNS, figures),
        _table("entries", ENTRY_COLUMNS, (Row(link(addresses.of_entry(e.id)), entry=e) for e in entries)),
        _table("sources", SOURCE_COLUMNS, (Row(link(addresses.of_source(s.id)), source=s) for s in sources)),
    )


def _table(name: str, columns: tuple[Column, ...], rows: Iterable[Row]) -> Table:
    return Table(name, columns, tuple(tuple(_cell(_find(row, c.path)) for c in columns) for row in rows))


def _find(row: Row, path: str) -> object:
    """What stands at the end of a path; None as soon as a part of it is absent."""
    value: object = row
    for name in path.split("."):
        value = getattr(value, name, None)
    return value


def _cell(value: object) -> Cell:
    """A value of the model as one cell: a chain joined by `` < ``, every other list by ``; ``."""
    match value:
        case "":
            return None
        case str() | int() | float() | date():
            return value
        case DateSpan():
            return value.words
        case tuple():
            return "; ".join(_item(item) for item in value) or None
        case _:
            return None


def _item(item: object) -> str:
    """One item of a list; of a record, what names it."""
    match item:
        case tuple():
            return " < ".join(item)
        case Figure():
            return item.id
        case Relay():
            return item.source
        case Correction():
            return f"{item.date.words}: {item.note}"
        case _:
            return str(item)
