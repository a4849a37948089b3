"""Which statements a chart shows, and what each of its marks says."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.analysis.analysis import Analysis
from generator.analysis.findings.finding import Finding, FindingKind
from generator.analysis.known_by import known_by
from generator.analysis.statements import Group, Statement
from generator.pages.chart.chart import Joined, Mark, show_chart
from generator.pages.shared.views import Lines, show_when
from generator.wording.phrases import say_count, within_a_sentence

MOST_MARKS = 1000
"""A metric's chart draws so many statements, the newest; the table below it has them all."""

MOST_AROUND = 150
"""A source's chart draws everyone else's statements too while there are not more than so many."""

FEWEST_ON_A_CHART = 3
"""With fewer statements a chart says less than a table."""


@dataclass(frozen=True)
class ClaimCharts:
    """The charts of a timeline.

    Attributes:
        places: where findings stand, by id.
    """

    analysis: Analysis
    findings: tuple[Finding, ...]
    places: Mapping[str, str]
    lines: Lines

    def of_group(self, group: Group, base: str, *, highlight: str = "") -> str:
        """The chart of all statements of a metric and scope.

        Args:
            group: metric and scope.
            base: the way from the page to the site's root.
            highlight: id of a source whose marks keep their colour while all others are grey; empty for all.
        """
        metric = self.analysis.timeline.metrics[group[0]]
        words = self.analysis.groups.get(group, ())
        if highlight and len(words) > MOST_AROUND:
            words = tuple(word for word in words if highlight in word.origins)
        newest = sorted(words, key=lambda word: (word.window.last, word.id))[-MOST_MARKS:]
        marks = [self._mark(word, base, highlight) for word in newest]
        scope = f" ({group[1]})" if group[1] else ""
        which = (
            "every claim"
            if len(words) == len(newest)
            else f"the newest {MOST_MARKS:,} of {len(words):,} claims"
        )
        title = f"{metric.label}{scope}: {which}"
        joined = list(self._joined(group, {word.id: at for at, word in enumerate(newest)}, base))
        return show_chart(marks, title=title, unit=metric.unit, joined=joined)

    def _joined(self, group: Group, places: Mapping[str, int], base: str) -> Iterator[Joined]:
        """The disagreements between statements that have a place on the chart."""
        for finding in self._disagreements.get(group, ()):
            names = (self.analysis.statement_of[name].id for name in finding.figures)
            drawn = [places[name] for name in names if name in places]
            if len(drawn) == 2:
                yield Joined(drawn[0], drawn[1], finding.text, base + self.places[finding.id])

    @cached_property
    def _disagreements(self) -> Mapping[Group, list[Finding]]:
        found: dict[Group, list[Finding]] = defaultdict(list)
        for finding in self.findings:
            if finding.kind is FindingKind.DISAGREEMENT:
                found[finding.metric, finding.scope].append(finding)
        return found

    def of_source(self, source: str, base: str) -> list[str]:
        """The charts of the metrics of which a source is most often the origin, its own figures in colour."""
        own = self._words_of.get(source, Counter())
        most = sorted(own, key=lambda group: (-own[group], group))[:2]
        return [self.of_group(group, base, highlight=source) for group in most]

    @cached_property
    def _words_of(self) -> Mapping[str, Counter[Group]]:
        """For every origin how many statements it has in each group that is worth a chart."""
        found: dict[str, Counter[Group]] = defaultdict(Counter)
        for group, words in self.analysis.groups.items():
            for word in words if len(words) >= FEWEST_ON_A_CHART else ():
                for origin in word.origins:
                    found[origin][group] += 1
        return found

    def _mark(self, statement: Statement, base: str, highlight: str) -> Mark:
        claim, value = statement.lead, statement.lead.figure.value
        line = self.lines.claim(claim.entry, claim.figure)
        names = " and ".join(self.lines.name(origin).text for origin in statement.origins)
        reports = f", {say_count(statement.reports, 'report')}" if statement.reports > 1 else ""
        when = show_when(claim.dating).words
        window = statement.window
        return Mark(
            start=window.start,
            end=window.end,
            number=value.number,
            low=value.low or 0,
            high=value.high,
            series=names,
            title=f"{line.words} {within_a_sentence(line.metric.text)}, {names}, {when}{reports}",
            address=base + line.address,
            reports=statement.reports,
            muted=bool(highlight) and highlight not in statement.origins,
            known=_known(statement),
        )


def _known(statement: Statement) -> str:
    """The ISO day from which a statement was known: the first on which one of its reports was out."""
    return min(known_by(claim.entry.known_from) for claim in statement.claims).isoformat()
