"""Sheets without errors become the model. Defaults are filled in here and nowhere else."""

from collections import Counter
from collections.abc import Mapping
from typing import TypeVar

from generator.model.dates import DateSpan
from generator.model.entries import Chain, Correction, Entry, Figure, Relay, Status
from generator.model.metrics import Counting, Metric, Share
from generator.model.sources import Source, SourceKind
from generator.model.timeline import Timeline
from generator.model.values import Value
from generator.reading.grammar.value_parser import with_bounds
from generator.reading.records import Folder, Record, Sheet

T = TypeVar("T")


def assemble(folder: Folder, *, drafts: bool = False) -> Timeline:
    """The timeline of a folder in which no error was found.

    Args:
        folder: sheets that are all whole.
        drafts: whether entries marked as drafts take part.

    Raises:
        ValueError: a required field is absent, which means that errors were not looked at first.
    """
    metrics = {sheet.id: _metric(sheet) for sheet in folder.metrics.values()}
    entries = (sheet for sheet in folder.entries.values() if drafts or not sheet.draft)
    return Timeline.of(
        metrics.values(),
        (_source(sheet) for sheet in folder.sources.values()),
        (_entry(sheet, metrics) for sheet in entries),
    )


def name_figures(figures: tuple[Record, ...]) -> tuple[str, ...]:
    """The ids of an entry's figures: their own, else the metric, ``metric-2`` and so on, passing over taken ones."""
    taken = {figure.text("id") for figure in figures}
    seen: Counter[str] = Counter()
    names: list[str] = []
    for figure in figures:
        name = figure.text("id")
        while not name:
            metric = figure.text("metric")
            seen[metric] += 1
            candidate = metric if seen[metric] == 1 else f"{metric}-{seen[metric]}"
            name = "" if candidate in taken else candidate
        taken.add(name)
        names.append(name)
    return tuple(names)


def read_figure_value(figure: Record) -> Value | None:
    """A figure's value with the bounds that its source gives, or None where it has neither."""
    value, low, high = figure.get("value", Value), figure.values.get("low"), figure.values.get("high")
    bounds = tuple(bound if isinstance(bound, int | float) else None for bound in (low, high))
    if value is None and bounds == (None, None):
        return None
    return with_bounds(value, *bounds)


def _required(record: Record, name: str, kind: type[T]) -> T:
    value = record.get(name, kind)
    if value is None:
        raise ValueError(f"{record.place}: {name} is absent; errors must be looked at before assembling")
    return value


def _texts(record: Record, *names: str) -> dict[str, str]:
    return {name: record.text(name) for name in names}


def _tuple(record: Record, name: str) -> tuple[str, ...]:
    return record.get(name, tuple) or ()


def _chains(record: Record) -> tuple[Chain, ...]:
    return record.get("according_to", tuple) or ()


def _metric(sheet: Sheet) -> Metric:
    record = sheet.record
    return Metric(
        id=sheet.id,
        label=_required(record, "label", str),
        unit=_required(record, "unit", str),
        counting=_required(record, "counting", Counting),
        description=record.text("description"),
        parts=_tuple(record, "parts"),
        ceiling=record.text("ceiling"),
        share=record.get("share", Share),
        place=record.place,
    )


def _source(sheet: Sheet) -> Source:
    record = sheet.record
    return Source(
        id=sheet.id,
        name=_required(record, "name", str),
        kind=_required(record, "kind", SourceKind),
        aliases=_tuple(record, "aliases"),
        body=sheet.body,
        file=sheet.file,
        place=record.place,
        **_texts(record, "part_of", "granted_by", "party", "country", "language", "url", "same_as"),
    )


def _entry(sheet: Sheet, metrics: Mapping[str, Metric]) -> Entry:
    record = sheet.record
    source = _required(record, "source", str)
    chains, speaker = _chains(record), (source,)
    figures = record.records("figures")
    return Entry(
        id=sheet.id,
        title=_required(record, "title", str),
        date=_required(record, "date", DateSpan),
        source=source,
        published=record.get("published", DateSpan),
        according_to=chains,
        figures=tuple(
            _figure(figure, name, metrics, default=chains or (speaker,), speaker=speaker)
            for figure, name in zip(figures, name_figures(figures), strict=True)
        ),
        also_reported_by=tuple(_relay(relay) for relay in record.records("also_reported_by")),
        tags=_tuple(record, "tags"),
        status=record.get("status", Status) or Status.CURRENT,
        corrections=tuple(
            Correction(_required(item, "date", DateSpan), _required(item, "note", str), item.place)
            for item in record.records("corrections")
        ),
        aliases=_tuple(record, "aliases"),
        draft=sheet.draft,
        body=sheet.body,
        file=sheet.file,
        body_line=sheet.body_line,
        place=record.place,
        **_texts(record, "url", "citation", "archived", "language", "repeats", "superseded_by"),
    )


def _figure(
    record: Record, name: str, metrics: Mapping[str, Metric], *, default: tuple[Chain, ...], speaker: Chain
) -> Figure:
    value = read_figure_value(record)
    if value is None:
        raise ValueError(
            f"{record.place}: a figure without a value; errors must be looked at before assembling"
        )
    metric = _required(record, "metric", str)
    return Figure(
        id=name,
        metric=metric,
        value=value,
        chains=(_chains(record) or (speaker,)) if record.wrote("according_to") else default,
        as_of=record.get("as_of", DateSpan),
        said_on=record.get("said_on", DateSpan),
        includes=_tuple(record, "includes") if record.wrote("includes") else parts_of(metric, metrics),
        place=record.place,
        **_texts(record, "scope", "quote", "computed", "restates", "note"),
    )


def parts_of(metric: str, metrics: Mapping[str, Metric]) -> tuple[str, ...]:
    """The parts a figure counts by default: those of its metric, or of what its metric is a share of."""
    definition = metrics[metric]
    if definition.parts or definition.share is None:
        return definition.parts
    share = definition.share
    return next((metrics[m].parts for m in (share.of, share.within) if metrics[m].parts), ())


def _relay(record: Record) -> Relay:
    return Relay(
        source=_required(record, "source", str),
        date=_required(record, "date", DateSpan),
        place=record.place,
        **_texts(record, "url", "citation", "archived", "language"),
    )
