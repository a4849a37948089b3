"""The language that the site speaks: its catalogue of messages, and how it writes dates, numbers and names.

A site sets it with ``speak`` before anything of it is made; every sentence goes through ``_`` or ``ngettext``.
English needs no catalogue: its sentences are those of the code. A language without a catalogue is not spoken at all,
so that no page mixes English sentences with dates of another language.
"""

import io
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from generator.model.values import Number

DOMAIN = "timeline"
"""The name of every catalogue's file, without its ending."""

CATALOGUES = Path(__file__).parent / "locale"
"""The catalogues that come with the generator: ``<language>/LC_MESSAGES/timeline.po``, compiled or not."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language in which a site is written.

    Attributes:
        messages: its catalogue; the English sentences of the code where it has none.
        locale: how it names months, languages and countries and writes numbers.
        order: how it writes dates and lists; that of ``locale`` but for English, which is that of no country.
    """

    messages: NullTranslations
    locale: Locale
    order: Locale

    @property
    def tag(self) -> str:
        """Its BCP 47 tag."""
        return str(self.locale).replace("_", "-")


# Dates and lists of "en" are those of the United States: "January 22, 2025" and "a, b, and c".
ENGLISH = Language(NullTranslations(), Locale("en"), Locale("en", "GB"))

# Not a plain name of the module: two threads may make sites of two languages.
_spoken: ContextVar[Language] = ContextVar("spoken", default=ENGLISH)


def speak(tag: str, catalogues: Path | None = None) -> None:
    """Set the language of every sentence from here on, in this thread.

    Args:
        tag: BCP 47 tag of the site's language, such as ``de`` or ``pt-BR``. English is spoken where it is no tag or
            has no catalogue; ``de`` serves for ``de-AT``.
        catalogues: a folder with catalogues beyond those of the generator, laid out the same; it is asked first.
    """
    _spoken.set(_load(tag, catalogues))


def spoken() -> Language:
    """The language that was set; English before one was."""
    return _spoken.get()


def _(message: str, **values: object) -> str:
    """A message in the site's language, its named places filled: ``_("Tag: %(tag)s", tag="Navy")``.

    Without values nothing is filled in, and a percent sign stands for itself.
    """
    text = _spoken.get().messages.gettext(message)
    return text % values if values else text


def ngettext(one: str, many: str, number: int, **values: object) -> str:
    """A message that depends on a number, which stands at ``%(num)s`` as the language writes it.

    ``ngettext("%(num)s report", "%(num)s reports", 1200)`` is "1,200 reports".
    """
    text = _spoken.get().messages.ngettext(one, many, number)
    return text % {"num": say_number(number), **values}


def say_number(number: Number) -> str:
    """A number with a mark between thousands, and at most two decimals."""
    return _write(number, "#,##0.##", _spoken.get().locale)


def say_small_number(number: Number) -> str:
    """A number below one, with as many decimals as six digits need."""
    return _write(number, "@#####", _spoken.get().locale)


# A tenth of a millisecond each, and pages print the same few numbers thousands of times.
@lru_cache(maxsize=4096)
def _write(number: Number, pattern: str, locale: Locale) -> str:
    return format_decimal(number, pattern, locale)


@cache
def _load(tag: str, catalogues: Path | None) -> Language:
    try:
        # Folders are named after what was parsed: a tag such as ../../de would lead out of the catalogues.
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return ENGLISH
    for folder in filter(None, (catalogues, CATALOGUES)):
        for name in dict.fromkeys((str(locale), locale.language)):
            messages = _read(folder / name / "LC_MESSAGES" / DOMAIN)
            if messages is not None:
                return Language(messages, locale, locale)
    return ENGLISH


def _read(path: Path) -> NullTranslations | None:
    """The catalogue at a path without its ending, compiled here where it is not yet; None where there is none."""
    compiled, source = path.with_suffix(".mo"), path.with_suffix(".po")
    # A translator sends texts, not compiled files; so a build needs no step before it.
    if compiled.is_file():
        return GNUTranslations(io.BytesIO(compiled.read_bytes()))
    if not source.is_file():
        return None
    made = io.BytesIO()
    write_mo(made, read_po(io.BytesIO(source.read_bytes())))
    made.seek(0)
    return GNUTranslations(made)
