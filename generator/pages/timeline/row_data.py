"""What the timeline's script sorts and filters: one compact record an entry, in the order of the page."""

import datetime
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.addresses import TIMELINE
from generator.analysis.known_by import known_by
from generator.model.entries import Entry, Figure
from generator.pages.shared.views import ClaimView, Views
from generator.pages.timeline.month_strip import month_of
from generator.wording.phrases import say_month, within_a_sentence

ADDRESS = f"{TIMELINE}rows.json"

ROW = (
    "id",  # the entry's page is entries/<id>/
    "title",
    "date",  # in words
    "span",  # the days it can mean, in words; empty where its own words say them
    "exact",  # 1 where the words name one day
    "month",  # the month that it is listed under
    "earliest",  # days since 1970; null where the date is open
    "latest",
    "known",  # the day by which it had certainly been published
    "source",  # its publisher
    "others",  # relays and origins in its chains
    "tags",
    "relays",  # who carried the same report: source, and the day by which they had
    "repeats",  # number of the row whose claim it retells; -1 for none
    "status",  # empty for one that stands as published
    "changed",  # the day from which it has that status
    "flag",  # address of the disagreement that it takes part in; empty for none
    "figures",
)
"""The columns of a row. Months, sources, tags and metrics are numbers in the lists that stand before the rows."""

FIGURE = ("metric", "id", "words", "scope", "bounds", "size")
"""The columns of a figure: its bounds in words, and the number that it is ordered by."""

COLUMNS = {
    "sources": ("id", "name", "withheld"),
    "metrics": ("id", "name", "inline"),  # the name as it stands within a sentence
    "tags": ("id", "name"),
    "months": ("id", "name"),
    "rows": ROW,
    "figures": FIGURE,
}
"""The columns of every list; the file begins with them."""

_EPOCH = datetime.date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Numbering:
    """The place of each source, metric, tag, month and entry in its list: only of those that a row can name."""

    sources: Mapping[str, int]
    metrics: Mapping[str, int]
    tags: Mapping[str, int]
    months: Mapping[str, int]
    entries: Mapping[str, int]


def render_rows(views: Views) -> bytes:
    """The file: lists of sources, metrics, tags and months with their names, then a line for each row, newest first.

    The same timeline gives the same bytes.
    """
    # By number: names and ids would stand again in each of thousands of rows that a phone has to fetch.
    numbers = number(views)
    known = views.timeline
    parts: tuple[tuple[str, Iterable[object]], ...] = (
        ("sources", ((key, views.name(key).text, int(views.name(key).withheld)) for key in numbers.sources)),
        ("metrics", ((key, *_names(known.metrics[key].label)) for key in numbers.metrics)),
        ("tags", ((tag, tag) for tag in numbers.tags)),
        ("months", ((month, say_month(month)) for month in numbers.months)),
        ("rows", (show_row(entry, views, numbers) for entry in known.newest_first)),
    )
    lists = ",\n".join(f'"{name}":[\n{_lines(values)}\n]' for name, values in parts)
    return f'{{"columns":{_lines([COLUMNS])},\n{lists}}}\n'.encode()


def number(views: Views) -> Numbering:
    """Number what rows name: sources by name, metrics in the order of their file, tags by the alphabet.

    Months and entries stand in the order of the page.
    """
    entries = views.timeline.newest_first
    sources = {key for entry in entries for key in (entry.source, *others_of(entry), *relays_of(entry))}
    used = {figure.metric for entry in entries for figure in entry.figures}
    by_name = sorted(sources, key=lambda source: (views.name(source).text.casefold(), source))
    return Numbering(
        sources=_places(by_name),
        metrics=_places(metric for metric in views.timeline.metrics if metric in used),
        tags=_places(sorted({tag for entry in entries for tag in entry.tags})),
        months=_places(dict.fromkeys(map(month_of, entries))),
        entries=_places(entry.id for entry in entries),
    )


def others_of(entry: Entry) -> tuple[str, ...]:
    """Sources that stand in the entry's chains, or in those of its figures, other than its publisher."""
    chains = (*entry.chains, *(chain for figure in entry.figures for chain in figure.chains))
    return tuple(sorted({source for chain in chains for source in chain} - {entry.source}))


def relays_of(entry: Entry) -> tuple[str, ...]:
    """Sources that carried the same report, in the order written."""
    return tuple(relay.source for relay in entry.also_reported_by)


def show_row(entry: Entry, views: Views, numbers: Numbering) -> tuple[object, ...]:
    """One row, in the order of ``ROW``."""
    shown = views.row(entry)
    claims = zip(entry.figures, shown.figures, strict=True)
    return (
        entry.id,
        entry.title,
        shown.when.words,
        shown.when.span,
        int(bool(shown.when.day)),
        numbers.months[month_of(entry)],
        _day(entry.date.earliest),
        _day(entry.date.latest),
        _day(known_by(entry.known_from)),
        numbers.sources[entry.source],
        [numbers.sources[source] for source in others_of(entry)],
        [numbers.tags[tag] for tag in entry.tags],
        [(numbers.sources[relay.source], _day(known_by(relay.date))) for relay in entry.also_reported_by],
        numbers.entries.get(entry.repeats, -1),
        shown.status,
        # As known on an earlier day, the report stood as it was published.
        _day(min((known_by(one.date) for one in entry.corrections), default=None)),
        shown.flag,
        [_figure(figure, claim, numbers) for figure, claim in claims],
    )


def _figure(figure: Figure, shown: ClaimView, numbers: Numbering) -> tuple[object, ...]:
    metric = numbers.metrics[figure.metric]
    return metric, figure.id, shown.words, figure.scope, shown.bounds, figure.value.middle


def _names(label: str) -> tuple[str, str]:
    return label, within_a_sentence(label)


def _day(day: datetime.date | None) -> int | None:
    return None if day is None else day.toordinal() - _EPOCH


def _places(ids: Iterable[str]) -> dict[str, int]:
    return {key: place for place, key in enumerate(ids)}


def _lines(values: Iterable[object]) -> str:
    """JSON values, one a line."""
    encoder = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return ",\n".join(map(encoder.encode, values))
