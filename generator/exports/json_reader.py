"""Reads ``entries.json`` back into the model it was written from, by the table of fields that reads the entries too."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from generator.exports.json_document import VERSION, Json
from generator.model.dates import DateSpan
from generator.model.entries import Chain
from generator.model.metrics import UNSTATED, Share
from generator.model.timeline import Timeline
from generator.model.values import BoundsFrom, Number, Qualifier, Value
from generator.problems import Place, shown
from generator.reading.assemble import make_timeline
from generator.reading.grammar.date_parser import parse_date
from generator.reading.records import Record, Sheet
from generator.reading.schema import ENTRY, METRIC, SOURCE, Field, Kind

T = TypeVar("T")
C = TypeVar("C", bound=StrEnum)
AnyField = Field[Any]


def read_timeline(document: Json) -> Timeline:
    """The model that a document was written from; only places in files, which it does not carry, are lost.

    Args:
        document: ``entries.json`` as loaded. Only types are looked at; the JSON Schema says what else holds.

    Raises:
        ValueError: another schema number, or a field that is missing or of another type.
    """
    # Raised at the first mistake, though those of entries are collected: nobody writes this file by hand.
    if document.get("schema") != VERSION:
        raise ValueError(f"schema: only {VERSION} can be read, not {shown(str(document.get('schema')))}")
    return make_timeline(
        [
            Sheet(_get(item, "id", str), _read_record(item, METRIC))
            for item in _list(document, "metrics", dict)
        ],
        [_read_sheet(item, SOURCE) for item in _list(document, "sources", dict)],
        [_read_sheet(item, ENTRY) for item in _list(document, "entries", dict)],
    )


def _read_sheet(item: Json, table: tuple[AnyField, ...]) -> Sheet:
    record = _read_record(item, table, _get(item, "file", str))
    return Sheet(_get(item, "id", str), record, body=_get(item, "body", str))


def _read_record(item: Json, table: tuple[AnyField, ...], file: str = "") -> Record:
    """An object as the record that its file would have given, with everything said that is a default there."""
    values = {field.name: _READERS[field.kind](item, field) for field in table if field.exported}
    for field in table:
        if field.required and not values[field.name]:
            raise ValueError(f"{field.key}: this cannot be empty")
    return Record(Place(file), values=values, places=dict.fromkeys(values, Place(file)))


def _get(record: Json, name: str, kind: type[T]) -> T:
    if name not in record:
        raise ValueError(f"{name}: this is missing")
    value = record[name]
    if isinstance(value, kind):
        return value
    raise ValueError(f"{name}: {_CALLED[kind]} is expected, not {shown(str(value))}")


def _choice(record: Json, name: str, choices: Iterable[C]) -> C:
    text = _get(record, name, str)
    for choice in choices:
        if choice == text:
            return choice
    raise ValueError(f"{name}: {shown(text)} is none of {', '.join(choices)}")


def _maybe(record: Json, name: str, kind: type[T]) -> T | None:
    # A field that is missing is a mistake, and is not taken for null: the writer leaves none out.
    return None if record.get(name, "") is None else _get(record, name, kind)


def _list(record: Json, name: str, kind: type[T]) -> tuple[T, ...]:
    return tuple(_get({name: item}, name, kind) for item in _get(record, name, list))


def _number(record: Json, name: str) -> Number | None:
    value = _get(record, name, object)
    # A boolean is an integer in Python, but true counts nothing.
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    raise ValueError(f"{name}: a number is expected, not {shown(str(value))}")


def _read_text(item: Json, field: AnyField) -> str | None:
    return _maybe(item, field.key, str)


def _read_texts(item: Json, field: AnyField) -> tuple[str, ...]:
    return _list(item, field.key, str)


def _read_choice(item: Json, field: AnyField) -> StrEnum | None:
    return None if item.get(field.key, "") is None else _choice(item, field.key, field.choices)


def _read_chains(item: Json, field: AnyField) -> tuple[Chain, ...]:
    return tuple(_list({field.key: chain}, field.key, str) for chain in _list(item, field.key, list))


def _read_parts(item: Json, field: AnyField) -> tuple[str, ...]:
    return UNSTATED if item.get(field.key) == UNSTATED[0] else _read_texts(item, field)


def _read_date(item: Json, field: AnyField) -> DateSpan | None:
    """A date from its words, which stand alone or, in a figure, in an object with its days."""
    span = item.get(field.key)
    words = _get(span, "words", str) if isinstance(span, dict) else _read_text(item, field)
    if not words:
        return None
    # From the words: the days do not tell whether a date was marked as approximate or uncertain.
    date = parse_date(words)
    if isinstance(date, DateSpan):
        return date
    raise ValueError(f"{field.key}: {date.message}")


def _read_share(item: Json, field: AnyField) -> Share | None:
    share = _maybe(item, field.key, dict)
    return None if share is None else Share(_get(share, "of", str), _get(share, "in", str))


def _read_value(item: Json, field: AnyField) -> Value:
    # Not read anew from its words, which do not have the bounds that the source gave beside them.
    value = _get(item, field.key, dict)
    return Value(
        words=_get(value, "words", str),
        qualifier=_choice(value, "qualifier", Qualifier),
        number=_number(value, "number"),
        low=_number(value, "low"),
        high=_number(value, "high"),
        percent=_get(value, "percent", bool),
        fraction=_get(value, "fraction", bool),
        low_from=_choice(value, "low_from", BoundsFrom),
        high_from=_choice(value, "high_from", BoundsFrom),
    )


def _read_records(item: Json, field: AnyField) -> tuple[Record, ...]:
    return tuple(_read_record(one, field.fields) for one in _list(item, field.key, dict))


_CALLED: Mapping[type, str] = {str: "a text", bool: "true or false", dict: "an object", list: "a list"}
# By kind and not by name, so that a field which is new in the table is read back without a line here.
_READERS: Mapping[Kind, Callable[[Json, AnyField], object]] = {
    **dict.fromkeys((Kind.LINE, Kind.URL, Kind.LANGUAGE, Kind.COUNTRY, Kind.ID), _read_text),
    **dict.fromkeys((Kind.LINES, Kind.IDS, Kind.TAGS), _read_texts),
    Kind.CHOICE: _read_choice,
    Kind.DATE: _read_date,
    Kind.FLAG: lambda item, field: _get(item, field.key, bool),
    Kind.NUMBER: lambda item, field: _number(item, field.key),
    Kind.CHAINS: _read_chains,
    Kind.PARTS: _read_parts,
    Kind.SHARE: _read_share,
    Kind.VALUE: _read_value,
    Kind.RECORDS: _read_records,
}
