"""Pages as fragments: whole, in order, and proof against what strangers write."""

import json
import shutil
from html import unescape
from pathlib import Path

import jinja2
import pytest

from generator.analysis.findings.finding import FindingKind
from generator.pages.blocks.blocks import BLOCKS
from generator.pages.blocks.sections import SECTIONS, Section
from generator.pages.comparison.finding_views import FINDING_KINDS
from generator.pages.shared.page import Page, base_of, cut
from generator.pages.shared.render import render, safe
from generator.pages.shared.views import say_given
from generator.problems import Refusal
from generator.reading.grammar.value_parser import parse_value, with_bounds
from generator.settings import Settings
from generator.site import Site, load_site
from tests.support.html import read_html
from tests.support.projects import LAKE, copy_lake

HOSTILE = (
    "</title><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "{{ 7*7 }} {% raw %} ${x} %s",
    "<!-- timeline:latest --> <!-- ",
    "&lt;script&gt; &amp; &#60;",
    "timeline-mark-content-end",
    "]]></style></textarea></table><h1>",
)


def load(project: Path, *, drafts: bool = False) -> Site:
    settings = Settings(
        root=project, entries=project / "entries", docs=project / "docs", name="A & <B>", drafts=drafts
    )
    site, problems = load_site(settings)
    assert site is not None, problems
    return site


@pytest.fixture(scope="module")
def lake() -> Site:
    return load(LAKE)


def section_pages(site: Site) -> dict[str, str]:
    return {s.address: f"<h1>{s.title}</h1>" + site.fill(s.markdown, "../").html for s in SECTIONS}


@pytest.mark.parametrize(
    ("address", "base"), [("", ""), ("timeline/", "../"), ("entries/x/", "../../"), ("a/b/c/", "../../../")]
)
def test_the_way_to_the_root(address: str, base: str) -> None:
    assert base_of(address) == base


@pytest.mark.parametrize(
    ("text", "length", "result"),
    [
        ("short", 10, "short"),
        ("  two \n lines ", 20, "two lines"),
        ("0123456789", 10, "0123456789"),
        ("01234567890", 10, "012345678…"),
        ("one two three", 10, "one two…"),
        ("one two, three", 10, "one two…"),
        ("", 10, ""),
    ],
)
def test_a_text_is_cut_between_words(text: str, length: int, result: str) -> None:
    assert cut(text, length) == result
    assert len(cut(text, length)) <= length


def test_a_template_that_names_what_is_missing_is_an_error() -> None:
    with pytest.raises(jinja2.UndefinedError):
        render("entry/entry.html")


def test_what_is_printed_is_escaped_unless_it_is_safe() -> None:
    row = {"source": {"text": "Paper"}, "when": {"words": "2025"}}
    for words, shown in (("<i>", "&lt;i&gt;"), (safe("<i>"), "<i>")):
        assert f">{shown}</a>" in render(
            "blocks/claim.html", base="", row=row, c={"address": "x/", "words": words}
        )


def test_every_page_has_its_own_address_and_says_what_it_is(lake: Site) -> None:
    pages = list(lake.pages())
    assert [page.address for page in pages] == [address for address, _ in lake.plan()]
    assert len({page.address for page in pages}) == len(pages)
    for page in pages:
        assert page.address.endswith("/")
        assert page.title
        assert 0 < len(page.description) <= 160
        assert page.search
        assert page.section in {section.address for section in SECTIONS}


def test_every_page_has_one_first_heading_and_leaves_no_level_out(lake: Site) -> None:
    fragments = {page.address: page.html for page in lake.pages()} | section_pages(lake)
    for address, html in fragments.items():
        levels = [int(e.tag[1]) for e in read_html(html).elements if e.tag in ("h1", "h2", "h3", "h4", "h5")]
        assert levels.count(1) == 1, address
        assert all(low + 1 >= high for low, high in zip([0, *levels], levels, strict=False)), address


def test_ids_are_unique_on_a_page(lake: Site) -> None:
    for page in lake.pages():
        ids = read_html(page.html).ids
        assert sorted(set(ids)) == sorted(ids), page.address


def test_every_figure_has_its_permalink(lake: Site) -> None:
    pages = {page.address: page for page in lake.pages()}
    for entry in lake.timeline.entries:
        ids = read_html(pages[f"entries/{entry.id}/"].html).ids
        assert {figure.id for figure in entry.figures} <= set(ids)


def test_pages_name_the_file_to_edit(lake: Site) -> None:
    edits = [page.edit for page in lake.pages() if page.edit]
    assert all((LAKE / edit).is_file() for edit in edits)
    assert {page.address.split("/")[0] for page in lake.pages() if page.edit} == {
        "entries",
        "sources",
        "figures",
    }


def claim_of(site: Site) -> str:
    entry = next(entry for entry in site.timeline.entries if entry.figures)
    return f" entry={entry.id} figure={entry.figures[0].id}"


