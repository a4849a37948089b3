"""A folder becomes sheets: every file under ``entries/`` is read, or is a problem; nothing is lost."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.problems import Place, Problem, Refusal, Severity, shown
from generator.reading.fields import Collector, read_id, read_record
from generator.reading.files.encoding import MAX_BYTES
from generator.reading.files.frontmatter import read_document, read_yaml_file
from generator.reading.files.yaml_nodes import Mapping
from generator.reading.records import Folder, Record, Sheet
from generator.reading.schema import ENTRY, METRIC, SOURCE, Field

METRICS_FILE = "metrics.yml"
SOURCES_FOLDER = "sources"
# The first keeps an empty folder in git; the second macOS leaves wherever somebody looked.
IGNORED = frozenset({".gitkeep", ".DS_Store"})


@dataclass(frozen=True, slots=True)
class _File:
    """A regular file: where it is, its path from the repository's root and its parts below ``entries/``."""

    path: Path
    name: str
    parts: tuple[str, ...]


def read_folder(entries: Path, *, root: Path, language: str = "en") -> tuple[Folder, tuple[Problem, ...]]:
    """Read everything under ``entries``.

    Args:
        entries: the folder; it must exist.
        root: the repository's root, from which paths in messages and edit links are counted.
        language: the site's, taken for every text that does not state its own.

    Returns:
        What could be read, and every problem.
    """
    problems: list[Problem] = []
    metrics: dict[str, Sheet] = {}
    sources: dict[str, Sheet] = {}
    by_id: dict[str, Sheet] = {}
    for file in _files(entries, root, problems):
        if file.parts == (METRICS_FILE,):
            metrics = _read_metrics(file, problems)
        elif len(file.parts) > 1 and file.parts[0] == SOURCES_FOLDER:
            _read_page(file, sources, problems, is_source=True)
        else:
            _read_page(file, by_id, problems, is_source=False)
    return Folder(metrics, sources, by_id, language), tuple(problems)


def _files(entries: Path, root: Path, problems: list[Problem]) -> Iterator[_File]:
    """Regular files, sorted by path; anything else is noted as a problem."""
    pending = [entries]
    files: list[_File] = []
    while pending:
        folder = pending.pop()
        try:
            items = list(os.scandir(folder))
        except OSError as error:
            problems.append(_unreadable(_legible(folder, root), "folder", error))
            continue
        for item in items:
            path = Path(item.path)
            parts = path.relative_to(entries).parts
            # A folder named x.md is refused and not entered:
            # MkDocs loses such pages, or merges them with others, in silence.
            if item.is_dir(follow_symlinks=False) and not item.name.endswith(".md"):
                pending.append(path)
            elif item.name not in IGNORED:
                refusal = _refuse_file(item, parts)
                if refusal is None:
                    files.append(_File(path, path.relative_to(root).as_posix(), parts))
                else:
                    place = Place(_legible(path, root))
                    problems.append(Problem(place, "unexpected-file", refusal.message, refusal.hint))
    # Systems list a folder in any order; pages and messages are to come out in one.
    return iter(sorted(files, key=lambda file: file.parts))


def _legible(path: Path, root: Path) -> str:
    """A path from the root that fits on one line, whatever its names hold."""
    return "".join(shown(character)[1:-1] for character in path.relative_to(root).as_posix())


def _refuse_file(item: os.DirEntry[str], parts: tuple[str, ...]) -> Refusal | None:
    if not all(folder.isprintable() for folder in parts[:-1]):
        return Refusal("a folder's name holds characters that cannot be seen", "rename the folder")
    mode = item.stat(follow_symlinks=False).st_mode
    if stat.S_ISLNK(mode):
        return Refusal("this is a symbolic link, which is not followed", "put the file itself here")
    if stat.S_ISDIR(mode):
        return Refusal("this is a folder named like a file", "rename it without .md at its end")
    if not stat.S_ISREG(mode):
        return Refusal("this is not a regular file", "put a Markdown file here, or remove it")
    if parts == (METRICS_FILE,):
        return None
    if not item.name.endswith(".md"):
        return Refusal(
            f"{shown(item.name)} is neither an entry nor a source", "name it <id>.md, or move it elsewhere"
        )
    refusal = read_id(item.name[:-3])
    if isinstance(refusal, Refusal):
        return Refusal(f"the file's name is its id: {refusal.message}", refusal.hint)
    return None


def _bytes(file: _File, problems: list[Problem]) -> bytes | None:
    """The file's bytes, never through a link; a file that is too large is not read to its end."""
    # The file may have become a link since it was listed, so the system is told not to follow one.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(file.path, flags), "rb") as stream:
            # One byte more than allowed is enough to see that a file is too large.
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        problems.append(_unreadable(file.name, "file", error))
        return None


def _unreadable(name: str, what: str, error: OSError) -> Problem:
    message = f"the {what} cannot be read ({error.strerror})"
    return Problem(Place(name), "unreadable-file", message, "look at its permissions")


def read_sheet(
    raw: bytes, page_id: str, path: str, fields: tuple[Field[Any], ...]
) -> tuple[Sheet, tuple[Problem, ...]]:
    """Read one file of fields and Markdown.

    Args:
        raw: its content.
        page_id: the file's stem.
        path: its path from the repository's root.
        fields: the table of its fields, ``ENTRY`` or ``SOURCE``.

    Returns:
        What could be read, and every problem; problems that take another file to see are not among them.
    """
    document, mistakes = read_document(raw, path)
    if document is None:
        return Sheet(page_id, Record(Place(path)), is_complete=False), mistakes
    collector = Collector()
    record = read_record(document.front, fields, "", collector)
    problems = (*mistakes, *collector.problems)
    is_complete = not any(problem.severity is Severity.ERROR for problem in problems)
    references = tuple(collector.references)
    return Sheet(page_id, record, references, document.body, document.body_line, is_complete), problems


def _read_page(file: _File, sheets: dict[str, Sheet], problems: list[Problem], *, is_source: bool) -> None:
    page_id = file.parts[-1][:-3]
    # Sub-folders are free and links name the stem alone, so one id in two folders would be one page.
    if page_id in sheets:
        message = f'the id "{page_id}" is taken by {sheets[page_id].file}'
        problems.append(Problem(Place(file.name), "duplicate-id", message, "rename one of the two files"))
        return
    raw = _bytes(file, problems)
    if raw is None:
        sheets[page_id] = Sheet(page_id, Record(Place(file.name)), is_complete=False)
        return
    sheets[page_id], mistakes = read_sheet(raw, page_id, file.name, SOURCE if is_source else ENTRY)
    problems.extend(mistakes)


def _read_metrics(file: _File, problems: list[Problem]) -> dict[str, Sheet]:
    raw = _bytes(file, problems)
    top, mistakes = (None, ()) if raw is None else read_yaml_file(raw, file.name)
    problems.extend(mistakes)
    sheets: dict[str, Sheet] = {}
    for key, node in top.pairs if isinstance(top, Mapping) else ():
        refusal = read_id(key.text)
        if isinstance(refusal, Refusal):
            problems.append(Problem(key.place, "bad-id", refusal.message, refusal.hint))
            continue
        collector = Collector()
        record = read_record(node, METRIC, key.text, collector)
        problems.extend(collector.problems)
        is_complete = not collector.problems
        sheets[key.text] = Sheet(key.text, record, tuple(collector.references), is_complete=is_complete)
    return sheets
