"""The contribute page, printed from the schema so that it cannot drift from what is read."""

import re
from collections.abc import Mapping
from html import escape

from generator.messages import N_
from generator.pages.context import Request
from generator.pages.shared.render import render, safe
from generator.reading.drafting import example_entry, example_of, example_source, find_own_ids
from generator.reading.schema import TABLES
from generator.wording.language import _

TABLE_HEADINGS = {
    "entry": N_("An entry"),
    "figure": N_("A figure of an entry"),
    "also_reported_by": N_("Others who carried the same report"),
    "corrections": N_("Corrections"),
    "source": N_("A source: entries/sources/<id>.md"),
    "metric": N_("Metrics: entries/metrics.yml"),
}

_CODE = re.compile("``(.+?)``")


def show_contribute(request: Request, blocks: Mapping[str, object]) -> str:
    """The entry format, field by field, from the schema; the rules that are checked; the blocks there are."""
    # The site's own ids, since contributors of a fork were offered sources and figures of the topic this
    # began with, and could publish them by changing nothing but the address.
    form, own = request.context.settings.new_file, find_own_ids(request.context.views.timeline)
    example = example_entry(own)
    return render(
        "contribute/contribute.html",
        heading=request.heading,
        tables=TABLES,
        headings=TABLE_HEADINGS,
        rules=[_mark_code(_(sentence)) for sentence in request.context.rules],
        blocks=blocks,
        example=example,
        example_of=lambda field: example_of(field, own),
        new_entry=form("entries/2025/2025-01-13-example.md", example),
        new_source=form("entries/sources/example.md", example_source()),
    )


def _mark_code(sentence: str) -> str:
    """A sentence with what stands in double backticks shown as code."""
    return safe(_CODE.sub(r"<code>\1</code>", escape(sentence)))
