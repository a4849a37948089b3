"""Every contract with the theme (Material) and the builder (MkDocs): what we rely on, and how its end is noticed.

A contract is a function or a constant here, whose docstring names the test. Templates, scripts and styles cannot be
functions, so ``FILES`` names each of them with what it relies on. When an update of either breaks the site, the test
leads to the contract, and the contract to the one place to mend.
"""

import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple, Protocol, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as DocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.pages.context import Heading
from generator.pages.shared.assets import STYLESHEET
from generator.pages.shared.page import TITLE_ID, Page

# ---- What we bring to the theme

THEME = "material"
"""The theme whose templates, classes and colours our pages are made for; any other is refused.

Noticed by ``tests/unit/test_cli.py::test_settings_under_which_no_site_can_be_made_are_misuse``.
"""

TEMPLATES = Path(__file__).parent / "theme"
"""Templates of ours that replace or extend those of the theme; ``FILES`` says what each of them relies on."""

TWO_COLOURS = TEMPLATES / "two-colours"
"""Further templates, for the common palette only."""

SCRIPT_TEMPLATES = ("assets/javascripts/search.js", "assets/javascripts/colours.js")
"""Scripts that are templates, because they speak the site's language and bring parts of the theme."""


def add_templates(config: MkDocsConfig) -> None:
    """Put our templates before those of the theme, and behind those of a maintainer.

    MkDocs takes a template from the first of ``theme.dirs`` that has it; ``custom_dir``, a maintainer's own folder, is
    one of them. Whether the common palette is used is kept in the theme, where our templates read it.

    Noticed by ``tests/browser/test_print.py::test_a_main_template_of_ones_own_comes_first`` and
    ``tests/slow/test_theme.py::test_another_palette_keeps_the_themes_own_buttons``.
    """
    theme = config.theme
    theme["two_colours"] = has_two_colours(theme.get("palette"))
    ours = [str(TWO_COLOURS), str(TEMPLATES)] if theme["two_colours"] else [str(TEMPLATES)]
    own = [path for path in theme.dirs if path == theme.custom_dir]
    theme.dirs = [*own, *ours, *(path for path in theme.dirs if path not in own)]


def has_two_colours(palette: object) -> bool:
    """Whether a palette is light and dark by the reader's system, alike but for the scheme, with a toggle each.

    Material's ``palette`` is one mapping or a list of them, each with ``media``, ``scheme``, ``primary``, ``accent``
    and ``toggle``. The common palette gets our one button; any other keeps the theme's own buttons.

    Noticed by ``tests/slow/test_theme.py::test_the_theme_asks_for_what_the_button_needs``.
    """
    if not isinstance(palette, list) or not all(isinstance(one, dict) for one in palette):
        return False
    names = [(one.get("media"), one.get("scheme", "default")) for one in palette]
    toggles = [one.get("toggle") or {} for one in palette]
    return (
        names == [("(prefers-color-scheme: light)", "default"), ("(prefers-color-scheme: dark)", "slate")]
        and all(palette[0].get(name) == palette[1].get(name) for name in ("primary", "accent"))
        and all({"icon", "name"} <= toggle.keys() for toggle in toggles)
    )


def add_script_templates(config: MkDocsConfig) -> None:
    """Let MkDocs render our scripts as it does the theme's ``404.html``, instead of copying them.

    Noticed by ``tests/slow/test_theme.py::test_the_search_speaks_the_language_of_the_site``.
    """
    config.theme.static_templates.update(SCRIPT_TEMPLATES)


def keep_own_scripts(config: MkDocsConfig, files: Files) -> None:
    """Leave a script of ours out where ``docs/`` has a file of the same name.

    MkDocs renders ``theme.static_templates`` after it has copied the files of ``docs/``, and over them. Templates are
    not among the files, so one of these names is a maintainer's own.

    Noticed by ``tests/slow/test_theme.py::test_a_file_of_ones_own_takes_the_place_of_ours``.
    """
    own = {path for path in SCRIPT_TEMPLATES if files.get_file_from_path(path)}
    config.theme.static_templates.difference_update(own)


