"""A frame: one page rendered by the theme, with marks where title, description, address, edit link and content go.

MkDocs takes about 4 ms to render a page; filling a frame is joining strings. So the theme renders one page for each
section and depth, and hundreds of pages are filled into these.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from generator.builders.mkdocs.material import OUT_OF_SEARCH

FOLDER = "timeline-frame"
"""Where MkDocs believes the frames to lie; nothing is written there."""

_DEPTHS = (2, 3)
"""How many folders deep generated pages lie; a frame's relative links serve one depth."""

_START = "timeline-mark-"
_MARK = re.compile(rf"{_START}([a-z]+)-end")
_VALUES = frozenset(("title", "description", "canonical", "edit", "content"))

_NAMESPACE = '<svg xmlns="http://www.w3.org/2000/svg"'
_LINE_END = re.compile(r"\s*\n\s*")
_BLOCK_NAMES = (
    "html|head|meta|link|title|body|header|main|footer|nav|aside|article|section|form|div|p|h[1-6]|[ou]l|li"
)
_BLOCK_TAG = re.compile(rf"""\n?(</?(?:{_BLOCK_NAMES})\b(?:[^<>"']|"[^"]*"|'[^']*')*>)\n?""", re.IGNORECASE)
_VERBATIM = re.compile(r"(<(pre|script|style|textarea)\b.*?</\2\s*>)", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FrameKey:
    """Which pages share a frame: those of one depth and one section, all with an edit link or all without.

    Attributes:
        depth: how many folders deep the pages lie.
        section: address of the section page that the navigation shows as active, such as ``timeline/``.
        edit: whether the pages have an edit link.
    """

    depth: int
    section: str
    edit: bool

    @property
    def file(self) -> str:
        """The path under which MkDocs knows the frame; as deep as the pages are."""
        name = self.section.strip("/") + ("-edit" if self.edit else "")
        return "/".join([FOLDER] * (self.depth - 1) + [f"{name}.md"])

    @property
    def markdown(self) -> str:
        """The frame as a page, kept out of the search index."""
        head = f"title: {mark('title')}\ndescription: {mark('description')}"
        return f"---\n{head}\n{OUT_OF_SEARCH}\n---\n"


def frame_keys(sections: Iterable[str]) -> tuple[FrameKey, ...]:
    """Every frame a site may need."""
    return tuple(
        FrameKey(depth, section, edit) for section in sections for depth in _DEPTHS for edit in (False, True)
    )


def key_of(file: str) -> FrameKey | None:
    """The key of a frame's file, or None for any other page."""
    if not file.startswith(f"{FOLDER}/"):
        return None
    name = file.rsplit("/", 1)[-1].removesuffix(".md")
    return FrameKey(file.count("/") + 1, f"{name.removesuffix('-edit')}/", name.endswith("-edit"))


def mark(name: str) -> str:
    """The text that stands in a frame for a value: plain letters, so that no theme changes it."""
    return f"{_START}{name}-end"


def content_mark() -> str:
    """The content of a frame: it has a heading of its own, so that the theme adds none."""
    return f"<h1>{mark('content')}</h1>"


def tidy(rendered: str, content: str) -> str:
    """Remove from a rendered page what its templates leave around the content and no browser needs.

    That is white space at the ends of lines, line ends next to block elements, and the namespace of drawings, which
    HTML implies: a fifth of a small page. The content itself stays as it is.

    Args:
        rendered: a page as the theme rendered it.
        content: what the page holds; where it is empty or not in the page, the page is returned unchanged.
    """
    head, separator, tail = rendered.partition(content) if content else ("", "", "")
    return f"{_tidy_part(head)}{content}{_tidy_part(tail)}" if separator else rendered


def _tidy_part(html: str) -> str:
    # The split gives text that may be changed, an element that may not, and its name, in turn.
    pieces = _VERBATIM.split(html)
    pieces[::3] = map(_remove_blanks, pieces[::3])
    del pieces[2::3]
    return "".join(pieces)


def _remove_blanks(html: str) -> str:
    return _BLOCK_TAG.sub(r"\1", _LINE_END.sub("\n", html)).replace(_NAMESPACE, "<svg")


@dataclass(frozen=True, slots=True)
class Frame:
    """The theme's page cut at its marks: text and names of values in turn, beginning with text."""

    pieces: tuple[str, ...]

    @classmethod
    def of(cls, rendered: str) -> "Frame":
        """Cut a rendered page at its marks.

        Raises:
            ValueError: the theme did not print the content, or changed a mark.
        """
        tidied = tidy(rendered, content_mark())
        pieces = tuple(_MARK.split(tidied.replace(content_mark(), mark("content"))))
        if "content" not in pieces[1::2]:
            raise ValueError("the theme printed no content; a page cannot be put into its frame")
        # Looked for here and not in finished pages, where a text of strangers may look like a mark.
        # In any case of letters, because a theme may print titles in capitals.
        if not _VALUES.issuperset(pieces[1::2]) or any(_START in piece.casefold() for piece in pieces[::2]):
            raise ValueError("the theme changed a mark; a page cannot be put into its frame")
        return cls(pieces)

    def fill(self, html: str, *, title: str, description: str, canonical: str, edit: str) -> str:
        """Put a page into the frame.

        Args:
            html: safe HTML, printed as it is.
            title: plain text, which is escaped here; so are the others.
            description: plain text.
            canonical: the page's address.
            edit: the address at which the page's file is edited; not printed by frames without an edit link.
        """
        texts = {"title": title, "description": description, "canonical": canonical, "edit": edit}
        values = {name: escape(text) for name, text in texts.items()} | {"content": html}
        return "".join(values[piece] if at % 2 else piece for at, piece in enumerate(self.pieces))
