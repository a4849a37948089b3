"""``timeline explain``: how a value or a date is read, in plain lines."""

from collections.abc import Iterator

import click

from generator.commands.exit import ExitStatus, command
from generator.model.dates import DateSpan
from generator.model.values import Value
from generator.problems import Refusal
from generator.reading.grammar.date_parser import parse_date
from generator.reading.grammar.value_parser import parse_value
from generator.wording.language import say_number
from generator.wording.phrases import say_bounds, say_date, say_span


@click.command()
@click.argument("words")
@command
def explain(words: str) -> ExitStatus:
    """Say what a value or a date is understood as: timeline explain "at least 100"."""
    understood, lines = explain_words(words)
    click.echo("\n".join(lines))
    return ExitStatus.FINE if understood else ExitStatus.CONTENT_ERRORS


def explain_words(words: str) -> tuple[bool, tuple[str, ...]]:
    """Whether the words are understood, and what they mean or why they are refused.

    Words that are both a value and a date, such as 2025, are explained as both.
    """
    value, date = parse_value(words), parse_date(words)
    lines: list[str] = []
    if isinstance(date, DateSpan):
        lines.extend(_explain_date(date))
    if isinstance(value, Value):
        lines.extend(_explain_value(value))
    if lines:
        return True, tuple(lines)
    return False, tuple(
        f"not a {kind}: {refusal.message}" + (f"; {refusal.hint}" if refusal.hint else "")
        for kind, refusal in (("value", value), ("date", date))
        if isinstance(refusal, Refusal)
    )


def _explain_value(value: Value) -> Iterator[str]:
    yield f'value: "{value.words}"'
    yield f"  qualifier: {value.qualifier}"
    yield f"  number: {say_number(value.number) if value.number is not None else 'none; only bounds'}"
    yield f"  compared as: {say_bounds(value)}" + (" percent" if value.percent else "")


def _explain_date(date: DateSpan) -> Iterator[str]:
    yield f'date: "{date.words}"'
    yield f"  shown as: {say_date(date)}"
    yield f"  precision: {date.precision}"
    yield f"  earliest: {date.earliest or 'open'}"
    yield f"  latest: {date.latest or 'open'}"
    if date.approximate or date.uncertain:
        marks = [
            name for name, on in (("approximate", date.approximate), ("uncertain", date.uncertain)) if on
        ]
        yield f"  marked: {', '.join(marks)}"
    if say_span(date):
        yield f"  that is: {say_span(date)}"
