"""Builds that are killed, doubled or sent to the wrong place leave the old site or the new one."""

import os
import shutil
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from tests.slow.conftest import Built
from tests.support.projects import build, command, copy_lake, digests, environment, run

pytestmark = pytest.mark.slow

_STOP_AT = """
import os, signal, sys
from pathlib import Path
import generator.builders.publish
from generator.cli import main
import {module} as module

real = module.{name}
left = {calls}

def stop(*given, **named):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.{signal})
    return real(*given, **named)

module.{name} = stop
sys.argv = ["timeline", "build", "-d", {target!r}]
main()
"""


def change(project: Path) -> None:
    """Make the next site differ on every kind of page."""
    source = project / "entries" / "sources" / "gauge-office.md"
    source.write_text(
        source.read_text("utf-8").replace("name: Gauge Office", "name: Office"), encoding="utf-8"
    )


def sites_beside(site: Path) -> list[str]:
    return [
        path.name
        for path in site.parent.iterdir()
        if path.is_dir() and path.name.startswith(f".{site.name}.")
    ]


@pytest.fixture(scope="session")
def changed(lake: Built, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the site holds after ``change``."""
    project = copy_lake(tmp_path_factory.mktemp("changed") / "project")
    change(project)
    new = digests(build(project, project / "site"))
    assert new.keys() == digests(lake.folder).keys()
    assert new != digests(lake.folder)
    return new


@pytest.fixture
def site(lake: Built, lake_copy: Path) -> Path:
    """A site that stands already, of a project that has changed since."""
    change(lake_copy)
    return shutil.copytree(lake.folder, lake_copy / "out" / "site")


STEPS = (
    ("generator.commands.build", "load_site", 0),
    ("generator.builders.publish", "_remove", 0),
    ("generator.commands.build", "build_site", 0),
    ("generator.builders.mkdocs.plugin", "add_to_index", 0),
    ("generator.builders.mkdocs.plugin", "write_page", 0),
    ("generator.builders.mkdocs.plugin", "write_page", 17),
    ("generator.builders.publish", "check_finished", 0),
    ("generator.builders.publish", "_exchange", 0),
    ("generator.builders.publish", "_rename_exchange", 0),
    ("generator.builders.publish", "_remove", 1),
)


@pytest.mark.parametrize("sent", ["SIGKILL", "SIGTERM", "SIGINT"])
@pytest.mark.parametrize(("module", "name", "calls"), STEPS)
def test_a_build_stopped_at_any_step_leaves_a_whole_site(
    lake: Built, changed: dict[str, str], site: Path, *, module: str, name: str, calls: int, sent: str
) -> None:
    script = _STOP_AT.format(module=module, name=name, calls=calls, signal=sent, target=str(site))
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=site.parents[1],
        env=environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == {"SIGKILL": -9, "SIGTERM": 143, "SIGINT": 130}[sent], done.stderr
    assert "Traceback" not in done.stderr
    assert sent == "SIGKILL" or sites_beside(site) == []
    # Only the last of the steps comes after the exchange.
    assert digests(site) == (changed if (name, calls) == ("_remove", 1) else digests(lake.folder))


@pytest.mark.parametrize("seconds", [0.1, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.2])
def test_a_build_killed_at_any_moment_leaves_a_whole_site(
    lake: Built, changed: dict[str, str], site: Path, seconds: float
) -> None:
    words = command("timeline", "build", "-d", str(site))
    process = subprocess.Popen(words, cwd=site.parents[1], env=environment(), stderr=subprocess.DEVNULL)
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=seconds)
    process.kill()
    process.wait()
    assert digests(site) in (digests(lake.folder), changed)


def test_the_build_after_a_killed_one_is_right(changed: dict[str, str], site: Path) -> None:
    script = _STOP_AT.format(
        module="generator.builders.publish", name="_exchange", calls=0, signal="SIGKILL", target=str(site)
    )
    project = site.parents[1]
    subprocess.run([sys.executable, "-c", script], cwd=project, env=environment(), check=False)
    assert sites_beside(site) == [".site.new"]
    assert digests(build(project, site)) == changed
    assert sites_beside(site) == []


def test_a_reader_meets_no_gap_while_a_site_is_built_anew(lake_copy: Path) -> None:
    site = build(lake_copy, lake_copy / "site")
    page = site / "entries" / "2003-05-05-radio-level" / "index.html"
    old = {path: path.read_bytes() for path in (site / "index.html", page)}
    change(lake_copy)
    done = threading.Event()
    gaps: list[OSError] = []
    seen: dict[Path, set[bytes]] = {path: set() for path in old}

    def read() -> None:
        while not done.is_set():
            for path, contents in seen.items():
                try:
                    contents.add(path.read_bytes())
                except OSError as error:
                    gaps.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    try:
        build(lake_copy, site)
    finally:
        done.set()
        reader.join()
    assert gaps == []
    for path, contents in seen.items():
        assert old[path] in contents
        assert contents <= {old[path], path.read_bytes()}


def test_of_two_builds_at_once_one_is_refused(lake_copy: Path) -> None:
    started, go_on = lake_copy / "started", lake_copy / "go-on"
    os.mkfifo(started)
    os.mkfifo(go_on)
    hook = lake_copy / "hook.py"
    hook.write_text(
        "from pathlib import Path\n\n\ndef on_pre_build(config):\n"
        f"    Path({str(started)!r}).write_text('x')\n    Path({str(go_on)!r}).read_text()\n",
        encoding="utf-8",
    )
    settings = lake_copy / "mkdocs.yml"
    plain = settings.read_text("utf-8")
    settings.write_text(f"{plain}hooks: [hook.py]\n", encoding="utf-8")
    first = subprocess.Popen(command("timeline", "build"), cwd=lake_copy, env=environment())
    started.read_text()
    second = run("timeline", "build", cwd=lake_copy)
    go_on.write_text("x")
    assert first.wait(timeout=60) == 0
    assert second.returncode == 2
    assert "another build" in second.stderr
    assert (lake_copy / "site" / "index.html").is_file()


def test_a_folder_that_is_not_ours_is_refused(lake_copy: Path) -> None:
    before = digests(lake_copy)
    for target in (".", "docs", "entries", "mkdocs.yml", "entries/2003"):
        done = run("timeline", "build", "-d", target, cwd=lake_copy)
        assert done.returncode == 2, target
        assert "-d" in done.stderr
        assert digests(lake_copy) == before


def test_a_failing_hook_changes_nothing(lake: Built, lake_copy: Path) -> None:
    site = build(lake_copy, lake_copy / "site")
    (lake_copy / "hook.py").write_text(
        "def on_post_build(config):\n    raise OSError('full')\n", encoding="utf-8"
    )
    settings = lake_copy / "mkdocs.yml"
    settings.write_text(f"{settings.read_text('utf-8')}hooks: [hook.py]\n", encoding="utf-8")
    change(lake_copy)
    done = run("timeline", "build", cwd=lake_copy)
    assert done.returncode == 3
    assert done.stderr.startswith("timeline: ")
    assert "Traceback" not in done.stderr
    assert digests(site) == digests(lake.folder)
    assert sites_beside(site) == []


def test_plain_mkdocs_names_each_mistake_once_and_writes_nothing(lake_copy: Path) -> None:
    entry = lake_copy / "entries" / "2003" / "2003-05-05-radio-level.md"
    entry.write_text(entry.read_text("utf-8").replace("metric: lake-level", "metric: lake-levl"), "utf-8")
    done = run("mkdocs", "build", cwd=lake_copy)
    assert done.returncode == 1
    assert done.stderr.count("error[unknown-metric]") == 1
    assert "Traceback" not in done.stderr
    assert not (lake_copy / "site").exists()


def test_plain_mkdocs_does_not_speak_of_frames(lake_copy: Path) -> None:
    done = run("mkdocs", "build", cwd=lake_copy)
    assert done.returncode == 0
    assert "Documentation built" in done.stderr
    assert "frame" not in done.stderr
