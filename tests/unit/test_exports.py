"""The data files: nothing dropped, nothing run by a spreadsheet, the same bytes on every run."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import pytest
from jsonschema import Draft202012Validator

from generator.exports.csv import neutralise
from generator.exports.json_reader import read_timeline
from generator.exports.json_schema import describe_document
from generator.exports.tables import ENTRY_TABLE, FIGURE_TABLE, SOURCE_TABLE, Column
from generator.model.dates import DateSpan, Precision
from generator.model.entries import Correction, Entry, Figure, Relay, Status
from generator.model.metrics import UNSTATED, Counting, Metric, Share
from generator.model.sources import Source, SourceKind
from generator.model.timeline import Timeline
from generator.model.values import Qualifier, Value
from generator.reading.schema import TABLES
from generator.settings import Settings
from tests.support.exports import timeline_files

DATA = Path(__file__).parents[1] / "data" / "exports"
SITE = Settings(root=Path(), docs=Path("docs"), entries=Path("entries"), url="https://example.org/timeline/")
CONTRACT = (
    "entry,figure,metric,words,qualifier,number,low,high,unit,as_of,as_of_earliest,as_of_latest,said_on,date,"
    "published,source,chain,origins,scope,includes,quote,computed,permalink"
).split(",")


R = TypeVar("R")


def the_13th(month: int, words: str) -> DateSpan:
    day = date(2025, month, 13)
    return DateSpan(words, day, day, Precision.DAY)


METRICS = (
    Metric("killed", "Killed", "people", Counting.CUMULATIVE, description="Dead only."),
    Metric(
        "casualties", "Casualties, 사상자", "people", Counting.CUMULATIVE, parts=("killed",), ceiling="killed"
    ),
    Metric("share", "Share", "percent", Counting.LEVEL, share=Share("killed", "casualties")),
)
SOURCES = (
    Source(
        "nis",
        'The "Service"',
        SourceKind.INTELLIGENCE,
        part_of="seoul",
        party="none",
        country="KR",
        language="ko",
    ),
    Source(
        "seoul",
        "=Seoul()",
        SourceKind.GOVERNMENT,
        granted_by="nis",
        url="https://example.org/?a=1&b=2",
        aliases=("서울", "S; K"),
        same_as="https://www.wikidata.org/wiki/Q8684",
        body="A city.\n",
        file="entries/sources/seoul.md",
    ),
)
FULL = Entry(
    id="2025-01-13-nis",
    title='=HYPERLINK("https://example.org/";"click") – “quoted”, 10\u00a0000 🪖',
    date=the_13th(1, "13 January 2025"),
    source="nis",
    published=DateSpan("2025-02", date(2025, 2, 1), date(2025, 2, 28), Precision.MONTH),
    url="https://example.org/千",
    citation="page 3; left",
    archived="https://example.org/archived",
    language="zh-Hant",
    according_to=(("nis", "seoul"), ("seoul",)),
    figures=(
        Figure(
            "killed",
            "killed",
            Value("at least 300", Qualifier.AT_LEAST, 300, 300, None),
            (("nis", "seoul"), ("seoul",)),
            as_of=DateSpan("by 13 January 2025", None, date(2025, 1, 13), Precision.INTERVAL),
            said_on=the_13th(1, "2025-01-13"),
            scope="one brigade",
            includes=("killed", "casualties"),
            quote="'300명' 이상",
            computed="3 × 100",
            restates="share",
            note='a "note",\nof two lines',
        ),
        Figure("share", "share", Value("36%", Qualifier.STATED, 36, 35.5, 36.5, percent=True), (("nis",),)),
        Figure(
            "half",
            "share",
            Value("half", Qualifier.STATED, 50, 45, 55, percent=True, fraction=True),
            (("nis",),),
            as_of=the_13th(1, "2025-01-13"),
        ),
        Figure(
            "unclear",
            "casualties",
            Value("up to 900", Qualifier.UP_TO, 900, 0, 900),
            (("nis",),),
            includes=UNSTATED,
        ),
    ),
    also_reported_by=(
        Relay("seoul", the_13th(2, "2025-02-13"), url="https://example.org/ko", language="ko"),
        Relay("nis", the_13th(3, "2025-03-13"), citation="evening news", archived="https://example.org/old"),
    ),
    repeats="quiet",
    tags=("losses", "kursk"),
    status=Status.CORRECTED,
    superseded_by="quiet",
    corrections=(Correction(the_13th(2, "13 February 2025"), "It was 300; not 3,000."),),
    aliases=("old-id",),
    draft=True,
    body='- A list.\n\n"Quoted", 三千.\n',
    file="entries/2025/2025-01-13-nis.md",
)
QUIET = Entry("quiet", "Nothing counted", the_13th(1, "2025-01-13"), "seoul", citation="a speech")
SMALL = Timeline.of(METRICS, SOURCES, (QUIET, FULL))


def document_of(timeline: Timeline) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(timeline_files(timeline, SITE)["data/entries.json"])
    return document


SCHEMA = Draft202012Validator(
    dict(describe_document(SITE)), format_checker=Draft202012Validator.FORMAT_CHECKER
)


def check_shape(document: dict[str, Any]) -> None:
    assert [error.message for error in SCHEMA.iter_errors(document)] == []


def test_every_field_of_the_format_is_in_the_document() -> None:
    document = document_of(SMALL)
    lists = {"entry": document["entries"], "source": document["sources"], "metric": document["metrics"]}
    lists |= {name: document["entries"][0][name] for name in ("also_reported_by", "corrections")}
    for table, records in lists.items():
        assert {field.name for field in TABLES[table]} <= set(records[0])
    inside = {"low", "high", "according_to"}  # a figure keeps these under "value" and "chains"
    assert {field.name for field in TABLES["figure"]} - inside <= set(document["entries"][0]["figures"][0])


def columns_without_a_cell(columns: tuple[Column[R], ...], rows: Iterable[R]) -> list[str]:
    listed = tuple(rows)
    return [column.name for column in columns if not any(column.cell(row) for row in listed)]


def test_every_column_finds_its_value() -> None:
    assert columns_without_a_cell(FIGURE_TABLE.columns, FIGURE_TABLE.rows(SMALL, SITE)) == []
    assert columns_without_a_cell(ENTRY_TABLE.columns, ENTRY_TABLE.rows(SMALL, SITE)) == []
    assert columns_without_a_cell(SOURCE_TABLE.columns, SOURCE_TABLE.rows(SMALL, SITE)) == []


def test_figures_begin_with_the_columns_that_readers_rely_on() -> None:
    header = timeline_files(SMALL, SITE)["data/figures.csv"].decode().split("\n")[0].split(",")
    assert header[: len(CONTRACT)] == CONTRACT
    assert len(set(header)) == len(header)


@pytest.mark.parametrize("name", ["entries.json", "figures.csv", "entries.csv", "sources.csv"])
def test_a_small_timeline_gives_these_bytes(name: str) -> None:
    assert timeline_files(SMALL, SITE)[f"data/{name}"] == (DATA / name).read_bytes()


def test_the_small_timeline_comes_back() -> None:
    assert read_timeline(document_of(SMALL)) == SMALL
    check_shape(document_of(SMALL))


def test_files_are_utf_8_with_lf_and_one_line_end_at_the_end() -> None:
    files = timeline_files(SMALL, SITE)
    assert {"data/entries.json", "data/figures.csv"} < set(files)
    for raw in files.values():
        assert raw.decode().encode() == raw
        assert not raw.startswith(b"\xef\xbb\xbf")
        assert b"\r" not in raw
        assert raw.endswith(b"\n")
        assert not raw.endswith(b"\n\n")


@pytest.mark.parametrize(
    "case", json.loads((DATA / "hostile.json").read_text("utf-8")), ids=lambda c: repr(c["text"])
)
def test_a_formula_is_neutralised_and_nothing_else_is_touched(case: Mapping[str, str]) -> None:
    assert neutralise(case["text"]) == case["cell"]
    timeline = Timeline.of(METRICS, SOURCES, [replace(QUIET, title=case["text"])])
    raw = timeline_files(timeline, SITE)["data/entries.csv"].decode()
    row = next(csv.DictReader(io.StringIO(raw, newline=""), strict=True))
    assert (row["title"], row["citation"]) == (case["cell"], "a speech")
    assert document_of(timeline)["entries"][0]["title"] == case["text"]


def test_the_schema_is_sound_and_names_its_address_only_on_a_site_with_one() -> None:
    schema = describe_document(SITE)
    Draft202012Validator.check_schema(dict(schema))
    assert schema["$id"] == "https://example.org/timeline/data/entries.schema.json"
    assert "$id" not in describe_document(replace(SITE, url=""))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("schema", 2),
        ("entries.0.surplus", "x"),
        ("entries.0.id", "Not An Id"),
        ("entries.0.title", None),
        ("entries.0.status", "gone"),
        ("entries.0.url", "javascript:alert(1)"),
        ("entries.0.date_earliest", "13 January"),
        ("entries.0.figures.0.chains", []),
        ("entries.0.figures.0.value.low", -1),
        ("entries.0.figures.0.value.qualifier", "maybe"),
        ("entries.0.figures.0.includes", "unknown"),
        ("sources.0.country", "kr"),
        ("metrics.2.share", {"of": "killed"}),
    ],
)
def test_the_schema_refuses(path: str, value: object) -> None:
    assert not SCHEMA.is_valid(changed(path, value))


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("schema", 2, 'schema: only 1 can be read, not "2"'),
        ("entries", {}, 'entries: a list is expected, not "{}"'),
        ("entries.0", "x", 'entries: an object is expected, not "x"'),
        ("entries.0.title", None, "title: this cannot be empty"),
        ("entries.0.title", 5, 'title: a text is expected, not "5"'),
        ("entries.0.draft", "no", 'draft: true or false is expected, not "no"'),
        ("entries.0.figures.0.value.low", True, 'low: a number is expected, not "True"'),
        ("entries.0.figures.0.chains", [["nis", 1]], 'chains: a text is expected, not "1"'),
    ],
)
def test_a_document_of_another_shape_is_refused(path: str, value: object, message: str) -> None:
    with pytest.raises(ValueError, match=r".") as refused:
        read_timeline(changed(path, value))
    assert str(refused.value) == message


def test_a_missing_field_and_an_unreadable_date_are_refused() -> None:
    document = document_of(SMALL)
    del document["entries"][0]["tags"]
    with pytest.raises(ValueError, match=r"^tags: this is missing$"):
        read_timeline(document)
    with pytest.raises(ValueError, match=r'^date: "last fall"'):
        read_timeline(changed("entries.0.date", "last fall"))


def changed(path: str, value: object) -> dict[str, Any]:
    """The small document with another value at a path."""
    document = document_of(SMALL)
    *way, last = (int(part) if part.isdigit() else part for part in path.split("."))
    place: Any = document
    for part in way:
        place = place[part]
    place[last] = value
    return document
