"""The hand-written pages: regular files only, each at an address of its own."""

import os
import stat
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Place, Problem, shown


@dataclass(frozen=True, slots=True)
class DocsFile:
    """A file of ``docs/``: where it is, its path from the repository's root, and the file of the site it becomes."""

    path: Path
    name: str
    output: str


def list_docs(docs: Path, *, root: Path) -> tuple[tuple[DocsFile, ...], tuple[Problem, ...]]:
    """The files of a folder that the builder would take, by path; names that begin with a dot are passed over.

    Args:
        docs: the folder; it need not exist.
        root: the repository's root, from which paths in messages are counted.

    Returns:
        The regular files, and a problem for anything else: a link could lead out of the project, a pipe never end.
    """
    regular: list[DocsFile] = []
    problems: list[Problem] = []
    for folder, folders, files in os.walk(docs):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for item in sorted((*folders, *files)):
            path = Path(folder, item)
            name = path.relative_to(root if path.is_relative_to(root) else docs.parent).as_posix()
            # lstat, not stat: a link in a pull request could publish any file of the machine that builds it.
            mode = path.lstat().st_mode
            if item.startswith(".") or stat.S_ISDIR(mode):
                continue
            if stat.S_ISREG(mode):
                regular.append(DocsFile(path, name, output_of(path.relative_to(docs).as_posix())))
            else:
                what = (
                    "a symbolic link, which is not followed" if stat.S_ISLNK(mode) else "not a regular file"
                )
                legible = "".join(shown(character)[1:-1] for character in name)
                message, hint = f"this is {what}", "put the file itself here, or remove it"
                problems.append(Problem(Place(legible), "unexpected-file", message, hint))
    return tuple(regular), tuple(problems)


def output_of(path: str) -> str:
    """The file of the site that a file of ``docs/`` becomes: ``a/b.md`` is read at the address ``a/b/``."""
    folder, _, name = path.rpartition("/")
    if not name.endswith(".md"):
        return path
    stem = name.removesuffix(".md")
    parts = (folder, "" if stem in ("index", "README") else stem, "index.html")
    return "/".join(part for part in parts if part)


def find_taken(files: Collection[DocsFile], outputs: Collection[str]) -> Iterator[Problem]:
    """Files of ``docs/`` that stand where the generator writes a file of its own, which would replace them."""
    for file in files:
        # Of two pages at one address one would be missing from the site, with nobody told.
        if file.output in outputs:
            address = file.output.removesuffix("index.html")
            message = f"the generator makes what stands at {shown(address)}"
            yield Problem(Place(file.name), "taken-address", message, "give the file another name")
