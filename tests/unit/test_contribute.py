"""Templates and examples on the contribute page: from the site's own ids, and refused until they are filled in."""

import re
from pathlib import Path

import pytest

from generator.model.timeline import Timeline
from generator.reading.drafting import OwnIds, example_entry, example_of, example_source, find_own_ids
from generator.reading.entries_folder import read_sheet
from generator.reading.schema import ENTRY, SOURCE, TABLES
from generator.settings import Settings
from generator.site import Site, load_site
from tests.support.projects import LAKE

FIRST_TOPIC = re.compile(
    r"kbs|\bnis\b|seoul|korea|ukrain|russia|kursk|\bbbc\b|western|brigade|killed|wounded|casualt|deployed|\bdead\b|soldier",
    re.IGNORECASE,
)
"""Words of the topic that the generator was written for."""

NOTHING = Timeline.of((), (), ())


@pytest.fixture(scope="module")
def lake() -> Site:
    new = "https://example.org/new/"
    site, problems = load_site(Settings(root=LAKE, entries=LAKE / "entries", docs=LAKE / "docs", new_url=new))
    assert site is not None, problems
    return site


def problems_of(text: str, *, is_source: bool = False) -> list[str]:
    _, problems = read_sheet(text.encode(), "x", "x.md", SOURCE if is_source else ENTRY)
    return [str(problem) for problem in problems]


def test_ids_are_the_first_of_the_site(lake: Site) -> None:
    assert find_own_ids(lake.timeline) == OwnIds(
        metric="lake-level",
        parts=("flooded", "undermined"),
        publisher="valley-herald",
        speaker="example-valley-council",
        entry="2003-05-gauge-office-report",
    )
    assert find_own_ids(NOTHING) == OwnIds()


def test_template_holds_the_ids_of_the_site(lake: Site) -> None:
    assert example_entry(find_own_ids(lake.timeline)) == (
        "---\n"
        'title: "<one line of plain text, in the editor\'s own words or as printed>"\n'
        "date: 2025-01-13\n"
        "source: valley-herald\n"
        'url: "<where it was published; or give a citation>"\n'
        "according_to: [example-valley-council]\n"
        "figures:\n"
        "  - metric: lake-level\n"
        "    value: some 300\n"
        "    as_of: 2025-01-13\n"
        "---\n"
        "What the report says, in your own words.\n"
    )


def test_template_of_a_share_is_in_percent() -> None:
    assert '    value: "some 30%"\n' in example_entry(OwnIds(metric="turnout", is_share=True))


def test_template_sent_as_it_is_is_refused(lake: Site) -> None:
    meaning = "one line of plain text, in the editor's own words or as printed"
    assert problems_of(example_entry(find_own_ids(lake.timeline))) == [
        (
            f'x.md:2:8: error[placeholder] title: "<{meaning[:58]}…" is still to be filled in; '
            f"write <{meaning}>, such as Ministry counts 300 visitors"
        ),
        (
            'x.md:5:6: error[placeholder] url: "<where it was published; or give a citation>" is still to be filled '
            "in; write <where it was published; or give a citation>, such as https://…"
        ),
    ]
    assert problems_of(example_source(), is_source=True) == [
        (
            'x.md:2:7: error[placeholder] name: "<its name as readers know it>" is still to be filled in; '
            "write <its name as readers know it>, such as Ministry of Works"
        )
    ]


def test_template_of_a_site_without_metrics_and_sources_says_what_to_put_in() -> None:
    text = example_entry(OwnIds())
    assert 'source: "<id of the publisher: a file in entries/sources/>"\n' in text
    assert '  - metric: "<what is counted: a key of metrics.yml>"\n' in text
    assert "according_to" not in text
    assert [problem.split("] ")[1].split(":")[0] for problem in problems_of(text)] == [
        "title",
        "source",
        "url",
        "figures[0].metric",
    ]


def test_template_is_accepted_once_it_is_filled_in(lake: Site) -> None:
    text = example_entry(find_own_ids(lake.timeline))
    filled = re.sub(r'"<one line.*>"', "A title", text).replace(
        '"<where it was published; or give a citation>"', "https://example.org/1"
    )
    assert problems_of(filled) == []
    assert (
        problems_of(example_source().replace('"<its name as readers know it>"', "A name"), is_source=True)
        == []
    )


@pytest.mark.parametrize("text", ["a < b > c", "<b>bold</b>", "< 5", "<>", "<Untitled>", "<see page 3>"])
def test_text_with_angle_brackets_is_no_placeholder(text: str) -> None:
    filled = f"---\ntitle: '{text}'\ndate: 2025\nsource: x\nurl: https://example.org/1\n---\n"
    assert problems_of(filled) == []


def test_examples_of_fields_name_what_the_site_has(lake: Site) -> None:
    own = find_own_ids(lake.timeline)
    examples = {
        f"{table}.{field.name}": example_of(field, own)
        for table, fields in TABLES.items()
        for field in fields
        if example_of(field, own) != field.example
    }
    assert examples == {
        "entry.source": "valley-herald",
        "entry.according_to": "[example-valley-council]",
        "entry.repeats": "2003-05-gauge-office-report",
        "entry.superseded_by": "2003-05-gauge-office-report",
        "figure.metric": "lake-level",
        "figure.according_to": "[example-valley-council]",
        "figure.includes": "[flooded, undermined]",
        "figure.restates": "lake-level",
        "also_reported_by.source": "valley-herald",
        "source.part_of": "valley-herald",
        "source.granted_by": "valley-herald",
        "metric.parts": "[flooded, undermined]",
        "metric.ceiling": "lake-level",
        "metric.share": "{of: flooded, in: undermined}",
    }


def test_page_of_another_topic_has_no_word_of_the_first(lake: Site) -> None:
    html = lake.fill("<!-- timeline:contribute -->", "").html
    assert FIRST_TOPIC.findall(html) == []
    assert "valley-herald" in html


def test_page_of_an_empty_site_has_no_word_of_the_first() -> None:
    settings = Settings(root=Path(), entries=Path("entries"), new_url="https://example.org/new/")
    html = Site(settings, NOTHING).fill("<!-- timeline:contribute -->", "").html
    assert FIRST_TOPIC.findall(html) == []
