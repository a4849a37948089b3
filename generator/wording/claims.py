"""The parts of which sentences about findings are made: a claim, its origins, its report, what it counts."""

from collections.abc import Iterable

from generator.analysis.repeats import Change
from generator.model.dates import DateSpan
from generator.model.metrics import UNSTATED
from generator.model.timeline import Claim, Timeline
from generator.wording.language import _
from generator.wording.phrases import add_scope, say_date, say_list, say_words, within_a_sentence

# With another one before it a sentence would read "for by mid-January 2025", or "for since October".
_ON_ITS_OWN = (
    "by",
    "since",
    "until",
    "before",
    "after",
    "from",
    "between",
    "during",
    "at",
    "in",
    "on",
    "as",
    "some",
)
"""Words with which a date needs no other before it."""


def say_sources(sources: Iterable[str], timeline: Timeline) -> str:
    """The names of sources in a row."""
    return say_list([timeline.sources[source].name for source in sources])


def say_value(claim: Claim, timeline: Timeline) -> str:
    """A claim's own words, in quotation marks."""
    return _("“%(words)s”", words=say_words(claim.figure.value, timeline.metrics[claim.figure.metric]))


def say_thing(metric: str, scope: str, timeline: Timeline) -> str:
    """What is counted: the metric's label, and the scope."""
    return add_scope(say_label(metric, timeline), scope)


def say_label(metric: str, timeline: Timeline) -> str:
    """A metric's label within a sentence."""
    return within_a_sentence(timeline.metrics[metric].label)


def say_report(claim: Claim, timeline: Timeline) -> str:
    """Who published a claim, and when."""
    return f"{timeline.sources[claim.entry.source].name}, {say_date(claim.entry.known_from)}"


def say_who(claim: Claim, timeline: Timeline) -> str:
    """The names of a claim's origins, in a row."""
    return say_sources(claim.figure.origins, timeline)


def say_claim(claim: Claim, timeline: Timeline) -> str:
    """A claim with its speaker, time and report: who at “what” for when (where, published when)."""
    parts = {
        "who": say_who(claim, timeline),
        "value": say_value(claim, timeline),
        "report": say_report(claim, timeline),
    }
    # Whole messages for each form, not pieces put together: the place of a date differs by language.
    if claim.figure.as_of is None and claim.figure.said_on is None:
        return _("%(who)s at %(value)s (%(report)s)", **parts)
    parts["date"] = say_date(claim.dating)
    if _needs_no_preposition(claim.dating):
        return _("%(who)s at %(value)s %(date)s (%(report)s)", **parts)
    return _("%(who)s at %(value)s for %(date)s (%(report)s)", **parts)


def _needs_no_preposition(date: DateSpan) -> bool:
    """Whether a date stands in a sentence as it is: one that is open, or that begins with a word such as "since"."""
    return ".." in date.words or date.words.split()[0].lower() in _ON_ITS_OWN


def say_includes(includes: Iterable[str], timeline: Timeline) -> str:
    """The parts that a figure counts."""
    parts = tuple(includes)
    if set(parts) == set(UNSTATED):
        return _("parts it does not name")
    # In the order of the metrics and not of the file, so that two reports which count the same read the same.
    return say_list([say_label(metric, timeline) for metric in timeline.metrics if metric in parts])


def capital(text: str) -> str:
    """A sentence with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def say_change(change: Change) -> str:
    """What a repeat made different: the qualifier."""
    match change:
        case Change.METRIC:
            return _("what is counted")
        case Change.NUMBER:
            return _("the number")
        case Change.QUALIFIER:
            return _("the qualifier")
        case Change.DATE:
            return _("the date")
        case Change.SCOPE:
            return _("the scope")
        case Change.DEFINITION:
            return _("the parts that are counted")
        case Change.ORIGIN:
            return _("the origin")
