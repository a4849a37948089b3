"""Every contract with theme and builder stands in ``material.py`` and names the test that notices its end."""

import ast
import re

import pytest

from generator.builders.mkdocs import material
from generator.builders.mkdocs.material import FILES, TEMPLATES
from tests.support.projects import ROOT

PACKAGE = ROOT / "generator"
MODULE = ast.parse((PACKAGE / "builders" / "mkdocs" / "material.py").read_text("utf-8"))
TEST = re.compile(r"tests/[a-z_/]+\.py::test_\w+")

NO_CONTRACT = {
    "TEMPLATES": "our own folder",
    "TWO_COLOURS": "our own folder",
    "SCRIPT_TEMPLATES": "our own files, which add_script_templates hands over",
    "HEADING_LEVEL": "our own choice",
    "FileContract": "a row of FILES",
    "FILES": "each row names its test",
    "SearchIndex": "what search_index gives",
    "SEARCH_PLUGIN": "used by search_index",
    "SITEMAP": "used with sitemap_links",
}


def docstrings() -> dict[str, str]:
    """The docstring of every public function, class and constant of the module; constants have theirs below them."""
    texts = {}
    for node, following in zip(MODULE.body, [*MODULE.body[1:], None], strict=True):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            texts[node.name] = ast.get_docstring(node) or ""
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            text = following.value if isinstance(following, ast.Expr) else None
            texts[node.targets[0].id] = str(text.value) if isinstance(text, ast.Constant) else ""
    return {name: text for name, text in texts.items() if not name.startswith("_")}


TEXTS = docstrings()
CONTRACTS = {name: TEST.findall(text) for name, text in TEXTS.items() if name not in NO_CONTRACT} | {
    row.file: [row.noticed_by] for row in FILES
}


@pytest.mark.parametrize("name", CONTRACTS)
def test_a_contract_names_tests_that_exist(name: str) -> None:
    assert CONTRACTS[name]
    for test in CONTRACTS[name]:
        path, _, function = test.partition("::")
        assert re.search(rf"^def {function}\(", (ROOT / path).read_text("utf-8"), re.MULTILINE), test


def test_what_is_no_contract_is_there_and_names_no_test() -> None:
    assert {name for name in NO_CONTRACT if TEST.search(TEXTS[name])} == set()
    assert material.__doc__


@pytest.mark.parametrize("file", [row.file for row in FILES])
def test_a_file_with_a_contract_exists(file: str) -> None:
    assert list(PACKAGE.glob(file))


def test_every_template_of_the_theme_has_a_contract() -> None:
    files = {path.relative_to(PACKAGE).as_posix() for path in TEMPLATES.rglob("*.*")}
    assert files == {row.file for row in FILES if "/theme/" in row.file}


def test_mkdocs_is_met_in_one_folder_alone() -> None:
    pattern = re.compile(r"^\s*(?:from|import) mkdocs\b", re.MULTILINE)
    importing = {path for path in PACKAGE.rglob("*.py") if pattern.search(path.read_text("utf-8"))}
    assert {path.parent.relative_to(PACKAGE).as_posix() for path in importing} == {"builders/mkdocs"}
