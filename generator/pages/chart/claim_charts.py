"""Which statements a chart shows, and what each of its marks says."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.analysis.analysis import Analysis
from generator.analysis.findings.finding import FindingKind
from generator.analysis.known_by import known_by
from generator.analysis.statements import Group, Statement
from generator.pages.chart.chart import show_chart
from generator.pages.chart.layout import Mark, MarkPair
from generator.pages.shared.views import Views, show_when
from generator.wording.language import _, ngettext, say_number
from generator.wording.phrases import add_scope, say_pair, within_a_sentence
from generator.wording.worded_findings import WordedFindings

MOST_MARKS = 1000
"""A metric's chart draws so many statements, the newest; the table below it has them all."""

MOST_AROUND = 150
"""A source's chart draws everyone else's statements too while there are not more than so many."""

FEWEST_ON_A_CHART = 3
"""With fewer statements a chart says less than a table."""

MOST_PAIRS = 20
"""Up to so many disagreements are joined by lines, else none: where some are drawn, no line would read as agreement."""


@dataclass(frozen=True)
class ClaimCharts:
    """The charts of a timeline."""

    analysis: Analysis
    findings: WordedFindings
    views: Views

    def of_group(self, group: Group, base: str, *, highlight: str = "") -> str:
        """The chart of all statements of a metric and scope.

        Args:
            group: metric and scope.
            base: the way from the page to the site's root.
            highlight: id of a source whose marks keep their colour while all others are grey; empty for all.
        """
        metric = self.analysis.timeline.metrics[group[0]]
        statements: Sequence[Statement] = self.analysis.groups.get(group, ())
        # Among very many grey marks nobody finds a source's own, and each of its pages would carry them all.
        if highlight and len(statements) > MOST_AROUND:
            statements = self._of_origin[highlight][group]
        newest = sorted(statements, key=lambda one: (one.window.last, one.id))[-MOST_MARKS:]
        marks = [self._mark(one, base, highlight) for one in newest]
        thing = add_scope(metric.label, group[1])
        title = (
            _("%(thing)s: every claim", thing=thing)
            if len(statements) == len(newest)
            else _(
                "%(thing)s: the newest %(shown)s of %(all)s claims",
                thing=thing,
                shown=say_number(MOST_MARKS),
                all=say_number(len(statements)),
            )
        )
        pairs = self._pairs(
            {one.id: at for at, one in enumerate(newest) if one.window.start or one.window.end}, base
        )
        return show_chart(marks, title=title, unit=metric.unit, pairs=pairs)

    def _pairs(self, places: Mapping[str, int], base: str) -> list[MarkPair]:
        """The disagreements between statements that have a place on the chart, in the order of the findings.

        None where there are more than ``MOST_PAIRS``.
        """
        numbers = {number for name in places for number in self._disagreements_of.get(name, ())}
        drawn = []
        for finding in (self.findings.all[number] for number in sorted(numbers)):
            names = (self.analysis.statement_of[name].id for name in finding.figures)
            match [places[name] for name in names if name in places]:
                case [first, second]:
                    drawn.append((first, second, finding))
        # Before any has words: a source whose figures stand in hundreds of disagreements would pay for all of them.
        if len(drawn) > MOST_PAIRS:
            return []
        return [
            MarkPair(first, second, self.findings.text(finding), base + self.findings.places[finding.id])
            for first, second, finding in drawn
        ]

    # Once, by statement: looking through all disagreements and statements for every source took more than a
    # third of a build with 3,700 of them.
    @cached_property
    def _disagreements_of(self) -> Mapping[str, list[int]]:
        """The places, among all findings, of the disagreements in which a statement takes part; by its id."""
        by_statement: dict[str, list[int]] = defaultdict(list)
        for number, finding in enumerate(self.findings.all):
            if finding.kind is FindingKind.DISAGREEMENT:
                for name in finding.figures:
                    by_statement[self.analysis.statement_of[name].id].append(number)
        return by_statement

    def of_source(self, source: str, base: str) -> list[str]:
        """The charts of the metrics of which a source is most often the origin, its own figures in colour."""
        own = self._of_origin.get(source, {})
        most = sorted(own, key=lambda group: (-len(own[group]), group))[:2]
        return [self.of_group(group, base, highlight=source) for group in most]

    @cached_property
    def _of_origin(self) -> Mapping[str, Mapping[Group, list[Statement]]]:
        """The statements of every origin in each group that is worth a chart."""
        by_origin: dict[str, dict[Group, list[Statement]]] = defaultdict(lambda: defaultdict(list))
        for group, statements in self.analysis.groups.items():
            for statement in statements if len(statements) >= FEWEST_ON_A_CHART else ():
                for origin in statement.origins:
                    by_origin[origin][group].append(statement)
        return by_origin

    def _mark(self, statement: Statement, base: str, highlight: str) -> Mark:
        claim, value = statement.lead, statement.lead.figure.value
        view = self.views.claim(claim.entry, claim.figure)
        names = say_pair([self.views.name(origin).text for origin in statement.origins])
        when = show_when(claim.dating).words
        window = statement.window
        # The whole claim, because a mark says nothing to those who hear the page or reach it by key.
        title = f"{view.words} {within_a_sentence(view.metric.text)}, {names}, {when}"
        if statement.reports > 1:
            title = ngettext(
                "%(claim)s, %(num)s report", "%(claim)s, %(num)s reports", statement.reports, claim=title
            )
        return Mark(
            start=window.start,
            end=window.end,
            number=value.number,
            low=value.low or 0,
            high=value.high,
            series=names,
            title=title,
            address=base + view.address,
            reports=statement.reports,
            muted=bool(highlight) and highlight not in statement.origins,
            known=_known(statement),
        )


def _known(statement: Statement) -> str:
    """The ISO day from which a statement was known: the first on which one of its reports was out."""
    return min(known_by(claim.entry.known_from) for claim in statement.claims).isoformat()
