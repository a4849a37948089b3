"""The MkDocs plugin: where a timeline enters the build of a site, event by event.

How a build runs. MkDocs calls ``on_config``: entries and docs are read and checked, and a mistake stops it here. In
``on_files`` it gets section pages, data files, assets and the frames, which are pages with marks in place of content.
In ``on_page_content`` the blocks of docs pages are filled in; ``on_post_page`` keeps what the theme made of each frame.
In ``on_post_build`` every generated page is put into its frame, written, and added to the search.

How the preview works. ``mkdocs serve`` calls ``on_startup`` with ``serve``, which is why drafts are shown, builds as
above into a folder of its own, and watches ``docs/``, ``mkdocs.yml`` and, as we ask it, ``entries/``. When a file there
changes it reads ``mkdocs.yml`` again and builds everything anew with this same plugin: ``on_config`` reads all entries
again. A mistake is then a line in the terminal, and pages wait to be answered until it is mended, which is how MkDocs
serves a build that failed; with a mistake at its start the preview does not begin.
"""

from pathlib import Path
from typing import Any

from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as DocsPage
from mkdocs.utils.templates import TemplateContext

from generator.builders.mkdocs import material
from generator.builders.mkdocs.frame import (
    FOLDER,
    Frame,
    FrameKey,
    content_mark,
    frame_keys,
    key_of,
    mark,
    tidy,
)
from generator.builders.mkdocs.material import add_to_index
from generator.builders.mkdocs.project import last_change, read_settings
from generator.pages.blocks.sections import SECTIONS
from generator.pages.shared.assets import asset_files
from generator.pages.shared.page import Page, base_of
from generator.pages.shared.redirect import redirect
from generator.problems import Severity
from generator.settings import Settings
from generator.site import Site, load_site
from generator.wording.language import _

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

    @event_priority(material.BEFORE_OTHERS)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the entries before anything is written; set what the site needs of theme and builder."""
        settings = read_settings(config, self.config.entries, drafts=self._serving)
        material.watch(config, settings.entries)
        material.add_templates(config)
        material.add_script_templates(config)
        material.add_stylesheet(config)
        material.ask_no_host_for_fonts(config)
        material.drop_edit_links(config)
        material.hide_skipped_pages(FOLDER)
        self._site = self.given or _load(settings)
        # The preview builds with this plugin again, and the theme may have other settings than before.
        self._frames = {}
        material.set_present(last_change(settings, self._site.timeline))
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add section pages, data files, assets and ``robots.txt`` where ``docs/`` has none of its own; and frames."""
        self.site.speak()
        for section in SECTIONS:
            if not any(files.get_file_from_path(path) for path in section.files):
                files.append(File.generated(config, section.file, content=section.markdown))
        # Docs at these paths were refused with the other mistakes: data that is not from the entries would pass for it.
        for path, content in {**self.site.files, **self.site.page_files}.items():
            files.append(File.generated(config, path, content=content))
        robots_txt = {"robots.txt": robots(self.site.settings.permalink(material.SITEMAP))}
        for path, text in {**asset_files(), **robots_txt}.items():
            if not files.get_file_from_path(path):
                files.append(File.generated(config, path, content=text))
        material.keep_own_scripts(config, files)
        for key in frame_keys(section.address for section in SECTIONS):
            level = InclusionLevel.NOT_IN_NAV
            files.append(File.generated(config, key.file, content=key.markdown, inclusion=level))
        return files

    def on_page_content(self, html: str, *, page: DocsPage, config: MkDocsConfig, files: Files) -> str:
        """Fill in the blocks of a docs page; give a frame its marks and its place in the navigation."""
        key = key_of(page.file.src_uri)
        if key is None:
            filled = self.site.fill(html, base_of(page.url))
            has_contents = material.list_headings(page, filled.headings)
            if page.file.generated_by is not None:  # what people wrote says itself what it hides
                material.hide_sidebars(page, config, has_contents=has_contents)
            return filled.html
        material.hide_sidebars(page, config, has_contents=False)
        material.lead_skip_link(page)
        material.place_below(page, files, key.section)
        page.canonical_url = mark("canonical") if config.site_url else None
        page.edit_url = mark("edit") if key.edit else None
        return content_mark()

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """List every page in the sitemap, and no frame; give the theme's template its words."""
        context["_"] = _  # type: ignore[typeddict-unknown-key]  # 404.html speaks the site's language too
        if template_name == material.SITEMAP:
            docs = [file.page for file in context["pages"] if file.page and key_of(file.src_uri) is None]
            addresses = [page.url for page in docs] + [address for address, _ in self.site.plan()]
            links = map(self.site.settings.permalink, addresses)
            day = docs[0].update_date if docs else ""
            context["pages"] = material.sitemap_links(links, day)  # type: ignore[typeddict-item]
        return context

    def on_post_page(self, output: str, *, page: DocsPage, config: MkDocsConfig) -> str:
        """Keep a rendered frame and write nothing for it; tidy any other page."""
        key = key_of(page.file.src_uri)
        if key is None:
            return tidy(output, page.content or "")
        self._frames[key] = Frame.of(output)
        return ""

    @event_priority(material.BEFORE_SEARCH)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write every page in its frame, and add it to the search index before that is written."""
        index = material.search_index(config)
        target = Path(config.site_dir)
        for page in self.site.pages():
            write_page(target, page.address, self._fill(page))
            if index is not None:
                add_to_index(index, page)
        self.site.speak()
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
        mistakes = "1 mistake" if errors == 1 else f"{errors:,} mistakes"
        raise PluginError(f"timeline: {mistakes} in the content; nothing was built")
    return site


def write_page(site_dir: Path, address: str, html: str) -> None:
    """Write a page where its address leads."""
    path = site_dir / address / "index.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    # As bytes: written as text, pages of one site would differ from system to system in their line ends.
    path.write_bytes(html.encode())


def robots(sitemap: str) -> str:
    """A ``robots.txt`` that welcomes everyone, and names the sitemap where the site has an address."""
    line = f"Sitemap: {sitemap}\n" if sitemap.startswith("http") else ""
    return f"User-agent: *\nAllow: /\n{line}"
