"""The shape of a body's Markdown, seen without rendering it, in time proportional to its length."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from enum import Enum, auto
from itertools import accumulate

from generator.problems import Refusal

# Every level is a call within a call of the renderer: a thousand markers on a line ended in a RecursionError.
DEEPEST = 12
MOST_FOOTNOTES = 300
# Each row is filled up to the width of the rule, so a small file can hold a table of very many cells.
MOST_CELLS = 20_000
# Each of these bounds work that the renderer repeats for every bracket, backtick or heading of a block.
MOST_BRACKET_WORK = 500_000
MOST_TICK_WORK = 3_000_000
MOST_SPLITTING_WORK = 20_000_000

_ITEM = re.compile(r" {0,3}(?:[*+-]|\d+\.|\[\^[^\]\n]*\]:) ")
_TICKS = re.compile(r"`+")
_ESCAPE_OR_TICKS = re.compile(r"\\.|`+", re.DOTALL)
_RAW_HTML = re.compile(r"</?[A-Za-z][\w-]*(?:[\s/][^<>]*)?>|<!--|<!\[CDATA\[|<!DOCTYPE\b|<\?", re.IGNORECASE)
_BRACKET = re.compile(r"[\[\]]")
_PLAIN_TARGET = re.compile(r"""\([^()"'\n]*(?:\([^()"'\n]*\)[^()"'\n]*)*(?:"[^"()\n]*"|'[^'()\n]*')?\s*\)""")
_MARKERS = re.compile(r"(?:\s|>|[*+-](?=\s)|\d+\.(?=\s))*")
_MARKER = re.compile(r">|[*+-]|\d+\.")
# “* * *” and “- - -” draw a rule across the page; read as markers they would be lists within lists.
_RULE = re.compile(r"(?:[-\s]+|[*\s]+)\Z")
_RULE_OF_TABLE = frozenset(" |:->*+.0123456789")
_SPLITTING = re.compile(r"^[ \t>*+.\d-]*(?:#|\[[^\[\]\n]*\]:)", re.MULTILINE)
_NOTE = r"\[\^[^\]\n]*\]:"
_INNER_NOTE = re.compile(
    rf"^(?! {{0,3}}\[)[ \t>*+.\d-]+{_NOTE}|^ {{0,3}}{_NOTE}[ \t>*+.\d-]*{_NOTE}", re.MULTILINE
)
_UNDERLINE = re.compile(r"^[ \t>*+.\d]*[=-]+[ ]*$", re.MULTILINE)


