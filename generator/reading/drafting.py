"""Files as one would write them by hand: what ``new`` writes, what a prefilled form holds, what the page shows."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from generator.reading.schema import ENTRY, FIGURE, SOURCE, Field, Kind

_PLAIN = re.compile(r"[A-Za-z0-9À-ɏ“”‘’(][^\s:#{}\[\],&*!|>%@`\"\\]*( [^\s:#{}\[\],&*!|>%@`\"\\]+)*\Z")

EXAMPLE_FIGURE = {"metric": "killed", "value": "some 300", "as_of": "2025-01-13"}
_BODY = "What the report says, in your own words."


def write_scalar(text: str) -> str:
    """A text as a YAML scalar: as it is where that is safe, else in double quotes."""
    return text if _PLAIN.match(text) else json.dumps(text, ensure_ascii=False)


def draft_entry(
    values: Mapping[str, str], figures: Sequence[Mapping[str, str]] = (), body: str = _BODY
) -> str:
    """The text of an entry's file.

    Args:
        values: texts by field; fields come out in the order of the format, empty ones not at all. A value for
            ``according_to`` or ``tags`` holds ids with commas between them.
        figures: the same for every figure.
        body: Markdown below the fields.
    """
    lines = [_line(field, values[field.name]) for field in ENTRY if values.get(field.name)]
    if figures:
        lines.append("figures:")
    for figure in figures:
        given = [_line(field, figure[field.name]) for field in FIGURE if figure.get(field.name)]
        lines.extend(("  - " if not at else "    ") + line for at, line in enumerate(given))
    return _file(lines, body)


def draft_source(values: Mapping[str, str], body: str = "What it is, in two sentences.") -> str:
    """The text of a source's file, from texts by field."""
    return _file([_line(field, values[field.name]) for field in SOURCE if values.get(field.name)], body)


def example_entry() -> str:
    """An entry with every required field, its address, who said it and one figure, from the examples of the format."""
    shown = (field for field in ENTRY if field.required or field.name in ("url", "according_to"))
    return draft_entry({field.name: field.example.strip("[]") for field in shown}, (EXAMPLE_FIGURE,))


def begin_retelling(entry: str) -> str:
    """An entry that retells another, with all to be filled in but the other's id; short, as it stands in a link."""
    needed = (f"{field.name}:" for field in ENTRY if field.required or field.name == "url")
    return _file([*needed, f"repeats: {entry}"], "")


def example_source() -> str:
    """A source with its required fields."""
    return draft_source({field.name: field.example for field in SOURCE if field.required})


def name_source(source: str) -> str:
    """A name guessed from a source's id, to be put right by hand."""
    return " ".join(word.capitalize() for word in source.split("-"))


def _line(field: Field[Any], text: str) -> str:
    if field.kind in (Kind.CHAINS, Kind.IDS, Kind.TAGS, Kind.LINES):
        return f"{field.name}: [{', '.join(write_scalar(part.strip()) for part in text.split(','))}]"
    return f"{field.name}: {write_scalar(text)}"


def _file(lines: Sequence[str], body: str) -> str:
    return "\n".join(("---", *lines, "---", body.strip(), ""))
