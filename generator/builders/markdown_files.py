"""The whole site as Markdown files, for a builder other than MkDocs.

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
    docs = site.settings.docs
    taken: set[str] = set()
    for path in sorted(docs.rglob("*")) if docs.is_dir() else ():
        if path.is_file() and not path.is_symlink():
            name = path.relative_to(docs).as_posix()
            taken.add(name.removesuffix(".md").removesuffix("/index"))
            content = path.read_bytes()
            yield name, _filled(site, content.decode(), name).encode() if name.endswith(".md") else content
    for section in SECTIONS:
        if section.address.strip("/") not in taken:
            yield section.file, _filled(site, section.markdown, section.file).encode()
    yield from site.files.items()
    yield from site.page_files.items()
    for address, text in asset_files().items():
        yield address, text.encode()
    for page in site.pages():
        yield f"{page.address}index.md", _as_markdown(page).encode()
    for old, new in site.redirects():
        yield f"{old}index.html", redirect(base_of(old) + new).encode()


def _as_markdown(page: Page) -> str:
    """A page as a Markdown file; its title and description are escaped, because themes print them as they are."""
    head = {"title": escape(page.title, quote=False), "description": escape(page.description)}
    lines = "\n".join(f"{name}: {json.dumps(text, ensure_ascii=False)}" for name, text in head.items())
    return f"---\n{lines}\n---\n\n<div>\n{page.html}\n</div>\n"


def _filled(site: Site, markdown: str, name: str) -> str:
    """A docs page with its blocks as HTML between blank lines, where every Markdown leaves it alone."""
    parts: list[str] = []
    end = 0
    for match in MARKER.finditer(without_fences(markdown)):
        parts += (
            markdown[end : match.start()],
            f"\n<div>\n{site.fill(match[0], base_of(name)).html}\n</div>\n",
        )
        end = match.end()
    return "".join((*parts, markdown[end:]))
