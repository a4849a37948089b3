"""A frame: one page rendered by the theme with marks where title, description, address, edit link and content go.

Filling it in is joining strings, so a page costs a fraction of what the theme takes to render one.
"""

import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

_START = "timeline-mark-"
_MARK = re.compile(rf"{_START}([a-z]+)-end")
_VALUES = frozenset(("title", "description", "canonical", "edit", "content"))
_FOLDER = "timeline-frame"
_NAMESPACE = '<svg xmlns="http://www.w3.org/2000/svg"'
_BLANKS = re.compile(r"\s*\n\s*")
_BLOCKS = (
    "html|head|meta|link|title|body|header|main|footer|nav|aside|article|section|form|div|p|h[1-6]|[ou]l|li"
)
_BESIDE_BLOCKS = re.compile(rf"""\n?(</?(?:{_BLOCKS})\b(?:[^<>"']|"[^"]*"|'[^']*')*>)\n?""", re.IGNORECASE)
_AS_WRITTEN = re.compile(r"(<(pre|script|style|textarea)\b.*?</\2\s*>)", re.DOTALL | re.IGNORECASE)
_DEPTHS = (2, 3)
"""How many folders deep generated pages lie; a frame's relative links serve one depth."""


@dataclass(frozen=True, slots=True)
class FrameKey:
    """Which pages share a frame: those as deep, of one section, with an edit link or without."""

    depth: int
    section: str
    edit: bool

    @property
    def file(self) -> str:
        """The path under which MkDocs knows the frame; as deep as the pages are."""
        name = self.section.strip("/") + ("-edit" if self.edit else "")
        return "/".join([_FOLDER] * (self.depth - 1) + [f"{name}.md"])

    @property
    def markdown(self) -> str:
        """The frame as a page, kept out of the search index."""
        head = f"title: {mark('title')}\ndescription: {mark('description')}"
        return f"---\n{head}\nsearch: {{exclude: true}}\n---\n"


def frame_keys(sections: Iterable[str]) -> tuple[FrameKey, ...]:
    """Every frame a site may need."""
    return tuple(
        FrameKey(depth, section, edit) for section in sections for depth in _DEPTHS for edit in (False, True)
    )


def key_of(file: str) -> FrameKey | None:
    """The key of a frame's file, or None for any other page."""
    if not file.startswith(f"{_FOLDER}/"):
        return None
    name = file.rsplit("/", 1)[-1].removesuffix(".md")
    return FrameKey(file.count("/") + 1, f"{name.removesuffix('-edit')}/", name.endswith("-edit"))


def hide_skipped_frames() -> None:
    """Let MkDocs not report, frame by frame, that it wrote nothing for them."""
    logging.getLogger("mkdocs.commands.build").addFilter(_says_more)


def _says_more(record: logging.LogRecord) -> bool:
    return f"Page skipped: '{_FOLDER}/" not in record.getMessage()


def mark(name: str) -> str:
    """The text that stands in a frame for a value: plain letters, so that no theme changes it."""
    return f"{_START}{name}-end"


def content_mark() -> str:
    """The content of a frame: it has a heading of its own, so that the theme adds none."""
    return f"<h1>{mark('content')}</h1>"


def tidy(rendered: str, content: str) -> str:
    """A rendered page without what its templates leave around the content and no browser needs.

    That is the blanks about lines, line ends beside elements that stand as blocks, and the namespace of drawings, which
    HTML knows. The content stays as it is.
    """
    head, found, tail = rendered.partition(content) if content else ("", "", "")
    return f"{_tidied(head)}{content}{_tidied(tail)}" if found else rendered


def _tidied(html: str) -> str:
    pieces = _AS_WRITTEN.split(html)  # what may be changed, an element that may not, and its name, by turns
    pieces[::3] = map(_without_blanks, pieces[::3])
    del pieces[2::3]
    return "".join(pieces)


def _without_blanks(html: str) -> str:
    return _BESIDE_BLOCKS.sub(r"\1", _BLANKS.sub("\n", html)).replace(_NAMESPACE, "<svg")


@dataclass(frozen=True, slots=True)
class Frame:
    """The theme's page cut at its marks: text and names of values in turn, beginning with text."""

    pieces: tuple[str, ...]

    @classmethod
    def of(cls, rendered: str) -> "Frame":
        """The frame in a rendered page.

        Raises:
            ValueError: the theme did not print the content, or changed a mark.
        """
        tidied = tidy(rendered, content_mark())
        pieces = tuple(_MARK.split(tidied.replace(content_mark(), mark("content"))))
        if "content" not in pieces[1::2]:
            raise ValueError("the theme printed no content; a page cannot be put into its frame")
        # Looked for here and not in finished pages, where a text of strangers may look like a mark.
        if not _VALUES.issuperset(pieces[1::2]) or any(_START in piece.casefold() for piece in pieces[::2]):
            raise ValueError("the theme changed a mark; a page cannot be put into its frame")
        return cls(pieces)

    def fill(self, html: str, *, title: str, description: str, canonical: str, edit: str) -> str:
        """The whole page: safe HTML as it is, plain texts escaped."""
        texts = {"title": title, "description": description, "canonical": canonical, "edit": edit}
        values = {name: escape(text) for name, text in texts.items()} | {"content": html}
        return "".join(values[piece] if at % 2 else piece for at, piece in enumerate(self.pieces))
