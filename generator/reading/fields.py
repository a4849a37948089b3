"""Nodes become typed fields by the table of the schema: one reader a kind, every mistake gathered."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from collections.abc import Mapping as Dict
from dataclasses import dataclass, field, replace

from generator.model.choice import Choice
from generator.model.ids import LONGEST_ID, is_id
from generator.model.metrics import UNSTATED, Share
from generator.problems import Place, Problem, Refusal, did_you_mean, shown
from generator.reading.files.yaml_nodes import Mapping, Node, Scalar, Sequence
from generator.reading.grammar.date_parser import parse_date
from generator.reading.grammar.value_parser import parse_number, parse_value
from generator.reading.records import Record, Reference
from generator.reading.schema import Field, Kind
from generator.reading.urls import read_address


@dataclass(slots=True)
class Gathered:
    """The problems and references met while one file is read."""

    problems: list[Problem] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)

    def refuse(self, at: Place, path: str, rule: str, refusal: Refusal) -> None:
        """Note an error."""
        self.problems.append(Problem(at, rule, refusal.message, refusal.hint, path))


@dataclass(frozen=True, slots=True)
class Spot:
    """What a reader needs to know: the node, its field, its path, and where to note mistakes."""

    node: Node
    field: Field
    path: str
    found: Gathered

    def refuse(self, rule: str, message: str, hint: str = "") -> None:
        """Note an error at the node."""
        self.found.refuse(self.node.place, self.path, rule, Refusal(message, hint))

    def item(self, node: Node, index: int) -> "Spot":
        """The same field, one item of its list."""
        return Spot(node, self.field, f"{self.path}[{index}]", self.found)


LONGEST_LINE = 1000
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-[A-Za-z0-9]{5,8})*\Z")


def read_line(text: str) -> str | Refusal:
    """A text of one line, or why it is too long."""
    if len(text) > LONGEST_LINE:
        return Refusal(f"{shown(text)} has {len(text)} characters", f"write at most {LONGEST_LINE}")
    return text


def read_language(text: str) -> str | Refusal:
    """A BCP 47 tag, or why it is none."""
    if _LANGUAGE.match(text):
        return text
    return Refusal(f"{shown(text)} is not a language tag", "write a BCP 47 tag: en, ko, zh-Hant")


def read_country(text: str) -> str | Refusal:
    """An ISO 3166-1 alpha-2 code, or why it is none."""
    if text in COUNTRIES:
        return text
    near = COMMON_MISTAKES.get(text.upper()) or (text.upper() if text.upper() in COUNTRIES else "")
    return Refusal(
        f"{shown(text)} is not a country code",
        f'did you mean "{near}"?' if near else "write the two capital letters of ISO 3166-1, such as KR",
    )


def read_id(text: str) -> str | Refusal:
    """An id as written, or why it is none."""
    if len(text) > LONGEST_ID:
        return Refusal(f"{shown(text)} has {len(text)} characters", f"an id has at most {LONGEST_ID}")
    if is_id(text):
        return text
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    better = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ID].strip("-")
    rule = "small letters, digits and single hyphens between them"
    return Refusal(f"{shown(text)} is not an id", f'write "{better}"' if better else f"an id has {rule}")


def read_flag(text: str) -> bool | Refusal:
    """True or false, or why it is neither."""
    if text in ("true", "false"):
        return text == "true"
    return Refusal(f"{shown(text)} is neither true nor false", "write true, or leave the field out")


COUNTRIES = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
    CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO
    FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE
    JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO
    MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW
    PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM
    TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
    """.split()
)

COMMON_MISTAKES = {"UK": "GB", "EN": "GB", "SU": "RU", "EL": "GR", "JA": "JP", "KO": "KR"}

MOST_ITEMS = 500


