"""What was read without errors becomes the model. Defaults are filled in here and nowhere else."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from generator.model.dates import DateSpan
from generator.model.entries import Chain, Correction, Entry, Figure, Relay, Status
from generator.model.extras import Extras
from generator.model.metrics import Counting, Metric, Share
from generator.model.sources import Source, SourceKind
from generator.model.timeline import Timeline
from generator.model.values import Value
from generator.reading.grammar.value_parser import with_bounds
from generator.reading.records import Folder, Record, Sheet
from generator.reading.schema import CORRECTION, ENTRY, FIGURE, METRIC, RELAY, SOURCE, Field

T = TypeVar("T")


def assemble(folder: Folder, *, drafts: bool = False) -> Timeline:
    """The timeline of a folder in which no error was found.

    Args:
        folder: sheets that could all be read in full.
        drafts: whether entries marked as drafts take part.

    Raises:
        ValueError: a required field is absent, which means that errors were not looked at first.
    """
    entries = (sheet for sheet in folder.entries.values() if drafts or not sheet.draft)
    return make_timeline(folder.metrics.values(), folder.sources.values(), entries)


def make_timeline(metrics: Iterable[Sheet], sources: Iterable[Sheet], entries: Iterable[Sheet]) -> Timeline:
    """The timeline of what was read, whether from the folder or from ``entries.json``.

    Raises:
        ValueError: a required field is absent.
    """
    # Metrics first: a figure that does not say what it includes takes the parts of its metric.
    by_id = {sheet.id: _metric(sheet) for sheet in metrics}
    return Timeline.of(by_id.values(), map(_source, sources), (_entry(sheet, by_id) for sheet in entries))


def name_figures(figures: tuple[Record, ...]) -> tuple[str, ...]:
    """The ids of an entry's figures: their own, else the metric, ``metric-2`` and so on, passing over taken ones."""
    # An id that an editor wrote is a permalink that others may cite; a counted one gives way to it.
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
    # low and high are the source's own; only where it gives none, the words decide.
    return with_bounds(value, *bounds)


def _required(record: Record, name: str, kind: type[T]) -> T:
    value = record.get(name, kind)
    if value is None:
        raise ValueError(f"{record.place}: {name} is absent; errors must be looked at before assembling")
    return value


def _extras(record: Record, table: tuple[Field[Any], ...]) -> Extras:
    """What was written in the fields that are only carried; false and empty ones are as good as absent."""
    # A zero is kept, though Python takes it for false: a number that is nought was written, not left out.
    written = ((field.name, record.values.get(field.name)) for field in table if field.get is None)
    return {
        name: value
        for name, value in written
        if isinstance(value, str | bool | int | float | DateSpan | tuple)
        and value is not False
        and value not in ("", ())
    }


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
        extras=_extras(record, METRIC),
        place=record.place,
    )


def _source(sheet: Sheet) -> Source:
    record = sheet.record
    return Source(
        id=sheet.id,
        name=_required(record, "name", str),
        kind=_required(record, "kind", SourceKind),
        part_of=record.text("part_of"),
        granted_by=record.text("granted_by"),
        party=record.text("party"),
        country=record.text("country"),
        language=record.text("language"),
        url=record.text("url"),
        aliases=_tuple(record, "aliases"),
        same_as=record.text("same_as"),
        body=sheet.body,
        file=sheet.file,
        extras=_extras(record, SOURCE),
        place=record.place,
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
        url=record.text("url"),
        citation=record.text("citation"),
        archived=record.text("archived"),
        language=record.text("language"),
        according_to=chains,
        figures=tuple(
            _figure(figure, name, metrics, default=chains or (speaker,), speaker=speaker)
            for figure, name in zip(figures, name_figures(figures), strict=True)
        ),
        also_reported_by=tuple(_relay(relay) for relay in record.records("also_reported_by")),
        repeats=record.text("repeats"),
        tags=_tuple(record, "tags"),
        status=record.get("status", Status) or Status.CURRENT,
        superseded_by=record.text("superseded_by"),
        corrections=tuple(_correction(item) for item in record.records("corrections")),
        aliases=_tuple(record, "aliases"),
        draft=sheet.draft,
        body=sheet.body,
        file=sheet.file,
        body_line=sheet.body_line,
        extras=_extras(record, ENTRY),
        place=record.place,
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
        # An empty list is an answer too: of this figure the source is the origin,
        # whatever the entry's chain says.
        chains=(_chains(record) or (speaker,)) if record.wrote("according_to") else default,
        as_of=record.get("as_of", DateSpan),
        said_on=record.get("said_on", DateSpan),
        scope=record.text("scope"),
        includes=_tuple(record, "includes") if record.wrote("includes") else parts_of(metric, metrics),
        quote=record.text("quote"),
        computed=record.text("computed"),
        restates=record.text("restates"),
        note=record.text("note"),
        extras=_extras(record, FIGURE),
        place=record.place,
    )


def parts_of(metric: str, metrics: Mapping[str, Metric]) -> tuple[str, ...]:
    """The parts a figure counts by default: those of its metric, or of what its metric is a share of."""
    definition = metrics[metric]
    if definition.parts or definition.share is None:
        return definition.parts
    # What a share says depends on what its whole counts, so a share is asked for parts as well.
    share = definition.share
    return next((metrics[m].parts for m in (share.of, share.within) if metrics[m].parts), ())


def _relay(record: Record) -> Relay:
    return Relay(
        source=_required(record, "source", str),
        date=_required(record, "date", DateSpan),
        url=record.text("url"),
        citation=record.text("citation"),
        archived=record.text("archived"),
        language=record.text("language"),
        extras=_extras(record, RELAY),
        place=record.place,
    )


def _correction(record: Record) -> Correction:
    return Correction(
        date=_required(record, "date", DateSpan),
        note=_required(record, "note", str),
        extras=_extras(record, CORRECTION),
        place=record.place,
    )
