"""Where a member of a closed set belongs, no text stands in its place."""

import ast
from collections.abc import Iterable, Iterator

import pytest

from generator.analysis import statements
from generator.analysis.comparison import Verdict
from generator.analysis.findings.finding import FindingKind
from generator.exports import json_reader, json_schema
from generator.model.values import Qualifier
from generator.pages.comparison.finding_views import FINDING_KINDS
from generator.reading.fields import READERS
from generator.reading.grammar import value_advice
from generator.reading.grammar.value_grammar import QUALIFIERS
from generator.reading.schema import TABLES, Kind, Target
from generator.wording.catalogue import VERDICTS
from tests.support.closed_sets import closed_sets
from tests.support.projects import ROOT

SETS = {key: closed for key, closed in closed_sets().items() if issubclass(closed, str)}
NAMES_OF_OTHER_THINGS = {
    *(field.name for table in TABLES.values() for field in table),
    *(str(kind) for kind in Kind),  # words such as "date" and "number"
    *(str(target) for target in Target),  # the tables of fields have these names
    *("words", "number", "qualifier"),  # columns and keys of exports
}
GROUPS = {"day", "month", "season", "year", "about"}  # of the patterns of dates and values
WORDS = {str(member) for closed in SETS.values() for member in closed} - NAMES_OF_OTHER_THINGS
CALLS_WITH_TEXTS = {"_", "N_", "Field"}  # what is translated, and examples of the format
# The tables of the words that people write, each of which leads to a member or to a number.
SPELLINGS = {"value_grammar.py", "date_grammar.py", "english_numbers.py", "foreign_numbers.py"}
FILES = [path for path in sorted((ROOT / "generator").rglob("*.py")) if path.name not in SPELLINGS]


def texts_in_the_place_of_members(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Texts that are compared, matched, passed, looked up or written into a table: the line and the text."""
    for node in ast.walk(tree):
        wrong = WORDS if isinstance(node, ast.Dict) else WORDS - GROUPS
        for part in places_of_members(node):
            inner = part.elts if isinstance(part, ast.Tuple | ast.List | ast.Set) else [part]
            for text in inner:
                if isinstance(text, ast.Constant) and text.value in wrong:
                    yield text.lineno, str(text.value)


def places_of_members(node: ast.AST) -> list[ast.expr]:
    """The parts of a piece of code in which a member may stand."""
    match node:
        case ast.Compare():
            return [node.left, *node.comparators]
        case ast.MatchValue():
            return [node.value]
        case ast.Dict():
            return [*filter(None, node.keys), *node.values]
        case ast.Subscript():
            return [node.slice]
        case ast.BoolOp():
            return node.values
        case ast.Call() if getattr(node.func, "id", "") not in CALLS_WITH_TEXTS:
            return [*node.args, *(keyword.value for keyword in node.keywords)]
    return []


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
        'd = {"at least": 1}',
        'd = {"or more": "at least"}',
        'd["at least"]',
        'x or "at least"',
        'match x:\n    case "at least" | "b":\n        pass',
    ],
)
def test_a_text_in_the_place_of_a_member_is_found(line: str) -> None:
    assert {text for _, text in texts_in_the_place_of_members(ast.parse(line))} >= {"at least"}


@pytest.mark.parametrize(
    ("table", "closed"),
    [
        (READERS, Kind),
        (json_reader._READERS, Kind),
        (json_schema._SHAPES, Kind),
        (statements._FORCE, Verdict),
        (FINDING_KINDS, FindingKind),
        ({rule.id for rule in VERDICTS}, Verdict),
        (QUALIFIERS, set(Qualifier) - {Qualifier.STATED}),
    ],
)
def test_a_table_by_members_has_every_member(table: Iterable[str], closed: Iterable[str]) -> None:
    assert sorted(table) == sorted(closed)


@pytest.mark.parametrize("table", [value_advice._ALMOST, value_advice._TAILS])
def test_a_miswritten_qualifier_leads_to_a_member(table: dict[str, Qualifier]) -> None:
    assert {type(qualifier) for qualifier in table.values()} == {Qualifier}
