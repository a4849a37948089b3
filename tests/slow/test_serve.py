"""The preview follows an entry while it is written, shows drafts, and outlives mistakes."""

import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.support.projects import command, environment

pytestmark = pytest.mark.slow

ENTRY = "entries/2003-05-05-radio-level/"
PATIENCE = 60
"""Seconds after which a preview that has not answered counts as hanging."""


@pytest.fixture
def preview(lake_copy: Path, free_port: int) -> Iterator[str]:
    """The address of a running preview of the copy."""
    source = lake_copy / "entries" / "2003" / "2003-summer-council-pumps.md"
    draft = source.read_text("utf-8").replace("---\n", "---\ndraft: true\n", 1)
    source.with_name("2003-a-draft.md").write_text(draft, encoding="utf-8")
    with (lake_copy / "serve.log").open("w") as log:
        process = subprocess.Popen(
            command("mkdocs", "serve", "--dev-addr", f"127.0.0.1:{free_port}"),
            cwd=lake_copy,
            env=environment(),
            stdout=log,
            stderr=log,
        )
        try:
            yield f"http://127.0.0.1:{free_port}/"
            assert process.poll() is None, "the preview ended"
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE)


def read(address: str) -> str:
    try:
        with urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - a loopback address of our own
            return bytes(answer.read()).decode()
    except URLError:
        return ""


def wait_for(condition: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.1)
    return False


def test_a_preview_follows_what_is_written(preview: str, lake_copy: Path) -> None:
    entry = lake_copy / "entries" / "2003" / "2003-05-05-radio-level.md"
    whole = entry.read_text("utf-8")
    log = lake_copy / "serve.log"
    assert wait_for(lambda: "Radio says exactly" in read(preview + ENTRY)), log.read_text("utf-8")

    assert "Council borrows pumps" in read(f"{preview}entries/2003-a-draft/")
    assert "2003-a-draft" in read(f"{preview}timeline/")

    entry.write_text(whole.replace("Radio says exactly", "Radio said roughly"), encoding="utf-8")
    assert wait_for(lambda: "Radio said roughly" in read(preview + ENTRY)), log.read_text("utf-8")
    page = read(preview + ENTRY)
    assert "assets/stylesheets/timeline.css" in page
    assert "fonts.googleapis.com" not in page
    assert "2003-a-draft" in read(f"{preview}timeline/")

    entry.write_text(whole.replace("metric: lake-level", "metric: lake-levl"), encoding="utf-8")
    assert wait_for(lambda: "error[unknown-metric]" in log.read_text("utf-8"))

    entry.write_text(whole.replace("Radio says exactly", "Radio put it at"), encoding="utf-8")
    assert wait_for(lambda: "Radio put it at" in read(preview + ENTRY)), log.read_text("utf-8")

    new = entry.with_name("2003-06-01-new.md")
    new.write_text(whole.replace("Radio says exactly", "Radio is silent about"), encoding="utf-8")
    assert wait_for(lambda: "Radio is silent about" in read(f"{preview}entries/2003-06-01-new/"))

    new.unlink()
    assert wait_for(lambda: "2003-06-01-new" not in read(f"{preview}timeline/"))
    assert read(f"{preview}entries/2003-06-01-new/") == ""
