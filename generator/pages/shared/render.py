"""The one door to Jinja2: everything printed is escaped, and a name that is missing is an error."""

from functools import cache

import jinja2
from markupsafe import Markup

from generator.analysis.comparison import Verdict
from generator.analysis.findings.finding import FindingKind
from generator.wording.claims import capital
from generator.wording.language import ENGLISH, _, say_number, spoken
from generator.wording.phrases import say_country, say_language, say_month_name, say_pair, within_a_sentence


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("generator", "pages"),
        # MkDocs' own Jinja2 escapes nothing: by way of the navigation a script in a title ran on every page.
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        extensions=["jinja2.ext.i18n"],
    )
    environment.policies["ext.i18n.trimmed"] = True  # lines of a template are broken where no sentence is
    environment.globals.update(_=_, gettext=_gettext, ngettext=_ngettext, data_language=_data_language)
    environment.globals.update(FindingKind=FindingKind, Verdict=Verdict)
    environment.newstyle_gettext = True  # type: ignore[attr-defined]  # the extension adds it
    environment.filters.update(
        capital=capital,
        country=say_country,
        language=say_language,
        month_name=say_month_name,
        number=say_number,
        pair=say_pair,
        within_a_sentence=within_a_sentence,
    )
    return environment


def _data_language() -> Markup:
    """The attribute that tells a script the language of the page's sentences; none where that is English."""
    # Not the page's own lang: the theme has translations for languages in which a site here has no catalogue.
    tag = spoken().tag
    return safe("") if tag == ENGLISH.tag else safe(' data-language="{}"').format(tag)


# Looked up at each call, so that one environment serves sites of every language. Jinja2's own pair would print the
# number of a plural without marks between thousands.
def _gettext(message: str, /, **values: object) -> Markup:
    """A message of ``{% trans %}``: its own tags are HTML, what is filled in is escaped. One of ``_`` is text."""
    text = safe(_(message))
    return text % values if "%" in text else text


def _ngettext(one: str, many: str, number: int, /, **values: object) -> Markup:
    """The same for a message that depends on a number, which stands at ``num``."""
    text = spoken().messages.ngettext(one, many, number)
    return safe(text) % {"num": say_number(number), **values}


def render(template: str, **values: object) -> str:
    """The HTML of a template; values are escaped unless they are ``Markup``.

    Args:
        template: path of the template below ``pages/``, such as ``entry/entry.html``.
        values: what the template prints.

    Raises:
        jinja2.UndefinedError: the template names something that was not given.
    """
    return _environment().get_template(template).render(**values)


def safe(html: str) -> Markup:
    """Mark HTML as safe to print. Only for what this package made or sanitised, catalogues included."""
    return Markup(html)  # noqa: S704 - the single place where text is declared to be HTML
