"""A new field is one entry in a table: a copy of the generator with one more line in each table does all the rest."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.support.projects import ROOT, copy_lake

NEW_FIELDS = {
    "FIGURE: tuple[Field[Figure], ...] = (": 'Field("mood", Kind.LINE, "how it was said", "calm"),',
    "ENTRY: tuple[Field[Entry], ...] = (": 'Field("changed", Kind.DATE, "when it was changed", "2003-05"),',
    "RELAY: tuple[Field[Relay], ...] = (": 'Field("page", Kind.LINE, "on which page", "3"),',
    "CORRECTION: tuple[Field[Correction], ...] = (": 'Field("asked_by", Kind.LINE, "who asked for it", "the mayor"),',
    "SOURCE: tuple[Field[Source], ...] = (": 'Field("archive", Kind.URL, "its archive", "https://…"),',
    "METRIC: tuple[Field[Metric], ...] = (": 'Field("signed", Kind.FLAG, "whether it may fall", "true"),',
}
"""The first line of a table of ``schema.py``, and the entry put below it."""

SCRIPT = """
import json
from dataclasses import replace
from pathlib import Path

from generator.exports.json_reader import read_timeline
from generator.settings import Settings
from generator.site import load_site

settings = Settings(root=Path(), entries=Path("entries"))
site, problems = load_site(settings)
result = {"problems": [str(problem) for problem in problems]}
if site is not None:
    files = {path: content.decode() for path, content in site.files.items()}
    loaded = read_timeline(json.loads(files["data/entries.json"]))
    result["files"] = files
    result["pages"] = {page.address: page.html for page in site.pages()}
    result["contribute"] = site.fill("<!-- timeline:contribute -->", "").html
    result["data"] = site.fill("<!-- timeline:data -->", "").html
    result["loaded back"] = (loaded.entries, loaded.sources, loaded.metrics) == (
        site.timeline.entries, site.timeline.sources, site.timeline.metrics
    )
print(json.dumps(result))
"""

ENTRY = "entries/2003/2003-05-02-herald-level.md"


def replace_once(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) == 1, old
    file.write_text(text.replace(old, new), "utf-8")


def run_script(project: Path, package: Path) -> dict[str, Any]:
    """What the copied generator makes of a project."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=project,
        env={"PYTHONPATH": str(package)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    result: dict[str, Any] = json.loads(done.stdout)
    return result


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the generator with the new fields."""
    folder = tmp_path_factory.mktemp("package")
    shutil.copytree(ROOT / "generator", folder / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    for line, field in NEW_FIELDS.items():
        replace_once(folder / "generator" / "reading" / "schema.py", line, f"{line}\n    {field}")
    return folder


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project, its first figure, entry, source and metric with the new fields."""
    folder = copy_lake(tmp_path_factory.mktemp("lake") / "project")
    replace_once(folder / ENTRY, "    value: at least 3\n", "    value: at least 3\n    mood: rather calm\n")
    replace_once(folder / ENTRY, "date: 2003-05-02\n", "date: 2003-05-02\nchanged: mid-May 2003\n")
    replace_once(
        folder / "entries/sources/valley-herald.md", "kind:", "archive: https://herald.example.org/a\nkind:"
    )
    replace_once(
        folder / ENTRY, "date: 2003-05-03, language: de}", "date: 2003-05-03, language: de, page: 3}"
    )
    pumps = folder / "entries/2003/2003-summer-council-pumps.md"
    replace_once(pumps, "date: 2004-02-29, note", "asked_by: the mayor, date: 2004-02-29, note")
    replace_once(folder / "entries/metrics.yml", "lake-level:    {", "lake-level:    {signed: true, ")
    return folder


@pytest.fixture(scope="module")
def result(project: Path, package: Path) -> dict[str, Any]:
    return run_script(project, package)


def test_it_is_read_and_loaded_back(result: dict[str, Any]) -> None:
    assert [problem for problem in result["problems"] if "error" in problem] == []
    assert result["loaded back"] is True


def test_it_is_in_the_document_and_fits_its_schema(result: dict[str, Any]) -> None:
    document = json.loads(result["files"]["data/entries.json"])
    schema = json.loads(result["files"]["data/entries.schema.json"])
    assert [error.message for error in Draft202012Validator(schema).iter_errors(document)] == []
    assert schema["$defs"]["figure"]["properties"]["mood"]["description"] == "how it was said"
    figures = {
        f"{entry['id']}#{figure['id']}": figure
        for entry in document["entries"]
        for figure in entry["figures"]
    }
    moods = {name: figure["mood"] for name, figure in figures.items() if figure["mood"] is not None}
    assert moods == {"2003-05-02-herald-level#lake-level": "rather calm"}
    entries = {entry["id"]: entry for entry in document["entries"]}
    entry = entries["2003-05-02-herald-level"]
    days = (entry["changed"], entry["changed_earliest"], entry["changed_latest"])
    assert days == ("mid-May 2003", "2003-05-11", "2003-05-20")
    assert {source["id"]: source["archive"] for source in document["sources"] if source["archive"]} == {
        "valley-herald": "https://herald.example.org/a"
    }
    assert [metric["id"] for metric in document["metrics"] if metric["signed"]] == ["lake-level"]


def test_it_is_the_last_column_of_its_table(result: dict[str, Any]) -> None:
    header, *rows = result["files"]["data/figures.csv"].splitlines()
    assert header.endswith(",bounds,low_from,high_from,mood")
    assert [row.rpartition(",")[2] for row in rows if not row.endswith(",")] == ["rather calm"]
    assert "archive" in result["files"]["data/sources.csv"].splitlines()[0].split(",")
    header = result["files"]["data/entries.csv"].splitlines()[0]
    assert "changed,changed_earliest,changed_latest" in header


def test_it_is_explained(result: dict[str, Any]) -> None:
    assert (
        '<th scope="row"><code>mood</code></th><td data-label="Written as">one line of plain text</td>'
        '<td>how it was said</td><td data-label="Example"><code>calm</code></td>'
    ) in result["contribute"]
    assert '<th scope="row"><code>mood</code></th><td>how it was said</td>' in result["data"]


def test_it_is_on_the_page_of_what_it_belongs_to(result: dict[str, Any]) -> None:
    pages = result["pages"]
    assert "<dt>Mood</dt><dd>rather calm</dd>" in pages["entries/2003-05-02-herald-level/"]
    assert "<dt>Changed</dt><dd>" in pages["entries/2003-05-02-herald-level/"]
    assert (
        '<dt>Archive</dt><dd><a class="tl-address" href="https://herald.example.org/a">'
        in pages["sources/valley-herald/"]
    )
    assert "<dt>Signed</dt><dd>yes</dd>" in pages["figures/lake-level/"]
    assert "<dt>Page</dt><dd>3</dd>" in pages["entries/2003-05-02-herald-level/"]
    assert "<dt>Asked by</dt><dd>the mayor</dd>" in pages["entries/2003-summer-council-pumps/"]
    shown = [address for address, html in pages.items() if "<dt>Mood</dt>" in html]
    assert shown == ["entries/2003-05-02-herald-level/"]


def test_an_unreadable_value_is_refused_as_in_every_other_field(package: Path, tmp_path: Path) -> None:
    project = copy_lake(tmp_path / "project")
    replace_once(project / ENTRY, "    value: at least 3\n", "    value: at least 3\n    mood: [calm]\n")
    assert run_script(project, package)["problems"][0] == (
        f"{ENTRY}:11:11: error[not-a-text] figures[0].mood: a single text is expected here, not a list or fields; "
        "write one value, such as calm"
    )
