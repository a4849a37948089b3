import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.model.values import BoundsFrom, Number, Qualifier, Value, bounds
from generator.problems import Refusal, shown
from generator.reading.grammar.value_parser import parse_number, parse_value, with_bounds

SOURCE = BoundsFrom.SOURCE
GRAMMAR = Path(__file__).parents[1] / "data" / "grammar"


def rows(name: str) -> list[list[str]]:
    """The rows of a table below its head; \\uXXXX in a first cell stands for a character one cannot see."""
    lines = (GRAMMAR / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    cells = [line.split("\t") for line in lines]
    return [
        [re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), first), *rest] for first, *rest in cells
    ]


def number(cell: str) -> Number | None:
    if cell == "–":
        return None
    return float(cell) if "." in cell else int(cell)


def read(words: str) -> Value:
    value = parse_value(words)
    assert isinstance(value, Value), value
    return value


@pytest.mark.parametrize("row", rows("values-accepted"), ids=lambda row: row[0])
def test_accepted(row: list[str]) -> None:
    words, qualifier, best, low, high, marks = row
    expected = Value(
        words,
        Qualifier(qualifier),
        number(best),
        number(low),
        number(high),
        percent="percent" in marks,
        fraction="fraction" in marks,
    )
    assert parse_value(words) == expected


@pytest.mark.parametrize("row", rows("values-refused"), ids=lambda row: row[0][:60])
def test_refused(row: list[str]) -> None:
    words, message, hint, proposals, offset = row
    offered = () if proposals == "–" else tuple(proposals.split(" | "))
    assert parse_value(words) == Refusal(message, hint, offered, int(offset))


# Text made of the grammar's own pieces reaches deeper than text of any characters.
PIECES = [
    "about",
    "at least",
    "~",
    "≥",
    "10",
    "1,000",
    "10.000",
    "to",
    "–",
    "-",
    "%",
    " ",
    "million",
    "half",
    "a",
]
PIECES += [
    "third",
    "several",
    "hundred",
    "dozens",
    "between",
    "and",
    "+",
    ".",
    ",",
    "\u00a0",
    "twelve",
    "one",
    "or",
]
TEXT = st.text(max_size=250) | st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
WHOLE = st.integers(0, 10**14)


@given(TEXT)
@example("9" * 200)
@example("1e" + "9" * 150)
@example("hundred " * 25)
def test_any_text_is_read_or_refused_in_one_line(text: str) -> None:
    result = parse_value(text)
    if isinstance(result, Refusal):
        assert result.message
        assert (result.message + result.hint).isprintable()
        assert 0 <= result.offset <= len(text.strip())
        assert all(isinstance(parse_value(offered), Value) for offered in result.proposals)
        assert all(shown(offered) in result.hint for offered in result.proposals)
    else:
        assert result.words == text.strip()
        assert result.high is None or result.low is None or result.low <= result.high
        assert parse_value(result.words) == result


def test_two_hundred_characters_are_read_and_one_more_is_refused() -> None:
    longest = "at least".ljust(196) + " 300"
    assert len(longest) == 200
    assert isinstance(parse_value(longest), Value)
    longer = "at least".ljust(197) + " 300"
    assert parse_value(longer) == Refusal(
        f"{shown(longer)} has 201 characters", "write only the number, as the source words it"
    )


@given(TEXT)
def test_surrounding_space_changes_nothing(text: str) -> None:
    assert parse_value(f" \t{text}\u00a0\n") == parse_value(text)


@given(
    WHOLE,
    st.sampled_from(
        ["", "about ", "nearly ", "at least ", "more than ", "up to ", "fewer than ", "exactly "]
    ),
)
def test_bounds_contain_the_number(n: int, prefix: str) -> None:
    value = read(f"{prefix}{n:,}")
    assert value.number == n
    assert value.low is not None
    assert value.low <= n
    assert value.high is None or n <= value.high


@given(WHOLE)
def test_a_qualifier_never_narrows_below_exactly(n: int) -> None:
    exact, about = read(f"exactly {n}"), read(f"about {n}")
    assert (exact.low, exact.high) == (n, n)
    assert about.low is not None
    assert about.high is not None
    assert about.low <= n <= about.high


@given(WHOLE, st.sampled_from([",", " ", "_", "\u00a0", "\u2009", "\u202f"]))
def test_the_separator_does_not_matter(n: int, separator: str) -> None:
    assert parse_number(f"{n:,}".replace(",", separator)) == n


@given(st.integers(10, 10**9), st.integers(0, 6))
def test_a_rounder_number_has_wider_bounds(n: int, zeros: int) -> None:
    def width(unit: int) -> Number:
        low, high = bounds(Qualifier.STATED, Decimal(n), Decimal(unit))
        assert high is not None
        return high - low

    assert width(10**zeros) <= width(10 ** (zeros + 1))


@pytest.mark.parametrize(
    ("words", "expected"),
    [("10,000", 10_000), ("1.5 million", 1_500_000), ("36%", 36), ("three", 3), ("0", 0), ("2.5", 2.5)],
)
def test_bare_numbers(words: str, expected: Number) -> None:
    result = parse_number(words)
    assert result == expected
    assert type(result) is type(expected)


@pytest.mark.parametrize("words", ["about 300", "10–20", "several hundred", "300+"])
def test_bounds_take_bare_numbers_only(words: str) -> None:
    refusal = parse_number(words)
    assert refusal == Refusal(
        f'"{words}" is more than one bare number', 'write the number alone, such as "10,000"'
    )


def test_the_sources_bounds_replace_the_computed_ones() -> None:
    value = read("about 11,000")
    assert with_bounds(value, 10_000, None) == Value(
        "about 11,000", Qualifier.ABOUT, 11_000, 10_000, 11_500, low_from=SOURCE
    )
    assert with_bounds(value, 10_000, 12_000) == Value(
        "about 11,000", Qualifier.ABOUT, 11_000, 10_000, 12_000, low_from=SOURCE, high_from=SOURCE
    )
    assert with_bounds(value, None, None) == value


def test_bounds_alone_are_put_into_words() -> None:
    assert with_bounds(None, 10_000, 12_000) == Value(
        "10,000–12,000", Qualifier.STATED, None, 10_000, 12_000, low_from=SOURCE, high_from=SOURCE
    )
    assert with_bounds(None, 1_500, None) == Value(
        "at least 1,500", Qualifier.AT_LEAST, 1_500, 1_500, None, low_from=SOURCE
    )
    assert with_bounds(None, None, 40.5) == Value(
        "up to 40.5", Qualifier.UP_TO, 40.5, 0, 40.5, high_from=SOURCE
    )
    with pytest.raises(ValueError, match="a value needs a number or a bound"):
        with_bounds(None, None, None)


@given(st.integers(0, 10**14), st.integers(0, 10**14))
def test_bounds_in_words_read_back(a: int, b: int) -> None:
    low, high = sorted((a, b))
    value = with_bounds(None, low, high)
    again = parse_value(value.words)
    # "11–12,000" is refused for its doubt, which numbers in separate fields do not have.
    assert again == replace(value, low_from=BoundsFrom.WORDS, high_from=BoundsFrom.WORDS) or isinstance(
        again, Refusal
    )
