"""``entries.schema.json``: the shape of ``entries.json``, as a JSON Schema made from the table of fields."""

from collections.abc import Callable, Mapping

from generator.addresses import DATA
from generator.exports.json_document import ENTRY_FIELDS, VERSION, Json
from generator.model.ids import ID_PATTERN, LONGEST_ID
from generator.model.metrics import UNSTATED
from generator.model.values import BoundsFrom, Qualifier
from generator.reading.grammar.value_grammar import QUALIFIERS
from generator.reading.schema import CORRECTION, FIGURE, METRIC, RELAY, SOURCE, Field, Kind
from generator.settings import Settings

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ADDRESS = f"{DATA}entries.schema.json"

# JSON Schema searches for its patterns and knows no \Z, so both ends are said in its own way.
_ID: Json = {"pattern": f"^{ID_PATTERN}$", "maxLength": LONGEST_ID}
_ADDRESS: Json = {"pattern": "^[Hh][Tt][Tt][Pp][Ss]?://[^ ]+$"}
_IDS: Json = {"type": "array", "items": {"type": "string", **_ID}, "uniqueItems": True}
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
                "One thing that is counted.", {**_id("key in metrics.yml"), **_fields(METRIC), **_LINK}
            ),
            "source": _object("One source.", {**_id("permanent id"), **_fields(SOURCE), **_LINK, **_PAGE}),
            "entry": _object("One report or event.", _entry()),
            "figure": _object("One claim: a number in its source's words.", _figure()),
            "value": _object("A number: the words, and the bounds used only to compare it.", _value()),
            "span": _object("A date: the words, and the days they can mean.", _span()),
            "also_reported_by": _object("Who else carried a report.", {**_fields(RELAY), **_days("date")}),
            "corrections": _object("What was put right, and when.", _fields(CORRECTION)),
        },
    }


def _object(description: str, properties: Json) -> Json:
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": list(properties),
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
    return {"type": ["number", "null"], "minimum": 0, "description": description}


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
        "bounds": {
            "enum": list(BoundsFrom),
            "description": "where low and high come from: the source gives them, or its words allow them",
        },
        "percent": {"type": "boolean", "description": "whether the words say a percentage or a fraction"},
        "fraction": {
            "type": "boolean",
            "description": "whether the words are a fraction, such as two-thirds",
        },
    }


def _entry() -> Json:
    return {
        **_id("the file's stem; permanent"),
        **_fields(ENTRY_FIELDS),
        **_days("date"),
        **_days("published"),
        "figures": _list("figure", "the numbers it gives"),
        **_LINK,
        **_PAGE,
    }


def _figure() -> Json:
    """A figure's own shape; where a property is a field of the format, it has that field's meaning."""
    fields = _fields(FIGURE)
    span: Json = {"anyOf": [{"$ref": "#/$defs/span"}, {"type": "null"}]}
    meaning = {field.name: field.meaning for field in FIGURE}
    chains = "who said it to whom: source ids from the nearest relay to the origin, which stands last"
    return {
        **_id(meaning["id"]),
        "metric": fields["metric"],
        "value": {"$ref": "#/$defs/value"},
        "as_of": {**span, "description": meaning["as_of"]},
        "said_on": {**span, "description": meaning["said_on"]},
        "chains": {**_CHAINS, "minItems": 1, "description": chains},
        **{name: fields[name] for name in ("scope", "includes", "quote", "computed", "restates", "note")},
        **_LINK,
    }


def _fields(table: tuple[Field, ...]) -> Json:
    return {field.name: {**_SHAPES[field.kind](field), "description": field.meaning} for field in table}


def _string(more: Json) -> Callable[[Field], Json]:
    """A text, which may be absent unless its field is required."""
    return lambda field: {"type": "string", "minLength": 1, **more} if field.required else _or_null(more)


def _or_null(more: Json) -> Json:
    return {"type": ["string", "null"], **more}


def _share(_: Field) -> Json:
    part = _object("a share", {"of": {"type": "string", **_ID}, "in": {"type": "string", **_ID}})
    return {"anyOf": [part, {"type": "null"}]}


_SHAPES: Mapping[Kind, Callable[[Field], Json]] = {
    **dict.fromkeys(("line", "date", "language", "value"), _string({})),
    "url": _string(_ADDRESS),
    "country": _string({"pattern": "^[A-Z]{2}$"}),
    "id": _string(_ID),
    "choice": lambda field: {"enum": list(field.choices)},
    "flag": lambda _: {"type": "boolean"},
    "number": lambda _: {"type": ["number", "null"]},
    "lines": lambda _: {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
    **dict.fromkeys(("ids", "words"), lambda _: _IDS),
    "chains": lambda _: _CHAINS,
    "parts": lambda _: {"anyOf": [_IDS, {"const": UNSTATED[0]}]},
    "share": _share,
    "records": lambda field: {"type": "array", "items": {"$ref": f"#/$defs/{field.name}"}},
}
