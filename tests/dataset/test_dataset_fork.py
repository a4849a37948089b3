"""The README's list for a fork, done word for word: another topic checks, builds, and keeps no word of ours."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.support.projects import FEVER, ROOT, environment, run

pytestmark = pytest.mark.slow

README = (ROOT / "README.md").read_text("utf-8")
STEP = re.compile(r"^(\d)\. (.+?)(?=^\d\. |^\S)", re.MULTILINE | re.DOTALL)
PATH = re.compile(r"`([a-zA-Z.]+/[a-z./]*|[A-Z]+\.md)`")
OUR_WORDS = re.compile(
    r"north.?korea|dprk|\bnis\b|kursk|\bkilled\b|ukrain|russia|moscow|seoul", re.IGNORECASE
)
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>\n'


def section(title: str) -> str:
    """What stands below a heading of the README."""
    return README.partition(f"## {title}\n")[2].partition("\n## ")[0]


def steps() -> list[str]:
    """The numbered steps of the list, each on one line."""
    found = STEP.findall(section("Fork it for your topic"))
    assert [int(number) for number, _ in found] == [1, 2, 3, 4, 5]
    return [" ".join(text.split()) for _, text in found]


def named(step: str, first_word: str) -> list[str]:
    """The paths that a step names in its first sentence."""
    sentence = step.partition(". ")[0].partition(": ")[0]
    assert sentence.startswith(first_word)
    paths = PATH.findall(sentence)
    assert paths
    return [path.rstrip("/") for path in paths]


def replacement(path: str, fork: Path) -> None:
    """Put something of the other topic in the place of a file or folder of ours."""
    ours, theirs = fork / path, FEVER / path
    assert ours.exists(), path
    if theirs.is_dir():
        shutil.rmtree(ours)
        shutil.copytree(theirs, ours)
    elif theirs.exists():
        shutil.copy(theirs, ours)
    else:
        ours.write_text(PICTURE if "assets" in path else "# Grey fever\n", encoding="utf-8")


def remove(path: str, fork: Path) -> None:
    target = fork / path
    assert target.exists(), path
    if target.is_dir():
        shutil.rmtree(target)
    else:
        target.unlink()


def change_settings(step: str, fork: Path) -> None:
    """What the fourth step says of ``mkdocs.yml``: names to set, a line to take out."""
    file, *names, line, below = re.findall(r"`(.+?)`", step)
    assert step.startswith(f"In `{file}` set ")
    settings = (fork / file).read_text("utf-8")
    for name in names:
        settings, count = re.subn(
            rf"^{name}:.*\n(?:  .*\n)*", f"{name}: Grey fever\n", settings, flags=re.MULTILINE
        )
        assert count == 1, name
    assert settings.count(f"  - {line}\n") == settings.count(f"\n{below}:\n") == 1
    (fork / file).write_text(settings.replace(f"  - {line}\n", ""), encoding="utf-8")


@pytest.fixture(scope="module")
def fork(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout in which somebody did what the list says."""
    to = tmp_path_factory.mktemp("fork") / "a fork"
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, to / name)
    entries, pages, gone, settings, _ = steps()
    for path in (*named(entries, "Replace"), *named(pages, "Replace")):
        replacement(path, to)
    for path in named(gone, "Remove"):
        remove(path, to)
    change_settings(settings, to)
    return to


@pytest.fixture(scope="module")
def published(fork: Path) -> Path:
    """The fork's site, built as its workflow does."""
    env = {
        "PYTHONPATH": str(fork),
        "SITE_URL": "https://fever.example.org/",
        "REPO_URL": "https://github.com/x/fever",
    }
    done = run("timeline", "build", "--strict", cwd=fork, env=env)
    assert done.returncode == 0, done.stdout + done.stderr
    return fork / "site"


def test_a_fork_is_checked_without_a_warning(fork: Path) -> None:
    done = run("timeline", "check", "--strict", cwd=fork)
    assert (done.returncode, done.stderr) == (0, "7 entries and 5 sources: no mistakes\n")


