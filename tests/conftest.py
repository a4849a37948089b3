"""Projects to read and to run: the valid entries of ``tests/data``, copied where a test may change them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, BrowserContext, sync_playwright

# No test asserts a time: a law holds on a busy machine as well.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The installed Chromium; one for all folders of tests, since a process cannot start Playwright twice."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, headless=True, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def contexts() -> Iterator[list[BrowserContext]]:
    """Contexts that a test opened; they are closed behind it."""
    opened: list[BrowserContext] = []
    yield opened
    for context in opened:
        context.close()
