"""``entries.json``: the whole timeline with nothing dropped. The way back to the model is in ``loading``."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from generator import addresses
from generator.model.dates import DateSpan
from generator.model.entries import Correction, Entry, Figure, Relay
from generator.model.metrics import UNSTATED, Metric, Share
from generator.model.sources import Source
from generator.model.timeline import Timeline
from generator.reading.schema import CORRECTION, ENTRY, METRIC, RELAY, SOURCE, Field
from generator.settings import Settings

VERSION: Final = 1
"""The number under ``schema``; another one means another shape."""

ENTRY_FIELDS = tuple(field for field in ENTRY if field.name != "figures")
"""An entry's fields under their own names; its figures have a shape of their own."""

FIGURE_TEXTS = ("scope", "quote", "computed", "restates", "note")
VALUE_PARTS = ("words", "qualifier", "number", "low", "high", "bounds", "percent", "fraction")

Json = Mapping[str, object]


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
        **_days("date", entry.date),
        **_days("published", entry.published),
        "figures": [_figure(figure, entry.id, settings) for figure in entry.figures],
        "permalink": settings.permalink(addresses.of_entry(entry.id)),
        "body": entry.body,
        "file": entry.file,
    }


def _figure(figure: Figure, entry: str, settings: Settings) -> Json:
    return {
        "id": figure.id,
        "metric": figure.metric,
        "value": {name: getattr(figure.value, name) for name in VALUE_PARTS},
        "as_of": _span(figure.as_of),
        "said_on": _span(figure.said_on),
        "chains": _plain(figure.chains),
        "scope": _plain(figure.scope),
        "includes": UNSTATED[0] if figure.includes == UNSTATED else list(figure.includes),
        **{name: _plain(getattr(figure, name)) for name in FIGURE_TEXTS[1:]},
        "permalink": settings.permalink(addresses.of_entry(entry, figure.id)),
    }


def _fields(record: object, table: tuple[Field, ...]) -> Json:
    """The fields of a record under their own names: the model names its attributes as the format does."""
    return {field.name: _plain(getattr(record, field.name)) for field in table}


def _plain(value: object) -> object:
    match value:
        case "":
            return None
        case DateSpan():
            return value.words
        case Share():
            return {"of": value.of, "in": value.within}
        case Relay():
            return {**_fields(value, RELAY), **_days("date", value.date)}
        case Correction():
            return _fields(value, CORRECTION)
        case tuple():
            return [_plain(item) for item in value]
        case _:
            return value


def _span(span: DateSpan | None) -> Json | None:
    if span is None:
        return None
    return {"words": span.words, "earliest": _day(span.earliest), "latest": _day(span.latest)}


def _days(name: str, span: DateSpan | None) -> Json:
    return {f"{name}_earliest": span and _day(span.earliest), f"{name}_latest": span and _day(span.latest)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
