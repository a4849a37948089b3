"""As known on a day: the timeline of what had certainly been published by then."""

from dataclasses import replace
from datetime import date

from generator.model.dates import DateSpan
from generator.model.entries import Entry, Status
from generator.model.timeline import Timeline


def known_by(published: DateSpan) -> date:
    """The day by which something had certainly been published.

    That is the last day that its date can mean, or the first where the end is open: it never becomes certain
    otherwise.
    """
    day = published.latest or published.earliest
    if day is None:
        raise ValueError(f"a date with two open ends: {published.words}")
    return day


def known_on(timeline: Timeline, day: date) -> Timeline:
    """The timeline as it could be known on a day: entries, relays and corrections published by then.

    A later day never shows less. An entry stands as it stood: a correction of later days has not been made yet, and
    an entry that was not out yet is not named.
    """
    known = {entry.id for entry in timeline.entries if known_by(entry.known_from) <= day}
    entries = tuple(_as_it_stood(entry, known, day) for entry in timeline.entries if entry.id in known)
    return Timeline(timeline.metrics, timeline.sources, entries)


def _as_it_stood(entry: Entry, known: set[str], day: date) -> Entry:
    corrections = tuple(one for one in entry.corrections if known_by(one.date) <= day)
    return replace(
        entry,
        also_reported_by=tuple(one for one in entry.also_reported_by if known_by(one.date) <= day),
        repeats=entry.repeats if entry.repeats in known else "",
        corrections=corrections,
        status=entry.status if corrections else Status.CURRENT,
        superseded_by=entry.superseded_by if corrections and entry.superseded_by in known else "",
    )
