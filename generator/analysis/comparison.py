"""Two claims, compared: do they agree, and if not, what can honestly be said about it?"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.analysis.windows import Window, same_period, starts_after, wholly_before, window_of
from generator.model.metrics import UNSTATED, Counting, Metric
from generator.model.timeline import Claim
from generator.model.values import Number, Value


class Verdict(StrEnum):
    """What can be said of two figures of one metric and scope; the method page explains each."""

    AGREE = "agree"
    REPEAT = "repeat"
    DEFINITION_DIFFERS = "definition-differs"
    GROWS_OVER_TIME = "grows-over-time"
    CHANGES_OVER_TIME = "changes-over-time"
    NOT_COMPARED = "not-compared"
    DISAGREE_LATER_LOWER = "disagree-later-lower"
    DISAGREE_SAME_PERIOD = "disagree-same-period"
    CANNOT_TELL = "cannot-tell"


DISAGREE = frozenset({Verdict.DISAGREE_LATER_LOWER, Verdict.DISAGREE_SAME_PERIOD})
NO_LIMIT = float("inf")
"""The upper bound of "at least 300"."""


@dataclass(frozen=True, slots=True)
class Term:
    """What comparison looks at: the structure behind the words of a claim, or of several claims that say the same.

    Attributes:
        low: lower bound, included.
        high: upper bound, included; infinite where nothing limits it.
        includes: the parts counted; ``UNSTATED`` as a set where the source does not say.
        origins: last nodes of the chains.
        window: the days the figure can be for.
    """

    metric: str
    scope: str
    low: Number
    high: Number
    includes: frozenset[str]
    origins: frozenset[str]
    window: Window

    @property
    def defined(self) -> bool:
        """Whether it is known what is counted."""
        return self.includes != frozenset(UNSTATED)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two figures, compared.

    Attributes:
        verdict: what can be said of them.
        unsettled: for ``cannot-tell``, which of the two dates (0 and 1) is too vague; knowing them would settle it.
    """

    verdict: Verdict
    unsettled: tuple[int, ...] = ()


def bounds_of(value: Value) -> tuple[Number, Number]:
    """The bounds to compare by: in order even where the source printed them crossed, infinite where open."""
    low = value.low if value.low is not None else 0
    high = value.high if value.high is not None else NO_LIMIT
    # Papers print "9 to 5 soldiers" and mean five to nine; the words stay as printed, the bounds are put in order.
    return min(low, high), max(low, high)


def term_of(claim: Claim, window: Window | None = None) -> Term:
    """What there is to compare in a claim; its own window unless another one is given."""
    figure = claim.figure
    low, high = bounds_of(figure.value)
    return Term(
        metric=figure.metric,
        scope=figure.scope,
        low=low,
        high=high,
        includes=frozenset(figure.includes),
        origins=frozenset(figure.origins),
        window=window or window_of(claim),
    )


def touch(a: Term, b: Term) -> bool:
    """Whether one number could be true to both."""
    return a.low <= b.high and b.low <= a.high


def compare(a: Term, b: Term, metrics: Mapping[str, Metric]) -> Comparison:
    """Compare two figures; the verdict is the same whichever is named first, but for the order of ``unsettled``.

    Raises:
        ValueError: they are not of one metric and scope, so there is nothing to compare.
    """
    if (a.metric, a.scope) != (b.metric, b.scope):
        raise ValueError(f"{a.metric} ({a.scope}) is not compared with {b.metric} ({b.scope})")
    # "Casualties" of one source are its killed and wounded, of the next the missing and captured too: no number of
    # the one says anything about the other.
    if a.includes != b.includes:
        return Comparison(Verdict.DEFINITION_DIFFERS)
    # Touching comes before dates: "about 300" in January and "at least 300" in March agree, whatever the days.
    if touch(a, b):
        return Comparison(Verdict.REPEAT if a.origins & b.origins else Verdict.AGREE)
    counting = metrics[a.metric].counting
    if same_period(a.window, b.window, event=counting is Counting.EVENT):
        return Comparison(Verdict.DISAGREE_SAME_PERIOD)
    # A government may correct its own toll downwards; when the later and lower toll is another's, the two disagree.
    lower, higher = (a, b) if a.high < b.low else (b, a)
    if counting is Counting.CUMULATIVE and starts_after(lower.window, higher.window):
        return Comparison(Verdict.DISAGREE_LATER_LOWER)
    # Two tolls on two days are the ordinary case, a toll that grows; nobody should be told that they differ.
    if wholly_before(a.window, b.window) or wholly_before(b.window, a.window):
        return Comparison(_verdict_apart(counting))
    return Comparison(Verdict.CANNOT_TELL, _vaguer(a.window, b.window))


def _verdict_apart(counting: Counting) -> Verdict:
    """What is said of figures whose windows do not meet and which do not contradict each other."""
    match counting:
        case Counting.CUMULATIVE:
            return Verdict.GROWS_OVER_TIME
        case Counting.LEVEL:
            return Verdict.CHANGES_OVER_TIME
        case Counting.EVENT:
            return Verdict.NOT_COMPARED


def _vaguer(a: Window, b: Window) -> tuple[int, ...]:
    """Which of two windows is too vague: those open or approximate, else the longer one, else both."""
    loose = tuple(index for index, window in enumerate((a, b)) if window.is_open or window.vague)
    # "By March" against "in March": knowing the day of the first would settle it, whichever window is longer.
    if loose:
        return loose
    if a.days == b.days:
        return 0, 1
    return (0,) if a.days > b.days else (1,)
