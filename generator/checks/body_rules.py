"""Bodies that are shown as their writers meant them: links lead somewhere, and nothing is left out."""

import re
from collections.abc import Iterator
from itertools import islice

from generator.problems import Place, Problem, Refusal, Severity, shown
from generator.reading.assemble import name_figures
from generator.reading.links import Link, LinkTarget, resolve
from generator.reading.markdown_limits import Lines, find_excess, find_raw_html
from generator.reading.records import Folder, Sheet
from generator.reading.urls import read_address

MOST_OF_A_KIND = 20
"""So many mistakes of one rule are named in one body: more of them tell nobody anything new."""

# Browsers skip tabs and line ends within “javascript:” and take two backslashes for two slashes.
_SCHEME = re.compile(r"[\s\x00-\x20]*(?:[a-z][a-z0-9+.\s-]*:|[/\\]{2})", re.IGNORECASE)
_WEB = re.compile(r"https?:", re.IGNORECASE)


def html_is_not_written(sheet: Sheet, _: Folder) -> Iterator[Problem]:
    """A body is Markdown; HTML in it is shown as text."""
    hint = "write Markdown, or put it between backticks"
    for offset, tag in islice(find_raw_html(sheet.body), MOST_OF_A_KIND):
        refusal = Refusal(f"{shown(tag)} is HTML, which is shown as text", hint)
        # A warning, not an error: nothing of it runs, and its reader sees what was written.
        yield _problem(sheet, offset, "raw-html", refusal, severity=Severity.WARNING)


def link_leads_somewhere(sheet: Sheet, folder: Folder) -> Iterator[Problem]:
    """A link within the site names the file of an entry or a source, and after ``#`` a figure."""
    inside = (link for link in sheet.links if not link.image and not _SCHEME.match(link.target))
    wrong = (
        (link, refusal) for link in inside if (refusal := _refuse(LinkTarget.of(link.target), sheet, folder))
    )
    for link, refusal in islice(wrong, MOST_OF_A_KIND):
        yield _problem(sheet, link.offset, "broken-link", refusal)


def address_is_safe_to_follow(sheet: Sheet, _: Folder) -> Iterator[Problem]:
    """A link out of the site is an http(s) address with a public host name."""
    outside = (link for link in sheet.links if not link.image and _SCHEME.match(link.target))
    wrong = ((link, refusal) for link in outside if isinstance(refusal := _refuse_address(link), Refusal))
    for link, refusal in islice(wrong, MOST_OF_A_KIND):
        yield _problem(sheet, link.offset, "link-scheme", refusal)


def image_is_linked(sheet: Sheet, _: Folder) -> Iterator[Problem]:
    """A page shows no images, since it fetches nothing from elsewhere."""
    hint = "link to it: remove the exclamation mark"
    for link in islice((link for link in sheet.links if link.image), MOST_OF_A_KIND):
        refusal = Refusal(f"the image {shown(link.target)} is left out", hint)
        yield _problem(sheet, link.offset, "image", refusal)


def body_is_within_limits(sheet: Sheet, _: Folder) -> Iterator[Problem]:
    """A body nests and repeats no more than can be rendered in a moment."""
    for excess in find_excess(sheet.body):
        yield _problem(sheet, excess.offset, "body-limits", excess)


def _problem(
    sheet: Sheet, offset: int, rule: str, refusal: Refusal, *, severity: Severity = Severity.ERROR
) -> Problem:
    line, column = Lines(sheet.body).place(offset)
    return refusal.problem(Place(sheet.file, sheet.body_line + line - 1, column), rule, severity=severity)


def _refuse_address(link: Link) -> str | Refusal:
    if _WEB.match(link.target):
        return read_address(link.target)
    hint = "write it from https:// on, or write it as text"
    return Refusal(f"{shown(link.target)} is not an http(s) address", hint)


def _refuse(target: LinkTarget, sheet: Sheet, folder: Folder) -> Refusal | None:
    """Why a link within the site leads nowhere, or None where it does."""
    if not target.path:
        return _refuse_fragment(target.fragment, sheet, folder)
    address = resolve(target.path, folder.entries, folder.sources)
    if address is None:
        return _refuse_path(target.path, folder)
    # An entry and a source may have the same id, so the address says which of them is meant.
    kind, name, _ = address.split("/")
    to = folder.entries[name] if kind == "entries" else folder.sources[name]
    if to.draft and not sheet.draft:
        hint = "publish that one first, or write it without the link"
        return Refusal(f"{shown(name)} is a draft, which a build leaves out", hint)
    return _refuse_fragment(target.fragment, to, folder) if target.fragment else None


def _refuse_path(path: str, folder: Folder) -> Refusal:
    """What to write instead of a path that names neither an entry nor a source."""
    name = path.rstrip("/").rpartition("/")[2].removesuffix(".md")
    for known in (folder.entries, folder.sources):
        if name in known and (path.startswith("/") or not path.endswith(".md")):
            folders = "../sources/" if known is folder.sources else ""
            hint = f"link to the file: {folders}{name}.md"
            return Refusal(f"{shown(path)} is not the path of a file below entries/", hint)
    if name in folder.by_alias:
        now = folder.by_alias[name].id
        return Refusal(f"{shown(path)} is a former name", f"link to the file as it is now: {now}.md")
    message = f"{shown(path)} names neither an entry nor a source"
    otherwise = "link to the file of an entry, 2024-12-19-….md, or of a source, ../sources/….md"
    return folder.suggestions.refuse_unknown(
        message, name, folder.page_ids, among="files", otherwise=otherwise
    )


def _refuse_fragment(fragment: str, sheet: Sheet, folder: Folder) -> Refusal | None:
    """A fragment is a figure's id; the figures of an entry with mistakes of its own are not known."""
    if folder.entries.get(sheet.id) is not sheet:
        return Refusal(f"a source's page has no place {shown(fragment)}", "remove it from # on")
    figures = name_figures(sheet.record.records("figures"))
    if fragment in figures or not sheet.is_complete:
        return None
    message = f"{shown(fragment)} is not a figure of {sheet.id}"
    if not figures:
        return Refusal(message, "it has none: remove the fragment from # on")
    otherwise = f"its figures are {', '.join(figures[:10])}"
    among = f"the figures of {sheet.id}"
    return folder.suggestions.refuse_unknown(message, fragment, figures, among=among, otherwise=otherwise)


BODY_RULES = (
    html_is_not_written,
    link_leads_somewhere,
    address_is_safe_to_follow,
    image_is_linked,
    body_is_within_limits,
)
