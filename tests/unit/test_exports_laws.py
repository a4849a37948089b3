"""Laws of the data files, for every timeline that can be written."""

import csv
import io
import json
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from generator.exports.csv import neutralise
from generator.exports.json_reader import read_timeline
from generator.exports.json_schema import describe_document
from generator.model.entries import Correction, Entry, Figure, Relay, Status
from generator.model.metrics import UNSTATED, Counting, Metric, Share
from generator.model.sources import Source, SourceKind
from generator.model.timeline import Timeline
from generator.problems import Place
from generator.reading.grammar.date_parser import parse_date
from generator.reading.grammar.value_parser import parse_value, with_bounds
from generator.settings import Settings
from tests.support.exports import timeline_files

Record = dict[str, Any]
UNTIMED = settings(max_examples=25)
SITE = Settings(root=Path(), docs=Path("docs"), entries=Path("entries"), url="https://example.org/timeline/")

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ("=1+1", "'@x", "a\rb")
)
FILLED = TEXTS.map(lambda text: text or "…")
ID = st.from_regex(r"[a-z0-9]{1,3}(-[a-z0-9]{1,3})?", fullmatch=True)
ID_OR_NONE = st.just("") | ID
URL = st.sampled_from(("", "https://example.org/a;b", "HTTP://example.org/千"))
LANGUAGE = st.sampled_from(("", "en", "zh-Hant"))
DATE = st.sampled_from(
    "2025-01-13|2025|2024-24|2025-01~|2025-02-03?|2025%|2025-01-01/2025-02-03|../2025-01|[2025-01..2025-03]|"
    "by mid-January 2025|before 2025|since 9 January 2025|winter 2024|late January 2025".split("|")
).map(parse_date)
VALUE = st.sampled_from(
    "300|around 1,000|nearly 40%|two-thirds|half|10,000–12,000|dozens|at least 1.5 million|≤ 90|12.5%".split(
        "|"
    )
).map(parse_value)
BOUND = st.integers(0, 10**6) | st.sampled_from((0.5, 33.3))
BOUNDED = st.one_of(
    VALUE,
    st.builds(with_bounds, VALUE, BOUND, st.none() | BOUND),
    st.builds(with_bounds, st.none(), BOUND, st.none() | BOUND),
    st.builds(with_bounds, st.none(), st.none(), BOUND),
)


def some(items: st.SearchStrategy[Any], *, least: int = 0) -> st.SearchStrategy[Any]:
    return st.lists(items, min_size=least, max_size=3, unique=True).map(tuple)


CHAINS = some(some(ID, least=1))
RELAY = st.builds(Relay, ID, DATE, URL, TEXTS, URL, LANGUAGE)
CORRECTION = st.builds(Correction, DATE, FILLED)
METRIC = st.builds(
    Metric,
    id=ID,
    label=FILLED,
    unit=FILLED,
    counting=st.sampled_from(sorted(Counting)),
    description=TEXTS,
    parts=some(ID),
    ceiling=ID_OR_NONE,
    share=st.none() | st.builds(Share, ID, ID),
)
SOURCE = st.builds(
    Source,
    id=ID,
    name=FILLED,
    kind=st.sampled_from(sorted(SourceKind)),
    part_of=ID_OR_NONE,
    granted_by=ID_OR_NONE,
    party=TEXTS,
    country=st.sampled_from(("", "KR")),
    language=LANGUAGE,
    url=URL,
    aliases=some(FILLED),
    same_as=URL,
    body=TEXTS,
    file=TEXTS,
)


def figures(metrics: tuple[Metric, ...]) -> st.SearchStrategy[Figure]:
    return st.builds(
        Figure,
        id=ID,
        metric=st.sampled_from([metric.id for metric in metrics]),
        value=BOUNDED,
        chains=some(some(ID, least=1), least=1),
        as_of=st.none() | DATE,
        said_on=st.none() | DATE,
        scope=TEXTS,
        includes=some(ID) | st.just(UNSTATED),
        quote=TEXTS,
        computed=TEXTS,
        restates=ID_OR_NONE,
        note=TEXTS,
        place=st.just(Place("lost.md", 7)),
    )


