"""Figures that say what their metric counts and what their quote says."""

from collections.abc import Iterator

from generator.model.metrics import PERCENT, UNSTATED, Share
from generator.model.values import Value
from generator.problems import Problem, Severity, shown
from generator.reading.assemble import name_figures, read_figure_value
from generator.reading.grammar.quotes import quote_fits
from generator.reading.records import Folder, Record, Sheet

_PRINTED_SO = "look at the source again; if it prints it so, say so in note"


def figure_has_a_value(sheet: Sheet, _: Folder) -> Iterator[Problem]:
    """A figure gives ``value``, or the bounds ``low`` and ``high``."""
    for figure in sheet.record.records("figures"):
        if not any(figure.wrote(name) for name in ("value", "low", "high")) and figure.places:
            hint = (
                "write value: and the number as the source words it; leave the figure out where there is none"
            )
            yield figure.problem("value", "missing-field", "value is missing", hint)


def value_has_the_metrics_unit(sheet: Sheet, folder: Folder) -> Iterator[Problem]:
    """Percent signs and fractions stand only where the metric is counted in percent."""
    for figure, value, metric in _values(sheet, folder):
        unit = metric.text("unit")
        if value.percent and unit and unit != PERCENT:
            message = (
                f"{shown(value.words)} is a share, but {figure.text('metric')} is counted in {shown(unit)}"
            )
            yield figure.problem(
                "value", "wrong-unit", message, "write the number itself, or choose a metric in percent"
            )
        # A rise may be of several hundred percent; above a thousand it is a count in the wrong metric.
        if unit == PERCENT and max(value.number or 0, value.low or 0, value.high or 0) > 1000:
            message = f"{shown(value.words)} is no share, but {figure.text('metric')} is counted in percent"
            yield figure.problem("value", "wrong-unit", message, "write N%, or choose a metric that counts")


def bounds_hold_the_value(sheet: Sheet, _: Folder) -> Iterator[Problem]:
    """``low`` is not above ``high``, and the value lies between them, unless a note says that it is printed so."""
    for figure in sheet.record.records("figures"):
        # Papers do print misprints; a note that says so is the editor's answer to this warning.
        if figure.text("note"):
            continue
        low, high = _bound(figure, "low"), _bound(figure, "high")
        if low is not None and high is not None and low > high:
            hint = f"exchange them if they were swapped; {_PRINTED_SO}"
            message = f"low ({low:,}) is above high ({high:,})"
            yield figure.problem("low", "bounds-crossed", message, hint, severity=Severity.WARNING)
            continue
        value = figure.get("value", Value)
        number = value.number if value else None
        if number is not None and (
            (low is not None and number < low) or (high is not None and number > high)
        ):
            message = f"the value {number:,} lies outside its own bounds, {_say_bounds(low, high)}"
            hint = f"one of them may be misprinted: {_PRINTED_SO}"
            yield figure.problem("value", "value-outside-bounds", message, hint, severity=Severity.WARNING)


def quote_holds_the_value(sheet: Sheet, folder: Folder) -> Iterator[Problem]:
    """A number in the quote fits the value."""
    language = sheet.record.text("language") or folder.language
    for figure in sheet.record.records("figures"):
        quote, value = figure.text("quote"), read_figure_value(figure)
        # No answer is no fault: in a language whose numbers cannot be read here, the quote is left in peace.
        if quote and value is not None and quote_fits(quote, value, language=language) is False:
            message = f"no number in {shown(quote)} fits the value {shown(value.words)}"
            hint = "quote the words that hold the figure, or correct the value"
            yield figure.problem("quote", "quote-does-not-fit", message, hint)


def figure_ids_differ(sheet: Sheet, _: Folder) -> Iterator[Problem]:
    """Two figures of an entry have two ids."""
    figures = sheet.record.records("figures")
    names = name_figures(figures)
    for index, (name, figure) in enumerate(zip(names, figures, strict=True)):
        if name in names[:index]:
            message = f"{shown(name)} is the id of an earlier figure"
            yield figure.problem("id", "duplicate-figure-id", message, "write another id")


def includes_suits_the_metric(sheet: Sheet, folder: Folder) -> Iterator[Problem]:
    """``includes`` stands only on a metric that has parts, or on a share of one, and names such parts."""
    for figure in sheet.record.records("figures"):
        metric = folder.metrics.get(figure.text("metric"))
        if not figure.wrote("includes") or metric is None:
            continue
        composite = _composite(metric, folder)
        if composite is None:
            message = f"{metric.id} has no parts, so nothing can be said of what it includes"
            yield figure.problem("includes", "no-parts", message, "leave includes out")
            continue
        parts: tuple[str, ...] = composite.record.get("parts", tuple) or ()
        included: tuple[str, ...] = figure.get("includes", tuple) or ()
        # A metric or a part with mistakes of its own has its message; what follows from it is not said again.
        for name in included if composite.is_complete and included != UNSTATED else ():
            if name in folder.metrics and name not in parts:
                message = f"{shown(name)} is not a part of {composite.id}"
                hint = f"its parts are {', '.join(parts)}"
                yield figure.problem("includes", "not-a-part", message, hint)


def chain_begins_beyond_the_source(sheet: Sheet, _: Folder) -> Iterator[Problem]:
    """A chain begins with the one whom the source relays, not with the source."""
    source = sheet.record.text("source")
    for record in (sheet.record, *sheet.record.records("figures")):
        for chain in record.get("according_to", tuple) or ():
            # A chain of the source alone is how one says that it speaks for itself in this figure.
            if len(chain) > 1 and chain[0] == source:
                message = f"the chain begins with the entry's own source {shown(source)}"
                hint = "begin with the one it relays; several origins at once are a list of lists, [[a], [b]]"
                yield record.problem(
                    "according_to", "chain-names-source", message, hint, severity=Severity.WARNING
                )


def _values(sheet: Sheet, folder: Folder) -> Iterator[tuple[Record, Value, Record]]:
    for figure in sheet.record.records("figures"):
        value, metric = figure.get("value", Value), folder.metrics.get(figure.text("metric"))
        if value is not None and metric is not None:
            yield figure, value, metric.record


def _bound(figure: Record, name: str) -> int | float | None:
    bound = figure.values.get(name)
    return bound if isinstance(bound, int | float) else None


def _say_bounds(low: float | None, high: float | None) -> str:
    if low is not None and high is not None:
        return f"{low:,} to {high:,}"
    return f"{low:,} or more" if low is not None else f"{high:,} or less"


def _composite(metric: Sheet, folder: Folder) -> Sheet | None:
    """The metric itself if it has parts, or that of which it is a share; one with mistakes may have some."""
    share = metric.record.get("share", Share)
    whole_and_part = (folder.metrics.get(name) for name in (share.of, share.within)) if share else ()
    metrics = (metric, *(sheet for sheet in whole_and_part if sheet is not None))
    return next((m for m in metrics if m.record.get("parts", tuple) or not m.is_complete), None)


FIGURE_RULES = (
    figure_has_a_value,
    value_has_the_metrics_unit,
    bounds_hold_the_value,
    quote_holds_the_value,
    figure_ids_differ,
    includes_suits_the_metric,
    chain_begins_beyond_the_source,
)
