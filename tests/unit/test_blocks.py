"""Markers in docs pages: what is a call, what is refused and where."""

import pytest

from generator.pages.blocks.blocks import BLOCKS, known_blocks
from generator.pages.blocks.markers import Call, Known, Option, OptionKind, check_blocks, parse_call
from generator.pages.blocks.sections import SECTIONS

KNOWN = Known(
    {
        "latest": {"count": Option(OptionKind.NUMBER, "5", "how many to show")},
        "metric": {
            "metric": Option(OptionKind.METRIC, "", "a key"),
            "count": Option(OptionKind.NUMBER, "5", "how many"),
        },
        "counts": {},
    },
    ("killed", "wounded"),
)


def places(text: str) -> list[tuple[int, int, str]]:
    return [(p.place.line, p.place.column, p.message) for p in check_blocks(text, "docs/index.md", KNOWN)]


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ("latest", Call("latest", {})),
        ("latest count=3", Call("latest", {"count": "3"})),
        ("metric  metric=killed\n count=3", Call("metric", {"metric": "killed", "count": "3"})),
        ("", None),
        ("Latest", None),
        ("latest count", None),
        ("latest count = 3", None),
        ("latest count=3;", None),
        ('metric metric="killed"', None),
        ("latest count=../x", None),
    ],
)
def test_a_call_is_a_name_and_options(text: str, call: Call | None) -> None:
    assert parse_call(text) == call


@pytest.mark.parametrize(
    "text",
    [
        "<!-- timeline:counts -->",
        "<!--timeline:latest count=9999-->",
        "<!-- timeline:metric metric=killed -->",
        "<!-- a comment of one's own -->",
        "<!-- timeline -->",
        "~~~\n<!-- timeline:nothing -->\n~~~",
        "````\n```\n<!-- timeline:nothing -->\n```\n````",
        "```\n~~~\n<!-- timeline:nothing -->\n```",
    ],
)
def test_what_is_known_or_a_sample_passes(text: str) -> None:
    assert places(text) == []


@pytest.mark.parametrize(
    ("text", "line", "column", "named"),
    [
        ("a\n\n  <!-- timeline:lates -->", 3, 3, '"lates"'),
        ("<!-- timeline:latest cout=3 -->", 1, 1, '"cout"'),
        ("<!-- timeline:latest count=0 -->", 1, 1, '"0"'),
        ("<!-- timeline:latest count=10000 -->", 1, 1, '"10000"'),
        ("<!-- timeline:latest count=-1 -->", 1, 1, '"-1"'),
        ("<!-- timeline:metric metric=kiled -->", 1, 1, '"kiled"'),
        ("<!-- timeline:metric -->", 1, 1, "metric="),
        ("<!-- timeline: -->", 1, 1, '""'),
        ("<!-- timeline:la<t>est -->", 1, 1, '"la<t>est"'),
        ("```\n<!-- timeline:no -->\n```\n<!-- timeline:no -->", 4, 1, '"no"'),
        ("a <!-- timeline:counts --> <!-- timeline:no -->", 1, 28, '"no"'),
    ],
)
def test_what_is_unknown_is_named_with_its_place(text: str, line: int, column: int, named: str) -> None:
    ((at_line, at_column, message),) = places(text)
    assert (at_line, at_column) == (line, column)
    assert named in message


def test_the_nearest_name_is_offered() -> None:
    (problem,) = check_blocks("<!-- timeline:metric metric=kiled -->", "docs/a.md", KNOWN)
    assert (problem.rule, problem.severity, problem.place.path) == ("unknown-block", "error", "docs/a.md")
    assert problem.hint == 'did you mean "killed"?'


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.block)
def test_every_section_page_names_a_block_there_is(section: object) -> None:
    markdown = getattr(section, "markdown", "")
    assert not list(check_blocks(markdown, "docs/x.md", known_blocks(())))
    assert getattr(section, "block", "") in BLOCKS
