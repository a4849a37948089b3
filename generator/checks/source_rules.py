"""Rules of sources and metrics: one name a source, anonymity where it belongs, shares counted in percent."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from generator.model.metrics import PERCENT, Share
from generator.model.sources import SourceKind
from generator.problems import Problem, Severity, shown
from generator.reading.records import Folder, Sheet


def anonymity_is_granted_to_the_anonymous(sheet: Sheet, _: Folder) -> Iterator[Problem]:
    """``granted_by`` stands only on a source of kind anonymous."""
    kind = sheet.record.text("kind")
    if kind and kind is not SourceKind.ANONYMOUS and sheet.record.wrote("granted_by"):
        message = f"granted_by stands on a source of kind {kind}"
        yield sheet.record.problem(
            "granted_by", "not-anonymous", message, "leave it out, or write kind: anonymous"
        )


def name_has_no_twin(folder: Folder) -> Iterator[Problem]:
    """Two sources do not differ only in case, punctuation or a leading "The"."""
    # In real collections names written freely fall into dozens of groups of twins,
    # and each twin would count as one more independent origin.
    owners: dict[str, dict[str, tuple[Sheet, str, str]]] = defaultdict(dict)
    for sheet in folder.sources.values():
        spellings = (("name", sheet.record.text("name")), *(("aliases", alias) for alias in _aliases(sheet)))
        for field, name in spellings:
            if name:
                owners[_plain(name)].setdefault(sheet.id, (sheet, field, name))
    for first, *twins in (tuple(group.values()) for group in owners.values()):
        for sheet, field, name in twins:
            message = f"the name {shown(name)} is also that of {first[0].file}"
            hint = "keep one file and list the other spelling under its aliases"
            yield sheet.record.problem(field, "spelling-twin", message, hint, severity=Severity.WARNING)


def share_is_in_percent(sheet: Sheet, _: Folder) -> Iterator[Problem]:
    """A share is counted in percent."""
    record, share = sheet.record, sheet.record.get("share", Share)
    if share is not None and record.text("unit") not in ("", PERCENT):
        message = f"a share is counted in {PERCENT}, not in {shown(record.text('unit'))}"
        yield record.problem("unit", "wrong-unit", message, f"write unit: {PERCENT}")


def _plain(name: str) -> str:
    """A name without what spellings differ in. Marks stay: in many scripts they are the vowels."""
    # NFKC brings full-width letters and ligatures to the plain ones that readers take them for.
    letters = unicodedata.normalize("NFKC", name).casefold().strip()
    kept = (c for c in re.sub(r"\Athe\W+", "", letters) if unicodedata.category(c)[0] in "LMN")
    return "".join(kept) or letters


def _aliases(sheet: Sheet) -> tuple[str, ...]:
    return sheet.record.get("aliases", tuple) or ()


SOURCE_RULES = (anonymity_is_granted_to_the_anonymous,)
METRIC_RULES = (share_is_in_percent,)
