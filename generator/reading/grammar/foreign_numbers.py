"""Digits of any script, separators of any convention, and the multipliers of East Asian numerals."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

# A number in (normalised) digits. Spaces belong to it only where all of them part off exactly three digits.
# It never begins inside another one and never gives back a digit, so a scan stays linear in the text.
_SPACED = r"[0-9]{1,3}(?:[ ][0-9]{3}(?![0-9]|,[0-9]{3}(?![0-9]))){1,6}(?:[.,٫][0-9]+)?"
QUOTED_NUMBER = rf"(?<![0-9])(?<![0-9][.,'’٬٫_])(?>{_SPACED}|[0-9]+(?:[.,'’٬٫_][0-9]+){{0,12}})"
LONGEST_NUMBER = 40

# Before a multiplier Chinese writes two as 两 or 兩: 两千 is two thousand.
_HAN_DIGITS = dict(zip("〇零一二三四五六七八九两兩", (0, 0, *range(1, 10), 2, 2), strict=True))
_HANGUL_DIGITS = dict(zip("일이삼사오육칠팔구", range(1, 10), strict=True))
_SMALL = {"十": 10, "拾": 10, "십": 10, "百": 100, "佰": 100, "백": 100, "千": 1000, "仟": 1000, "천": 1000}
_BIG = {"万": 10**4, "萬": 10**4, "만": 10**4, "億": 10**8, "亿": 10**8, "억": 10**8}
_DIGITS = _HAN_DIGITS | _HANGUL_DIGITS
_FACTORS = _SMALL | _BIG
# Korean counts people with numerals of its own: 두 명 is two persons.
_NATIVE = dict(zip("한 두 세 네 다섯 여섯 일곱 여덟 아홉 열".split(), range(1, 11), strict=True))
_SEVERAL = "数數几幾수"

_TIMES = "".join(_FACTORS)
_TIMES_KOREAN = "십백천만억"
# Korean syllables for numbers are also endings and particles (이, 만): they count only beside a multiplier.
_PART = (
    rf"{QUOTED_NUMBER}|[{''.join(_HAN_DIGITS)}]|[{''.join(_HANGUL_DIGITS)}](?=[{_TIMES_KOREAN}])|[{_TIMES}]"
)
_EAST_ASIAN = re.compile(
    rf"(?:{QUOTED_NUMBER}(?=[{_TIMES}])|[{_SEVERAL[:-1]}](?=[{_TIMES}])|(?<![가-힣])수(?=[{_TIMES_KOREAN}])"
    rf"|[{''.join(_HAN_DIGITS)}十百千万萬億亿拾佰仟]"
    rf"|(?<![가-힣])[{''.join(_HANGUL_DIGITS)}](?=[{_TIMES_KOREAN}])|(?<![가-힣])[십백천만](?=여|\s|명|$))"
    rf"(?:(?:(?<=[{_TIMES}]) )?(?:{_PART}))*"
)
_PARTS = re.compile(rf"[{_SEVERAL}]|{_PART}")
_KOREAN_COUNT = re.compile(rf"(?<![가-힣])({'|'.join(_NATIVE)}) ?(?=명|사람)")
_RANGE_START = re.compile(r"([0-9][0-9.,]*)(?: ?[-–—~〜～] ?| (?:to|or|bis|до|à|a|o|или|або) )$")

Interval = tuple[Decimal, Decimal]
"""The lowest and the highest number that some words can mean, both included."""


def normalise(text: str) -> str:
    """Return text with ASCII digits and plain spaces, without invisible marks; letters as they were."""
    if text.isascii():
        return text
    return "".join(map(_plain_character, unicodedata.normalize("NFC", text)))


def _plain_character(c: str) -> str:
    category = unicodedata.category(c)
    if category == "Nd":
        return str(unicodedata.decimal(c))
    if category == "Zs":
        return " "
    return {"，": ",", "．": "."}.get(c, "" if category == "Cf" else c)


def digit_readings(token: str, *, english: bool) -> tuple[Decimal, ...]:
    """Return what a number in digits may mean, likeliest first.

    Args:
        token: matches `QUOTED_NUMBER`.
        english: a comma parts thousands; elsewhere it may as well stand before decimals.

    Returns:
        One reading, two where the convention is in doubt ("10.000"), the pieces where no convention
        holds them together, none for more than 40 characters.
    """
    if len(token) > LONGEST_NUMBER:
        return ()
    pieces = re.split("[^0-9]", token)
    used = [c for c in token if not "0" <= c <= "9"]
    if not used:
        return (Decimal(token),)
    readings = []
    if len(set(used)) == 1 and used[0] != "٫" and _are_thousands(pieces):
        readings.append(Decimal("".join(pieces)))
    if _has_decimals(used, pieces, english=english):
        readings.append(Decimal(f"{''.join(pieces[:-1])}.{pieces[-1]}"))
    if english:
        readings.reverse()
    return tuple(readings) or tuple(map(Decimal, pieces))


def _are_thousands(pieces: list[str]) -> bool:
    """Whether digits stand in groups of three, or as in India: two, two, three."""
    first, *middle, last = pieces
    if first.startswith("0") or len(last) != 3:
        return False
    in_threes = len(first) <= 3 and all(len(piece) == 3 for piece in middle)
    return in_threes or (len(first) <= 2 and all(len(piece) == 2 for piece in middle))


def _has_decimals(used: list[str], pieces: list[str], *, english: bool) -> bool:
    *before, last = used
    if last not in (".٫" if english else ".,٫") or last in before:
        return False
    return not before or (len(set(before)) == 1 and _are_thousands(pieces[:-1]))


def shared_start(text: str, start: int, factor: Decimal) -> Iterator[Decimal]:
    """Return the first number of a range whose second, at start, brings a factor for both.

    So "2-3 thousand" and "11-12,000" are 2,000 and 11,000 at their beginning.
    """
    # Looking back a few characters only, so that a quote of one repeated piece
    # takes time in proportion to its length, not to its square.
    match = _RANGE_START.search(text, max(0, start - 24), start)
    if match:
        number = match[1].rstrip(".,")
        yield from (n * factor for n in digit_readings(number, english=False) if n < 1000)


def take_east_asian(text: str) -> tuple[str, tuple[Interval, ...]]:
    """Read the numbers that are written with Chinese, Japanese or Korean numerals.

    Args:
        text: normalised text.

    Returns:
        The text with a bar in place of each number read, and the numbers as (low, high).
    """
    intervals: list[Interval] = []

    def take(match: re.Match[str]) -> str:
        parts = _PARTS.findall(match[0])
        intervals.extend(_chain(parts))
        if parts[-1] in _FACTORS:
            factor = Decimal(_FACTORS[parts[-1]])
            intervals.extend((n, n) for n in shared_start(text, match.start(), factor))
        return "|"

    def take_native(match: re.Match[str]) -> str:
        number = Decimal(_NATIVE[match[1]])
        intervals.append((number, number))
        return "|"

    rest = _EAST_ASIAN.sub(take, text)
    return _KOREAN_COUNT.sub(take_native, rest), tuple(intervals)


def _chain(parts: list[str]) -> Iterator[Interval]:
    """Read a chain such as 1 万 2 千, or "several" with its multipliers."""
    if parts[0] in _SEVERAL:
        factor = Decimal(1)
        for part in parts[1:3]:
            factor *= _FACTORS.get(part, 1)
        yield 2 * factor, 10 * factor - 1
        return
    readings = digit_readings(parts[0], english=False) if parts[0][0].isascii() else ()
    for first in readings or (Decimal(0),):
        for number in _sums(first, parts):
            yield number, number


def _sums(first: Decimal, parts: list[str]) -> Iterator[Decimal]:
    """Add up a chain whose digits, if it begins with any, mean `first`.

    Digits that are too large for their place ("3천 2024") begin a new number.
    """
    total, section, last = Decimal(0), Decimal(0), Decimal("Infinity")
    digits: Decimal | None = None
    for place, part in enumerate(parts):
        if part in _SMALL:
            last = Decimal(_SMALL[part])
            section, digits = section + (1 if digits is None else digits) * last, None
        elif part in _BIG:
            last = Decimal(_BIG[part])
            total, section, digits = total + (section + (digits or 0) or 1) * last, Decimal(0), None
        elif part in _DIGITS:
            digits = (digits or Decimal(0)) * 10 + _DIGITS[part]
        else:
            digits = first if place == 0 else (*digit_readings(part, english=False), Decimal(0))[0]
            if digits >= last:
                yield total + section
                total, section, last = Decimal(0), Decimal(0), Decimal("Infinity")
    yield total + section + (digits or 0)
