"""What a YAML library means when it gives up, said in words a writer of entries can act on."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from generator.problems import SHOWN_LENGTH, shown


@dataclass(frozen=True, slots=True)
class Mistake:
    """Where reading stopped, counted from 0, and why."""

    row: int
    column: int
    rule: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the lines of a text, counted from 0."""

    lines: tuple[str, ...]
    row: int
    column: int

    @property
    def line(self) -> str:
        """The line, empty past the end of the text."""
        return self.lines[self.row] if self.row < len(self.lines) else ""

    @property
    def rest(self) -> str:
        """The line from the place on."""
        return self.line[self.column :].rstrip()

    def mistake(
        self, message: str, hint: str, *, rule: str = "yaml-syntax", column: int | None = None
    ) -> Mistake:
        """A mistake at this place, or in another column of its line."""
        return Mistake(self.row, self.column if column is None else column, rule, message, hint)


def in_quotes(text: str) -> str:
    """A hint to quote a text: the quoted text itself where it is short enough to be read and copied."""
    if len(text) > SHOWN_LENGTH or not text.isprintable():
        return "put the whole value in quotes"
    if '"' in text or "\\" in text:
        return "put it in quotes: '" + text.replace("'", "''") + "'"
    return f'put it in quotes: "{text}"'


_FIELD = re.compile(r" *(?:- +)*(?P<key>[^\s:#'\"\[{][^:]*?) *: +(?P<value>.*?) *$")
_TOO_FAR = re.compile(r"\\U(?!0010|000[0-9A-Fa-f])[0-9A-Fa-f]{8}")
_CLOSING = ("'", '"', "]", "}")
_TAKEN_FOR = {
    ">": ("yaml-block-text", "the start of block text"),
    "|": ("yaml-block-text", "the start of block text"),
    "*": ("yaml-anchor", "a reference to another value"),
    "&": ("yaml-anchor", "the name of a value"),
    "!": ("yaml-tag", "a type"),
    "-": ("yaml-syntax", "an item of a list"),
    "?": ("yaml-syntax", "the start of a key"),
    "%": ("yaml-syntax", "a directive"),
    "@": ("yaml-syntax", "a reserved sign"),
    "`": ("yaml-syntax", "a reserved sign"),
}


def block_text(written: str) -> tuple[str, str]:
    """Message and hint for a value that begins with ``|`` or ``>``, as it was written."""
    hint = in_quotes(written) if len(written) > 2 else "write the text in quotes on one line"
    return f'YAML takes the "{written[:1]}" here for the start of block text', hint


def explain(error: Exception, text: str) -> Mistake:
    """Words the error that ended the reading of a text.

    Args:
        error: what the pure Python loader of PyYAML raised; the wording of its messages is matched.
        text: the text it was given.
    """
    lines = tuple(text.split("\n"))
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return _unmarked(error, lines)
    end = Spot(lines, error.problem_mark.line, error.problem_mark.column)
    begin = error.context_mark or error.problem_mark
    start = Spot(lines, begin.line, begin.column)
    said = f"{error.context}: {error.problem}"
    if "while parsing a flow" in said and (start.row < end.row or not end.rest):
        return _unclosed_bracket(start if start.rest else _last_open(end))
    for words, from_start, worded in _CASES:
        if words in said:
            return worded(start if from_start else end)
    return _other(end, str(error.problem))


def _other(spot: Spot, said: str) -> Mistake:
    here = f"{shown(spot.rest)} cannot be read here" if spot.rest else "the fields end too early"
    return spot.mistake(
        f"{here} (YAML: {said})", "write each field as name: value, texts with signs in them in quotes"
    )


