"""The sentences of findings: what was found, and what would settle it. Attributed, dated, and never who is right."""

from collections.abc import Sequence

from generator.analysis.comparison import Verdict
from generator.analysis.findings.finding import (
    CannotTell,
    DefinitionDiffers,
    DifferentSplit,
    Disagreement,
    Finding,
    LostInRetelling,
    NobodyNamed,
    OverCeiling,
    PartsLeaveNothing,
    Revision,
    ShareDoesNotFollow,
    SharperParaphrase,
    Split,
)
from generator.analysis.repeats import Change
from generator.model.metrics import UNSTATED
from generator.model.timeline import Claim, Timeline
from generator.wording.claims import (
    capital,
    say_change,
    say_claim,
    say_includes,
    say_label,
    say_report,
    say_sources,
    say_thing,
    say_value,
    say_who,
)
from generator.wording.language import _, ngettext, say_number
from generator.wording.phrases import say_date, say_list

MOST_NAMED = 3
"""A sentence names so many of the figures that a vague one might contradict; nobody reads a list of thirty."""


def say_finding(finding: Finding, timeline: Timeline) -> str:  # noqa: C901 - one line a kind
    """What was found, in one sentence."""
    match finding.facts:
        case Disagreement() as facts:
            return _say_disagreement(facts, timeline)
        case DifferentSplit() as facts:
            return _say_different_split(facts, timeline)
        case PartsLeaveNothing() as facts:
            return _say_parts(facts, timeline)
        case ShareDoesNotFollow() as facts:
            return _say_share(facts, timeline)
        case OverCeiling() as facts:
            return _say_over_ceiling(facts, timeline)
        case DefinitionDiffers() as facts:
            return _say_definitions(facts, timeline)
        case CannotTell() as facts:
            return _say_cannot_tell(facts, timeline)
        case LostInRetelling() as facts:
            return _say_lost(facts, timeline)
        case SharperParaphrase() as facts:
            return _say_paraphrase(facts, timeline)
        case Revision() as facts:
            return _say_revision(facts, timeline)
        case NobodyNamed() as facts:
            return _say_nobody_named(facts, timeline)


def say_reason(finding: Finding) -> str:  # noqa: C901 - one line a kind
    """Why figures of a finding stand side by side, in a few words."""
    match finding.facts:
        case Disagreement(verdict=Verdict.DISAGREE_LATER_LOWER):
            return _("the later figure is the lower one")
        case Disagreement():
            return _("for the same time")
        case DifferentSplit():
            return _("shares of one part that cannot be the same")
        case PartsLeaveNothing():
            return _("make up the whole")
        case ShareDoesNotFollow():
            return _("not the share that these figures give")
        case OverCeiling():
            return _("cannot be exceeded")
        case DefinitionDiffers():
            return _("counts other parts")
        case CannotTell():
            return _("dated too vaguely to tell")
        case LostInRetelling(change=change):
            return _("%(change)s changed", change=say_change(change))
        case SharperParaphrase():
            return _("the qualifier is lost")
        case Revision():
            return _("by the same origin")
        case NobodyNamed():
            return _("it may be anyone")


def say_settle(finding: Finding, timeline: Timeline) -> str:
    """What would settle it; empty where nothing is open."""
    match finding.facts:
        case Disagreement(undated=undated) if undated:
            return _say_open_day(undated, timeline)
        case CannotTell(vague=vague):
            return _say_open_day((vague,), timeline)
        case DefinitionDiffers(figures=figures):
            # Where both say what they count nothing is open: they count different things.
            unsaid = [claim for claim in figures if claim.figure.includes == UNSTATED]
            return _("What %(who)s counts.", who=say_who(unsaid[0], timeline)) if unsaid else ""
        case NobodyNamed():
            return _("Who said it first.")
        case (
            Disagreement()
            | DifferentSplit()
            | PartsLeaveNothing()
            | ShareDoesNotFollow()
            | OverCeiling()
            | LostInRetelling()
            | SharperParaphrase()
            | Revision()
        ):
            return ""


