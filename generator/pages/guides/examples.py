"""A worked example from the timeline for each rule on which comparison rests."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator import addresses
from generator.analysis.known_by import known_by
from generator.analysis.statements import Statement
from generator.model.timeline import Timeline
from generator.model.values import Qualifier
from generator.pages.shared.comparison_views import Compared
from generator.wording.claims import say_label, say_value, say_who
from generator.wording.phrases import say_bounds, say_count, say_date, say_day, say_span


@dataclass(frozen=True, slots=True)
class Example:
    """What a rule makes of one thing in the timeline, and where that stands."""

    text: str
    address: str


def find_examples(compared: Compared) -> Mapping[str, Example]:
    """Examples by the id of their rule, the most repeated words first; a rule without one is absent."""
    words = [word for group in compared.analysis.comparable.values() for word in group]
    words.sort(key=lambda word: (-word.reports, word.id))
    found = {rule: find(words, compared) for rule, find in _FINDERS.items()}
    return {rule: example for rule, example in found.items() if example}


_Words = Sequence[Statement]


def _compared(words: _Words, compared: Compared) -> Example | None:
    word = next((word for word in words if word.scope), None)
    if word is None:
        return None
    return _told(word, f"held only against other figures of “{word.scope}”", compared.timeline)


def _window(words: _Words, compared: Compared) -> Example | None:
    vague = (word for word in words if word.window.dated and not word.window.is_open and word.window.days > 1)
    word = next(vague, None)
    if word is None:
        return None
    when = word.lead.dating
    return _told(word, f"for {say_date(when)}, that is {say_span(when)}", compared.timeline)


def _bounds(words: _Words, compared: Compared) -> Example | None:
    word = next((word for word in words if word.lead.figure.value.qualifier == Qualifier.ABOUT), None)
    if word is None:
        return None
    return _told(word, f"compared as {say_bounds(word.lead.figure.value)}", compared.timeline)


def _statement(words: _Words, compared: Compared) -> Example | None:
    if not words or words[0].reports == 1:
        return None
    return _told(words[0], f"one word in {say_count(words[0].reports, 'report')}", compared.timeline)


def _origins(_: _Words, compared: Compared) -> Example | None:
    groups = compared.analysis.origins.values()
    most = max(groups, key=lambda one: (not one.scope, one.reports, one.metric), default=None)
    if most is None:
        return None
    said = (
        f"{compared.timeline.metrics[most.metric].label}: {compared.say_origins((most.metric, most.scope))}"
    )
    return Example(said, addresses.of_metric(most.metric))


def _known(_: _Words, compared: Compared) -> Example | None:
    metric, claims = max(compared.timeline.by_metric.items(), key=lambda item: len(item[1]), default=("", ()))
    days = sorted(known_by(claim.entry.known_from) for claim in claims)
    if not days:
        return None
    day: date = days[len(days) // 2]
    label, known = compared.timeline.metrics[metric].label, sum(one <= day for one in days)
    said = f"{label}: {known:,} of {say_count(len(days), 'claim')} had been published by {say_day(day)}"
    return Example(said, f"{addresses.of_metric(metric)}?known={day.isoformat()}")


def _told(word: Statement, rest: str, timeline: Timeline) -> Example:
    """A claim, its speaker, and what the rule makes of it."""
    claim, thing = word.lead, say_label(word.metric, timeline) + (f" ({word.scope})" if word.scope else "")
    said = f"{say_who(claim, timeline)} at {say_value(claim, timeline)} {thing}: {rest}"
    return Example(said, addresses.of_entry(claim.entry.id, claim.figure.id))


_FINDERS: Mapping[str, Callable[[_Words, Compared], Example | None]] = {
    "compared": _compared,
    "window": _window,
    "bounds": _bounds,
    "statement": _statement,
    "origins": _origins,
    "as-known-on": _known,
}
