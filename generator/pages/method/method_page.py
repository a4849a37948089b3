"""The method page, printed from the code's own tables so that it cannot drift from what the code does."""

from generator.model.dates import DateSpan
from generator.model.entries import Status
from generator.model.metrics import Counting
from generator.model.sources import SourceKind
from generator.model.values import Qualifier, Value
from generator.pages.context import Request
from generator.pages.method.examples import find_examples
from generator.pages.shared.render import render
from generator.reading.grammar.date_parser import parse_date
from generator.reading.grammar.value_grammar import QUALIFIERS, WORD_NUMBERS
from generator.reading.grammar.value_parser import parse_value
from generator.wording.catalogue import FINDINGS, GROUNDS, VERDICTS
from generator.wording.language import _, say_number
from generator.wording.phrases import say_bounds, say_date, say_span

DATE_FORMS = (
    "2025-01-13",
    "2025-01",
    "2025",
    "2025-21",
    "2025-01~",
    "2025-01-13?",
    "2024-10/2024-12",
    "../2025-01-13",
    "2025-01-13/..",
    "[2025-01-09..2025-01-11]",
    "13 January 2025",
    "January 2025",
    "early January 2025",
    "mid-January 2025",
    "late January 2025",
    "autumn 2024",
    "winter 2024",
    "by mid-January 2025",
    "before January 2025",
    "since October 2024",
    "after 13 January 2025",
)
"""One date of every form, shown on the method page as the reader reads it."""


def show_method(request: Request) -> str:
    """The rules in plain words, printed from the tables that the reader uses."""
    read = ((words, parse_date(words)) for words in DATE_FORMS)
    examples = find_examples(request.context.comparison)
    return render(
        "method/method.html",
        heading=request.heading,
        base=request.base,
        grounds=[(rule, examples.get(rule.id)) for rule in GROUNDS],
        verdicts=[(rule, request.context.comparison.verdict_examples.get(rule.id)) for rule in VERDICTS],
        findings=[(rule, request.context.comparison.findings.first_of(rule.id)) for rule in FINDINGS],
        kinds=SourceKind,
        counting=Counting,
        statuses=Status,
        qualifiers=[
            _qualifier(name, written) for name, written in {Qualifier.STATED: ("",), **QUALIFIERS}.items()
        ],
        word_numbers=[
            (words, say_number(low), say_number(high)) for words, (low, high) in WORD_NUMBERS.items()
        ],
        date_forms=[
            (words, say_date(d), say_span(d) or _("that day")) for words, d in read if isinstance(d, DateSpan)
        ],
    )


def _qualifier(name: str, written: tuple[str, ...]) -> tuple[str, str, str, str]:
    """A qualifier's name, its spellings, and what it makes of 1,000, read by the reader itself."""
    example = f"{written[0]} 1,000".strip()
    value = parse_value(example)
    return (
        name,
        ", ".join(filter(None, written)) or "–",
        example,
        say_bounds(value) if isinstance(value, Value) else "",
    )
