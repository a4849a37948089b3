"""Single dates: EDTF years, months, days and seasons, and the same in a closed set of English words."""

import datetime
import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass

from generator.model.dates import Precision
from generator.problems import Refusal, shown

MONTHS = "January February March April May June July August September October November December".split()
# Papers in the United States write fall, British ones autumn.
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
FIRST_YEAR, LAST_YEAR = 1000, 2999
PART_DAYS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}

# Texts copied from web pages bring no-break and thin spaces along.
GAP = "[ \u00a0\u2009\u202f]+"
# Digits of other scripts are not read here: the advice offers them as 0 to 9, for the writer to compare.
_FLAGS = re.ASCII | re.IGNORECASE
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})"
_YEAR = "(?P<year>[0-9]{4})"

_MONTH_NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS, 1)}


@dataclass(frozen=True, slots=True)
class Single:
    """The days of one closed date, both ends included."""

    earliest: datetime.date
    latest: datetime.date
    precision: Precision


def read_single(text: str) -> Single | Refusal | None:
    """Read one date without marks or prefixes.

    Args:
        text: at most 200 characters.

    Returns:
        The days it covers; a refusal where the form is right but the day does not exist; None where
        the grammar has no such form.
    """
    for pattern, build in _FORMS:
        if match := pattern.fullmatch(text):
            year = int(match["year"])
            if not FIRST_YEAR <= year <= LAST_YEAR:
                message = f"{shown(text)} lies outside the years {FIRST_YEAR} to {LAST_YEAR}"
                return Refusal(message, "check the year: four digits", offset=match.start("year"))
            return build(text, year, match)
    return None


def month_span(year: int, month: int) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day of a month."""
    return datetime.date(year, month, 1), datetime.date(year, month, monthrange(year, month)[1])


def _day(text: str, year: int, match: re.Match[str]) -> Single | Refusal:
    month = _month_number(match["month"])
    day = int(match["day"])
    if refusal := _refuse_month(text, month, match):
        return refusal
    longest = monthrange(year, month)[1]
    if not 1 <= day <= longest:
        name = f"{MONTHS[month - 1]} {year}"
        message = f"{shown(text)} does not exist: {name} has {longest} days"
        return Refusal(message, f"write a day from 1 to {longest}", offset=match.start("day"))
    date = datetime.date(year, month, day)
    return Single(date, date, Precision.DAY)


def _month_or_season(text: str, year: int, match: re.Match[str]) -> Single | Refusal:
    month = _month_number(match["month"])
    if 21 <= month <= 24:
        return _season_span(year, month)
    if month > 24:
        hint = "write a month from 01 to 12, or a season: 21 spring, 22 summer, 23 autumn, 24 winter"
        message = f"{shown(text)} has no month and no season {month}"
        return Refusal(message, hint, offset=match.start("month"))
    return _refuse_month(text, month, match) or Single(*month_span(year, month), Precision.MONTH)


def _season(_text: str, year: int, match: re.Match[str]) -> Single:
    return _season_span(year, SEASONS[match["season"].lower()])


def _season_span(year: int, season: int) -> Single:
    """Return three months; winter begins in December of its year and ends in February of the next."""
    # EDTF numbers the seasons from 21, spring, so that the first month of each is 3, 6, 9 or 12.
    first = 3 * (season - 20)
    end_year, end = (year + 1, 2) if first == 12 else (year, first + 2)
    return Single(month_span(year, first)[0], month_span(end_year, end)[1], Precision.SEASON)


def _part_of_month(_text: str, year: int, match: re.Match[str]) -> Single:
    start, end = month_span(year, _month_number(match["month"]))
    first, last = PART_DAYS[match["part"].lower()]
    # “Late February” ends with its month, on the 28th or 29th.
    return Single(start.replace(day=first), end.replace(day=min(last, end.day)), Precision.PART_OF_MONTH)


def _year(_text: str, year: int, _match: re.Match[str]) -> Single:
    return Single(datetime.date(year, 1, 1), datetime.date(year, 12, 31), Precision.YEAR)


def _month_number(month: str) -> int:
    return int(month) if month.isdigit() else _MONTH_NUMBERS[month.lower()]


def _refuse_month(text: str, month: int, match: re.Match[str]) -> Refusal | None:
    if 1 <= month <= 12:
        return None
    message = f"{shown(text)} has no month {month:02}"
    return Refusal(message, "write a month from 01 to 12", offset=match.start("month"))


_Build = Callable[[str, int, re.Match[str]], Single | Refusal]
_FORMS: tuple[tuple[re.Pattern[str], _Build], ...] = tuple(
    (re.compile(pattern, _FLAGS), build)
    for pattern, build in (
        (rf"{_YEAR}-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})", _day),
        (rf"{_YEAR}-(?P<month>[0-9]{{2}})", _month_or_season),
        (_YEAR, _year),
        (rf"{_MONTH}{GAP}{_YEAR}", _month_or_season),
        (rf"(?P<day>[0-9]{{1,2}}){GAP}{_MONTH}{GAP}{_YEAR}", _day),
        (rf"(?P<part>early|mid|late)(?:{GAP}|-){_MONTH}{GAP}{_YEAR}", _part_of_month),
        (rf"(?P<season>{'|'.join(SEASONS)}){GAP}{_YEAR}", _season),
    )
)
