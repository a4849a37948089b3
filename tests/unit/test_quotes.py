import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.values import Value
from generator.reading.grammar.quotes import quote_fits, read_numbers
from generator.reading.grammar.value_parser import parse_value

GRAMMAR = Path(__file__).parents[1] / "data" / "grammar"


def rows(name: str) -> list[list[str]]:
    lines = (GRAMMAR / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines]


def interval(cell: str) -> tuple[float, float]:
    low, _, high = cell.partition("..")
    return float(low), float(high or low)


@pytest.mark.parametrize("row", rows("quotes-read"), ids=lambda row: f"{row[0]}: {row[1]}")
def test_the_numbers_of_a_quote(row: list[str]) -> None:
    language, quote, numbers = row
    expected = set() if numbers == "–" else {interval(cell) for cell in numbers.split("; ")}
    assert set(read_numbers(quote, english=language == "en")) == expected


@pytest.mark.parametrize("row", rows("quotes-fit"), ids=lambda row: f"{row[1]} / {row[2]}")
def test_whether_a_quote_fits_its_value(row: list[str]) -> None:
    language, quote, words, answer = row
    value = parse_value(words)
    assert isinstance(value, Value)
    assert quote_fits(quote, value, language=language) is {"yes": True, "no": False, "silence": None}[answer]


ALPHABET = "0123456789.,' -~〜٬٣１一二十百千万億수천만이두여명 thousandhundrefmlion–|"
TEXT = st.text(max_size=200) | st.text(ALPHABET, max_size=200)


@given(TEXT, st.booleans())
def test_any_text_gives_ordered_numbers(text: str, english: bool) -> None:
    for low, high in read_numbers(text, english=english):
        assert 0 <= low <= high


PIECES = [
    "9",
    "hundred ",
    "億",
    "千",
    "数千",
    "1 ",
    "1,",
    "111 ",
    "1-",
    "tausend",
    "1만 ",
    "a ",
    "half",
    "thousand-1-",
]


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("english", [True, False])
def test_a_whole_file_of_one_piece_is_read(piece: str, english: bool) -> None:
    # Work that grew with the square of the text would make this the slowest test of all.
    numbers = read_numbers(piece * (64_000 // len(piece)), english=english)
    assert all(low <= high < 10**19 for low, high in numbers)


@given(
    st.integers(0, 10**12),
    st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "０１２３４５６７８９"]),
)
def test_digits_of_any_script_are_read(number: int, digits: str) -> None:
    written = re.sub("[0-9]", lambda m: digits[int(m[0])], str(number))
    assert (number, number) in read_numbers(f"({written})", english=False)


@given(st.integers(1000, 10**12), st.sampled_from([".", ",", "'", "’", "\u00a0", "\u202f", " ", "٬", "_"]))
def test_thousands_of_any_convention_are_read(number: int, separator: str) -> None:
    assert (number, number) in read_numbers(f"{number:,}".replace(",", separator), english=False)


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_east_asian_multipliers_add_up(upper: int, lower: int) -> None:
    number = upper * 10_000 + lower
    for sign in "万萬만":
        assert (number, number) in read_numbers(f"{upper}{sign}{lower}", english=False)
