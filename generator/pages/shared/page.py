"""A page that any builder can put into its frame."""

from dataclasses import dataclass

TITLE_ID = "_title"
"""The id of every page's heading. Ids of the page's own begin with an underscore, which no figure's id does."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site, as a fragment of HTML.

    Attributes:
        address: below the site's address, ending in ``/``; the fragment's links are relative to it.
        title: plain text, not escaped.
        description: plain text of at most 160 characters, not escaped.
        html: safe HTML with one ``h1``.
        section: address of the section page that the navigation shows as active.
        edit: path of the file to edit, from the repository's root; empty where there is none.
        search: plain text for the search index, not escaped.
    """

    address: str
    title: str
    description: str
    html: str
    section: str
    edit: str = ""
    search: str = ""


def base_of(address: str) -> str:
    """The relative way from a page to the site's root: ``../../`` from ``entries/x/``, nothing from the root."""
    return "../" * address.count("/")


# Search engines print about so much of a page's description, and cut the rest in the middle of a word.
def cut(text: str, length: int = 160) -> str:
    """A text of at most ``length`` characters, cut between words where it must be."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    head = line[: length - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[length // 2 :] else head).rstrip(" ,;:.–-") + "…"
