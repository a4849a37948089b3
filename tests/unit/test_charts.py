"""The chart of claims: laws of its geometry, its scales, its words, and what strangers write into it."""

import datetime
import random
import re
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.charts import DISTINCT, NARROW, WIDE, Drawing, Mark, draw, is_log, show_chart
from generator.pages.labels import LINE, Box, fit_name
from generator.pages.scales import LETTER, Size
from tests.support.html import read_html
from tests.support.projects import ROOT
from tests.unit.test_pages import HOSTILE

DAY = datetime.date(2025, 1, 10)
SIZES = (WIDE, NARROW)
STYLESHEET = ROOT / "generator" / "theme" / "assets" / "stylesheets" / "timeline.css"


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


def boxes_of_names(drawing: Drawing) -> list[Box]:
    return [
        Box(
            label.x,
            label.y - 10,
            label.x + LETTER * max(map(len, label.lines)),
            label.y + LINE * (len(label.lines) - 1) + 3,
        )
        for label in drawing.labels
    ]


@pytest.mark.parametrize("size", SIZES)
@given(marks=several)
def test_everything_stands_in_the_frame(size: Size, marks: list[Mark]) -> None:
    drawing = draw(marks, size)
    frame = drawing.size
    for one in drawing.marks:
        xs = [one.x0, one.x, one.x1, one.x_open_start or one.x0, one.x_open_end or one.x1]
        assert frame.left <= min(xs) <= max(xs) <= frame.end
        assert frame.top <= one.y <= frame.base
        assert frame.top <= one.y_high <= one.y <= one.y_low <= frame.base
        assert one.y_open is None or 0 < one.y_open <= one.y
    assert all(frame.left <= tick.at <= frame.end for tick in drawing.x_ticks)
    assert all(0 < tick.at <= frame.base for tick in drawing.y_ticks)
    assert drawing.x_ticks
    assert drawing.y_ticks


@pytest.mark.parametrize("size", SIZES)
@given(marks=several)
def test_no_word_stands_over_another(size: Size, marks: list[Mark]) -> None:
    drawing = draw(marks, size)
    names = boxes_of_names(drawing)
    counts = [one.count.box for one in drawing.marks if one.count]
    centres = [Box(one.x - 6, one.y - 6, one.x + 6, one.y + 6) for one in drawing.marks]
    assert not [pair for pair in combinations((*names, *counts), 2) if pair[0].meets(pair[1])]
    assert not [1 for count in counts for centre in centres if count.meets(centre)]
    assert all(box.within(Box(0, 0, size.width, size.height)) for box in (*names, *counts))


@pytest.mark.parametrize("size", SIZES)
@given(marks=several)
def test_words_of_ticks_stand_apart(size: Size, marks: list[Mark]) -> None:
    drawing = draw(marks, size)
    for ticks, room in ((drawing.x_ticks, None), (drawing.y_ticks, 12)):
        for a, b in combinations(ticks, 2):
            wanted = room or (len(a.text) + len(b.text)) * 5.8 / 2  # digits and three letters are narrow
            assert abs(a.at - b.at) >= wanted, (a, b)
    assert all(len(tick.text) * LETTER <= drawing.size.left for tick in drawing.y_ticks)


@given(marks=several)
def test_more_is_higher_and_later_is_further_right(marks: list[Mark]) -> None:
    drawing = draw(marks, WIDE)
    found = [replace(one, title=str(at), muted=False) for at, one in enumerate(marks)]
    placed = {one.title: one for one in draw(found, WIDE).marks}
    for a, b in combinations(range(len(marks)), 2):
        here, there = placed[str(a)], placed[str(b)]
        if marks[a].low < marks[b].low:
            assert here.y_low >= there.y_low
        first, second = marks[a].end, marks[b].end
        if first and second and first < second:
            assert here.x1 <= there.x1
    assert len(drawing.marks) == len(marks)


