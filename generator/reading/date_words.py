"""English dates in other orders and spellings, put into the words of the grammar."""

import re

from generator.problems import nearest
from generator.reading.date_grammar import MONTHS, PART_DAYS, SEASONS

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
    parts: dict[str, str] = {}
    for word in words:
        kind, value = _kind(word)
        if not kind or (kind in parts and kind != "idle"):
            return "", ""
        parts[kind] = value
    return _compose(parts)


def _kind(word: str) -> tuple[str, str]:
    """Return which part of a date a word is and how the grammar writes it; two empty strings if none."""
    if word.isdigit():
        return {4: ("year", word), 1: ("day", word), 2: ("day", word)}.get(len(word), ("", ""))
    for kind, known in (("prefix", _PREFIXES), ("part", _PART_WORDS), ("season", dict.fromkeys(SEASONS))):
        if word in known:
            return kind, known[word] or word
    if word in _ABOUT:
        return "about", "~"
    if word in _IDLE or word in _WEEKDAYS:
        return "idle", ""
    return _month_kind(word)


def _month_kind(word: str) -> tuple[str, str]:
    if word in _MONTHS:
        return "month", _MONTHS[word]
    near = nearest(word, [*_MONTHS, *SEASONS]) if len(word) > 3 else ""
    if near in SEASONS:
        return "season", near
    return ("month", _MONTHS[near]) if near else ("", "")


def _compose(parts: dict[str, str]) -> tuple[str, str]:
    month, season, year = parts.get("month"), parts.get("season"), parts.get("year")
    if not (month or season) and not (year and parts.keys() & {"prefix", "about", "idle"}):
        return "", ""
    if month and season:
        return "", ""
    if not year:
        return "", "has no year"
    if "about" in parts and not parts.keys() & {"prefix", "part", "season"}:
        number = f"-{MONTHS.index(month) + 1:02}" if month else ""
        day = f"-{parts['day'].zfill(2)}" if "day" in parts else ""
        return f"{year}{number}{day}~", "says in words that it is approximate"
    part = parts.get("part") if month else None
    words = (parts.get("prefix"), part or parts.get("day"), month or season, year)
    return " ".join(word for word in words if word), "is not in a form that can be read"
