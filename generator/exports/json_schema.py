"""``entries.schema.json``: the shape of ``entries.json``, as a JSON Schema made from the table of fields."""

from collections.abc import Callable, Mapping
from typing import Any

from generator.addresses import DATA
from generator.exports.json_document import ENTRY_FIELDS, VERSION, Json
from generator.model.ids import ID_PATTERN, LONGEST_ID
from generator.model.metrics import UNSTATED
from generator.model.values import BoundsFrom, Qualifier
from generator.reading.grammar.value_grammar import QUALIFIERS
from generator.reading.schema import CORRECTION, FIGURE, METRIC, RELAY, SOURCE, Field, Kind
from generator.settings import Settings

AnyField = Field[Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ADDRESS = f"{DATA}entries.schema.json"

# JSON Schema searches for its patterns and knows no \Z, so both ends are said in its own way.
_ID: Json = {"pattern": f"^{ID_PATTERN}$", "maxLength": LONGEST_ID}
# Its patterns have no flag for capitals either, and HTTPS:// is an address.
_ADDRESS: Json = {"pattern": "^[Hh][Tt][Tt][Pp][Ss]?://[^ ]+$"}
_IDS: Json = {"type": "array", "items": {"type": "string", **_ID}, "uniqueItems": True}
# Every chain has an end: for a figure of which nobody says whose it is, that is a source of the kind
# unidentified.
_CHAINS: Json = {"type": "array", "items": {**_IDS, "minItems": 1}}


def describe_document(settings: Settings) -> Json:
    """The schema of ``entries.json``; it names its own address only where the site has one."""
    return {
        "$schema": DIALECT,
        **({"$id": settings.permalink(ADDRESS)} if settings.url else {}),
        "title": "A timeline of sourced events and figures",
        **_object(
            "The whole timeline. Every field is always there: null for an absent text, date or bound.",
            {
                "schema": {"const": VERSION, "description": "the version of this shape"},
                "metrics": _list("metric", "what is counted, in the order of metrics.yml"),
                "sources": _list("source", "who says it, by id"),
                "entries": _list("entry", "reports and events, the oldest first"),
            },
        ),
        "$defs": {
            "metric": _object(
                "One thing that is counted.", {**_id("key in metrics.yml"), **_dated(METRIC), **_LINK}
            ),
            "source": _object("One source.", {**_id("permanent id"), **_dated(SOURCE), **_LINK, **_PAGE}),
            "entry": _object("One report or event.", _entry()),
            "figure": _object("One claim: a number in its source's words.", _figure()),
            "value": _object("A number: the words, and the bounds used only to compare it.", _value()),
            "span": _object("A date: the words, and the days they can mean.", _span()),
            "also_reported_by": _object("Who else carried a report.", _dated(RELAY)),
            "corrections": _object("What was put right, and when.", _dated(CORRECTION)),
        },
    }


def _object(description: str, properties: Json) -> Json:
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        # All of them, because the writer leaves none out: who reads the file need not ask whether a field is
        # there.
        "required": list(properties),
        # Closed: an open schema accepts a misspelt name, and nobody learns that the field is not read.
        "additionalProperties": False,
    }


def _list(definition: str, description: str) -> Json:
    return {"type": "array", "items": {"$ref": f"#/$defs/{definition}"}, "description": description}


def _id(description: str) -> Json:
    return {"id": {"type": "string", **_ID, "description": description}}


def _text(description: str) -> Json:
    return {"type": "string", "description": description}


_LINK: Json = {"permalink": _text("permanent address on the site")}
_PAGE: Json = {
    "body": _text("text of the page, in Markdown"),
    "file": _text("path of the file in the repository"),
}


def _day(description: str) -> Json:
    return {"type": ["string", "null"], "format": "date", "description": description}


def _days(name: str) -> Json:
    return {
        f"{name}_earliest": _day(f"first day that {name} can mean; null if open or absent"),
        f"{name}_latest": _day(f"last day that {name} can mean; null if open or absent"),
    }


def _span() -> Json:
    return {
        "words": _text("the date as written"),
        "earliest": _day("first day it can mean; null if open"),
        "latest": _day("last day it can mean; null if open"),
    }


def _number(description: str) -> Json:
    # What is counted here is people or things: the grammar of values reads no sign before a number.
    return {"type": ["number", "null"], "minimum": 0, "description": description}


