"""Links in Markdown, found with their places and without rendering, and where links within the site lead."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import unescape

from generator.addresses import of_entry, of_source
from generator.model.ids import is_id
from generator.reading.markdown_limits import hide_code, split_blocks

_BRACKET = re.compile(r"[\[\]]")
# At most this much of a target is read: an address of 2,000 characters, with a title behind it.
_TARGET = re.compile(r"\(\s*(?:<([^<>]{0,3000})>|((?:[^()]|\([^()]{0,3000}\)){0,3000}))")
_TITLE = re.compile(r"\s(?:\"[^\"]*\"|'[^']*')\s*\Z")
# [^1]: begins a footnote, which Markdown writes almost as it does a definition.
_DEFINITION = re.compile(r"^[ >*+.\d-]*\[(?!\^)[^\[\]\n]*\]:[ ]*(?:\n[ ]*)?(\S+)", re.MULTILINE)
_AUTOMATIC = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]*://[^<>]*)>")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+.!|-])")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z0-9]+);")
_SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Link:
    """A link as written: the offset at which it begins, where it leads, and whether it is an image."""

    offset: int
    target: str
    image: bool = False


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """A target taken apart at its ``#``; an absent fragment is empty."""

    path: str
    fragment: str = ""

    @staticmethod
    def of(text: str) -> "LinkTarget":
        """The parts of a target as written."""
        path, _, fragment = text.partition("#")
        return LinkTarget(path, fragment)


def find_links(text: str) -> Iterator[Link]:
    """Inline links, images, link definitions and automatic links outside code, in their order."""
    # Hiding the code is most of the work, and needless where nothing could be a link.
    if "[" not in text and "<" not in text:
        return
    for start, block in split_blocks(hide_code(text)):
        written = text[start : start + len(block)]
        for offset, link in sorted((*_inline(block, written), *_other(block, written))):
            yield Link(start + offset, *link)


def decode_target(written: str) -> str:
    """A target as a browser would read it: escapes and entities replaced, no space around it."""
    return _ENTITY.sub(lambda match: unescape(match.group()), _ESCAPED.sub(r"\1", written)).strip()


def resolve(path: str, entries: Collection[str], sources: Collection[str]) -> str | None:
    """The site address that the path of a link leads to, such as ``entries/2024-12-19-x/``, or None.

    Ids are unique, so the file's stem decides, and folders may be left out or out of date. A file in a folder
    named ``sources`` is a source; otherwise an entry goes before a source of the same id.

    Args:
        path: as written in the link, without its fragment, such as ``../sources/nis.md``.
        entries: ids that an entry has.
        sources: ids that a source has.
    """
    *folders, name = path.split("/")
    stem = name.removesuffix(".md")
    if stem == name or not is_id(stem) or folders[:1] == [""]:
        return None
    if stem in entries and folders[-1:] != [_SOURCES]:
        return of_entry(stem)
    return of_source(stem) if stem in sources else None


def _inline(block: str, written: str) -> Iterator[tuple[int, tuple[str, bool]]]:
    """Links and images with a target in parentheses: their offsets, targets and whether each is an image."""
    opened: list[int] = []
    for match in _BRACKET.finditer(block):
        if match.group() == "[":
            opened.append(match.start())
            continue
        start = opened.pop() if opened else None
        target = _TARGET.match(block, match.end()) if start is not None else None
        if start is None or target is None or not _closes(block, target):
            continue
        image = block[start - 1 : start] == "!"
        group = 2 if target.group(1) is None else 1
        address = _TITLE.sub("", written[target.start(group) : target.end(group)])
        yield start - image, (decode_target(address), image)


def _closes(block: str, target: re.Match[str]) -> bool:
    """Whether the parenthesis of a target is closed; behind ``<…>`` there may be a title first."""
    return target.group(1) is not None or block.startswith(")", target.end())


def _other(block: str, written: str) -> Iterator[tuple[int, tuple[str, bool]]]:
    """Link definitions and automatic links, likewise."""
    for pattern in (_DEFINITION, _AUTOMATIC):
        for match in pattern.finditer(block):
            address = written[match.start(1) : match.end(1)]
            yield match.start(), (decode_target(address.removeprefix("<").removesuffix(">")), False)
