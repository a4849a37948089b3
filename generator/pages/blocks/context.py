"""What blocks are made from, and what one block is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.pages.shared.comparison_views import ComparisonViews
from generator.pages.shared.entry_index import EntryIndex
from generator.pages.shared.views import Views
from generator.settings import Settings


@dataclass(frozen=True)
class Context:
    """What blocks are made from.

    Attributes:
        rules: the sentence of every rule that is checked.
        files: size in bytes of every data file, by its path below the site.
        columns: name and meaning of every column of the tables among them, by file name.
    """

    views: Views
    index: EntryIndex
    comparison: ComparisonViews
    settings: Settings
    rules: tuple[str, ...] = ()
    files: Mapping[str, int] = field(default_factory=dict)
    columns: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Request:
    """One block on one page.

    Attributes:
        options: what the marker says, with what it does not say filled in.
        base: the relative way from the page to the site's root.
        context: what the block is made from.
    """

    options: Mapping[str, str]
    base: str
    context: Context
