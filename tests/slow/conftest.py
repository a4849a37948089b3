"""Sites built once for all tests of a worker; who changes a project copies it first."""

import socket
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.html import HOST, Page, read_site
from tests.support.projects import LAKE, add_settings, build, copy_lake

ADDRESS = "https://lake.example.org/levels/"
FORGE = "https://github.com/example/lake"


@dataclass(frozen=True)
class Built:
    """A project, its built site, the pages read back, and the address it was built for."""

    project: Path
    folder: Path
    pages: dict[str, Page]
    address: str = ""

    @property
    def host(self) -> str:
        """What whole addresses of the site begin with."""
        return self.address or HOST


@pytest.fixture(scope="session")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The lake as it stands: three lines of settings, no address, no repository."""
    project = copy_lake(tmp_path_factory.mktemp("lake") / "project")
    site = build(project, project / "site")
    return Built(project, site, read_site(site))


@pytest.fixture(scope="session")
def online(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The lake with an address, a repository, tabs and a hand-written navigation."""
    project = copy_lake(tmp_path_factory.mktemp("online") / "project")
    features = "{name: material, features: [navigation.tabs, content.action.edit]}"
    settings = (project / "mkdocs.yml").read_text("utf-8").replace("{name: material}", features)
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    add_settings(project, f"site_url: {ADDRESS}\nrepo_url: {FORGE}\nedit_uri: edit/main/docs/")
    nav = "nav: [index.md, timeline.md, {Who: sources.md}, {More: [figures.md, method.md, contribute.md, data.md]}]"
    add_settings(project, nav)
    site = build(project, project / "site")
    return Built(project, site, read_site(site), ADDRESS)


@pytest.fixture(scope="session", params=["lake", "online"])
def built(request: pytest.FixtureRequest) -> Built:
    """Each of the two in turn."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Built)
    return found


@pytest.fixture
def lake_copy(tmp_path: Path) -> Path:
    """A copy of the lake project that the test may change."""
    assert LAKE.is_dir()
    return copy_lake(tmp_path / "lake")


@pytest.fixture
def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
