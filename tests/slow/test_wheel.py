"""The package as it is installed elsewhere: its wheel holds every file, and builds the same site as the checkout."""

import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.slow.conftest import Built
from tests.support.projects import ROOT, build, digests, environment

pytestmark = pytest.mark.slow

SOURCES = ("pyproject.toml", "README.md", "LICENSE", "LICENSE-DATA")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel would install; made from a copy, as the build leaves files behind."""
    source, wheels = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheels")
    shutil.copytree(ROOT / "generator", source / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    for name in SOURCES:
        shutil.copy(ROOT / name, source)
    pip = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index", "--quiet"]
    subprocess.run([*pip, "--wheel-dir", str(wheels), str(source)], check=True, timeout=120)
    (wheel,) = wheels.glob("*.whl")
    folder = tmp_path_factory.mktemp("installed")
    with ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def files_of(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_every_file_of_the_package(installed: Path) -> None:
    assert files_of(installed / "generator") == files_of(ROOT / "generator")


def test_the_wheel_builds_the_same_site(installed: Path, lake: Built, lake_copy: Path) -> None:
    elsewhere = {"PYTHONPATH": str(installed)}
    asked = [sys.executable, "-c", "import generator; print(generator.__file__)"]
    done = subprocess.run(
        asked, cwd=lake_copy, env=environment(elsewhere), capture_output=True, text=True, check=True
    )
    assert Path(done.stdout.strip()).is_relative_to(installed)
    assert digests(build(lake_copy, lake_copy / "site", elsewhere)) == digests(lake.folder)
