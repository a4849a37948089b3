"""YAML as it was written: every scalar its text, every node its place, nothing typed."""

from dataclasses import dataclass

from generator.problems import Place


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as written; ``quoted`` tells ``""`` apart from nothing at all."""

    text: str
    place: Place
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple["Node", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and nodes in the order written; ``flow`` for one in braces."""

    pairs: tuple[tuple[Scalar, "Node"], ...]
    place: Place
    flow: bool = False


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Document:
    """A file of front matter and Markdown: the mapping at its top, the text below, and where that begins."""

    front: Mapping
    body: str
    body_line: int
