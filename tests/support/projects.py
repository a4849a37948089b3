"""Projects to try the generator on, and its commands run as people run them."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
LAKE = ROOT / "tests" / "data" / "sites" / "lake"
"""Six entries of an invented topic: every kind of field, awkward titles, three lines of ``mkdocs.yml``."""

LAKE_ENTRIES = 6

FEVER = LAKE.parent / "fever"
"""Seven entries of another invented topic, plain ones, with findings about two of its metrics."""

_OURS = ("SITE_URL", "REPO_URL", "SOURCE_DATE_EPOCH", "TIMELINE_TRACEBACK", "GIT_DIR", "GIT_WORK_TREE")


def copy_lake(to: Path) -> Path:
    """A copy of the lake project that a test may change."""
    return _copy(LAKE, to)


def copy_fever(to: Path) -> Path:
    """A copy of the fever project that a test may change."""
    return _copy(FEVER, to)


def _copy(project: Path, to: Path) -> Path:
    shutil.copytree(project, to, ignore=shutil.ignore_patterns("expected", "site", ".site.*"))
    return to


def add_settings(project: Path, yaml: str) -> None:
    """Add lines to a project's ``mkdocs.yml``."""
    file = project / "mkdocs.yml"
    file.write_text(f"{file.read_text(encoding='utf-8')}{yaml}\n", encoding="utf-8")


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The present environment without what would change a site, and with what a test adds."""
    kept = {name: value for name, value in os.environ.items() if name not in _OURS}
    return kept | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)} | dict(extra or {})


def command(program: str, *arguments: str) -> list[str]:
    """The words that start ``timeline`` or ``mkdocs`` with the Python of the tests."""
    module = {"timeline": "generator", "mkdocs": "mkdocs"}[program]
    return [sys.executable, "-m", module, *arguments]


def run(
    program: str, *arguments: str, cwd: Path, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, in a project's folder."""
    return subprocess.run(
        command(program, *arguments),
        cwd=cwd,
        env=environment(env),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def build(project: Path, to: Path, env: Mapping[str, str] | None = None) -> Path:
    """Build a site strictly with ``timeline build``, in a process of its own."""
    done = run("timeline", "build", "--strict", "-d", str(to), cwd=project, env=env)
    assert done.returncode == 0, done.stdout + done.stderr
    return to


def build_with_mkdocs(project: Path, to: Path, env: Mapping[str, str] | None = None) -> Path:
    """Build a site strictly with ``mkdocs build``, in a process of its own."""
    done = run("mkdocs", "build", "--strict", "--site-dir", str(to), cwd=project, env=env)
    assert done.returncode == 0, done.stdout + done.stderr
    return to


def digests(site: Path) -> dict[str, str]:
    """Every file of a site by its path, as a digest of its bytes."""
    files = (path for path in sorted(site.rglob("*")) if path.is_file())
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }
