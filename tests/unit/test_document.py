"""Files are read as they were written, or refused in the words below them in the tables of ``tests/data``."""

import json
import string
import sys
import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.problems import Problem
from generator.reading.files import encoding as text
from generator.reading.files import yaml_events as events
from generator.reading.files.frontmatter import read_document, read_yaml_file
from generator.reading.files.yaml_events import PureLoader, read_nodes
from generator.reading.files.yaml_nodes import Document, Mapping, Node, Scalar, Sequence
from generator.reading.files.yaml_tree import MAX_DEPTH, MAX_NODES
from tests.support.cases import Case, read_tables
from tests.support.rules_of_files import RULES_OF_FILES

DATA = Path(__file__).parents[1] / "data"
INVALID = read_tables(DATA / "invalid" / "document")
VALID = read_tables(DATA / "valid" / "document")
PLAIN_LETTERS = string.ascii_letters + "éжя김𝄞"


@pytest.fixture(params=["fast", "pure"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "pure":
        monkeypatch.setattr(events, "LOADERS", (PureLoader,))


def read(case: Case) -> tuple[Document | Mapping | None, tuple[Problem, ...]]:
    reader = read_yaml_file if case.name.endswith(".yml") else read_document
    return reader(case.files[case.name], case.name)


def plain(node: Node) -> object:
    """A node as JSON would hold it."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.pairs}


def fields(yaml_text: str) -> Mapping:
    node, problems = read_nodes(yaml_text, "x.md")
    assert problems == ()
    assert isinstance(node, Mapping)
    return node


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("case", INVALID, ids=str)
def test_invalid_file_is_refused_in_these_words(case: Case) -> None:
    _, problems = read(case)
    assert "".join(f"{problem}\n" for problem in problems) == case.expected


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("case", VALID, ids=str)
def test_valid_file_is_read_as_written(case: Case) -> None:
    expected = json.loads(case.expected)
    found, problems = read(case)
    assert problems == ()
    if isinstance(found, Document):
        assert {"front": plain(found.front), "body": found.body, "body_line": found.body_line} == expected
    else:
        assert found is not None
        assert {"front": plain(found)} == expected


def test_every_rule_has_an_example_and_every_example_a_rule() -> None:
    seen = {problem.rule for case in INVALID for problem in read(case)[1]}
    # Three rules need files too large to keep; the tests below make them.
    assert seen | {"file-too-large", "line-too-long", "yaml-size"} == set(RULES_OF_FILES)


def test_file_too_large() -> None:
    start = b"---\ntitle: x\n---\n"
    body = b"word \n" * text.MAX_BYTES
    exact = start + body[: text.MAX_BYTES - len(start)]
    assert read_document(exact, "x.md")[1] == ()
    found, problems = read_document(exact + b"x", "x.md")
    assert found is None
    why = "the file has more than 64 KiB (65,536 bytes); shorten the text or split the file"
    expected = f"x.md:1:1: error[file-too-large] {why}"
    assert [str(p) for p in problems] == [expected]


def test_every_format_character_is_refused_warned_of_or_needed() -> None:
    spellings = "\u00ad\u200c\u200d"  # soft hyphen and joiners
    # Signs that enclose the digits behind them, and those that arrange hieroglyphs: seen, or felt to be.
    seen = {*map(chr, (*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD))}
    seen |= {*map(chr, range(0x13430, 0x13440))}
    every = {char for char in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(char) == "Cf"}
    warned = {char for char in every if text.INVISIBLE.match(char)}
    refused = {char for char in every if text.REFUSED.match(char)}
    assert every <= warned | refused | seen | set(spellings)
    assert not warned & (refused | seen | set(spellings))


def test_line_too_long() -> None:
    exact = "---\ntitle: x\n---\n" + "é" * text.MAX_LINE
    assert read_document(exact.encode(), "x.md")[1] == ()
    found, problems = read_document(f"{exact}é\nshort\n".encode(), "x.md")
    assert found is None
    expected = (
        "x.md:4:1: error[line-too-long] the line has 20,001 characters, more than 20,000; "
        "break it into several lines"
    )
    assert [str(p) for p in problems] == [expected]


@pytest.mark.usefixtures("loader")
def test_too_many_values() -> None:
    lines = [f"k{n}: v\n" for n in range(MAX_NODES)]
    exact = "".join(lines[: (MAX_NODES - 1) // 2]) + "last: []\n"
    node, problems = read_nodes(exact, "x.yml")
    assert (node, len(problems)) == (None, 1)
    node, problems = read_nodes("".join(lines[: (MAX_NODES - 1) // 2]), "x.yml")
    assert problems == ()
    node, problems = read_nodes("".join(lines), "x.yml", first_line=2)
    assert node is None
    expected = "there are more than 5,000 names, values and lists; split the file"
    assert [str(p) for p in problems] == [f"x.yml:2501:8: error[yaml-size] k2499: {expected}"]


@pytest.mark.parametrize(
    ("yaml_text", "text_sought", "place"),
    [
        ("title: x\ndate: 2025\n", "2025", (2, 7)),
        ("𝄞𝄞: 👩‍👩‍👧\n", "👩‍👩‍👧", (1, 5)),
        ('a: ["𝄞", b]\n', "b", (1, 10)),
        ("a:\n  - b: c\n    d: e\n", "d", (3, 5)),
        ("a: {b: c,\n    d: e}\n", "e", (2, 8)),
        ("a:\nb: c\n", "", (1, 3)),
        ("a:   \nb: c\n", "", (1, 3)),
        ("a: {b: , c: d}\n", "", (1, 7)),
        ("a: {b : , c: d}\n", "", (1, 8)),
        ("a:\n  -\n  - b\n", "", (2, 4)),
        ('a: ""\n', "", (1, 4)),
        ("\n\n# comment\na: b", "b", (4, 4)),
    ],
)
@pytest.mark.usefixtures("loader")
def test_every_scalar_knows_its_place(yaml_text: str, text_sought: str, place: tuple[int, int]) -> None:
    for first_line in (1, 40):
        node, problems = read_nodes(yaml_text, "x.md", first_line=first_line)
        assert problems == ()
        assert node is not None
        found = [scalar for scalar in scalars(node) if scalar.text == text_sought]
        assert [(s.place.line, s.place.column) for s in found] == [(place[0] + first_line - 1, place[1])]


def scalars(node: Node) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    if isinstance(node, Sequence):
        return [scalar for item in node.items for scalar in scalars(item)]
    return [scalar for key, value in node.pairs for scalar in (key, *scalars(value))]


def test_quoted_and_flow_are_remembered() -> None:
    front = fields("a:\nb: ''\nc: {d: \"e\"}\nf:\n  g: h\n")
    a, b, c, f = (value for _, value in front.pairs)
    assert isinstance(a, Scalar)
    assert isinstance(b, Scalar)
    assert (a.text, a.quoted, b.text, b.quoted) == ("", False, "", True)
    assert isinstance(c, Mapping)
    assert isinstance(f, Mapping)
    assert (front.flow, c.flow, f.flow) == (False, True, False)


def test_reading_goes_on_after_a_mistake_that_leaves_the_structure_clear() -> None:
    front = "title: Agent #1\nvalue: {low: 1,000, high: 2,000,000}\nx: *y\ntitle: again\nlast: z\n"
    found, problems = read_document(f"---\n{front}---\nA\x00b.\n".encode(), "x.md")
    assert [p.rule for p in problems] == [
        "yaml-comment",
        "yaml-comma",
        "yaml-comma",
        "yaml-anchor",
        "duplicate-key",
        "control-character",
    ]
    assert found is not None
    assert plain(found.front) == {
        "title": "Agent",
        "value": {"low": "1,000", "high": "2,000,000"},
        "x": "*y",
        "last": "z",
    }
    assert found.body == "A\ufffdb."


def test_only_blank_lines_and_comments_are_no_node() -> None:
    assert read_nodes("\n# comment\n\n", "x.yml") == (None, ())


HOSTILE = {
    "brackets": "[" * 19_000,
    "bracket lines": "[\n" * 25_000,
    "braces": "{a: " * 4_900,
    "questions": "? " * 9_900,
    "question lines": "? \n" * 16_000,
    "dashes": "- " * 9_900,
    "dash lines": "-\n" * 30_000,
    "long key": "a" * 19_000 + ": x",
    "long quote": "a: '" + "b" * 19_000,
    "laughs": "".join(f"b{n}: &b{n} [*b{n - 1}, *b{n - 1}]\n" for n in range(2_000)),
    "merges": "".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1_200)),
    "commas": "{a: 1" + ",000" * 4_500 + "}",
    "staircase": "".join(" " * n + "a:\n" for n in range(340)),
    "same name": "a: b\n" * 12_000,
    "error at the end": "k: v\n" * 2_000 + "@",
    "escapes": 'a: "' + "\\u202e" * 3_000 + '"',
    "backslashes": 'a: "' + "\\" * 18_001 + '"',
    "colons": ":" * 19_000,
    "quotes": '"" ' * 6_000,
    "tags": "!a " * 6_000,
    "directives": "%a\n" * 20_000,
    "spread": "a: b\n" + " c\n" * 20_000,
    "controls": "\0" * 60_000,
}


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_refused(name: str) -> None:
    for front in (HOSTILE[name], f"a: {HOSTILE[name]}"):
        _, problems = read_document(f"---\n{front}\n---\nText.\n".encode(), "x.md")
        assert {p.severity for p in problems} == {"error"}


@pytest.mark.usefixtures("loader")
def test_depth_is_bounded_not_the_stack() -> None:
    node, problems = read_nodes("[" * MAX_DEPTH + "]" * MAX_DEPTH, "x.yml")
    assert node is not None
    assert problems == ()
    assert [p.rule for p in read_nodes("[" * 25_000, "x.yml")[1]] == ["yaml-depth"]


FRAGMENTS = [
    *(
        "a",
        "b: ",
        "title: x\n",
        "- ",
        "  ",
        "\n",
        "[",
        "]",
        "{",
        "}",
        ", ",
        ",",
        "?",
        "? ",
        ": ",
        ":",
        "'",
        '"',
    ),
    *(
        "#",
        " # c",
        "&a ",
        "*a",
        "!t ",
        "> ",
        "%",
        "@",
        "`",
        "---\n",
        "...\n",
        "<<: ",
        "1,000",
        "http://x?y=1",
    ),
    *(
        "\\u202e",
        "\\",
        "𝄞",
        "\n  ",
        "\n- ",
        "key: ",
        "- key: v\n  ",
        "~",
        "!!str ",
        "|-\n  t\n",
        "\t",
        "\ufeff",
    ),
    *("\\ud800", "%YAML 1.1\n", "%TAG ! x\n", "\r", "\r\n", "\u2028", "\x00", "<<<<<<< a\n", "\ud800", "—\n"),
]
fragments = st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join)
file_bytes = st.one_of(
    st.binary(max_size=200),
    fragments.map(lambda t: t.encode("utf-8", "surrogatepass")),
    fragments.map(lambda t: f"---\n{t}\n---\nText.\n".encode("utf-8", "surrogatepass")),
)


@given(file_bytes)
@example(b"---\n[")
@example(b"\xef\xbb\xbf\xff")
def test_any_bytes_give_a_document_or_an_error_in_the_file(raw: bytes) -> None:
    lines = len(raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"))
    for reader in (read_document, read_yaml_file):
        found, problems = reader(raw, "x.md")
        assert found is not None or problems
        assert isinstance(found, Document | Mapping | None)
        for problem in problems:
            assert 1 <= problem.place.line <= lines
            assert problem.place.column >= 1
            assert problem.rule in RULES_OF_FILES
            assert str(problem).isprintable()


@given(st.lists(st.sampled_from([f for f in FRAGMENTS if f.isprintable() or f.endswith("\n")]), max_size=12))
def test_both_loaders_refuse_the_same_texts_and_read_the_others_alike(parts: list[str]) -> None:
    yaml_text = "".join(parts)
    fast = read_nodes(yaml_text, "x.md")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(events, "LOADERS", (PureLoader,))
        pure = read_nodes(yaml_text, "x.md")
    assert bool(fast[1]) == bool(pure[1])
    assert fast == pure or fast[1]


names = st.text(alphabet=PLAIN_LETTERS + "_-", min_size=1, max_size=40)
texts = st.text(alphabet=st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=200)


@given(
    st.dictionaries(names, st.one_of(texts, st.lists(texts, max_size=4)), min_size=1, max_size=6),
    st.booleans(),
)
def test_what_a_dumper_writes_is_read_back(data: dict[str, object], allow_unicode: bool) -> None:
    dumped = yaml.safe_dump(data, width=10**9, default_flow_style=False, allow_unicode=allow_unicode)
    found, problems = read_document(f"---\n{dumped}---\nText.\n".encode(), "x.md")
    assert problems == ()
    assert found is not None
    assert plain(found.front) == dict(sorted(data.items()))


@given(
    st.lists(
        st.sampled_from(["---", "...", "", "  ", "    code", "# Heading", "=======", "a: b"]), max_size=12
    )
)
def test_body_stands_where_it_is_said_to_stand(lines: list[str]) -> None:
    file = "\n".join(["---", "title: x", "---", *lines])
    found, problems = read_document(file.encode(), "x.md")
    assert all("pasted twice" in problem.message for problem in problems)
    assert found is not None
    below = file.split("\n")[found.body_line - 1 :]
    assert found.body == "\n".join(below).rstrip() or found.body == ""
    assert bool(found.body) == any(line.strip() for line in lines)
