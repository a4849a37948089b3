"""Everything that follows from a timeline, each part worked out once and when it is first needed."""

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
        """The statement to which a claim belongs, by ``<entry-id>#<figure-id>``."""
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
        """The statements that may be compared, by metric and scope.

        Left out: the editor's arithmetic, what its source withdrew, and what a repeat made of a figure.
        """
        return by_group(
            left for one in self.statements if one.is_comparable for left in self._without_misquotes(one)
        )

    def _without_misquotes(self, statement: Statement) -> Iterator[Statement]:
        """A statement without a misquote that leads it; nothing where no other report has it."""
        if statement.id not in self.misquoted:
            yield statement
            return
        others = tuple(claim for claim in statement.claims if claim.id not in self.misquoted)
        if others:
            # A misquote may have been the first report, and may credit the ministry for its intelligence service; the
            # origin is the one whom the first of the others names.
            origins = tuple(sorted(others[0].figure.origins))
            yield replace(statement, claims=others, origins=origins)

    @cached_property
    def place_of(self) -> Mapping[str, int]:
        """The place of every comparable statement among those of its metric and scope, by its id."""
        return {one.id: place for group in self.comparable.values() for place, one in enumerate(group)}

    @cached_property
    def series(self) -> Mapping[Group, tuple[Series, ...]]:
        """What each origin said in time, by metric and scope."""
        return {group: find_series(statements) for group, statements in self.comparable.items()}

    @cached_property
    def origins(self) -> Mapping[Group, Origins]:
        """The independent origins, by metric and scope; of every claim that may be compared."""
        # Counted over claims, not statements: a report that was joined to another origin's statement still named its
        # own.
        groups: dict[Group, list[Claim]] = defaultdict(list)
        for claim in self.timeline.claims():
            groups[claim.figure.metric, claim.figure.scope].append(claim)
        rank = {metric: number for number, metric in enumerate(self.timeline.metrics)}
        ordered = sorted(groups.items(), key=lambda item: (rank[item[0][0]], item[0][1]))
        counted = {
            group: count_origins(group[0], group[1], claims, timeline=self.timeline)
            for group, claims in ordered
        }
        return {group: origins for group, origins in counted.items() if origins.figures}
