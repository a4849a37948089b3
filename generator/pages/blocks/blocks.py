"""Every block there is, by name, and how the markers of a page are filled with them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from re import Match

from generator.pages.blocks.home import (
    show_chart,
    show_claim,
    show_counts,
    show_latest,
    show_metric,
    show_report,
    show_span,
)
from generator.pages.blocks.markers import MARKER, Known, Option, OptionKind, parse_call
from generator.pages.context import Context, Filled, Heading, Request
from generator.pages.contribute.contribute_page import show_contribute
from generator.pages.data.data_page import show_data
from generator.pages.findings.findings_page import show_findings
from generator.pages.method.method_page import show_method
from generator.pages.metric.metric_page import show_figures
from generator.pages.source.source_page import show_sources
from generator.pages.timeline.timeline_page import show_timeline


@dataclass(frozen=True, slots=True)
class Block:
    """A named block: one sentence about it, its options, and what makes its HTML."""

    meaning: str
    show: Callable[[Request], str]
    options: Mapping[str, Option] = field(default_factory=dict)


_COUNT = Option(OptionKind.NUMBER, "5", "how many to show")
_METRIC = Option(OptionKind.METRIC, "", "a key of metrics.yml")
_ENTRY = Option(OptionKind.ENTRY, "", "the id of an entry")

BLOCKS: Mapping[str, Block] = {
    "timeline": Block("every entry, newest first, with years and tags", show_timeline),
    "latest": Block("the newest entries", show_latest, {"count": _COUNT}),
    "counts": Block("how many entries, reports, figures and sources there are", show_counts),
    "metric": Block(
        "the newest claims of one metric",
        show_metric,
        {"metric": _METRIC, "count": _COUNT},
    ),
    "findings": Block("what the comparison found, by kind", show_findings),
    "span": Block(
        "one metric in a sentence: from the lowest to the highest latest word of an origin",
        show_span,
        {"metric": _METRIC},
    ),
    "chart": Block("the chart of one metric", show_chart, {"metric": _METRIC}),
    "claim": Block(
        "one figure in its source's words, linked to its claim; stands within a sentence",
        show_claim,
        {
            "entry": _ENTRY,
            "figure": Option(OptionKind.FIGURE, "", "the id of one of its figures"),
        },
    ),
    "report": Block(
        "one entry's source and date, linked to it; stands at the end of a sentence",
        show_report,
        {"entry": _ENTRY},
    ),
    "sources": Block("every source with its part in the timeline", show_sources),
    "figures": Block("every metric with its definition", show_figures),
    "method": Block("the rules in plain words", show_method),
    # Handed over, because the page lists the blocks, and could import them from here only in a circle.
    "contribute": Block("the entry format, field by field", lambda request: show_contribute(request, BLOCKS)),
    "data": Block("the downloads and their columns", show_data),
}
"""Every block there is, by the name that markers use."""


def known_blocks(metrics: tuple[str, ...], figures: Mapping[str, tuple[str, ...]] | None = None) -> Known:
    """What markers may name: these metrics, and these figures of entries."""
    return Known({name: block.options for name, block in BLOCKS.items()}, metrics, figures or {})


def fill_blocks(html: str, base: str, context: Context) -> Filled:
    """A page's HTML with its markers replaced by what they name; the markers have been checked before."""
    headings: list[Heading] = []

    def fill(match: Match[str]) -> str:
        call = parse_call(match[1].strip())
        if call is None or call.name not in BLOCKS:
            return ""
        block = BLOCKS[call.name]
        options = {name: call.options.get(name, option.default) for name, option in block.options.items()}
        return block.show(Request(options, base, context, headings))

    return Filled(MARKER.sub(fill, html), tuple(headings))
