"""What the comparison found, as readers see it: latest words, origins, who agrees, who retells whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.analysis.agreement import find_agreeing
from generator.analysis.analysis import Analysis
from generator.analysis.findings.finding import point
from generator.analysis.origins import Origins, is_comparable
from generator.analysis.repeats import Change
from generator.analysis.statements import Group, Statement, compare_statements
from generator.model.entries import Entry
from generator.model.timeline import Claim, Timeline
from generator.pages.chart.claim_charts import ClaimCharts
from generator.pages.findings.finding_views import Found
from generator.pages.shared.views import Lines, Name, Row, Told, When, show_when
from generator.wording.claims import say_change
from generator.wording.phrases import say_count


@dataclass(frozen=True, slots=True)
class Word:
    """An origin's word: how it is told, and when it holds.

    Attributes:
        size: what it is put in order by: its printed number, else the middle of its bounds; then its lower bound.
    """

    origins: tuple[Name, ...]
    told: Told
    when: When
    size: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Branch:
    """A report that retells another: what it changed, and who retells it in turn."""

    row: Row
    changed: tuple[str, ...]
    below: tuple["Branch", ...]


@dataclass(frozen=True)
class Compared:
    """The analysis of a timeline, shown. Everything is found once and when it is first asked for."""

    analysis: Analysis
    found: Found
    charts: ClaimCharts
    lines: Lines

    @property
    def timeline(self) -> Timeline:
        """The timeline that was compared."""
        return self.analysis.timeline

    @cached_property
    def verdict_examples(self) -> Mapping[str, tuple[Told, Told]]:
        """Two claims for every verdict that neighbours in time give rise to; the metrics with most claims first."""
        found: dict[str, tuple[Told, Told]] = {}
        tell = self.lines.told
        for words in sorted(self.analysis.comparable.values(), key=len, reverse=True):
            for a, b in (pair for far in (1, 2, 3) for pair in zip(words, words[far:], strict=False)):
                verdict = compare_statements(a, b, self.timeline.metrics).verdict
                found.setdefault(verdict, (tell(a.lead, a.reports), tell(b.lead, b.reports)))
        return found

    def latest(self, group: Group) -> tuple[Word, ...]:
        """The latest word of each origin on a metric and scope, the newest first."""
        series = self.analysis.series.get(group, ())
        ordered = sorted(series, key=lambda one: (_last_day(one.latest), one.latest.id), reverse=True)
        return tuple(self._word(one.latest) for one in ordered)

    def origins(self, group: Group) -> Origins | None:
        """The independent origins of a metric and scope."""
        return self.analysis.origins.get(group)

    def count_origins(self, group: Group) -> str:
        """How many independent origins there are, in words: "3–5 independent origins"; empty where there is none."""
        origins = self.origins(group)
        if origins is None:
            return ""
        many = f"{origins.low}–{origins.high}" if origins.low != origins.high else str(origins.low)
        return f"{many} {'independent origin' if origins.high == 1 else 'independent origins'}"

    def say_origins(self, group: Group) -> str:
        """The same with the reports: "3–5 independent origins in 27 reports"."""
        origins = self.origins(group)
        return f"{self.count_origins(group)} in {say_count(origins.reports, 'report')}" if origins else ""

    def agreeing(self, claim: Claim) -> tuple[Word, ...]:
        """The nearest words of other origins to which a claim's number could be true too."""
        if not is_comparable(claim):
            return ()
        statement = self.analysis.statement_of[claim.id]
        return tuple(self._word(word) for word in find_agreeing(statement, self.analysis))

    def tree(self, entry: str, seen: frozenset[str] = frozenset()) -> tuple[Branch, ...]:
        """Who retells an entry, who retells them, and what changed on the way."""
        below = seen | {entry}
        return tuple(
            Branch(self.lines.row(other), self._changes(other), self.tree(other.id, below))
            for other in self.timeline.repeated_by.get(entry, ())
            if other.id not in below
        )

    def _changes(self, entry: Entry) -> tuple[str, ...]:
        repeats = (self.analysis.repeat_of.get(f"{entry.id}#{figure.id}") for figure in entry.figures)
        changed = {
            change for repeat in repeats if repeat and not repeat.restates for change in repeat.changes
        }
        return tuple(say_change(change) for change in Change if change in changed)

    def _word(self, statement: Statement) -> Word:
        claim, value = statement.lead, statement.lead.figure.value
        return Word(
            tuple(self.lines.name(origin) for origin in statement.origins),
            self.lines.told(claim, statement.reports),
            show_when(claim.dating),
            (float(point(value)), float(value.low or 0)),
        )


def _last_day(statement: Statement) -> date:
    """The last day that is known of a statement's window; that of its beginning where the end is open."""
    return statement.window.end or statement.window.first
