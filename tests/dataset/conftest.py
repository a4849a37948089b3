"""The project's own entries: read once, and built once for all tests of a worker."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.analysis.analysis import Analysis
from generator.analysis.findings.find import find_findings
from generator.analysis.findings.finding import Finding
from generator.model.timeline import Timeline
from generator.settings import Settings
from generator.site import load_site
from tests.browser.conftest import serve
from tests.slow.conftest import Built
from tests.support.html import read_site
from tests.support.projects import ROOT, build

ADDRESS = "https://timeline.example.org/"
FORGE = "https://github.com/example/timeline"


@pytest.fixture(scope="session")
def settings() -> Settings:
    """Where the project's own entries are."""
    return Settings(root=ROOT, entries=ROOT / "entries", docs=ROOT / "docs", url=ADDRESS)


@pytest.fixture(scope="session")
def timeline(settings: Settings) -> Timeline:
    """The project's own entries."""
    site, problems = load_site(settings)
    assert site is not None, [str(problem) for problem in problems]
    return site.timeline


@pytest.fixture(scope="session")
def analysis(timeline: Timeline) -> Analysis:
    """What comparing them gives."""
    return Analysis(timeline)


@pytest.fixture(scope="session")
def findings(analysis: Analysis) -> tuple[Finding, ...]:
    """Every finding, in the order of the page."""
    return find_findings(analysis)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The project's own site, as it is published."""
    site = build(ROOT, tmp_path_factory.mktemp("own") / "site", {"SITE_URL": ADDRESS, "REPO_URL": FORGE})
    return Built(ROOT, site, read_site(site), ADDRESS)


@pytest.fixture(scope="session")
def topic_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own site without an address, as a browser on a loopback port sees it."""
    return build(ROOT, tmp_path_factory.mktemp("topic") / "site", {"REPO_URL": FORGE})


@pytest.fixture(scope="session")
def topic(topic_site: Path) -> Iterator[str]:
    """The address of the project's own site."""
    yield from serve(topic_site)
