"""The contribute page, printed from the schema so that it cannot drift from what is read."""

import re
from collections.abc import Mapping
from html import escape

from generator.pages.blocks.context import Request
from generator.pages.shared.render import render, safe
from generator.reading.drafting import example_entry, example_source
from generator.reading.schema import TABLES

TABLE_HEADINGS = {
    "entry": "An entry",
    "figure": "A figure of an entry",
    "also_reported_by": "Others who carried the same report",
    "corrections": "Corrections",
    "source": "A source: entries/sources/<id>.md",
    "metric": "Metrics: entries/metrics.yml",
}

_CODE = re.compile("``(.+?)``")


def show_contribute(request: Request, blocks: Mapping[str, object]) -> str:
    """The entry format, field by field, from the schema; the rules that are checked; the blocks there are."""
    form = request.context.settings.new_file
    return render(
        "contribute/contribute.html",
        heading=request.heading,
        tables=TABLES,
        headings=TABLE_HEADINGS,
        rules=[_mark_code(sentence) for sentence in request.context.rules],
        blocks=blocks,
        example=example_entry(),
        new_entry=form("entries/2025/2025-01-13-example.md", example_entry()),
        new_source=form("entries/sources/example.md", example_source()),
    )


def _mark_code(sentence: str) -> str:
    """A sentence with what stands in double backticks shown as code."""
    return safe(_CODE.sub(r"<code>\1</code>", escape(sentence)))
