"""One name a thing: the words of the glossary in docs/architecture.md, and none that would stand for the same."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "generator").rglob("*.py"))
NAMES = re.compile(
    r"(?:^|_)(told|tellers?|telling|kin|voices?|found|met|asked|asking|beside|gathered|leaving|retold|retell(?:s|ing|ings)?"
    r"|judge[ds]?|judge?ment)(?:_|$)"
)
"""Parts of names that say a source, a report, a repeat or a statement in a private way."""

STATEMENTS = re.compile(r"(?:^|_)(word|whole|homes?)(?:_|$)")
"""A statement, the analysis and an origin once had these names. Where texts are read a word is a word."""

ABOUT_STATEMENTS = ("analysis", "wording", "pages", "exports", "builders")

SENTENCES = re.compile(r"\b(tellers?|retold|retell(?:s|ing|ings)?|kin|voices?|judge?ments?)\b", re.IGNORECASE)
"""The same in docstrings; "lost in retelling" is the title of a kind of finding."""

TITLE = re.compile(r"lost[- ]in[- ]retelling", re.IGNORECASE)


def parts(name: str) -> str:
    """A name in lower case with ``_`` between its parts, whether it is written as_this, AsThis or AS_THIS."""
    return name.lower() if name.isupper() else re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def names(tree: ast.AST) -> Iterator[str]:
    """Every name that a module makes: functions, classes, parameters, attributes and variables."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                yield node.name
            case ast.arg():
                yield node.arg
            case ast.Name(ctx=ast.Store()):
                yield node.id
            case ast.Attribute(ctx=ast.Store()):
                yield node.attr


def docstrings(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield ast.get_docstring(node) or ""


def is_private_english(name: str) -> bool:
    return bool(NAMES.search(TITLE.sub("", parts(name).replace("_", "-")).replace("-", "_")))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_names_are_those_of_the_glossary(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    assert sorted({name for name in (file.stem, *names(tree)) if is_private_english(name)}) == []


@pytest.mark.parametrize(
    "file",
    [file for file in FILES if file.relative_to(ROOT / "generator").parts[0] in ABOUT_STATEMENTS],
    ids=lambda file: file.relative_to(ROOT).as_posix(),
)
def test_a_statement_is_called_a_statement(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    assert sorted({name for name in names(tree) if STATEMENTS.search(parts(name))}) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_docstrings_speak_the_glossary(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    sentences = (TITLE.sub("", text) for text in docstrings(tree))
    assert [match[0] for text in sentences for match in SENTENCES.finditer(text)] == []


@pytest.mark.parametrize(
    "name", ["find_retold", "Told", "MOST_FOUND", "same_voice", "judged", "retellings", "told"]
)
def test_a_name_outside_the_glossary_would_be_seen(name: str) -> None:
    assert is_private_english(name)


@pytest.mark.parametrize(
    "name", ["metric", "foundation", "method", "lost_in_retelling", "LostInRetelling", "skin"]
)
def test_a_name_that_only_looks_like_one_is_left_alone(name: str) -> None:
    assert not is_private_english(name)