def add_stylesheet(config: MkDocsConfig) -> None:
    """Load our stylesheet on every page, before those of a maintainer, which may change it.

    The theme links ``extra_css`` in its order, after its own stylesheets.

    Noticed by ``tests/slow/test_theme.py::test_a_maintainers_stylesheet_comes_after_ours``.
    """
    config.extra_css = [STYLESHEET, *config.extra_css]


def ask_no_host_for_fonts(config: MkDocsConfig) -> None:
    """Keep readers' browsers from fetching fonts from another host.

    The theme loads none where ``font`` is false.

    Noticed by ``tests/slow/test_links.py::test_nothing_is_fetched_from_another_host``.
    """
    config.theme["font"] = False


# ---- Pages of docs/ and frames

HEADING_LEVEL = 2
"""The level of a block's headings; the page's title is the first."""

OUT_OF_SEARCH = "search: {exclude: true}"
"""Front matter that keeps a page out of the theme's search.

Noticed by ``tests/slow/test_counts.py::test_no_frame_is_left_anywhere``.
"""


def list_headings(page: DocsPage, headings: Iterable[Heading]) -> bool:
    """Add the headings of blocks to a page's table of contents, below its title.

    The theme prints ``page.toc``, whose first item is the title of a page that has one; texts are HTML.

    Noticed by ``tests/slow/test_theme.py::test_headings_of_blocks_stand_in_the_table_of_contents``.

    Returns:
        Whether the table has anything to show now.
    """
    children = page.toc.items[0].children if page.toc.items else page.toc.items
    children.extend(AnchorLink(heading.html, heading.id, HEADING_LEVEL) for heading in headings)
    return bool(children)


def hide_sidebars(page: DocsPage, config: MkDocsConfig, *, has_contents: bool) -> None:
    """Give rows the width of the page: no navigation where tabs show it too, no table of contents that is empty.

    The theme leaves out what ``page.meta.hide`` names, and shows tabs where ``navigation.tabs`` is a feature.

    Noticed by ``tests/slow/test_theme.py::test_sidebars_that_show_nothing_new_are_hidden``.
    """
    tabs = "navigation.tabs" in (config.theme.get("features") or ())
    page.meta["hide"] = ["navigation"] * tabs + ["toc"] * (not has_contents)


def lead_skip_link(page: DocsPage) -> None:
    """Lead the theme's link "Skip to content" to the heading of a generated page.

    The theme takes the first item of ``page.toc``, and shows no table of contents for a title alone.

    Noticed by ``tests/slow/test_theme.py::test_the_skip_link_leads_to_the_heading``.
    """
    page.toc = TableOfContents([AnchorLink("", TITLE_ID, 1)])


def place_below(page: DocsPage, files: Files, section: str) -> None:
    """Show a section as the active one on a page that the navigation does not list.

    MkDocs asks ``page.parent`` up to the root and marks what it meets as active; the parent may be a page.

    Noticed by ``tests/slow/test_navigation.py::test_the_section_is_active_on_the_pages_below_it``.

    Args:
        page: the page.
        files: those of the build.
        section: the address of the section's page, such as ``timeline/``; docs may hold it under either file name.
    """
    held = map(files.get_file_from_path, (f"{section[:-1]}.md", f"{section}index.md"))
    parent = next((file.page for file in held if file is not None), None)
    page.parent = parent  # type: ignore[assignment]  # MkDocs declares a section, and works with a page


@dataclass(frozen=True, slots=True)
class _NoSkippedPage:
    """A filter of log lines; equal ones are added to a logger once, however often a preview is built."""

    folder: str

    def filter(self, record: logging.LogRecord) -> bool:
        return f"Page skipped: '{self.folder}/" not in record.getMessage()


def hide_skipped_pages(folder: str) -> None:
    """Let MkDocs not report, page by page, that it wrote nothing for the frames in a folder.

    MkDocs writes no page whose ``on_post_page`` gives an empty text, and logs "Page skipped: 'PATH'".

    Noticed by ``tests/slow/test_publish.py::test_plain_mkdocs_does_not_speak_of_frames``.
    """
    logging.getLogger("mkdocs.commands.build").addFilter(_NoSkippedPage(folder))


