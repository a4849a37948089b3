"""The data files of the site, each as the bytes to be written."""

import json
from collections.abc import Iterable, Mapping

from generator.addresses import DATA
from generator.analysis.analysis import Analysis
from generator.analysis.findings.finding import Finding
from generator.exports.csv import render_csv
from generator.exports.findings_json import show_findings
from generator.exports.json_document import Json, write_document
from generator.exports.json_schema import ADDRESS, describe_document
from generator.exports.tables import make_tables
from generator.model.timeline import Timeline
from generator.settings import Settings


def data_files(analysis: Analysis, found: Iterable[Finding], settings: Settings) -> Mapping[str, bytes]:
    """Every data file by its path below the site, such as ``data/entries.json``."""
    findings = render_json(show_findings(analysis, found, settings))
    return {**timeline_files(analysis.timeline, settings), f"{DATA}findings.json": findings}


def timeline_files(timeline: Timeline, settings: Settings) -> Mapping[str, bytes]:
    """The files of what was written; what follows from it is left out.

    The same timeline and settings give the same bytes: UTF-8, lines ended by LF, one LF at the end.
    """
    return {
        f"{DATA}entries.json": render_json(write_document(timeline, settings)),
        ADDRESS: render_json(describe_document(settings)),
        **{f"{DATA}{table.name}.csv": render_csv(table) for table in make_tables(timeline, settings)},
    }


def render_json(document: Json) -> bytes:
    """JSON for people to compare too: a value a line, letters of every script as they are."""
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1)
    return f"{text}\n".encode()
