"""Nodes become typed fields by the table of the schema: one reader a kind, every mistake noted."""

import re
from collections import Counter
from collections.abc import Callable
from collections.abc import Mapping as Dict
from dataclasses import dataclass, field, replace
from typing import Any

from generator.model.choice import Choice
from generator.model.ids import LONGEST_ID, is_id, make_id
from generator.model.metrics import UNSTATED, Share
from generator.problems import Place, Problem, Refusal, did_you_mean, shown
from generator.reading.files.yaml_nodes import Mapping, Node, Scalar, Sequence
from generator.reading.grammar.date_parser import parse_date
from generator.reading.grammar.value_parser import parse_number, parse_value
from generator.reading.records import Record, Reference
from generator.reading.schema import SHARE, Field, Kind
from generator.reading.urls import read_address


@dataclass(slots=True)
class Collector:
    """The problems and references of one file, noted while it is read."""

    problems: list[Problem] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)

    def refuse(self, at: Place, path: str, rule: str, refusal: Refusal) -> None:
        """Note an error."""
        self.problems.append(Problem(at, rule, refusal.message, refusal.hint, path))


@dataclass(frozen=True, slots=True)
class FieldNode:
    """A field as it stands in a file: what a reader of its kind needs.

    Attributes:
        path: of the field from the top of the file, such as ``figures[0].value``.
        collector: where mistakes and references are noted.
    """

    node: Node
    field: Field[Any]
    path: str
    collector: Collector

    def refuse(self, rule: str, message: str, hint: str = "") -> None:
        """Note an error at the node."""
        self.collector.refuse(self.node.place, self.path, rule, Refusal(message, hint))

    def item(self, node: Node, index: int) -> "FieldNode":
        """The same field, one item of its list."""
        return FieldNode(node, self.field, f"{self.path}[{index}]", self.collector)


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
    # Ids are short and typed by hand: what was meant is offered without accents, capitals and spaces.
    better = make_id(text)[:LONGEST_ID].strip("-")
    rule = "small letters, digits and single hyphens between them"
    return Refusal(f"{shown(text)} is not an id", f'write "{better}"' if better else f"an id has {rule}")


def read_flag(text: str) -> bool | Refusal:
    """True or false, or why it is neither."""
    # Only these two: YAML's other words for them, such as no and on, are a country or a word to most writers.
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

# Codes that people know from elsewhere: UK and EL from the European Union,
# EN, JA and KO from languages, SU from addresses of web sites.
COMMON_MISTAKES = {"UK": "GB", "EN": "GB", "SU": "RU", "EL": "GR", "JA": "JP", "KO": "KR"}

MOST_ITEMS = 500


def read_record(node: Node, fields: tuple[Field[Any], ...], path: str, collector: Collector) -> Record:
    """Read a mapping by its table: unknown keys, missing fields and unreadable values are noted.

    Args:
        node: what stands in the file; anything but a mapping is refused.
        fields: the table of its fields.
        path: the record's own path, such as ``figures[0]``; empty at the top.
        collector: where problems and references are noted.
    """
    if not isinstance(node, Mapping):
        hint = f"write them as {_braces(fields)}"
        collector.refuse(node.place, path, "not-fields", Refusal("fields are expected here", hint))
        return Record(node.place, path)
    table = {f.name: f for f in fields}
    values: dict[str, object] = {}
    places: dict[str, Place] = {}
    for key, value_node in node.pairs:
        known = table.get(key.text)
        inner = f"{path}.{key.text}" if path else key.text
        # A comparable collection without this rule had 102 names of fields after two years,
        # 41 of which were used once.
        if known is None:
            hint = did_you_mean(key.text, table) or f"the fields are {', '.join(table)}"
            refusal = Refusal(f"{shown(key.text)} is not a field", hint)
            collector.refuse(key.place, path, "unknown-field", refusal)
            continue
        places[key.text] = value_node.place
        value = read_field(FieldNode(value_node, known, inner, collector))
        if value is not None:
            values[key.text] = value
    for missing in (f for f in fields if f.required and f.name not in places):
        refusal = Refusal(f"{missing.name} is missing", f"add {missing.name}: {_wanted(missing)}")
        collector.refuse(node.place, path, "missing-field", refusal)
    return Record(node.place, path, values, places)


