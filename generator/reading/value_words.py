"""What to write instead of words that the grammar of values does not have."""

import re

from generator.problems import Refusal, shown
from generator.reading.digits import LARGEST
from generator.reading.number_words import whole_number
from generator.reading.value_grammar import SCALES, WORD_NUMBERS

LEAVE_OUT = "leave the figure out: missing is not zero"
_MISSING = frozenset("unknown n/a na none null nil tbd tba unspecified unclear - – — ?".split()) | {
    "not stated"
}
_VAGUE = frozenset("many few several numerous countless scores lots tens".split())
_VAGUE |= {"a few", "a couple", "a handful"}
_HALVES = re.compile(
    r"(?:(?P<ones>[0-9a-z]+) and )?(?:a |one-)?half(?:[ -]an?)? (?P<scale>million|billion)", re.IGNORECASE
)
_PARTS = ("", "", "", "", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_SHARES = re.compile(
    rf"(?P<n>an?|one|two|three|four|five|six|seven|nine)[ -](?P<part>{'|'.join(filter(None, _PARTS))})s?"
)
_NEARLY_VAGUE = re.compile(
    r"(?:several|(?:a )?few|a couple(?: of)?) (?P<unit>dozen|hundred|thousand)s?", re.IGNORECASE
)
_OTHER_VAGUE = re.compile(
    r"(?:several|a few|few|tens of|dozens of|hundreds of) (?:thousands|[mb]illions?)|[mb]illions",
    re.IGNORECASE,
)


def write_instead(prefix: str, number: str) -> str:
    """Return the hint to write a number behind the qualifier that was written."""
    return f"write {shown(prefix + number)}"


def refuse_missing(text: str, _prefix: str, _rest: str) -> Refusal | None:
    """A figure that is not known has no value at all."""
    if not text:
        return Refusal("the value is empty", LEAVE_OUT)
    if text.lower() not in _MISSING:
        return None
    return Refusal(f"{shown(text)} is not a number", LEAVE_OUT)


def refuse_number_words(text: str, prefix: str, rest: str) -> Refusal | None:
    """Number words are read from one to twelve; half, thirds and quarters are the only fractions."""
    low = rest.lower()
    number = 0 if low == "zero" else whole_number(low)
    if share := _SHARES.fullmatch(low):
        percent = 100 * (whole_number(share["n"]) or 1) / _PARTS.index(share["part"])
        return Refusal(f"{shown(text)} is not among the fractions", write_instead(prefix, f"{percent:.3g}%"))
    if number is None and (halves := _HALVES.fullmatch(low)):
        ones = halves["ones"] or "0"
        whole = int(ones) if ones.isdigit() and len(ones) < 4 else whole_number(ones) or 0
        number = (2 * whole + 1) * SCALES[halves["scale"]] // 2
    if number is None or number >= LARGEST:
        return None
    return Refusal(
        f"{shown(text)} is a number in words: only one to twelve are read",
        write_instead(prefix, f"{number:,}"),
    )


def refuse_vague(text: str, prefix: str, rest: str) -> Refusal | None:
    """A word number needs bounds that readers agree on."""
    if near := _NEARLY_VAGUE.fullmatch(rest):
        return Refusal(
            f"{shown(text)} is not in the list of word numbers",
            write_instead(prefix, f"several {near['unit']}"),
        )
    if rest.lower() not in _VAGUE and not _OTHER_VAGUE.fullmatch(rest):
        return None
    known = ", ".join(f'"{word}"' for word in WORD_NUMBERS)
    return Refusal(f"{shown(text)} has no agreed bounds", f"write a number, or one of {known}")