def _unmarked(error: Exception, lines: tuple[str, ...]) -> Mistake:
    """Errors that carry no place: a code point past the last one, or a character that YAML refuses."""
    for row, line in enumerate(lines):
        if isinstance(error, (ValueError, OverflowError)) and (match := _TOO_FAR.search(line)):
            return _escape(Spot(lines, row, match.start()))
    before = "\n".join(lines)[: getattr(error, "position", 0)]
    spot = Spot(lines, before.count("\n"), len(before) - before.rfind("\n") - 1)
    return _other(spot, str(getattr(error, "reason", type(error).__name__)))


def _block_text(spot: Spot) -> Mistake:
    message, hint = block_text(spot.rest)
    return spot.mistake(message, hint, rule="yaml-block-text")


def _starts_with_sign(spot: Spot) -> Mistake:
    if spot.line[: spot.column].rstrip().endswith(_CLOSING):
        return _after_value(spot)
    sign = spot.rest[:1]
    rule, taken_for = _TAKEN_FOR.get(sign, ("yaml-syntax", "a sign of its own"))
    field = _FIELD.match(spot.line)
    value = spot.rest
    if field and field["value"][:1] in ("[", "{"):
        value = re.split(r"[,\]}]", value)[0].rstrip()
    message = f'a text cannot begin with "{sign}", which YAML takes for {taken_for}'
    return spot.mistake(message, in_quotes(value), rule=rule)


def _directive(spot: Spot) -> Mistake:
    return spot.mistake(f"{shown(spot.rest)} is a YAML directive", "delete the line", rule="yaml-directive")


def _second_colon(spot: Spot) -> Mistake:
    field = _FIELD.match(spot.line)
    if field is None or spot.column <= field.start("value"):
        return _indented(spot)
    value = field["value"]
    message = f"{shown(value)} holds a colon that YAML takes for the end of a field's name"
    return spot.mistake(message, in_quotes(value), column=field.start("value"))


def _indented(spot: Spot) -> Mistake:
    margin = _margin(spot.line)
    message = f"this line does not line up with the lines above it (spaces before it: {margin})"
    return spot.mistake(
        message,
        "begin the fields of one list item, and the items of one list, in the same column",
        column=margin,
    )


def _no_colon(spot: Spot) -> Mistake:
    tight = re.match(r"([\w-]+):(\S.*)", spot.rest)
    if tight:
        return spot.mistake(
            f"{shown(spot.rest)} has no space after the colon", f"write {tight[1]}: {tight[2]}"[:SHOWN_LENGTH]
        )
    if len(spot.rest) > 1000:
        return spot.mistake(
            f"the name of a field is too long: {shown(spot.rest)}", "write a short name, a colon and a space"
        )
    hint = "write it as name: value; if the text of the page begins here, put a line --- above it"
    return spot.mistake(f"{shown(spot.rest)} is not a field: there is no colon after a name", hint)


def _escape(spot: Spot) -> Mistake:
    start = max(spot.line.rfind("\\", 0, spot.column + 1), 0)
    written = spot.line[start : start + 2]
    message = f'"{written}" begins no character that YAML knows'
    return spot.mistake(
        message, 'inside "…" write \\\\ for a backslash, or put the text in single quotes', column=start
    )


def _unclosed_quote(spot: Spot) -> Mistake:
    return spot.mistake(
        f"the quote opened before {shown(spot.rest[1:])} is not closed",
        f"end the text with {spot.rest[:1]} on the same line",
    )


def _unclosed_bracket(spot: Spot) -> Mistake:
    opening = spot.rest[:1]
    closing = {"[": "]", "{": "}"}.get(opening, "]")
    hint = f'add "{closing}", or, if the text itself begins with "{opening}", put it in quotes'
    return spot.mistake(f'the "{opening}" opened here is not closed', hint)


def _last_open(end: Spot) -> Spot:
    """The bracket that is still open at the end of the text, where the library does not tell."""
    closed = 0
    for row in range(end.row, -1, -1):
        line = end.lines[row] if row < len(end.lines) else ""
        for column in range(len(line) - 1, -1, -1):
            closed += (line[column] in "]}") - (line[column] in "[{")
            if closed < 0:
                return Spot(end.lines, row, column)
    return Spot(end.lines, 0, 0)


