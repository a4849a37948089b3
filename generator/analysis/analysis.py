"""Everything that follows from a timeline, each part found once and when it is first asked for."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from generator.analysis.grouping import find_statements
from generator.analysis.origins import Origins, count_origins
from generator.analysis.repeats import Repeat, find_repeats
from generator.analysis.statements import Group, Series, Statement, by_group, find_series
from generator.model.timeline import Claim, Timeline


@dataclass(frozen=True)
class Analysis:
    """A timeline and what follows from it."""

    timeline: Timeline

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement, in the order of metrics, scopes and time."""
        return find_statements(self.timeline)

    @cached_property
    def groups(self) -> Mapping[Group, tuple[Statement, ...]]:
        """Statements by metric and scope."""
        return by_group(self.statements)

    @cached_property
    def statement_of(self) -> Mapping[str, Statement]:
        """The statement that a claim tells, by ``<entry-id>#<figure-id>``."""
        return {claim.id: statement for statement in self.statements for claim in statement.claims}

    @cached_property
    def repeats(self) -> tuple[Repeat, ...]:
        """Every repeat of a figure, changed or not."""
        return find_repeats(self.timeline, self.statements)

    @cached_property
    def repeat_of(self) -> Mapping[str, Repeat]:
        """What a claim repeats, by ``<entry-id>#<figure-id>``; claims that repeat nothing are absent."""
        return {repeat.repeat.id: repeat for repeat in self.repeats}

    @cached_property
    def misquoted(self) -> frozenset[str]:
        """Claims that made something else of what they repeat, by ``<entry-id>#<figure-id>``."""
        return frozenset(name for name, repeat in self.repeat_of.items() if repeat.misquotes)

    @cached_property
    def comparable(self) -> Mapping[Group, tuple[Statement, ...]]:
        """The statements that can be held against others, by metric and scope.

        Left out: the editor's arithmetic, what its source withdrew, and what was made of a claim in retelling.
        """
        return by_group(
            word for one in self.statements if one.is_comparable for word in self._without_misquotes(one)
        )

    def _without_misquotes(self, statement: Statement) -> Iterator[Statement]:
        """A statement as it stands without a misquote that leads it; nothing where nobody else tells it."""
        if statement.id not in self.misquoted:
            yield statement
            return
        told = tuple(claim for claim in statement.claims if claim.id not in self.misquoted)
        if told:
            origins = tuple(sorted(told[0].figure.origins))
            yield replace(statement, claims=told, origins=origins)

    @cached_property
    def place_of(self) -> Mapping[str, int]:
        """The place of every word among those of its metric and scope, by the statement's id."""
        return {word.id: place for words in self.comparable.values() for place, word in enumerate(words)}

    @cached_property
    def series(self) -> Mapping[Group, tuple[Series, ...]]:
        """The words of each origin in time, by metric and scope."""
        return {group: find_series(words) for group, words in self.comparable.items()}

    @cached_property
    def origins(self) -> Mapping[Group, Origins]:
        """The independent origins, by metric and scope; of every claim that is somebody's word."""
        groups: dict[Group, list[Claim]] = defaultdict(list)
        for claim in self.timeline.claims():
            groups[claim.figure.metric, claim.figure.scope].append(claim)
        rank = {metric: number for number, metric in enumerate(self.timeline.metrics)}
        ordered = sorted(groups.items(), key=lambda item: (rank[item[0][0]], item[0][1]))
        found = {
            group: count_origins(group[0], group[1], claims, timeline=self.timeline)
            for group, claims in ordered
        }
        return {group: origins for group, origins in found.items() if origins.figures}
