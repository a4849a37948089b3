"""Projects to read and to run: the valid entries of ``tests/data``, copied where a test may change them."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# No test asserts a time: a law holds on a busy machine as well.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

DATA = Path(__file__).parent / "data"
FOUNDING = Path(__file__).parent / "dataset" / "data" / "founding-claims.tsv"


def hold_no_founding_report(entries: Path) -> bool:
    """Whether the tests about the first data set are here and the entries are those of another topic."""
    if not FOUNDING.is_file():
        return False
    founding = {line.split("\t")[2] for line in FOUNDING.read_text("utf-8").splitlines()[1:]}
    return founding.isdisjoint(file.stem for file in entries.rglob("*.md"))


ANOTHER_TOPIC = hold_no_founding_report(Path(__file__).parents[1] / "entries")
collect_ignore = ["dataset"] if ANOTHER_TOPIC else []


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was left out."""
    if ANOTHER_TOPIC:
        terminalreporter.write_line("tests/dataset was left out: entries/ holds none of the founding reports")


@pytest.fixture
def empty_project(tmp_path: Path) -> Path:
    """The root of a project whose folder of entries is empty."""
    root = tmp_path / "a project"  # every path in every test has a space
    (root / "entries").mkdir(parents=True)
    return root


@pytest.fixture
def project(empty_project: Path) -> Path:
    """The root of a project that holds the valid entries, and no ``mkdocs.yml``."""
    shutil.copytree(DATA / "valid" / "entries", empty_project / "entries", dirs_exist_ok=True)
    return empty_project