def _in_brackets(spot: Spot) -> Mistake:
    if spot.rest.startswith(":"):
        if spot.line[: spot.column].rstrip().endswith(("{", ",")):
            return _no_name(spot)
        hint = "write a comma between the parts, and put a text with a colon in it in quotes"
        return spot.mistake("a second colon follows inside brackets before the next comma", hint)
    hint = "write commas between the parts, and put a text with signs in it in quotes"
    return spot.mistake(f"{shown(spot.rest)} cannot follow here, inside brackets", hint)


def _outside(spot: Spot) -> Mistake:
    for row, line in enumerate(spot.lines[: spot.row]):
        if line.startswith("%"):
            return _directive(Spot(spot.lines, row, 0))
        if line.startswith(" ") and line.strip() and not spot.line.startswith(" "):
            return _indented(Spot(spot.lines, row, 0))
    return _after_value(spot)


def _after_value(spot: Spot) -> Mistake:
    """Something follows a value that is already complete."""
    before = spot.line[: spot.column].rstrip()
    field = _FIELD.match(spot.line)
    value = field["value"] if field else spot.line.strip()
    if spot.rest[:1] in ("]", "}"):
        return spot.mistake(f'the "{spot.rest[0]}" here closes nothing', f"delete it, or {in_quotes(value)}")
    if before.endswith(_CLOSING):
        kind = "quote" if before[-1] in "'\"" else "bracket"
        if kind == "quote" and len(value) > 2 and value[0] == value[-1]:
            value = value[1:-1]
        return spot.mistake(f"{shown(spot.rest)} stands after the closing {kind}", in_quotes(value))
    if spot.rest.startswith(","):
        return spot.mistake('a text cannot begin with ","', in_quotes(value))
    return _misplaced_line(spot)


def _misplaced_line(spot: Spot) -> Mistake:
    """A line that neither continues the list or the fields above it nor ends them."""
    margin = _margin(spot.line)
    lines_above = (line for line in reversed(spot.lines[: spot.row]) if line.strip())
    above = next((line for line in lines_above if _margin(line) <= margin), "")
    is_item, below_item = spot.rest.startswith("- "), above.lstrip().startswith("- ")
    if spot.rest.startswith(":"):
        return _no_name(spot)
    if _margin(above) != margin or is_item == below_item:
        return _indented(spot)
    if below_item:
        message = f'{shown(spot.rest)} stands where an item of a list must begin with "- "'
        return spot.mistake(message, "write - before it, or line it up with the fields of the item above")
    hint = 'begin every field of an item in the same column, two to the right of its "-"'
    return spot.mistake(f"{shown(spot.rest)} is an item of a list among fields", hint)


def _no_name(spot: Spot) -> Mistake:
    return spot.mistake("the name of a field is missing", "write name: value", rule="yaml-key")


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


_CASES: tuple[tuple[str, bool, Callable[[Spot], Mistake]], ...] = (
    ("while scanning a block scalar", True, _block_text),
    ("while scanning an alias", True, _starts_with_sign),
    ("while scanning an anchor", True, _starts_with_sign),
    ("a tag", True, _starts_with_sign),
    ("tag handle", True, _starts_with_sign),
    ("a directive", True, _directive),
    ("cannot start any token", False, _starts_with_sign),
    ("sequence entries are not allowed", False, _starts_with_sign),
    ("mapping keys are not allowed", False, _starts_with_sign),
    ("mapping values are not allowed", False, _second_colon),
    ("could not find expected ':'", True, _no_colon),
    ("escape", False, _escape),
    ("a quoted scalar", True, _unclosed_quote),
    ("while parsing a flow", False, _in_brackets),
    ("<document start>", False, _outside),
    ("while parsing a block", False, _after_value),
)
"""Words of the library, whether the place is where its reading began or where it stopped, our words."""
