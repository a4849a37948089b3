"""Beside one claim: the figures of others with which it makes a finding, each with the reason in a few words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.analysis.changes import ASPECTS
from generator.analysis.findings.finding import Finding, Side
from generator.analysis.rules import Rule
from generator.analysis.statements import refer
from generator.model.timeline import Claim
from generator.pages.found import FINDING_KINDS, Found
from generator.pages.lines import Told

MOST = 5
"""So many findings of a kind are named beside a claim; the figure's page has them all."""

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
    """One finding beside a claim.

    Attributes:
        others: the claims of others in it, few of them.
        more: how many there are besides.
        reason: why, in a few words.
        address: where the finding stands.
    """

    others: tuple[Told, ...]
    more: int
    reason: str
    address: str


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
    shown = tuple(_beside(name, finding, found) for finding in findings[:MOST])
    return Kind(rule, shown, len(findings) - len(shown))


def _beside(name: str, finding: Finding, found: Found) -> Beside:
    others = [side for side in finding.sides if name not in _names(side)]
    return Beside(
        tuple(found.lines.told(side.claim, side.reports) for side in others[:MOST_OTHERS]),
        max(len(others) - MOST_OTHERS, 0),
        _reason(finding),
        found.places[finding.id],
    )


def _reason(finding: Finding) -> str:
    if finding.kind == "lost-in-retelling":
        return f"{tuple(ASPECTS.values())[finding.weight]} changed"
    return _REASONS[finding.rule]
