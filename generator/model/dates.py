"""A date as precise as its source: the words, and the days they can mean."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum


class Precision(StrEnum):
    """How exactly a written date names its days."""

    DAY = "day"
    PART_OF_MONTH = "part-of-month"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    INTERVAL = "interval"
    ONE_OF = "one-of"


@dataclass(frozen=True, slots=True)
class DateSpan:
    """The days that a written date can mean, both ends included.

    Attributes:
        words: The date as written, without surrounding space.
        earliest: First possible day; None when the beginning is open.
        latest: Last possible day; None when the end is open. At least one end is given.
        precision: How exactly the words name them.
        approximate: The writer marked it as approximate (EDTF `~` or `%`).
        uncertain: The writer marked it as uncertain (EDTF `?` or `%`).
    """

    words: str
    earliest: datetime.date | None
    latest: datetime.date | None
    precision: Precision
    approximate: bool = False
    uncertain: bool = False

    @property
    def is_open(self) -> bool:
        """Whether one end has no limit."""
        return self.earliest is None or self.latest is None

    def sort_key(self) -> tuple[datetime.date, datetime.date]:
        """Return the place on the timeline: earliest day if there is one, else latest; then latest.

        An open end stands after every closed one that begins on the same day.
        """
        # An open end could be any later day, so whatever is known to have ended goes before it.
        latest = self.latest or datetime.date.max
        return self.earliest or latest, latest