def read_record(node: Node, fields: tuple[Field, ...], path: str, found: Gathered) -> Record:
    """Read a mapping by its table: unknown keys, missing fields and unreadable values are noted.

    Args:
        node: what stands in the file; anything but a mapping is refused.
        fields: the table of its fields.
        path: the record's own path, such as ``figures[0]``; empty at the top.
        found: where problems and references are noted.
    """
    if not isinstance(node, Mapping):
        hint = f"write them as {_braces(fields)}"
        found.refuse(node.place, path, "not-fields", Refusal("fields are expected here", hint))
        return Record(node.place, path)
    table = {f.name: f for f in fields}
    values: dict[str, object] = {}
    places: dict[str, Place] = {}
    for key, value_node in node.pairs:
        known = table.get(key.text)
        inner = f"{path}.{key.text}" if path else key.text
        if known is None:
            hint = did_you_mean(key.text, table) or f"the fields are {', '.join(table)}"
            refusal = Refusal(f"{shown(key.text)} is not a field", hint)
            found.refuse(key.place, path, "unknown-field", refusal)
            continue
        places[key.text] = value_node.place
        value = read_field(Spot(value_node, known, inner, found))
        if value is not None:
            values[key.text] = value
    for missing in (f for f in fields if f.required and f.name not in places):
        refusal = Refusal(f"{missing.name} is missing", f"add {missing.name}: {_wanted(missing)}")
        found.refuse(node.place, path, "missing-field", refusal)
    return Record(node.place, path, values, places)


def read_field(spot: Spot) -> object | None:
    """The value of one field by its kind, or None after noting why there is none."""
    if isinstance(spot.node, Scalar) and not spot.node.text.strip():
        ways = (f"write {_wanted(spot.field)}", "leave the field out")
        hint = ways[0] if spot.field.required else ", or ".join(ways) if spot.field.example else ways[1]
        spot.refuse("empty-field", f"{spot.field.name} is empty", hint)
        return None
    return READERS[spot.field.kind](spot)


def _wanted(wanted: Field) -> str:
    """What a field is to hold, in words that nobody takes for the value itself."""
    if wanted.choices:
        return f"one of {', '.join(wanted.choices)}"
    example = f", such as {wanted.example}" if wanted.example else ""
    return f"<{wanted.meaning}>{example}"


def _scalar(spot: Spot) -> str | None:
    if isinstance(spot.node, Scalar):
        return spot.node.text.strip()
    example = f", such as {spot.field.example}" if spot.field.example else ""
    spot.refuse(
        "not-a-text", "a single text is expected here, not a list or fields", f"write one value{example}"
    )
    return None


def _braces(fields: tuple[Field, ...]) -> str:
    """The required fields as one would write them in braces, to be filled in."""
    return "{" + ", ".join(f"{field.name}: …" for field in fields if field.required) + "}"


def _sample(spot: Spot) -> str:
    """What stands where a list belongs, as the item of one; fields to fill in for a list of records."""
    if spot.field.fields:
        return _braces(spot.field.fields)
    return shown(spot.node.text)[1:-1] if isinstance(spot.node, Scalar) else "…"


def _items(spot: Spot) -> tuple[Spot, ...] | None:
    if not isinstance(spot.node, Sequence):
        spot.refuse("not-a-list", "a list is expected here", f"write {spot.field.name}: [{_sample(spot)}]")
        return None
    if len(spot.node.items) > MOST_ITEMS:
        spot.refuse("too-long", f"the list has {len(spot.node.items)} items", f"write at most {MOST_ITEMS}")
        return None
    return tuple(spot.item(node, index) for index, node in enumerate(spot.node.items))


def _date(spot: Spot) -> object | None:
    """A date; brackets without quotes are a list to YAML and one-of to EDTF, so a list of one text is a date."""
    node = spot.node
    if isinstance(node, Sequence) and len(node.items) == 1 and isinstance(node.items[0], Scalar):
        spot = replace(spot, node=Scalar(f"[{node.items[0].text}]", node.place))
    return _read(spot, "bad-date", parse_date)


def _read(spot: Spot, rule: str, parse: Callable[[str], object]) -> object | None:
    """A scalar through a parser that answers with a value or a refusal."""
    text = _scalar(spot)
    if text is None:
        return None
    value = parse(text)
    if isinstance(value, Refusal):
        spot.refuse(rule, value.message, value.hint)
        return None
    return value


