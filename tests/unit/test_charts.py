"""The chart of claims as readers get it: links, words, what strangers write into it, colours."""

import datetime
import math
import random
import re
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pages.chart.chart import MANY, show_chart
from generator.pages.chart.layout import DISTINCT, Mark, MarkPair, draw, is_log
from generator.pages.shared.assets import join_styles
from tests.support.html import read_html
from tests.support.marks import DAY, mark, several
from tests.unit.test_pages import HOSTILE


@settings(max_examples=50)
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


def pairs_of(many: int, marks: int) -> list[MarkPair]:
    pairs = list(combinations(range(marks), 2))[:many]
    return [MarkPair(a, b, f"{a} against {b}", f"../#{a}-{b}") for a, b in pairs]


def test_a_dotted_line_joins_two_marks_that_disagree() -> None:
    marks = [mark(5, known="2025-01-11"), mark(None, None, None), mark(9, known="2025-02-01"), mark(7)]
    html = show_chart(marks, title="t", unit="people", pairs=[MarkPair(2, 0, "9 against 5", "../#d")])
    page = read_html(html)
    (line,) = (a for a in page.all("a") if a.attributes.get("class") == "tl-joined")
    assert (line.attributes["xlink:href"], line.attributes["data-known"]) == ("../#d", "2025-02-01")
    assert line.text.strip() == "9 against 5"
    assert "A dotted line" in html
    (drawn,) = draw([marks[0], marks[2]], pairs=[MarkPair(1, 0, "", "")]).lines
    assert (drawn.a.mark.number, drawn.b.mark.number) == (9, 5)


def test_disagreements_of_marks_without_a_day_are_not_drawn() -> None:
    marks = [mark(5), mark(9, None, None)]
    html = show_chart(marks, title="t", unit="people", pairs=[MarkPair(0, 1, "", "../#d")])
    assert html == show_chart(marks, title="t", unit="people")


def test_a_chart_explains_the_signs_that_it_has() -> None:
    plain = show_chart([mark()], title="t", unit="people")
    assert not [words for words in ("A line", "A bar", "A broken", "×2", "A dotted") if words in plain]
    later = DAY + datetime.timedelta(9)
    rich = [mark(5, low=3, high=8), mark(9, DAY, later), mark(7, None, DAY), mark(2, reports=2)]
    html = show_chart(rich, title="t", unit="people", pairs=pairs_of(1, 4))
    assert [words for words in ("A line", "A bar", "A broken", "×2:", "A dotted") if words not in html] == []


def test_a_link_leads_past_many_marks() -> None:
    few, many = (
        read_html(show_chart([mark()] * count, title="t", unit="people")) for count in (MANY, MANY + 1)
    )
    assert not [a for a in few.all("a") if "href" in a.attributes]
    (past,) = (a for a in many.all("a") if "href" in a.attributes)
    assert past.text.strip() == f"Skip the {MANY + 1} marks"
    assert past.attributes["href"] in [f"#{span.attributes['id']}" for span in many.all("span")]


def test_a_claim_is_written_once() -> None:
    marks = [mark(at + 1, DAY + datetime.timedelta(at), title=f"claim {at:03d}") for at in range(100)]
    html = show_chart(marks, title="t", unit="people")
    assert html.count("claim 050") == 1
    assert len(html) / len(marks) < 300


@pytest.mark.parametrize("text", HOSTILE)
def test_what_strangers_write_stays_text(text: str) -> None:
    html = show_chart([mark(5, series=text, title=text, address=f"../{text}")], title=text, unit=text)
    page = read_html(html)
    plain = read_html(show_chart([mark(5, series="a", title="b", address="c")], title="d", unit="e"))
    tags = [element.tag for element in page.elements if element.tag != "tspan"]
    assert tags == [element.tag for element in plain.elements if element.tag != "tspan"]
    assert [svg.attributes["aria-label"] for svg in page.all("svg") if "aria-label" in svg.attributes] == [
        text
    ]
    assert [a.text for a in page.all("a")] == [text]
    assert not [name for element in page.elements for name in element.attributes if name.startswith("on")]


