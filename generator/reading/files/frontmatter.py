"""A file becomes front matter and body: bytes, fences and YAML are checked before anything is believed."""

import re
from typing import Any

from frontmatter.default_handlers import BaseHandler

from generator.problems import Place, Problem, in_order, shown
from generator.reading.files.encoding import read_text
from generator.reading.files.yaml_events import read_nodes
from generator.reading.files.yaml_nodes import Document, Mapping, Node, Scalar

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
# Word processors make one long dash of two or three hyphens.
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_NEARLY = re.compile(rf"^\s*(?:[{_DASHES}]{{2,}}|\u2014|\u2014-|-\u2014|\.\.\.|\+\+\+|```.*|---\s*\S.*)\s*$")
# Whoever pastes a whole file below fields that were begun would have its fields published as text.
_SECOND_FIELDS = re.compile(r"---[ \t]*\n(?:\w[\w-]*:(?:[ \t].*)?\n(?:[ \t].*\n|- .*\n)*)+---[ \t]*(?:\n|\Z)")
_FIELD_LINE = re.compile(r"[ ]+\S|[\w-]+:(?: |$)|- |#")


class _Fences(BaseHandler):
    """Splits at two lines of three dashes, strictly; its data are our nodes.

    Only ``split`` and ``load`` are used. ``frontmatter.load`` and ``frontmatter.parse`` also strip the body,
    which makes plain text of a code block at its start, and lose fields that they do not understand.
    """

    FM_BOUNDARY = _FENCE
    START_DELIMITER = END_DELIMITER = "---"

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path

    def load(self, fm: str) -> dict[str, Any]:
        """The node at the top and the problems; ``fm`` begins behind the dashes of line 1."""
        node, problems = read_nodes(fm, self.path)
        return {"node": node, "problems": problems}


def read_document(raw: bytes, path: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """Reads a file of front matter and Markdown.

    Args:
        raw: the file's bytes.
        path: its path from the repository's root, for the places of problems.

    Returns:
        The document and the problems, by place. With problems, a document is a repaired one, fit only to look
        for further mistakes in; ``None`` comes with one problem or more. The body is kept as written, without
        the blank lines before and the white space behind it; an empty one is placed at the closing fence.
    """
    text, problems = read_text(raw, path)
    if text is None:
        return None, in_order(problems)
    wrong_fence = _wrong_fence(text, path)
    if wrong_fence:
        return None, in_order((*problems, wrong_fence))
    handler = _Fences(path)
    fields, rest = handler.split(text)
    loaded = handler.load(fields)
    front, mistakes = _mapping(loaded["node"], loaded["problems"], Place(path), "front-matter")
    problems = in_order((*problems, *mistakes))
    if front is None:
        return None, problems
    # Only whole lines go: a margin before the first words may make them a piece of code.
    body = re.sub(r"\A(?:[^\S\n]*\n)+", "", rest).rstrip()
    skipped = len(text.rstrip()) - len(body) if body else len(text) - len(rest)
    line = text.count("\n", 0, skipped) + 1
    if _SECOND_FIELDS.match(body):
        message = "the text begins with fields again, as if they had been pasted twice"
        hint = "delete them, from this line --- to the next"
        problems = in_order((*problems, Problem(Place(path, line), "front-matter", message, hint)))
    return Document(front, body, line), problems


def read_yaml_file(raw: bytes, path: str) -> tuple[Mapping | None, tuple[Problem, ...]]:
    """Reads a file of YAML alone, under the rules of front matter; see ``read_document``."""
    text, problems = read_text(raw, path)
    if text is None:
        return None, in_order(problems)
    node, mistakes = read_nodes(text, path)
    top, mistakes = _mapping(node, mistakes, Place(path), "yaml-file")
    return top, in_order((*problems, *mistakes))


def _mapping(
    node: Node | None, problems: tuple[Problem, ...], place: Place, rule: str
) -> tuple[Mapping | None, tuple[Problem, ...]]:
    """The node if it is a mapping with something in it, else a problem that says what it is."""
    if isinstance(node, Mapping) and node.pairs:
        return node, problems
    if problems:
        return None, problems
    if not node or isinstance(node, Mapping) or node == Scalar("", node.place):
        return None, (Problem(place, rule, "there are no fields", "write each field as name: value"),)
    if not isinstance(node, Scalar):
        message, hint = (
            "there is a list where fields belong",
            "write each field as name: value, without - or [",
        )
    elif ":" in node.text:
        message = f"{shown(node.text)} has no space after the colon"
        hint = "write name: value, and each field on a line of its own"
    else:
        message, hint = (
            f"the text {shown(node.text)} stands where fields belong",
            "write each field as name: value",
        )
    return None, (Problem(node.place, rule, message, hint),)


def _wrong_fence(text: str, path: str) -> Problem | None:
    """What is wrong with the lines around the front matter."""
    lines = text.split("\n")
    if not text.strip():
        return Problem(
            Place(path),
            "front-matter",
            "the file is empty",
            "write a line ---, fields, a line ---, and the text",
        )
    if not _FENCE.fullmatch(lines[0]):
        return _wrong_opening(lines, path)
    for number, line in enumerate(lines[1:], start=2):
        if _FENCE.fullmatch(line):
            return None
        if _NEARLY.match(line):
            return _nearly(line, Place(path, number), "closing")
    # The front-matter library takes a file without its closing line for text alone,
    # and all its fields are lost without a word.
    last = 1
    while last < len(lines) and _FIELD_LINE.match(lines[last]):
        last += 1
    hint = (
        f"write a line --- below the last field, which seems to be line {last}"
        if last > 1
        else "write fields and a line ---"
    )
    return Problem(Place(path), "front-matter", "the front matter that begins here is not closed", hint)


def _wrong_opening(lines: list[str], path: str) -> Problem:
    number, line = next((number, line) for number, line in enumerate(lines, start=1) if line.strip())
    if number > 1 and _FENCE.fullmatch(line):
        message = f"the front matter begins on line {number}, below blank lines"
        return Problem(Place(path), "front-matter", message, "delete what stands above the first ---")
    if _NEARLY.match(line):
        return _nearly(line, Place(path, number), "opening")
    if _FIELD_LINE.match(line) and not line.startswith("#"):
        return Problem(
            Place(path, number),
            "front-matter",
            "the line --- above the fields is missing",
            "write --- on line 1",
        )
    message = f"the file begins with {shown(line.strip())}, not with a line ---"
    return Problem(
        Place(path, number),
        "front-matter",
        message,
        "begin with a line ---, the fields, and another line ---",
    )


def _nearly(line: str, place: Place, which: str) -> Problem:
    margin = len(line) - len(line.lstrip())
    if line.strip() == "---":
        hint = "delete the space before it"
    else:
        hint = "write exactly three hyphens, ---, and nothing else on the line"
    message = f"the {which} line of the front matter reads {shown(line.rstrip())}, not ---"
    return Problem(Place(place.path, place.line, margin + 1), "front-matter", message, hint)