def _origin_of_bounds(description: str) -> Json:
    return {"enum": list(BoundsFrom), "description": description}


def _value() -> Json:
    return {
        "words": _text("the number as the source words it"),
        "qualifier": {
            "enum": [Qualifier.STATED, *QUALIFIERS],
            "description": "what the words say about the number; stated where they say nothing",
        },
        "number": _number("the printed number; null for ranges and for words such as several hundred"),
        "low": _number("lowest number that the words allow, included"),
        "high": _number("highest number that the words allow, included; null without limit"),
        "bounds": _origin_of_bounds(
            "where they come from: the source gives one at least, or its words allow both"
        ),
        "low_from": _origin_of_bounds("where low comes from"),
        "high_from": _origin_of_bounds("where high comes from"),
        "percent": {"type": "boolean", "description": "whether the words say a percentage or a fraction"},
        "fraction": {
            "type": "boolean",
            "description": "whether the words are a fraction, such as two-thirds",
        },
    }


def _entry() -> Json:
    return {
        **_id("the file's stem; permanent"),
        **_dated(ENTRY_FIELDS),
        "figures": _list("figure", "the numbers it gives"),
        **_LINK,
        **_PAGE,
    }


def _figure() -> Json:
    """A figure's fields; its dates stand with their days, and its chains are those that hold for it."""
    meaning = {field.name: field.meaning for field in FIGURE}
    span: Json = {"anyOf": [{"$ref": "#/$defs/span"}, {"type": "null"}]}
    chains = "who said it to whom: source ids from the nearest relay to the origin, which stands last"
    return {
        **_id(meaning["id"]),
        **{name: shape for name, shape in _fields(FIGURE).items() if name != "id"},
        **{f.key: {**span, "description": f.meaning} for f in FIGURE if f.kind is Kind.DATE},
        "value": {"$ref": "#/$defs/value"},
        "chains": {**_CHAINS, "minItems": 1, "description": chains},
        **_LINK,
    }


def _fields(table: tuple[AnyField, ...]) -> Json:
    exported = (field for field in table if field.exported)
    return {field.key: {**_SHAPES[field.kind](field), "description": field.meaning} for field in exported}


def _dated(table: tuple[AnyField, ...]) -> Json:
    """The fields of a table, and behind them the first and last day of every date among them."""
    days = {name: day for field in table if field.kind is Kind.DATE for name, day in _days(field.key).items()}
    return {**_fields(table), **days}


def _string(more: Json) -> Callable[[AnyField], Json]:
    """A text, which may be absent unless its field is required."""
    return lambda field: {"type": "string", "minLength": 1, **more} if field.required else _or_null(more)


def _or_null(more: Json) -> Json:
    return {"type": ["string", "null"], **more}


def _choice(field: AnyField) -> Json:
    """One of the choices; or null, where no code computes with the field, so that it has no default when absent."""
    # An enum holds for null too, so null has to stand in it.
    return {"enum": [*field.choices, None] if field.get is None else list(field.choices)}


def _share(_: AnyField) -> Json:
    part = _object("a share", {"of": {"type": "string", **_ID}, "in": {"type": "string", **_ID}})
    return {"anyOf": [part, {"type": "null"}]}


# By kind too: a schema written by hand would fall behind the table of fields.
_SHAPES: Mapping[Kind, Callable[[AnyField], Json]] = {
    **dict.fromkeys((Kind.LINE, Kind.DATE, Kind.LANGUAGE), _string({})),
    Kind.URL: _string(_ADDRESS),
    Kind.COUNTRY: _string({"pattern": "^[A-Z]{2}$"}),
    Kind.ID: _string(_ID),
    Kind.VALUE: lambda _: {"$ref": "#/$defs/value"},
    Kind.CHOICE: _choice,
    Kind.FLAG: lambda _: {"type": "boolean"},
    Kind.NUMBER: lambda _: {"type": ["number", "null"]},
    Kind.LINES: lambda _: {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
    **dict.fromkeys((Kind.IDS, Kind.TAGS), lambda _: _IDS),
    Kind.CHAINS: lambda _: _CHAINS,
    Kind.PARTS: lambda _: {"anyOf": [_IDS, {"const": UNSTATED[0]}]},
    Kind.SHARE: _share,
    Kind.RECORDS: lambda field: {"type": "array", "items": {"$ref": f"#/$defs/{field.name}"}},
}
