"""What a chart of claims is given: its marks, and which of them disagree."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """One claim to draw.

    Attributes:
        start: first day the figure can hold for; None where the beginning is open.
        end: last day; None where the end is open.
        number: the printed number, or None for ranges and words.
        low: lower bound, 0 or more; 0 below a number is no bound, as in "up to 300".
        high: upper bound, or None where nothing limits it.
        series: the origin's name, which decides colour and shape.
        title: the claim in one line, for those who point at it or hear it read.
        address: where the mark leads, relative to the page.
        reports: how many reports carry it.
        muted: drawn in grey, whatever its series.
        known: ISO day from which it was known; empty where that plays no part.
    """

    start: datetime.date | None
    end: datetime.date | None
    number: float | None
    low: float
    high: float | None
    series: str
    title: str
    address: str
    reports: int = 1
    muted: bool = False
    known: str = ""

    @property
    def lower(self) -> float | None:
        """The lower bound; None where the words give none."""
        return None if self.number and self.low <= 0 else self.low

    @property
    def centre(self) -> float:
        """The figure at which it is drawn: the number, else the middle of the bounds."""
        if self.number is not None:
            return self.number
        return self.low if self.high is None else (self.low + self.high) / 2

    @property
    def top(self) -> float:
        """The figure that decides the kind of scale: the number, else the upper bound, else the lower."""
        known = (self.number, self.high, self.low)
        return next(figure for figure in known if figure is not None)

    @property
    def days(self) -> tuple[datetime.date, datetime.date]:
        """The days between which it is drawn: an open end is where the other one is."""
        start, end = self.start or self.end, self.end or self.start
        if start is None or end is None:
            raise ValueError(f"a mark without a day: {self.title}")
        return start, end


@dataclass(frozen=True, slots=True)
class Joined:
    """Two marks that disagree.

    Attributes:
        first: the place of one among the marks that the chart is given.
        second: that of the other.
        title: what stands between them, in one line.
        address: where the line leads, relative to the page.
    """

    first: int
    second: int
    title: str
    address: str
