"""The days that figures can be for: how two windows lie to each other, and by when a report was certainly out."""

import datetime

import pytest

from generator.analysis.comparison import bounds_of, compare, term_of
from generator.analysis.known_by import known_by
from generator.analysis.windows import (
    Window,
    WindowIndex,
    gap,
    overlap,
    same_period,
    starts_after,
    wholly_before,
    window_of,
)
from generator.model.dates import DateSpan, Precision
from generator.model.values import Qualifier, Value
from tests.support.claims import METRICS, claims, date, entry, figure

BY_ID = {metric.id: metric for metric in METRICS}
DAY = datetime.date(2025, 1, 13)


def of(as_of: str) -> Window:
    return window_of(claims(entry("a", "2026-01-01", "bbc", figure("killed", "3", as_of=as_of)))[0])


J22 = datetime.date(2025, 1, 22)
JANUARY = datetime.date(2025, 1, 1), datetime.date(2025, 1, 31)


@pytest.mark.parametrize(
    ("fields", "window"),
    [
        ({"as_of": "2025-01-13"}, Window(DAY, DAY)),
        ({"said_on": "2025-01-13"}, Window(DAY, DAY)),
        ({"as_of": "2025-01-13", "said_on": "2025-01-20"}, Window(DAY, DAY)),
        ({}, Window(J22, J22, dated=False)),
        ({"as_of": "2025-01"}, Window(*JANUARY)),
        ({"as_of": "2025-01-13~"}, Window(DAY, DAY, vague=True)),
        ({"as_of": "2025-01-13?"}, Window(DAY, DAY, vague=True)),
        ({"as_of": "by 13 January 2025"}, Window(None, DAY)),
        ({"as_of": "since 2025-01-13"}, Window(DAY, None)),
    ],
)
def test_the_window_of_a_claim(fields: dict[str, str], window: Window) -> None:
    (claim,) = claims(entry("a", "2025-01-22", "bbc", figure("killed", "3", **fields)))
    assert window_of(claim) == window


@pytest.mark.parametrize(
    ("as_of", "ends", "days", "is_open"),
    [
        ("2025-01-13", (DAY, DAY), 1, False),
        ("2025-01", JANUARY, 31, False),
        ("by 13 January 2025", (datetime.date.min, DAY), DAY.toordinal(), True),
        ("since 2025-01-13", (DAY, datetime.date.max), 2912796, True),
    ],
)
def test_the_ends_of_a_window(
    as_of: str, ends: tuple[datetime.date, datetime.date], days: int, is_open: bool
) -> None:
    window = of(as_of)
    assert ((window.first, window.last), window.days, window.is_open) == (ends, days, is_open)


@pytest.mark.parametrize(
    ("a", "b", "shared", "apart"),
    [
        ("2025-01-13", "2025-01-13", 1, 0),
        ("2025-01-13", "2025-01-14", 0, 1),
        ("2025-01-13", "2025-01-20", 0, 7),
        ("2025-01-13", "2025-01", 1, 0),
        ("2025-01-01/2025-01-10", "2025-01-06/2025-01-20", 5, 0),
        ("2025-01-01/2025-01-10", "2025-01-10/2025-01-20", 1, 0),
        ("2025-01-01/2025-01-10", "2025-01-11/2025-01-20", 0, 1),
        ("by 13 January 2025", "2025-01-13", 1, 0),
        ("by 13 January 2025", "2025-01-15", 0, 2),
        ("since 2025-01-13", "2025-01-10/2025-01-14", 2, 0),
        ("since 2025-01-13", "2025-01-10", 0, 3),
        ("since 2025-01-13", "by 14 January 2025", 2, 0),
    ],
)
def test_how_many_days_two_windows_share_and_lie_apart(a: str, b: str, shared: int, apart: int) -> None:
    assert (overlap(of(a), of(b)), overlap(of(b), of(a))) == (shared, shared)
    assert (gap(of(a), of(b)), gap(of(b), of(a))) == (apart, apart)


