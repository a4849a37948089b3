"""Entries that can be found again and say what became of them."""

from collections.abc import Iterator

from generator.model.dates import DateSpan
from generator.model.entries import Status
from generator.problems import Problem, Severity, shown
from generator.reading.records import Folder, Sheet


def report_has_an_address(sheet: Sheet, _: Folder) -> Iterator[Problem]:
    """A report has an address, or a citation that says where to find it."""
    for record in (sheet.record, *sheet.record.records("also_reported_by")):
        # A record of which nothing could be read has a message already.
        if record.places and not record.wrote("url") and not record.wrote("citation"):
            hint = "add url: https://…, or citation: with where to find it"
            yield record.problem("url", "missing-field", "url is missing", hint)


def relay_is_listed_once(sheet: Sheet, _: Folder) -> Iterator[Problem]:
    """Each of those who carried the same report is listed once for an address."""
    seen: set[tuple[str, str]] = set()
    for relay in sheet.record.records("also_reported_by"):
        name = relay.text("source")
        carried = (name, relay.text("url") or relay.text("citation"))
        if all(carried) and carried in seen:
            message = f"{shown(name)} is listed with this address already"
            yield relay.problem(
                "source", "relay-listed-twice", message, "list it once", severity=Severity.WARNING
            )
        seen.add(carried)


def change_of_status_is_explained(sheet: Sheet, _: Folder) -> Iterator[Problem]:
    """A report that was corrected, superseded or retracted says how, under ``corrections``."""
    status = sheet.record.get("status", Status)
    if status not in (None, Status.CURRENT) and not sheet.record.wrote("corrections"):
        message = f"a report that was {status} needs corrections"
        hint = "add corrections: with {date: …, note: …}"
        yield sheet.record.problem("status", "missing-field", message, hint)


def date_has_an_end(sheet: Sheet, _: Folder) -> Iterator[Problem]:
    """An entry's date has at least one day by which it can be ordered."""
    for name in ("date", "published"):
        date = sheet.record.get(name, DateSpan)
        if date is not None and date.earliest is None and date.latest is None:
            message = f"{shown(date.words)} names no day at all"
            yield sheet.record.problem(
                name, "bad-date", message, "write the vaguest date that is true, such as 2025"
            )


def former_ids_are_free(folder: Folder) -> Iterator[Problem]:
    """A former id belongs to one entry and is the id of none."""
    # A redirect leads to one page, so of two entries that claim a former id one would be cited for the other.
    owners: dict[str, str] = {entry: entry for entry in folder.entries}
    for sheet in folder.entries.values():
        for alias in sheet.record.get("aliases", tuple) or ():
            owner = owners.setdefault(alias, sheet.id)
            if alias == sheet.id:
                message = f"{shown(alias)} is the entry's own id"
                yield sheet.record.problem("aliases", "alias-taken", message, "name former ids only")
            elif owner != sheet.id:
                message = f"{shown(alias)} already leads to the entry {owner}"
                yield sheet.record.problem("aliases", "alias-taken", message, "remove it from one of the two")


ENTRY_RULES = (report_has_an_address, relay_is_listed_once, change_of_status_is_explained, date_has_an_end)
