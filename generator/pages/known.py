"""As known on a day: the claims of a metric by the month in which each was certainly out."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from generator.analysis.known import known_by
from generator.model.timeline import Claim
from generator.pages.wording import say_month


@dataclass(frozen=True, slots=True)
class Month:
    """The claims that became known in a month.

    Attributes:
        key: year and month, such as ``2025-01``.
        words: the same for readers.
        claims: with the ISO day by which each was known, the latest first.
        so_far: how many claims were known by the end of the month.
    """

    key: str
    words: str
    claims: tuple[tuple[str, Claim], ...]
    so_far: int


def by_month_known(claims: Iterable[Claim], *, most: int) -> tuple[Month, ...]:
    """The claims that became known last, by the month in which they did, the latest month first.

    Args:
        claims: in their order in time; it decides among those of one day.
        most: so many claims at most.
    """
    dated = sorted(((_day(claim), claim) for claim in claims), key=lambda pair: pair[0])
    groups: dict[str, list[tuple[str, Claim]]] = defaultdict(list)
    for day, claim in dated[-most:]:
        groups[day[:7]].append((day, claim))
    so_far, months = max(len(dated) - most, 0), []
    for key, group in groups.items():
        so_far += len(group)
        months.append(Month(key, say_month(key), tuple(reversed(group)), so_far))
    return tuple(reversed(months))


def count_days(claims: Iterable[Claim]) -> tuple[tuple[str, int], ...]:
    """How many claims became known on each day on which one did, the first day first."""
    return tuple(sorted(Counter(map(_day, claims)).items()))


def _day(claim: Claim) -> str:
    """The ISO day by which a claim had certainly been published."""
    return known_by(claim.entry.known_from).isoformat()
