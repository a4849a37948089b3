"""The closed grammar of values: qualifiers, numbers, ranges and word numbers; nothing is guessed."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.model.values import BoundsFrom, Number, Qualifier, Value, bounds, plain, worded_by
from generator.problems import Refusal, shown
from generator.reading.grammar.digits import LARGEST, Printed, read_digits
from generator.reading.grammar.value_advice import advise, number_among_words, unknown
from generator.reading.grammar.value_grammar import (
    BETWEEN,
    CANONICAL,
    FRACTIONS,
    NUMBER_WORDS,
    QUALIFIER,
    RANGE,
    SCALES,
    TERM,
    WORD_NUMBER,
    WORD_NUMBERS,
)

LONGEST = 200


@dataclass(frozen=True, slots=True)
class _Term:
    """One number of the grammar, before its scale is applied to it."""

    printed: Printed
    scale: int
    percent: bool
    fraction: bool

    def scaled(self, scale: int = 1) -> Decimal:
        return self.printed.number * (self.scale if self.scale > 1 else scale)


def parse_value(words: str) -> Value | Refusal:
    """Read a value as its source words it.

    Args:
        words: the text of the field, at most 200 characters.

    Returns:
        The value with its words and bounds, or a refusal that says what to write instead. Never raises.
    """
    text = words.strip()
    # A longer text is the sentence around the number, which belongs in the body or in quote.
    if len(text) > LONGEST:
        return Refusal(
            f"{shown(text)} has {len(text)} characters", "write only the number, as the source words it"
        )
    return _read(text) or advise(text, _read) or number_among_words(text, _read) or unknown(text)


def parse_number(words: str) -> Number | Refusal:
    """Read a bare number of the same grammar, for the bounds that a source gives itself.

    Args:
        words: the text of `low` or `high`: no qualifier, no range.

    Returns:
        The number (of percent for "36%" and "a third"), or a refusal. Never raises.
    """
    value = parse_value(words)
    if isinstance(value, Refusal):
        return value
    # A hedge in low or high would give the bound bounds of its own, and they would be compared as exact.
    if value.number is None or value.qualifier != Qualifier.STATED:
        return Refusal(
            f"{shown(value.words)} is more than one bare number", 'write the number alone, such as "10,000"'
        )
    return value.number


def with_bounds(value: Value | None, low: Number | None, high: Number | None) -> Value:
    """Return a value with the bounds that the source itself gives.

    Args:
        value: its single best number, if it gives one; then its other bound stays as computed.
        low: lowest number by the source, included.
        high: highest number by the source, included.

    Returns:
        The value; without a best number one that is worded by its bounds ("10,000–12,000").

    Raises:
        ValueError: nothing at all is given.
    """
    if value is not None:
        # Where the source gives one end only, the other is still what its words allow.
        if low is not None:
            value = replace(value, low=low, low_from=BoundsFrom.SOURCE)
        return value if high is None else replace(value, high=high, high_from=BoundsFrom.SOURCE)
    if low is None and high is None:
        raise ValueError("a value needs a number or a bound")
    words, given = worded_by(low, high), BoundsFrom.SOURCE
    if low is None:
        return Value(words, Qualifier.UP_TO, high, 0, high, high_from=given)
    if high is None:
        return Value(words, Qualifier.AT_LEAST, low, low, None, low_from=given)
    return Value(words, Qualifier.STATED, None, low, high, low_from=given, high_from=given)


def _read(text: str) -> Value | Refusal | None:
    """Read text by the grammar; None where no form of it matches."""
    match = QUALIFIER.match(text)
    qualifier = CANONICAL[" ".join(match["qualifier"].lower().split())] if match else Qualifier.STATED
    start, end = match.end() if match else 0, len(text)
    # News tickers write 300+ for at least 300; behind another qualifier it would say two things.
    if qualifier is Qualifier.STATED and text.endswith("+"):
        qualifier, end = Qualifier.AT_LEAST, end - 1
    if term := TERM.fullmatch(text, start, end):
        return _single(text, qualifier, term)
    if WORD_NUMBER.fullmatch(text, start, end):
        return _word_number(text, qualifier, text[start:end])
    if pair := RANGE.fullmatch(text, start, end) or BETWEEN.fullmatch(text, start, end):
        return _range(text, qualifier, pair)
    return None


def _single(text: str, qualifier: Qualifier, match: re.Match[str]) -> Value | Refusal:
    term = _read_term(match, 1)
    if isinstance(term, Refusal):
        return term
    number = term.scaled()
    low, high = bounds(qualifier, number, term.printed.unit * term.scale)
    return Value(text, qualifier, plain(number), low, high, percent=term.percent, fraction=term.fraction)


def _read_term(match: re.Match[str], place: int) -> _Term | Refusal:
    digits, word, fraction, scale, percent = match.group(
        *(f"{name}{place}" for name in ("digits", "word", "fraction", "scale", "percent"))
    )
    factor = SCALES[scale.lower()] if scale else 1
    if fraction:
        over, under = FRACTIONS[" ".join(fraction.lower().replace("-", " ").split())]
        if scale or percent:
            better = f"{over * factor / under:,.0f}" if scale else f"{100 * over / under:.3g}%"
            return Refusal.write(f"{shown(match[0])} is a fraction and more", better, offset=match.start())
        share = Decimal(100) * over / under
        is_integer = share == int(share)
        return _Term(
            Printed(share, _rounding(int(share)) if is_integer else Decimal(1)),
            1,
            percent=True,
            fraction=True,
        )
    if word:
        number = NUMBER_WORDS.index(word.lower()) + 1
        printed: Printed | Refusal = Printed(Decimal(number), _rounding(number))
    else:
        printed = read_digits(digits)
    if isinstance(printed, Refusal):
        return replace(printed, offset=match.start(f"digits{place}"))
    if printed.number * factor >= LARGEST:
        hint = f"the largest number is {LARGEST - 1:,}"
        return Refusal(f"{shown(match[0])} is too large", hint, offset=match.start())
    return _Term(printed, factor, percent=bool(percent), fraction=False)


def _rounding(number: int) -> Decimal:
    # Of the words from one to twelve only ten is round; of the fractions only a half, as fifty percent.
    return Decimal(10) if number % 10 == 0 else Decimal(1)


def _word_number(text: str, qualifier: Qualifier, rest: str) -> Value | Refusal:
    low, high = WORD_NUMBERS[" ".join(rest.lower().split())]
    match qualifier:
        case Qualifier.STATED:
            return Value(text, qualifier, None, low, high)
        case Qualifier.AT_LEAST | Qualifier.MORE_THAN:
            return Value(text, qualifier, None, low, None)
        case Qualifier.UP_TO | Qualifier.FEWER_THAN:
            return Value(text, qualifier, None, 0, high)
        case Qualifier.ABOUT | Qualifier.NEARLY | Qualifier.EXACTLY:
            return Refusal.write(f"{shown(text)} qualifies a number that is vague already", rest)


def _range(text: str, qualifier: Qualifier, match: re.Match[str]) -> Value | Refusal:
    first, second = _read_term(match, 1), _read_term(match, 2)
    if isinstance(first, Refusal):
        return first
    if isinstance(second, Refusal):
        return second
    about = match.groupdict().get("about")
    if qualifier not in (Qualifier.STATED, Qualifier.ABOUT) or (qualifier is Qualifier.ABOUT and about):
        return Refusal.write(f"{shown(text)} is a range, which says its own limits", match[0])
    # In “3–4 million” the scale is for both ends; “3,000–4 million” counts its first end in ones.
    shares = first.scale == 1 and second.scale > 1 and first.printed.number < 1000
    low, high = plain(first.scaled(second.scale if shares else 1)), plain(second.scaled())
    doubt = _doubt_percent(text, first, second, f"{low:,}–{high:,}") or _doubt_ends(
        text, first, second, (low, high)
    )
    if doubt:
        return doubt
    return Value(text, Qualifier.ABOUT if about else qualifier, None, low, high, percent=second.percent)


def _doubt_percent(text: str, first: _Term, second: _Term, numbers: str) -> Refusal | None:
    if first.percent == second.percent or (second.percent and not second.fraction):
        return None
    return Refusal.write(f"{shown(text)} says only of one end that it is a percentage", f"{numbers}%")


def _doubt_ends(text: str, first: _Term, second: _Term, ends: tuple[Number, Number]) -> Refusal | None:
    """Say why a range cannot be read in one way only."""
    low, high = ends
    one, other = plain(first.printed.number), plain(second.printed.number)
    if first.scale > 1 == second.scale and other < 1000:
        return Refusal(
            f"{shown(text)} gives a scale to its first number only", "write it behind the second one too"
        )
    if low > high and first.scale != second.scale:
        return Refusal(
            f"{shown(text)} could begin at {one:,} or at {low:,}", "write both numbers out in digits"
        )
    if low > high:
        sign = "%" if second.percent else ""
        return Refusal.write(f"{shown(text)} runs backwards", f"{high:,}–{low:,}{sign}")
    # In print “11-12,000” is eleven to twelve thousand, but “5-10,000” may be meant as it stands.
    if second.scale == 1 and not second.percent and high % 1000 == 0 and 0 < one < high / 1000 < 1000:
        better = f"{one * 1000:,}–{high:,}"
        message = f"{shown(text)} could begin at {one:,} or at {one * 1000:,}"
        return Refusal(message, f"write {shown(better)}, or the fields low and high", (better,))
    return None