def test_every_block_is_shown_for_a_timeline_and_for_an_empty_one(lake: Site, tmp_path: Path) -> None:
    (tmp_path / "entries").mkdir()
    shutil.copy(LAKE / "entries" / "metrics.yml", tmp_path / "entries")
    empty = load(tmp_path)
    named = dict.fromkeys(("metric", "span", "chart"), " metric=lake-level")
    named |= {"claim": claim_of(lake), "report": f" entry={lake.timeline.entries[0].id}"}
    for name in BLOCKS:
        marker = f"<!-- timeline:{name}{named.get(name, '')} -->"
        for site in (lake,) if name in ("claim", "report") else (lake, empty):
            html = site.fill(marker, "../").html
            assert html.strip()
            assert "<!--" not in html


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.block)
def test_every_h2_of_a_block_is_reported_for_the_table_of_contents(lake: Site, section: Section) -> None:
    filled = lake.fill(section.markdown, "../")
    printed = [(h2.attributes["id"], h2.text) for h2 in read_html(filled.html).all("h2")]
    assert [(heading.id, unescape(heading.html)) for heading in filled.headings] == printed


def test_headings_are_those_of_all_blocks_of_a_page_in_order(lake: Site) -> None:
    filled = lake.fill("<!-- timeline:counts --><!-- timeline:contribute --><!-- timeline:data -->", "")
    headings = [(heading.id, heading.html) for heading in filled.headings]
    assert headings[:3] == [
        ("example", "An example"),
        ("entry", "An entry"),
        ("figure", "A figure of an entry"),
    ]
    assert ("source", "A source: entries/sources/&lt;id&gt;.md") in headings
    assert headings[-1] == ("licence", "Licence and citation")


def test_only_markers_are_filled(lake: Site) -> None:
    html = "<p><!-- mine --></p><code>&lt;!-- timeline:counts --&gt;</code>"
    assert lake.fill(html, "").html == html


def test_drafts_are_shown_where_they_are_asked_for(tmp_path: Path) -> None:
    project = copy_lake(tmp_path / "lake")
    entry = project / "entries" / "2003" / "2003-summer-council-pumps.md"
    text = entry.read_text("utf-8")
    entry.with_name("2003-draft.md").write_text(text.replace("---\n", "---\ndraft: true\n", 1), "utf-8")
    assert "2003-draft" not in load(project).timeline.entry
    assert "2003-draft" in load(project, drafts=True).timeline.entry


def hostile_lake(to: Path, text: str) -> Site:
    """The lake with a text in every free-text field there is."""
    project = copy_lake(to)
    words = json.dumps(text)
    (project / "entries" / "sources" / "evil.md").write_text(
        f"---\nname: {words}\nkind: person\nparty: {words}\naliases: [{words}]\n---\n{text}\n",
        encoding="utf-8",
    )
    (project / "entries" / "evil.md").write_text(
        f"---\ntitle: {words}\ndate: 2004-05-01\nsource: evil\ncitation: {words}\n"
        f"figures:\n  - metric: flooded\n    value: 3\n    scope: {words}\n    note: {words}\n    computed: {words}\n"
        f"also_reported_by:\n  - {{source: valley-radio, date: 2004-05-02, citation: {words}}}\n"
        f"status: corrected\ncorrections:\n  - {{date: 2004-05-03, note: {words}}}\n---\n{text}\n",
        encoding="utf-8",
    )
    return load(project)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    site = hostile_lake(tmp_path_factory.mktemp("plain") / "lake", "plain words")
    return {page.address: page for page in site.pages()}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_add_no_element(plain: dict[str, Page], tmp_path: Path, text: str) -> None:
    site = hostile_lake(tmp_path / "lake", text)
    for page in site.pages():
        found, expected = read_html(page.html), read_html(plain[page.address].html)
        assert [e.tag for e in found.elements] == [e.tag for e in expected.elements], page.address
        assert [list(e.attributes) for e in found.elements] == [list(e.attributes) for e in expected.elements]
        assert not found.all("style", "img", "iframe", "object", "form", "input")
        scripts = [(e.attributes.get("type"), e.text) for e in found.all("script")]
        assert set(scripts) <= {("module", "")}, page.address  # files of ours, nothing written in the page


def test_every_kind_of_finding_is_explained_in_the_order_of_kinds() -> None:
    assert list(FINDING_KINDS) == list(FindingKind)


@pytest.mark.parametrize(
    ("words", "low", "high", "said"),
    [
        ("4,000", 3500, 4500, "3,500 to 4,500"),  # as wide as we read it, yet the source's own
        ("about 1,000", 900, None, "900 or more"),  # the 1,250 above it is our reading
        ("about 1,000", None, 1100, "at most 1,100"),
        ("about 1,000", None, None, ""),
        ("", 900, 1200, ""),  # its words are its bounds
        ("", 900, None, ""),
        ("", None, 1200, ""),
    ],
)
def test_only_what_the_source_gives_is_called_its_own(
    words: str, low: int | None, high: int | None, said: str
) -> None:
    value = parse_value(words) if words else None
    assert not isinstance(value, Refusal)
    assert say_given(value if low is high is None and value else with_bounds(value, low, high)) == said
