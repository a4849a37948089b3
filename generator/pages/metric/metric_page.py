"""The page of one metric, and the list of all."""

from collections import Counter

from generator import addresses
from generator.model.metrics import Metric
from generator.pages.comparison.comparison_views import ComparisonViews
from generator.pages.comparison.finding_views import group_views
from generator.pages.context import Request
from generator.pages.shared.by_known import by_month_known, count_days, day_known, newest
from generator.pages.shared.entry_index import EntryIndex
from generator.pages.shared.page import Page, base_of, cut
from generator.pages.shared.render import render, safe
from generator.pages.shared.views import Name, Views, show_extras
from generator.pages.timeline.lists import MOST_ROWS, show_years
from generator.reading.schema import METRIC
from generator.wording.language import _, ngettext
from generator.wording.phrases import say_counting, say_includes


def show_figures(request: Request) -> str:
    """Every metric with its definition and how many claims there are of it."""
    timeline = request.context.views.timeline
    rows = [
        (request.context.views.metric(metric.id), metric, timeline.by_metric[metric.id])
        for metric in timeline.metrics.values()
    ]
    return render("metric/figures.html", base=request.base, rows=rows)


def render_metric(metric: Metric, index: EntryIndex, comparison: ComparisonViews) -> Page:
    """The page of one metric: definition, chart, latest statements, origins, findings, then every claim."""
    views, address = comparison.views, addresses.of_metric(metric.id)
    base = base_of(address)
    claims = views.timeline.by_metric[metric.id]
    months = by_month_known((day_known(claim.entry), claim) for claim in claims)
    # One scope at a time: the dead of one brigade, drawn among all the dead, look like a disagreement.
    main = comparison.main_group(metric.id)
    html = render(
        "metric/metric.html",
        base=base,
        metric=metric,
        counting=f"{say_counting(metric.counting)}: {_(metric.counting.meaning)}",
        extras=show_extras(metric, METRIC),
        parts=[views.metric(part) for part in metric.parts],
        ceiling=views.metric(metric.ceiling) if metric.ceiling else None,
        share=_share(metric, views),
        scope=main[1],
        chart=safe(comparison.charts.of_group(main, base)),
        latest=comparison.latest(main),
        say_origins=comparison.say_origins(main),
        origins=_origins(comparison, main),
        definitions=_definitions(metric, comparison),
        findings=group_views(comparison.findings.by_metric.get(metric.id, ())),
        months=[
            (month, [(day, views.reported(claim)) for day, claim in month.items])
            for month in newest(months, MOST_ROWS)
        ],
        days=count_days(months),
        total=len(claims),
        years=show_years(index.of_metric(metric.id), address),
        # One report may give several figures of a metric: for all, and again for one place.
        reports=len({claim.entry.id for claim in claims}),
    )
    words = _describe(metric, len(claims), comparison.say_origins(main))
    return Page(address, metric.label, words, html, addresses.FIGURES, edit=metric.place.path, search=words)


def _describe(metric: Metric, claims: int, origins: str) -> str:
    said = _("No claim yet.")  # not within the f-string, where translators' tools do not see it
    if claims:
        said = ngettext(
            "%(num)s claim, %(origins)s.", "%(num)s claims, %(origins)s.", claims, origins=origins
        )
    return cut(f"{metric.label}: {metric.description} {said}")


def _definitions(metric: Metric, comparison: ComparisonViews) -> list[tuple[str, int]]:
    """What the claims of a composite metric count, in words, the most frequent first."""
    metrics, claims = comparison.timeline.metrics, comparison.timeline.by_metric[metric.id]
    counted = Counter(say_includes(claim.figure, metrics) for claim in claims if claim.figure.includes)
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))


def _share(metric: Metric, views: Views) -> tuple[Name, Name] | None:
    share = metric.share
    return (views.metric(share.of), views.metric(share.within)) if share else None


def _origins(comparison: ComparisonViews, group: tuple[str, str]) -> list[tuple[str, list[Name]]]:
    """The origins behind a metric in three lists: named, anonymous, unidentified."""
    origins = comparison.origins(group)
    if origins is None:
        return []
    lists = (
        (_("Named, counted by the organisation they belong to"), origins.named),
        (_("Anonymous: they may be the same people"), origins.anonymous),
        (_("Nobody named: it may be anyone"), origins.unidentified),
    )
    return [(words, [comparison.views.name(source) for source in ids]) for words, ids in lists if ids]