def entries(metrics: tuple[Metric, ...]) -> st.SearchStrategy[Entry]:
    return st.builds(
        Entry,
        id=ID,
        title=FILLED,
        date=DATE,
        source=ID,
        published=st.none() | DATE,
        url=URL,
        citation=TEXTS,
        archived=URL,
        language=LANGUAGE,
        according_to=CHAINS,
        figures=st.lists(figures(metrics), max_size=3).map(tuple),
        also_reported_by=some(RELAY),
        repeats=ID_OR_NONE,
        tags=some(ID),
        status=st.sampled_from(sorted(Status)),
        superseded_by=ID_OR_NONE,
        corrections=some(CORRECTION),
        aliases=some(ID),
        draft=st.booleans(),
        body=TEXTS,
        file=TEXTS,
    )


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    metrics = draw(some(METRIC, least=1))
    return Timeline.of(metrics, draw(some(SOURCE)), draw(st.lists(entries(metrics), max_size=3)))


SCHEMA = Draft202012Validator(
    dict(describe_document(SITE)), format_checker=Draft202012Validator.FORMAT_CHECKER
)


def read_csv(raw: bytes) -> list[dict[str, str]]:
    """Rows as a reader of the file gets them, the apostrophe before a formula taken away."""
    rows = csv.DictReader(io.StringIO(raw.decode(), newline=""), strict=True)
    return [{name: bare(cell) for name, cell in row.items()} for row in rows]


def bare(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and neutralise(cell[1:]) == cell else cell


@UNTIMED
@given(timelines())
def test_a_timeline_comes_back_from_its_document_and_fits_the_schema(timeline: Timeline) -> None:
    document = json.loads(timeline_files(timeline, SITE)["data/entries.json"])
    assert read_timeline(document) == timeline
    assert [error.message for error in SCHEMA.iter_errors(document)] == []


@UNTIMED
@given(timelines())
def test_csv_says_what_the_document_says(timeline: Timeline) -> None:
    files = timeline_files(timeline, SITE)
    document = json.loads(files["data/entries.json"])
    assert read_csv(files["data/sources.csv"]) == [as_row(source) for source in document["sources"]]
    assert read_csv(files["data/entries.csv"]) == [as_row(entry) for entry in document["entries"]]
    metrics = {metric["id"]: metric for metric in document["metrics"]}
    assert read_csv(files["data/figures.csv"]) == [
        figure_row(entry, figure, metrics[figure["metric"]], read)
        for entry, of in zip(document["entries"], timeline.entries, strict=True)
        for figure, read in zip(entry["figures"], of.figures, strict=True)
    ]


def as_row(record: Record) -> dict[str, str]:
    return {name: as_cell(value) for name, value in record.items()}


def as_cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case {"date": day, "note": note}:
            return f"{day}: {note}"
        case {"id": name} | {"source": name}:
            return str(name)
        case [*items]:
            return "; ".join(" < ".join(item) if isinstance(item, list) else as_cell(item) for item in items)
    return str(value)


def figure_row(entry: Record, figure: Record, metric: Record, read: Figure) -> dict[str, str]:
    row = {"entry": entry["id"], "figure": figure["id"], **figure["value"]}
    for name in ("as_of", "said_on"):
        span = figure[name] or {"words": None, "earliest": None, "latest": None}
        row |= {name: span["words"], f"{name}_earliest": span["earliest"], f"{name}_latest": span["latest"]}
    for name in ("metric", "scope", "includes", "quote", "computed", "restates", "note", "permalink"):
        row[name] = figure[name]
    for name in ("date", "published", "source", "title", "url", "citation", "archived", "language", "status"):
        row[name] = entry[name]
    for name in ("date_earliest", "date_latest", "published_earliest", "published_latest"):
        row[name] = entry[name]
    row |= {
        "chain": figure["chains"],
        "origins": list(dict.fromkeys(chain[-1] for chain in figure["chains"])),
    }
    row |= {"unit": metric["unit"], "metric_label": metric["label"]}
    row |= {"percent": read.value.percent, "fraction": read.value.fraction}
    return as_row(row)


@UNTIMED
@given(TEXTS)
def test_neutralising_can_be_undone(text: str) -> None:
    assert bare(neutralise(text)) == text
    assert not neutralise(text).startswith(tuple("=+-@\t\r\n＝＋－＠"))