@given(marks=several, seed=st.randoms())
def test_the_order_of_marks_plays_no_part(marks: list[Mark], seed: random.Random) -> None:
    mixed = list(marks)
    seed.shuffle(mixed)
    assert show_chart(mixed, title="t", unit="people") == show_chart(marks, title="t", unit="people")


def test_a_chart_of_nothing_is_nothing() -> None:
    assert show_chart([], title="t", unit="people") == ""
    assert show_chart([mark(5, None, None)], title="t", unit="people") == ""


@pytest.mark.parametrize(
    ("numbers", "log"),
    [
        ((10, 300), False),
        ((10, 301), True),
        ((0, 300), False),
        ((0,), False),
        ((0, 1, 31), True),
        ((0.5, 15), False),
        ((0.5, 15.5), True),
    ],
)
def test_when_the_scale_is_logarithmic(numbers: tuple[float, ...], log: bool) -> None:
    marks = [mark(number) for number in numbers]
    assert is_log(marks) is log
    words = "on a logarithmic scale" if log else "on a linear scale"
    assert words in show_chart(marks, title="t", unit="people")


def test_on_a_logarithmic_scale_equal_steps_multiply() -> None:
    drawing = draw([mark(number) for number in (1, 10, 100)], WIDE)
    hundred, ten, one = sorted(place.y for place in drawing.marks)
    assert ten - hundred == pytest.approx(one - ten, abs=0.2)


def test_nothing_has_a_line_of_its_own_below_a_logarithmic_scale() -> None:
    drawing = draw([mark(0), mark(1), mark(1000)], WIDE)
    assert (drawing.y_ticks[0].at, drawing.y_ticks[0].text) == (WIDE.base, "0")
    assert sorted(place.y for place in drawing.marks)[-2:] == [
        pytest.approx(WIDE.base - 26, abs=20),
        WIDE.base,
    ]


@pytest.mark.parametrize(
    ("numbers", "percent", "words"),
    [
        ((36, 40), True, ["0 %", "10 %", "20 %", "30 %", "40 %"]),
        ((100,), True, ["0 %", "20 %", "40 %", "60 %", "80 %", "100 %"]),
        ((1,), False, ["0", "1"]),
        ((0,), False, ["0", "1"]),
        ((0.3, 0.4), False, ["0", "0.1", "0.2", "0.3", "0.4"]),
        ((12_000,), False, ["0", "5,000", "10,000"]),
        ((2_400_000,), False, ["0", "500,000", "1 million", "1.5 million", "2 million", "2.5 million"]),
        ((10, 2000), False, ["10", "20", "50", "100", "200", "500", "1,000", "2,000"]),
    ],
)
def test_words_of_the_scale_of_figures(numbers: tuple[float, ...], percent: bool, words: list[str]) -> None:
    drawing = draw([mark(number) for number in numbers], WIDE, percent=percent)
    assert [tick.text for tick in drawing.y_ticks] == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2025-01-10", "2025-01-10", ["7 Jan 2025", "10 Jan", "13 Jan"]),
        ("2024-12-28", "2025-01-06", ["28 Dec 2024", "2 Jan 2025"]),
        ("2024-10-15", "2025-06-01", ["Nov 2024", "2025", "Mar", "May"]),
        ("2024-10-15", "2026-06-01", ["2025", "Jul", "2026"]),
        ("1900-01-01", "2025-06-01", ["1900", "1950", "2000"]),
    ],
)
def test_words_of_the_scale_of_time(first: str, last: str, words: list[str]) -> None:
    ends = [datetime.date.fromisoformat(day) for day in (first, last)]
    drawing = draw([mark(5, day, day) for day in ends], NARROW)
    assert [tick.text for tick in drawing.x_ticks] == words


def test_one_day_stands_in_the_middle() -> None:
    (place,) = draw([mark()], WIDE).marks
    assert place.x == place.x0 == place.x1 == (WIDE.left + WIDE.end) / 2


