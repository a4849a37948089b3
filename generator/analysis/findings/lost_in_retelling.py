"""What repeating did to a figure: what was lost or changed, and paraphrases sharper than the quotation."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.analysis.analysis import Analysis
from generator.analysis.findings.finding import (
    Finding,
    FindingKind,
    LostInRetelling,
    SharperParaphrase,
    Side,
    name_finding,
    side_of,
    spread_of,
)
from generator.analysis.repeats import Change, Repeat, find_changes
from generator.model.timeline import Claim
from generator.model.values import Qualifier


def find_changed_repeats(analysis: Analysis) -> Iterator[Finding]:
    """``lost-in-retelling``, one for each statement and change, and ``paraphrase-sharper-than-quote``."""
    by_change: dict[tuple[str, Change], list[Repeat]] = defaultdict(list)
    for repeat in analysis.repeats:
        if _is_sharper_paraphrase(repeat):
            yield _paraphrase(repeat)
            continue
        since = _since_the_first(repeat, analysis)
        # What a misquote made of a figure is no original: those who repeat the statement did not lose it there.
        if since.original.id in analysis.misquoted and _in_one_statement(since, analysis):
            continue
        for change in since.changes:
            by_change[since.original.id, change].append(since)
    for (_, change), repeats in by_change.items():
        yield _lost(change, repeats, analysis)


def _is_sharper_paraphrase(repeat: Repeat) -> bool:
    """Whether a report gives one figure twice, and only once with a qualifier."""
    qualifiers = [claim.figure.value.qualifier for claim in (repeat.original, repeat.repeat)]
    # Headlines drop the "more than" that stands in the text below; both are the paper's.
    only_qualifier = repeat.restates and repeat.changes == (Change.QUALIFIER,)
    return only_qualifier and qualifiers.count(Qualifier.STATED) == 1


def _in_one_statement(repeat: Repeat, analysis: Analysis) -> bool:
    original, again = (analysis.statement_of[claim.id] for claim in (repeat.original, repeat.repeat))
    return not repeat.restates and original is again


def _since_the_first(repeat: Repeat, analysis: Analysis) -> Repeat:
    """A repeat set against the first report of the statement.

    A figure that goes through three agencies loses its date once, at the first; without this, each of the later ones
    would be found to have lost something else, or nothing.
    """
    first = analysis.statement_of[repeat.original.id].lead
    if first.entry is repeat.repeat.entry:
        return repeat
    return replace(repeat, original=first, changes=find_changes(first, repeat.repeat))


def _paraphrase(repeat: Repeat) -> Finding:
    sharp, quoted = sorted(
        (repeat.original, repeat.repeat),
        key=lambda claim: claim.figure.value.qualifier is not Qualifier.STATED,
    )
    return Finding(
        id=name_finding(FindingKind.SHARPER_PARAPHRASE, (quoted, sharp)),
        facts=SharperParaphrase(quoted, sharp),
        sides=(Side(quoted), Side(sharp)),
    )


def _lost(change: Change, repeats: Sequence[Repeat], analysis: Analysis) -> Finding:
    """What one change made of a figure in all its repeats. Named after the figure: a new relay keeps the id."""
    original = repeats[0].original
    alike: dict[object, list[Claim]] = defaultdict(list)
    for repeat in repeats:
        alike[_what_it_became(change, repeat.repeat)].append(repeat.repeat)
    groups = tuple(map(tuple, alike.values()))
    # Only a changed number has a size; a lost date is a lost date.
    spreads = [spread_of(one.original, one.repeat) for one in repeats if change is Change.NUMBER]
    return Finding(
        id=name_finding(FindingKind.LOST_IN_RETELLING, (original,), change),
        facts=LostInRetelling(change, original, groups),
        sides=(
            side_of(analysis.statement_of[original.id], (original,)),
            *(_side(claims, analysis) for claims in groups),
        ),
        spread=max(spreads, default=1.0),
    )


def _side(claims: tuple[Claim, ...], analysis: Analysis) -> Side:
    side = side_of(analysis.statement_of[claims[0].id], claims)
    return Side(side.claim, claims[1:], side.reports)


def _what_it_became(change: Change, repeat: Claim) -> object:
    """What a change made of a figure; equal for repeats that made the same of it."""
    figure = repeat.figure
    match change:
        case Change.DATE:
            # One day is one day, whether a report was filed as "2025-01-13" or as "13 January 2025".
            return replace(repeat.dating, words="") if repeat.is_dated else None
        case Change.SCOPE:
            return figure.scope
        case Change.DEFINITION:
            return frozenset(figure.includes)
        case Change.METRIC:
            return figure.value.words, figure.metric
        case Change.ORIGIN:
            return figure.origins
        case Change.NUMBER | Change.QUALIFIER:
            return figure.value.words
