"""What commands print: problems as lines for people, annotations for the forge or JSON, and short counts."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

import click

from generator.problems import Problem, Severity
from generator.site import Site

FORMATS = ("text", "github", "json")


def print_problems(problems: Sequence[Problem], style: str) -> None:
    """Print problems to standard output in one of the ``FORMATS``."""
    if style == "json":
        click.echo(
            json.dumps(
                {"schema": 1, "problems": [_as_json(p) for p in problems]}, ensure_ascii=False, indent=1
            )
        )
        return
    for problem in problems:
        click.echo(as_annotation(problem) if style == "github" else as_text(problem))


def as_text(problem: Problem) -> str:
    """The problem's line, and below it the file to create where that is the remedy."""
    return f"{problem}\n{problem.paste}".rstrip("\n") if problem.paste else str(problem)


def as_annotation(problem: Problem) -> str:
    """A line of output that makes the forge show the problem at its place in the file."""
    at = problem.place
    # The forge takes a line that begins with two colons for a command, so nothing of an entry may begin one.
    where = f"file={_property(at.path)},line={at.line},col={at.column},title={_property(problem.rule)}"
    text = f"{problem.sentence}\n{problem.paste}" if problem.paste else problem.sentence
    return f"::{problem.severity} {where}::{_data(text)}"


def summarise(problems: Sequence[Problem]) -> str:
    """How many errors and warnings there are, in words."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    parts = [
        f"{n} {word}{'' if n == 1 else 's'}" for n, word in ((errors, "error"), (warnings, "warning")) if n
    ]
    return " and ".join(parts) or "no mistakes"


def summarise_rules(problems: Sequence[Problem]) -> str:
    """How many problems of each rule there are, the most frequent first: 40 bad-date, 12 unknown-source."""
    counts = Counter(problem.rule for problem in problems)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{count} {rule}" for rule, count in ordered)


def describe_site(site: Site) -> str:
    """How much a site holds, in words: 295 entries and 120 sources."""
    entries = count(len(site.timeline.entries), "entry", "entries")
    return f"{entries} and {count(len(site.timeline.sources), 'source', 'sources')}"


def count(number: int, one: str, many: str) -> str:
    """A number with its noun: 1 entry, 1,295 entries."""
    return f"{number:,} {one if number == 1 else many}"


def _as_json(problem: Problem) -> dict[str, object]:
    fields = asdict(problem)
    place = fields.pop("place")
    del fields[
        "proposals"
    ]  # the hint names them in words; the format is a promise to the scripts that read it
    return {**place, **fields}


def _data(text: str) -> str:
    # The percent sign first, or it would change what stands for the others.
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    # Colons and commas part one property from the next.
    return _data(text).replace(":", "%3A").replace(",", "%2C")
