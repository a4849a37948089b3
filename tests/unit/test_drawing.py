"""Where the parts of a chart stand: laws of its geometry, its scales and its words."""

import datetime
import re
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pages.chart.labels import LED_FROM, LED_OVER, LINE, Box, fit_name
from generator.pages.chart.layout import CROWDS, DISTINCT, Mark, SizedLabels, draw
from generator.pages.chart.scales import BASE, LETTER, NARROW, PAD, SIZES, TOP, WIDE, Size
from tests.support.marks import DAY, mark, several

UNTIMED = settings(max_examples=50)

widths = st.sampled_from(SIZES).flatmap(
    lambda size: st.tuples(st.just(size), st.integers(size.least, size.most))
)
"""A size, and how wide the drawing is then, from its first to its last day."""


def boxes_of_names(fitted: SizedLabels, width: int) -> list[Box]:
    """The room of every name with the mark before it, where names begin 16 pixels beyond the last day."""
    return [
        Box(
            width + PAD,
            min(label.y - 10, label.middle - 7),
            width + 33 + LETTER * max(map(len, label.lines)),
            max(label.y + LINE * (len(label.lines) - 1) + 3, label.middle + 7),
        )
        for label in fitted.names
    ]


@UNTIMED
@given(marks=several)
def test_everything_stands_in_the_frame(marks: list[Mark]) -> None:
    drawing = draw(marks)
    for one in drawing.marks:
        assert 0 <= one.x0 <= one.x <= one.x1 <= 100
        assert TOP <= one.y <= BASE
        assert one.high <= 0 <= one.low
        assert TOP <= round(one.y + one.high, 1) <= round(one.y + one.low, 1) <= BASE
        assert one.up <= 0 <= one.down
        assert 0 < round(one.y + one.up, 1) <= round(one.y + one.down, 1) <= BASE
        assert not {int(end) for end in re.findall(r"H(-?\d+)", one.open)} - {PAD, -PAD}
    for fitted in drawing.sized:
        assert fitted.ticks
        assert all(0 <= tick.at <= 100 for tick in fitted.ticks)
    assert drawing.y_ticks
    assert all(0 < tick.at <= BASE for tick in drawing.y_ticks)


@UNTIMED
@given(marks=several, at=widths)
def test_no_word_stands_over_another(marks: list[Mark], at: tuple[Size, int]) -> None:
    size, width = at
    drawing = draw(marks)
    (fitted,) = (one for one in drawing.sized if one.size is size)
    names = boxes_of_names(fitted, width)
    counted = [one for one in drawing.marks if one.count and (size is WIDE or not one.count.wide)]
    assert not [pair for pair in combinations(names, 2) if pair[0].overlaps(pair[1])]
    assert all(box.top >= TOP - 15 and box.bottom <= BASE + PAD for box in names)
    for one in counted:
        assert one.count is not None
        box = one.count.box(one.x * width / 100, one.y)
        assert box.within(Box(-PAD, 0, width + PAD, BASE))
        assert not any(box.overlaps(name) for name in names)


@pytest.mark.parametrize("width", sorted({width for size in SIZES for width in (size.least, size.most)}))
@UNTIMED
@given(marks=several)
def test_no_count_stands_over_a_mark_or_another_count(width: int, marks: list[Mark]) -> None:
    drawn = draw(marks).marks
    shown = [one for one in drawn if one.count and (width in (WIDE.least, WIDE.most) or not one.count.wide)]
    counts = [one.count.box(one.x * width / 100, one.y) for one in shown if one.count]
    centres = [Box(x - 6, one.y - 6, x + 6, one.y + 6) for one in drawn for x in [one.x * width / 100]]
    through = [
        Box(x - 1, one.y + min(one.high, one.up), x + 1, one.y + max(one.low, one.down))
        for one in drawn
        for x in [one.x * width / 100]
    ]
    assert not [pair for pair in combinations(counts, 2) if pair[0].overlaps(pair[1])]
    assert not [box for count in counts for box in (*centres, *through) if count.overlaps(box)]


