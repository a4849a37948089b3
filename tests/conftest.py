"""Projects to read and to run: the valid entries of ``tests/data``, copied where a test may change them."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# No test asserts a time: a law holds on a busy machine as well.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

DATA = Path(__file__).parent / "data"


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