def _say_open_day(claims: Sequence[Claim], timeline: Timeline) -> str:
    who = say_list([say_who(claim, timeline) for claim in claims])
    return _("The day for which the figure of %(who)s holds.", who=who)


def _say_subject(claim: Claim, timeline: Timeline) -> str:
    """What a finding is about, at the beginning of its sentence."""
    return capital(say_thing(claim.figure.metric, claim.figure.scope, timeline))


def _say_disagreement(facts: Disagreement, timeline: Timeline) -> str:
    clauses = [_say_reason(facts, timeline)]
    if facts.speak_for:
        clauses.append(_("both speak for %(sources)s", sources=say_sources(facts.speak_for, timeline)))
    # A relay made 300 of "over 300", which leaves room for 1,000: readers of such a dispute have to know.
    if facts.loose:
        loose, shown = facts.loose
        clauses.append(
            _(
                "worded as %(value)s (%(report)s), the figure of %(who)s leaves room for the other",
                value=say_value(loose, timeline),
                report=say_report(loose, timeline),
                who=say_who(shown, timeline),
            )
        )
    return _(
        "%(thing)s: %(one)s against %(other)s; %(reasons)s.",
        thing=_say_subject(facts.a, timeline),
        one=say_claim(facts.a, timeline),
        other=say_claim(facts.b, timeline),
        reasons=_say_clauses(clauses),
    )


def _say_clauses(clauses: Sequence[str]) -> str:
    """Clauses of one sentence: a; b; c."""
    text, *others = clauses
    for other in others:
        text = _("%(first)s; %(second)s", first=text, second=other)
    return text


def _say_reason(facts: Disagreement, timeline: Timeline) -> str:
    """Why no number is true to both, and on which dates of reports that rests."""
    # Whole sentences though they share their words: clauses put together fit no other language.
    is_same_period = facts.verdict is Verdict.DISAGREE_SAME_PERIOD
    # With a date on both sides nothing is assumed; without, the figure may be older than the report that has
    # it, and the sentence says what it rests on.
    if not facts.undated:
        if is_same_period:
            return _("the two are for the same time, and no number is true to both")
        return _("the later figure is the lower one, and a running total cannot fall")
    who = say_list([say_who(claim, timeline) for claim in facts.undated])
    if is_same_period:
        return _(
            "the two are for the same time, and no number is true to both, if what has no date (%(who)s) holds for "
            "the day of its report",
            who=who,
        )
    return _(
        "the later figure is the lower one, and a running total cannot fall, if what has no date (%(who)s) holds for "
        "the day of its report",
        who=who,
    )


def _say_different_split(facts: DifferentSplit, timeline: Timeline) -> str:
    return _(
        "%(thing)s: two origins with one total split it differently: %(one)s, and %(other)s.",
        thing=_say_subject(facts.a.total, timeline),
        one=_say_split(facts.a, timeline),
        other=_say_split(facts.b, timeline),
    )


def _say_split(split: Split, timeline: Timeline) -> str:
    return _(
        "%(part)s %(label)s of %(total)s by %(who)s (%(report)s), that is about %(percent)s percent",
        part=say_value(split.part, timeline),
        label=_say_label(split.part, timeline),
        total=say_value(split.total, timeline),
        who=say_who(split.total, timeline),
        report=say_report(split.total, timeline),
        percent=say_number(round(split.percent)),
    )


