"""Tables of cases: what a contributor could write, and the answer, one below the other.

A table is a text file. ``==== NAME`` begins a case, its text follows, and below ``<==`` stands what is expected::

    ==== bad-tag.md
    tags: [North Korea]
    <==
    bad-tag.md:1:8: error[bad-tag] …

A case of several files has ``==> PATH`` above each. A case without a text is one whose bytes matter (a byte-order
mark, broken UTF-8, no line end): they lie in a file of its name, in the folder named like the table.
"""

import re
from dataclasses import dataclass
from pathlib import Path

CASE = re.compile(r"^==== (.+)\n", re.MULTILINE)
FILE = re.compile(r"^==> (.+)\n", re.MULTILINE)
ANSWER = re.compile(r"^<==\n", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """Some files by path, and the text expected for them. The path of a case of one file is its name."""

    name: str
    files: dict[str, bytes]
    expected: str

    def __str__(self) -> str:
        return self.name


def read_table(table: Path) -> list[Case]:
    """The cases of a table, in its order; raises ValueError where a case has no answer."""
    head, *rest = CASE.split(table.read_bytes().decode())
    if head.strip():
        raise ValueError(f"{table.name}: text above the first case")
    return [_case(table, name, text) for name, text in zip(rest[::2], rest[1::2], strict=True)]


def read_tables(folder: Path) -> list[Case]:
    """The cases of all tables of a folder; raises ValueError where two have one name, or bytes have no case."""
    tables = sorted(folder.glob("*.txt"))
    cases = [case for table in tables for case in read_table(table)]
    names = [case.name for case in cases]
    twice = {name for name in names if names.count(name) > 1}
    unread = {path.name for path in folder.glob("*/*")} - set(names)
    if twice or unread or not cases:
        raise ValueError(f"{folder.name}: named twice {sorted(twice)}, in no table {sorted(unread)}")
    return cases


def _case(table: Path, name: str, text: str) -> Case:
    given, *answers = ANSWER.split(text)
    if len(answers) != 1 or not answers[0].strip():
        raise ValueError(f"{table.name}: {name} has not one answer")
    return Case(name, _files(table, name, given), answers[0].rstrip("\n") + "\n")


def _files(table: Path, name: str, given: str) -> dict[str, bytes]:
    if not given:
        return {name: (table.with_suffix("") / name).read_bytes()}
    alone, *parts = FILE.split(given)
    if parts:
        return {path: text.encode() for path, text in zip(parts[::2], parts[1::2], strict=True)}
    return {name: alone.encode()}