@UNTIMED
@given(marks=several, at=widths)
def test_words_of_ticks_stand_apart(marks: list[Mark], at: tuple[Size, int]) -> None:
    size, width = at
    drawing = draw(marks)
    (fitted,) = (one for one in drawing.sized if one.size is size)
    for a, b in combinations(fitted.ticks, 2):
        # Digits and three letters are narrow.
        assert abs(a.at - b.at) * width / 100 >= (len(a.text) + len(b.text)) * 5.8 / 2, (a, b)
    for a, b in combinations(drawing.y_ticks, 2):
        assert abs(a.at - b.at) >= 12, (a, b)
    assert all(len(tick.text) * LETTER <= drawing.left - PAD - 6 for tick in drawing.y_ticks)


@UNTIMED
@given(marks=several)
def test_more_is_higher_and_later_is_further_right(marks: list[Mark]) -> None:
    found = [replace(one, title=str(at), muted=False) for at, one in enumerate(marks)]
    placed = {one.mark.title: one for one in draw(found).marks}
    assert len(placed) == len(marks)
    for a, b in combinations(range(len(marks)), 2):
        here, there = placed[str(a)], placed[str(b)]
        if marks[a].centre < marks[b].centre:
            assert here.y >= there.y
        first, second = marks[a].end, marks[b].end
        if first and second and first < second:
            assert here.x1 <= there.x1


def test_on_a_logarithmic_scale_equal_steps_multiply() -> None:
    drawing = draw([mark(number) for number in (1, 10, 100)])
    hundred, ten, one = sorted(place.y for place in drawing.marks)
    assert ten - hundred == pytest.approx(one - ten, abs=0.2)


def test_nothing_has_a_line_of_its_own_below_a_logarithmic_scale() -> None:
    drawing = draw([mark(0), mark(1), mark(1000)])
    assert (drawing.y_ticks[0].at, drawing.y_ticks[0].text) == (BASE, "0")
    assert sorted(place.y for place in drawing.marks)[-2:] == [pytest.approx(BASE - 26, abs=20), BASE]


def test_up_to_is_a_broken_line_downwards_and_asks_for_no_zero() -> None:
    drawing = draw([mark(300, low=0), mark(10), mark(1000)])
    up_to = next(one for one in drawing.marks if one.mark.number == 300)
    assert (up_to.low, up_to.high, up_to.up) == (0, 0, 0)
    assert 0 < up_to.down < 30
    assert "0" not in [tick.text for tick in drawing.y_ticks]


def test_a_range_from_nothing_is_a_whisker() -> None:
    (place,) = draw([replace(mark(None, low=0), high=50.0)]).marks
    assert (place.up, place.down) == (0, 0)
    assert place.y + place.low == BASE


@pytest.mark.parametrize(
    ("numbers", "percent", "words"),
    [
        (
            (36, 40),
            True,
            [
                "0\N{NO-BREAK SPACE}%",
                "10\N{NO-BREAK SPACE}%",
                "20\N{NO-BREAK SPACE}%",
                "30\N{NO-BREAK SPACE}%",
                "40\N{NO-BREAK SPACE}%",
            ],
        ),
        (
            (100,),
            True,
            [
                "0\N{NO-BREAK SPACE}%",
                "20\N{NO-BREAK SPACE}%",
                "40\N{NO-BREAK SPACE}%",
                "60\N{NO-BREAK SPACE}%",
                "80\N{NO-BREAK SPACE}%",
                "100\N{NO-BREAK SPACE}%",
            ],
        ),
        ((1,), False, ["0", "1"]),
        ((0,), False, ["0", "1"]),
        ((0.3, 0.4), False, ["0", "0.1", "0.2", "0.3", "0.4"]),
        ((12_000,), False, ["0", "5,000", "10,000"]),
        ((2_400_000,), False, ["0", "500,000", "1 million", "1.5 million", "2 million", "2.5 million"]),
        ((10, 2000), False, ["10", "20", "50", "100", "200", "500", "1,000", "2,000"]),
    ],
)
def test_words_of_the_scale_of_figures(numbers: tuple[float, ...], percent: bool, words: list[str]) -> None:
    drawing = draw([mark(number) for number in numbers], percent=percent)
    assert [tick.text for tick in drawing.y_ticks] == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2025-01-10", "2025-01-10", ["7 Jan 2025", "12 Jan"]),
        ("2024-12-28", "2025-01-06", ["28 Dec 2024", "2 Jan 2025"]),
        ("2024-10-15", "2025-06-01", ["2025", "Apr"]),
        ("2025-02-15", "2025-06-01", ["Mar 2025", "May"]),
        ("2024-10-15", "2026-06-01", ["2025", "Jul", "2026"]),
        ("1900-01-01", "2025-06-01", ["1900", "1950", "2000"]),
    ],
)
def test_words_of_the_scale_of_time(first: str, last: str, words: list[str]) -> None:
    ends = [datetime.date.fromisoformat(day) for day in (first, last)]
    (fitted,) = (one for one in draw([mark(5, day, day) for day in ends]).sized if one.size is NARROW)
    assert [tick.text for tick in fitted.ticks] == words


