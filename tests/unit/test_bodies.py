import faulthandler
import json
import re
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks import body_rules as checks
from generator.pages.shared import markdown as bodies
from generator.pages.shared.markdown import BodyTooSlow, render_body
from generator.problems import Place, Refusal
from generator.reading.links import LinkTarget, find_links, resolve
from generator.reading.markdown_limits import find_excess, find_raw_html, hide_code
from generator.reading.records import Folder, Record, Sheet
from generator.reading.urls import read_address

DATA = Path(__file__).parents[1] / "data" / "bodies"
GOLDEN = sorted(DATA.glob("*.md"))
HOSTILE = (DATA / "hostile.txt").read_text("utf-8").splitlines()
PATHOLOGICAL: dict[str, list[tuple[str, int]]] = json.loads((DATA / "pathological.json").read_text("utf-8"))

ENTRY = "2024-12-19-nis-counts"
BASE = "../../"
TAGS = set("p br hr h2 h3 h4 h5 h6 strong em code pre blockquote ul ol li a sup div".split())
TAGS |= set("table thead tbody tr th td".split())
VOID = {"br", "hr"}
ATTRIBUTES = {
    "a": {"href", "title", "rel", "class"},
    "ol": {"start"},
    "li": {"id"},
    "sup": {"id"},
    "div": {"class", "tabindex", "role", "aria-label"},
    "th": {"class", "scope"},
    "td": {"class"},
}
CLASSES = {"footnote", "footnote-ref", "footnote-backref", "tl-scroll", "tl-left", "tl-center", "tl-right"}


def find(path: str) -> str | None:
    return resolve(path, {ENTRY}, {"nis"})


def render(text: str) -> str:
    return render_body(text, base=BASE, resolve=find)


