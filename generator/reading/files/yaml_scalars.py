"""Faults of single YAML texts: anchors and types before them, breaks and escapes in them, comments behind them."""

import re
from collections.abc import Iterator
from typing import Protocol, cast

from yaml import events

from generator.problems import Refusal, shown
from generator.reading.files.encoding import INVISIBLE, REFUSED, Fault, name_of, refuse_character
from generator.reading.files.yaml_errors import in_quotes, refuse_block_text

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


def faults_of_node(event: events.NodeEvent, text: str) -> Iterator[Fault]:
    """Names, references and types: the properties of a node that YAML would act on."""
    tag = getattr(event, "tag", None)
    if event.anchor is None and tag is None:
        return
    written = text[start_of(event).index : end_of(event).index]
    word = shown((written.split() or [""])[0])
    quoted = "" if isinstance(event, events.CollectionStartEvent) else f", or {in_quotes(written)}"
    if isinstance(event, events.AliasEvent):
        yield "yaml-anchor", Refusal(f"{word} refers to another value", f"write the value out{quoted}")
    elif event.anchor is not None:
        yield "yaml-anchor", Refusal(f"{word} names a value for later use", f"delete it{quoted}")
    if tag is not None:
        yield "yaml-tag", Refusal(f"{word} gives the value a type", f"delete it{quoted}")


def faults_of_scalar(event: events.ScalarEvent, text: str, stop: int) -> Iterator[Fault]:
    """Texts that YAML would fold, cut or decode into something else than what a reader of the file sees.

    Args:
        event: the text.
        text: the whole YAML.
        stop: the index in it at which the text ends.
    """
    start, end = start_of(event), end_of(event)
    if event.style in ("|", ">"):
        # A figure of > 300, written without quotes, would be gone: YAML looks for a text on the lines below.
        header = text[start.index : end.index].split("\n", 1)[0].rstrip()
        yield "yaml-block-text", refuse_block_text(_BEFORE_BLOCK.sub("", header))
    elif start.line != end.line:
        yield _lines(event, end.line - start.line + 1)
    elif event.style == '"':
        yield from _escapes(event.value)
    # Everything from a ` #` on would be missing from the page, without a word to its writer.
    elif not event.style and (cut := _COMMENT.match(text, stop)):
        yield _comment(event.value, cut[0])


def _lines(event: events.ScalarEvent, count: int) -> Fault:
    # A line whose colon was forgotten becomes the end of the text above it, and its field is missing.
    message = f"the text {shown(event.value)} is spread over {count} lines"
    hint = "write it on one line, and each field as name: value"
    if event.style:
        message = f"the quoted text that begins here goes on over {count} lines"
        hint = "write it on one line; perhaps its closing quote is missing"
    return "yaml-line-break", Refusal(message, hint)


def _comment(value: str, cut: str) -> Fault:
    hint = in_quotes((value + cut).strip())
    if not value:
        message = f"the value is empty, for YAML takes {shown(cut.strip())} for a comment"
        return "yaml-comment", Refusal(message, hint)
    message = f"YAML would cut the text to {shown(value)} and take {shown(cut.strip())} for a comment"
    return "yaml-comment", Refusal(message, f"{hint}; a comment goes on a line of its own")


def _escapes(value: str) -> Iterator[Fault]:
    """Characters that only an escape can bring in; the first one is enough."""
    # A check of the file's bytes sees only the letters of an escape, not the character that it stands for.
    if value.isprintable():
        return
    broken = next((char for char in value if char in "\n\r"), "")
    if broken:
        hint = "write the text on one line, without \\n and \\r"
        yield "yaml-line-break", Refusal(f"the text holds {name_of(broken)}", hint)
    elif match := REFUSED.search(value):
        yield refuse_character(match[0])
    elif (match := INVISIBLE.search(value)) and match[1]:
        yield refuse_character(match[1])
