"""What a parser answers when it will not guess."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """A written value that was not understood.

    Attributes:
        message: a full clause that shows the value and says what is wrong with it.
        hint: what to write instead, an imperative clause; empty when nothing can be advised.
    """

    message: str
    hint: str = ""
