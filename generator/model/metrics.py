"""What is counted, and how."""

from dataclasses import dataclass, field

from generator.messages import N_
from generator.model.choice import Choice
from generator.model.extras import Extras
from generator.problems import Place


class Counting(Choice):
    """How the figures of a metric relate over time."""

    CUMULATIVE = "cumulative", N_("a running total, which cannot fall")
    LEVEL = "level", N_("how many at a time")
    # In a public collection on migration, all 1,663 disagreements that were checked joined
    # reports of different events.
    EVENT = "event", N_("how many in one event; never compared over time")


PERCENT = "percent"
"""The unit of a share; fractions in words and ``%`` are for metrics with this unit only."""

UNSTATED = ("unstated",)
"""The parts of a composite figure whose source does not say what it counts."""


@dataclass(frozen=True, slots=True)
class Share:
    """A share of one metric in another: ``of`` the killed ``within`` the casualties."""

    of: str
    within: str


@dataclass(frozen=True, slots=True)
class Metric:
    """One thing that is counted.

    Attributes:
        parts: keys of the metrics that make it up, for a composite one.
        ceiling: key of the metric that it cannot exceed.
        share: what a percentage is a share of.
    """

    id: str
    label: str
    unit: str
    counting: Counting
    description: str = ""
    parts: tuple[str, ...] = ()
    ceiling: str = ""
    share: Share | None = None
    extras: Extras = field(default_factory=dict, hash=False)
    place: Place = field(default=Place(""), compare=False)
