"""Sources under one name each, and metrics that hang together."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from generator.model.metrics import PERCENT, Share
from generator.problems import Problem, shown
from generator.reading.records import Folder, Sheet


def anonymity_is_granted_to_the_anonymous(sheet: Sheet, _: Folder) -> Iterator[Problem]:
    """``granted_by`` stands only on a source of kind anonymous."""
    kind = sheet.record.text("kind")
    if kind and kind != "anonymous" and sheet.record.wrote("granted_by"):
        message = f"granted_by stands on a source of kind {kind}"
        yield sheet.record.problem(
            "granted_by", "not-anonymous", message, "leave it out, or write kind: anonymous"
        )


def name_has_no_twin(folder: Folder) -> Iterator[Problem]:
    """Two sources do not differ only in case, punctuation or a leading "The"."""
    owners: dict[str, list[Sheet]] = defaultdict(list)
    for sheet in folder.sources.values():
        names = (sheet.record.text("name"), *(sheet.record.get("aliases", tuple) or ()))
        for key in dict.fromkeys(_plain(name) for name in names if name):
            owners[key].append(sheet)
    for sheets in owners.values():
        for twin in sheets[1:]:
            message = f"the name {shown(twin.record.text('name'))} is also that of {sheets[0].file}"
            hint = "keep one file and list the other spelling under its aliases"
            yield twin.record.problem("name", "spelling-twin", message, hint, severity="warning")


def metric_hangs_together(sheet: Sheet, folder: Folder) -> Iterator[Problem]:
    """A share is counted in percent, and no metric is its own part, ceiling or whole."""
    record, share = sheet.record, sheet.record.get("share", Share)
    if share is not None and record.text("unit") not in ("", PERCENT):
        message = f"a share is counted in {PERCENT}, not in {record.text('unit')}"
        yield record.problem("unit", "wrong-unit", message, f"write unit: {PERCENT}")
    for name, ids in (
        ("parts", record.get("parts", tuple) or ()),
        ("ceiling", (record.text("ceiling"),)),
        ("share", (share.of, share.within) if share else ()),
    ):
        if sheet.id in ids:
            yield record.problem(
                name, "circle", f"{sheet.id} is named in its own definition", "name another metric"
            )


def _plain(name: str) -> str:
    """A name without what spellings differ in."""
    letters = unicodedata.normalize("NFKC", name).casefold()
    words = re.sub(r"[\W_]+", " ", letters).strip()
    return re.sub(r"\Athe ", "", words) or letters


SOURCE_RULES = (anonymity_is_granted_to_the_anonymous,)
METRIC_RULES = (metric_hangs_together,)
