"""The page of one metric."""

from collections import Counter

from generator import addresses
from generator.model.metrics import Metric
from generator.pages.findings.finding_views import group_views
from generator.pages.shared.comparison_views import Compared
from generator.pages.shared.entry_index import Groups
from generator.pages.shared.page import Page, base_of, cut
from generator.pages.shared.render import render, safe
from generator.pages.shared.views import Lines, Name
from generator.pages.timeline.by_known import by_month_known, count_days, day_known, newest
from generator.pages.timeline.lists import MOST_ROWS, show_years
from generator.wording.phrases import say_count, say_includes


def render_metric(metric: Metric, groups: Groups, compared: Compared) -> Page:
    """The page of one metric: definition, chart, latest words, origins, findings, then every claim."""
    lines, address = compared.lines, addresses.of_metric(metric.id)
    base = base_of(address)
    claims = lines.timeline.by_metric[metric.id]
    months = by_month_known((day_known(claim.entry), claim) for claim in claims)
    scopes = [group for group in compared.analysis.groups if group[0] == metric.id]
    main = max(
        scopes,
        key=lambda group: (not group[1], len(compared.analysis.groups[group])),
        default=(metric.id, ""),
    )
    html = render(
        "metric/metric.html",
        base=base,
        metric=metric,
        counting=metric.counting.meaning,
        parts=[lines.metric(part) for part in metric.parts],
        ceiling=lines.metric(metric.ceiling) if metric.ceiling else None,
        share=_share(metric, lines),
        scope=main[1],
        chart=safe(compared.charts.of_group(main, base)),
        latest=compared.latest(main),
        say_origins=compared.say_origins(main),
        origins=_origins(compared, main),
        definitions=_definitions(metric, compared),
        findings=group_views(compared.found.by_metric.get(metric.id, ())),
        months=[
            (month, [(day, lines.told(claim)) for day, claim in month.things])
            for month in newest(months, MOST_ROWS)
        ],
        days=count_days(months),
        total=len(claims),
        years=show_years(groups.of_metric(metric.id), address),
        reports=len({claim.entry.id for claim in claims}),
    )
    summary = (
        f"{say_count(len(claims), 'claim')}, {compared.say_origins(main)}." if claims else "No claim yet."
    )
    words = cut(f"{metric.label}: {metric.description} {summary}")
    return Page(address, metric.label, words, html, addresses.FIGURES, edit=metric.place.path, search=words)


def _definitions(metric: Metric, compared: Compared) -> list[tuple[str, int]]:
    """What the claims of a composite metric count, in words, the most frequent first."""
    metrics, claims = compared.timeline.metrics, compared.timeline.by_metric[metric.id]
    counted = Counter(say_includes(claim.figure, metrics) for claim in claims if claim.figure.includes)
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))


def _share(metric: Metric, lines: Lines) -> tuple[Name, Name] | None:
    share = metric.share
    return (lines.metric(share.of), lines.metric(share.within)) if share else None


def _origins(compared: Compared, group: tuple[str, str]) -> list[tuple[str, list[Name]]]:
    """The origins behind a metric in three lists: named, anonymous, unidentified."""
    origins = compared.origins(group)
    if origins is None:
        return []
    lists = (
        ("Named, counted by the organisation they belong to", origins.named),
        ("Anonymous: they may be the same people", origins.anonymous),
        ("Nobody named: it may be anyone", origins.unidentified),
    )
    return [(words, [compared.lines.name(source) for source in ids]) for words, ids in lists if ids]
