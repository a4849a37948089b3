"""The page of one entry."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator import addresses
from generator.model.entries import Chain, Entry, Status
from generator.model.timeline import Claim
from generator.pages.comparison.comparison_views import ComparisonViews, RepeatView, StatementView
from generator.pages.comparison.finding_views import MOST, ClaimFindings, list_claim_findings
from generator.pages.entry.repeat_tree import Tree, draw_tree
from generator.pages.shared.markdown import Resolve, render_body
from generator.pages.shared.page import Page, base_of, cut
from generator.pages.shared.render import render, safe
from generator.pages.shared.views import ClaimView, EntryRow, Views, show_extras, show_when
from generator.reading.drafting import begin_repeat
from generator.reading.schema import CORRECTION, ENTRY, RELAY
from generator.settings import Settings
from generator.wording.language import _


@dataclass(frozen=True, slots=True)
class Others:
    """How others put one claim of an entry.

    Attributes:
        agreeing: statements of other origins that agree, ``MOST`` of them at most.
        more: whether there are further ones.
        kinds: the findings in which the claim takes part.
    """

    claim: ClaimView
    agreeing: tuple[StatementView, ...]
    more: bool
    kinds: tuple[ClaimFindings, ...]


def render_entry(entry: Entry, comparison: ComparisonViews, settings: Settings, resolve: Resolve) -> Page:
    """The page of an entry: what is claimed, by whom, when; then its text, chains, repeats and corrections.

    Args:
        entry: the one to show.
        comparison: shows names, claims and rows, and what the comparison says of them.
        settings: the site's own facts.
        resolve: from the path of a link in the body to the address it leads to.
    """
    views, address = comparison.views, addresses.of_entry(entry.id)
    base = base_of(address)
    row, repeats = views.row(entry), comparison.repeats_of(entry.id)
    html = render(
        "entry/entry.html",
        base=base,
        entry=entry,
        row=row,
        published=show_when(entry.published) if entry.published else None,
        chains=[views.chain(entry, chain) for chain in _chains(entry)],
        body=safe(render_body(entry.body, base=base, resolve=resolve)),
        extras=show_extras(entry, ENTRY),
        relays=[
            (views.name(relay.source), show_when(relay.date), relay, show_extras(relay, RELAY))
            for relay in entry.also_reported_by
        ],
        original=_find_row(views, entry.repeats),
        successor=_find_row(views, entry.superseded_by),
        status="" if entry.status is Status.CURRENT else _(entry.status.meaning),
        # By figure, and not for the entry as a whole: others may agree with its dead and dispute its wounded.
        others=[_others(Claim(entry, figure), comparison) for figure in entry.figures],
        repeats=repeats,
        drawing=_draw_repeats(repeats),
        corrections=[
            (show_when(item.date), item.note, show_extras(item, CORRECTION)) for item in entry.corrections
        ],
        # The site's own language goes without saying.
        language=entry.language if entry.language not in ("", settings.language) else "",
        tags=[(tag, addresses.of_tag(tag)) for tag in entry.tags],
        permalink=settings.permalink(address),
        site=settings.name,
        new_report=settings.new_file(_next_file(entry), begin_repeat(entry.id)),
        report=settings.report(address),
    )
    summary = " · ".join(filter(None, (row.when.words, row.source.text, views.say_figures(entry))))
    words = cut(summary)
    return Page(address, entry.title, words, html, addresses.TIMELINE, edit=entry.file, search=words)


def _draw_repeats(repeats: Sequence[RepeatView]) -> Tree | None:
    """A drawing of the repeats; none of a single line of them, which the list says as well."""
    depths = [repeat.depth for repeat in repeats]
    return draw_tree(depths) if depths.count(0) > 1 else None


def _chains(entry: Entry) -> tuple[Chain, ...]:
    """Every chain that something on the page has: a figure, or what the report says without figures."""
    own = entry.chains if entry.according_to or not entry.figures else ()
    return tuple(dict.fromkeys((*own, *(chain for figure in entry.figures for chain in figure.chains))))


def _others(claim: Claim, comparison: ComparisonViews) -> Others:
    """How others put a figure: who agrees, and the findings it takes part in."""
    view = comparison.views.claim(claim.entry, claim.figure)
    agreeing = comparison.agreeing(claim)
    return Others(
        view, agreeing[:MOST], len(agreeing) > MOST, list_claim_findings(claim, comparison.findings)
    )


def _next_file(entry: Entry) -> str:
    """The name of a file to begin in the folder of an entry's; whoever begins it puts in day and name."""
    return f"{entry.file.rpartition('/')[0]}/{addresses.year_of(entry.date)}-mm-dd-name.md"


def _find_row(views: Views, entry: str) -> EntryRow | None:
    # A draft that another entry names is left out of a build, and so is the way to it.
    return views.row(views.timeline.entry[entry]) if entry in views.timeline.entry else None
