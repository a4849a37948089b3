"""Numbers in English words, as journalists write them: "eleven-thousand", "27-hundred", "two-thirds"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.reading.grammar.foreign_numbers import QUOTED_NUMBER, Interval, digit_readings, shared_start
from generator.reading.grammar.value_grammar import SCALES

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL = {word: n for n, word in enumerate(f"{_ONES} sixteen seventeen eighteen nineteen".split())}
SMALL |= {word: n for n, word in zip(range(20, 100, 10), _TENS.split(), strict=True)}
SMALL |= {"none": 0, "no": 0, "fourty": 40}
_SCALES = SCALES | {"thousand": 10**3, "k": 10**3, "mn": 10**6, "bn": 10**9}
_DENOMINATORS = {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}

# What "dozens", "hundreds" … stand for, both ends included.
PLURALS = {
    "tens": (20, 99),
    "dozens": (24, 99),
    "hundreds": (200, 999),
    "thousands": (2_000, 9_999),
    "millions": (2_000_000, 9_999_999),
    "tens of thousands": (20_000, 99_999),
    "hundreds of thousands": (200_000, 999_999),
}
_PLURAL = re.compile(
    r"\b(?:(?P<many>tens|dozens|hundreds)[ ]of[ ]thousands"
    r"|(?:several|few)[ -](?P<several>dozen|hundred|thousand|million)s?"
    r"|(?P<plural>tens|dozens|hundreds|thousands|millions))\b"
)
_FRACTION = re.compile(
    rf"\b(?:(?P<n>an?|one|two|three|four|five|seven|nine)[ -](?P<d>{'|'.join(_DENOMINATORS)})s?"
    r"|(?P<halfof>half(?:[ -]an?)?[ -](?P<unit>dozen|million|billion))|hal(?:f|ves|ved|ving))\b"
)
_TOKEN = re.compile(rf"(?P<digits>(?<![a-z0-9]){QUOTED_NUMBER})|(?P<word>[a-z]+)")
_ATTACHED = ("k", "mn", "bn")  # a scale only where they touch their digits, as in "10K"
_BREAK = "|"  # stands where words were already read: no number reaches across it


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    gap: str  # what stands between this token and the one before
    start: int
    readings: tuple[Decimal, ...] = ()  # of digits


def read_english(text: str) -> tuple[Interval, ...]:
    """Return every number an English text holds, as (low, high), both included.

    Args:
        text: any text; digits must be ASCII.
    """
    text = text.lower()
    intervals: list[Interval] = []

    def take_plural(match: re.Match[str]) -> str:
        intervals.append(_plural(match))
        return _BREAK

    def take_fraction(match: re.Match[str]) -> str:
        intervals.append(_fraction(match))
        return _BREAK

    text = _FRACTION.sub(take_fraction, _PLURAL.sub(take_plural, text))
    intervals.extend((number, number) for number in _counts(text))
    return tuple(dict.fromkeys(intervals))


def read_integer(text: str) -> int | None:
    """Return the number that a text of number words alone says ("twenty-five"), else None."""
    if not text.isascii() or not text.isprintable():
        return None
    tokens = _tokens(text.lower())
    if not tokens or any(token.readings or token.text == "no" for token in tokens):
        return None
    number, end, _ = _count(tokens, 0)
    return int(number) if number is not None and end == len(tokens) and number == int(number) else None


def _plural(match: re.Match[str]) -> Interval:
    if match["many"]:
        key = "hundreds of thousands" if match["many"] == "hundreds" else "tens of thousands"
    else:
        key = match["plural"] or match["several"] + "s"
    low, high = PLURALS[key]
    return Decimal(low), Decimal(high)


def _fraction(match: re.Match[str]) -> Interval:
    if match["halfof"]:
        number = Decimal(12 if match["unit"] == "dozen" else _SCALES[match["unit"]]) / 2
        return number, number
    if not match["d"]:
        return Decimal(50), Decimal(50)
    percent = Decimal(100) * SMALL.get(match["n"], 1) / _DENOMINATORS[match["d"]]
    margin = Decimal(0) if percent == int(percent) else Decimal("0.5")
    return percent - margin, percent + margin


def _tokens(text: str) -> list[_Token]:
    tokens = []
    end = 0
    for match in _TOKEN.finditer(text):
        readings = digit_readings(match[0], english=True) if match["digits"] else ()
        tokens.append(_Token(match[0], text[end : match.start()], match.start(), readings))
        end = match.end()
    return tokens


def _counts(text: str) -> Iterator[Decimal]:
    tokens = _tokens(text)
    here = 0
    while here < len(tokens):
        number, end, factor = _count(tokens, here)
        if number is None:
            here += 1
            continue
        yield number
        if end == here + 1 and tokens[here].readings:
            yield from tokens[here].readings
            if tokens[here].text.endswith(",000"):
                yield from shared_start(text, tokens[here].start, Decimal(1000))
        elif factor > 1:
            yield from shared_start(text, tokens[here].start, factor)
        here = end


def _count(tokens: list[_Token], start: int) -> tuple[Decimal | None, int, Decimal]:
    """Read one cardinal number from a token on.

    Returns:
        The number (None where none begins), the index of the first token after it, and its smallest
        scale word's factor (1 without one).
    """
    counter = _Counter()
    here = start
    while here < len(tokens):
        token = tokens[here]
        if here > start and token.gap not in ("", " ", "-"):
            break
        if not counter.take(token, tokens[here + 1].text if here + 1 < len(tokens) else ""):
            break
        here += 1
    return counter.number, here, counter.scale if counter.scale.is_finite() else Decimal(1)


class _Counter:
    """Adds up one number, word by word."""

    def __init__(self) -> None:
        self.total = Decimal(0)
        self.group: Decimal | None = None  # below the next scale word, such as 27 in "27 thousand"
        self.scale = Decimal("Infinity")  # the last scale word
        self.place: Decimal | None = None  # of the next decimal, after "point"
        self.from_digits = False
        self.empty = True

    @property
    def number(self) -> Decimal | None:
        return None if self.empty else self.total + (self.group or 0)

    def take(self, token: _Token, following: str) -> bool:
        """Take a token into the number, or say that it does not belong to it."""
        word = token.text
        if token.readings:
            return self._take_digits(token)
        if word in ("a", "an"):
            return self.empty and self.group is None and following in {*_SCALES, "hundred", "dozen"}
        if word == "and":
            return not self.empty and following in SMALL and self._may_go_on()
        if word == "point":
            self.place = Decimal("0.1")
            return self.group is not None and following in SMALL
        if word in _ATTACHED and (self.empty or token.gap):
            return False
        taken = self._take_small(word) if word in SMALL else self._take_scale(word)
        self.empty = self.empty and not taken
        return taken

    def _may_go_on(self) -> bool:
        return not self.from_digits and (self.group is None or self.group % 100 == 0)

    def _take_digits(self, token: _Token) -> bool:
        if not self.empty and (self.group is not None or token.gap != "-"):
            return False
        self.group, self.from_digits, self.empty = token.readings[0], True, False
        return True

    def _take_small(self, word: str) -> bool:
        n, group = SMALL[word], self.group
        if self.place is not None and group is not None and n < 10:
            self.group, self.place = group + n * self.place, self.place / 10
            return True
        if group is None:
            self.group = Decimal(n)
            return True
        tens = group % 100
        if (
            self.from_digits
            or n == 0
            or not (tens == 0 < group or (n < 10 and tens >= 20 and tens % 10 == 0))
        ):
            return False
        self.group = group + n
        return True

    def _take_scale(self, word: str) -> bool:
        if word in ("hundred", "dozen"):
            group = (Decimal(1) if self.empty else None) if self.group is None else self.group
            if group is None or group >= 100:
                return False
            self.group = group * (100 if word == "hundred" else 12)
            return True
        factor = _SCALES.get(word, 0)
        if not 0 < factor < self.scale or (self.group is None and not self.empty):
            return False
        self.total += (1 if self.group is None else self.group) * factor
        self.group, self.scale, self.place, self.from_digits = None, Decimal(factor), None, False
        return True
