"""The plugin: each event hands plain values to plain functions."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as DocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import TemplateContext

from generator.builders.mkdocs.frame import (
    Frame,
    FrameKey,
    content_mark,
    frame_keys,
    hide_skipped_frames,
    key_of,
    mark,
    tidy,
)
from generator.builders.mkdocs.material import add_to_index, robots, sitemap_links, write_page
from generator.builders.mkdocs.project import last_change, prepare_theme, read_settings
from generator.pages.blocks.context import Heading
from generator.pages.blocks.sections import SECTIONS
from generator.pages.shared.assets import asset_files
from generator.pages.shared.page import TITLE_ID, Page, base_of
from generator.pages.shared.redirect import redirect
from generator.problems import Severity
from generator.settings import Settings
from generator.site import Site, load_site
from generator.wording.language import ngettext

log = get_plugin_logger("timeline")


class TimelineConfig(Config):
    """What a maintainer can set under ``plugins: - timeline:``."""

    entries = Type(str, default="entries")


class TimelinePlugin(BasePlugin[TimelineConfig]):
    """Fills a MkDocs site with the pages and files of a timeline.

    Attributes:
        given: a site that was read and checked already; without one the plugin reads the entries itself.
    """

    given: Site | None = None

    def __init__(self) -> None:
        self._site: Site | None = None
        self._frames: dict[FrameKey, Frame] = {}
        self._serving = False

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Read the options; one that there is not is an error, not the warning that MkDocs makes of it."""
        errors, warnings = super().load_config(options, config_file_path)
        return [*errors, *((name, ValidationError(message)) for name, message in warnings)], []

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Note whether this is a preview, which shows drafts."""
        self._serving = command == "serve"

    @event_priority(50)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the entries before anything is written; set what the site needs of the theme."""
        settings = read_settings(config, self.config.entries, drafts=self._serving)
        if str(settings.entries) not in config.watch:
            config.watch.append(str(settings.entries))
            prepare_theme(config)
        if not config.repo_url:
            config.edit_uri = None  # without a repository MkDocs would warn of an address that leads nowhere
        hide_skipped_frames()
        self._site = self.given or _load(settings)
        self._frames = {}
        if not os.environ.get("SOURCE_DATE_EPOCH"):  # empty is as good as unset; MkDocs would stop at it
            os.environ["SOURCE_DATE_EPOCH"] = str(last_change(settings, self._site.timeline))
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the section pages that ``docs/`` does not have, the data files, and the frames."""
        for section in SECTIONS:
            taken = (section.file, section.file.replace(".md", "/index.md"))
            if not any(files.get_file_from_path(path) for path in taken):
                files.append(File.generated(config, section.file, content=section.markdown))
        for path, content in {**self.site.files, **self.site.page_files}.items():
            files.append(File.generated(config, path, content=content))
        for path, text in asset_files().items():
            if not files.get_file_from_path(path):
                files.append(File.generated(config, path, content=text))
        if not files.get_file_from_path("robots.txt"):
            text = robots(self.site.settings.permalink("sitemap.xml"))
            files.append(File.generated(config, "robots.txt", content=text))
        for key in frame_keys(section.address for section in SECTIONS):
            level = InclusionLevel.NOT_IN_NAV
            files.append(File.generated(config, key.file, content=key.markdown, inclusion=level))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Take the navigation as it is; frames learn their place in it when they are read."""
        return nav

    def on_page_content(self, html: str, *, page: DocsPage, config: MkDocsConfig, files: Files) -> str:
        """Fill in the blocks of a docs page; give a frame its marks and its place in the navigation."""
        key = key_of(page.file.src_uri)
        if key is None:
            filled = self.site.fill(html, base_of(page.url))
            has_contents = _list_headings(page, filled.headings)
            if page.file.generated_by is not None:
                page.meta["hide"] = _sidebars_to_hide(config, has_contents=has_contents)
            return filled.html
        page.meta["hide"] = _sidebars_to_hide(config, has_contents=False)
        page.toc = TableOfContents([AnchorLink("", TITLE_ID, 1)])  # where the theme's skip link leads
        page.parent = _section_page(files, key.section)  # type: ignore[assignment]  # a page serves as well
        page.canonical_url = mark("canonical") if config.site_url else None
        page.edit_url = mark("edit") if key.edit else None
        return content_mark()

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """List every page in the sitemap, and no frame."""
        if template_name == "sitemap.xml":
            docs = [file.page for file in context["pages"] if file.page and key_of(file.src_uri) is None]
            addresses = [page.url for page in docs] + [address for address, _ in self.site.plan()]
            links = map(self.site.settings.permalink, addresses)
            context["pages"] = sitemap_links(links, docs[0].update_date if docs else "")  # type: ignore[typeddict-item]
        return context

    def on_post_page(self, output: str, *, page: DocsPage, config: MkDocsConfig) -> str:
        """Keep a rendered frame and write nothing for it; any other page loses its templates' blanks."""
        key = key_of(page.file.src_uri)
        if key is None:
            return tidy(output, page.content or "")
        self._frames[key] = Frame.of(output)
        return ""

    @event_priority(100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write every page in its frame, and add it to the search index before that is written."""
        search: Any = config.plugins.get("material/search")
        target = Path(config.site_dir)
        for page in self.site.pages():
            write_page(target, page.address, self._fill(page))
            if search is not None:
                add_to_index(search.search_index, page)
        for old, new in self.site.redirects():
            write_page(target, old, redirect(base_of(old) + new))

    @property
    def site(self) -> Site:
        """The site being built.

        Raises:
            PluginError: an event came before ``on_config``.
        """
        if self._site is None:
            raise PluginError("timeline: the entries have not been read yet")
        return self._site

    def _fill(self, page: Page) -> str:
        settings = self.site.settings
        edit = page.edit if settings.edit_url else ""
        frame = self._frames[FrameKey(page.address.count("/"), page.section, edit=bool(edit))]
        return frame.fill(
            page.html,
            title=page.title,
            description=page.description,
            canonical=settings.permalink(page.address),
            edit=settings.edit_url + edit,
        )


def _load(settings: Settings) -> Site:
    site, problems = load_site(settings)
    for problem in problems:
        (log.error if problem.severity is Severity.ERROR else log.warning)("%s", problem)
    if site is None:
        errors = sum(problem.severity is Severity.ERROR for problem in problems)
        message = ngettext(
            "%(num)s mistake in the content; nothing was built",
            "%(num)s mistakes in the content; nothing was built",
            errors,
        )
        raise PluginError(f"timeline: {message}")
    return site


def _sidebars_to_hide(config: MkDocsConfig, *, has_contents: bool) -> list[str]:
    """Rows need the width: the navigation goes where tabs show it too, an empty table of contents always."""
    tabs = "navigation.tabs" in (config.theme.get("features") or ())
    return ["navigation"] * tabs + ["toc"] * (not has_contents)


def _section_page(files: Files, section: str) -> DocsPage | None:
    """The docs page at a section's address, whoever wrote it."""
    for path in (f"{section[:-1]}.md", f"{section}index.md"):
        file = files.get_file_from_path(path)
        if file is not None:
            return file.page
    return None


def _list_headings(page: DocsPage, headings: Iterable[Heading]) -> bool:
    """Add the headings of blocks to the page's table of contents; returns whether it has any now."""
    children = page.toc.items[0].children if page.toc.items else page.toc.items
    children.extend(AnchorLink(heading.html, heading.id, 2) for heading in headings)
    return bool(children)
