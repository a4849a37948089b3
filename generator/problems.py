"""What is wrong, and where. Mistakes in the content are values, collected and printed together; nothing here raises."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from typing import Self


class Severity(StrEnum):
    """What a problem does: an error stops a build, a warning does not unless the run is strict."""

    ERROR = "error"
    WARNING = "warning"


# A problem is one line of a log, and a stranger's line of 20,000 characters must not hide its hint.
SHOWN_LENGTH = 60


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a file: path from the repository's root with ``/``, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in the content.

    Attributes:
        place: where the wrong text begins.
        rule: the rule's id, such as ``unknown-metric``.
        field: the field as a path, such as ``figures[0].metric``; empty for a file as such.
        message: what is wrong, with the written value.
        hint: what to write instead.
        paste: the text of a file to create, where that is the remedy.
        proposals: the texts that could stand in place of the wrong one, likeliest first.
    """

    place: Place
    rule: str
    message: str
    hint: str = ""
    field: str = ""
    severity: Severity = Severity.ERROR
    paste: str = ""
    proposals: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """The message with its field before it and its hint behind it."""
        start = f"{self.field}: " if self.field else ""
        return f"{start}{self.message}; {self.hint}" if self.hint else f"{start}{self.message}"

    def __str__(self) -> str:
        """The line that commands print: ``path:line:column: severity[rule] field: message; hint``."""
        at = self.place
        return f"{at.path}:{at.line}:{at.column}: {self.severity}[{self.rule}] {self.sentence}"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a written text was not understood; where it stands in a file is for the caller to say.

    Attributes:
        message: a full clause that shows the text and says what is wrong with it.
        hint: what to write instead, an imperative clause; empty when nothing can be advised.
        proposals: the texts that the hint offers, likeliest first and never cut, for programs that offer them too.
        offset: where in the text the fault begins, counted from 0; 0 where no part of it can be blamed.
    """

    message: str
    hint: str = ""
    proposals: tuple[str, ...] = ()
    offset: int = 0

    @classmethod
    def write(cls, message: str, *proposals: str, offset: int = 0) -> Self:
        """A refusal with the hint to write one of these texts instead."""
        return cls(message, f"write {' or '.join(map(shown, proposals))}", proposals, offset)

    def problem(
        self, place: Place, rule: str, *, field: str = "", severity: Severity = Severity.ERROR
    ) -> Problem:
        """The problem that this is at a place of a file."""
        return Problem(place, rule, self.message, self.hint, field, severity, proposals=self.proposals)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems by place, then rule, each once: the same order on every run."""
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda p: (p.place, p.rule, p.field, p.message)))


def shown(text: str) -> str:
    """A hostile value made fit for one line of a message: printable, quoted, at most 60 characters."""
    # Logs and terminals obey escape codes, and a value may be a whole page that was pasted by mistake.
    cut = text if len(text) <= SHOWN_LENGTH else text[: SHOWN_LENGTH - 1] + "…"
    if cut.isprintable():
        return f'"{cut}"'
    # An override of direction would turn the rest of the line round; a line end would forge a message.
    return '"' + "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in cut) + '"'


def can_be_copied(text: str) -> bool:
    """Whether a message shows a text so that it can be copied: not cut, and without spelled-out characters."""
    return len(text) <= SHOWN_LENGTH and text.isprintable()


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one, or an empty string where none is near."""
    # The comparison takes the product of both lengths, and a word may be a page that was pasted by mistake.
    near = get_close_matches(word[:100].casefold(), list(known), n=1, cutoff=0.6)
    return near[0] if near else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known word, or an empty string where none is near."""
    near = nearest(word, known)
    return f'did you mean "{near}"?' if near else ""


# The 2,400 unknown ids of one pasted entry took a quarter of a minute, and the first few show what is wrong.
MOST_LOOK_UPS = 40


@dataclass(slots=True)
class Suggestions:
    """The known names that unknown ones were probably meant to be: few enough for any number of mistakes.

    A look-up compares a name with every known one. Whoever pastes a list in which every id is wrong needs the
    first few suggestions to see it, and should not wait for thousands.
    """

    _nearest: dict[tuple[str, str], str] = field(default_factory=dict)

    def refuse_unknown(
        self, message: str, name: str, known: Collection[str], *, among: str, otherwise: str
    ) -> Refusal:
        """A refusal of an unknown name that offers the known one most like it.

        Args:
            message: what is wrong.
            name: as written.
            known: the names that would have been right.
            among: what those are names of, the same text for the same names.
            otherwise: the hint where no known name is near, or too many were looked up before.
        """
        key = among, name
        if key not in self._nearest and len(self._nearest) < MOST_LOOK_UPS:
            self._nearest[key] = nearest(name, known)
        near = self._nearest.get(key, "")
        return Refusal(message, f'did you mean "{near}"?', (near,)) if near else Refusal(message, otherwise)
