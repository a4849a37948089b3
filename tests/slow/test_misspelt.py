"""Closed sets are closed for mypy: a misspelt member, a bare text and a forgotten case are each an error of types."""

import re
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
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", str(ROOT / "pyproject.toml"), "tried.py"],
        cwd=tmp_path,
        env={"MYPYPATH": str(ROOT), "MYPY_CACHE_DIR": str(tmp_path / "cache")},
        capture_output=True,
        text=True,
        check=False,
    )
    found = sorted((int(line), code) for line, code in LINE.findall(done.stdout))
    assert found == [(at, code) for at, (_, code) in enumerate(lines, 1) if code], done.stdout + done.stderr
