"""Marks of a chart for tests: written by hand, and any that there can be."""

import datetime
from dataclasses import replace

from hypothesis import strategies as st

from generator.pages.chart.layout import Mark

DAY = datetime.date(2025, 1, 10)


def mark(
    number: float | None = 100,
    day: datetime.date | None = DAY,
    to: datetime.date | None = DAY,
    series: str = "NIS",
    *,
    low: float | None = None,
    high: float | None = None,
    **fields: object,
) -> Mark:
    """A mark; its bounds are its number unless given."""
    lower = low if low is not None else number or 0
    upper = high if high is not None else number
    made = Mark(day, to, number, lower, upper, series, f"{number} {series} {day} {to}", "../#a")
    return replace(made, **fields)  # type: ignore[arg-type]


figures = st.one_of(
    st.integers(0, 9), st.integers(0, 20_000), st.floats(0.015625, 100, width=32), st.integers(0, 10**13)
)
days = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))


@st.composite
def any_marks(draw_one: st.DrawFn) -> Mark:
    """Marks with every kind of bound and of date."""
    low, number, high = sorted(float(draw_one(figures)) for _ in range(3))
    start, end = sorted(draw_one(days) for _ in range(2))
    open_end = draw_one(st.sampled_from(("", "", "", "start", "end")))
    return Mark(
        None if open_end == "start" else start,
        None if open_end == "end" else end,
        number if draw_one(st.booleans()) else None,
        low,
        high if draw_one(st.booleans()) else None,
        draw_one(
            st.sampled_from([f"Source {letter} of a Long Name (of Somewhere)" for letter in "ABCDEFGHIJK"])
        ),
        "a title",
        "../#a",
        draw_one(st.integers(1, 30)),
        draw_one(st.booleans()),
    )


several = st.lists(any_marks(), min_size=1, max_size=30)
