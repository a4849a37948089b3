"""The data files of timelines that are made up for a test."""

from collections.abc import Mapping

from generator.analysis.analysis import Analysis
from generator.exports.data_files import EXPORTS
from generator.model.timeline import Timeline
from generator.settings import Settings
from generator.wording.worded_findings import WordedFindings


def timeline_files(timeline: Timeline, settings: Settings) -> Mapping[str, bytes]:
    """Every data file but that of findings, which a timeline whose ids name nothing has not."""
    return {
        export.path: export.make(Analysis(timeline), WordedFindings((), timeline), settings)
        for export in EXPORTS
        if export.path != "data/findings.json"
    }
