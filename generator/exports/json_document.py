"""``entries.json``: the whole timeline with nothing dropped. ``json_reader`` reads it back."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, TypeVar

from generator import addresses
from generator.model.dates import DateSpan
from generator.model.entries import Correction, Entry, Figure, Relay
from generator.model.extras import HasExtras
from generator.model.metrics import UNSTATED, Metric, Share
from generator.model.sources import Source
from generator.model.timeline import Timeline
from generator.model.values import Value
from generator.reading.schema import CORRECTION, ENTRY, FIGURE, METRIC, RELAY, SOURCE, Field, FieldValue, Kind
from generator.settings import Settings

# A program that reads another shape than it knows should stop, and not compute with half of it.
VERSION: Final = 1
"""The number under ``schema``; another one means another shape."""

ENTRY_FIELDS = tuple(field for field in ENTRY if field.name != "figures")
"""An entry's fields under their own names; its figures have a permalink each and stand last."""

Json = Mapping[str, object]

T = TypeVar("T", bound=HasExtras)


def write_document(timeline: Timeline, settings: Settings) -> Json:
    """The timeline as plain lists, texts and numbers, in its own order.

    Every field is always there: null for an absent text, date or bound, an empty list for an absent list.
    """
    return {
        "schema": VERSION,
        "metrics": [_metric(metric, settings) for metric in timeline.metrics.values()],
        "sources": [_source(source, settings) for source in timeline.sources.values()],
        "entries": [_entry(entry, settings) for entry in timeline.entries],
    }


def _metric(metric: Metric, settings: Settings) -> Json:
    permalink = settings.permalink(addresses.of_metric(metric.id))
    return {"id": metric.id, **_fields(metric, METRIC), "permalink": permalink}


def _source(source: Source, settings: Settings) -> Json:
    return {
        "id": source.id,
        **_fields(source, SOURCE),
        "permalink": settings.permalink(addresses.of_source(source.id)),
        "body": source.body,
        "file": source.file,
    }


def _entry(entry: Entry, settings: Settings) -> Json:
    return {
        "id": entry.id,
        **_fields(entry, ENTRY_FIELDS),
        "figures": [_figure(figure, entry.id, settings) for figure in entry.figures],
        "permalink": settings.permalink(addresses.of_entry(entry.id)),
        "body": entry.body,
        "file": entry.file,
    }


def _figure(figure: Figure, entry: str, settings: Settings) -> Json:
    return {
        "id": figure.id,
        **{field.key: _plain(field, figure) for field in FIGURE if field.exported},
        # A figure's dates are what is drawn and compared, so each stands as one object with its days.
        **{field.key: _span(span) for field, span in _dates(figure, FIGURE)},
        "permalink": settings.permalink(addresses.of_entry(entry, figure.id)),
    }


def _fields(thing: T, table: tuple[Field[T], ...]) -> Json:
    """The fields of a table under their names, then the first and last day of every date among them."""
    days: dict[str, object] = {}
    for field, span in _dates(thing, table):
        days[f"{field.key}_earliest"] = _day(span.earliest) if span else None
        days[f"{field.key}_latest"] = _day(span.latest) if span else None
    return {**{field.key: _plain(field, thing) for field in table if field.exported}, **days}


def _dates(thing: T, table: tuple[Field[T], ...]) -> Iterator[tuple[Field[T], DateSpan | None]]:
    for field in table:
        if field.kind is Kind.DATE:
            value = field.value_of(thing)
            yield field, value if isinstance(value, DateSpan) else None


def _plain(field: Field[T], thing: T) -> object:
    value = field.value_of(thing)
    # As in an entry's file: the word alone, where the model has a list of it.
    return UNSTATED[0] if field.kind is Kind.PARTS and value == UNSTATED else _json(value)


def _json(value: FieldValue | Figure | Relay | Correction) -> object:
    # Texts and lists come first: they are nine of ten values, and a large timeline has a million.
    match value:
        case str():
            return value or None
        case None | bool() | int() | float():
            return value
        case tuple():
            return [_json(item) for item in value]
        case DateSpan():
            return value.words
        case Value():
            return _value(value)
        case Share():
            return {"of": value.of, "in": value.within}
        case Figure():
            return value.id
        case Relay():
            return _fields(value, RELAY)
        case Correction():
            return _fields(value, CORRECTION)


def _value(value: Value) -> Json:
    return {
        "words": value.words,
        "qualifier": value.qualifier,
        "number": value.number,
        "low": value.low,
        "high": value.high,
        # Without it nobody can tell a source's own 3,500 to 4,500 from the room that rules leave to "4,000".
        "bounds": value.bounds,
        "low_from": value.low_from,
        "high_from": value.high_from,
        "percent": value.percent,
        "fraction": value.fraction,
    }


def _span(span: DateSpan | None) -> Json | None:
    if span is None:
        return None
    return {"words": span.words, "earliest": _day(span.earliest), "latest": _day(span.latest)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
