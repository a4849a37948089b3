"""Places in the lines of a text, and mistakes found there."""

from dataclasses import dataclass

from generator.problems import SHOWN_LENGTH


@dataclass(frozen=True, slots=True)
class Mistake:
    """Where reading stopped, counted from 0, and why."""

    row: int
    column: int
    rule: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the lines of a text, counted from 0."""

    lines: tuple[str, ...]
    row: int
    column: int

    @property
    def line(self) -> str:
        """The line, empty past the end of the text."""
        return self.lines[self.row] if self.row < len(self.lines) else ""

    @property
    def rest(self) -> str:
        """The line from the place on."""
        return self.line[self.column :].rstrip()

    def mistake(
        self, message: str, hint: str, *, rule: str = "yaml-syntax", column: int | None = None
    ) -> Mistake:
        """A mistake at this place, or in another column of its line."""
        return Mistake(self.row, self.column if column is None else column, rule, message, hint)


def in_quotes(text: str) -> str:
    """A hint to quote a text: the quoted text itself where it is short enough to be read and copied."""
    if len(text) > SHOWN_LENGTH or not text.isprintable():
        return "put the whole value in quotes"
    if '"' in text or "\\" in text:
        return "put it in quotes: '" + text.replace("'", "''") + "'"
    return f'put it in quotes: "{text}"'
