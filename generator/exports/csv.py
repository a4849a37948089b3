"""A table as CSV, in which no text can act as a formula."""

import csv
import io
import re
from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from generator.exports.tables import Cell, Table
from generator.model.timeline import Timeline
from generator.settings import Settings

R = TypeVar("R")

# Full-width signs too: they are what a Korean or Japanese keyboard types, and some spreadsheets run them.
_FORMULA = re.compile(r"'*(?:[\t\r\n]|[\s\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠])")
"""The beginning of a text that a spreadsheet would run, however many apostrophes stand before it already."""


def neutralise(text: str) -> str:
    """The text with an apostrophe before it if a spreadsheet could take it for a formula.

    Spaces and invisible characters before the sign are looked through: some programs drop them on import.
    A text that has apostrophes before the sign gets one more, so that taking one away always gives the text.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def render_csv(table: Table[R], timeline: Timeline, settings: Settings) -> bytes:
    """A table as CSV (RFC 4180 quoting) in UTF-8 without byte-order mark, lines ended by LF, header first."""
    header = _line(column.name for column in table.columns)
    rows = table.rows(timeline, settings)
    lines = (_line(_written(column.cell(row)) for column in table.columns) for row in rows)
    # A byte-order mark would help Excel on Windows with Korean, and spoil the first header elsewhere.
    return "".join((header, *lines)).encode()


def _written(cell: Cell) -> str | int | float:
    match cell:
        case None:
            return ""
        # Before numbers, since True is one in Python.
        case bool():
            return "true" if cell else "false"
        case date():
            return cell.isoformat()
        case str():
            # Texts only: a number runs nothing, and an apostrophe before it would make a text of it.
            return neutralise(cell)
    return cell


def _line(cells: Iterable[str | int | float]) -> str:
    """One line; written with CR LF at first, because the writer quotes only the line ends that it writes."""
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\r\n").writerow(cells)
    return stream.getvalue().removesuffix("\r\n") + "\n"
