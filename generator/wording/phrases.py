"""How dates, numbers and names are put into words. Findings and pages take their words from here."""

import datetime
import re
from collections.abc import Mapping, Sequence

from babel import Locale, UnknownLocaleError

from generator.model.dates import DateSpan
from generator.model.entries import Figure
from generator.model.metrics import PERCENT, UNSTATED, Metric
from generator.model.values import Number, Value

_MONTHS = "January February March April May June July August September October November December".split()
_EDTF = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([~?%]?)\Z")
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_MARKS = {"": "", "~": "about ", "?": "possibly ", "%": "possibly about "}


def say_day(day: datetime.date) -> str:
    """A day as readers write it: 22 January 2025."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def say_month(key: str) -> str:
    """A month or a year in words, from its digits: January 2025 from ``2025-01``, 2025 from ``2025``."""
    return _spell(key)


def say_date(date: DateSpan) -> str:
    """A date in words: English words as written, EDTF spelled out, what is neither as written."""
    words = date.words
    if words.startswith("["):
        return _one_of(*words[1:-1].split("..", 1)) or words
    if "/" in words:
        return _interval(*words.split("/", 1)) or words
    return _spell(words) or words


def _spell(words: str) -> str:
    match = _EDTF.match(words)
    if not match:
        return ""
    year, month, day, mark = match.groups()
    text = str(int(year))
    if month and int(month) in _SEASONS:
        text = f"{_SEASONS[int(month)]} {text}"
    elif month:
        text = f"{_MONTHS[int(month) - 1]} {text}"
    return _MARKS[mark] + (f"{int(day)} {text}" if day else text)


def _interval(start: str, end: str) -> str:
    if start == "..":
        return _join("by ", _spell(end))
    if end == "..":
        return _join("since ", _spell(start))
    first, last = _spell(start), _spell(end)
    return f"{first} – {last}" if first and last else ""


def _one_of(start: str, end: str) -> str:
    if not start or not end:
        return _join("some time by " if end else "some time since ", _spell(start or end))
    first, last = _spell(start), _spell(end)
    return f"some time between {first} and {last}" if first and last else ""


def _join(before: str, text: str) -> str:
    return before + text if text else ""


def say_span(date: DateSpan) -> str:
    """The days that a date can mean, for those who want to know exactly; empty for a single day."""
    if date.earliest is not None and date.earliest == date.latest:
        return ""
    if date.earliest is None:
        return f"up to {say_day(date.latest)}" if date.latest else ""
    if date.latest is None:
        return f"from {say_day(date.earliest)} on"
    return f"{say_day(date.earliest)} to {say_day(date.latest)}"


def say_language(tag: str) -> str:
    """The English name of a language, from its BCP 47 tag: "Korean" from ``ko``; the tag where it has none."""
    try:
        return Locale.parse(tag, sep="-").get_display_name("en") or tag
    except (UnknownLocaleError, ValueError):
        return str(Locale("en").languages.get(tag, tag))


def say_country(code: str) -> str:
    """The English name of a country, from its ISO 3166 code: "South Korea" from ``KR``; the code where it has none."""
    return str(Locale("en").territories.get(code, code))


def say_number(number: Number) -> str:
    """A number with commas between thousands, and at most two decimals."""
    if isinstance(number, int):
        return f"{number:,}"
    return f"{number:,.2f}".rstrip("0").rstrip(".")


def say_bounds(value: Value) -> str:
    """The bounds that comparison uses, in words."""
    low, high = value.low, value.high
    if low is not None and low == high:
        return f"exactly {say_number(low)}"
    if high is None:
        return f"{say_number(low or 0)} or more"
    return f"{say_number(low or 0)} to {say_number(high)}"


def say_value(value: Value, metric: Metric) -> str:
    """The source's words, with the percent sign where they lack it."""
    needs = metric.unit == PERCENT and not value.percent
    return f"{value.words} percent" if needs else value.words


def say_includes(figure: Figure, metrics: Mapping[str, Metric]) -> str:
    """What a composite figure counts, in words; empty for a figure without parts."""
    if figure.includes == UNSTATED:
        return "does not say what is counted"
    names = [within_a_sentence(metrics[part].label) if part in metrics else part for part in figure.includes]
    return f"counts {say_list(names)}" if names else ""


def within_a_sentence(label: str) -> str:
    """A label that does not begin a sentence: its first letter small, unless it begins an abbreviation."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def say_list(words: Sequence[str]) -> str:
    """Words in a row: a, b and c."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""


def say_count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: 1 report, 2 reports."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
