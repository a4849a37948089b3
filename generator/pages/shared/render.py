"""The one door to Jinja2: everything printed is escaped, and a name that is missing is an error."""

from functools import cache

import jinja2
from markupsafe import Markup

from generator.wording.phrases import say_country, say_language, within_a_sentence


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("generator", "pages"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.filters.update(
        country=say_country, language=say_language, within_a_sentence=within_a_sentence
    )
    return environment


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
    """Mark HTML as safe to print. Only for what this package made or sanitised."""
    return Markup(html)  # noqa: S704 - the single place where text is declared to be HTML
