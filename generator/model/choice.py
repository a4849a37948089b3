"""Closed sets of words that people write and read."""

from enum import StrEnum
from typing import Self


class Choice(StrEnum):
    """A word of a closed set, with what it means.

    Members are written as the word and its meaning: ``LEVEL = "level", N_("how many at a time")``.
    """

    meaning: str

    def __new__(cls, word: str, meaning: str) -> Self:
        """A member that equals its word."""
        # A member is its word, so that it is compared, printed and exported without a further step.
        member = str.__new__(cls, word)
        member._value_ = word
        member.meaning = meaning
        return member