def _say_parts(facts: PartsLeaveNothing, timeline: Timeline) -> str:
    parts = [
        _("%(value)s %(label)s", value=say_value(one, timeline), label=_say_label(one, timeline))
        for one in facts.parts
    ]
    sentence = _(
        "In %(report)s, %(parts)s already make %(sum)s of the %(total)s %(label)s of %(who)s, and leave nothing for "
        "%(rest)s",
        report=say_report(facts.total, timeline),
        parts=say_list(parts),
        sum=say_number(facts.sum),
        total=say_value(facts.total, timeline),
        label=_say_label(facts.total, timeline),
        who=say_who(facts.total, timeline),
        rest=say_includes(facts.rest, timeline),
    )
    others = [
        _(
            "the same report has %(value)s %(label)s (%(who)s)",
            value=say_value(one, timeline),
            label=_say_label(one, timeline),
            who=say_who(one, timeline),
        )
        for one in facts.rest_figures
    ]
    return _("%(clauses)s.", clauses=_say_clauses((sentence, *others)))


def _say_share(facts: ShareDoesNotFollow, timeline: Timeline) -> str:
    return _(
        "%(thing)s: %(share)s, but %(of)s %(of_label)s of %(within)s %(within_label)s in the same report would be "
        "%(percent)s percent.",
        thing=_say_subject(facts.share, timeline),
        share=say_claim(facts.share, timeline),
        of=say_value(facts.of, timeline),
        of_label=_say_label(facts.of, timeline),
        within=say_value(facts.within, timeline),
        within_label=_say_label(facts.within, timeline),
        percent=say_number(round(facts.percent, 1)),
    )


def _say_over_ceiling(facts: OverCeiling, timeline: Timeline) -> str:
    return _(
        "In one report, %(thing)s of %(figure)s exceed %(label)s of %(ceiling)s.",
        thing=say_thing(facts.figure.figure.metric, facts.figure.figure.scope, timeline),
        figure=say_claim(facts.figure, timeline),
        label=_say_label(facts.ceiling, timeline),
        ceiling=say_claim(facts.ceiling, timeline),
    )


def _say_definitions(facts: DefinitionDiffers, timeline: Timeline) -> str:
    thing = _say_subject(facts.figures[0], timeline)
    claims = [
        _(
            "%(claim)s counting %(parts)s",
            claim=say_claim(claim, timeline),
            parts=say_includes(claim.figure.includes, timeline),
        )
        for claim in facts.figures
    ]
    if facts.one_origin:
        return _(
            "%(thing)s: %(claims)s, though it is one origin's figure.", thing=thing, claims=say_list(claims)
        )
    return _("%(thing)s: %(claims)s, so the two are not compared.", thing=thing, claims=say_list(claims))


def _say_cannot_tell(facts: CannotTell, timeline: Timeline) -> str:
    others = [say_claim(claim, timeline) for claim in facts.others[:MOST_NAMED]]
    # The number of the others is still said, so that nobody takes three for all.
    more = len(facts.others) - len(others)
    if more:
        others.append(ngettext("%(num)s more", "%(num)s more", more))
    return _(
        "%(thing)s: %(claim)s is dated too vaguely to tell whether it contradicts %(others)s.",
        thing=_say_subject(facts.vague, timeline),
        claim=say_claim(facts.vague, timeline),
        others=say_list(others),
    )


def _say_lost(facts: LostInRetelling, timeline: Timeline) -> str:
    original = say_claim(facts.original, timeline)
    if facts.change is Change.DEFINITION:
        parts = say_includes(facts.original.figure.includes, timeline)
        original = _("%(claim)s counting %(parts)s", claim=original, parts=parts)
    repeats = [_say_repeats(facts.change, claims, timeline) for claims in facts.repeats]
    values = {
        "thing": _say_subject(facts.original, timeline),
        "original": original,
        "repeats": say_list(repeats),
    }
    # A message for each change, and no word filled in: other languages inflect it.
    match facts.change:
        case Change.METRIC:
            return _("%(thing)s: %(original)s; in retelling, what is counted changed: %(repeats)s.", **values)
        case Change.NUMBER:
            return _("%(thing)s: %(original)s; in retelling, the number changed: %(repeats)s.", **values)
        case Change.QUALIFIER:
            return _("%(thing)s: %(original)s; in retelling, the qualifier changed: %(repeats)s.", **values)
        case Change.DATE:
            return _("%(thing)s: %(original)s; in retelling, the date changed: %(repeats)s.", **values)
        case Change.SCOPE:
            return _("%(thing)s: %(original)s; in retelling, the scope changed: %(repeats)s.", **values)
        case Change.DEFINITION:
            return _(
                "%(thing)s: %(original)s; in retelling, the parts that are counted changed: %(repeats)s.",
                **values,
            )
        case Change.ORIGIN:
            return _("%(thing)s: %(original)s; in retelling, the origin changed: %(repeats)s.", **values)


