"""The words and patterns of the grammar of values, which the reader and its advice share."""

import re
from collections.abc import Iterable

from generator.model.values import Qualifier
from generator.reading.grammar.digits import LOOSE_NUMBER, SPACES

QUALIFIERS = {
    Qualifier.ABOUT: ("about", "around", "approximately", "roughly", "some", "an estimated", "~"),
    Qualifier.NEARLY: ("nearly", "almost", "close to", "approaching"),
    Qualifier.AT_LEAST: ("at least", "no fewer than", "a minimum of", "≥"),
    Qualifier.MORE_THAN: ("more than", "over", "exceeding", "above", ">"),
    Qualifier.UP_TO: ("up to", "at most", "no more than", "a maximum of", "≤"),
    Qualifier.FEWER_THAN: ("fewer than", "less than", "under", "below", "<"),
    Qualifier.EXACTLY: ("exactly",),
}
NUMBER_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
# Only words on whose bounds readers agree: “many” and “scores” have none.
WORD_NUMBERS = {
    "dozens": (24, 99),
    "several dozen": (24, 99),
    "hundreds": (200, 999),
    "several hundred": (200, 999),
    "thousands": (2_000, 9_999),
    "several thousand": (2_000, 9_999),
    "tens of thousands": (20_000, 99_999),
}
# Halves, thirds and quarters as numerator and denominator.
FRACTIONS = {"half": (1, 2), "a half": (1, 2), "two thirds": (2, 3), "three quarters": (3, 4)}
FRACTIONS |= {f"{one} {part}": (1, n) for one in ("a", "one") for part, n in (("third", 3), ("quarter", 4))}
SCALES = {"million": 10**6, "billion": 10**9}

_S = f"[{SPACES}\t]"
# Word processors and copied pages put any of these where a hyphen was typed.
_DASH = "[-–—‒‐‑−]"
_FLAGS = re.ASCII | re.IGNORECASE


def _any(words: Iterable[str], space: str = f"{_S}+") -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", space) for word in longest_first)


def _term(place: int) -> str:
    """Return the pattern of one number, its groups numbered by its place in a range."""
    return (
        rf"(?:(?P<digits{place}>{LOOSE_NUMBER})|(?P<fraction{place}>{_any(FRACTIONS, f'(?:-|{_S}+)')})"
        rf"|(?P<word{place}>{_any(NUMBER_WORDS)}))"
        rf"(?:{_S}+(?P<scale{place}>million|billion))?"
        rf"(?P<percent{place}>{_S}*%|{_S}+percent|{_S}+per{_S}+cent)?"
    )


CANONICAL = {word: name for name, words in QUALIFIERS.items() for word in words}
_ABOUT = rf"(?:(?:{_any(QUALIFIERS[Qualifier.ABOUT][:-1])}){_S}+|~{_S}*)"
QUALIFIER = re.compile(
    rf"(?P<qualifier>(?:{_any(word for word in CANONICAL if word[0].isalpha())})(?={_S}|$)|[~≥>≤<]){_S}*",
    _FLAGS,
)
TERM = re.compile(_term(1), _FLAGS)
RANGE = re.compile(rf"{_term(1)}(?:{_S}*{_DASH}{_S}*|{_S}+to{_S}+){_term(2)}", _FLAGS)
BETWEEN = re.compile(rf"between{_S}+(?P<about>{_ABOUT})?{_term(1)}{_S}+and{_S}+{_term(2)}", _FLAGS)
WORD_NUMBER = re.compile(_any(WORD_NUMBERS), _FLAGS)
