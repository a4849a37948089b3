"""A worked example from the timeline for each rule on which comparison rests."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator import addresses
from generator.analysis.known_by import known_by
from generator.analysis.statements import Statement
from generator.model.timeline import Timeline
from generator.model.values import Qualifier
from generator.pages.comparison.comparison_views import ComparisonViews
from generator.wording.claims import say_thing, say_value, say_who
from generator.wording.language import _, ngettext, say_number
from generator.wording.phrases import say_bounds, say_date, say_day, say_span


@dataclass(frozen=True, slots=True)
class Example:
    """What a rule makes of one thing in the timeline, and where that stands."""

    text: str
    address: str


def find_examples(comparison: ComparisonViews) -> Mapping[str, Example]:
    """Examples by the id of their rule, those of the most repeated statements first; a rule without one is absent."""
    statements = [statement for group in comparison.analysis.comparable.values() for statement in group]
    statements.sort(key=lambda statement: (-statement.reports, statement.id))
    examples = {rule: find(statements, comparison) for rule, find in _FINDERS.items()}
    return {rule: example for rule, example in examples.items() if example}


Statements = Sequence[Statement]


def _scoped(statements: Statements, comparison: ComparisonViews) -> Example | None:
    statement = next((statement for statement in statements if statement.scope), None)
    if statement is None:
        return None
    return _show(
        statement,
        _("held only against other figures of “%(scope)s”", scope=statement.scope),
        comparison.timeline,
    )


def _window(statements: Statements, comparison: ComparisonViews) -> Example | None:
    vague = (
        statement
        for statement in statements
        if statement.window.dated and not statement.window.is_open and statement.window.days > 1
    )
    statement = next(vague, None)
    if statement is None:
        return None
    when = statement.lead.dating
    return _show(
        statement,
        _("for %(date)s, that is %(days)s", date=say_date(when), days=say_span(when)),
        comparison.timeline,
    )


def _bounds(statements: Statements, comparison: ComparisonViews) -> Example | None:
    statement = next(
        (statement for statement in statements if statement.lead.figure.value.qualifier == Qualifier.ABOUT),
        None,
    )
    if statement is None:
        return None
    bounds = say_bounds(statement.lead.figure.value)
    return _show(statement, _("compared as %(bounds)s", bounds=bounds), comparison.timeline)


def _statement(statements: Statements, comparison: ComparisonViews) -> Example | None:
    if not statements or statements[0].reports == 1:
        return None
    said = ngettext("one word in %(num)s report", "one word in %(num)s reports", statements[0].reports)
    return _show(statements[0], said, comparison.timeline)


def _origins(_statements: Statements, comparison: ComparisonViews) -> Example | None:
    groups = comparison.analysis.origins.values()
    most = max(groups, key=lambda one: (not one.scope, one.reports, one.metric), default=None)
    if most is None:
        return None
    label, counts = (
        comparison.timeline.metrics[most.metric].label,
        comparison.say_origins((most.metric, most.scope)),
    )
    said = f"{label}: {counts}"
    return Example(said, addresses.of_metric(most.metric))


def _known(_statements: Statements, comparison: ComparisonViews) -> Example | None:
    metric, claims = max(
        comparison.timeline.by_metric.items(), key=lambda item: len(item[1]), default=("", ())
    )
    days = sorted(known_by(claim.entry.known_from) for claim in claims)
    if not days:
        return None
    day: date = days[len(days) // 2]  # on the first or last day none or all were known, which shows nothing
    label, known = comparison.timeline.metrics[metric].label, sum(one <= day for one in days)
    said = ngettext(
        "%(thing)s: %(known)s of %(num)s claim had been published by %(day)s",
        "%(thing)s: %(known)s of %(num)s claims had been published by %(day)s",
        len(days),
        thing=label,
        known=say_number(known),
        day=say_day(day),
    )
    return Example(said, f"{addresses.of_metric(metric)}?known={day.isoformat()}")


def _show(statement: Statement, rest: str, timeline: Timeline) -> Example:
    """A claim, its speaker, and what the rule makes of it."""
    claim = statement.lead
    said = _(
        "%(who)s at %(value)s %(thing)s: %(rest)s",
        who=say_who(claim, timeline),
        value=say_value(claim, timeline),
        thing=say_thing(statement.metric, statement.scope, timeline),
        rest=rest,
    )
    return Example(said, addresses.of_entry(claim.entry.id, claim.figure.id))


_FINDERS: Mapping[str, Callable[[Statements, ComparisonViews], Example | None]] = {
    "compared": _scoped,
    "window": _window,
    "bounds": _bounds,
    "statement": _statement,
    "origins": _origins,
    "as-known-on": _known,
}
