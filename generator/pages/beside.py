"""Beside one claim: the figures of others with which it makes a finding, each with the reasons in a few words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.analysis.findings.finding import Finding, Side
from generator.analysis.repeats import ASPECTS
from generator.analysis.statements import refer
from generator.model.timeline import Claim
from generator.pages.found import FINDING_KINDS, Found
from generator.pages.lines import Told
from generator.wording.catalogue import Rule

MOST = 5
"""So many findings of a kind, and so many who agree, are named beside a claim; the figure's page has them all."""

MOST_OTHERS = 3
"""So many figures of one finding."""

_REASONS: Mapping[str, str] = {
    "disagree-same-period": "for the same time",
    "disagree-later-lower": "the later figure is the lower one",
    "cannot-tell": "dated too vaguely to tell",
    "definition-differs": "counts other parts",
    "revision": "by the same origin",
    "nobody-named": "it may be anyone",
    "same-total-different-split": "shares of one part that cannot be the same",
    "parts-leave-nothing": "make up the whole",
    "share-does-not-follow": "not the share that these figures give",
    "over-ceiling": "cannot be exceeded",
    "paraphrase-sharper-than-quote": "the qualifier is lost",
}
"""Why figures stand beside each other, by rule; for what was lost in retelling it is what changed."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A finding beside a claim, or several of one kind about the same claims.

    Attributes:
        others: the claims of others in it, few of them.
        more: how many there are besides.
        reasons: why, each in a few words and with the address where the finding stands. There are several where
            several findings are about the same claims.
    """

    others: tuple[Told, ...]
    more: int
    reasons: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """The findings of one kind beside a claim, few of them, and how many there are besides."""

    rule: Rule
    found: tuple[Beside, ...]
    more: int


def find_beside(claim: Claim, found: Found) -> tuple[Kind, ...]:
    """The findings in which a claim takes part, itself or by repeating, by kind; the most consequential first.

    A claim that was repeated word for word plays no part in what others made of it.
    """
    name = refer(claim)
    own = [finding for finding in found.of_claim.get(name, ()) if _takes_part(name, finding)]
    return tuple(
        _kind(FINDING_KINDS[kind], name, tuple(findings), found)
        for kind, findings in groupby(own, key=lambda finding: finding.kind)
    )


def _takes_part(name: str, finding: Finding) -> bool:
    if finding.kind != "lost-in-retelling":
        return True
    original, *retold = finding.sides
    return name == refer(original.claim) or any(name in _names(side) for side in retold)


def _names(side: Side) -> set[str]:
    return {refer(claim) for claim in (side.claim, *side.relays)}


def _kind(rule: Rule, name: str, findings: Sequence[Finding], found: Found) -> Kind:
    shown: dict[tuple[str, ...], tuple[list[Side], list[tuple[str, str]]]] = {}
    for finding in findings[:MOST]:
        others = _others(name, finding.sides)
        about = tuple(refer(side.claim) for side in others)
        _, reasons = shown.setdefault(about, (others, []))
        reasons.append((_reason(finding), found.places[finding.id]))
    beside = tuple(_beside(others, reasons, found) for others, reasons in shown.values())
    return Kind(rule, beside, max(len(findings) - MOST, 0))


def _beside(others: Sequence[Side], reasons: Sequence[tuple[str, str]], found: Found) -> Beside:
    told = tuple(found.lines.told(side.claim, side.reports) for side in others[:MOST_OTHERS])
    return Beside(told, max(len(others) - MOST_OTHERS, 0), tuple(reasons))


def _others(name: str, sides: Sequence[Side]) -> list[Side]:
    """The sides that a claim is not on. One that repeats several is on the last: what was changed in retelling."""
    leads = [side for side in sides if name == refer(side.claim)]
    own = (leads or [side for side in sides if name in _names(side)])[-1]
    return [side for side in sides if side is not own]


def _reason(finding: Finding) -> str:
    if finding.kind == "lost-in-retelling":
        return f"{tuple(ASPECTS.values())[finding.weight]} changed"
    return _REASONS[finding.rule]