class Lines:
    """Turns offsets of a text into lines and columns."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]

    def place(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset, both counted from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def split_blocks(text: str) -> Iterator[tuple[int, str]]:
    """Runs of lines without a blank one between them, each with the offset at which it begins."""
    start = position = 0
    lines: list[str] = []
    for line in (*text.split("\n"), ""):
        if line.strip():
            start = start if lines else position
            lines.append(line)
        elif lines:
            yield start, "\n".join(lines)
            lines = []
        position += len(line) + 1


def hide_code(text: str) -> str:
    """The text with code made spaces and escaped characters ``x``: only markup is left, where it was."""
    parts: list[str] = []
    end, inside = 0, False
    for start, block in split_blocks(text):
        indented = _indent(block) >= 4
        inside = inside if indented else any(map(_ITEM.match, block.split("\n")))
        code = _code_length(block, 8 if inside else 4)
        # Spaces, not nothing: messages name lines and columns, so nothing may move.
        parts += text[end:start], re.sub(r"[^\n]", " ", block[:code]), _hide_spans(block[code:])
        end = start + len(block)
    return "".join((*parts, text[end:]))


def find_raw_html(text: str) -> Iterator[tuple[int, str]]:
    """Every tag, comment or instruction of HTML outside code, with the offset at which it begins."""
    for match in _RAW_HTML.finditer(hide_code(text)) if "<" in text else ():
        yield match.start(), text[match.start() : match.end()]


def find_excess(text: str) -> Iterator[Refusal]:
    """Whatever a body holds so much of that rendering it would take more than a moment.

    The limits are counts, not times, so that a body is refused on every machine or on none.
    """
    footnotes = [match.start() for match in re.finditer(r"\[\^", text)]
    if len(footnotes) > MOST_FOOTNOTES:
        message = f"the body has {len(footnotes)} footnote marks, more than {MOST_FOOTNOTES}"
        hint = "put them into the text, or split the entry"
        yield Refusal(message, hint, offset=footnotes[MOST_FOOTNOTES])
    if inner := _INNER_NOTE.search(text):
        message = "a footnote is defined inside a list, a quote or another footnote"
        yield Refusal(message, "define it at the beginning of a line", offset=inner.start())
    yield from _find_depth(text)
    # The renderer works block by block: a limit is on the sum over blocks and blames the one that crosses it.
    blocks = tuple(split_blocks(text))
    for count, most, message, hint in _WORK:
        totals = accumulate(count(block) for _, block in blocks)
        first = next((start for (start, _), total in zip(blocks, totals, strict=True) if total > most), None)
        if first is not None:
            yield Refusal(message, hint, offset=first)


def _find_depth(text: str) -> Iterator[Refusal]:
    """The first line that opens more quotes and lists inside one another than the limit."""
    offset = 0
    for line in text.split("\n"):
        markers = _MARKERS.match(line)
        start = markers.group() if markers else ""
        opened = 0 if _RULE.match(line) else len(_MARKER.findall(start))
        if opened and opened + _indent(line) // 4 > DEEPEST:
            message = f"quotes or lists are nested more than {DEEPEST} deep"
            yield Refusal(message, "write them less deep, or as paragraphs", offset=offset)
            return
        offset += len(line) + 1


def _indent(text: str) -> int:
    """How many columns of space the first line begins with; a tab reaches to the next multiple of four."""
    line = text.partition("\n")[0]
    return len(line[: len(line) - len(line.lstrip())].expandtabs(4))


def _code_length(block: str, indent: int) -> int:
    """How many characters at the beginning of a block are an indented piece of code."""
    length = 0
    for line in block.split("\n"):
        if _indent(line) < indent:
            break
        length += len(line) + 1
    return min(length, len(block))


def _hide_spans(block: str) -> str:
    """A block with its code spans made spaces and its escaped characters ``x``."""
    parts: list[str] = []
    end = 0
    for span, start, stop in _find_spans(block):
        hidden = "x" if span is _Span.ESCAPE else " "
        parts += block[end:start], re.sub(r"[^\n]", hidden, block[start:stop])
        end = stop
    return "".join((*parts, block[end:]))


class _Span(Enum):
    """What backslashes and backticks make of the characters they stand at."""

    ESCAPE = auto()
    CODE = auto()
    UNCLOSED = auto()


def _find_spans(block: str) -> Iterator[tuple[_Span, int, int]]:
    """Escaped characters, code spans and backticks that open none: what each is, where it begins and ends.

    A code span ends at the next run of as many backticks.
    """
    # All runs are listed first: a search for the end from every beginning takes the square of the length.
    runs: dict[int, list[int]] = {}
    for run in _TICKS.finditer(block):
        runs.setdefault(len(run.group()), []).append(run.start())
    end = 0
    while match := _ESCAPE_OR_TICKS.search(block, end):
        end = match.end()
        if match.group().startswith("\\"):
            yield _Span.ESCAPE, match.start(), end
            continue
        length = len(match.group())
        ends = runs.get(length, [])
        index = bisect_left(ends, end)
        closed = index < len(ends)
        end = ends[index] + length if closed else end
        yield _Span.CODE if closed else _Span.UNCLOSED, match.start(), end


def _cells(block: str) -> int:
    """How many cells a table in this block would have, each row filled up to the width of the widest rule."""
    lines = block.split("\n")
    rules = (line for line in lines if "|" in line and "-" in line and _RULE_OF_TABLE.issuperset(line))
    return max((line.count("|") + 1 for line in rules), default=0) * len(lines)


def _tick_work(block: str) -> int:
    """How many characters are passed in looking for the end of backticks that have none."""
    return sum(len(block) - start for span, start, _ in _find_spans(block) if span is _Span.UNCLOSED)


def _splitting_work(block: str) -> int:
    """How many characters are copied in taking headings and link definitions out of a block one by one."""
    return (len(_SPLITTING.findall(block)) + len(_UNDERLINE.findall(block))) * len(block)


def _bracket_work(block: str) -> int:
    """How many characters are passed in looking for the end of each bracket and of each link's target."""
    work = 0
    opened: list[int] = []
    for match in _BRACKET.finditer(block):
        if match.group() == "[":
            opened.append(match.start())
            continue
        if opened:
            work += match.end() - opened.pop()
        if block.startswith("(", match.end()):
            target = _PLAIN_TARGET.match(block, match.end())
            work += (target.end() if target else len(block)) - match.end()
    return work + sum(len(block) - start for start in opened)


_WORK = (
    (
        _cells,
        MOST_CELLS,
        f"the tables of the body have more than {MOST_CELLS:,} cells",
        "keep the rows the text needs, and link to the rest",
    ),
    (
        _bracket_work,
        MOST_BRACKET_WORK,
        "too many square brackets are nested or never closed",
        r"close each one near by, or write a bracket as text: \[",
    ),
    (
        _tick_work,
        MOST_TICK_WORK,
        "too many backticks have no counterpart",
        r"close each piece of code, or write a backtick as text: \`",
    ),
    (
        _splitting_work,
        MOST_SPLITTING_WORK,
        "too many headings or link definitions follow one another without a blank line",
        "put blank lines between them",
    ),
)
