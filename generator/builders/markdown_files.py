"""The site as Markdown files, for a builder other than MkDocs.

It needs neither our plugin nor our theme: pages are fragments of HTML within Markdown, blocks are filled in already.
"""

import json
from collections.abc import Iterator, Mapping
from html import escape

from generator.pages.blocks.markers import MARKER, without_fences
from generator.pages.blocks.sections import SECTIONS
from generator.pages.shared.assets import asset_files
from generator.pages.shared.page import Page, base_of
from generator.pages.shared.redirect import redirect
from generator.site import Site


def make_markdown_files(site: Site) -> Mapping[str, bytes]:
    """Everything another builder needs in its folder of docs: pages, data files, redirects, stylesheet, scripts.

    Returns:
        Contents by path. Links in the pages are relative to the page's file, which is how Zensical reads them.
    """
    return dict(_files(site))


def _files(site: Site) -> Iterator[tuple[str, bytes]]:
    site.speak()
    own = dict(_docs(site))
    yield from own.items()
    for section in SECTIONS:
        # Both files have the same address, and builders write only one of them.
        if own.keys().isdisjoint(section.files):
            yield section.file, _fill(site, section.markdown, section.file).encode()
    yield from site.files.items()
    yield from site.page_files.items()
    for address, text in asset_files().items():
        if address not in own:  # a stylesheet or script of a maintainer's own takes the place of ours
            yield address, text.encode()
    for page in site.pages():
        yield f"{page.address}index.md", _as_markdown(page).encode()
    for old, new in site.redirects():
        yield f"{old}index.html", redirect(base_of(old) + new).encode()


def _docs(site: Site) -> Iterator[tuple[str, bytes]]:
    """The files of ``docs/``, those in Markdown with their blocks filled in."""
    docs = site.settings.docs
    for path in sorted(docs.rglob("*")) if docs.is_dir() else ():
        # A link could lead anywhere on the machine that builds, and what it leads to would be published.
        if path.is_file() and not path.is_symlink():
            name = path.relative_to(docs).as_posix()
            content = path.read_bytes()
            yield name, _fill(site, content.decode(), name).encode() if name.endswith(".md") else content


def _as_markdown(page: Page) -> str:
    """A page as a Markdown file; its title and description are escaped, because themes print them as they are."""
    head = {"title": escape(page.title, quote=False), "description": escape(page.description)}
    # JSON is YAML as well, and no colon or quotation mark of a title can end it.
    lines = "\n".join(f"{name}: {json.dumps(text, ensure_ascii=False)}" for name, text in head.items())
    return f"---\n{lines}\n---\n\n<div>\n{page.html}\n</div>\n"


def _fill(site: Site, markdown: str, name: str) -> str:
    """Fill in the blocks of a docs page, as HTML between blank lines, which every dialect of Markdown leaves alone."""
    parts: list[str] = []
    end = 0
    for match in MARKER.finditer(without_fences(markdown)):
        parts += (
            markdown[end : match.start()],
            f"\n<div>\n{site.fill(match[0], base_of(name)).html}\n</div>\n",
        )
        end = match.end()
    return "".join((*parts, markdown[end:]))