def drop_edit_links(config: MkDocsConfig) -> None:
    """Offer no edit links where there is no repository; MkDocs would warn of each, which stops a strict build.

    Noticed by ``tests/slow/test_navigation.py::test_settings_that_ask_for_nothing_new_change_nothing``.
    """
    if not config.repo_url:
        config.edit_uri = None


# ---- Search and sitemap

SEARCH_PLUGIN = "material/search"
"""The name under which MkDocs knows the theme's search, though ``mkdocs.yml`` says ``search``."""


class SearchIndex(Protocol):
    """The index that the theme's search plugin writes when MkDocs is done."""

    entries: list[dict[str, str]]


def search_index(config: MkDocsConfig) -> SearchIndex | None:
    """The index of a site's search, or None where the site has none.

    Noticed by ``tests/slow/test_counts.py::test_every_file_of_the_folder_becomes_an_entry_everywhere`` and
    ``tests/slow/test_navigation.py::test_a_site_without_search_is_a_site``.
    """
    plugin = config.plugins.get(SEARCH_PLUGIN)
    return cast("SearchIndex", plugin.search_index) if plugin is not None else None


def add_to_index(index: SearchIndex, page: Page) -> None:
    """Add a page to the index of the theme's search; its texts are shown as HTML, so they are escaped.

    Noticed by ``tests/browser/test_pages.py::test_a_word_of_a_title_is_found`` and
    ``tests/browser/test_pages.py::test_a_hostile_title_in_the_search_is_text``.
    """
    index.entries.append(
        {
            "location": page.address,
            "title": escape(page.title, quote=False),
            "text": escape(page.search, quote=False),
        }
    )


SITEMAP = "sitemap.xml"
"""The template of MkDocs that lists ``pages``; a template's name is that of the file it writes."""


def sitemap_links(addresses: Iterable[str], day: str) -> list[SimpleNamespace]:
    """Absolute addresses in the shape in which the sitemap's template asks for pages.

    Noticed by ``tests/slow/test_counts.py::test_the_sitemap_has_every_page_once``.
    """
    return [
        SimpleNamespace(
            page=SimpleNamespace(is_link=False, canonical_url=address, abs_url=address, update_date=day)
        )
        for address in addresses
    ]


# ---- The order of a build, its present, and the preview

BEFORE_OTHERS = 50
"""Priority of our ``on_config``: MkDocs calls plugins from the highest to the lowest, and ordinary ones have 0.

So a mistake in the entries stops a build before another plugin does anything.

Noticed by ``tests/slow/test_navigation.py::test_a_mistake_stops_a_build_before_other_plugins_begin``.
"""

BEFORE_SEARCH = 100
"""Priority of our ``on_post_build``, in which pages join the index; the search writes it in its own, of priority 0.

Noticed by ``tests/slow/test_navigation.py::test_the_order_of_plugins_makes_no_difference``.
"""

LAST_SECOND = 2**32 - 1
"""The last second since 1970 that a packed sitemap can name, in the year 2106.

Noticed by ``tests/unit/test_cli.py::test_settings_under_which_no_site_can_be_made_are_misuse``.
"""


def set_present(seconds: int) -> None:
    """Let MkDocs take a moment, in seconds since 1970, for the present; whoever starts the build may have set one.

    MkDocs reads ``SOURCE_DATE_EPOCH`` for the dates of the sitemap and its packed copy, and stops at an empty one.

    Noticed by ``tests/slow/test_reproducible.py::test_only_the_sitemap_knows_the_time`` and
    ``tests/slow/test_reproducible.py::test_the_environment_changes_nothing``.
    """
    if not os.environ.get("SOURCE_DATE_EPOCH"):
        os.environ["SOURCE_DATE_EPOCH"] = str(seconds)


@contextmanager
def started(config: MkDocsConfig) -> Iterator[None]:
    """Call the events of plugins for a build's beginning and end, as MkDocs' own command does around ``build()``.

    Noticed by ``tests/slow/test_reproducible.py::test_plugins_hear_the_same_from_both_builders``.
    """
    try:
        config.plugins.on_startup(command="build", dirty=False)
        yield
    finally:
        config.plugins.on_shutdown()


def watch(config: MkDocsConfig, folder: Path) -> None:
    """Build a preview anew when a file of a folder changes; MkDocs itself watches ``docs/`` and ``mkdocs.yml``.

    Noticed by ``tests/slow/test_serve.py::test_a_preview_follows_what_is_written``.
    """
    if str(folder) not in config.watch:
        config.watch.append(str(folder))


