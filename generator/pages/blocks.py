"""Named blocks: ``<!-- timeline:latest count=5 -->`` on a line of a docs page is where the generator fills something in.

A comment survives every Markdown builder and shows nothing where no generator runs.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.problems import Place, Problem, did_you_mean, shown

MARKER = re.compile(r"<!--\s*timeline:(.*?)-->", re.DOTALL)
_CALL = re.compile(r"([a-z-]+)((?:\s+[a-z]+=[A-Za-z0-9-]+)*)\s*\Z")
_FENCE = re.compile(r"\s{0,3}(```+|~~~+)")


@dataclass(frozen=True, slots=True)
class Option:
    """What a block can be told: a whole number or a metric's key, and what it is when not told."""

    kind: str
    default: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Call:
    """A block as written: its name, and its options by name."""

    name: str
    options: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Known:
    """The blocks there are with their options, and the metrics an option may name."""

    blocks: Mapping[str, Mapping[str, Option]]
    metrics: tuple[str, ...]


def parse_call(text: str) -> Call | None:
    """What stands between ``timeline:`` and the end of the comment, or None where it is no call."""
    match = _CALL.match(text)
    if match is None:
        return None
    pairs = (pair.split("=", 1) for pair in match[2].split())
    return Call(match[1], {name: value for name, value in pairs})


def check_blocks(text: str, path: str, known: Known) -> Iterator[Problem]:
    """Every marker of a docs page names a block and options that exist.

    Args:
        text: the page as its file has it; markers in fenced code are samples and left alone.
        path: the file's path from the repository's root.
        known: what there is to name.
    """
    for match in MARKER.finditer(_without_fences(text)):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1
        for message, hint in _faults(match[1].strip(), known):
            yield Problem(Place(path, line, column), "unknown-block", message, hint)


def _faults(text: str, known: Known) -> Iterator[tuple[str, str]]:
    call = parse_call(text)
    if call is None:
        yield f"{shown(text)} is not a block", "write <!-- timeline:NAME option=value -->"
        return
    options = known.blocks.get(call.name)
    if options is None:
        hint = did_you_mean(call.name, known.blocks) or f"the blocks are {', '.join(known.blocks)}"
        yield f"{shown(call.name)} is not a block", hint
        return
    for name, value in call.options.items():
        if name not in options:
            hint = did_you_mean(name, options) or f"its options are {', '.join(options) or 'none'}"
            yield f"{shown(name)} is not an option of the block {call.name}", hint
        elif options[name].kind == "metric" and value not in known.metrics:
            hint = did_you_mean(value, known.metrics) or f"the metrics are {', '.join(known.metrics)}"
            yield f"{shown(value)} is not a metric", hint
        elif options[name].kind == "number" and not re.fullmatch(r"[1-9]\d{0,3}", value):
            yield f"{shown(value)} is not a number from 1 to 9999", f"write {name}={options[name].default}"
    for name, option in options.items():
        if name not in call.options and not option.default:
            yield f"the block {call.name} needs {name}=", f"{name} is {option.meaning}"


def _without_fences(text: str) -> str:
    """The text with fenced code blanked out, every line still in its place."""
    lines: list[str] = []
    fence = ""
    for line in text.split("\n"):
        match = _FENCE.match(line)
        opens = bool(match) and not fence
        closes = bool(match) and bool(fence) and match is not None and match[1].startswith(fence)
        if match is not None and opens:
            fence = match[1]
        lines.append(" " * len(line) if fence or closes else line)
        if closes:
            fence = ""
    return "\n".join(lines)
