"""Named blocks: ``<!-- timeline:latest count=5 -->`` in a docs page is where the generator fills something in.

A comment survives every Markdown builder and shows nothing where no generator runs.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from generator.problems import Place, Problem, did_you_mean, shown

MARKER = re.compile(r"<!--\s*timeline:(.*?)-->", re.DOTALL)
_CALL = re.compile(r"([a-z-]+)((?:\s+[a-z]+=[A-Za-z0-9-]+)*)\s*\Z")
_FENCE = re.compile(r"\s{0,3}(```+|~~~+)(.*)")
# As in Markdown, a run of backticks is closed by one as long, so a sample may hold backticks itself.
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")


class OptionKind(Enum):
    """What the value of an option is."""

    METRIC = "a metric"
    ENTRY = "an entry"
    FIGURE = "a figure of that entry"
    NUMBER = "a number from 1 to 9999"


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a block: what kind of thing it names, what it is where the marker leaves it out, what it means."""

    kind: OptionKind
    default: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Call:
    """A block as written: its name, and its options by name."""

    name: str
    options: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Known:
    """The blocks there are with their options, and what an option may name.

    Attributes:
        blocks: options by the name of their block.
        metrics: keys of ``metrics.yml``.
        figures: ids of figures by the id of their entry.
    """

    blocks: Mapping[str, Mapping[str, Option]]
    metrics: tuple[str, ...]
    figures: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def parse_call(text: str) -> Call | None:
    """What stands between ``timeline:`` and the end of the comment, or None where it is no call."""
    match = _CALL.match(text)
    if match is None:
        return None
    pairs = (pair.split("=", 1) for pair in match[2].split())
    return Call(match[1], dict(pairs))


def check_blocks(text: str, path: str, known: Known) -> Iterator[Problem]:
    """Every marker of a docs page names a block and options that exist.

    Args:
        text: the page as its file has it; markers in fenced code are samples and left alone.
        path: the file's path from the repository's root.
        known: what there is to name.
    """
    for match in MARKER.finditer(without_fences(text)):
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
            continue
        names = _names(options[name].kind, call, known)
        if names is not None and value not in names:
            hint = did_you_mean(value, names) or f"{name} is {options[name].meaning}"
            yield f"{shown(value)} is not {options[name].kind.value}", hint
        elif names is None and not re.fullmatch(r"[1-9]\d{0,3}", value):
            yield f"{shown(value)} is not {options[name].kind.value}", f"write {name}={options[name].default}"
    for name, option in options.items():
        if name not in call.options and not option.default:
            yield f"the block {call.name} needs {name}=", f"{name} is {option.meaning}"


def _names(kind: OptionKind, call: Call, known: Known) -> Collection[str] | None:
    """The ids that an option of this kind may have, or None for a number."""
    match kind:
        case OptionKind.METRIC:
            return known.metrics
        case OptionKind.ENTRY:
            return known.figures
        case OptionKind.FIGURE:
            return known.figures.get(call.options.get("entry", ""), ())
        case OptionKind.NUMBER:
            return None


def without_fences(text: str) -> str:
    """The text with code blanked out, fenced or between backticks, everything else still in its place."""
    # Blanked, not cut out: a mistake after a sample is still reported at its line and column.
    lines: list[str] = []
    fence = ""
    for line in text.split("\n"):
        match = _FENCE.match(line)
        inside = bool(fence)
        if match is not None and not fence:
            fence = match[1]
        # A longer fence may hold a shorter one: pages on how to write markers show samples within samples.
        elif match is not None and match[1].startswith(fence) and not match[2].strip():
            fence = ""
        blank = inside or bool(fence)
        lines.append(" " * len(line) if blank else _CODE.sub(lambda code: " " * len(code[0]), line))
    return "\n".join(lines)