class Reader(HTMLParser):
    """Reads rendered HTML as a browser would and stops at whatever should not be there."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()
        assert not self.open
        assert len(self.ids) == len(set(self.ids))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        assert {name for name, _ in attrs} <= ATTRIBUTES.get(tag, set())
        values = {name: value or "" for name, value in attrs}
        assert not values.get("class") or values["class"] in CLASSES
        if "id" in values:
            assert values["id"].partition(":")[2].isdigit()
            self.ids.append(values["id"])
        if "href" in values:
            check_address(values["href"], values.get("rel"))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)


def check_address(address: str, rel: str | None) -> None:
    if rel is not None:
        assert rel == "nofollow noopener"
        assert read_address(address) == address
    elif address.startswith("#fn"):
        assert address.partition(":")[2].isdigit()
    else:
        page, _, fragment = address.partition("#")
        assert page in ("", f"{BASE}entries/{ENTRY}/", f"{BASE}sources/nis/")
        assert fragment == "" or fragment.replace("-", "").isalnum()


@pytest.fixture
def watched() -> Iterator[None]:
    """A hang ends the whole run, with a traceback that names the test."""
    faulthandler.dump_traceback_later(20, exit=True, file=sys.__stderr__ or 2)
    yield
    faulthandler.cancel_dump_traceback_later()


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_bodies_are_rendered_as_written_beside_them(path: Path) -> None:
    html = render(path.read_text("utf-8"))
    Reader(html)
    assert html + "\n" == path.with_suffix(".html").read_text("utf-8")


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_the_links_that_are_checked_are_those_that_are_rendered(path: Path) -> None:
    asked = set()

    def ask(path: str) -> None:
        asked.add(path)

    text = path.read_text("utf-8")
    html = render_body(text, base="", resolve=ask)
    targets = [link.target for link in find_links(text)]
    outside = {target for target in targets if not isinstance(read_address(target), Refusal)}
    # Images within a link are shown as text, and that inner text alone is not followed.
    written = {LinkTarget.of(target).path for target in targets} - outside - {"", "https://example.org/i.png"}
    assert asked == {path for path in written if path not in outside}
    assert all(target.replace("&", "&amp;") in html for target in outside - {"https://example.org/i.png"})


@pytest.mark.usefixtures("watched")
@pytest.mark.parametrize("line", HOSTILE)
def test_nothing_active_leaves_a_hostile_body(line: str) -> None:
    Reader(render(line.replace("⏎", "\n").replace("⇥", "\t")))


def test_footnotes_of_two_bodies_on_one_page_are_kept_apart() -> None:
    text = "x[^a]\n\n[^a]: y"
    pages = [render_body(text, base="", resolve=find, footnote_prefix=prefix) for prefix in ("1-", "2-")]
    assert 'id="fn:1-1"' in pages[0]
    assert 'href="#fn:2-1"' in pages[1]


@pytest.mark.usefixtures("watched")
@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_a_body_made_to_be_slow_is_rendered_or_refused(name: str) -> None:
    """In a thread there is no alarm: the limits alone have to do."""
    text = "".join(unit * times for unit, times in PATHOLOGICAL[name])
    refused = [excess.message for excess in find_excess(text)]
    list(find_links(text))
    list(find_raw_html(text))
    with ThreadPoolExecutor(1) as pool:
        rendering = pool.submit(render, text)
        if refused:
            with pytest.raises(BodyTooSlow, match=refused[0]):
                rendering.result()
        else:
            Reader(rendering.result())


@pytest.mark.usefixtures("watched")
def test_rendering_stops_when_its_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    before = signal.getsignal(signal.SIGVTALRM)
    with monkeypatch.context() as patch:
        patch.setattr(bodies, "SECONDS", 0.001)
        with pytest.raises(BodyTooSlow, match=r"takes more than 0\.001 s"):
            render("*a* `b` [c](d)\n\n" * 3_000)
    assert signal.getsignal(signal.SIGVTALRM) is before
    assert render("*a*") == "<p><em>a</em></p>"


def test_a_stack_that_is_nearly_full_refuses_the_body() -> None:
    def deeper() -> str:
        try:
            return deeper()
        except RecursionError:
            return render("> - > - > - a")

    with pytest.raises(BodyTooSlow, match="nested too deep"):
        deeper()
    assert render("a") == "<p>a</p>"


MARKS = (
    *"[]()<>*_`\\#|!&:\"'=-+ \n\t",
    *("\n\n", "    ", "> ", "- ", "1. ", "-|-\n", "[^a]", "[^a]: ", "[a]: ", "&lt;", "\x02", "\x00"),
    *("<script>", "javascript:", "https://example.org/", f"{ENTRY}.md", "](", "</p>", "<!--", "a"),
)
BODIES = st.one_of(st.text(), st.lists(st.sampled_from(MARKS), max_size=40).map("".join))


@given(BODIES)
def test_any_text_gives_safe_html_or_is_refused_by_the_check_too(text: str) -> None:
    try:
        html = render(text)
    except BodyTooSlow:
        # The renderer takes out two control characters, which the reader of files refuses.
        assert list(find_excess(re.sub("[\x02\x03]", "", text)))
    else:
        Reader(html)


@given(BODIES)
def test_what_was_sanitised_once_is_not_changed_again(text: str) -> None:
    once = bodies._CLEANER.clean(bodies._convert(text, bodies._Page("", find, "")))
    assert bodies._CLEANER.clean(once) == once


@given(st.sampled_from(["b", "script", "svg/", "img", "/p", "a"]), st.text("abc=\"'/:;.", max_size=12))
def test_html_stays_readable_as_text(tag: str, attributes: str) -> None:
    written = f"a <{tag} {attributes}x> b"
    assert Reader(render(written)).text == written


@given(BODIES)
def test_hiding_code_moves_nothing(text: str) -> None:
    hidden = hide_code(text)
    assert [len(line) for line in hidden.split("\n")] == [len(line) for line in text.split("\n")]


def entry(name: str, body: str = "", *, metrics: tuple[str, ...] = (), draft: bool = False) -> Sheet:
    place = Place(f"entries/2024/{name}.md")
    figures = tuple(Record(place, values={"metric": metric}) for metric in metrics)
    values = {"figures": figures, "draft": draft, "aliases": (f"old-{name}",)}
    return Sheet(name, Record(place, values=values), body=body, body_line=10)


def problems_of(body: str, *, draft: bool = False) -> list[str]:
    others = (
        entry(ENTRY, metrics=("killed", "killed", "wounded")),
        entry("2025-01-01-draft", draft=True),
        entry("2025-01-02-event"),
    )
    sheet = entry("2025-02-02-this", body, metrics=("captured",), draft=draft)
    source = Sheet("nis", Record(Place("entries/sources/nis.md")))
    folder = Folder({}, {"nis": source}, {other.id: other for other in (*others, sheet)})
    found = (problem for rule in checks.BODY_RULES for problem in rule(sheet, folder))
    prefix = f"{sheet.file}:"
    return [str(problem).removeprefix(prefix) for problem in found]


@pytest.mark.parametrize(
    "body",
    [
        f"[a]({ENTRY}.md) [b](../2024/{ENTRY}.md#killed-2) [c](#captured) [d](../sources/nis.md) [e](nis.md)",
        "[a](https://www.nis.go.kr/?a=b) <https://example.org/> [b] \n\n[b]: https://example.org/ 'title'",
        "`<b>` and `[a](gone.md)`, a < b > c, <a@example.org>, \\[a](gone.md), &lt;\n\n    ![code](x.png)",
        "- - - - - - - - - - - - - - - - -\n\n" + "> " * 12 + "a",
        "| a | b |\n|---|---|\n" + f"| [x]({ENTRY}.md 'it') | y |\n" * 300,
    ],
)
def test_bodies_in_which_nothing_is_wrong(body: str) -> None:
    assert problems_of(body) == []


WRONG = {
    "a\n  <b>x</b>": [
        f'11:{column}: warning[raw-html] "{tag}" is HTML, which is shown as text; '
        "write Markdown, or put it between backticks"
        for column, tag in ((3, "<b>"), (7, "</b>"))
    ],
    "see [a](2024-12-19-nis-count.md)": [
        (
            '10:5: error[broken-link] "2024-12-19-nis-count.md" names neither an entry nor a source; '
            'did you mean "2024-12-19-nis-counts"?'
        ),
    ],
    "[a](zzz.html)": [
        (
            '10:1: error[broken-link] "zzz.html" names neither an entry nor a source; '
            "link to the file of an entry, 2024-12-19-….md, or of a source, ../sources/….md"
        ),
    ],
    f"[a](/entries/{ENTRY}/)": [
        (
            f'10:1: error[broken-link] "/entries/{ENTRY}/" is not the path of a file below entries/; '
            f"link to the file: {ENTRY}.md"
        ),
    ],
    "[a](../../sources/nis/)": [
        (
            '10:1: error[broken-link] "../../sources/nis/" is not the path of a file below entries/; '
            "link to the file: ../sources/nis.md"
        ),
    ],
    f"[a](old-{ENTRY}.md)": [
        (
            f'10:1: error[broken-link] "old-{ENTRY}.md" is a former name; '
            f"link to the file as it is now: {ENTRY}.md"
        )
    ],
    f"[a]({ENTRY}.md#kiled)": [
        f'10:1: error[broken-link] "kiled" is not a figure of {ENTRY}; did you mean "killed"?'
    ],
    f"[a]({ENTRY}.md#x)": [
        f'10:1: error[broken-link] "x" is not a figure of {ENTRY}; its figures are killed, killed-2, wounded'
    ],
    "[a](2025-01-02-event.md#killed)": [
        (
            '10:1: error[broken-link] "killed" is not a figure of 2025-01-02-event; '
            "it has none: remove the fragment from # on"
        ),
    ],
    "[a](../sources/nis.md#killed)": [
        '10:1: error[broken-link] a source\'s page has no place "killed"; remove it from # on'
    ],
    "[a](2025-01-01-draft.md)": [
        (
            '10:1: error[broken-link] "2025-01-01-draft" is a draft, which a build leaves out; '
            "publish that one first, or write it without the link"
        ),
    ],
    "x\n\n[a]\n\n[a]: gone-by-far.md": [
        (
            '14:1: error[broken-link] "gone-by-far.md" names neither an entry nor a source; '
            "link to the file of an entry, 2024-12-19-….md, or of a source, ../sources/….md"
        ),
    ],
    "[a](java&#115;cript:alert(1))": [
        (
            '10:1: error[link-scheme] "javascript:alert(1)" is not an http(s) address; '
            "write it from https:// on, or write it as text"
        ),
    ],
    "[a](//example.org/)": [
        (
            '10:1: error[link-scheme] "//example.org/" is not an http(s) address; '
            "write it from https:// on, or write it as text"
        ),
    ],
    "<https://user@example.org/>": [
        (
            '10:1: error[link-scheme] "https://user@example.org/" holds a user name; '
            "write the host alone, without what stands before the @"
        ),
    ],
    "a ![x](map.png)": [
        '10:3: error[image] the image "map.png" is left out; link to it: remove the exclamation mark'
    ],
    "a\n\n" + "> " * 13 + "b": [
        (
            "12:1: error[body-limits] quotes or lists are nested more than 12 deep; "
            "write them less deep, or as paragraphs"
        ),
    ],
    "a\n\n" + "[a" * 2_000: [
        (
            "12:1: error[body-limits] too many square brackets are nested or never closed; "
            "close each one near by, or write a bracket as text: \\["
        ),
    ],
}


@pytest.mark.parametrize("body", WRONG, ids=lambda body: body[:30])
def test_each_mistake_is_named_with_its_remedy(body: str) -> None:
    assert problems_of(body) == WRONG[body]


def test_a_draft_may_link_to_a_draft() -> None:
    assert problems_of("[a](2025-01-01-draft.md)", draft=True) == []


def test_of_many_mistakes_of_one_kind_the_first_twenty_are_named() -> None:
    assert len(problems_of("[a](gone.md) " * 100)) == checks.MOST_OF_A_KIND


@pytest.mark.usefixtures("watched")
@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_what_cannot_be_rendered_is_an_error_before(name: str) -> None:
    text = "".join(unit * times for unit, times in PATHOLOGICAL[name])
    assert any("[body-limits]" in line for line in problems_of(text)) == any(True for _ in find_excess(text))


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (f"{ENTRY}.md", f"entries/{ENTRY}/"),
        (f"../2023/{ENTRY}.md", f"entries/{ENTRY}/"),
        (f"../sources/{ENTRY}.md", None),
        ("../sources/nis.md", "sources/nis/"),
        ("sources/both.md", "sources/both/"),
        ("both.md", "entries/both/"),
        ("nis.md", "sources/nis/"),
        ("nis", None),
        ("/sources/nis.md", None),
        ("../sources/.md", None),
        ("../sources/NIS.md", None),
        ("", None),
    ],
)
def test_paths_lead_to_pages(path: str, address: str | None) -> None:
    assert resolve(path, {ENTRY, "both"}, {"nis", "both"}) == address