# ---- What templates, scripts and styles rely on


class FileContract(NamedTuple):
    """A file of ours, by its path below the package, what it relies on, and the test that notices its end."""

    file: str
    relies_on: str
    noticed_by: str


_THEME = "builders/mkdocs/theme"

FILES = (
    FileContract(
        f"{_THEME}/main.html",
        "base.html has a block `content` around all of a page, and prints page.canonical_url and config.copyright",
        "tests/browser/test_print.py::test_a_sheet_can_be_cited",
    ),
    FileContract(
        f"{_THEME}/404.html",
        "404.html is a static template of the theme, extends main.html, and has its columns hidden by `hidden`",
        "tests/slow/test_navigation.py::test_an_address_that_leads_nowhere_says_where_to_look",
    ),
    FileContract(
        f"{_THEME}/partials/search.html",
        "header.html includes partials/search.html where a site has a search",
        "tests/slow/test_theme.py::test_the_theme_asks_for_its_index_as_the_script_expects",
    ),
    FileContract(
        f"{_THEME}/partials/search-dialog.html",
        "it is the theme's partials/search.html with a name for the dialog",
        "tests/slow/test_theme.py::test_the_search_is_the_themes_with_a_name",
    ),
    FileContract(
        f"{_THEME}/partials/source.html",
        "it is the theme's partials/source.html without the component that asks the forge",
        "tests/slow/test_theme.py::test_the_link_to_the_repository_is_the_themes_without_its_component",
    ),
    FileContract(
        f"{_THEME}/assets/javascripts/search.js",
        'the theme\'s script asks for search_index.json by XMLHttpRequest, and opens the form "search" with #__search',
        "tests/slow/test_theme.py::test_the_theme_asks_for_its_index_as_the_script_expects",
    ),
    FileContract(
        f"{_THEME}/assets/javascripts/colours.js",
        "a chosen colour is kept by __md_set and read by __md_get under __palette; body carries data-md-color-*",
        "tests/slow/test_theme.py::test_the_theme_asks_for_what_the_button_needs",
    ),
    FileContract(
        f"{_THEME}/two-colours/partials/palette.html",
        "header.html includes it where the buttons stand, and __md_get is there before it",
        "tests/slow/test_theme.py::test_the_theme_asks_for_what_the_button_needs",
    ),
    FileContract(
        f"{_THEME}/two-colours/partials/javascripts/palette.html",
        "header.html includes it after partials/palette.html; it may be empty",
        "tests/browser/test_colours.py::test_colours_wait_for_no_script",
    ),
    FileContract(
        "builders/mkdocs/frame.py",
        "the theme prints title, description, canonical address, edit link and content of a page as it is given them",
        "tests/slow/test_frames.py::test_a_filled_frame_is_the_page_that_mkdocs_renders",
    ),
    FileContract(
        "builders/mkdocs/project.py",
        "edit_uri leads from repo_url to docs/; theme.language or theme.locale is the language of the pages",
        "tests/slow/test_navigation.py::test_a_page_leads_to_the_edit_form_of_its_own_file",
    ),
    FileContract(
        "builders/publish.py",
        "MkDocs writes sitemap.xml and the theme 404.html, by which a folder is known as a finished site",
        "tests/slow/test_navigation.py::test_an_address_that_leads_nowhere_says_where_to_look",
    ),
    FileContract(
        "pages/shared/shared.js",
        "document$ announces every page, also those that instant navigation brings",
        "tests/slow/test_theme.py::test_pages_are_announced_to_scripts",
    ),
    FileContract(
        "pages/**/*.css",
        "the theme's classes (.md-*) and colours (--md-*), and [data-md-color-scheme] of its two schemes",
        "tests/slow/test_theme.py::test_classes_and_colours_that_we_name_are_the_themes",
    ),
    FileContract(
        "pages/**/*.html",
        "data-search-exclude keeps a part of a page in docs/ out of the search, and is gone from the built page",
        "tests/slow/test_theme.py::test_rows_of_section_pages_are_not_in_the_search",
    ),
)
