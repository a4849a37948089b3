"""What to write instead: one rule for each way in which values are commonly miswritten."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from generator.model.values import Qualifier, Value
from generator.problems import Refusal, can_be_copied, shown
from generator.reading.grammar.digits import LARGEST, LOOSE_NUMBER
from generator.reading.grammar.english_numbers import read_integer
from generator.reading.grammar.foreign_numbers import normalise
from generator.reading.grammar.value_grammar import QUALIFIER, SCALES, WORD_NUMBERS

# An unknown number given as 0 would be a claim that nobody made.
LEAVE_OUT = "leave the figure out: missing is not zero"
# Cells and fields that nobody can answer are filled with such words; none of them is to become a value.
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
    number = 0 if low == "zero" else read_integer(low)
    if share := _SHARES.fullmatch(low):
        percent = 100 * (read_integer(share["n"]) or 1) / _PARTS.index(share["part"])
        return Refusal.write(f"{shown(text)} is not among the fractions", f"{prefix}{percent:.3g}%")
    if number is None and (halves := _HALVES.fullmatch(low)):
        ones = halves["ones"] or "0"
        count = int(ones) if ones.isdigit() and len(ones) < 4 else read_integer(ones) or 0
        number = (2 * count + 1) * SCALES[halves["scale"]] // 2
    if number is None or number >= LARGEST:
        return None
    message = f"{shown(text)} is a number in words: only one to twelve are read"
    return Refusal.write(message, f"{prefix}{number:,}")


def refuse_vague(text: str, prefix: str, rest: str) -> Refusal | None:
    """A word number needs bounds that readers agree on."""
    if near := _NEARLY_VAGUE.fullmatch(rest):
        message = f"{shown(text)} is not in the list of word numbers"
        return Refusal.write(message, f"{prefix}several {near['unit']}")
    if rest.lower() not in _VAGUE and not _OTHER_VAGUE.fullmatch(rest):
        return None
    known = ", ".join(f'"{word}"' for word in WORD_NUMBERS)
    return Refusal(f"{shown(text)} has no agreed bounds", f"write a number, or one of {known}")


_Reader = Callable[[str], Value | Refusal | None]
_Rule = Callable[[str, str, str], Refusal | None]

_ALMOST_QUALIFIERS = {
    Qualifier.ABOUT: "circa ca. ca c. estimated approx. approx ≈ ∼ ±",
    Qualifier.MORE_THAN: "exceeds exceeded upwards-of upward-of surpassing north-of greater-than",
    Qualifier.AT_LEAST: ">= => minimum min. no-less-than not-less-than from",
    Qualifier.UP_TO: "<= =< as-many-as maximum max. not-more-than as-much-as",
    Qualifier.NEARLY: "nearing just-under just-below",
    Qualifier.EXACTLY: "precisely only = just",
}
_ALMOST = {
    word.replace("-", " "): qualifier
    for qualifier, words in _ALMOST_QUALIFIERS.items()
    for word in words.split()
}
_LONGEST_FIRST = "|".join(re.escape(word) for word in sorted(_ALMOST, key=len, reverse=True))
_ALMOST_QUALIFIER = re.compile(
    rf"(?P<word>{_LONGEST_FIRST})(?<![a-z](?=[0-9])) *(?P<number>[0-9].*)", re.ASCII | re.IGNORECASE
)
_SUFFIXES = {
    "k": 10**3,
    "thousand": 10**3,
    "hundred": 10**2,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "mio": 10**6,
}
_SUFFIXES |= {"million": 10**6, "b": 10**9, "bn": 10**9, "billion": 10**9, "trillion": 10**12}

_SUFFIXED = re.compile(rf"(?P<number>{LOOSE_NUMBER})[ -]?(?P<suffix>[a-z]+)\b.*", re.ASCII | re.IGNORECASE)
_POWER = re.compile(r"(?P<number>[0-9]+(?:\.[0-9]+)?)e(?P<power>\+?[0-9]{1,2})", re.ASCII | re.IGNORECASE)
_EITHER = re.compile(r"(?P<first>\S+) or (?P<second>\S+)", re.IGNORECASE)
_TOLERANCE = re.compile(r"\S+ ?(?:±|\+/-) ?\S+")
_OR_MORE = re.compile(r"(?P<number>.+?) (?P<tail>or more|or so|plus|or fewer|or less)", re.IGNORECASE)
_TAILS = {
    "or more": Qualifier.AT_LEAST,
    "plus": Qualifier.AT_LEAST,
    "or so": Qualifier.ABOUT,
    "or fewer": Qualifier.UP_TO,
    "or less": Qualifier.UP_TO,
}
_DASHES = re.compile(r"[ \t]*[-–—‒‐‑−]{2,}[ \t]*")
_WORDS_TRIED = 8


def advise(text: str, read: _Reader) -> Refusal | None:
    """Return what is wrong with a value that the grammar does not have, if it is a known mistake.

    Args:
        text: the value without surrounding space, at most 200 characters.
        read: the reader of the grammar; advice to write what it would refuse in turn is not given.
    """
    match = QUALIFIER.match(text)
    prefix, rest = (match[0], text[match.end() :]) if match else ("", text)
    known = (refusal for rule in ADVICE if (refusal := rule(text, prefix, rest)))
    helpful = next((refusal for refusal in known if _helps(refusal, read)), None)
    return helpful and replace(helpful, offset=helpful.offset or len(prefix))


def _helps(refusal: Refusal, read: _Reader) -> bool:
    """Whether all that is proposed would be accepted, and can be copied from a message."""
    # Hints are pasted as they stand: one that is refused in its turn sends people in circles,
    # and one that was cut cannot be copied.
    return all(can_be_copied(text) and isinstance(read(text), Value) for text in refusal.proposals)


def number_among_words(text: str, read: _Reader) -> Refusal | None:
    """Return a refusal that names the value standing among other words, if there is one.

    Args:
        text: the value as written.
        read: the reader of the grammar: None where it does not match.
    """
    # A value of 200 characters has thousands of runs of words; a number is mostly among the first few.
    words = re.split(r"\s+|-(?=[^0-9])", text)[: 2 * _WORDS_TRIED]
    for first in range(min(len(words), _WORDS_TRIED)):
        for end in range(min(len(words), first + _WORDS_TRIED), first, -1):
            part = " ".join(words[first:end]).strip(",;.:!?()$€£#№")
            value = read(part)
            start = max(text.find(part), 0)
            if isinstance(value, Refusal):
                return replace(value, offset=start + value.offset)
            if value is not None:
                message = f"{shown(text)} says more than the number"
                hint = f"write only the number, such as {shown(part)}"
                return Refusal(message, hint, (part,), offset=start)
    return None


def unknown(text: str) -> Refusal:
    """Return the refusal of a value for which nothing better can be said."""
    hint = 'write a number such as "300", "at least 100", "10,000–12,000", "36%" or "several hundred"'
    return Refusal(f"{shown(text)} is not a value that can be read", hint)


def _nothing_behind(text: str, prefix: str, rest: str) -> Refusal | None:
    # Whoever wrote > 300 without quotes sees nothing of it arrive: to YAML the sign begins a block of text.
    if text[0] in "|>" and not text[1:].strip("+- "):
        hint = f"""write it in quotes with its number, such as "{"> 300" if text[0] == ">" else "300"}\""""
        return Refusal(
            f"{shown(text)} has no number behind it", hint + f": YAML reads a bare {text[0]} as its own sign"
        )
    if prefix and not rest:
        hint = f"write the number too, such as {shown(text + ' 300')}"
        return Refusal(f"{shown(text)} has no number behind it", hint, offset=len(text))
    return None


