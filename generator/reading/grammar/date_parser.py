"""The closed grammar of dates: single dates with marks, intervals, open ends, one-of, English prefixes."""

import datetime
import re
from dataclasses import replace

from generator.model.dates import DateSpan, Precision
from generator.problems import Refusal, shown
from generator.reading.grammar.date_advice import advise_date
from generator.reading.grammar.date_grammar import GAP, Single, read_single

LONGEST = 200

_PREFIX = re.compile(rf"(?P<prefix>by|before|since|after){GAP}(?P<date>.+)", re.ASCII | re.IGNORECASE)
_ONE_DAY = datetime.timedelta(days=1)


def parse_date(words: str) -> DateSpan | Refusal:
    """Read a date as it is written in an entry.

    Args:
        words: the text of the field, at most 200 characters.

    Returns:
        The days the words can mean, or a refusal that says what to write instead. Never raises.
    """
    text = words.strip()
    if len(text) > LONGEST:
        return Refusal(
            f"{shown(text)} has {len(text)} characters", 'write only the date, such as "9 January 2025"'
        )
    return _read(text) or advise_date(text, _read)


def _read(text: str) -> DateSpan | Refusal | None:
    """Read text by the grammar; None where no form of it matches."""
    if text.startswith("[") and text.endswith("]"):
        return _pair(text, text[1:-1].split(".."), Precision.ONE_OF)
    if "/" in text:
        return _pair(text, text.split("/"), Precision.INTERVAL)
    if match := _PREFIX.fullmatch(text):
        return _prefixed(match)
    return _marked(text)


def _marked(text: str) -> DateSpan | Refusal | None:
    """Read one date with its trailing mark: ~ approximate, ? uncertain, % both."""
    mark = text[-1:] if text.endswith(("~", "?", "%")) else ""
    single = read_single(text[:-1] if mark else text)
    if not isinstance(single, Single):
        return single
    return DateSpan(
        text,
        single.earliest,
        single.latest,
        single.precision,
        approximate=mark in ("~", "%"),
        uncertain=mark in ("?", "%"),
    )


def _prefixed(match: re.Match[str]) -> DateSpan | Refusal | None:
    date = _marked(match["date"])
    if isinstance(date, Refusal):
        return replace(date, offset=match.start("date") + date.offset)
    if date is None:
        return None
    earliest, latest = date.earliest, date.latest
    # Every date behind a prefix has two ends, which the type of its ends does not say.
    if earliest is None or latest is None:
        return None
    # “By March” keeps March in, “before March” and “after March” leave it out.
    ends = {
        "by": (None, latest),
        "before": (None, earliest - _ONE_DAY),
        "since": (earliest, None),
        "after": (latest + _ONE_DAY, None),
    }
    return DateSpan(
        match[0],
        *ends[match["prefix"].lower()],
        Precision.INTERVAL,
        approximate=date.approximate,
        uncertain=date.uncertain,
    )


def _pair(text: str, ends: list[str], precision: Precision) -> DateSpan | Refusal | None:
    """Read two dates of which one may be open: ".." in an interval, nothing in a one-of."""
    # EDTF writes the open end of an interval as “..” and that of a one-of as nothing: 2025/.. but [2025..].
    open_end = ".." if precision == Precision.INTERVAL else ""
    if len(ends) != 2:
        return None
    # A date without any end has no place in the order of the timeline.
    if all(end == open_end for end in ends):
        return Refusal(
            f"{shown(text)} is open at both ends", "give one of them a date, or leave the field out"
        )
    read = tuple(None if end == open_end else _plain(end) for end in ends)
    for end, date in zip(ends, read, strict=True):
        if isinstance(date, Refusal):
            start = text.index(end) if end == ends[0] else text.rindex(end)
            return replace(date, offset=start + date.offset)
        if date is None and end != open_end:
            return None
    first, last = (date if isinstance(date, DateSpan) else None for date in read)
    earliest, latest = (first.earliest if first else None), (last.latest if last else None)
    if earliest and latest and latest < earliest:
        better = f"{ends[1]}/{ends[0]}" if precision == Precision.INTERVAL else f"[{ends[1]}..{ends[0]}]"
        return Refusal.write(f"{shown(text)} ends before it begins", better)
    given = [date for date in (first, last) if date]
    return DateSpan(
        text,
        earliest,
        latest,
        precision,
        approximate=any(date.approximate for date in given),
        uncertain=any(date.uncertain for date in given),
    )


def _plain(end: str) -> DateSpan | Refusal | None:
    """Read one end of an EDTF pair, where English words have no place."""
    return None if any(c.isalpha() for c in end) else _marked(end)