def test_one_day_stands_in_the_middle() -> None:
    (place,) = draw([mark()]).marks
    assert place.x == place.x0 == place.x1 == 50


def test_open_ends_are_broken_lines() -> None:
    before, after = draw([mark(5, None, DAY), mark(7, DAY, None)]).marks
    assert (before.open, after.open) == (f"M0 0H-{PAD}", f"M0 0H{PAD}")
    (above,) = draw([replace(mark(100), high=None)]).marks
    assert above.up < 0 == above.high
    assert above.open == f"M0 0V{above.up:g}"


def test_a_crowd_is_small_and_has_no_counts() -> None:
    most = CROWDS[0][0]
    marks = [mark(100 + at, DAY + datetime.timedelta(at), None, reports=5) for at in range(most + 1)]
    alone, crowd = draw(marks[:-1]), draw(marks)
    assert (alone.crowd, crowd.crowd) == ("", "tl-many")
    assert any(one.count for one in alone.marks)
    assert not any(one.count for one in crowd.marks)
    assert draw(marks * 8).crowd == "tl-crowd"
    assert len(draw(marks * 8).marks) == 8 * len(marks)


def test_the_origins_with_most_claims_have_shapes_of_their_own() -> None:
    marks = [
        mark(10 + n, DAY, DAY, f"S{at:02d}", title=f"{at} {n}") for at in range(12) for n in range(12 - at)
    ]
    drawing = draw(marks)
    assert {one.series for one in drawing.marks} == set(range(DISTINCT + 1))
    words = {label.lines for label in drawing.sized[0].names}
    assert words == {*((f"S{at:02d}",) for at in range(DISTINCT)), ("Others",)}
    grey = draw([replace(one, muted=one.series != "S11") for one in marks])
    assert [label.lines for label in grey.sized[0].names] == [("S11",), ("Others",)]
    one_more = draw([one for one in marks if one.series < "S09"])
    assert one_more.sized[0].names[-1].lines == ("S08",)


@UNTIMED
@given(marks=several)
def test_lines_to_names_are_short_and_do_not_cross(marks: list[Mark]) -> None:
    for fitted in draw(marks).sized:
        led = [label for label in fitted.names if label.led]
        assert all(label.mark.x >= LED_FROM for label in led)
        assert all(abs(label.middle - label.mark.y) <= LED_OVER for label in led)
        # From the last day on, where names begin, they keep the order of their marks.
        assert [label.mark.y for label in led] == sorted(label.mark.y for label in led)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("NIS", ("NIS",)),
        ("National Intelligence Service (NIS)", ("NIS",)),
        ("U.S. Department of Defense", ("U.S.", "Department of", "Defense")),
        ("Center for Countering Disinformation", ("Center for", "Countering", "Disinformati…")),
        ("x" * 60, ("x" * 12 + "…",)),
        ("one " * 20, ("one one one", "one one one", "one one one…")),
    ],
)
def test_names_in_lines_that_fit(name: str, lines: tuple[str, ...]) -> None:
    assert fit_name(name, NARROW) == lines
    assert all(len(line) <= NARROW.letters for line in lines)
