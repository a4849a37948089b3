"""Single texts become ids, tags and codes, or refusals that say what to write instead."""

import re
import unicodedata

from generator.problems import Refusal, shown
from generator.reading.countries import COMMON_MISTAKES, COUNTRIES

LONGEST_LINE = 1000
LONGEST_ID = 100
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-[A-Za-z0-9]{5,8})*\Z")


def read_line(text: str) -> str | Refusal:
    """A text of one line, or why it is too long."""
    if len(text) > LONGEST_LINE:
        return Refusal(f"{shown(text)} has {len(text)} characters", f"write at most {LONGEST_LINE}")
    return text


def read_language(text: str) -> str | Refusal:
    """A BCP 47 tag, or why it is none."""
    if _LANGUAGE.match(text):
        return text
    return Refusal(f"{shown(text)} is not a language tag", "write a BCP 47 tag: en, ko, zh-Hant")


def read_country(text: str) -> str | Refusal:
    """An ISO 3166-1 alpha-2 code, or why it is none."""
    if text in COUNTRIES:
        return text
    near = COMMON_MISTAKES.get(text.upper()) or (text.upper() if text.upper() in COUNTRIES else "")
    return Refusal(
        f"{shown(text)} is not a country code",
        f'did you mean "{near}"?' if near else "write the two capital letters of ISO 3166-1, such as KR",
    )


def read_id(text: str) -> str | Refusal:
    """An id as written, or why it is none."""
    if len(text) > LONGEST_ID:
        return Refusal(f"{shown(text)} has {len(text)} characters", f"an id has at most {LONGEST_ID}")
    if ID.match(text):
        return text
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    better = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ID].strip("-")
    rule = "small letters, digits and single hyphens between them"
    return Refusal(f"{shown(text)} is not an id", f'write "{better}"' if better else f"an id has {rule}")


def read_flag(text: str) -> bool | Refusal:
    """True or false, or why it is neither."""
    if text in ("true", "false"):
        return text == "true"
    return Refusal(f"{shown(text)} is neither true nor false", "write true, or leave the field out")
