"""Does a quote hold the figure? Every number a quote can be read to say, and whether one of them fits."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from generator.model.values import Number, Value, plain
from generator.reading.grammar.digits import LARGEST
from generator.reading.grammar.english_numbers import read_english
from generator.reading.grammar.foreign_numbers import (
    QUOTED_NUMBER,
    Interval,
    digit_readings,
    normalise,
    shared_start,
    take_east_asian,
)

# Words that multiply, by language family. "*" stands for letters before or behind: compounds, endings.
# Without digits before it such a word says only "some thousands"; what stands before is not read.
_THOUSAND = """
    *tausend* tsd *duizend* *tusen* *tusind* *þúsund* *tuhat* tuhande* mila mille milliers migliaia mil miles
    milhar milhares mii tysiąc* tysięc* tys *tisíc* tisoč* tisuć* hiljad* хиљад* хиляд* илјад* тысяч* тыс
    тисяч* тис *ezer *ezren tūksto* tūkstan* mijë ribu seribu nghìn ngàn χιλιάδ* χίλι*
    ألف ألفا آلاف الاف ألفي ألفين ألفان هزار ہزار אלף אלפי אלפים אלפיים
    हज़ार हजार হাজার હજાર ਹਜ਼ਾਰ ആയിര* ஆயிர* ათას* հազար* พัน мянга мың
    """
_MILLION = """
    mio *million* *miljon* *miljoon* *milijon* *milión* *milion* millón millones milione milioni
    milhão milhões mln млн миллион* мільйон* милион* milyon *millió juta triệu εκατομμύρι*
    مليون ملايين میلیون מיליון ล้าน
    """
_MULTIPLIERS = {
    1_000: _THOUSAND,
    100_000: "लाख লাখ لاکھ แสน",
    1_000_000: _MILLION,
    10_000_000: "करोड़ কোটি",
    1_000_000_000: "mrd *milliard* *miljard* *miliard* млрд миллиард* мільярд* milyar مليار",
}
# Short words that mean something else in another language: read only behind digits.
_BEHIND_DIGITS = {1_000: "bin min ming elfu", 10_000: "หมื่น"}


def _pattern(words: dict[int, str]) -> str:
    """Return a regular expression with one group for all words of a factor, named after the factor."""
    groups = []
    for factor, listed in words.items():
        stems = (re.escape(w).replace(r"\*", r"[^\W\d_]*") for w in _folded(listed).split())
        groups.append(f"(?P<x{factor}>{'|'.join(stems)})")
    return rf"(?<![^\W\d_])(?:{'|'.join(groups)})(?![^\W\d_])"


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text.casefold())


_MULTIPLIER = re.compile(_pattern(_MULTIPLIERS))
_SHORT_MULTIPLIER = re.compile(_pattern(_BEHIND_DIGITS))
_BEFORE = re.compile(rf"(?<![0-9.,])({QUOTED_NUMBER})[ -]?$")
_NUMBER = re.compile(QUOTED_NUMBER)


def read_numbers(quote: str, *, english: bool) -> tuple[tuple[Number, Number], ...]:
    """Return every number that a quote can be read to say.

    Args:
        quote: text in any script.
        english: read English number words and English separators; else the separators of every
            convention, East Asian numerals, and the words for thousand and million of many languages.

    Returns:
        Numbers as (low, high), both included: equal for an exact number, apart for words such as
        "several hundred". Each once, in no order that means anything.
    """
    text = _folded(normalise(quote))
    intervals = read_english(text) if english else tuple(_read_foreign(text))
    known = dict.fromkeys(interval for interval in intervals if interval[0] < LARGEST)
    return tuple((plain(low), plain(high)) for low, high in known)


def quote_fits(quote: str, value: Value, *, language: str) -> bool | None:
    """Say whether a number in the quote fits the value.

    Args:
        quote: the words of the source.
        value: the figure that they are said to hold.
        language: BCP 47 tag of the quote.

    Returns:
        True if any number fits, False if none does, None if the quote is not English and no number
        in it can be read.
    """
    # In English print a comma never stands before decimals: “1,200” is not 1.2 there.
    english = language.lower().split("-")[0] == "en"
    numbers = read_numbers(quote, english=english)
    if not numbers and not english:
        return None
    return any(_touches(low, high, value) for low, high in numbers)


def _touches(low: Number, high: Number, value: Value) -> bool:
    if value.number is not None and low <= value.number <= high:
        return True
    return (value.high is None or low <= value.high) and (value.low is None or high >= value.low)


def _read_foreign(text: str) -> Iterator[Interval]:
    text, numbers = take_east_asian(text)
    yield from numbers
    end = 0
    rest = []  # what no multiplier has claimed
    for match in _multipliers(text):
        before = _BEFORE.search(text, max(end, match.start() - 41), match.start())
        rest.append(text[end : before.start() if before else match.start()])
        yield from _multiplied(text, match, before)
        end = match.end()
    rest.append(text[end:])
    yield from ((n, n) for n in _plain_numbers("|".join(rest)))


def _plain_numbers(text: str) -> Iterator[Decimal]:
    for match in _NUMBER.finditer(text):
        yield from digit_readings(match[0], english=False)
        if match[0].endswith((".000", ",000")):
            yield from shared_start(text, match.start(), Decimal(1000))


def _multipliers(text: str) -> Iterator[re.Match[str]]:
    short = (
        m for m in _SHORT_MULTIPLIER.finditer(text) if _BEFORE.search(text, max(0, m.start() - 41), m.start())
    )
    return iter(sorted([*_MULTIPLIER.finditer(text), *short], key=lambda match: match.start()))


def _multiplied(text: str, match: re.Match[str], before: re.Match[str] | None) -> Iterator[Interval]:
    factor = Decimal(str(match.lastgroup)[1:])
    if before is None:
        yield factor, 1000 * factor - 1
        return
    for number in digit_readings(before[1], english=False):
        yield number * factor, number * factor
        if number >= 1000:  # "5000 thousand" is a slip for one of the two
            yield number, number
    yield from ((n, n) for n in shared_start(text, before.start(1), factor))