def _choice(spot: Spot) -> object | None:
    def parse(text: str) -> Choice | Refusal:
        for choice in spot.field.choices:
            if choice == text:
                return choice
        hint = did_you_mean(text, spot.field.choices) or f"write one of {', '.join(spot.field.choices)}"
        return Refusal(f"{shown(text)} is not a {spot.field.name}", hint)

    return _read(spot, f"unknown-{spot.field.name}", parse)


def _id(spot: Spot) -> str | None:
    value = _read(spot, "bad-id", read_id)
    if not isinstance(value, str):
        return None
    if spot.field.points_to:
        spot.found.references.append(Reference(spot.field.points_to, value, spot.node.place, spot.path))
    return value


def _list(spot: Spot, read: Callable[[Spot], object | None]) -> tuple[object, ...] | None:
    """The items that could be read, so that they are checked; the others are noted, and stop a build."""
    items = _items(spot)
    if items is None:
        return None
    return tuple(value for item in items if (value := read(item)) is not None)


def _unique(spot: Spot, read: Callable[[Spot], object | None]) -> tuple[object, ...] | None:
    values = _list(spot, read)
    for value, count in Counter(values or ()).items():
        if count > 1:
            spot.refuse("listed-twice", f"{shown(str(value))} is listed twice", "write it once")
    return values


def _chains(spot: Spot) -> tuple[object, ...] | None:
    if not isinstance(spot.node, Sequence):
        hint = f"write {spot.field.name}: [{_sample(spot)}]"
        spot.refuse("not-a-list", "a chain is a list of source ids, the origin last", hint)
        return None
    if any(isinstance(item, Sequence) for item in spot.node.items):
        return _list(spot, _chain)
    chain = _chain(spot)
    return None if chain is None else (chain,) if chain else ()


def _chain(spot: Spot) -> tuple[object, ...] | None:
    """A chain whose every link could be read: without one of them, the next is not what it seems."""
    chain = _unique(spot, _id)
    written = len(spot.node.items) if isinstance(spot.node, Sequence) else 0
    if not written and "[" in spot.path.rsplit(".", 1)[-1]:
        spot.refuse("empty-chain", "this chain names nobody", "write the source ids, the origin last")
        return None
    return chain if chain is not None and len(chain) == written else None


def _parts(spot: Spot) -> tuple[object, ...] | None:
    if isinstance(spot.node, Scalar) and spot.node.text.strip() == UNSTATED[0]:
        return UNSTATED
    return _unique(spot, _id)


def _share(spot: Spot) -> Share | None:
    table = (
        Field("of", "id", "the metric that is part", True, "metric", example="killed"),
        Field("in", "id", "the metric that is the whole", True, "metric", example="casualties"),
    )
    record = read_record(spot.node, table, spot.path, spot.found)
    of, within = record.text("of"), record.text("in")
    return Share(of, within) if of and within else None


def _records(spot: Spot) -> tuple[object, ...] | None:
    items = _items(spot)
    if items is None:
        return None
    return tuple(read_record(item.node, item.field.fields, item.path, item.found) for item in items)


def _text(rule: str, parse: Callable[[str], object]) -> Callable[[Spot], object | None]:
    return lambda spot: _read(spot, rule, parse)


READERS: Dict[Kind, Callable[[Spot], object | None]] = {
    "line": _text("too-long", read_line),
    "lines": lambda spot: _unique(spot, _text("too-long", read_line)),
    "date": _date,
    "url": _text("bad-address", read_address),
    "language": _text("bad-language", read_language),
    "country": _text("bad-country", read_country),
    "choice": _choice,
    "flag": _text("bad-flag", read_flag),
    "id": _id,
    "ids": lambda spot: _unique(spot, _id),
    "words": lambda spot: _unique(spot, _text("bad-tag", read_id)),
    "chains": _chains,
    "parts": _parts,
    "share": _share,
    "value": _text("bad-value", parse_value),
    "number": _text("bad-number", parse_number),
    "records": _records,
}
"""One reader for each kind of field."""
