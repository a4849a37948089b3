"""A figure's value: the words, and the bounds used only to compare it with others."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

Number = int | float


@dataclass(frozen=True, slots=True)
class Value:
    """A number as its source words it, with the numbers the words allow.

    Attributes:
        words: The value as written, without surrounding space.
        qualifier: One of stated, about, nearly, at least, more than, up to, fewer than, exactly.
        number: The printed number; None for ranges and for words such as "several hundred".
        low: Lower bound, included; 0 for "up to" and "fewer than".
        high: Upper bound, included; None when nothing limits it.
        percent: The words say %, percent, per cent, or are a fraction of a whole.
        fraction: The words are a fraction such as "half"; `number` is then its percentage.
    """

    words: str
    qualifier: str
    number: Number | None
    low: Number | None
    high: Number | None
    percent: bool = False
    fraction: bool = False


def plain(number: Decimal) -> Number:
    """Return an int when number is whole, else the nearest float."""
    return int(number) if number == number.to_integral_value() else float(number)


def bounds(qualifier: str, number: Decimal, unit: Decimal) -> tuple[Number, Number | None]:
    """Return the lowest and highest number that the words allow.

    Args:
        qualifier: One of the qualifiers of `Value`.
        number: The printed number, not negative.
        unit: The unit to which it looks rounded (1,000 for 1,000; 100 for 2,700; 1 for 36).

    Returns:
        Both ends included; the upper end is None when there is none.
    """
    if qualifier in ("at least", "more than"):
        return plain(number), None
    if qualifier in ("up to", "fewer than"):
        return 0, plain(number)
    if qualifier == "nearly":
        return plain(number * 4 / 5), plain(number)
    if qualifier == "exactly" or number < 10:
        return plain(number), plain(number)
    margin = min(unit / 2, number / 4)
    return plain(number - margin), plain(number + margin)
