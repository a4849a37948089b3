"""The section pages and their blocks: timeline, sources, figures, method, contribute, data, and what a home page shows."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from urllib.parse import quote, urlencode

from generator.model import addresses
from generator.model.dates import DateSpan
from generator.model.entries import STATUSES
from generator.model.metrics import COUNTING
from generator.model.sources import KINDS
from generator.model.values import Value
from generator.pages.blocks import MARKER, Call, Known, Option, parse_call
from generator.pages.groups import Groups
from generator.pages.lines import Lines
from generator.pages.render import render, safe
from generator.pages.wording import say_bounds, say_date, say_number, say_span
from generator.reading.dates import parse_date
from generator.reading.drafting import example_entry, example_source
from generator.reading.schema import KIND_WORDS, TABLES
from generator.reading.value_grammar import QUALIFIERS, WORD_NUMBERS
from generator.reading.values import parse_value
from generator.settings import Settings

WHOLE_LIST = 1000
"""Up to this many entries the timeline page carries them all."""

NEWEST = 500
"""Above it, so many of the newest; the years' pages carry the rest."""

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

TABLE_HEADINGS = {
    "entry": "An entry",
    "figure": "A figure of an entry",
    "also_reported_by": "Others who carried the same report",
    "corrections": "Corrections",
    "source": "A source: entries/sources/<id>.md",
    "metric": "Metrics: entries/metrics.yml",
}

FILE_MEANINGS = {
    "data/entries.json": "everything, nothing dropped",
    "data/entries.schema.json": "the shape of entries.json, as JSON Schema",
    "data/figures.csv": "a row a figure",
    "data/entries.csv": "a row an entry",
    "data/sources.csv": "a row a source",
}

_CODE = re.compile("``(.+?)``")


@dataclass(frozen=True)
class Context:
    """What blocks are made from.

    Attributes:
        rules: the sentence of every rule that is checked.
        files: size in bytes of every data file, by its path below the site.
        columns: name and meaning of every column of the tables among them, by file name.
    """

    lines: Lines
    groups: Groups
    settings: Settings
    rules: tuple[str, ...] = ()
    files: Mapping[str, int] = field(default_factory=dict)
    columns: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)


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
    Section("sources.md", "Sources", "Who published, who relayed, who said it.", "sources"),
    Section("method.md", "Method", "How entries, figures and dates are read.", "method"),
    Section("contribute.md", "Contribute", "How to add an entry, field by field.", "contribute"),
    Section("data.md", "Data", "The whole timeline as files, and what their columns mean.", "data"),
)


def fill_blocks(html: str, base: str, context: Context) -> str:
    """A page's HTML with its markers replaced by what they name; the markers have been checked before."""

    def fill(match: "re.Match[str]") -> str:
        call = parse_call(match[1].strip())
        if call is None or call.name not in BLOCKS:
            return ""
        block = BLOCKS[call.name]
        options = {name: call.options.get(name, option.default) for name, option in block.options.items()}
        return block.show(Call(call.name, options), base, context)

    return MARKER.sub(fill, html)


@dataclass(frozen=True, slots=True)
class Block:
    """A named block: one sentence about it, its options, and what makes its HTML."""

    meaning: str
    show: Callable[[Call, str, Context], str]
    options: Mapping[str, Option] = field(default_factory=dict)


def known_blocks(metrics: tuple[str, ...]) -> Known:
    """What markers may name."""
    return Known({name: block.options for name, block in BLOCKS.items()}, metrics)


def _timeline(call: Call, base: str, context: Context) -> str:
    years = context.groups.years
    total = len(context.lines.timeline.entries)
    rest = total if total <= WHOLE_LIST else NEWEST
    listed = []
    for year, entries in years.items():
        if rest > 0:
            listed.append((year, context.lines.rows(entries[:rest])))
        rest -= len(entries)
    return render(
        "timeline.html",
        base=base,
        total=total,
        shown=sum(len(rows) for _, rows in listed),
        listed=listed,
        years=[(year, addresses.of_year(year), len(entries)) for year, entries in years.items()],
        tags=[(tag, addresses.of_tag(tag), len(entries)) for tag, entries in context.groups.tags.items()],
    )


def _latest(call: Call, base: str, context: Context) -> str:
    entries = context.lines.timeline.newest_first[: int(call.options["count"])]
    return render("latest.html", base=base, rows=context.lines.rows(entries))


