"""What is written after MkDocs is done: generated pages, and their place in search and sitemap."""

from collections.abc import Iterable
from html import escape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from generator.pages.shared.page import Page


def write_page(site_dir: Path, address: str, html: str) -> None:
    """Write a page where its address leads."""
    path = site_dir / address / "index.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(html.encode())


def add_to_index(index: Any, page: Page) -> None:
    """Add a page to the index of Material's search plugin; its texts are shown as HTML, so they are escaped."""
    index.entries.append(
        {
            "location": page.address,
            "title": escape(page.title, quote=False),
            "text": escape(page.search, quote=False),
        }
    )


def sitemap_links(addresses: Iterable[str], day: str) -> list[SimpleNamespace]:
    """Whole addresses in the shape in which the theme's sitemap template asks for pages."""
    return [
        SimpleNamespace(
            page=SimpleNamespace(is_link=False, canonical_url=address, abs_url=address, update_date=day)
        )
        for address in addresses
    ]


def robots(permalink: str) -> str:
    """A ``robots.txt`` that welcomes everyone and names the sitemap where the site has an address."""
    sitemap = f"Sitemap: {permalink}\n" if permalink.startswith("http") else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"
