"""The way back: ``entries.json`` becomes the model it was written from."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from generator.exports.json_document import ENTRY_FIELDS, FIGURE_TEXTS, VERSION, Json
from generator.model.dates import DateSpan
from generator.model.entries import Chain, Correction, Entry, Figure, Relay, Status
from generator.model.metrics import UNSTATED, Counting, Metric, Share
from generator.model.sources import Source, SourceKind
from generator.model.timeline import Timeline
from generator.model.values import BoundsFrom, Number, Qualifier, Value
from generator.problems import shown
from generator.reading.grammar.date_parser import parse_date
from generator.reading.schema import CORRECTION, METRIC, RELAY, SOURCE, Field, Kind

T = TypeVar("T")
C = TypeVar("C", bound=StrEnum)


def read_document(document: Json) -> Timeline:
    """The model that a document was written from; only places in files, which it does not carry, are lost.

    Args:
        document: ``entries.json`` as loaded. Only types are looked at; the JSON Schema says what else holds.

    Raises:
        ValueError: another schema number, or a field that is missing or of another type.
    """
    if document.get("schema") != VERSION:
        raise ValueError(f"schema: only {VERSION} can be read, not {shown(str(document.get('schema')))}")
    return Timeline.of(
        (
            Metric(id=_get(item, "id", str), **_read(item, METRIC))
            for item in _list(document, "metrics", dict)
        ),
        (Source(**_page(item), **_read(item, SOURCE)) for item in _list(document, "sources", dict)),
        (_read_entry(item) for item in _list(document, "entries", dict)),
    )


def _read_entry(record: Json) -> Entry:
    return Entry(
        figures=tuple(_read_figure(figure) for figure in _list(record, "figures", dict)),
        **_page(record),
        **_read(record, ENTRY_FIELDS),
    )


def _read_figure(record: Json) -> Figure:
    return Figure(
        value=_read_value(_get(record, "value", dict)),
        chains=_chains(record, "chains"),
        as_of=_read_span(record, "as_of"),
        said_on=_read_span(record, "said_on"),
        id=_get(record, "id", str),
        metric=_get(record, "metric", str),
        includes=UNSTATED if record.get("includes") == UNSTATED[0] else _words(record, "includes"),
        **_texts(record, *FIGURE_TEXTS),
    )


def _read_value(record: Json) -> Value:
    return Value(
        words=_get(record, "words", str),
        qualifier=_choice(record, "qualifier", Qualifier),
        number=_number(record, "number"),
        low=_number(record, "low"),
        high=_number(record, "high"),
        percent=_get(record, "percent", bool),
        fraction=_get(record, "fraction", bool),
        bounds=_choice(record, "bounds", BoundsFrom),
    )


def _read_span(record: Json, name: str) -> DateSpan | None:
    span = _maybe(record, name, dict)
    return None if span is None else _date(span, "words")


def _read(record: Json, table: tuple[Field, ...]) -> dict[str, Any]:
    """The fields of a table, as arguments of their class."""
    values = {field.name: _READERS[field.kind](record, field.name) for field in table}
    for field in table:
        if field.required and not values[field.name]:
            raise ValueError(f"{field.name}: this cannot be empty")
    return values


def _get(record: Json, name: str, kind: type[T]) -> T:
    if name not in record:
        raise ValueError(f"{name}: this is missing")
    value = record[name]
    if isinstance(value, kind):
        return value
    raise ValueError(f"{name}: {_CALLED[kind]} is expected, not {shown(str(value))}")


def _choice(record: Json, name: str, choices: type[C]) -> C:
    word = _get(record, name, str)
    try:
        return choices(word)
    except ValueError:
        raise ValueError(f"{name}: {shown(word)} is none of {', '.join(choices)}") from None


def _maybe(record: Json, name: str, kind: type[T]) -> T | None:
    return None if record.get(name, "") is None else _get(record, name, kind)


def _list(record: Json, name: str, kind: type[T]) -> tuple[T, ...]:
    return tuple(_get({name: item}, name, kind) for item in _get(record, name, list))


def _text(record: Json, name: str) -> str:
    return _maybe(record, name, str) or ""


def _texts(record: Json, *names: str) -> dict[str, Any]:
    return {name: _text(record, name) for name in names}


def _page(record: Json) -> dict[str, Any]:
    return {name: _get(record, name, str) for name in ("id", "body", "file")}


def _number(record: Json, name: str) -> Number | None:
    value = _get(record, name, object)
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    raise ValueError(f"{name}: a number is expected, not {shown(str(value))}")


def _words(record: Json, name: str) -> tuple[str, ...]:
    return _list(record, name, str)


def _chains(record: Json, name: str) -> tuple[Chain, ...]:
    return tuple(_words({name: chain}, name) for chain in _list(record, name, list))


def _date(record: Json, name: str) -> DateSpan | None:
    words = _text(record, name)
    if not words:
        return None
    span = parse_date(words)
    if isinstance(span, DateSpan):
        return span
    raise ValueError(f"{name}: {span.message}")


def _share(record: Json, name: str) -> Share | None:
    share = _maybe(record, name, dict)
    return None if share is None else Share(_get(share, "of", str), _get(share, "in", str))


def _items(record: Json, name: str) -> tuple[Relay | Correction, ...]:
    kind, table = _ITEMS[name]
    return tuple(kind(**_read(item, table)) for item in _list(record, name, dict))


_CALLED: Mapping[type, str] = {str: "a text", bool: "true or false", dict: "an object", list: "a list"}
_ITEMS: Mapping[str, tuple[type[Relay | Correction], tuple[Field, ...]]] = {
    "also_reported_by": (Relay, RELAY),
    "corrections": (Correction, CORRECTION),
}
_CHOICES: Mapping[str, type[StrEnum]] = {"counting": Counting, "kind": SourceKind, "status": Status}
_READERS: Mapping[Kind, Callable[[Json, str], object]] = {
    **dict.fromkeys(("line", "url", "language", "country", "id"), _text),
    **dict.fromkeys(("lines", "ids", "words"), _words),
    "choice": lambda record, name: _choice(record, name, _CHOICES[name]),
    "date": _date,
    "flag": lambda record, name: _get(record, name, bool),
    "chains": _chains,
    "share": _share,
    "records": _items,
}
