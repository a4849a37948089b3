"""What a YAML library means when it gives up, said in words a writer of entries can act on."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from generator.problems import SHOWN_LENGTH, Refusal, can_be_copied, shown
from generator.reading.files.encoding import Fault


@dataclass(frozen=True, slots=True)
class Cursor:
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

    def fault(
        self, message: str, hint: str, *, rule: str = "yaml-syntax", column: int | None = None
    ) -> Fault:
        """A fault at this place, or in another column of its line."""
        line_start = sum(len(line) + 1 for line in self.lines[: self.row])
        offset = line_start + (self.column if column is None else column)
        return rule, Refusal(message, hint, offset=offset)


def in_quotes(text: str) -> str:
    """A hint to quote a text: the quoted text itself where it is short enough to be read and copied."""
    if not can_be_copied(text):
        return "put the whole value in quotes"
    # In double quotes a backslash begins an escape; in single quotes nothing does.
    if '"' in text or "\\" in text:
        return "put it in quotes: '" + text.replace("'", "''") + "'"
    return f'put it in quotes: "{text}"'


_FIELD = re.compile(r" *(?:- +)*(?P<key>[^\s:#'\"\[{][^:]*?) *: +(?P<value>.*?) *$")
# Python knows no such code point and raises an error of its own, which tells no line.
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


def refuse_block_text(written: str) -> Refusal:
    """The refusal of a value that begins with ``|`` or ``>``, as it was written."""
    hint = in_quotes(written) if len(written) > 2 else "write the text in quotes on one line"
    return Refusal(f'YAML takes the "{written[:1]}" here for the start of block text', hint)


def explain(error: Exception, text: str) -> Fault:
    """Words the error that ended the reading of a text.

    Args:
        error: what the pure Python loader of PyYAML raised; the wording of its messages is matched.
        text: the text it was given.
    """
    lines = tuple(text.split("\n"))
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return _unmarked(error, lines)
    end = Cursor(lines, error.problem_mark.line, error.problem_mark.column)
    begin = error.context_mark or error.problem_mark
    start = Cursor(lines, begin.line, begin.column)
    said = f"{error.context}: {error.problem}"
    if "while parsing a flow" in said and (start.row < end.row or not end.rest):
        return _unclosed_bracket(start if start.rest else _last_open(end))
    for words, from_start, worded in _CASES:
        if words in said:
            return worded(start if from_start else end)
    return _other(end, str(error.problem))


def _other(at: Cursor, said: str) -> Fault:
    here = f"{shown(at.rest)} cannot be read here" if at.rest else "the fields end too early"
    return at.fault(
        f"{here} (YAML: {said})", "write each field as name: value, texts with signs in them in quotes"
    )


def _unmarked(error: Exception, lines: tuple[str, ...]) -> Fault:
    """Errors that carry no place: a code point past the last one, or a character that YAML refuses."""
    for row, line in enumerate(lines):
        if isinstance(error, (ValueError, OverflowError)) and (match := _TOO_FAR.search(line)):
            return _escape(Cursor(lines, row, match.start()))
    before = "\n".join(lines)[: getattr(error, "position", 0)]
    at = Cursor(lines, before.count("\n"), len(before) - before.rfind("\n") - 1)
    return _other(at, str(getattr(error, "reason", type(error).__name__)))


def _block_text(at: Cursor) -> Fault:
    refusal = refuse_block_text(at.rest)
    return at.fault(refusal.message, refusal.hint, rule="yaml-block-text")


def _starts_with_sign(at: Cursor) -> Fault:
    if at.line[: at.column].rstrip().endswith(_CLOSING):
        return _after_value(at)
    sign = at.rest[:1]
    rule, taken_for = _TAKEN_FOR.get(sign, ("yaml-syntax", "a sign of its own"))
    field = _FIELD.match(at.line)
    value = at.rest
    # Within brackets the item alone is to be quoted; with its neighbours it would become one text.
    if field and field["value"][:1] in ("[", "{"):
        value = re.split(r"[,\]}]", value)[0].rstrip()
    message = f'a text cannot begin with "{sign}", which YAML takes for {taken_for}'
    return at.fault(message, in_quotes(value), rule=rule)


def _directive(at: Cursor) -> Fault:
    return at.fault(f"{shown(at.rest)} is a YAML directive", "delete the line", rule="yaml-directive")


def _second_colon(at: Cursor) -> Fault:
    field = _FIELD.match(at.line)
    if field is None or at.column <= field.start("value"):
        return _indented(at)
    value = field["value"]
    # Headlines have colons in them, and to YAML what stands before one is the name of a field.
    message = f"{shown(value)} holds a colon that YAML takes for the end of a field's name"
    return at.fault(message, in_quotes(value), column=field.start("value"))


def _indented(at: Cursor) -> Fault:
    margin = _margin(at.line)
    message = f"this line does not line up with the lines above it (spaces before it: {margin})"
    return at.fault(
        message,
        "begin the fields of one list item, and the items of one list, in the same column",
        column=margin,
    )


def _no_colon(at: Cursor) -> Fault:
    tight = re.match(r"([\w-]+):(\S.*)", at.rest)
    if tight:
        return at.fault(
            f"{shown(at.rest)} has no space after the colon", f"write {tight[1]}: {tight[2]}"[:SHOWN_LENGTH]
        )
    # YAML gives up on a name after 1,024 characters and then misses a colon, which may well be there.
    if len(at.rest) > 1000:
        return at.fault(
            f"the name of a field is too long: {shown(at.rest)}", "write a short name, a colon and a space"
        )
    hint = "write it as name: value; if the text of the page begins here, put a line --- above it"
    return at.fault(f"{shown(at.rest)} is not a field: there is no colon after a name", hint)


def _escape(at: Cursor) -> Fault:
    start = max(at.line.rfind("\\", 0, at.column + 1), 0)
    written = at.line[start : start + 2]
    message = f'"{written}" begins no character that YAML knows'
    return at.fault(
        message, 'inside "…" write \\\\ for a backslash, or put the text in single quotes', column=start
    )


def _unclosed_quote(at: Cursor) -> Fault:
    return at.fault(
        f"the quote opened before {shown(at.rest[1:])} is not closed",
        f"end the text with {at.rest[:1]} on the same line",
    )


def _unclosed_bracket(at: Cursor) -> Fault:
    opening = at.rest[:1]
    closing = {"[": "]", "{": "}"}.get(opening, "]")
    hint = f'add "{closing}", or, if the text itself begins with "{opening}", put it in quotes'
    return at.fault(f'the "{opening}" opened here is not closed', hint)


def _last_open(end: Cursor) -> Cursor:
    """The bracket that is still open at the end of the text, where the library does not tell."""
    # The library blames the end of the file; what the writer has to look for is the bracket.
    closed = 0
    for row in range(end.row, -1, -1):
        line = end.lines[row] if row < len(end.lines) else ""
        for column in range(len(line) - 1, -1, -1):
            closed += (line[column] in "]}") - (line[column] in "[{")
            if closed < 0:
                return Cursor(end.lines, row, column)
    return Cursor(end.lines, 0, 0)


def _in_brackets(at: Cursor) -> Fault:
    if at.rest.startswith(":"):
        if at.line[: at.column].rstrip().endswith(("{", ",")):
            return _no_name(at)
        hint = "write a comma between the parts, and put a text with a colon in it in quotes"
        return at.fault("a second colon follows inside brackets before the next comma", hint)
    hint = "write commas between the parts, and put a text with signs in it in quotes"
    return at.fault(f"{shown(at.rest)} cannot follow here, inside brackets", hint)


def _outside(at: Cursor) -> Fault:
    for row, line in enumerate(at.lines[: at.row]):
        if line.startswith("%"):
            return _directive(Cursor(at.lines, row, 0))
        # Fields below an indented first line stand outside of it; to blame is the first line's margin.
        if line.startswith(" ") and line.strip() and not at.line.startswith(" "):
            return _indented(Cursor(at.lines, row, 0))
    return _after_value(at)


def _after_value(at: Cursor) -> Fault:
    """Something follows a value that is already complete."""
    before = at.line[: at.column].rstrip()
    field = _FIELD.match(at.line)
    value = field["value"] if field else at.line.strip()
    if at.rest[:1] in ("]", "}"):
        return at.fault(f'the "{at.rest[0]}" here closes nothing', f"delete it, or {in_quotes(value)}")
    if before.endswith(_CLOSING):
        kind = "quote" if before[-1] in "'\"" else "bracket"
        if kind == "quote" and len(value) > 2 and value[0] == value[-1]:
            value = value[1:-1]
        return at.fault(f"{shown(at.rest)} stands after the closing {kind}", in_quotes(value))
    if at.rest.startswith(","):
        return at.fault('a text cannot begin with ","', in_quotes(value))
    return _misplaced_line(at)


def _misplaced_line(at: Cursor) -> Fault:
    """A line that neither continues the list or the fields above it nor ends them."""
    margin = _margin(at.line)
    lines_above = (line for line in reversed(at.lines[: at.row]) if line.strip())
    above = next((line for line in lines_above if _margin(line) <= margin), "")
    is_item, below_item = at.rest.startswith("- "), above.lstrip().startswith("- ")
    if at.rest.startswith(":"):
        return _no_name(at)
    if _margin(above) != margin or is_item == below_item:
        return _indented(at)
    if below_item:
        message = f'{shown(at.rest)} stands where an item of a list must begin with "- "'
        return at.fault(message, "write - before it, or line it up with the fields of the item above")
    hint = 'begin every field of an item in the same column, two to the right of its "-"'
    return at.fault(f"{shown(at.rest)} is an item of a list among fields", hint)


def _no_name(at: Cursor) -> Fault:
    return at.fault("the name of a field is missing", "write name: value", rule="yaml-key")


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


# The first that fits answers: a type with a broken escape in it holds the words of both,
# and is a type before all.
_CASES: tuple[tuple[str, bool, Callable[[Cursor], Fault]], ...] = (
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
"""For each error: words of the library's message; whether it is shown where the library began to read, else where it
stopped; and the function that says it in our words."""