def _counts(call: Call, base: str, context: Context) -> str:
    timeline = context.lines.timeline
    relays = sum(len(entry.also_reported_by) for entry in timeline.entries)
    years = list(context.groups.years)
    return render(
        "counts.html",
        base=base,
        entries=len(timeline.entries),
        figures=sum(len(entry.figures) for entry in timeline.entries),
        sources=len(timeline.sources),
        reports=len(timeline.entries) + relays,
        years=(years[-1], years[0]) if years else None,
    )


def _metric(call: Call, base: str, context: Context) -> str:
    metric = call.options["metric"]
    claims = context.lines.timeline.by_metric[metric][::-1][: int(call.options["count"])]
    return render(
        "claims.html",
        base=base,
        metric=context.lines.metric(metric),
        claims=[(context.lines.claim(c.entry, c.figure), context.lines.row(c.entry)) for c in claims],
    )


def _sources(call: Call, base: str, context: Context) -> str:
    groups = context.groups
    rows = [
        (
            context.lines.name(source.id),
            source.kind,
            len(groups.published.get(source.id, ())),
            len(groups.originated.get(source.id, ())),
            len(groups.relayed.get(source.id, ())) + len(groups.carried.get(source.id, ())),
        )
        for source in context.lines.timeline.sources.values()
    ]
    rows.sort(key=lambda row: (row[0].text.casefold(), row[0].address))
    return render("sources.html", base=base, rows=rows)


def _figures(call: Call, base: str, context: Context) -> str:
    timeline = context.lines.timeline
    rows = [
        (context.lines.metric(metric.id), metric, timeline.by_metric[metric.id])
        for metric in timeline.metrics.values()
    ]
    return render("figures.html", base=base, rows=rows)


def _method(call: Call, base: str, context: Context) -> str:
    read = ((words, parse_date(words)) for words in DATE_FORMS)
    return render(
        "method.html",
        kinds=KINDS,
        counting=COUNTING,
        statuses=STATUSES,
        qualifiers=[_qualifier(name, written) for name, written in {"stated": ("",), **QUALIFIERS}.items()],
        word_numbers=[
            (words, say_number(low), say_number(high)) for words, (low, high) in WORD_NUMBERS.items()
        ],
        date_forms=[
            (words, say_date(d), say_span(d) or "that day") for words, d in read if isinstance(d, DateSpan)
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


def _contribute(call: Call, base: str, context: Context) -> str:
    new = context.settings.new_url
    return render(
        "contribute.html",
        tables=TABLES,
        headings=TABLE_HEADINGS,
        kinds=KIND_WORDS,
        rules=[_mark_code(sentence) for sentence in context.rules],
        blocks=BLOCKS,
        example=example_entry(),
        new_entry=_form(new, "entries/2025/2025-01-13-example.md", example_entry()) if new else "",
        new_source=_form(new, "entries/sources/example.md", example_source()) if new else "",
    )


def _mark_code(sentence: str) -> str:
    """A sentence with what stands in double backticks shown as code."""
    return safe(_CODE.sub(r"<code>\1</code>", escape(sentence)))


def _form(new: str, file: str, text: str) -> str:
    """The address of a prefilled form for a new file on the forge."""
    return f"{new}?{urlencode({'filename': file, 'value': text}, quote_via=quote)}"


def _data(call: Call, base: str, context: Context) -> str:
    files = [(path, FILE_MEANINGS.get(path, ""), _say_size(size)) for path, size in context.files.items()]
    settings = context.settings
    return render(
        "data.html",
        base=base,
        files=files,
        columns=context.columns,
        site=settings.name,
        address=settings.permalink(addresses.DATA),
    )


def _say_size(size: int) -> str:
    return f"{size / 1000:,.0f} kB" if size >= 1000 else f"{size} bytes"


_COUNT = Option("number", "5", "how many to show")

BLOCKS: Mapping[str, Block] = {
    "timeline": Block("every entry, newest first, with years and tags", _timeline),
    "latest": Block("the newest entries", _latest, {"count": _COUNT}),
    "counts": Block("how many entries, reports, figures and sources there are", _counts),
    "metric": Block(
        "the newest claims of one metric",
        _metric,
        {"metric": Option("metric", "", "a key of metrics.yml"), "count": _COUNT},
    ),
    "sources": Block("every source with its part in the timeline", _sources),
    "figures": Block("every metric with its definition", _figures),
    "method": Block("the rules in plain words", _method),
    "contribute": Block("the entry format, field by field", _contribute),
    "data": Block("the downloads and their columns", _data),
}
"""Every block there is, by the name that markers use."""