def _say_repeats(change: Change, claims: Sequence[Claim], timeline: Timeline) -> str:
    """What a change made of a figure, and in which reports."""
    what = _say_what_it_became(change, claims[0], timeline)
    report = say_report(claims[0], timeline)
    if len(claims) == 1:
        return _("%(what)s in %(report)s", what=what, report=report)
    return ngettext(
        "%(what)s in %(report)s and %(num)s more",
        "%(what)s in %(report)s and %(num)s more",
        len(claims) - 1,
        what=what,
        report=report,
    )


def _say_what_it_became(change: Change, repeat: Claim, timeline: Timeline) -> str:
    figure = repeat.figure
    match change:
        case Change.DATE:
            return say_date(repeat.dating) if repeat.is_dated else _("no date")
        case Change.SCOPE:
            return figure.scope or _("no scope")
        case Change.DEFINITION:
            if figure.includes == UNSTATED:
                return _("no definition")
            return _("counting %(parts)s", parts=say_includes(figure.includes, timeline))
        case Change.METRIC:
            return _(
                "%(value)s %(label)s", value=say_value(repeat, timeline), label=_say_label(repeat, timeline)
            )
        case Change.ORIGIN:
            return _("credited to %(who)s", who=say_who(repeat, timeline))
        case Change.NUMBER | Change.QUALIFIER:
            return say_value(repeat, timeline)


def _say_paraphrase(facts: SharperParaphrase, timeline: Timeline) -> str:
    return _(
        "%(thing)s: one report of %(who)s (%(report)s) has %(quoted)s in one place and %(sharp)s without qualifier in "
        "another.",
        thing=_say_subject(facts.quoted, timeline),
        who=say_who(facts.quoted, timeline),
        report=say_report(facts.quoted, timeline),
        quoted=say_value(facts.quoted, timeline),
        sharp=say_value(facts.sharp, timeline),
    )


def _say_revision(facts: Revision, timeline: Timeline) -> str:
    values = {
        "thing": _say_subject(facts.earlier, timeline),
        "earlier": say_claim(facts.earlier, timeline),
        "value": say_value(facts.later, timeline),
        "report": say_report(facts.later, timeline),
    }
    if facts.is_lower:
        return _(
            "%(thing)s: %(earlier)s, later %(value)s (%(report)s), by the same origin; the later figure is the lower "
            "one.",
            **values,
        )
    return _("%(thing)s: %(earlier)s, later %(value)s (%(report)s), by the same origin.", **values)


def _say_nobody_named(facts: NobodyNamed, timeline: Timeline) -> str:
    values = {
        "thing": _say_subject(facts.figure, timeline),
        "value": say_value(facts.figure, timeline),
        "report": say_report(facts.figure, timeline),
        "who": say_who(facts.figure, timeline),
    }
    if facts.reports == 1:
        return _("%(thing)s: nobody is named for %(value)s (%(report)s); recorded as “%(who)s”.", **values)
    return ngettext(
        "%(thing)s: nobody is named for %(value)s (%(report)s), which %(num)s more printed; recorded as “%(who)s”.",
        "%(thing)s: nobody is named for %(value)s (%(report)s), which %(num)s more printed; recorded as “%(who)s”.",
        facts.reports - 1,
        **values,
    )


def _say_label(claim: Claim, timeline: Timeline) -> str:
    return say_label(claim.figure.metric, timeline)
