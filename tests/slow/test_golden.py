"""Every page of the lake is the one that was looked at and kept; ``tests/support/golden.py`` writes them anew."""

import pytest

from tests.support.golden import EXPECTED, fragments

pytestmark = pytest.mark.slow

MADE = fragments()


def test_every_page_is_kept_and_no_other() -> None:
    kept = {file.relative_to(EXPECTED).as_posix() for file in EXPECTED.rglob("*.html")}
    assert kept == set(MADE)


@pytest.mark.parametrize("name", sorted(MADE))
def test_a_page_is_the_one_that_was_kept(name: str) -> None:
    assert MADE[name] == (EXPECTED / name).read_text("utf-8")
