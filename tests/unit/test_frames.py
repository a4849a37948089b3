"""Frames: cut at their marks once, filled for every page, hostile texts escaped."""

import pytest

from generator.builders.mkdocs.frame import Frame, FrameKey, content_mark, frame_keys, key_of, mark, tidy
from generator.pages.blocks.sections import SECTIONS

KEYS = frame_keys(section.address for section in SECTIONS)
RENDERED = (
    f'<html><head><title>{mark("title")} - Site</title><meta name="description" content="{mark("description")}">'
    f'<link rel="canonical" href="{mark("canonical")}"></head><body><b>{mark("title")}</b>'
    f'<a href="{mark("edit")}">edit</a>{content_mark()}</body></html>'
)


def fill(rendered: str, *, html: str = "<h1>x</h1>", title: str = "", edit: str = "") -> str:
    return Frame.of(rendered).fill(html, title=title, description="d", canonical="c", edit=edit)


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.file)
def test_a_frame_is_known_again_by_its_file(key: FrameKey) -> None:
    assert key_of(key.file) == key


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.file)
def test_a_frame_is_as_deep_as_its_pages(key: FrameKey) -> None:
    assert key.file.removesuffix(".md").count("/") + 1 == key.depth


def test_frames_have_files_of_their_own() -> None:
    assert len({key.file for key in KEYS}) == len(KEYS) == len(SECTIONS) * 4


@pytest.mark.parametrize("file", ["index.md", "timeline.md", "timeline-frames.md", "timeline-framed/x.md"])
def test_other_pages_are_no_frames(file: str) -> None:
    assert key_of(file) is None


def test_a_filled_frame_holds_the_values_in_their_places() -> None:
    assert fill(RENDERED, title="T", edit="e") == (
        '<html><head><title>T - Site</title><meta name="description" content="d">'
        '<link rel="canonical" href="c"></head><body><b>T</b><a href="e">edit</a><h1>x</h1></body></html>'
    )


def test_texts_are_escaped_and_the_fragment_is_not() -> None:
    page = fill(RENDERED, title="</title><script>'\"&", edit='"><script>', html="<h1>&amp;</h1>")
    assert "<script>" not in page
    assert page.count("&lt;/title&gt;&lt;script&gt;&#x27;&quot;&amp;") == 2
    assert "<h1>&amp;</h1>" in page


@pytest.mark.parametrize("name", ["title", "content", "edit", "other"])
def test_a_text_that_looks_like_a_mark_stays_a_text(name: str) -> None:
    page = fill(RENDERED, title=mark(name), html=f"<h1>{mark('title')}</h1>")
    assert f"<title>{mark(name)} - Site</title>" in page
    assert f"<h1>{mark('title')}</h1>" in page


@pytest.mark.parametrize("text", ["", "$1", "\\1", "{title}", "%s", "{{ title }}", "\x00"])
def test_nothing_in_a_text_is_a_template(text: str) -> None:
    assert f"<b>{text}</b>" in fill(f"<b>{mark('title')}</b>{content_mark()}", title=text)


@pytest.mark.parametrize(
    "rendered",
    [
        "<html></html>",
        RENDERED.replace(content_mark(), ""),
        RENDERED.replace(mark("title"), mark("title").upper(), 1),
        RENDERED.replace(mark("title"), mark("title")[:-6], 1),
        RENDERED.replace(mark("title"), mark("unknown"), 1),
    ],
    ids=["empty", "no content", "changed case", "cut short", "unknown"],
)
def test_a_theme_that_spoils_the_marks_is_found_out(rendered: str) -> None:
    with pytest.raises(ValueError, match="theme"):
        Frame.of(rendered)


CONTENT = '<p>\n\n  a  \n\n<svg xmlns="http://www.w3.org/2000/svg"></svg></p>'


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("<ul>\n\n    <li>\n  a  b\n", "<ul><li>a  b\n"),
        ("a\n<b>\n\n c\n</b>\n<i>", "a\n<b>\nc\n</b>\n<i>"),
        ('<div title="a > b\n">\n<p>\n', '<div title="a > b\n"><p>'),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="1">', '<svg width="1">'),
        ("<pre>\n\n  a\n</pre>\n\n", "<pre>\n\n  a\n</pre>\n"),
        ("<script>\n\n  a\n</script >\n\n", "<script>\n\n  a\n</script >\n"),
        ("<STYLE a>\n\n</STYLE><prefix>\n\n", "<STYLE a>\n\n</STYLE><prefix>\n"),
        ("<textarea>\n\n<pre>\n\n</textarea>\n\n</pre>", "<textarea>\n\n<pre>\n\n</textarea>\n</pre>"),
    ],
)
def test_only_blanks_around_the_content_go(before: str, expected: str) -> None:
    assert tidy(f"{before}{CONTENT}\n\n\n</body>", CONTENT) == f"{expected}{CONTENT}</body>"


@pytest.mark.parametrize("content", ["", "<p>elsewhere</p>"])
def test_a_page_whose_content_is_not_found_stays_as_it_is(content: str) -> None:
    assert tidy("<body>\n\n<pre></body>", content) == "<body>\n\n<pre></body>"
