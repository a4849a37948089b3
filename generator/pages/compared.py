"""What the comparison found, as readers see it: findings, charts, latest words, independent origins."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice

from generator.analysis.changes import ASPECTS
from generator.analysis.findings.finding import Finding, point
from generator.analysis.judging import judge
from generator.analysis.known import known_by
from generator.analysis.origins import Origins
from generator.analysis.others import put_by_others
from generator.analysis.rules import FINDINGS, Rule
from generator.analysis.statements import Group, Statement
from generator.analysis.whole import Analysis
from generator.analysis.windows import dating
from generator.model import addresses
from generator.model.entries import Entry
from generator.model.timeline import Claim, Timeline
from generator.pages.charts import Mark, show_chart
from generator.pages.lines import ClaimLine, Lines, Name, Row, When, show_when
from generator.pages.wording import say_count

FINDING_KINDS: Mapping[str, Rule] = {rule.id: rule for rule in FINDINGS}

MOST_AGREEING = 12
"""An entry names so many who agree with a figure; the figure's page has everyone."""

MOST_MARKS = 1000
"""A metric's chart draws so many statements, the newest; the table below it has them all."""

MOST_AROUND = 150
"""A source's chart draws everyone else's statements too while there are not more than so many."""

MOST_LISTED = 300
"""The page of findings lists so many of a kind, the most consequential; ``findings.json`` has them all."""

