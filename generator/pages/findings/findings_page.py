"""The page of findings."""

from generator.pages.context import Request
from generator.pages.shared.render import render


def show_findings(request: Request) -> str:
    """The findings by kind, and how many there are of each metric."""
    comparison = request.context.comparison
    return render(
        "findings/findings.html",
        heading=request.heading,
        base=request.base,
        kinds=comparison.findings.by_kind,
        metrics=[
            (metric, request.context.views.metric(metric), len(comparison.findings.by_metric[metric]))
            for metric in comparison.timeline.metrics
            if metric in comparison.findings.by_metric
        ],
    )
