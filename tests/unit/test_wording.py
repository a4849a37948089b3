"""Dates, numbers and names in words."""

from datetime import date

import pytest

from generator.model.dates import DateSpan
from generator.model.entries import Figure
from generator.model.metrics import PERCENT, UNSTATED, Counting, Metric
from generator.model.values import Value
from generator.reading.grammar.date_parser import parse_date
from generator.reading.grammar.value_parser import parse_value
from generator.wording.language import say_number
from generator.wording.phrases import (
    say_bounds,
    say_country,
    say_date,
    say_day,
    say_includes,
    say_language,
    say_list,
    say_span,
    say_words,
    within_a_sentence,
)

METRICS = {
    "killed": Metric("killed", "Killed", "people", Counting.CUMULATIVE),
    "wounded": Metric("wounded", "Wounded & hurt", "people", Counting.CUMULATIVE),
    "share": Metric("share", "Share", PERCENT, Counting.LEVEL),
}


def read_date(words: str) -> DateSpan:
    span = parse_date(words)
    assert isinstance(span, DateSpan), words
    return span


def read_value(words: str) -> Value:
    value = parse_value(words)
    assert isinstance(value, Value), words
    return value


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("2003", "2003"),
        ("2003-05", "May 2003"),
        ("2003-05-02", "2 May 2003"),
        ("2003-12-31", "31 December 2003"),
        ("2003-21", "spring 2003"),
        ("2003-24", "winter 2003"),
        ("2003~", "about 2003"),
        ("2003-05?", "possibly May 2003"),
        ("2003-05-02%", "possibly about 2 May 2003"),
        ("2003-05/2003-06", "May 2003 – June 2003"),
        ("../2003-05-02", "by 2 May 2003"),
        ("2003-05-02/..", "since 2 May 2003"),
        ("[2003-05-01..2003-05-03]", "some time between 1 May 2003 and 3 May 2003"),
        ("[..2003-05]", "some time by May 2003"),
        ("[2003-05..]", "some time since May 2003"),
        ("mid-May 2003", "mid-May 2003"),
        ("by early May 2003", "by early May 2003"),
        ("summer 2003", "summer 2003"),
        ("after 2 May 2003", "after 2 May 2003"),
    ],
)
def test_a_date_in_words(words: str, said: str) -> None:
    assert say_date(read_date(words)) == said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("2003-05-02", ""),
        ("2 May 2003", ""),
        ("2003-02", "1 February 2003 to 28 February 2003"),
        ("2004-02", "1 February 2004 to 29 February 2004"),
        ("by 2 May 2003", "up to 2 May 2003"),
        ("since May 2003", "from 1 May 2003 on"),
        ("mid-May 2003", "11 May 2003 to 20 May 2003"),
    ],
)
def test_the_days_a_date_can_mean(words: str, said: str) -> None:
    assert say_span(read_date(words)) == said


def test_a_day_in_words() -> None:
    assert say_day(date(2003, 5, 2)) == "2 May 2003"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1,000"),
        (1234567, "1,234,567"),
        (2.5, "2.5"),
        (2.0, "2"),
        (2.125, "2.12"),
    ],
)
def test_a_number_in_words(number: float, said: str) -> None:
    assert say_number(number) == said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("exactly 1,000", "exactly 1,000"),
        ("at least 1,000", "1,000 or more"),
        ("up to 1,000", "0 to 1,000"),
        ("around 1,000", "750 to 1,250"),
        ("10,000–12,000", "10,000 to 12,000"),
        ("several hundred", "200 to 999"),
    ],
)
def test_bounds_in_words(words: str, said: str) -> None:
    assert say_bounds(read_value(words)) == said


@pytest.mark.parametrize(
    ("words", "metric", "said"),
    [
        ("around 1,000", "killed", "around 1,000"),
        ("36", "share", "36 percent"),
        ("36%", "share", "36%"),
    ],
)
def test_a_value_keeps_its_words(words: str, metric: str, said: str) -> None:
    assert say_words(read_value(words), METRICS[metric]) == said


@pytest.mark.parametrize(
    ("includes", "said"),
    [
        ((), ""),
        (("killed",), "counts killed"),
        (("killed", "wounded"), "counts killed and wounded & hurt"),
        (UNSTATED, "does not say what is counted"),
    ],
)
def test_what_a_figure_counts(includes: tuple[str, ...], said: str) -> None:
    figure = Figure("killed", "killed", read_value("3"), (("bbc",),), includes=includes)
    assert say_includes(figure, METRICS) == said


@pytest.mark.parametrize(
    ("words", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_words_in_a_row(words: list[str], said: str) -> None:
    assert say_list(words) == said


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Killed", "killed"),
        ("Area held in Kursk", "area held in Kursk"),
        ("KPA soldiers", "KPA soldiers"),
        ("", ""),
    ],
)
def test_a_label_within_a_sentence_keeps_its_names(label: str, said: str) -> None:
    assert within_a_sentence(label) == said


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("ko", "Korean"),
        ("zh-Hant", "Chinese (Traditional)"),
        ("pt-BR", "Portuguese (Brazil)"),
        ("tlh", "Klingon"),
        ("de-x-own", "de-x-own"),
        ("qaa", "qaa"),
        ("x-own", "x-own"),
    ],
)
def test_a_language_has_its_english_name(tag: str, name: str) -> None:
    assert say_language(tag) == name


@pytest.mark.parametrize(("code", "name"), [("KR", "South Korea"), ("GB", "United Kingdom"), ("QQ", "QQ")])
def test_a_country_has_its_english_name(code: str, name: str) -> None:
    assert say_country(code) == name
