import datetime
import re
from pathlib import Path

import edtf
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.model.dates import DateSpan, Precision
from generator.problems import Refusal, shown
from generator.reading.grammar.date_parser import parse_date

GRAMMAR = Path(__file__).parents[1] / "data" / "grammar"


def rows(name: str) -> list[list[str]]:
    """The rows of a table below its head; \\uXXXX in a first cell stands for a character one cannot see."""
    lines = (GRAMMAR / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    cells = [line.split("\t") for line in lines]
    return [
        [re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), first), *rest] for first, *rest in cells
    ]


def day(cell: str) -> datetime.date | None:
    return None if cell == "–" else datetime.date.fromisoformat(cell)


def read(words: str) -> DateSpan:
    date = parse_date(words)
    assert isinstance(date, DateSpan), date
    return date


@pytest.mark.parametrize("row", rows("dates-accepted"), ids=lambda row: row[0])
def test_accepted(row: list[str]) -> None:
    words, earliest, latest, precision, marks = row
    expected = DateSpan(
        words,
        day(earliest),
        day(latest),
        Precision(precision),
        approximate="approximate" in marks,
        uncertain="uncertain" in marks,
    )
    assert parse_date(words) == expected


@pytest.mark.parametrize("row", rows("dates-refused"), ids=lambda row: row[0][:60])
def test_refused(row: list[str]) -> None:
    words, message, hint, proposals, offset = row
    offered = () if proposals == "–" else tuple(proposals.split(" | "))
    assert parse_date(words) == Refusal(message, hint, offered, int(offset))


PIECES = [
    "2025",
    "2024",
    "01",
    "02",
    "30",
    "9",
    "-",
    "/",
    "..",
    "[",
    "]",
    "~",
    "?",
    "%",
    " ",
    "January",
    "Feb",
]
PIECES += [
    "spring",
    "winter",
    "early",
    "mid",
    "late",
    "by ",
    "before ",
    "since ",
    "after ",
    "T10:00",
    "Q1",
    "X",
    ".",
]
TEXT = st.text(max_size=250) | st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
DAYS = st.dates(datetime.date(1000, 1, 1), datetime.date(2999, 12, 31))
MONTHS = "January February March April May June July August September October November December".split()


@given(TEXT)
@example("9" * 200)
@example("2025-01-01/" * 18)
@example("a to " * 40)
def test_any_text_is_read_or_refused_in_one_line(text: str) -> None:
    result = parse_date(text)
    if isinstance(result, Refusal):
        assert result.message
        assert (result.message + result.hint).isprintable()
        assert 0 <= result.offset <= len(text.strip())
        assert all(isinstance(parse_date(offered), DateSpan) for offered in result.proposals)
        assert all(shown(offered) in result.hint for offered in result.proposals)
    else:
        assert result.words == text.strip()
        assert result.earliest is None or result.latest is None or result.earliest <= result.latest
        assert result.earliest or result.latest
        assert parse_date(result.words) == result


def test_two_hundred_characters_are_read_and_one_more_is_refused() -> None:
    longest = "9".ljust(187) + " January 2025"
    assert len(longest) == 200
    assert isinstance(parse_date(longest), DateSpan)
    longer = "9".ljust(188) + " January 2025"
    assert parse_date(longer) == Refusal(
        f"{shown(longer)} has 201 characters", 'write only the date, such as "9 January 2025"'
    )


@given(TEXT)
def test_surrounding_space_changes_nothing(text: str) -> None:
    assert parse_date(f" \t{text}\u00a0\n") == parse_date(text)


@given(DAYS)
def test_a_day_is_the_same_in_digits_and_in_words(date: datetime.date) -> None:
    words = f"{date.day} {MONTHS[date.month - 1]} {date.year}"
    assert read(date.isoformat()) == DateSpan(date.isoformat(), date, date, Precision.DAY)
    assert read(words) == DateSpan(words, date, date, Precision.DAY)


@given(DAYS)
def test_the_three_parts_of_a_month_fill_it(date: datetime.date) -> None:
    month = f"{MONTHS[date.month - 1]} {date.year}"
    early, mid, late, whole = (
        read(words) for words in (f"early {month}", f"mid-{month}", f"late {month}", month)
    )
    assert early.earliest == whole.earliest
    assert early.latest is not None
    assert mid.latest is not None
    assert mid.earliest == early.latest + datetime.timedelta(days=1)
    assert late.earliest == mid.latest + datetime.timedelta(days=1)
    assert late.latest == whole.latest


@given(DAYS)
def test_before_and_since_meet_and_so_do_by_and_after(date: datetime.date) -> None:
    before, since, by, after = (read(f"{word} {date}") for word in ("before", "since", "by", "after"))
    assert before.latest is not None
    assert by.latest is not None
    assert before.latest + datetime.timedelta(days=1) == since.earliest
    assert by.latest + datetime.timedelta(days=1) == after.earliest
    assert all(span.is_open for span in (before, since, by, after))


@given(DAYS, DAYS)
def test_an_interval_reaches_from_its_first_to_its_last_day(a: datetime.date, b: datetime.date) -> None:
    first, last = sorted((a, b))
    span = read(f"{first}/{last}")
    assert (span.earliest, span.latest, span.is_open) == (first, last, False)


def test_the_order_is_earliest_day_or_else_latest_then_latest() -> None:
    written = [
        "../2025-01-08",
        "2025-01-09",
        "2025-01-09/2025-01-12",
        "2025-01-09/..",
        "2025-01-10",
        "[..2025-02]",
    ]
    spans = [read(words) for words in written]
    shuffled = [spans[place] for place in (3, 1, 5, 0, 4, 2)]
    assert sorted(shuffled, key=DateSpan.sort_key) == spans


def edtf_oracle(words: str) -> tuple[datetime.date, datetime.date]:
    """What the published library says, where it is right: dates without marks, seasons and open ends."""
    parsed = edtf.parse_edtf(words)
    low, high = parsed.lower_strict(), parsed.upper_strict()
    return datetime.date(*low[:3]), datetime.date(*high[:3])


@pytest.mark.parametrize("words", ["2025", "2025-02", "2024-02-29", "2025-01/2025-03", "2024-11-30/2025-01"])
def test_the_published_library_agrees(words: str) -> None:
    span = read(words)
    assert (span.earliest, span.latest) == edtf_oracle(words)
