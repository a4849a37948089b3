"""Closed sets are closed for mypy: a misspelt member, a bare text and a forgotten case are each an error of types."""

import ast
import re
import shutil
import subprocess
import sys
from enum import Enum
from pathlib import Path

import pytest

from tests.support.closed_sets import closed_sets
from tests.support.projects import ROOT

pytestmark = pytest.mark.slow

SETS = closed_sets()
LINE = re.compile(r"^tried\.py:(\d+): error: .*\[([a-z-]+)\]$", re.MULTILINE)


def misspell(name: str) -> str:
    """A name without the last letter but one."""
    return name[:-2] + name[-1]


def match_over(name: str, members: list[str], function: str) -> list[str]:
    cases = [
        line for member in members for line in (f"        case {name}.{member}:", "            return 1")
    ]
    return [f"def {function}(x: {name}) -> int:", "    match x:", *cases]


def lines_about(key: str, closed: type[Enum]) -> list[tuple[str, str]]:
    """Lines of Python, each with the code of the error it must get, or nothing."""
    name, members = key.rpartition(".")[2], list(closed.__members__)
    lines = [(f"from {key.rpartition('.')[0]} import {name}", "")]
    lines += [(f"{name}.{misspell(member)}", "attr-defined") for member in members]
    lines += [(f'a_{name}: {name} = "{closed[member].value}"', "assignment") for member in members[:1]]
    lines += [(line, "") for line in match_over(name, members, f"every_{name}")]
    first, *rest = match_over(name, members[:-1], f"most_{name}")
    return [*lines, (first, "return"), *((line, "") for line in rest)]


def test_mypy_refuses_what_is_no_member(tmp_path: Path) -> None:
    assert {key.rpartition(".")[2] for key in SETS} >= {
        *("Qualifier", "Precision", "Counting", "SourceKind", "Status"),
        *("Severity", "FindingKind", "Verdict", "Change", "Kind"),
    }
    lines = [line for key, closed in SETS.items() for line in lines_about(key, closed)]
    assert not [
        m for closed in SETS.values() for m in closed.__members__ if misspell(m) in closed.__members__
    ]
    (tmp_path / "tried.py").write_text("".join(f"{line}\n" for line, _ in lines), encoding="utf-8")
    output = run_mypy("tried.py", tmp_path, find_in=ROOT)
    found = sorted((int(line), code) for line, code in LINE.findall(output))
    assert found == [(at, code) for at, (_, code) in enumerate(lines, 1) if code], output


def run_mypy(target: str, folder: Path, *, find_in: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", str(ROOT / "pyproject.toml"), target],
        cwd=folder,
        env={"MYPYPATH": str(find_in), "MYPY_CACHE_DIR": str(folder / "cache")},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


NAMES = {key.rpartition(".")[2]: closed for key, closed in SETS.items()}


def uses_of_members(code: str) -> list[tuple[int, int]]:
    """Where members are named, as lines from 1 and the column behind the name."""
    return [
        (node.end_lineno or 0, node.end_col_offset or 0)
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.attr in getattr(NAMES.get(node.value.id), "__members__", ())
    ]


def test_mypy_refuses_every_misspelt_use_in_the_generator(tmp_path: Path) -> None:
    """All uses at once: one that mypy passes over would be missing among its lines."""
    shutil.copytree(ROOT / "generator", tmp_path / "generator")
    misspelt = set()
    for path in sorted((tmp_path / "generator").rglob("*.py")):
        code = path.read_bytes().splitlines(keepends=True)
        for line, end in sorted(uses_of_members(path.read_text("utf-8")), reverse=True):
            code[line - 1] = code[line - 1][:end] + b"_X" + code[line - 1][end:]
            misspelt.add((path.relative_to(tmp_path).as_posix(), line))
        path.write_bytes(b"".join(code))
    output = run_mypy("generator", tmp_path, find_in=tmp_path)
    refused = re.findall(
        r"^(generator/[a-z_/]+\.py):(\d+): error: .* has no attribute \"[A-Z_]+_X\"", output, re.MULTILINE
    )
    assert len(misspelt) > 150
    assert sorted(misspelt - {(file, int(line)) for file, line in refused}) == []
