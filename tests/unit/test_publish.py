"""Whole or nothing: whatever happens on the way, readers get the old site or the new one."""

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.builders.publish import OURS, TargetError, UnfinishedError, publish, refuse_target
from tests.support.projects import ROOT

PAGES = ("entries/a/", "sources/b/")


def write_site(folder: Path, words: str) -> None:
    for path in (*OURS, "index.html", "404.html", *(f"{page}index.html" for page in PAGES)):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(words, encoding="utf-8")


def builds(words: str) -> Callable[[Path], None]:
    return lambda folder: write_site(folder, words)


def contents(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_text("utf-8") for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def live(tmp_path: Path) -> Path:
    """A site that stands already."""
    target = tmp_path / "out" / "site"
    publish(target, builds("old"), PAGES)
    return target


@pytest.fixture(params=[True, False], ids=["exchange", "two renames"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the system call that exchanges folders, and as on systems without it."""
    if not request.param:
        monkeypatch.setattr(sys, "platform", "darwin")


def test_the_first_site_makes_its_folders(tmp_path: Path) -> None:
    publish(tmp_path / "a" / "b", builds("new"), PAGES)
    assert set(contents(tmp_path / "a" / "b").values()) == {"new"}


@pytest.mark.usefixtures("either_way")
def test_a_new_site_takes_the_place_of_the_old(live: Path) -> None:
    (live / "leftover.html").write_text("old", encoding="utf-8")
    publish(live, builds("new"), PAGES)
    assert set(contents(live).values()) == {"new"}
    assert "leftover.html" not in contents(live)
    assert [path.name for path in live.parent.iterdir() if path.is_dir()] == ["site"]


def raise_half_way(folder: Path) -> None:
    write_site(folder, "new")
    raise OSError("the disk is full")


def leave_a_page_out(folder: Path) -> None:
    write_site(folder, "new")
    (folder / PAGES[1] / "index.html").unlink()


def leave_a_page_empty(folder: Path) -> None:
    write_site(folder, "new")
    (folder / PAGES[0] / "index.html").write_bytes(b"")


def leave_the_data_out(folder: Path) -> None:
    write_site(folder, "new")
    (folder / OURS[1]).unlink()


@pytest.mark.parametrize(
    ("build", "error"),
    [
        (raise_half_way, OSError),
        (leave_a_page_out, UnfinishedError),
        (leave_a_page_empty, UnfinishedError),
        (leave_the_data_out, UnfinishedError),
        (lambda _: None, UnfinishedError),
    ],
)
def test_a_build_that_fails_changes_nothing(
    live: Path, build: Callable[[Path], None], error: type[Exception]
) -> None:
    before = contents(live)
    with pytest.raises(error):
        publish(live, build, PAGES)
    assert contents(live) == before
    assert [path.name for path in live.parent.iterdir() if path.is_dir()] == ["site"]


def test_what_is_missing_is_named(live: Path) -> None:
    with pytest.raises(UnfinishedError, match=r"1 page.*sources/b/"):
        publish(live, leave_a_page_out, PAGES)


def test_leftovers_of_a_killed_build_are_cleared(live: Path) -> None:
    write_site(live.with_name(".site.new"), "half")
    (live.with_name(".site.new") / "half.html").write_text("half", encoding="utf-8")
    publish(live, builds("new"), PAGES)
    assert set(contents(live).values()) == {"new"}


def test_a_link_where_the_new_site_is_built_is_not_followed(live: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    write_site(precious, "keep")
    live.with_name(".site.new").symlink_to(precious)
    publish(live, builds("new"), PAGES)
    assert set(contents(precious).values()) == {"keep"}
    assert set(contents(live).values()) == {"new"}


def test_one_build_at_a_time(live: Path) -> None:
    def build_within(folder: Path) -> None:
        with pytest.raises(TargetError, match="another build"):
            publish(live, builds("second"), PAGES)
        write_site(folder, "first")

    publish(live, build_within, PAGES)
    assert set(contents(live).values()) == {"first"}


def test_a_reader_never_meets_a_gap(live: Path) -> None:
    done = threading.Event()
    seen: set[str] = set()
    gaps: list[OSError] = []

    def read() -> None:
        while not done.is_set():
            try:
                seen.add((live / "index.html").read_text("utf-8"))
            except OSError as error:
                gaps.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(40):
        publish(live, builds(f"{number}"), PAGES)
    done.set()
    reader.join()
    assert not gaps
    assert seen <= {"old", *(str(number) for number in range(40))}


def make_file(target: Path) -> None:
    target.write_text("mine", encoding="utf-8")


def make_link(target: Path) -> None:
    (target.parent / "elsewhere").mkdir()
    target.symlink_to(target.parent / "elsewhere")


def make_dead_link(target: Path) -> None:
    target.symlink_to(target.parent / "nowhere")


def make_repository(target: Path) -> None:
    write_site(target, "ours")
    (target / ".git").mkdir()


def make_other_things(target: Path) -> None:
    target.mkdir()
    (target / "thesis.txt").write_text("mine", encoding="utf-8")


def make_another_site(target: Path) -> None:
    target.mkdir()
    (target / "sitemap.xml").write_text("another generator's", encoding="utf-8")


@pytest.mark.parametrize(
    "make", [make_file, make_link, make_dead_link, make_repository, make_other_things, make_another_site]
)
def test_what_is_not_ours_is_refused(tmp_path: Path, make: Callable[[Path], None]) -> None:
    target = tmp_path / "target"
    make(target)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(TargetError, match="-d"):
        publish(target, builds("new"), PAGES)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("inside", [".", "new", "a/b", "../docs/new"])
def test_a_folder_that_people_write_in_is_kept(tmp_path: Path, inside: str) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    with pytest.raises(TargetError, match="-d"):
        refuse_target(docs / inside, (tmp_path / "entries", docs))
    refuse_target(tmp_path / "docs-site", (docs,))


@pytest.mark.parametrize("inside", [".git", ".git/x", "a/.git/b", "out/site/new", "out/site/new/er"])
def test_a_place_that_is_not_for_sites_is_refused(live: Path, inside: str) -> None:
    before = contents(live)
    with pytest.raises(TargetError, match="-d"):
        refuse_target(live.parents[1] / inside)
    assert contents(live) == before


def test_a_lock_that_is_a_link_is_not_followed(live: Path, tmp_path: Path) -> None:
    lock = live.with_name(".site.lock")
    lock.unlink()
    lock.symlink_to(tmp_path / "precious")
    with pytest.raises(TargetError, match="remove it"):
        publish(live, builds("new"), PAGES)
    assert not (tmp_path / "precious").exists()
    assert set(contents(live).values()) == {"old"}


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    refuse_target(tmp_path)
    publish(tmp_path / "empty", builds("new"), PAGES)
    assert set(contents(tmp_path / "empty").values()) == {"new"}


_BUILD_AND_DIE = """
import os, signal, sys
from pathlib import Path
from generator.builders.publish import publish, OURS
def build(folder):
    for path in (*OURS, "index.html", "404.html"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("half")
    os.kill(os.getpid(), signal.SIGKILL)
publish(Path(sys.argv[1]), build, ())
"""


def test_a_killed_build_holds_no_lock(live: Path) -> None:
    done = subprocess.run([sys.executable, "-c", _BUILD_AND_DIE, str(live)], cwd=ROOT, check=False)
    assert done.returncode == -9
    assert set(contents(live).values()) == {"old"}
    publish(live, builds("new"), PAGES)
    assert set(contents(live).values()) == {"new"}