# why, the two, whether a total is of one time with the other, whether an event is
SAME_PERIOD = [
    ("one-day", "2025-01-13", "2025-01-13", True, True),
    ("two-days", "2025-01-13", "2025-01-14", False, False),
    ("a-day-of-a-month", "2025-01-13", "2025-01", True, False),
    ("a-day-of-31-days", "2025-01-13", "2025-01-13/2025-02-12", True, False),
    ("a-day-of-32-days", "2025-01-13", "2025-01-13/2025-02-13", False, False),
    ("a-day-of-two-days", "2025-01-13", "2025-01-13/2025-01-14", True, True),
    ("a-day-of-three-days", "2025-01-13", "2025-01-13/2025-01-15", True, False),
    ("half-of-the-shorter", "2025-01-01/2025-01-10", "2025-01-06/2025-01-20", True, False),
    ("less-than-half-of-it", "2025-01-01/2025-01-10", "2025-01-07/2025-01-20", False, False),
    ("half-of-both", "2025-01-01/2025-01-10", "2025-01-06/2025-01-15", True, True),
    ("less-than-half-of-both", "2025-01-01/2025-01-10", "2025-01-07/2025-01-16", False, False),
    ("one-year", "2025", "2025", True, True),
    ("a-day-of-a-year", "2025-01-13", "2025", False, False),
    ("half-a-year-of-a-year", "2025-01-01/2025-07-02", "2025", True, True),
    ("a-day-less-than-half", "2025-01-01/2025-07-01", "2025", False, False),
    ("before-the-same-day", "by 13 January 2025", "by 13 January 2025", False, False),
    ("since-the-same-day", "since 2025-01-13", "since 2025-01-13", False, False),
    ("a-day-before-it", "by 13 January 2025", "2025-01-13", False, False),
    ("about-the-day", "2025-01-13~", "2025-01-13", False, False),
    ("perhaps-the-day", "2025-01-13", "2025-01-13?", False, False),
]


@pytest.mark.parametrize(
    ("a", "b", "total", "event"), [case[1:] for case in SAME_PERIOD], ids=[case[0] for case in SAME_PERIOD]
)
def test_two_windows_of_one_time(a: str, b: str, total: bool, event: bool) -> None:
    for one, other in ((of(a), of(b)), (of(b), of(a))):
        assert same_period(one, other) is total
        assert same_period(one, other, event=True) is event


@pytest.mark.parametrize(
    ("later", "earlier", "after"),
    [
        ("2025-01-14", "2025-01-13", True),
        ("2025-01-13", "2025-01-13", True),
        ("2025-01-13", "2025-01-14", False),
        ("2025-01-13/2025-01-20", "2025-01-10/2025-01-13", True),
        ("2025-01-12/2025-01-20", "2025-01-10/2025-01-13", False),
        ("2025-01-13~", "2025-01-13", False),
        ("2025-01-13", "2025-01-13~", False),
        ("2025-01-14~", "2025-01-13~", True),
        ("2025-01-13", "by 13 January 2025", True),
        ("2025-01-12", "by 13 January 2025", False),
        ("since 2025-01-13", "2025-01-13", True),
        ("since 2025-01-13", "2025-01-14", False),
        ("since 2025-01-13", "by 13 January 2025", True),
        ("by 13 January 2025", "2025-01-01", False),
        ("by 13 January 2025", "by 1 January 2025", False),
        ("2025-01-20", "since 2025-01-13", False),
        ("since 2025-01-20", "since 2025-01-13", False),
        ("by 20 January 2025", "since 2025-01-13", False),
    ],
)
def test_a_window_starts_after_another(later: str, earlier: str, after: bool) -> None:
    assert starts_after(of(later), of(earlier)) is after