# East Asian keyboards type full-width digits, and web pages bring along marks that nobody can see.
_WRONG_CHARACTERS: tuple[tuple[Callable[[str], bool], str], ...] = (
    (lambda c: c.isdecimal() and not c.isascii(), "has digits of another script"),
    (lambda c: unicodedata.category(c) == "Cf", "holds a character that cannot be seen"),
    (lambda c: unicodedata.east_asian_width(c) == "F", "has full-width characters"),
)


def _other_characters(text: str, _prefix: str, _rest: str) -> Refusal | None:
    if text.isascii():
        return None
    better = unicodedata.normalize("NFKC", normalise(text))
    for is_wrong, fault in _WRONG_CHARACTERS:
        offset = next((index for index, character in enumerate(text) if is_wrong(character)), None)
        if offset is not None:
            return Refusal.write(f"{shown(text)} {fault}", better, offset=offset)
    return None


def _negative(text: str, _prefix: str, rest: str) -> Refusal | None:
    if not re.match(r"(?:[-−–—]|minus )\s*[0-9]", rest, re.IGNORECASE):
        return None
    return Refusal(f"{shown(text)} is below zero", "write a number from 0 upwards")


def _two_qualifiers(text: str, prefix: str, rest: str) -> Refusal | None:
    second = QUALIFIER.match(rest)
    if prefix and (second or rest.endswith("+")):
        words = prefix.strip(), second[0].strip() if second else "+"
        keep = rest[second.end() :] if second else rest[:-1]
        message = f"{shown(text)} has two qualifiers, {shown(words[0])} and {shown(words[1])}"
        return Refusal.write(message, prefix + keep)
    return None