FEWEST_ON_A_CHART = 3
"""With fewer statements a chart says less than a table."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with the row of its entry, and how many reports carry it."""

    claim: ClaimLine
    row: Row
    reports: int = 1


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding for a page: what it says, the claims it stands on, its rule and what would settle it."""

    id: str
    address: str
    kind: Rule
    metric: Name
    scope: str
    text: str
    settle: str
    sides: tuple[Told, ...]
    relays: int
    listed: bool


@dataclass(frozen=True, slots=True)
class Word:
    """The latest word of an origin: its statement, and when it holds."""

    origins: tuple[Name, ...]
    told: Told
    when: When
    known: str


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
    found: tuple[Finding, ...]
    lines: Lines

    @property
    def timeline(self) -> Timeline:
        """The timeline that was compared."""
        return self.analysis.timeline

    @cached_property
    def views(self) -> tuple[FindingView, ...]:
        """The same for pages."""
        places: Counter[str] = Counter()
        views = []
        for finding in self.found:
            places[finding.kind] += 1
            views.append(self._view(finding, listed=places[finding.kind] <= MOST_LISTED))
        return tuple(views)

    @cached_property
    def by_metric(self) -> Mapping[str, tuple[FindingView, ...]]:
        """Findings by metric."""
        return self._by((finding.metric,) for finding in self.found)

    @cached_property
    def by_figure(self) -> Mapping[str, tuple[FindingView, ...]]:
        """Findings by the claims that take part, themselves or by repeating, as ``<entry-id>#<figure-id>``."""
        return self._by((*finding.figures, *finding.relays) for finding in self.found)

    @cached_property
    def by_source(self) -> Mapping[str, tuple[FindingView, ...]]:
        """Findings by the origins of the claims on which they stand."""
        return self._by(
            dict.fromkeys(origin for side in finding.sides for origin in side.claim.figure.origins)
            for finding in self.found
        )

    def kinds(self) -> tuple[tuple[Rule, tuple[FindingView, ...]], ...]:
        """Findings by kind, those kinds that there are."""
        groups = ((rule, tuple(v for v in self.views if v.kind is rule)) for rule in FINDINGS)
        return tuple((rule, views) for rule, views in groups if views)

    def first_of(self, kind: str) -> FindingView | None:
        """The most consequential finding of a kind, as its example."""
        return next((view for view in self.views if view.kind.id == kind), None)

    @cached_property
    def verdict_examples(self) -> Mapping[str, tuple[Told, Told]]:
        """Two claims for every verdict that neighbours in time give rise to; the metrics with most claims first."""
        found: dict[str, tuple[Told, Told]] = {}
        for words in sorted(self.analysis.words.values(), key=len, reverse=True):
            for a, b in (pair for far in (1, 2, 3) for pair in zip(words, words[far:], strict=False)):
                kind = judge(a, b, self.timeline.metrics).verdict.kind
                found.setdefault(kind, (self.told(a.lead, a.reports), self.told(b.lead, b.reports)))
        return found

    def chart(self, group: Group, base: str, *, highlight: str = "") -> str:
        """The chart of all statements of a metric and scope.

        Args:
            group: metric and scope.
            base: the way from the page to the site's root.
            highlight: id of a source whose marks keep their colour while all others are grey; empty for all.
        """
        metric = self.timeline.metrics[group[0]]
        words = self.analysis.groups.get(group, ())
        if highlight and len(words) > MOST_AROUND:
            words = tuple(word for word in words if highlight in word.origins)
        newest = sorted(words, key=lambda word: (word.window.last, word.id))[-MOST_MARKS:]
        marks = [self._mark(word, base, highlight) for word in newest]
        scope = f" ({group[1]})" if group[1] else ""
        return show_chart(marks, title=f"{metric.label}{scope}: every claim", unit=metric.unit)

    def charts_of(self, source: str, base: str) -> list[str]:
        """The charts of the metrics of which a source is most often the origin, its own figures in colour."""
        own = self._words_of.get(source, Counter())
        most = sorted(own, key=lambda group: (-own[group], group))[:2]
        return [self.chart(group, base, highlight=source) for group in most]

    @cached_property
    def _words_of(self) -> Mapping[str, Counter[Group]]:
        """For every origin how many statements it has in each group that is worth a chart."""
        found: dict[str, Counter[Group]] = defaultdict(Counter)
        for group, words in self.analysis.groups.items():
            for word in words if len(words) >= FEWEST_ON_A_CHART else ():
                for origin in word.origins:
                    found[origin][group] += 1
        return found

    def latest(self, group: Group) -> tuple[Word, ...]:
        """The latest word of each origin on a metric and scope, the newest first."""
        series = self.analysis.series.get(group, ())
        ordered = sorted(series, key=lambda one: (_last_day(one.latest), one.latest.id), reverse=True)
        return tuple(self._word(one.latest) for one in ordered)

    def origins(self, group: Group) -> Origins | None:
        """The independent origins of a metric and scope."""
        return self.analysis.origins.get(group)

    def say_origins(self, group: Group) -> str:
        """How many independent origins there are, in words: "3–5 origins in 27 reports"; empty where there is none."""
        origins = self.origins(group)
        if origins is None:
            return ""
        many = f"{origins.low}–{origins.high}" if origins.low != origins.high else str(origins.low)
        noun = "independent origin" if origins.high == 1 else "independent origins"
        return f"{many} {noun} in {say_count(origins.reports, 'report')}"

    def size(self, told: Told) -> tuple[float, float]:
        """By which number a claim is put in order: the printed one, else the middle of its bounds."""
        value = self.analysis.statement_of[
            told.claim.address.split("/")[1] + "#" + told.claim.id
        ].lead.figure.value
        return float(point(value)), float(value.low or 0)

    def agreeing(self, claim: Claim) -> tuple[Word, ...]:
        """The words of other origins to which a claim's number could be true too."""
        others = put_by_others(claim, self.analysis)
        agreeing = (other.statement for other in others if other.judgement.verdict.kind == "agree")
        return tuple(self._word(statement) for statement in islice(agreeing, MOST_AGREEING))

    def tree(self, entry: str, seen: frozenset[str] = frozenset()) -> tuple[Branch, ...]:
        """Who retells an entry, who retells them, and what changed on the way."""
        below = seen | {entry}
        return tuple(
            Branch(self.lines.row(other), self._changes(other), self.tree(other.id, below))
            for other in self.timeline.retellings.get(entry, ())
            if other.id not in below
        )

    def _changes(self, entry: Entry) -> tuple[str, ...]:
        told = (self.analysis.retelling_of.get(f"{entry.id}#{figure.id}") for figure in entry.figures)
        changed = {
            aspect
            for retelling in told
            if retelling and not retelling.restates
            for aspect in retelling.changed
        }
        return tuple(words for aspect, words in ASPECTS.items() if aspect in changed)

    def told(self, claim: Claim, reports: int = 1) -> Told:
        """A claim with its row."""
        return Told(self.lines.claim(claim.entry, claim.figure), self.lines.row(claim.entry), reports)

    def _view(self, finding: Finding, *, listed: bool) -> FindingView:
        return FindingView(
            id=finding.id,
            address=addresses.of_finding(finding.id),
            kind=FINDING_KINDS[finding.kind],
            metric=self.lines.metric(finding.metric),
            scope=finding.scope,
            text=finding.text,
            settle=finding.settle,
            sides=tuple(self.told(side.claim, side.reports) for side in finding.sides),
            relays=len(finding.relays),
            listed=listed,
        )

    def _by(self, keys: Iterable[Iterable[str]]) -> Mapping[str, tuple[FindingView, ...]]:
        groups: dict[str, list[FindingView]] = defaultdict(list)
        for view, names in zip(self.views, keys, strict=True):
            for name in names:
                groups[name].append(view)
        return {name: tuple(views) for name, views in groups.items()}

    def _word(self, statement: Statement) -> Word:
        claim = statement.lead
        names = tuple(self.lines.name(origin) for origin in statement.origins)
        return Word(names, self.told(claim, statement.reports), show_when(dating(claim)), _known(statement))

    def _mark(self, statement: Statement, base: str, highlight: str) -> Mark:
        claim, value = statement.lead, statement.lead.figure.value
        line = self.lines.claim(claim.entry, claim.figure)
        names = " and ".join(self.lines.name(origin).text for origin in statement.origins)
        reports = f", {say_count(statement.reports, 'report')}" if statement.reports > 1 else ""
        when = show_when(dating(claim)).words
        window = statement.window
        return Mark(
            start=window.start,
            end=window.end,
            number=value.number,
            low=value.low or 0,
            high=value.high,
            series=names,
            title=f"{line.words} {line.metric.text.lower()}, {names}, {when}{reports}",
            address=base + line.address,
            reports=statement.reports,
            muted=bool(highlight) and highlight not in statement.origins,
            known=_known(statement),
        )


def _last_day(statement: Statement) -> date:
    """The last day that is known of a statement's window; that of its beginning where the end is open."""
    return statement.window.end or statement.window.first


def flag_entries(found: Iterable[Finding]) -> Mapping[str, str]:
    """For entries whose claims stand in a disagreement, the address of the most consequential one."""
    flags: dict[str, str] = {}
    for finding in found:
        for side in finding.sides if finding.kind == "disagreement" else ():
            flags.setdefault(side.claim.entry.id, addresses.of_finding(finding.id))
    return flags


def _known(statement: Statement) -> str:
    """The ISO day from which a statement was known: the first on which one of its reports was out."""
    return min(known_by(claim.entry.known_from) for claim in statement.claims).isoformat()
