"""The section pages and their blocks; and every block there is, by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from re import Match

from generator import addresses
from generator.model.sources import SourceKind
from generator.pages.blocks.context import Context, Request
from generator.pages.blocks.home import (
    show_chart,
    show_claim,
    show_counts,
    show_latest,
    show_metric,
    show_report,
    show_span,
)
from generator.pages.blocks.markers import MARKER, Known, Option, parse_call
from generator.pages.guides.guides import show_contribute, show_data, show_method
from generator.pages.shared.render import render
from generator.pages.shared.views import Name
from generator.pages.timeline.month_strip import by_month, draw_strip, month_of
from generator.pages.timeline.row_data import ADDRESS as ROWS

WHOLE_LIST = 1000
"""Up to this many entries the timeline page carries them all."""

NEWEST = 500
"""Above it, so many of the newest; the years' pages carry the rest."""


@dataclass(frozen=True, slots=True)
class Section:
    """A page that the navigation lists: its file in ``docs/``, its title, what it says of itself, its block."""

    file: str
    title: str
    description: str
    block: str

    @property
    def address(self) -> str:
        """Where it stands on the site."""
        return self.file.removesuffix(".md") + "/"

    @property
    def markdown(self) -> str:
        """The page as a maintainer would write it in ``docs/``; such a file takes its place."""
        head = f"---\ntitle: {self.title}\ndescription: {self.description}\n---\n"
        return f"{head}\n# {self.title}\n\n<!-- timeline:{self.block} -->\n"


SECTIONS = (
    Section("timeline.md", "Timeline", "Every entry, newest first.", "timeline"),
    Section("figures.md", "Figures", "What is counted, and every claim of it.", "figures"),
    Section("findings.md", "Findings", "Where figures part, and what is lost in retelling.", "findings"),
    Section("sources.md", "Sources", "Who published, who relayed, who said it.", "sources"),
    Section("method.md", "Method", "How entries, figures and dates are read.", "method"),
    Section("contribute.md", "Contribute", "How to add an entry, field by field.", "contribute"),
    Section("data.md", "Data", "The whole timeline as files, and what their columns mean.", "data"),
)


def fill_blocks(html: str, base: str, context: Context) -> str:
    """A page's HTML with its markers replaced by what they name; the markers have been checked before."""

    def fill(match: Match[str]) -> str:
        call = parse_call(match[1].strip())
        if call is None or call.name not in BLOCKS:
            return ""
        block = BLOCKS[call.name]
        options = {name: call.options.get(name, option.default) for name, option in block.options.items()}
        return block.show(Request(options, base, context))

    return MARKER.sub(fill, html)


@dataclass(frozen=True, slots=True)
class Block:
    """A named block: one sentence about it, its options, and what makes its HTML."""

    meaning: str
    show: Callable[[Request], str]
    options: Mapping[str, Option] = field(default_factory=dict)


def known_blocks(metrics: tuple[str, ...], figures: Mapping[str, tuple[str, ...]] | None = None) -> Known:
    """What markers may name: these metrics, and these figures of entries."""
    return Known({name: block.options for name, block in BLOCKS.items()}, metrics, figures or {})


def _timeline(request: Request) -> str:
    entries = request.context.views.timeline.newest_first
    shown = entries if len(entries) <= WHOLE_LIST else entries[:NEWEST]
    months = [(month, request.context.views.rows(group)) for month, group in by_month(shown)]
    cut = set(map(month_of, entries[len(shown) :][:1]))  # the month that goes on beyond the page
    return render(
        "timeline/timeline.html",
        base=request.base,
        total=len(entries),
        retellings=sum(bool(entry.repeats) for entry in entries),
        shown=len(shown),
        months=months,
        strip=draw_strip(entries, on_page=frozenset(dict(months)) - cut, base=request.base)
        if entries
        else None,
        known=request.context.index.known,
        by_known=addresses.KNOWN,
        of_year=addresses.of_year,
        rows=ROWS,
        tags=[
            (tag, addresses.of_tag(tag), len(entries)) for tag, entries in request.context.index.tags.items()
        ],
    )


SOURCE_HEADINGS = {
    SourceKind.OUTLET: "Newspapers, broadcasters, websites",
    SourceKind.AGENCY: "News agencies",
    SourceKind.GOVERNMENT: "Governments",
    SourceKind.MILITARY: "Armed forces",
    SourceKind.INTELLIGENCE: "Intelligence services",
    SourceKind.INTERNATIONAL: "Organisations of states",
    SourceKind.NGO: "Organisations outside government",
    SourceKind.PERSON: "Persons",
    SourceKind.WITNESS: "Witnesses",
    SourceKind.ANONYMOUS: "Names withheld",
    SourceKind.UNIDENTIFIED: "Nobody named",
}
"""What stands over the sources of each kind."""


def _sources(request: Request) -> str:
    index = request.context.index
    rows: dict[SourceKind, list[tuple[Name, int, int, int]]] = {}
    for source in request.context.views.timeline.sources.values():
        row = (
            request.context.views.name(source.id),
            len(index.published.get(source.id, ())),
            len(index.originated.get(source.id, ())),
            len(index.relayed.get(source.id, ())) + len(index.carried.get(source.id, ())),
        )
        rows.setdefault(source.kind, []).append(row)
    kinds = [
        (kind, heading, sorted(rows[kind], key=lambda row: (row[0].text.casefold(), row[0].address)))
        for kind, heading in SOURCE_HEADINGS.items()
        if kind in rows
    ]
    return render("source/sources.html", base=request.base, kinds=kinds)


def _figures(request: Request) -> str:
    timeline = request.context.views.timeline
    rows = [
        (request.context.views.metric(metric.id), metric, timeline.by_metric[metric.id])
        for metric in timeline.metrics.values()
    ]
    return render("metric/figures.html", base=request.base, rows=rows)


def _findings(request: Request) -> str:
    comparison = request.context.comparison
    return render(
        "findings/findings.html",
        base=request.base,
        kinds=comparison.findings.by_kind,
        metrics=[
            (metric, request.context.views.metric(metric), len(comparison.findings.by_metric[metric]))
            for metric in comparison.timeline.metrics
            if metric in comparison.findings.by_metric
        ],
    )


_COUNT = Option("number", "5", "how many to show")
_METRIC = Option("metric", "", "a key of metrics.yml")
_ENTRY = Option("entry", "", "the id of an entry")

BLOCKS: Mapping[str, Block] = {
    "timeline": Block("every entry, newest first, with years and tags", _timeline),
    "latest": Block("the newest entries", show_latest, {"count": _COUNT}),
    "counts": Block("how many entries, reports, figures and sources there are", show_counts),
    "metric": Block(
        "the newest claims of one metric",
        show_metric,
        {"metric": _METRIC, "count": _COUNT},
    ),
    "findings": Block("what the comparison found, by kind", _findings),
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
            "figure": Option("figure", "", "the id of one of its figures"),
        },
    ),
    "report": Block(
        "one entry's source and date, linked to it; stands at the end of a sentence",
        show_report,
        {"entry": _ENTRY},
    ),
    "sources": Block("every source with its part in the timeline", _sources),
    "figures": Block("every metric with its definition", _figures),
    "method": Block("the rules in plain words", show_method),
    "contribute": Block("the entry format, field by field", lambda request: show_contribute(request, BLOCKS)),
    "data": Block("the downloads and their columns", show_data),
}
"""Every block there is, by the name that markers use."""
