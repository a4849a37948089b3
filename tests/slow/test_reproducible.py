"""The same project gives the same bytes, wherever, whenever and by whomever it is built.

A build takes the time of the last commit for the present, or without a repository the latest day that an entry
was known; ``SOURCE_DATE_EPOCH`` overrides both. Only the sitemap shows it.
"""

import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.slow.conftest import Built
from tests.support.projects import add_settings, build, build_with_mkdocs, command, digests, environment

pytestmark = pytest.mark.slow

SITEMAPS = {"sitemap.xml", "sitemap.xml.gz"}
LATEST_DAY = str(int(datetime(2004, 3, 1, tzinfo=UTC).timestamp()))
"""The first day of the lake's newest date, which has no end."""


def copy(built: Built, to: Path) -> Path:
    return shutil.copytree(built.project, to, ignore=shutil.ignore_patterns("site", ".site.*"))


def differing(one: Path, other: Path) -> set[str]:
    return {name for name, _ in set(digests(one).items()) ^ set(digests(other).items())}


@pytest.mark.parametrize(
    "env",
    [
        {},
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Kathmandu"},
        {"PYTHONHASHSEED": "2", "TZ": "America/St_Johns", "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"},
        {"LC_ALL": "C.UTF-8", "LANGUAGE": "de", "HOME": "/nonexistent"},
        {"SOURCE_DATE_EPOCH": LATEST_DAY},
        {"SOURCE_DATE_EPOCH": ""},
        {"PYTHONOPTIMIZE": "1", "COLUMNS": "20", "NO_COLOR": "1"},
    ],
    ids=lambda env: " ".join(env) or "as it is",
)
def test_the_environment_changes_nothing(lake: Built, tmp_path: Path, env: dict[str, str]) -> None:
    project = copy(lake, tmp_path / "another place with spaces, ü & 'quotes'")
    assert differing(lake.folder, build(project, tmp_path / "out" / "site", env)) == set()


def test_the_mask_of_new_files_changes_nothing(lake: Built, tmp_path: Path) -> None:
    project = copy(lake, tmp_path / "project")
    done = subprocess.run(
        command("timeline", "build"), cwd=project, env=environment(), umask=0o077, check=True
    )
    assert done.returncode == 0
    assert differing(lake.folder, project / "site") == set()


def test_both_builders_make_the_same_site(lake: Built, tmp_path: Path) -> None:
    project = copy(lake, tmp_path / "project")
    assert differing(lake.folder, build_with_mkdocs(project, tmp_path / "site")) == set()


def test_plugins_hear_the_same_from_both_builders(lake: Built, tmp_path: Path) -> None:
    heard = []
    for builder in (build, build_with_mkdocs):
        project = copy(lake, tmp_path / builder.__name__)
        (project / "hook.py").write_text(NOTE_EVENTS, encoding="utf-8")
        add_settings(project, "hooks: [hook.py]")
        builder(project, project / "site")
        heard.append((project / "events").read_text("utf-8").split())
    assert heard[0] == heard[1]
    assert heard[0] == ["build", "clean", "config", "built", "shutdown"]


NOTE_EVENTS = """
from pathlib import Path

EVENTS = Path(__file__).with_name("events")


def note(*words):
    with EVENTS.open("a", encoding="utf-8") as file:
        print(*words, file=file)


def on_startup(command, dirty):
    note(command, "dirty" if dirty else "clean")


def on_config(config):
    note("config")


def on_post_build(config):
    note("built")


def on_shutdown():
    note("shutdown")
"""
"""A hook that notes what MkDocs tells plugins."""


def test_a_second_build_makes_the_same_site(lake: Built, tmp_path: Path) -> None:
    project = copy(lake, tmp_path / "project")
    first = digests(build(project, project / "site"))
    assert digests(build(project, project / "site")) == first == digests(lake.folder)


def test_only_the_sitemap_knows_the_time(lake: Built, tmp_path: Path) -> None:
    project = copy(lake, tmp_path / "project")
    site = build(project, tmp_path / "site", {"SOURCE_DATE_EPOCH": "1000000000"})
    assert differing(lake.folder, site) == SITEMAPS
    assert "<lastmod>2001-09-09</lastmod>" in (site / "sitemap.xml").read_text("utf-8")


def test_without_a_repository_the_newest_entry_tells_the_time(lake: Built) -> None:
    assert "<lastmod>2004-03-01</lastmod>" in (lake.folder / "sitemap.xml").read_text("utf-8")


def git(*words: str, cwd: Path) -> None:
    when = {"GIT_AUTHOR_DATE": "2005-01-02T03:04:05+0000", "GIT_COMMITTER_DATE": "2005-01-02T03:04:05+0000"}
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *who, *words], cwd=cwd, env=environment(when), check=True, capture_output=True)


def test_a_repository_tells_the_time_and_a_clone_the_same(lake: Built, tmp_path: Path) -> None:
    project = copy(lake, tmp_path / "project")
    git("init", cwd=project)
    git("add", ".", cwd=project)
    git("commit", "-m", "All", cwd=project)
    git("clone", "--quiet", str(project), str(tmp_path / "clone"), cwd=tmp_path)
    site = build(project, tmp_path / "site")
    clone = build(tmp_path / "clone", tmp_path / "clone site")
    assert differing(lake.folder, site) == SITEMAPS
    assert "<lastmod>2005-01-02</lastmod>" in (site / "sitemap.xml").read_text("utf-8")
    assert differing(site, clone) == set()
