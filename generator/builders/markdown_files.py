"""The site as files for others: data files without a site, or pages as Markdown for another builder."""

import json
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path, PurePosixPath

from generator.builders.publish import TargetError, usable
from generator.pages.blocks.markers import MARKER, without_fences
from generator.pages.blocks.sections import SECTIONS
from generator.pages.shared.assets import asset_files
from generator.pages.shared.page import Page, base_of
from generator.pages.shared.redirect import redirect
from generator.settings import Settings
from generator.site import Site

_OURS = "data/entries.json"


def refuse_directory(directory: Path, settings: Settings) -> None:
    """Refuse a folder in which something would be written over, or mixed with what is not ours.

    Raises:
        TargetError: it is a file, belongs to what people write, or holds other things.
    """
    with usable(directory):
        _refuse(directory, directory.resolve(), settings)


def _refuse(directory: Path, place: Path, settings: Settings) -> None:
    if directory.is_symlink() or (directory.exists() and not directory.is_dir()):
        raise TargetError(f"{directory} is not a folder; name another one")
    if ".git" in place.parts or (directory / ".git").exists():
        raise TargetError(f"{directory} holds a repository; name another folder")
    for own in (settings.docs.resolve(), settings.entries.resolve()):
        if place.is_relative_to(own) or own.is_relative_to(place):
            raise TargetError(f"{directory} holds what people write, or lies in it; name another folder")
    if directory.is_dir() and any(directory.iterdir()) and not (directory / _OURS).is_file():
        raise TargetError(
            f"{directory} holds files that were not written here; empty it, or name another folder"
        )


def write_files(directory: Path, files: Mapping[str, bytes]) -> int:
    """Write files below a folder, making folders as needed; gives back how many.

    Raises:
        TargetError: something there is a link or not a regular file, or cannot be written.
    """
    for path in files:
        _refuse_links(directory, PurePosixPath(path))
    with usable(directory):
        for path, content in files.items():
            target = directory / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    return len(files)


def _refuse_links(directory: Path, path: PurePosixPath) -> None:
    """Whoever made a link in the folder would choose what is written over."""
    for part in (path, *path.parents):
        place = directory / part
        if place.is_symlink() or (part == path and place.exists() and not place.is_file()):
            raise TargetError(f"{place} is not a regular file or folder; remove it, or name another folder")


def write_handover(site: Site) -> Mapping[str, bytes]:
    """Everything another builder needs in its folder of docs, by path: pages, data files, redirects, the stylesheet.

    Links in the pages are relative to the page's file, which is how Zensical reads them.
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
        parts += (markdown[end : match.start()], f"\n<div>\n{site.fill(match[0], base_of(name))}\n</div>\n")
        end = match.end()
    return "".join((*parts, markdown[end:]))
