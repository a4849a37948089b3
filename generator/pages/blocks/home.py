"""The blocks that a home page or a story is composed of: counts, the newest, one metric, one claim, one report."""

from generator.pages.blocks.context import Request
from generator.pages.shared.render import render


def show_latest(asked: Request) -> str:
    """The newest entries."""
    entries = asked.context.lines.timeline.newest_first[: int(asked.options["count"])]
    return render("blocks/latest.html", base=asked.base, rows=asked.context.lines.rows(entries))


def show_counts(asked: Request) -> str:
    """How many entries, reports, figures and sources there are."""
    timeline = asked.context.lines.timeline
    relays = sum(len(entry.also_reported_by) for entry in timeline.entries)
    years = list(asked.context.groups.years)
    return render(
        "blocks/counts.html",
        base=asked.base,
        entries=len(timeline.entries),
        figures=sum(len(entry.figures) for entry in timeline.entries),
        sources=len(timeline.sources),
        reports=len(timeline.entries) + relays,
        years=(years[-1], years[0]) if years else None,
    )


def show_metric(asked: Request) -> str:
    """The newest claims of one metric."""
    metric = asked.options["metric"]
    claims = asked.context.lines.timeline.by_metric[metric][::-1][: int(asked.options["count"])]
    return render(
        "blocks/claims.html",
        base=asked.base,
        metric=asked.context.lines.metric(metric),
        claims=[
            (asked.context.lines.claim(c.entry, c.figure), asked.context.lines.row(c.entry)) for c in claims
        ],
    )


def show_claim(asked: Request) -> str:
    """One figure in its source's words."""
    entry = asked.context.lines.timeline.entry[asked.options["entry"]]
    figure = next(figure for figure in entry.figures if figure.id == asked.options["figure"])
    line = asked.context.lines.claim(entry, figure)
    return render("blocks/claim.html", base=asked.base, c=line, row=asked.context.lines.row(entry))


def show_span(asked: Request) -> str:
    """One metric in a sentence: from the lowest to the highest latest word of an origin."""
    metric = asked.options["metric"]
    compared = asked.context.compared
    words = compared.latest((metric, ""))
    if not words:
        return _nothing(asked)
    ends = sorted(words, key=lambda word: word.size)
    return render(
        "blocks/span.html",
        base=asked.base,
        metric=asked.context.lines.metric(metric),
        low=ends[0],
        high=ends[-1],
        latest=words[0],
        origins=compared.count_origins((metric, "")),
    )


def show_chart(asked: Request) -> str:
    """The chart of one metric."""
    chart = asked.context.compared.charts.of_group((asked.options["metric"], ""), asked.base)
    # Every mark has its claim in words, which the claims' own pages give to the search.
    return f'<div data-search-exclude="true">\n{chart}</div>' if chart else _nothing(asked)


def _nothing(asked: Request) -> str:
    """That no entry gives a figure of the metric, and how to add one."""
    metric = asked.context.lines.metric(asked.options["metric"])
    return render("blocks/claims.html", base=asked.base, metric=metric, claims=())


def show_report(asked: Request) -> str:
    """One entry's source and date."""
    row = asked.context.lines.row(asked.context.lines.timeline.entry[asked.options["entry"]])
    return render("blocks/report.html", base=asked.base, row=row)
