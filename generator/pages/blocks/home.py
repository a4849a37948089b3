"""The blocks that a home page or a story is composed of: counts, the newest, one metric, one claim, one report."""

from generator.pages.context import Request
from generator.pages.shared.render import render


def show_latest(request: Request) -> str:
    """The newest entries."""
    entries = request.context.views.timeline.newest_first[: int(request.options["count"])]
    return render("blocks/latest.html", base=request.base, rows=request.context.views.rows(entries))


def show_counts(request: Request) -> str:
    """How many entries, reports, figures and sources there are."""
    timeline = request.context.views.timeline
    # A relay that changes nothing has no entry of its own, and is a published report all the same.
    relays = sum(len(entry.also_reported_by) for entry in timeline.entries)
    years = list(request.context.index.years)
    return render(
        "blocks/counts.html",
        base=request.base,
        entries=len(timeline.entries),
        figures=sum(len(entry.figures) for entry in timeline.entries),
        sources=len(timeline.sources),
        reports=len(timeline.entries) + relays,
        years=(years[-1], years[0]) if years else None,
    )


def show_metric(request: Request) -> str:
    """The newest claims of one metric."""
    metric = request.options["metric"]
    claims = request.context.views.timeline.by_metric[metric][::-1][: int(request.options["count"])]
    return render(
        "blocks/claims.html",
        base=request.base,
        metric=request.context.views.metric(metric),
        claims=[
            (request.context.views.claim(c.entry, c.figure), request.context.views.row(c.entry))
            for c in claims
        ],
    )


def show_claim(request: Request) -> str:
    """One figure in its source's words."""
    entry = request.context.views.timeline.entry[request.options["entry"]]
    figure = next(figure for figure in entry.figures if figure.id == request.options["figure"])
    claim = request.context.views.claim(entry, figure)
    return render("blocks/claim.html", base=request.base, c=claim, row=request.context.views.row(entry))


def show_span(request: Request) -> str:
    """One metric in a sentence: from the lowest to the highest of the origins' latest statements."""
    metric = request.options["metric"]
    comparison = request.context.comparison
    # Without a scope only: the toll of one brigade is no end of what is claimed of all of them.
    statements = comparison.latest((metric, ""))
    if not statements:
        return _nothing(request)
    ends = sorted(statements, key=lambda statement: statement.size)
    return render(
        "blocks/span.html",
        base=request.base,
        metric=request.context.views.metric(metric),
        low=ends[0],
        high=ends[-1],
        latest=statements[0],
        origins=comparison.count_origins((metric, "")),
    )


def show_chart(request: Request) -> str:
    """The chart of one metric."""
    chart = request.context.comparison.charts.of_group((request.options["metric"], ""), request.base)
    # Every mark has its claim in words, which the claims' own pages give to the search.
    return f'<div data-search-exclude="true">\n{chart}</div>' if chart else _nothing(request)


def _nothing(request: Request) -> str:
    """That no entry gives a figure of the metric, and how to add one."""
    metric = request.context.views.metric(request.options["metric"])
    return render("blocks/claims.html", base=request.base, metric=metric, claims=())


def show_report(request: Request) -> str:
    """One entry's source and date."""
    row = request.context.views.row(request.context.views.timeline.entry[request.options["entry"]])
    return render("blocks/report.html", base=request.base, row=row)
