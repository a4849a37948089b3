"""The page of one source, and the list of all."""

from collections import Counter

from generator import addresses
from generator.analysis.findings.finding import FindingKind
from generator.model.entries import Entry
from generator.model.sources import Source, SourceKind
from generator.pages.comparison.comparison_views import ComparisonViews
from generator.pages.comparison.finding_views import FINDING_KINDS, group_views
from generator.pages.context import Request
from generator.pages.shared.entry_index import EntryIndex
from generator.pages.shared.markdown import Resolve, render_body
from generator.pages.shared.page import Page, base_of, cut
from generator.pages.shared.render import render, safe
from generator.pages.shared.views import Name, show_extras
from generator.pages.timeline.lists import MOST_ROWS, show_years
from generator.reading.schema import SOURCE
from generator.wording.language import _, say_number
from generator.wording.phrases import say_list, say_percent, within_a_sentence

MOST_PARTNERS = 10
"""So many of those whom a source relays, or who relay it, are named."""


def say_heading(kind: SourceKind) -> str:  # noqa: C901 - one line a kind
    """What stands over the sources of a kind."""
    match kind:
        case SourceKind.OUTLET:
            return _("Newspapers, broadcasters, websites")
        case SourceKind.AGENCY:
            return _("News agencies")
        case SourceKind.GOVERNMENT:
            return _("Governments")
        case SourceKind.MILITARY:
            return _("Armed forces")
        case SourceKind.INTELLIGENCE:
            return _("Intelligence services")
        case SourceKind.INTERNATIONAL:
            return _("Organisations of states")
        case SourceKind.NGO:
            return _("Organisations outside government")
        case SourceKind.PERSON:
            return _("Persons")
        case SourceKind.WITNESS:
            return _("Witnesses")
        case SourceKind.ANONYMOUS:
            return _("Names withheld")
        case SourceKind.UNIDENTIFIED:
            return _("Nobody named")


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
        (
            kind,
            say_heading(kind),
            sorted(rows[kind], key=lambda row: (row[0].text.casefold(), row[0].address)),
        )
        for kind in SourceKind
        if kind in rows
    ]
    return render("source/sources.html", base=request.base, kinds=kinds)


def render_source(source: Source, index: EntryIndex, comparison: ComparisonViews, resolve: Resolve) -> Page:
    """The page of one source: what it is, its record in plain facts, its figures, findings and entries."""
    views, address = comparison.views, addresses.of_source(source.id)
    base, lists = base_of(address), _list_entries(source, index)
    html = render(
        "source/source.html",
        base=base,
        source=source,
        kind=_(source.kind.meaning),
        extras=show_extras(source, SOURCE),
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
    words = _describe(source, lists)
    search = cut(source.body) or words
    return Page(address, source.name, words, html, addresses.SOURCES, edit=source.file, search=search)


Lists = tuple[tuple[str, tuple[Entry, ...]], ...]
"""The entries in which a source has each of its parts, newest first, with what stands over them."""


def _list_entries(source: Source, index: EntryIndex) -> Lists:
    return (
        (_("Its own reports"), index.published.get(source.id, ())),
        (_("Named as the origin in reports of others"), index.originated.get(source.id, ())),
        (_("Named as a relay in reports of others"), index.relayed.get(source.id, ())),
        (_("Carried the same report as others"), index.carried.get(source.id, ())),
    )


def _describe(source: Source, lists: Lists) -> str:
    counts = say_list(
        [f"{within_a_sentence(label)}: {say_number(len(entries))}" for label, entries in lists if entries]
    )
    kind = _(source.kind.meaning)
    return cut(f"{source.name}, {kind}; {counts}." if counts else f"{source.name}, {kind}.")


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
    lists: Lists,
    index: EntryIndex,
    comparison: ComparisonViews,
) -> list[tuple[str, str]]:
    """What a source does in the timeline, in plain facts."""
    own = index.published.get(source.id, ())
    origins = [origin for entry in own for figure in entry.figures for origin in figure.origins]
    facts = [(label, say_number(len(entries))) for label, entries in lists]
    facts.insert(1, (_("Origin of figures"), say_number(index.originating[source.id])))
    # Without figures of its own there is nothing to take a share of.
    if origins:
        share = round(100 * sum(comparison.views.name(origin).withheld for origin in origins) / len(origins))
        label = _("Figures in its own reports whose origin is anonymous or not named")
        facts.append((label, say_percent(str(share))))
    findings = comparison.findings.by_source.get(source.id, ())
    for kind in (FindingKind.DISAGREEMENT, FindingKind.REVISION):
        rule = FINDING_KINDS[kind]
        label = _("%(kind)s with its figures", kind=_(rule.title))
        facts.append((label, say_number(sum(view.kind is rule for view in findings))))
    return facts