def test_every_mark_is_a_link_with_its_claim_in_words() -> None:
    marks = [mark(5, title="5 killed, NIS", address="../#x", known="2025-01-11"), mark(9, title="9 killed")]
    page = read_html(show_chart(marks, title="t", unit="people"))
    links = [(a.attributes["xlink:href"], a.attributes.get("data-known", ""), a.text) for a in page.all("a")]
    for link in (("../#x", "2025-01-11", "5 killed, NIS"), ("../#a", "", "9 killed")):
        assert [one for one in links if (one[0], one[1], one[2].strip()) == link] != []
    assert len(links) == len(marks)
    # The theme sets .href of whatever has that attribute, which SVG links refuse.
    assert not [a for a in page.all("a") if "href" in a.attributes]


SCHEMES = [("body", "#ffffff"), ('[data-md-color-scheme="slate"]', "#1e2129")]

VISIONS = {
    "common": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.1523, 1.0526, -0.2049), (0.1145, 0.7863, 0.0992), (-0.0039, -0.0481, 1.0520)),
    "no green": ((0.3673, 0.8606, -0.2280), (0.2801, 0.6725, 0.0474), (-0.0118, 0.0429, 0.9689)),
    "no blue": ((1.2555, -0.0767, -0.1788), (-0.0784, 0.9308, 0.1476), (0.0047, 0.6914, 0.3039)),
}
"""What is seen of linear red, green and blue, after Machado, Oliveira and Fernandes (2009), severity 1."""


def _colours(scheme: str) -> list[str]:
    css = join_styles()
    blocks = [block for block in re.findall(re.escape(scheme) + r" \{([^}]*)\}", css) if "--tl-c0" in block]
    return re.findall(r"--tl-c\d: (#[0-9a-f]{6});", blocks[0])


def _linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _seen(colour: str, vision: str) -> tuple[float, float, float]:
    """A colour as it is seen, in OKLab, where distances are those of perception."""
    linear = _linear(colour)
    sums = (sum(a * b for a, b in zip(row, linear, strict=True)) for row in VISIONS[vision])
    red, green, blue = (min(1.0, max(0.0, light)) for light in sums)
    long = (0.4122 * red + 0.5363 * green + 0.0514 * blue) ** (1 / 3)
    middle = (0.2119 * red + 0.6807 * green + 0.1074 * blue) ** (1 / 3)
    short = (0.0883 * red + 0.2817 * green + 0.6300 * blue) ** (1 / 3)
    return (
        0.2105 * long + 0.7936 * middle - 0.0041 * short,
        1.9780 * long - 2.4286 * middle + 0.4506 * short,
        0.0259 * long + 0.7828 * middle - 0.8087 * short,
    )


@pytest.mark.parametrize(("scheme", "ground"), SCHEMES)
def test_colours_stand_out_from_the_ground(scheme: str, ground: str) -> None:
    colours = _colours(scheme)
    assert len(colours) == DISTINCT + 1
    for colour in colours:
        light, dark = sorted((_luminance(colour), _luminance(ground)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 3, colour


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("scheme", [scheme for scheme, _ in SCHEMES])
def test_colours_differ_for_every_kind_of_colour_vision(scheme: str, vision: str) -> None:
    apart = 0.05 if vision == "no blue" else 0.09
    colours = _colours(scheme)[:DISTINCT]
    assert len(colours) == DISTINCT
    for a, b in combinations(colours, 2):
        assert math.dist(_seen(a, vision), _seen(b, vision)) >= apart, (a, b)


def test_no_text_of_the_chart_is_small() -> None:
    css = join_styles()
    sizes = re.findall(r"\.tl-plot [^{]*\{[^}]*font-size: ([\d.]+)px", css)
    assert sizes
    assert min(map(float, sizes)) >= 12