def read_field(written: FieldNode) -> object | None:
    """The value of one field by its kind, or None after noting why there is none."""
    # The form for a repeat begins with empty fields, and must not be published as it was sent.
    if isinstance(written.node, Scalar) and not written.node.text.strip():
        ways = (f"write {_wanted(written.field)}", "leave the field out")
        hint = ways[0] if written.field.required else ", or ".join(ways) if written.field.example else ways[1]
        written.refuse("empty-field", f"{written.field.name} is empty", hint)
        return None
    return READERS[written.field.kind](written)


def _wanted(wanted: Field[Any]) -> str:
    """What a field is to hold, in words that nobody takes for the value itself."""
    if wanted.choices:
        return f"one of {', '.join(wanted.choices)}"
    example = f", such as {wanted.example}" if wanted.example else ""
    return f"<{wanted.meaning}>{example}"


def _scalar(written: FieldNode) -> str | None:
    if isinstance(written.node, Scalar):
        text = written.node.text.strip()
        # Templates that are sent as they were begun would otherwise be published with their instructions.
        if text == written.field.placeholder:
            message, hint = f"{shown(text)} is still to be filled in", f"write {_wanted(written.field)}"
            written.refuse("placeholder", message, hint)
            return None
        return text
    example = f", such as {written.field.example}" if written.field.example else ""
    written.refuse(
        "not-a-text", "a single text is expected here, not a list or fields", f"write one value{example}"
    )
    return None


def _braces(fields: tuple[Field[Any], ...]) -> str:
    """The required fields as one would write them in braces, to be filled in."""
    return "{" + ", ".join(f"{field.name}: …" for field in fields if field.required) + "}"


def _sample(written: FieldNode) -> str:
    """The written text as the item of the list that belongs there; for a list of records, their fields to fill in."""
    if written.field.fields:
        return _braces(written.field.fields)
    return shown(written.node.text)[1:-1] if isinstance(written.node, Scalar) else "…"


def _items(written: FieldNode) -> tuple[FieldNode, ...] | None:
    if not isinstance(written.node, Sequence):
        written.refuse(
            "not-a-list", "a list is expected here", f"write {written.field.name}: [{_sample(written)}]"
        )
        return None
    if len(written.node.items) > MOST_ITEMS:
        written.refuse(
            "too-long", f"the list has {len(written.node.items)} items", f"write at most {MOST_ITEMS}"
        )
        return None
    return tuple(written.item(node, index) for index, node in enumerate(written.node.items))


def _date(written: FieldNode) -> object | None:
    """A date; brackets without quotes are a list to YAML and one-of to EDTF, so a list of one text is a date."""
    node = written.node
    if isinstance(node, Sequence) and len(node.items) == 1 and isinstance(node.items[0], Scalar):
        written = replace(written, node=Scalar(f"[{node.items[0].text}]", node.place))
    return _read(written, "bad-date", parse_date)


def _read(written: FieldNode, rule: str, parse: Callable[[str], object]) -> object | None:
    """A scalar through a parser that answers with a value or a refusal."""
    text = _scalar(written)
    if text is None:
        return None
    value = parse(text)
    if isinstance(value, Refusal):
        written.refuse(rule, value.message, value.hint)
        return None
    return value


def _choice(written: FieldNode) -> object | None:
    def parse(text: str) -> Choice | Refusal:
        for choice in written.field.choices:
            if choice == text:
                return choice
        hint = did_you_mean(text, written.field.choices) or f"write one of {', '.join(written.field.choices)}"
        return Refusal(f"{shown(text)} is not a {written.field.name}", hint)

    return _read(written, f"unknown-{written.field.name}", parse)


