"""What a YAML text must not be: what stands before, in and behind it, looked at as it was written."""

import re
from collections.abc import Iterator
from typing import Protocol, cast

from yaml import events

from generator.problems import shown
from generator.reading.files.encoding import INVISIBLE, REFUSED, Why, name_of, why_refused
from generator.reading.files.yaml_errors import block_text, in_quotes

_COMMENT = re.compile(" +#.*")
_BEFORE_BLOCK = re.compile("^[^|>]*")


class Mark(Protocol):
    """A position of the YAML library, counted from 0."""

    index: int
    line: int
    column: int


def start_of(event: events.Event) -> Mark:
    """Where an event begins; every event of a parser has a place."""
    return cast(Mark, event.start_mark)


def end_of(event: events.Event) -> Mark:
    """Where an event ends, half-open."""
    return cast(Mark, event.end_mark)


def faults_of_node(event: events.NodeEvent, text: str) -> Iterator[Why]:
    """Names, references and types: the properties of a node that YAML would act on."""
    tag = getattr(event, "tag", None)
    if event.anchor is None and tag is None:
        return
    written = text[start_of(event).index : end_of(event).index]
    word = shown((written.split() or [""])[0])
    quoted = "" if isinstance(event, events.CollectionStartEvent) else f", or {in_quotes(written)}"
    if isinstance(event, events.AliasEvent):
        yield "yaml-anchor", f"{word} refers to another value", f"write the value out{quoted}"
    elif event.anchor is not None:
        yield "yaml-anchor", f"{word} names a value for later use", f"delete it{quoted}"
    if tag is not None:
        yield "yaml-tag", f"{word} gives the value a type", f"delete it{quoted}"


def faults_of_scalar(event: events.ScalarEvent, text: str, stop: int) -> Iterator[Why]:
    """Texts that YAML would fold, cut or decode into something else than what a reader of the file sees.

    Args:
        event: the text.
        text: the whole YAML.
        stop: the index in it at which the text ends.
    """
    start, end = start_of(event), end_of(event)
    if event.style in ("|", ">"):
        header = text[start.index : end.index].split("\n", 1)[0].rstrip()
        yield "yaml-block-text", *block_text(_BEFORE_BLOCK.sub("", header))
    elif start.line != end.line:
        yield _lines(event, end.line - start.line + 1)
    elif event.style == '"':
        yield from _escapes(event.value)
    elif not event.style and (cut := _COMMENT.match(text, stop)):
        yield _comment(event.value, cut[0])


def _lines(event: events.ScalarEvent, count: int) -> Why:
    if event.style:
        message = f"the quoted text that begins here goes on over {count} lines"
        return "yaml-line-break", message, "write it on one line; perhaps its closing quote is missing"
    message = f"the text {shown(event.value)} is spread over {count} lines"
    return "yaml-line-break", message, "write it on one line, and each field as name: value"


def _comment(value: str, cut: str) -> Why:
    whole = in_quotes((value + cut).strip())
    if not value:
        return "yaml-comment", f"the value is empty, for YAML takes {shown(cut.strip())} for a comment", whole
    message = f"YAML would cut the text to {shown(value)} and take {shown(cut.strip())} for a comment"
    return "yaml-comment", message, f"{whole}; a comment goes on a line of its own"


def _escapes(value: str) -> Iterator[Why]:
    """Characters that only an escape can bring in; the first one is enough."""
    broken = next((char for char in value if char in "\n\r"), "")
    if broken:
        yield (
            "yaml-line-break",
            f"the text holds {name_of(broken)}",
            "write the text on one line, without \\n and \\r",
        )
    elif match := REFUSED.search(value):
        yield why_refused(match[0])
    elif (match := INVISIBLE.search(value)) and match[1]:
        yield why_refused(match[1])
