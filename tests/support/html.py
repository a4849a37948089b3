"""Built pages read back: elements, ids, headings and links, and whether every link leads somewhere."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

HOST = "https://site.invalid/"
"""Stands for the host of a site that has no address."""


@dataclass(slots=True)
class Element:
    """One element: its tag, its attributes, and the text in it where that is a title, heading or link."""

    tag: str
    attributes: dict[str, str]
    text: str = ""


@dataclass(slots=True)
class Page:
    """The elements of a page in their order."""

    elements: list[Element] = field(default_factory=list)

    def all(self, *tags: str) -> list[Element]:
        return [element for element in self.elements if element.tag in tags]

    def with_class(self, name: str) -> list[Element]:
        return [e for e in self.elements if name in e.attributes.get("class", "").split()]

    def links(self) -> Iterator[str]:
        """Every address that a browser fetches or a reader can follow."""
        for element in self.elements:
            for name in ("href", "src", "xlink:href", "action", "poster"):
                if name in element.attributes:
                    yield element.attributes[name]
            for choice in filter(None, element.attributes.get("srcset", "").split(",")):
                yield choice.split()[0]
            if element.attributes.get("http-equiv") == "refresh":
                yield element.attributes["content"].partition("url=")[2]

    @property
    def ids(self) -> list[str]:
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]

    def meta(self, name: str) -> str:
        """The content of the one ``meta`` element of a name."""
        (found,) = [e for e in self.all("meta") if e.attributes.get("name") == name]
        return found.attributes["content"]


_TEXTS = frozenset("title h1 h2 h3 h4 h5 h6 a".split())
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.open: list[Element] = []

    @property
    def _in_template(self) -> bool:
        """What a template holds is no part of the page until a script has copied it."""
        return bool(self.open) and self.open[-1].tag == "template"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._in_template:
            return
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.page.elements.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if self._in_template and tag != "template":
            return
        at = next((n for n in reversed(range(len(self.open))) if self.open[n].tag == tag), None)
        if at is not None:
            del self.open[at:]

    def handle_data(self, data: str) -> None:
        for element in self.open:
            if element.tag in _TEXTS:
                element.text += data


def read_html(text: str) -> Page:
    """The elements of a page or a fragment."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.page


def read_site(site: Path) -> dict[str, Page]:
    """Every page of a built site by its path, such as ``timeline/index.html``; a site has some."""
    files = sorted(site.rglob("*.html"))
    assert files, site
    return {path.relative_to(site).as_posix(): read_html(path.read_text("utf-8")) for path in files}


def broken_links(site: Path, pages: dict[str, Page], address: str = HOST) -> list[str]:
    """Every link within the site that leads to no file, or to no id in it.

    Args:
        site: the built site.
        pages: the pages read from it.
        address: where the site is published, ending in ``/``.
    """
    return [
        f"{name}: {link}"
        for name, page in pages.items()
        for link in page.links()
        if not _leads_somewhere(link, name, site=site, pages=pages, address=address)
    ]


def _leads_somewhere(link: str, name: str, *, site: Path, pages: dict[str, Page], address: str) -> bool:
    here = address + name.removesuffix("index.html")
    whole = urlsplit(urljoin(here, link))
    if whole.scheme == "data" or not whole.geturl().startswith(address):
        return urlsplit(link).scheme in ("http", "https", "data")
    path = unquote(whole.geturl().partition("#")[0].partition("?")[0].removeprefix(address))
    file = f"{path}index.html" if path.endswith("/") or not path else path
    if not (site / file).is_file():
        return False
    fragment = unquote(whole.fragment)
    return not fragment or fragment in pages[file].ids
