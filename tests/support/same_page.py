"""A MkDocs hook for one test: MkDocs renders every generated page itself, beside the frame that the plugin fills.

What MkDocs made is kept in the folder that ``RENDERED`` names; the plugin then writes the page from its frame.
"""

import json
import os
from html import escape
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as DocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.builders.mkdocs import TimelinePlugin
from generator.pages.shared.page import TITLE_ID, Page

_pages: dict[str, Page] = {}


def _file(page: Page) -> str:
    """Where MkDocs renders the page: at its address, or beside it where a section has the same folder.

    From ``figures/x/`` MkDocs writes ``../`` for what a frame writes as ``../../figures/``, which is the same place.
    """
    folder, name = page.address.strip("/").split("/")
    return f"{folder}/{name}.md" if folder in ("entries", "tags") else f"beside/{folder}-{name}.md"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a page of MkDocs' own at the address of every generated page."""
    plugin = config.plugins["timeline"]
    assert isinstance(plugin, TimelinePlugin)
    _pages.update({_file(page): page for page in plugin.site.pages()})
    for path, page in _pages.items():
        # The theme prints what it is given; a title has to be escaped by whoever gives it.
        head = {"title": escape(page.title), "description": escape(page.description), "hide": ["toc"]}
        lines = "\n".join(f"{name}: {json.dumps(value)}" for name, value in head.items())
        content = f"---\n{lines}\nsearch: {{exclude: true}}\n---\n"
        files.append(File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
    return files


def on_page_content(html: str, page: DocsPage, config: MkDocsConfig, files: Files) -> str:
    """Give the page its fragment, and what MkDocs knows of pages in ``docs/``."""
    made = _pages.get(page.file.src_uri)
    if made is None:
        return html
    page.toc = TableOfContents([AnchorLink("", TITLE_ID, 1)])
    section = files.get_file_from_path(f"{made.section.rstrip('/')}.md")
    page.parent = section.page if section else None  # type: ignore[assignment]  # a page serves as well
    page.canonical_url = f"{config.site_url}{made.address}" if config.site_url else None
    page.edit_url = f"{config.repo_url}/edit/main/{made.edit}" if config.repo_url and made.edit else None
    return made.html


def on_post_page(output: str, page: DocsPage, config: MkDocsConfig) -> str:  # noqa: ARG001 - given by name
    """Keep what MkDocs rendered."""
    made = _pages.get(page.file.src_uri)
    if made is not None:
        target = Path(os.environ["RENDERED"]) / made.address / "index.html"
        target.parent.mkdir(parents=True)
        target.write_bytes(output.encode())
    return output