def test_open_ends_are_broken_lines() -> None:
    before, after = draw([mark(5, None, DAY), mark(7, DAY, None)], WIDE).marks
    assert (before.x_open_end, after.x_open_start) == (None, None)
    assert before.x_open_start is not None
    assert before.x_open_start < before.x0 == before.x1
    assert after.x_open_end is not None
    assert after.x_open_end > after.x1 == after.x0
    (above,) = draw([replace(mark(100), high=None)], WIDE).marks
    assert above.y_open is not None
    assert above.y_open < above.y == above.y_high


def test_a_crowd_is_small_and_has_no_counts() -> None:
    marks = [mark(100 + at, DAY + datetime.timedelta(at), None, reports=5) for at in range(WIDE.crowd + 1)]
    alone, crowd = draw(marks[:-1], WIDE), draw(marks, WIDE)
    assert (alone.scale, crowd.scale) == (1.0, 0.7)
    assert any(one.count for one in alone.marks)
    assert not any(one.count for one in crowd.marks)
    assert draw(marks * 8, WIDE).scale == 0.5
    assert len(draw(marks * 8, WIDE).marks) == 8 * len(marks)


def test_the_origins_with_most_claims_have_shapes_of_their_own() -> None:
    marks = [
        mark(10 + n, DAY, DAY, f"S{at:02d}", title=f"{at} {n}") for at in range(12) for n in range(12 - at)
    ]
    drawing = draw(marks, WIDE)
    assert {one.series for one in drawing.marks} == set(range(DISTINCT + 1))
    assert {label.lines for label in drawing.labels} == {(f"S{at:02d}",) for at in range(DISTINCT)}
    grey = draw([replace(one, muted=one.series != "S11") for one in marks], WIDE)
    assert [label.lines for label in grey.labels] == [("S11",)]


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


@pytest.mark.parametrize("text", HOSTILE)
def test_what_strangers_write_stays_text(text: str) -> None:
    html = show_chart([mark(5, series=text, title=text, address=f"../{text}")], title=text, unit=text)
    page = read_html(html)
    plain = read_html(show_chart([mark(5, series="a", title="b", address="c")], title="d", unit="e"))
    tags = [element.tag for element in page.elements if element.tag != "tspan"]
    assert tags == [element.tag for element in plain.elements if element.tag != "tspan"]
    assert {element.attributes["aria-label"] for element in page.all("a", "svg")} == {text}
    assert not [name for element in page.elements for name in element.attributes if name.startswith("on")]


def test_every_mark_is_a_link_with_its_claim_in_words() -> None:
    marks = [mark(5, title="5 killed, NIS", address="../#x", known="2025-01-11"), mark(9, title="9 killed")]
    page = read_html(show_chart(marks, title="t", unit="people"))
    links = [(a.attributes["xlink:href"], a.attributes.get("data-known", ""), a.text) for a in page.all("a")]
    for link in (("../#x", "2025-01-11", "5 killed, NIS"), ("../#a", "", "9 killed")):
        assert [one for one in links if (one[0], one[1], one[2].strip()) == link] != []
    assert len(links) == 2 * len(marks)
    # The theme sets .href of whatever has that attribute, which SVG links refuse.
    assert not [a for a in page.all("a") if "href" in a.attributes]


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("scheme", "ground"), [("body", "#ffffff"), ('[data-md-color-scheme="slate"]', "#1e2129")]
)
def test_colours_stand_out_from_the_ground(scheme: str, ground: str) -> None:
    css = STYLESHEET.read_text(encoding="utf-8")
    blocks = [block for block in re.findall(re.escape(scheme) + r" \{([^}]*)\}", css) if "--tl-c0" in block]
    colours = re.findall(r"--tl-c\d: (#[0-9a-f]{6});", blocks[0])
    assert len(colours) == DISTINCT + 1
    for colour in colours:
        light, dark = sorted((_luminance(colour), _luminance(ground)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 3, colour


def test_no_text_of_the_chart_is_small() -> None:
    css = STYLESHEET.read_text(encoding="utf-8")
    sizes = re.findall(r"\.tl-chart [^{]*\{[^}]*font-size: ([\d.]+)px", css)
    assert sizes
    assert min(map(float, sizes)) >= 12
