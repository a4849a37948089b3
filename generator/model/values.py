"""A figure's value: the words, and the bounds used only to compare it with others."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

Number = int | float


class Qualifier(StrEnum):
    """What the words say about the number."""

    STATED = "stated"
    ABOUT = "about"
    NEARLY = "nearly"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    UP_TO = "up to"
    FEWER_THAN = "fewer than"
    EXACTLY = "exactly"


class BoundsFrom(StrEnum):
    """Where the bounds of a value come from: the source gives them itself, or its words allow them."""

    SOURCE = "source"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Value:
    """A number as its source words it, with the numbers the words allow.

    Attributes:
        words: The value as written, without surrounding space.
        number: The printed number; None for ranges and for words such as "several hundred".
        low: Lower bound, included; 0 for "up to" and "fewer than".
        high: Upper bound, included; None when nothing limits it.
        percent: The words say %, percent, per cent, or are a fraction of a whole.
        fraction: The words are a fraction such as "half"; `number` is then its percentage.
        low_from: Where the lower bound comes from.
        high_from: Where the upper bound comes from.
    """

    words: str
    qualifier: Qualifier
    number: Number | None
    low: Number | None
    high: Number | None
    percent: bool = False
    fraction: bool = False
    low_from: BoundsFrom = BoundsFrom.WORDS
    high_from: BoundsFrom = BoundsFrom.WORDS

    @property
    def bounds(self) -> BoundsFrom:
        """Where its bounds come from: the source, if it gives one end at least."""
        return BoundsFrom.SOURCE if BoundsFrom.SOURCE in (self.low_from, self.high_from) else BoundsFrom.WORDS

    @property
    def middle(self) -> Number:
        """The number that stands for it where values are set in order or in proportion."""
        return middle(self.number, self.low or 0, self.high)


def middle(number: Number | None, low: Number, high: Number | None) -> Number:
    """The printed number; of a range its middle; where nothing limits it, its lower bound."""
    if number is not None:
        return number
    return low if high is None else (low + high) / 2


def plain(number: Decimal) -> Number:
    """Return an int when number is whole, else the nearest float."""
    return int(number) if number == number.to_integral_value() else float(number)


def worded_by(low: Number | None, high: Number | None) -> str:
    """The words of a figure that has nothing but these bounds; empty where there is none."""
    # In the words of the grammar, so that an exported value can be read back.
    if low is not None and high is not None:
        return f"{low:,}–{high:,}"
    if low is not None:
        return f"at least {low:,}"
    return "" if high is None else f"up to {high:,}"


def bounds(qualifier: Qualifier, number: Decimal, unit: Decimal) -> tuple[Number, Number | None]:
    """Return the lowest and highest number that the words allow.

    Args:
        qualifier: What the words say about the number.
        number: The printed number, not negative.
        unit: The unit to which it looks rounded (1,000 for 1,000; 100 for 2,700; 1 for 36).

    Returns:
        Both ends included; the upper end is None when there is none.
    """
    match qualifier:
        case Qualifier.AT_LEAST | Qualifier.MORE_THAN:
            return plain(number), None
        case Qualifier.UP_TO | Qualifier.FEWER_THAN:
            return 0, plain(number)
        case Qualifier.NEARLY:
            return plain(number * 4 / 5), plain(number)
        case Qualifier.EXACTLY:
            return plain(number), plain(number)
        case Qualifier.STATED | Qualifier.ABOUT:
            # Nobody rounds three dead to five, so small numbers are taken as printed.
            # Half the unit of 1,000 would reach from 500 to 1,500, so a quarter of the number is the limit.
            margin = Decimal(0) if number < 10 else min(unit / 2, number / 4)
            return plain(number - margin), plain(number + margin)
