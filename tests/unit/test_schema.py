"""The table of fields is whole, its examples are right, and what is drafted from it is read back as it was meant."""

import json
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.model.entries import Status
from generator.model.metrics import Counting
from generator.model.sources import SourceKind
from generator.reading.drafting import draft_entry, draft_source, write_scalar
from generator.reading.entries_folder import read_folder
from generator.reading.fields import READERS, Collector, read_record
from generator.reading.files.frontmatter import read_document, read_yaml_file
from generator.reading.files.yaml_nodes import Mapping, Scalar
from generator.reading.schema import CORRECTION, FIGURE, RELAY, TABLES, Field, Kind

DATA = Path(__file__).parents[1] / "data"
FIELDS = [(table, field) for table, fields in TABLES.items() for field in fields]

CONTRACT = {
    "entry": "title! date! published source! url citation archived language according_to figures also_reported_by "
    "repeats tags status superseded_by corrections aliases draft",
    "figure": "metric! value low high as_of said_on according_to scope includes quote computed restates note id",
    "also_reported_by": "source! url date! citation archived language",
    "corrections": "date! note!",
    "source": "name! kind! part_of granted_by party country language url aliases same_as",
    "metric": "label! unit! counting! description parts ceiling share",
}
"""Every field that people may write; an exclamation mark behind those that must be there."""

NOT_TO_BE_READ = {"url", "archived", "same_as"}
"""Fields whose example is cut, ``https://…``: an address made up would be published by somebody."""


@pytest.mark.parametrize("table", TABLES)
def test_fields_are_those_of_the_format(table: str) -> None:
    written = [f"{field.name}!" if field.required else field.name for field in TABLES[table]]
    assert written == CONTRACT[table].split()


def test_every_kind_has_a_reader_and_words() -> None:
    assert set(READERS) == set(Kind) == {field.kind for _, field in FIELDS}


def test_words_to_choose_from_are_those_of_the_model() -> None:
    choices = {field.name: field.choices for _, field in FIELDS if field.kind == "choice"}
    assert choices == {"status": tuple(Status), "kind": tuple(SourceKind), "counting": tuple(Counting)}
    assert all(word.meaning for word in chain.from_iterable(choices.values()))


def test_fields_of_lists_are_tables_themselves() -> None:
    nested = {field.name: field.fields for _, field in FIELDS if field.kind == "records"}
    assert nested == {"figures": FIGURE, "also_reported_by": RELAY, "corrections": CORRECTION}


@pytest.mark.parametrize(("table", "field"), FIELDS, ids=lambda part: getattr(part, "name", part))
def test_field_says_what_it_means(table: str, field: Field[Any]) -> None:
    assert field.meaning, table
    assert not field.meaning.endswith(".")
    assert field.example or field.choices or field.fields


@pytest.mark.parametrize(
    ("table", "field"),
    [pair for pair in FIELDS if pair[1].example and pair[1].name not in NOT_TO_BE_READ],
    ids=lambda part: getattr(part, "name", part),
)
def test_example_is_read(table: str, field: Field[Any]) -> None:
    front, problems = read_yaml_file(f"{field.name}: {field.example}\n".encode(), "x.yml")
    assert (front is not None, problems) == (True, ()), table
    assert front is not None
    collector = Collector()
    optional: Field[Any] = Field(
        field.name, field.kind, field.meaning, choices=field.choices, points_to=field.points_to
    )
    record = read_record(front, (optional,), "", collector)
    assert collector.problems == []
    assert field.name in record.values


def test_valid_entries_use_every_field() -> None:
    folder, _ = read_folder(DATA / "valid" / "entries", root=DATA / "valid")
    records = [sheet.record for sheet in folder.entries.values()]
    seen = {
        "entry": records,
        "figure": [figure for record in records for figure in record.records("figures")],
        "also_reported_by": [relay for record in records for relay in record.records("also_reported_by")],
        "corrections": [item for record in records for item in record.records("corrections")],
        "source": [sheet.record for sheet in folder.sources.values()],
        "metric": [sheet.record for sheet in folder.metrics.values()],
    }
    unused = [
        f"{table}.{field.name}"
        for table, field in FIELDS
        if not any(record.wrote(field.name) for record in seen[table])
    ]
    assert unused == []


# Drafts

printable = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=60)


def values_of(text: str) -> dict[str, object]:
    document, problems = read_document(text.encode(), "x.md")
    assert problems == ()
    assert document is not None
    return {key.text: node.text for key, node in document.front.pairs if isinstance(node, Scalar)}


@given(printable)
@example("'")
@example("'tis")
@example("a: b")
def test_scalar_is_read_back_in_a_line_and_in_a_list(text: str) -> None:
    scalar = write_scalar(text)
    top, problems = read_yaml_file(
        f"a: {scalar}\nb: [{scalar}, {scalar}]\nc: {{d: {scalar}}}\n".encode(), "x.yml"
    )
    assert problems == ()
    assert isinstance(top, Mapping)
    found = {key.text: node for key, node in top.pairs}
    assert isinstance(found["a"], Scalar)
    assert found["a"].text == text
    items = found["b"]
    assert [getattr(item, "text", None) for item in getattr(items, "items", ())] == [text, text]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Seoul puts the dead at 300", "Seoul puts the dead at 300"),
        ("2025-01-22", "2025-01-22"),
        ("About 1,000 killed", '"About 1,000 killed"'),
        ("A: b", '"A: b"'),
        ("agent #1", '"agent #1"'),
        ("- x", '"- x"'),
        ('say "x"', json.dumps('say "x"')),
        ("", '""'),
        (" x", '" x"'),
    ],
)
def test_scalar_is_quoted_only_where_yaml_would_read_something_else(text: str, written: str) -> None:
    assert write_scalar(text) == written


@given(printable, printable)
def test_draft_is_read_back(title: str, scope: str) -> None:
    text = draft_entry({"title": title, "date": "2025"}, [{"metric": "killed", "scope": scope}], body="Text.")
    assert values_of(text) == {"date": "2025"} | ({"title": title} if title else {})


def test_draft_follows_the_order_of_the_format() -> None:
    values = {
        "tags": "one, two",
        "url": "https://example.org/",
        "date": "2025",
        "title": "A",
        "according_to": "a, b",
    }
    figures = [{"value": "1,000", "metric": "killed"}, {"metric": "wounded", "value": "", "low": "5"}]
    assert draft_entry(values, figures, body="\nText.\n\n") == (
        "---\n"
        "title: A\n"
        "date: 2025\n"
        'url: "https://example.org/"\n'
        "according_to: [a, b]\n"
        "tags: [one, two]\n"
        "figures:\n"
        "  - metric: killed\n"
        '    value: "1,000"\n'
        "  - metric: wounded\n"
        "    low: 5\n"
        "---\n"
        "Text.\n"
    )
    assert draft_source({"kind": "outlet", "name": "A: b"}, body="Text.") == (
        '---\nname: "A: b"\nkind: outlet\n---\nText.\n'
    )