def texts(site: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(site.rglob("*")):
        if file.suffix in (".html", ".json", ".csv", ".xml", ".txt"):
            yield file.relative_to(site).as_posix(), file.read_text("utf-8")


def test_no_page_of_a_fork_speaks_of_our_topic(published: Path) -> None:
    found = [(name, *OUR_WORDS.findall(text)) for name, text in texts(published)]
    assert len(found) > 30
    assert [one for one in found if len(one) > 1] == []


def test_what_the_list_leaves_in_place_speaks_of_no_topic(fork: Path) -> None:
    kept = [
        *fork.glob("docs/**/*.md"),
        *fork.glob(".github/**/*.yml"),
        *fork.glob("*.yml"),
        *fork.glob("[CS]*.md"),
    ]
    assert len(kept) > 8
    speaking = {file.name for file in kept if OUR_WORDS.search(file.read_text("utf-8"))}
    assert speaking <= {"CHANGELOG.md"}  # the history of the generator


def test_the_unit_tests_of_a_fork_are_all_there_and_pass_where_they_look_at_the_checkout(fork: Path) -> None:
    def pytest_in_fork(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments],
            cwd=fork,
            env=environment({"PYTHONPATH": str(fork)}),
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    collected = pytest_in_fork("--collect-only")
    assert "tests/dataset" not in collected
    assert {"tests/unit/test_check.py", "tests/slow/test_counts.py", "tests/browser/test_axe.py"} <= {
        line.partition("::")[0] for line in collected.splitlines()
    }
    pytest_in_fork("tests/unit/test_architecture.py", "tests/unit/test_styles.py", "tests/unit/test_rows.py")


def test_what_the_workflow_runs_is_what_was_tried(fork: Path) -> None:
    workflow = yaml.safe_load((fork / ".github" / "workflows" / "publish.yml").read_text("utf-8"))
    words = [step["run"] for step in workflow["jobs"]["build"]["steps"] if "run" in step]
    assert [word.partition(" | ")[0] for word in words] == [
        "make install",
        ".venv/bin/timeline check",
        "make test",
        "make slow",
        "make browser",
        "make site",
    ]


def test_tests_about_the_data_set_that_nobody_removed_leave_themselves_out(
    fork: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "kept"
    shutil.copytree(fork, kept, ignore=shutil.ignore_patterns("site", ".site.*"))
    shutil.copytree(ROOT / "tests" / "dataset", kept / "tests" / "dataset")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests", "-k", "dataset"],
        cwd=kept,
        env=environment({"PYTHONPATH": str(kept)}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (
        "tests/dataset was left out: entries/ holds none of the founding reports" in done.stdout.splitlines()
    )
    assert "tests/dataset/" not in done.stdout


def test_the_smallest_project_builds_as_printed(tmp_path: Path) -> None:
    printed = section("Fork it for your topic").partition("The smallest project")[2]
    things, settings = printed.partition("```yaml\n")[::2]
    assert re.findall(r"`(.+?)`", things) == ["docs/index.md", "entries/", "mkdocs.yml"]
    (tmp_path / "mkdocs.yml").write_text(settings.partition("```")[0], encoding="utf-8")
    (tmp_path / "entries").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# A topic\n", encoding="utf-8")
    done = run("timeline", "build", "--strict", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "site" / "timeline" / "index.html").is_file()


def test_the_first_entry_of_the_readme_is_read_without_a_warning(tmp_path: Path) -> None:
    text = section("Write your first entry")
    path, entry = (
        re.findall(r"`(entries/.+?\.md)`", text)[0],
        text.partition("```yaml\n")[2].partition("```")[0],
    )
    assert not (ROOT / path).exists(), "what is pasted there would replace somebody's entry"
    for name in ("sources", "metrics.yml"):
        ours = ROOT / "entries" / name
        to = tmp_path / "entries" / name
        to.parent.mkdir(exist_ok=True)
        if ours.is_dir():
            shutil.copytree(ours, to)
        else:
            shutil.copy(ours, to)
    (tmp_path / path).parent.mkdir()
    (tmp_path / path).write_text(entry, encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: A topic\ntheme: {name: material}\nplugins: [timeline]\n", encoding="utf-8"
    )
    done = run("timeline", "check", "--strict", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
