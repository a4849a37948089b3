"""The page of one source, and the list of all."""

from collections import Counter
from collections.abc import Callable

from generator import addresses
from generator.model.entries import Entry
from generator.model.sources import Source, SourceKind
from generator.pages.blocks.context import Request
from generator.pages.findings.finding_views import FINDING_KINDS, group_views
from generator.pages.shared.comparison_views import ComparisonViews
from generator.pages.shared.entry_index import EntryIndex
from generator.pages.shared.markdown import render_body
from generator.pages.shared.page import Page, base_of, cut
from generator.pages.shared.render import render, safe
from generator.pages.shared.views import Name
from generator.pages.timeline.lists import MOST_ROWS, show_years
from generator.wording.language import _, say_number
from generator.wording.phrases import say_list, say_percent, within_a_sentence

Resolve = Callable[[str], str | None]
"""From the path of a link, as written, to the address it leads to, or None."""


MOST_PARTNERS = 10
"""So many of those whom a source relays, or who relay it, are named."""


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


def show_sources(request: Request) -> str:
    """Every source by kind and name, with how many reports it has a part in."""
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


def render_source(source: Source, index: EntryIndex, comparison: ComparisonViews, resolve: Resolve) -> Page:
    """The page of one source: what it is, its record in plain facts, its figures, findings and entries."""
    views = comparison.views
    address = addresses.of_source(source.id)
    base = base_of(address)
    own = index.published.get(source.id, ())
    lists = (
        (_("Its own reports"), own),
        (_("Named as the origin in reports of others"), index.originated.get(source.id, ())),
        (_("Named as a relay in reports of others"), index.relayed.get(source.id, ())),
        (_("Carried the same report as others"), index.carried.get(source.id, ())),
    )
    kind = _(source.kind.meaning)
    html = render(
        "source/source.html",
        base=base,
        source=source,
        kind=kind,
        body=safe(render_body(source.body, base=base, resolve=resolve)),
        part_of=views.name(source.part_of) if source.part_of else None,
        granted_by=views.name(source.granted_by) if source.granted_by else None,
        members=[views.name(member) for member in index.members.get(source.id, ())],
        partners=_partners(source, index, comparison),
        record=_record(source, lists, index, comparison),
        charts=[safe(chart) for chart in comparison.charts.of_source(source.id, base)],
        findings=group_views(comparison.findings.by_source.get(source.id, ())),
        lists=[(label, views.rows(entries[:MOST_ROWS])) for label, entries in lists if entries],
        years=show_years(index.of_source(source.id), address),
    )
    counts = say_list(
        [f"{within_a_sentence(label)}: {say_number(len(entries))}" for label, entries in lists if entries]
    )
    words = cut(f"{source.name}, {kind}; {counts}." if counts else f"{source.name}, {kind}.")
    return Page(
        address,
        source.name,
        words,
        html,
        addresses.SOURCES,
        edit=source.file,
        search=cut(source.body) or words,
    )


def _partners(
    source: Source, index: EntryIndex, comparison: ComparisonViews
) -> list[tuple[str, list[tuple[Name, int]]]]:
    """Whom a source relays, and who relays it: the most frequent ones, with how many reports."""
    relayed: Counter[str] = Counter()
    for entry in index.published.get(source.id, ()):
        relayed.update(
            {node for figure in entry.figures for chain in figure.chains for node in chain} - {source.id}
        )
    relaying = Counter(
        entry.source
        for entry in (*index.originated.get(source.id, ()), *index.relayed.get(source.id, ()))
        if entry.source != source.id
    )
    lists = ((_("Relays"), relayed), (_("Relayed by"), relaying))
    return [(words, _most(counted, comparison)) for words, counted in lists if counted]


def _most(counted: Counter[str], comparison: ComparisonViews) -> list[tuple[Name, int]]:
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:MOST_PARTNERS]
    return [(comparison.views.name(name), count) for name, count in ordered]


def _record(
    source: Source,
    lists: tuple[tuple[str, tuple[Entry, ...]], ...],
    index: EntryIndex,
    comparison: ComparisonViews,
) -> list[tuple[str, str]]:
    """What a source does in the timeline, in plain facts."""
    own = index.published.get(source.id, ())
    origins = [origin for entry in own for figure in entry.figures for origin in figure.origins]
    facts = [(label, say_number(len(entries))) for label, entries in lists]
    facts.insert(1, (_("Origin of figures"), say_number(index.originating[source.id])))
    if origins:
        share = round(100 * sum(comparison.views.name(origin).withheld for origin in origins) / len(origins))
        label = _("Figures in its own reports whose origin is anonymous or not named")
        facts.append((label, say_percent(str(share))))
    found = comparison.findings.by_source.get(source.id, ())
    for kind in ("disagreement", "revision"):
        rule = FINDING_KINDS[kind]
        label = _("%(kind)s with its figures", kind=_(rule.title))
        facts.append((label, say_number(sum(view.kind is rule for view in found))))
    return facts
