"""The timeline page: every entry of a short timeline, the newest of a long one, and the ways into it."""

from generator import addresses
from generator.pages.context import Request
from generator.pages.shared.render import render
from generator.pages.timeline.month_strip import by_month, draw_strip, month_of
from generator.pages.timeline.row_data import ADDRESS as ROWS

FULL_LIST = 1000
"""Up to this many entries the timeline page carries them all."""

NEWEST = 500
"""Above it, so many of the newest; the years' pages carry the rest."""


def show_timeline(request: Request) -> str:
    """The timeline with its strip of months, its tags and the controls of its script."""
    entries = request.context.views.timeline.newest_first
    shown = entries if len(entries) <= FULL_LIST else entries[:NEWEST]
    months = [(month, request.context.views.rows(group)) for month, group in by_month(shown)]
    cut = set(map(month_of, entries[len(shown) :][:1]))  # the month that goes on beyond the page
    return render(
        "timeline/timeline.html",
        base=request.base,
        total=len(entries),
        repeats=sum(bool(entry.repeats) for entry in entries),
        shown=len(shown),
        months=months,
        strip=draw_strip(entries, on_page=frozenset(dict(months)) - cut, base=request.base)
        if entries
        else None,
        known=request.context.index.known,
        by_known=addresses.KNOWN,
        of_entry=addresses.of_entry,
        of_source=addresses.of_source,
        of_year=addresses.of_year,
        rows=ROWS,
        tags=[
            (tag, addresses.of_tag(tag), len(entries)) for tag, entries in request.context.index.tags.items()
        ],
    )
