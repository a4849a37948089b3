"""What blocks are made from, what a marker requests, and what a page has once its blocks are filled in."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.pages.comparison.comparison_views import ComparisonViews
from generator.pages.shared.entry_index import EntryIndex
from generator.pages.shared.render import safe
from generator.pages.shared.views import Views
from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file to download: its path below the site, what it holds, its size in bytes, its columns with their meaning."""

    path: str
    meaning: str
    size: int
    columns: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Context:
    """What blocks are made from.

    Attributes:
        rules: the sentence of every rule that is checked.
        files: the data files, in the order in which they are listed.
    """

    views: Views
    index: EntryIndex
    comparison: ComparisonViews
    settings: Settings
    rules: tuple[str, ...] = ()
    files: tuple[DataFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the second level that a block brings to its page: its id, and its text as HTML."""

    id: str
    html: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A page whose blocks are filled in: its HTML, and the headings that came with them, in order."""

    html: str
    headings: tuple[Heading, ...]


@dataclass(frozen=True, slots=True)
class Request:
    """One block on one page.

    Attributes:
        options: what the marker says, with what it does not say filled in.
        base: the relative way from the page to the site's root.
        context: what the block is made from.
        headings: those of the page's blocks so far; the block adds its own.
    """

    options: Mapping[str, str]
    base: str
    context: Context
    headings: list[Heading]

    def heading(self, anchor: str, text: str) -> Markup:
        """The ``h2`` of a part of the block, noted for the table of contents of its page.

        Templates print their headings with it, because the builder has made its table of contents already when blocks
        are filled in.
        """
        self.headings.append(Heading(anchor, escape(text)))
        return safe('<h2 id="{}">{}</h2>').format(anchor, text)