@pytest.mark.parametrize(
    ("earlier", "later", "before"),
    [
        ("2025-01-13", "2025-01-14", True),
        ("2025-01-13", "2025-01-13", False),
        ("2025-01-14", "2025-01-13", False),
        ("2025-01-13~", "2025-01-14~", True),
        ("by 13 January 2025", "2025-01-14", True),
        ("by 13 January 2025", "2025-01-13", False),
        ("by 13 January 2025", "since 2025-01-14", True),
        ("2025-01-13", "by 20 January 2025", False),
        ("since 2025-01-01", "2025-01-13", False),
        ("since 2025-01-01", "by 20 January 2025", False),
    ],
)
def test_a_window_is_wholly_before_another(earlier: str, later: str, before: bool) -> None:
    assert wholly_before(of(earlier), of(later)) is before


def test_of_things_that_begin_on_one_day_the_first_added_comes_first_and_of_days_the_latest() -> None:
    index = WindowIndex[str]()
    for name, day in (
        ("a", "2025-01-13"),
        ("b", "2025-01-14"),
        ("c", "2025-01-13"),
        ("d", "2025-01-13/2025-01-20"),
    ):
        index.add(of(day), name)  # fmt: skip
    assert list(index.begun_by(DAY)) == ["a", "c", "d"]
    assert list(index.begun_by(datetime.date(2025, 1, 12))) == []
    assert list(index.begun_by(datetime.date(2025, 1, 14))) == ["b", "a", "c", "d"]
    assert index.around(of("2025-01-14")) == ["b", "a", "c", "d"]
    assert "b" not in index.around(of("2025-01-13"))
    assert index.around(of("2025-03-01")) == []


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2025-01-13", DAY),
        ("2025-01", datetime.date(2025, 1, 31)),
        ("by 13 January 2025", DAY),
        ("since 2025-01-13", DAY),
    ],
)
def test_by_when_a_report_was_certainly_out(published: str, day: datetime.date) -> None:
    assert known_by(date(published)) == day


def test_what_has_two_open_ends_is_never_certainly_out() -> None:
    with pytest.raises(ValueError, match="whenever"):
        known_by(DateSpan("whenever", None, None, Precision.INTERVAL))


@pytest.mark.parametrize(
    ("low", "high", "bounds"),
    [
        (250, 350, (250, 350)),
        (9, 5, (5, 9)),
        (300, None, (300, float("inf"))),
        (None, 300, (0, 300)),
        (None, None, (0, float("inf"))),
    ],
)
def test_bounds_to_compare_by(low: int | None, high: int | None, bounds: tuple[float, float]) -> None:
    assert bounds_of(Value("so many", Qualifier.STATED, None, low, high)) == bounds


# the verdict of a lower figure (18) and a higher one (40) whose dates are too vague, and which of the two is
@pytest.mark.parametrize(
    ("lower", "higher", "unsettled"),
    [
        ("2025-01-13", "2025", (1,)),
        ("2025", "2025-01-13", (0,)),
        ("2025-01-01/2025-01-10", "2025-01-07/2025-01-16", (0, 1)),
        ("2025-01-13", "by 20 January 2025", (1,)),
        ("since 2025-01-13", "2025-01-01/2025-01-20", (0,)),
        ("2025", "since 2025-06-01", (1,)),
        ("2025-01-13~", "2025", (0,)),
        ("2025-01-13~", "2025-01-13?", (0, 1)),
        ("by 13 January 2025", "by 20 January 2025", (0, 1)),
    ],
)
def test_which_of_two_dates_is_too_vague(lower: str, higher: str, unsettled: tuple[int, ...]) -> None:
    a, b = (
        term_of(claims(entry("a", "2026-01-01", "bbc", figure("killed", words, by, as_of=as_of)))[0])
        for words, by, as_of in (("18", "nis", lower), ("40", "kyiv", higher))
    )
    there, back = compare(a, b, BY_ID), compare(b, a, BY_ID)
    assert (there.verdict, there.unsettled) == ("cannot-tell", unsettled)
    assert (back.verdict, sorted(back.unsettled)) == ("cannot-tell", sorted(1 - side for side in unsettled))