def _almost_a_qualifier(text: str, prefix: str, rest: str) -> Refusal | None:
    # "≥ 300" typed as ">=300" would otherwise look like ">" and something unknown.
    if match := _ALMOST_QUALIFIER.fullmatch(text) or _ALMOST_QUALIFIER.fullmatch(rest):
        qualifier = f"{_ALMOST[match['word'].lower()]} "
        better = (prefix if match.string != text else qualifier) + match["number"]
        return Refusal.write(f"{shown(text)} has a qualifier that is not in the list", better)
    if tail := _OR_MORE.fullmatch(rest):
        better = f"{_TAILS[tail['tail'].lower()]} {tail['number']}"
        return Refusal.write(f"{shown(text)} has its qualifier behind the number", better)
    return None


def _scientific(text: str, prefix: str, rest: str) -> Refusal | None:
    match = _POWER.fullmatch(rest)
    if not match:
        return None
    number = float(match["number"]) * 10 ** int(match["power"])
    better = f"{int(number):,}" if number == int(number) < LARGEST else "1,000"
    return Refusal.write(f"{shown(text)} is in scientific notation", prefix + better)


def _scale(text: str, prefix: str, rest: str) -> Refusal | None:
    match = _SUFFIXED.fullmatch(rest)
    if not match or match["suffix"].lower() not in _SUFFIXES:
        return None
    suffix = match["suffix"]
    factor = _SUFFIXES[suffix.lower()]
    plain = match["number"].replace(",", "")
    if not re.fullmatch(r"[0-9]{1,9}(?:\.[0-9]{1,6})?", plain):
        return None
    name = {10**6: "million", 10**9: "billion"}.get(factor)
    better = f"{match['number']} {name}" if name else f"{float(plain) * factor:,.0f}"
    return Refusal.write(f"{shown(text)} shortens the number with {shown(suffix)}", prefix + better)


def _unusual_sign(text: str, prefix: str, rest: str) -> Refusal | None:
    if _TOLERANCE.fullmatch(rest):
        return Refusal(
            f"{shown(text)} gives its own bounds", "write the number as value, and its bounds as low and high"
        )
    if re.fullmatch(r"\.[0-9]+%?", rest):
        return Refusal.write(f"{shown(text)} begins with a point", f"{prefix}0{rest}")
    if re.fullmatch(r"[0-9,]+[.,]%?", rest):
        message = f"{shown(text)} ends with {shown(rest.rstrip('%')[-1])}"
        return Refusal.write(message, prefix + re.sub("[.,](?=%?$)", "", rest))
    if re.fullmatch(r"[0-9]+/[0-9]+", rest):
        return Refusal(
            f"{shown(text)} is a fraction in digits", 'write "half", "a third", "two-thirds" or a percentage'
        )
    return None


def _doubled_dash(text: str, _prefix: str, _rest: str) -> Refusal | None:
    # Two hyphens are how a typewriter writes the dash of a range.
    dashes = _DASHES.search(text)
    if not dashes:
        return None
    return Refusal.write(f"{shown(text)} doubles the dash", _DASHES.sub("–", text), offset=dashes.start())


def _either(text: str, prefix: str, rest: str) -> Refusal | None:
    match = _EITHER.fullmatch(rest)
    if not match or not any(c.isalnum() for c in match["second"]):
        return None
    message = f"{shown(text)} leaves two numbers open"
    return Refusal.write(message, f"{prefix}{match['first']}–{match['second']}")


# Read from the top: the first rule that knows the mistake answers.
ADVICE: tuple[_Rule, ...] = (
    refuse_missing,
    _nothing_behind,
    _other_characters,
    _negative,
    _two_qualifiers,
    _almost_a_qualifier,
    _scientific,
    _scale,
    refuse_number_words,
    refuse_vague,
    _doubled_dash,
    _unusual_sign,
    _either,
)
