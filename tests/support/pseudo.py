"""A language made for tests: every message in brackets, so that a word outside them was not marked for translation."""

import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import TypeVar

from babel.messages import Catalog
from babel.messages.pofile import read_po, write_po

from generator.model.dates import DateSpan
from generator.model.entries import Entry, Figure
from generator.model.timeline import Timeline
from tests.support.projects import ROOT

LANGUAGE = "de"
"""Its months, numbers and lists are German, which differ from English where a page forgets to ask for them."""

_NO_WORDS = re.compile(r"https?://\S+|\{\w+\}")  # addresses, and slots that a script fills
_PLACEHOLDER = re.compile(r"(%\(\w+\)s)")
_SHOWN = {"aria-label", "title", "placeholder", "alt"} | {
    f"data-{name}"
    for name in (
        *(
            "label",
            "no-day",
            "highest",
            "lowest",
            "failed",
            "one",
            "more",
            "share",
            "folded",
            "known",
            "listed",
        ),
        *("caption", "other-figures", "by-itself"),
    )
}
_HIDDEN = {"script", "style", "code", "pre"}

T = TypeVar("T")


def extract_messages(to: Path) -> Catalog:
    """All messages of the generator, as translators get them."""
    run = "from babel.messages.frontend import main; main()"
    words = ["-q", "extract", "-F", "pyproject.toml", "-o", str(to), "generator"]
    subprocess.run([sys.executable, "-c", run, *words], cwd=ROOT, check=True)
    with to.open("rb") as file:
        return read_po(file)


def bracket(text: str) -> str:
    """A text in brackets; what is filled in stands outside them, because it needs brackets of its own."""
    return "⟦" + _PLACEHOLDER.sub(r"⟧\1⟦", text) + "⟧"


def write_catalogue(messages: Catalog, folder: Path) -> None:
    """A catalogue of the language in a folder, laid out as the generator's own."""
    made = Catalog(locale=LANGUAGE)
    for message in messages:
        if isinstance(message.id, tuple):
            made.add(message.id, tuple(map(bracket, message.id)), flags=message.flags)
        elif isinstance(message.id, str) and message.id:
            made.add(message.id, bracket(message.id), flags=message.flags)
    file = folder / LANGUAGE / "LC_MESSAGES" / "timeline.po"
    file.parent.mkdir(parents=True)
    with file.open("wb") as stream:
        write_po(stream, made)


def bracket_entries(timeline: Timeline) -> Timeline:
    """The timeline with every text that its writers chose in brackets, as they are not the site's to translate."""
    return Timeline(
        {key: _bracketed(metric, "label", "unit", "description") for key, metric in timeline.metrics.items()},
        {
            key: _bracketed(source, "name", "party", "body", "aliases")
            for key, source in timeline.sources.items()
        },
        tuple(map(_entry, timeline.entries)),
    )


def _entry(entry: Entry) -> Entry:
    return replace(
        _bracketed(entry, "title", "citation", "body", "tags"),
        date=_date(entry.date),
        published=entry.published and _date(entry.published),
        figures=tuple(map(_figure, entry.figures)),
        also_reported_by=tuple(
            replace(_bracketed(relay, "citation"), date=_date(relay.date)) for relay in entry.also_reported_by
        ),
        corrections=tuple(
            replace(_bracketed(one, "note"), date=_date(one.date)) for one in entry.corrections
        ),
    )


def _figure(figure: Figure) -> Figure:
    return replace(
        _bracketed(figure, "scope", "quote", "computed", "note"),
        value=_bracketed(figure.value, "words"),
        as_of=figure.as_of and _date(figure.as_of),
        said_on=figure.said_on and _date(figure.said_on),
    )


def _date(date: DateSpan) -> DateSpan:
    """A date whose English words are shown as they were written; one in digits is put into words by the site."""
    return _bracketed(date, "words") if re.search("[A-Za-z]{3}", date.words) else date


def _bracketed(thing: T, *names: str) -> T:
    texts = {name: getattr(thing, name) for name in names}
    return replace(
        thing,  # type: ignore[type-var]
        **{
            name: tuple(map(bracket, text)) if isinstance(text, tuple) else text and bracket(text)
            for name, text in texts.items()
        },
    )


class _Texts(HTMLParser):
    """What a reader of a page sees or hears: its text in one row, and each text that stands in an attribute."""

    def __init__(self) -> None:
        super().__init__()
        self.texts = [""]
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.texts[0] += " "
        self.hidden += tag in _HIDDEN
        self.texts += [value or "" for name, value in attrs if name in _SHOWN]

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in _HIDDEN

    def handle_data(self, data: str) -> None:
        self.texts[0] += "" if self.hidden else data


def words_outside(html: str) -> set[str]:
    """The words of a page, in its text and attributes, that stand in no brackets."""
    parser = _Texts()
    parser.feed(html)
    return {
        word
        for text in parser.texts
        for word in re.findall(r"[^\W\d_]{2,}", _NO_WORDS.sub("", _outside(text)))
    }


def _outside(text: str) -> str:
    depth, kept = 0, []
    for letter in text:
        depth += (letter == "⟦") - (letter == "⟧")
        kept.append(letter if depth <= 0 and letter not in "⟦⟧" else " ")
    return "".join(kept)
