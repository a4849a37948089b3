"""Pages that list entries: a year, a tag, a source, a metric."""

from collections.abc import Callable

from generator.model import addresses
from generator.model.metrics import COUNTING, Metric
from generator.model.sources import KINDS, Source
from generator.pages.bodies import render_body
from generator.pages.groups import Groups
from generator.pages.lines import Lines
from generator.pages.page import Page, base_of, cut
from generator.pages.render import render, safe
from generator.pages.wording import say_count, say_list

Resolve = Callable[[str], str | None]
"""From the path of a link, as written, to the address it leads to, or None."""


def render_year(year: int, groups: Groups, lines: Lines) -> Page:
    """The page of one year: its entries, newest first, with the years before and after."""
    address = addresses.of_year(year)
    entries = groups.years[year]
    years = list(groups.years)
    at = years.index(year)
    html = render(
        "year.html",
        base=base_of(address),
        year=year,
        rows=lines.rows(entries),
        earlier=years[at + 1] if at + 1 < len(years) else None,
        later=years[at - 1] if at else None,
        address_of=addresses.of_year,
    )
    title = f"Timeline of {year}"
    words = f"{say_count(len(entries), 'entry', 'entries')} of {year}, newest first."
    return Page(address, title, words, html, addresses.TIMELINE, search=words)


def render_tag(tag: str, groups: Groups, lines: Lines) -> Page:
    """The page of one tag: its entries, newest first."""
    address = addresses.of_tag(tag)
    entries = groups.tags[tag]
    html = render("tag.html", base=base_of(address), tag=tag, rows=lines.rows(entries))
    words = f"{say_count(len(entries), 'entry', 'entries')} tagged {tag}, newest first."
    return Page(address, f"Tag: {tag}", words, html, addresses.TIMELINE, search=words)


def render_source(source: Source, groups: Groups, lines: Lines, resolve: Resolve) -> Page:
    """The page of one source: what it is, its record in plain facts, its entries."""
    address = addresses.of_source(source.id)
    base = base_of(address)
    own = groups.published.get(source.id, ())
    lists = (
        ("Its own reports", own),
        ("Named as the origin in reports of others", groups.originated.get(source.id, ())),
        ("Named as a relay in reports of others", groups.relayed.get(source.id, ())),
        ("Carried the same report as others", groups.carried.get(source.id, ())),
    )
    html = render(
        "source.html",
        base=base,
        source=source,
        kind=KINDS[source.kind],
        body=safe(render_body(source.body, base=base, resolve=resolve)),
        part_of=lines.name(source.part_of) if source.part_of else None,
        granted_by=lines.name(source.granted_by) if source.granted_by else None,
        members=[lines.name(member) for member in groups.members.get(source.id, ())],
        record=[(label, len(entries)) for label, entries in lists],
        lists=[(label, lines.rows(entries)) for label, entries in lists if entries],
    )
    counts = say_list(
        [f"{label[0].lower()}{label[1:]}: {len(entries)}" for label, entries in lists if entries]
    )
    words = cut(
        f"{source.name}, {KINDS[source.kind]}; {counts}."
        if counts
        else f"{source.name}, {KINDS[source.kind]}."
    )
    return Page(
        address,
        source.name,
        words,
        html,
        addresses.SOURCES,
        edit=source.file,
        search=cut(source.body) or words,
    )


def render_metric(metric: Metric, lines: Lines) -> Page:
    """The page of one metric: its definition, then every claim, newest first."""
    address = addresses.of_metric(metric.id)
    claims = lines.timeline.by_metric[metric.id][::-1]
    reports = len({claim.entry.id for claim in claims})
    origins = len({origin for claim in claims for origin in claim.figure.origins})
    html = render(
        "metric.html",
        base=base_of(address),
        metric=metric,
        counting=COUNTING[metric.counting],
        parts=[lines.metric(part) for part in metric.parts],
        ceiling=lines.metric(metric.ceiling) if metric.ceiling else None,
        share=tuple(lines.metric(m) for m in (metric.share.of, metric.share.within))
        if metric.share
        else None,
        claims=[(lines.claim(claim.entry, claim.figure), lines.row(claim.entry)) for claim in claims],
        reports=reports,
        origins=origins,
    )
    summary = f"{say_count(len(claims), 'claim')} in {say_count(reports, 'report')}."
    words = cut(f"{metric.label}: {metric.description} {summary}")
    return Page(address, metric.label, words, html, addresses.FIGURES, edit=metric.place.path, search=words)
