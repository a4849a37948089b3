"""Files as one would write them by hand: what ``new`` writes, what a prefilled form holds, what the page shows."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.model.metrics import PERCENT
from generator.model.sources import SourceKind
from generator.model.timeline import Timeline
from generator.reading.schema import ENTRY, FIGURE, SOURCE, Field, Kind, Target

# A title with a colon, a ` #` or a bracket in it would be cut or split by YAML, so it goes into quotes.
_PLAIN = re.compile(r"[A-Za-z0-9À-ɏ“”‘’(][^\s:#{}\[\],&*!|>%@`\"\\]*( [^\s:#{}\[\],&*!|>%@`\"\\]+)*\Z")

# A fixed day, not today's: pages come out the same on every build.
_EXAMPLE_DATE = "2025-01-13"
_BODY = "What the report says, in your own words."


def write_scalar(text: str) -> str:
    """A text as a YAML scalar: as it is where that is safe, else in double quotes."""
    # A JSON string is a YAML text in double quotes too, and never goes on over a line,
    # which the reader would refuse.
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


@dataclass(frozen=True, slots=True)
class OwnIds:
    """Ids of a site's own metrics, sources and entries, of which its examples are made; empty where it has none yet.

    Attributes:
        metric: the first of ``metrics.yml``.
        is_share: whether it is counted in percent.
        parts: of the first metric that has any, else the first two metrics.
        publisher: the first outlet or agency by id, else the first source.
        speaker: the first source that speaks for itself and publishes nothing, else the next source.
        entry: the oldest.
    """

    metric: str = ""
    is_share: bool = False
    parts: tuple[str, ...] = ()
    publisher: str = ""
    speaker: str = ""
    entry: str = ""


_PUBLISHERS = (SourceKind.OUTLET, SourceKind.AGENCY)
_NAMELESS = (SourceKind.ANONYMOUS, SourceKind.UNIDENTIFIED)


def find_own_ids(timeline: Timeline) -> OwnIds:
    """The ids with which a site's examples are written: the same for the same timeline."""
    metrics, sources = tuple(timeline.metrics.values()), tuple(timeline.sources.values())
    composite = next((metric.parts for metric in metrics if metric.parts), ())
    publisher = next((s.id for s in sources if s.kind in _PUBLISHERS), sources[0].id if sources else "")
    others = [source for source in sources if source.id != publisher]
    speakers = (s.id for s in others if s.kind not in (*_PUBLISHERS, *_NAMELESS))
    return OwnIds(
        metric=metrics[0].id if metrics else "",
        is_share=bool(metrics) and metrics[0].unit == PERCENT,
        parts=composite or tuple(metric.id for metric in metrics[:2]),
        publisher=publisher,
        speaker=next(speakers, others[0].id if others else ""),
        entry=timeline.entries[0].id if timeline.entries else "",
    )


def example_of(field: Field[Any], own: OwnIds) -> str:
    """A value of a field as one would write it on this site; the format's own example where it names nothing."""
    if field.kind is Kind.SHARE:
        return f"{{of: {own.parts[0]}, in: {own.parts[1]}}}" if len(own.parts) > 1 else field.example
    match field.points_to:
        case Target.METRIC | Target.FIGURE:
            ids = own.parts if field.kind in (Kind.IDS, Kind.PARTS) else (own.metric,)
        case Target.SOURCE:
            ids = (own.speaker if field.kind is Kind.CHAINS else own.publisher,)
        case Target.ENTRY:
            ids = (own.entry,)
        case None:
            return field.example
    if not all(ids) or not ids:
        return field.example
    return ids[0] if field.kind is Kind.ID else f"[{', '.join(ids)}]"


def example_entry(own: OwnIds) -> str:
    """An entry to begin with: this site's ids and a date; what only its writer knows stands in angle brackets.

    ``check`` refuses what stands there, so that a template sent as it is cannot be published.
    """
    # An example of ids that exist and a title that claims something once passed every check
    # with nothing but its address changed.
    values = {field.name: field.placeholder for field in ENTRY if field.required or field.name == "url"}
    values["date"] = _EXAMPLE_DATE
    values["according_to"] = own.speaker
    if own.publisher:
        values["source"] = own.publisher
    metric = own.metric or next(field for field in FIGURE if field.name == "metric").placeholder
    figure = {"metric": metric, "value": "some 30%" if own.is_share else "some 300", "as_of": _EXAMPLE_DATE}
    return draft_entry(values, (figure,))


def begin_repeat(entry: str) -> str:
    """An entry that repeats another, with all to be filled in but the other's id; short, as it stands in a link."""
    needed = (f"{field.name}:" for field in ENTRY if field.required or field.name == "url")
    return _file([*needed, f"repeats: {entry}"], "")


def example_source() -> str:
    """A source with its required fields; its name stands in angle brackets, which ``check`` refuses."""
    return draft_source(
        {
            field.name: field.example if field.choices else field.placeholder
            for field in SOURCE
            if field.required
        }
    )


def name_source(source: str) -> str:
    """A name guessed from a source's id, to be put right by hand."""
    return " ".join(word.capitalize() for word in source.split("-"))


def _line(field: Field[Any], text: str) -> str:
    if field.kind in (Kind.CHAINS, Kind.IDS, Kind.TAGS, Kind.LINES):
        return f"{field.name}: [{', '.join(write_scalar(part.strip()) for part in text.split(','))}]"
    return f"{field.name}: {write_scalar(text)}"


def _file(lines: Sequence[str], body: str) -> str:
    return "\n".join(("---", *lines, "---", body.strip(), ""))
