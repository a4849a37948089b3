"""What follows from comparing, as readers see it: latest statements, origins, who agrees, who repeats whom."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.analysis.agreement import find_agreeing
from generator.analysis.analysis import Analysis
from generator.analysis.comparison import Verdict
from generator.analysis.origins import Origins, is_comparable
from generator.analysis.repeats import Change
from generator.analysis.statements import Group, Statement, compare_statements
from generator.model.entries import Entry
from generator.model.timeline import Claim, Timeline
from generator.pages.chart.claim_charts import ClaimCharts
from generator.pages.comparison.finding_views import FindingViews
from generator.pages.shared.views import EntryRow, Name, ReportedClaim, Views, When, show_when
from generator.wording.claims import say_change
from generator.wording.language import ngettext, say_number

# In a chain of n reports each page would list all that follow: at 5,000 reports 2.4 GB of pages.
MOST_GENERATIONS = 50
"""So many generations of repeats are listed on a page; those of the last have pages that list theirs."""


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement of an origin: the claim that stands for it, and the date it is for.

    Attributes:
        size: what it is put in order by: its printed number, else the middle of its bounds; then its lower bound.
    """

    origins: tuple[Name, ...]
    lead: ReportedClaim
    when: When
    size: tuple[float, float]


@dataclass(frozen=True, slots=True)
class RepeatView:
    """A report in the list of all that repeat an entry, each followed by those that repeat it in turn.

    Attributes:
        depth: 0 where it repeats the entry itself, 1 where it repeats one of those, and so on.
        row: the report.
        changes: what it changed, in words.
        is_repeated: whether those that repeat it follow.
        goes_on: whether those that repeat it are left to its own page.
        closes: how many inner lists end after it.
    """

    depth: int
    row: EntryRow
    changes: tuple[str, ...]
    is_repeated: bool
    goes_on: bool
    closes: int


@dataclass(frozen=True)
class ComparisonViews:
    """The analysis of a timeline, shown. Each part is made once, when a page first needs it."""

    analysis: Analysis
    findings: FindingViews
    charts: ClaimCharts
    views: Views

    @property
    def timeline(self) -> Timeline:
        """The timeline that was compared."""
        return self.analysis.timeline

    @cached_property
    def verdict_examples(self) -> Mapping[Verdict, tuple[ReportedClaim, ReportedClaim]]:
        """Two claims for every verdict that neighbours in time give rise to; the metrics with most claims first."""
        examples: dict[Verdict, tuple[ReportedClaim, ReportedClaim]] = {}
        show = self.views.reported
        for statements in sorted(self.analysis.comparable.values(), key=len, reverse=True):
            # Neighbours are examples enough; all pairs of a long group would take minutes.
            for a, b in (
                pair for far in (1, 2, 3) for pair in zip(statements, statements[far:], strict=False)
            ):
                verdict = compare_statements(a, b, self.timeline.metrics).verdict
                if verdict not in examples:
                    examples[verdict] = show(a.lead, a.reports), show(b.lead, b.reports)
        return examples

    def main_group(self, metric: str) -> Group:
        """The scope that a metric's page shows: figures without a scope, else the scope with most statements."""
        return self._main_groups.get(metric, (metric, ""))

    @cached_property
    def _main_groups(self) -> Mapping[str, Group]:
        # The first of several scopes of one size wins; the analysis has them in the order of the alphabet.
        main: dict[str, Group] = {}
        for group, statements in self.analysis.groups.items():
            metric, scope = group
            known = main.setdefault(metric, group)
            if known[1] and (not scope or len(statements) > len(self.analysis.groups[known])):
                main[metric] = group
        return main

    def latest(self, group: Group) -> tuple[StatementView, ...]:
        """The latest statement of each origin on a metric and scope, the newest first."""
        series = self.analysis.series.get(group, ())
        ordered = sorted(series, key=lambda one: (_last_day(one.latest), one.latest.id), reverse=True)
        return tuple(self._show(one.latest) for one in ordered)

    def origins(self, group: Group) -> Origins | None:
        """The independent origins of a metric and scope; None where no claim of it counts."""
        return self.analysis.origins.get(group)

    def count_origins(self, group: Group) -> str:
        """How many independent origins there are, in words: "3–5 independent origins"; empty where there is none."""
        origins = self.origins(group)
        if origins is None:
            return ""
        if origins.low == origins.high:
            return ngettext("%(num)s independent origin", "%(num)s independent origins", origins.low)
        return ngettext(
            "%(low)s–%(num)s independent origin",
            "%(low)s–%(num)s independent origins",
            origins.high,
            low=say_number(origins.low),
        )

    def say_origins(self, group: Group) -> str:
        """The same with the reports: "3–5 independent origins in 27 reports"."""
        origins = self.origins(group)
        if origins is None:
            return ""
        said = self.count_origins(group)
        return ngettext(
            "%(origins)s in %(num)s report", "%(origins)s in %(num)s reports", origins.reports, origins=said
        )

    def agreeing(self, claim: Claim) -> tuple[StatementView, ...]:
        """Statements of other origins that a claim agrees with, one an origin at most, the nearest in time first."""
        if not is_comparable(claim):
            return ()
        statement = self.analysis.statement_of[claim.id]
        return tuple(self._show(other) for other in find_agreeing(statement, self.analysis))

    def repeats_of(self, entry: str) -> tuple[RepeatView, ...]:
        """Every report that repeats an entry, directly or by way of others, each followed by its own repeats."""
        repeats = list(self._walk_repeats(entry))
        following = [*(depth for depth, _ in repeats), 0][1:]
        return tuple(
            RepeatView(
                depth=depth,
                row=self.views.row(report),
                changes=self._changes_of[report.id],
                is_repeated=after > depth,
                goes_on=depth + 1 == MOST_GENERATIONS and report.id in self.timeline.repeated_by,
                closes=max(depth - after, 0),
            )
            for (depth, report), after in zip(repeats, following, strict=True)
        )

    def _walk_repeats(self, entry: str) -> Iterator[tuple[int, Entry]]:
        """The reports that repeat an entry with their depth, each before those that repeat it."""
        # A loop and no recursion: a chain of 260 reports went deeper than Python's stack.
        pending = [(0, report) for report in reversed(self.timeline.repeated_by.get(entry, ()))]
        while pending:
            depth, report = pending.pop()
            yield depth, report
            if depth + 1 < MOST_GENERATIONS:
                further = self.timeline.repeated_by.get(report.id, ())
                pending.extend((depth + 1, other) for other in reversed(further))

    # For all at once, because a report stands in the list of every report before it in its chain.
    @cached_property
    def _changes_of(self) -> Mapping[str, tuple[str, ...]]:
        """What every report that repeats another changed, in words, by its id."""
        return {entry.id: self._changes(entry) for entry in self.timeline.entries if entry.repeats}

    def _changes(self, entry: Entry) -> tuple[str, ...]:
        repeats = (self.analysis.repeat_of.get(f"{entry.id}#{figure.id}") for figure in entry.figures)
        changed = {
            change for repeat in repeats if repeat and not repeat.restates for change in repeat.changes
        }
        return tuple(say_change(change) for change in Change if change in changed)

    def _show(self, statement: Statement) -> StatementView:
        claim, value = statement.lead, statement.lead.figure.value
        return StatementView(
            tuple(self.views.name(origin) for origin in statement.origins),
            self.views.reported(claim, statement.reports),
            show_when(claim.dating),
            (float(value.middle), float(value.low or 0)),
        )


def _last_day(statement: Statement) -> date:
    """The last day that is known of a statement's window; that of its beginning where the end is open."""
    return statement.window.end or statement.window.first
