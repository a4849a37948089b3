"""A worked example from the timeline for each rule on which comparison rests."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator import addresses
from generator.analysis.known_by import known_by
from generator.analysis.statements import Statement
from generator.model.timeline import Timeline
from generator.model.values import Qualifier
from generator.pages.shared.comparison_views import ComparisonViews
from generator.wording.claims import say_label, say_value, say_who
from generator.wording.phrases import say_bounds, say_count, say_date, say_day, say_span


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


_Statements = Sequence[Statement]


def _scoped(statements: _Statements, comparison: ComparisonViews) -> Example | None:
    statement = next((statement for statement in statements if statement.scope), None)
    if statement is None:
        return None
    return _show(statement, f"held only against other figures of “{statement.scope}”", comparison.timeline)


def _window(statements: _Statements, comparison: ComparisonViews) -> Example | None:
    vague = (
        statement
        for statement in statements
        if statement.window.dated and not statement.window.is_open and statement.window.days > 1
    )
    statement = next(vague, None)
    if statement is None:
        return None
    when = statement.lead.dating
    return _show(statement, f"for {say_date(when)}, that is {say_span(when)}", comparison.timeline)


def _bounds(statements: _Statements, comparison: ComparisonViews) -> Example | None:
    statement = next(
        (statement for statement in statements if statement.lead.figure.value.qualifier == Qualifier.ABOUT),
        None,
    )
    if statement is None:
        return None
    return _show(statement, f"compared as {say_bounds(statement.lead.figure.value)}", comparison.timeline)


def _statement(statements: _Statements, comparison: ComparisonViews) -> Example | None:
    if not statements or statements[0].reports == 1:
        return None
    return _show(
        statements[0], f"one word in {say_count(statements[0].reports, 'report')}", comparison.timeline
    )


def _origins(_: _Statements, comparison: ComparisonViews) -> Example | None:
    groups = comparison.analysis.origins.values()
    most = max(groups, key=lambda one: (not one.scope, one.reports, one.metric), default=None)
    if most is None:
        return None
    said = f"{comparison.timeline.metrics[most.metric].label}: {comparison.say_origins((most.metric, most.scope))}"
    return Example(said, addresses.of_metric(most.metric))


def _known(_: _Statements, comparison: ComparisonViews) -> Example | None:
    metric, claims = max(
        comparison.timeline.by_metric.items(), key=lambda item: len(item[1]), default=("", ())
    )
    days = sorted(known_by(claim.entry.known_from) for claim in claims)
    if not days:
        return None
    day: date = days[len(days) // 2]
    label, known = comparison.timeline.metrics[metric].label, sum(one <= day for one in days)
    said = f"{label}: {known:,} of {say_count(len(days), 'claim')} had been published by {say_day(day)}"
    return Example(said, f"{addresses.of_metric(metric)}?known={day.isoformat()}")


def _show(statement: Statement, rest: str, timeline: Timeline) -> Example:
    """A claim, its speaker, and what the rule makes of it."""
    claim, thing = (
        statement.lead,
        say_label(statement.metric, timeline) + (f" ({statement.scope})" if statement.scope else ""),
    )
    said = f"{say_who(claim, timeline)} at {say_value(claim, timeline)} {thing}: {rest}"
    return Example(said, addresses.of_entry(claim.entry.id, claim.figure.id))


_FINDERS: Mapping[str, Callable[[_Statements, ComparisonViews], Example | None]] = {
    "compared": _scoped,
    "window": _window,
    "bounds": _bounds,
    "statement": _statement,
    "origins": _origins,
    "as-known-on": _known,
}
