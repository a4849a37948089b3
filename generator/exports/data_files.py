"""The data files of the site: every export in one tuple, from which the files and their page are made."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from generator.addresses import DATA
from generator.analysis.analysis import Analysis
from generator.exports.csv import render_csv
from generator.exports.findings_json import write_findings
from generator.exports.json_document import Json, write_document
from generator.exports.json_schema import ADDRESS, describe_document
from generator.exports.tables import ENTRY_TABLE, FIGURE_TABLE, SOURCE_TABLE, Table
from generator.messages import N_
from generator.settings import Settings
from generator.wording.worded_findings import WordedFindings

R = TypeVar("R")

Make = Callable[[Analysis, WordedFindings, Settings], bytes]
"""From a timeline with what follows from it to the bytes of a file: UTF-8, lines ended by LF, one LF at the end."""


@dataclass(frozen=True, slots=True)
class Export:
    """One data file.

    Attributes:
        path: below the site.
        meaning: what it holds, for people.
        make: gives the same bytes for the same timeline and settings.
        columns: name and meaning of its columns, and the date of which they give a day, where it is a table.
    """

    path: str
    meaning: str
    make: Make
    columns: tuple[tuple[str, str, str], ...] = ()


def _csv(table: Table[R]) -> Export:
    def make(analysis: Analysis, _: WordedFindings, settings: Settings) -> bytes:
        return render_csv(table, analysis.timeline, settings)

    columns = tuple((column.name, column.meaning, column.about) for column in table.columns)
    return Export(f"{DATA}{table.name}.csv", table.meaning, make, columns)


EXPORTS = (
    Export(
        f"{DATA}entries.json",
        N_("everything, nothing dropped"),
        lambda analysis, _, settings: render_json(write_document(analysis.timeline, settings)),
    ),
    Export(
        ADDRESS,
        N_("the shape of entries.json, as JSON Schema"),
        lambda _, __, settings: _line_by_line(describe_document(settings)),
    ),
    _csv(FIGURE_TABLE),
    _csv(ENTRY_TABLE),
    _csv(SOURCE_TABLE),
    Export(
        f"{DATA}findings.json",
        N_("what the comparison found, and the figures it rests on"),
        lambda analysis, findings, settings: render_json(write_findings(analysis, findings, settings)),
    ),
)
"""A new data file is one more of these: it is then written, linked and explained."""


def data_files(analysis: Analysis, findings: WordedFindings, settings: Settings) -> Mapping[str, bytes]:
    """Every data file by its path below the site, such as ``data/entries.json``."""
    return {export.path: export.make(analysis, findings, settings) for export in EXPORTS}


def render_json(document: Json) -> bytes:
    """JSON with one record a line, so that a change of one entry is a change of one line.

    Only a compact text goes through the fast encoder of Python, which is written in C; lists at the top are
    therefore put on lines here.
    """
    return ("{\n" + ",\n".join(_members(document)) + "\n}\n").encode()


def _members(document: Json) -> Iterator[str]:
    for name, value in document.items():
        items = ",\n".join(map(_compact, value)) if isinstance(value, list) and value else ""
        yield f"{_compact(name)}: " + (f"[\n{items}\n]" if items else _compact(value))


def _compact(value: object) -> str:
    # Korean stays Korean, which others can read in a diff. NaN is an error here, because browsers refuse a
    # file with one.
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _line_by_line(document: Json) -> bytes:
    """JSON for people to read: a value a line."""
    return (json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode()
