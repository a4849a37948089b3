"""The site as files for others: data files without a site, or pages as Markdown for another builder."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.pages.blocks import MARKER
from generator.pages.page import base_of
from generator.pages.sections import SECTIONS
from generator.site import Site

_THEME = Path(__file__).parent / "theme"
STYLESHEET = "assets/stylesheets/timeline.css"


def write_files(directory: Path, files: Mapping[str, bytes]) -> int:
    """Write files below a folder, making folders as needed; gives back how many."""
    for path, content in files.items():
        target = directory / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return len(files)


def write_handover(site: Site) -> Mapping[str, bytes]:
    """Everything another builder needs in its folder of docs, by path: pages, data files, the stylesheet."""
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
    yield STYLESHEET, (_THEME / STYLESHEET).read_bytes()
    for page in site.pages():
        head = f"title: {json.dumps(page.title, ensure_ascii=False)}\ndescription: {json.dumps(page.description, ensure_ascii=False)}"
        yield f"{page.address}index.md", f"---\n{head}\n---\n\n<div>\n{page.html}\n</div>\n".encode()


def _filled(site: Site, markdown: str, name: str) -> str:
    """A docs page with its blocks as HTML between blank lines, where every Markdown leaves it alone."""
    address = name.removesuffix(".md").removesuffix("index") + "/"
    base = "" if address == "/" else base_of(address.lstrip("/").replace("//", "/"))
    return MARKER.sub(lambda match: f"\n<div>\n{site.fill(match[0], base)}\n</div>\n", markdown)
