"""Where a member of a closed set belongs, no text stands in its place."""

import ast
from collections.abc import Iterator

import pytest

from generator.reading.schema import TABLES, Kind
from tests.support.closed_sets import closed_sets
from tests.support.projects import ROOT

SETS = {key: closed for key, closed in closed_sets().items() if issubclass(closed, str)}
NAMES_OF_OTHER_THINGS = {
    *(field.name for table in TABLES.values() for field in table),
    *(str(kind) for kind in Kind),  # words such as "date" and "number"
    *("day", "month", "season", "year", "about"),  # groups of the patterns of dates and values
    *("words", "number", "qualifier"),  # columns and keys of exports
}
WORDS = {str(member) for closed in SETS.values() for member in closed} - NAMES_OF_OTHER_THINGS
CALLS_WITH_TEXTS = {"N_", "Field"}  # what is translated, and examples of the format
FILES = [
    path
    for path in sorted((ROOT / "generator").rglob("*.py"))
    if path.relative_to(ROOT / "generator").parts[:2]
    != ("reading", "grammar")  # tables of words, not of members
]


def texts_in_the_place_of_members(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Texts that are compared, matched or passed: the line and the text."""
    for node in ast.walk(tree):
        parts: list[ast.expr] = []
        if isinstance(node, ast.Compare):
            parts = [node.left, *node.comparators]
        elif isinstance(node, ast.MatchValue):
            parts = [node.value]
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") not in CALLS_WITH_TEXTS:
            parts = [*node.args, *(keyword.value for keyword in node.keywords)]
        for part in parts:
            inner = part.elts if isinstance(part, ast.Tuple | ast.List | ast.Set) else [part]
            for text in inner:
                if isinstance(text, ast.Constant) and text.value in WORDS:
                    yield text.lineno, str(text.value)


def test_no_text_stands_for_a_member() -> None:
    found = [
        (path.name, *text)
        for path in FILES
        for text in texts_in_the_place_of_members(ast.parse(path.read_text("utf-8")))
    ]
    assert len(FILES) > 80
    assert found == []


def test_the_words_looked_for_are_those_of_the_closed_sets() -> None:
    assert {"at least", "more than", "part-of-month", "cumulative", "anonymous", "retracted"} <= WORDS
    assert {"disagreement", "lost-in-retelling", "cannot-tell", "error", "warning"} <= WORDS


@pytest.mark.parametrize(
    "line",
    [
        'x == "at least"',
        'x in ("at least", "more than")',
        'f("at least")',
        'f(of="at least")',
        'match x:\n    case "at least" | "b":\n        pass',
    ],
)
def test_a_text_in_the_place_of_a_member_is_found(line: str) -> None:
    assert {text for _, text in texts_in_the_place_of_members(ast.parse(line))} >= {"at least"}