def _id(written: FieldNode) -> str | None:
    value = _read(written, "bad-id", read_id)
    if not isinstance(value, str):
        return None
    if written.field.points_to:
        written.collector.references.append(
            Reference(written.field.points_to, value, written.node.place, written.path)
        )
    return value


def _list(written: FieldNode, read: Callable[[FieldNode], object | None]) -> tuple[object, ...] | None:
    """The items that could be read, so that they are checked; the others are noted, and stop a build."""
    items = _items(written)
    if items is None:
        return None
    return tuple(value for item in items if (value := read(item)) is not None)


def _unique(written: FieldNode, read: Callable[[FieldNode], object | None]) -> tuple[object, ...] | None:
    values = _list(written, read)
    for value, count in Counter(values or ()).items():
        if count > 1:
            written.refuse("listed-twice", f"{shown(str(value))} is listed twice", "write it once")
    return values


def _chains(written: FieldNode) -> tuple[object, ...] | None:
    if not isinstance(written.node, Sequence):
        hint = f"write {written.field.name}: [{_sample(written)}]"
        written.refuse("not-a-list", "a chain is a list of source ids, the origin last", hint)
        return None
    if any(isinstance(item, Sequence) for item in written.node.items):
        return _list(written, _chain)
    chain = _chain(written)
    return None if chain is None else (chain,) if chain else ()


def _chain(written: FieldNode) -> tuple[object, ...] | None:
    """A chain, or None where one of its ids could not be read: without that one, the origin may seem to be another."""
    chain = _unique(written, _id)
    count = len(written.node.items) if isinstance(written.node, Sequence) else 0
    # An entry's chain may be absent, but one of several that names nobody is a slip of the brackets.
    if not count and "[" in written.path.rsplit(".", 1)[-1]:
        written.refuse("empty-chain", "this chain names nobody", "write the source ids, the origin last")
        return None
    return chain if chain is not None and len(chain) == count else None


def _parts(written: FieldNode) -> tuple[object, ...] | None:
    if isinstance(written.node, Scalar) and written.node.text.strip() == UNSTATED[0]:
        return UNSTATED
    return _unique(written, _id)


def _share(written: FieldNode) -> Share | None:
    record = read_record(written.node, SHARE, written.path, written.collector)
    of, within = record.text("of"), record.text("in")
    return Share(of, within) if of and within else None


def _records(written: FieldNode) -> tuple[object, ...] | None:
    items = _items(written)
    if items is None:
        return None
    return tuple(read_record(item.node, item.field.fields, item.path, item.collector) for item in items)


def _text(rule: str, parse: Callable[[str], object]) -> Callable[[FieldNode], object | None]:
    return lambda written: _read(written, rule, parse)


READERS: Dict[Kind, Callable[[FieldNode], object | None]] = {
    Kind.LINE: _text("too-long", read_line),
    Kind.LINES: lambda written: _unique(written, _text("too-long", read_line)),
    Kind.DATE: _date,
    Kind.URL: _text("bad-address", read_address),
    Kind.LANGUAGE: _text("bad-language", read_language),
    Kind.COUNTRY: _text("bad-country", read_country),
    Kind.CHOICE: _choice,
    Kind.FLAG: _text("bad-flag", read_flag),
    Kind.ID: _id,
    Kind.IDS: lambda written: _unique(written, _id),
    Kind.TAGS: lambda written: _unique(written, _text("bad-tag", read_id)),
    Kind.CHAINS: _chains,
    Kind.PARTS: _parts,
    Kind.SHARE: _share,
    Kind.VALUE: _text("bad-value", parse_value),
    Kind.NUMBER: _text("bad-number", parse_number),
    Kind.RECORDS: _records,
}
"""One reader for each kind of field."""
