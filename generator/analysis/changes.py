"""What changed between a claim and its retelling."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.analysis.comparison import term_of, touch
from generator.analysis.statements import numbers_of
from generator.analysis.windows import overlap, window_of
from generator.model.metrics import UNSTATED
from generator.model.timeline import Claim

Aspect: TypeAlias = Literal["qualifier", "number", "date", "scope", "definition", "metric", "origin"]

ASPECTS: Mapping[Aspect, str] = {
    "metric": "what is counted",
    "number": "the number",
    "qualifier": "the qualifier",
    "date": "the date",
    "scope": "the scope",
    "definition": "the parts that are counted",
    "origin": "the origin",
}
"""What can change when a claim is retold, in the order of its weight."""

_FAMILY = {"exactly": "stated", "more than": "at least", "fewer than": "up to"}
"""Qualifiers that leave the same numbers open are not told apart."""


@dataclass(frozen=True)
class Retelling:
    """A claim beside the one that it retells.

    Attributes:
        original: the claim as it was told before.
        retold: the claim as it is told again.
        changed: what changed, in the order of ``ASPECTS``; empty when nothing did.
        restates: both stand in one entry, and one says the other in other words.
    """

    original: Claim
    retold: Claim
    changed: tuple[Aspect, ...]
    restates: bool = False

    @property
    def misquotes(self) -> bool:
        """Whether it became a claim about something else, or with a number that cannot be the same."""
        apart = not touch(term_of(self.original), term_of(self.retold))
        return "metric" in self.changed or "scope" in self.changed or ("number" in self.changed and apart)


def changes(original: Claim, retold: Claim) -> tuple[Aspect, ...]:
    """What changed from one claim to another, in the order of ``ASPECTS``."""
    return tuple(aspect for aspect in ASPECTS if _CHANGED[aspect](original, retold))


def same_metric(a: Claim, b: Claim) -> bool:
    """Whether two claims count one thing."""
    return a.figure.metric == b.figure.metric


def same_thing(a: Claim, b: Claim) -> bool:
    """Whether two claims count one thing in one scope."""
    return same_metric(a, b) and a.figure.scope == b.figure.scope


def same_voice(a: Claim, b: Claim) -> bool:
    """Whether two claims have an origin in common."""
    return not set(a.figure.origins).isdisjoint(b.figure.origins)


def same_number(a: Claim, b: Claim) -> bool:
    """Whether two claims print the same number, whatever the qualifier."""
    return numbers_of(a) == numbers_of(b)


def touching(a: Claim, b: Claim) -> bool:
    """Whether one number could be true to two claims, and dates allow them to be one."""
    return touch(term_of(a), term_of(b)) and one_time(a, b)


def one_time(a: Claim, b: Claim) -> bool:
    """Whether dates allow two claims to be one: their days meet, or one of them gives none."""
    one, other = window_of(a), window_of(b)
    return not (one.dated and other.dated) or overlap(one, other) > 0


def _family(claim: Claim) -> str:
    qualifier = claim.figure.value.qualifier
    return _FAMILY.get(qualifier, qualifier)


def _qualifier_changed(original: Claim, retold: Claim) -> bool:
    """An added "about" leaves the numbers as they were, so it is no loss."""
    before, after = _family(original), _family(retold)
    numbered = original.figure.value.number is not None and retold.figure.value.number is not None
    return numbered and before != after and (before, after) != ("stated", "about")


def _date_changed(original: Claim, retold: Claim) -> bool:
    """The report dates the figure otherwise, or gives no date and came out later than the next day."""
    before, after = window_of(original), window_of(retold)
    if not before.dated or original.entry.id == retold.entry.id or overlap(before, after):
        return False
    return after.dated or (after.first - before.last).days != 1


def _definition_changed(original: Claim, retold: Claim) -> bool:
    before, after = set(original.figure.includes), set(retold.figure.includes)
    return same_metric(original, retold) and before != after and before != set(UNSTATED)


_CHANGED: Mapping[Aspect, Callable[[Claim, Claim], bool]] = {
    "metric": lambda original, retold: not same_metric(original, retold),
    "number": lambda original, retold: (
        not same_number(original, retold) and term_of(original).low != term_of(retold).low
    ),
    "qualifier": _qualifier_changed,
    "date": _date_changed,
    "scope": lambda original, retold: original.figure.scope != retold.figure.scope,
    "definition": _definition_changed,
    "origin": lambda original, retold: not same_voice(original, retold),
}
