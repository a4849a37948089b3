"""Numbers in digits, as English print writes them; whatever could be read in two ways is refused."""

import re
from dataclasses import dataclass
from decimal import Decimal

from generator.problems import Refusal, shown

MOST_DIGITS = 15
LARGEST = 10**MOST_DIGITS
SPACES = " \u00a0\u2009\u202f"  # plain, no-break, thin, narrow no-break
SEPARATORS = ",_" + SPACES

# Everything that somebody may mean as one number; `read_digits` then says what is wrong with it.
LOOSE_NUMBER = rf"[0-9](?:[0-9.'’{SEPARATORS}]*[0-9])?"

_NUMBER = re.compile(
    rf"(?P<integer>0|[1-9][0-9]{{0,2}}(?P<sep>[{SEPARATORS}])[0-9]{{3}}(?:(?P=sep)[0-9]{{3}})*|[1-9][0-9]*)"
    r"(?:\.(?P<part>[0-9]+))?"
)
_POINTED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}")
_EUROPEAN = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+,[0-9]+")
_DECIMAL_COMMA = re.compile(r"(?P<integer>[0-9]+),(?P<part>[0-9]+)")


@dataclass(frozen=True, slots=True)
class Printed:
    """A number with the unit to which it looks rounded, such as 2,700 with 100."""

    number: Decimal
    unit: Decimal


def read_digits(text: str) -> Printed | Refusal:
    """Read a number written in digits, with at most one kind of thousands separator and a point.

    Args:
        text: matches `LOOSE_NUMBER`.

    Returns:
        The number and its rounding unit, or why it cannot be read in one way only.
    """
    if sum(c.isdigit() for c in text) > MOST_DIGITS:
        return Refusal(
            f"{shown(text)} has more than {MOST_DIGITS} digits", "check the number; write it rounded"
        )
    match = _NUMBER.fullmatch(text)
    if match is None:
        return _explain(text)
    integer, part = match["integer"], match["part"] or ""
    # 1.234 is a decimal in English print and a thousand in German; agencies translate from one to the other.
    if len(part) == 3 and len(integer) <= 3 and integer != "0":
        return _two_readings(text, integer, part)
    digits = _only_digits(integer)
    return Printed(Decimal(f"{digits}.{part}" if part else digits), _unit(digits, part))


def written(number: Decimal) -> str:
    """Return a number as the grammar writes it: commas for thousands, a point for decimals."""
    return f"{number:,f}"


def _only_digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _unit(digits: str, part: str) -> Decimal:
    if part or digits == "0":
        return Decimal(1).scaleb(-len(part))
    return Decimal(10) ** (len(digits) - len(digits.rstrip("0")))


def _two_readings(text: str, integer: str, part: str) -> Refusal:
    decimal = f"{integer}.{part}".rstrip("0").rstrip(".")
    thousands = written(Decimal(integer + part))
    if text == "10.000":
        return Refusal.write('"10.000" could be ten or ten thousand', "10", "10,000")
    # Three decimals would bring the same doubt back; a fourth one ends it.
    clear = f"{integer}.{part}0" if len(decimal) == len(integer) + 4 else decimal
    return Refusal.write(f"{shown(text)} could be {decimal} or {thousands}", clear, thousands)


def _explain(text: str) -> Refusal:
    """Say what is wrong with a number that is not printed as the grammar asks."""
    grouped = written(Decimal(_only_digits(text)))
    used = dict.fromkeys(c for c in text if not c.isdigit())
    comma = _DECIMAL_COMMA.fullmatch(text)
    if _POINTED.fullmatch(text):
        return Refusal.write(f"{shown(text)} has points between its thousands", grouped)
    if _EUROPEAN.fullmatch(text):
        better = written(Decimal(text.replace(".", "").replace(",", ".")))
        return Refusal.write(f"{shown(text)} has a comma before its decimals", better)
    if text.startswith("0") and not comma:
        better = written(Decimal(_only_digits(text))) if "." not in used else "0." + text.rpartition(".")[2]
        return Refusal.write(f"{shown(text)} begins with a zero", better)
    if comma:
        decimal = f"{int(comma['integer'])}.{comma['part']}"
        message = f"{shown(text)} has a comma that does not part off three digits"
        return Refusal.write(message, decimal, grouped)
    if used.keys() & {"'", "’"}:
        return Refusal.write(f"{shown(text)} has an apostrophe between its thousands", grouped)
    if "." not in used and len(used) > 1:
        return Refusal.write(f"{shown(text)} mixes two thousands separators", grouped)
    return Refusal(
        f"{shown(text)} is not grouped in thousands",
        'write it like "12,345" or "12,345.6", or without separators',
    )
