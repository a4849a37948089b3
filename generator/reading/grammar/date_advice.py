"""What to write instead: one rule for each way in which dates are commonly miswritten.

A rule looks at the text behind a prefix and proposes dates. Only proposals that the grammar reads are
passed on, so the advice always works.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto

from generator.model.dates import DateSpan, Precision
from generator.problems import Refusal, nearest, shown
from generator.reading.grammar.date_grammar import FIRST_YEAR, GAP, LAST_YEAR, MONTHS, PART_DAYS, SEASONS
from generator.reading.grammar.foreign_numbers import normalise

_MONTHS = {name.lower()[:length]: name for name in MONTHS for length in (3, None)} | {"sept": "September"}
_PREFIXES = {"until": "by", "till": "by", "prior": "before", "from": "since", "following": "after"}
_PREFIXES |= {prefix: prefix for prefix in ("by", "before", "since", "after")}
_PART_WORDS = {"beginning": "early", "start": "early", "middle": "mid", "end": "late"} | {
    p: p for p in PART_DAYS
}
_ABOUT = {"about", "around", "circa", "approximately", "roughly", "c", "ca"}
_IDLE = {
    "of",
    "the",
    "in",
    "on",
    "at",
    "to",
    "st",
    "nd",
    "rd",
    "th",
    "year",
    "month",
    "season",
    "as",
    "dated",
}
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_MOST_WORDS = 10


class _Part(Enum):
    """What a word of an English date can be."""

    PREFIX = auto()
    ABOUT = auto()
    PART_OF_MONTH = auto()
    DAY = auto()
    MONTH = auto()
    SEASON = auto()
    YEAR = auto()
    IDLE = auto()


def rewrite(text: str) -> tuple[str, str]:
    """Put an English date into the words of the grammar.

    Args:
        text: such as "Jan. 9th, 2025", "the beginning of January 2025", "spring of 2024".

    Returns:
        The better wording and what is wrong with this one, as a verb clause; an empty wording where
        only the year is missing; two empty strings where text is no such date.
    """
    words = re.findall(r"[^\W\d_]+|[0-9]+|[^\s\w]", text.lower())
    words = [word for word in words if word not in {",", ".", "-", "'"}]
    if not 0 < len(words) <= _MOST_WORDS:
        return "", ""
    parts: dict[_Part, str] = {}
    for word in words:
        known = _read_word(word)
        if known is None:
            return "", ""
        part, written = known
        # Two months or two years are a range, for another rule to read: neither of them may be dropped here.
        if part in parts and part is not _Part.IDLE:
            return "", ""
        parts[part] = written
    return _compose(parts)


def _read_word(word: str) -> tuple[_Part, str] | None:
    """Return which part of a date a word is, and how the grammar writes it; None if it is none."""
    if word.isdigit():
        part = {4: _Part.YEAR, 1: _Part.DAY, 2: _Part.DAY}.get(len(word))
        return part and (part, word)
    if word in _PREFIXES:
        return _Part.PREFIX, _PREFIXES[word]
    if word in _PART_WORDS:
        return _Part.PART_OF_MONTH, _PART_WORDS[word]
    if word in SEASONS:
        return _Part.SEASON, word
    if word in _ABOUT:
        return _Part.ABOUT, "~"
    if word in _IDLE or word in _WEEKDAYS:
        return _Part.IDLE, ""
    return _read_name(word)


def _read_name(word: str) -> tuple[_Part, str] | None:
    """Return the month or season that a word names or misspells."""
    if word in _MONTHS:
        return _Part.MONTH, _MONTHS[word]
    # Three letters are near too many others: "mai" is as close to "mar" as to "may".
    near = nearest(word, [*_MONTHS, *SEASONS]) if len(word) > 3 else ""
    if near in SEASONS:
        return _Part.SEASON, near
    return (_Part.MONTH, _MONTHS[near]) if near else None


def _compose(parts: dict[_Part, str]) -> tuple[str, str]:
    month, season, year = parts.get(_Part.MONTH), parts.get(_Part.SEASON), parts.get(_Part.YEAR)
    if not (month or season) and not (year and parts.keys() & {_Part.PREFIX, _Part.ABOUT, _Part.IDLE}):
        return "", ""
    if month and season:
        return "", ""
    if not year:
        return "", "has no year"
    if _Part.ABOUT in parts and not parts.keys() & {_Part.PREFIX, _Part.PART_OF_MONTH, _Part.SEASON}:
        number = f"-{MONTHS.index(month) + 1:02}" if month else ""
        day = f"-{parts[_Part.DAY].zfill(2)}" if _Part.DAY in parts else ""
        return f"{year}{number}{day}~", "says in words that it is approximate"
    part = parts.get(_Part.PART_OF_MONTH) if month else None
    words = (parts.get(_Part.PREFIX), part or parts.get(_Part.DAY), month or season, year)
    return " ".join(word for word in words if word), "is not in a form that can be read"


Read = Callable[[str], DateSpan | Refusal | None]

_FLAGS = re.ASCII | re.IGNORECASE
_PREFIX = re.compile(rf"(?:by|before|since|after){GAP}", _FLAGS)
_MISSING = re.compile(r"unknown|n/?a|none|null|tb[da]|undated|n\.? ?d\.?|[-–—?]", _FLAGS)
# “Last fall” was clear on the day it was printed and names another year to whoever reads it later.
_RELATIVE = re.compile(
    r"(?:last|next|this|past|previous|the past|earlier)\b.*|yesterday|today|tomorrow|now|recently|currently"
    r"|.* ago|.*\b(?:last|this) (?:year|month|week).*",
    _FLAGS,
)
_TIMESTAMP = re.compile(r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:T|[ ,]+)[0-9]{1,2}(?:[:.h][0-9].*|Z)", _FLAGS)
_DAY_FIRST = re.compile(r"(?P<a>[0-9]{1,2})[/.-] ?(?P<b>[0-9]{1,2})[/.-] ?(?P<year>[0-9]{4})")
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})[-/. ](?P<month>[0-9]{1,2})(?:[-/. ](?P<day>[0-9]{1,2}))?\.?")
_MONTH_FIRST = re.compile(r"(?P<month>[0-9]{1,2})[-/.](?P<year>[0-9]{4})")
_COMPACT = re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})?")
_QUARTER = re.compile(r"Q(?P<a>[1-4])[ -]?(?P<y>[0-9]{4})|(?P<z>[0-9]{4})[ -]?Q(?P<b>[1-4])", _FLAGS)
_QUARTER_WORDS = re.compile(
    r"(?:the )?(?P<nth>first|second|third|fourth) quarter (?:of )?(?P<y>[0-9]{4})", _FLAGS
)
_PARTS = {"early": (1, 4), "start": (1, 4), "beginning": (1, 4), "mid": (5, 8), "middle": (5, 8)}
_PARTS |= {"late": (9, 12), "end": (9, 12)}
_PART_OF_YEAR = re.compile(
    rf"(?:the )?(?P<part>{'|'.join(_PARTS)})[ -](?:in |of )?(?P<year>[0-9]{{4}})", _FLAGS
)
_UNSPECIFIED = re.compile(r"(?P<known>[0-9]{4}(?:-[0-9]{2})?)(?:-[XUxu?]{2})+")
_DECADE = re.compile(r"(?P<decade>[0-9]{3})(?:[XUxu]|0s)")
_MARK_FIRST = re.compile(r"(?P<mark>[~?%])(?P<date>[0-9-]+)")
_MARK_APART = re.compile(r"(?P<date>[^~?%]+?) ?(?P<mark>[~?%]{1,2})")
# A hyphen parts two dates only before a word or a year; elsewhere it stands inside 2025-01.
_SEPARATOR = r" ?/ ?| ?\.\. ?| to | until | till | and | ?[–—] ?| - |-(?=[^0-9]|[0-9]{4}$)"
_ENDS = re.compile(rf"(?:from |between )?(?P<a>[^/]+?)(?:{_SEPARATOR})(?P<b>[^/]+)", re.IGNORECASE)
# To EDTF a winter belongs to the year in which it begins; papers often name both.
_WINTER = re.compile(r"winter (?P<year>[0-9]{4}) ?[-/–] ?(?:[0-9]{2}){1,2}", _FLAGS)
_OTHER_YEAR = re.compile(r"Y?-[0-9]{4,}|Y?[0-9]{5,}|[0-9]{1,3}")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2}")
_DAYS = re.compile(r"(?P<a>[0-9]{1,2}) ?(?:-|–|—|to) ?(?P<b>[0-9]{1,2}) (?P<month>.+)", _FLAGS)


@dataclass(frozen=True, slots=True)
class _Advice:
    """What a rule has to say: the fault as a verb clause, and dates to write instead or a hint."""

    fault: str
    dates: tuple[str, ...] = ()
    hint: str = ""


def advise_date(text: str, read: Read) -> Refusal:
    """Return what is wrong with a date that the grammar does not have, and what to write.

    Args:
        text: the date without surrounding space, at most 200 characters.
        read: the reader of the grammar: None where it does not match.
    """
    if not text:
        return Refusal("the date is empty", 'write a date such as "9 January 2025", or leave the field out')
    match = _PREFIX.match(text)
    prefix, rest = (match[0], text[match.end() :]) if match else ("", text)
    if prefix and isinstance(read(rest), DateSpan):
        fault = f"{shown(text)} has {shown(prefix.strip())} before {shown(rest)}, which has ends of its own"
        return Refusal(fault, f"write one date behind {shown(prefix.strip())}", offset=len(prefix))
    for rule in ADVICE:
        advice = rule(rest, read)
        if advice and (refusal := _checked(text, prefix, advice, read)):
            return refusal
    hint = 'write it like "2025-01-09", "9 January 2025", "January 2025", "spring 2025" or "2025-01/2025-03"'
    return Refusal(f"{shown(text)} is not a date that can be read", hint)


def _checked(text: str, prefix: str, advice: _Advice, read: Read) -> Refusal | None:
    """Keep only the proposals that can be read; without any, what is wrong with the first one."""
    results = {date: read(date) for date in advice.dates}
    # Advice that the grammar refuses in its turn is worse than none.
    good = [prefix + date for date, result in results.items() if isinstance(result, DateSpan)]
    if good:
        return Refusal.write(f"{shown(text)} {advice.fault}", *good, offset=len(prefix))
    if advice.hint:
        return Refusal(f"{shown(text)} {advice.fault}", advice.hint, offset=len(prefix))
    refused = next((result for result in results.values() if isinstance(result, Refusal)), None)
    return refused and replace(refused, offset=len(prefix))


def _missing(text: str, _read: Read) -> _Advice | None:
    return _Advice("is not a date", hint="leave the field out") if _MISSING.fullmatch(text) else None


def _other_digits(text: str, _read: Read) -> _Advice | None:
    if any(c.isdecimal() and not c.isascii() for c in text):
        return _Advice("has digits of another script", (normalise(text),), "write them as 0 to 9")
    return None


def _relative(text: str, _read: Read) -> _Advice | None:
    if not _RELATIVE.fullmatch(text):
        return None
    season = re.search(r"spring|summer|autumn|fall|winter", text, _FLAGS)
    example = f"{season[0].lower()} 2024" if season else "January 2025"
    return _Advice("depends on the day it is read", hint=f'name the year, as in "{example}"')


def _timestamp(text: str, _read: Read) -> _Advice | None:
    match = _TIMESTAMP.fullmatch(text)
    return _Advice("has a time of day", (match["day"],)) if match else None


def _day_first(text: str, _read: Read) -> _Advice | None:
    match = _DAY_FIRST.fullmatch(text)
    if not match:
        return None
    a, b, year = int(match["a"]), int(match["b"]), match["year"]
    dates = tuple(dict.fromkeys((f"{year}-{a:02}-{b:02}", f"{year}-{b:02}-{a:02}")))
    # Britain and the United States write these digits for two different days, so neither is chosen.
    if a != b and 1 <= a <= 12 and 1 <= b <= 12:
        return _Advice(f"could be {b} {MONTHS[a - 1]} or {a} {MONTHS[b - 1]} {year}", dates)
    return _Advice("does not begin with its year", dates)


def _year_first(text: str, _read: Read) -> _Advice | None:
    match = _YEAR_FIRST.fullmatch(text) or _MONTH_FIRST.fullmatch(text)
    return _Advice("is not written as year-month-day", (_iso(match.groupdict()),)) if match else None


def _compact(text: str, _read: Read) -> _Advice | None:
    match = _COMPACT.fullmatch(text)
    return _Advice("runs its digits together", (_iso(match.groupdict()),)) if match else None


def _iso(parts: dict[str, str | None]) -> str:
    given = (parts.get("year"), parts.get("month"), parts.get("day"))
    return "-".join(part.zfill(2) for part in given if part)


def _quarter(text: str, _read: Read) -> _Advice | None:
    if match := _QUARTER.fullmatch(text):
        number, year = int(match["a"] or match["b"]), match["y"] or match["z"]
    elif match := _QUARTER_WORDS.fullmatch(text):
        number, year = ("first", "second", "third", "fourth").index(match["nth"].lower()) + 1, match["y"]
    else:
        return None
    return _Advice("is a quarter", (f"{year}-{3 * number - 2:02}/{year}-{3 * number:02}",))


def _part_of_year(text: str, _read: Read) -> _Advice | None:
    match = _PART_OF_YEAR.fullmatch(text)
    if not match:
        return None
    # Readers do not agree where “late 2024” begins, so months are offered and none are taken for granted.
    first, last = _PARTS[match["part"].lower()]
    return _Advice(
        "is a part of a year without agreed bounds",
        (f"{match['year']}-{first:02}/{match['year']}-{last:02}",),
    )


def _other_edtf(text: str, _read: Read) -> _Advice | None:
    """EDTF that the subset leaves out, and near misses of it."""
    if match := _UNSPECIFIED.fullmatch(text):
        return _Advice("has digits left open", (match["known"],))
    if match := _DECADE.fullmatch(text):
        return _Advice("is a decade", (f"{match['decade']}0/{match['decade']}9",))
    if match := _MARK_FIRST.fullmatch(text):
        return _Advice("has its mark in front", (match["date"] + match["mark"],))
    if match := _MARK_APART.fullmatch(text):
        # People who mean approximate and uncertain write both marks; EDTF has one for the two.
        mark = "%" if len(set(match["mark"])) > 1 else match["mark"][0]
        return _Advice("has more than its one mark behind it", (match["date"] + mark,))
    if text.startswith("/") or text.endswith("/"):
        return _Advice("leaves one end empty", ("../" + text[1:], text + ".."))
    if text[:1] in "{[" and text[-1:] in "]}":
        return _Advice("is not a one-of", (f"[{re.sub(', ?', '..', text[1:-1])}]",))
    return None


def _other_year(text: str, _read: Read) -> _Advice | None:
    if _OTHER_YEAR.fullmatch(text):
        return _Advice("is not a year of four digits", hint=f"write a year from {FIRST_YEAR} to {LAST_YEAR}")
    if _SHORT_YEAR.fullmatch(text):
        return _Advice("has a year of two digits", hint='write year, month and day, such as "2025-01-09"')
    if match := _WINTER.fullmatch(text):
        return _Advice("names both years of one winter", (f"winter {match['year']}",))
    return None


def _reworded(text: str, _read: Read) -> _Advice | None:
    better, fault = rewrite(text)
    if better:
        return _Advice(fault, (better,))
    return _Advice(fault, hint="add the year behind it") if fault else None


def _ends(text: str, read: Read) -> _Advice | None:
    """Two dates in words, or with a dash: an interval."""
    days = _DAYS.fullmatch(text)
    match = days or _ENDS.fullmatch(text)
    if not match:
        return None
    first, last = match["a"], match["b"]
    if days:
        first, last = f"{first} {days['month']}", f"{last} {days['month']}"
    year = re.search(r"[0-9]{4}$", last)
    starts = _as_edtf(first, read)[0] or (_as_edtf(f"{first} {year[0]}", read)[0] if year else "")
    stops = _as_edtf(last, read)[1]
    return _Advice("is an interval in words", (f"{starts}/{stops}",)) if starts and stops else None


def _as_edtf(text: str, read: Read) -> tuple[str, str]:
    """Return where a date begins and ends as EDTF, empty where it cannot be read even after rewording."""
    if text == "..":
        return text, text
    date = read(text)
    if not isinstance(date, DateSpan):
        date = read(rewrite(text)[0])
    if not isinstance(date, DateSpan) or date.earliest is None or date.latest is None:
        return "", ""
    length = _edtf_length(date.precision)
    return date.earliest.isoformat()[:length], date.latest.isoformat()[:length]


def _edtf_length(precision: Precision) -> int:
    """Return how many characters of 2025-01-09 say a date as exactly as its words do."""
    match precision:
        case Precision.YEAR:
            return 4
        case Precision.MONTH:
            return 7
        case (
            Precision.DAY | Precision.PART_OF_MONTH | Precision.SEASON | Precision.INTERVAL | Precision.ONE_OF
        ):
            return 10


# Read from the top: the first rule with advice that works answers.
ADVICE: tuple[Callable[[str, Read], _Advice | None], ...] = (
    _missing,
    _other_digits,
    _relative,
    _timestamp,
    _day_first,
    _year_first,
    _compact,
    _quarter,
    _part_of_year,
    _other_edtf,
    _other_year,
    _reworded,
    _ends,
)
