"""Statements: what one origin said once about one thing, however many reports repeat it and however they word it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise, product

from generator.analysis.comparison import DISAGREE, Term, Verdict, compare, term_of, touch
from generator.analysis.origins import count_reports, is_comparable
from generator.analysis.windows import Window, wholly_before
from generator.model.metrics import Metric
from generator.model.timeline import Claim

Group = tuple[str, str]
"""Metric and scope: only claims of one group are compared."""

Numbers = tuple[object, ...]


@dataclass(frozen=True)
class Wording:
    """The claims of a statement that allow the same numbers and count the same parts, first report first."""

    term: Term
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Statement:
    """What one origin said once.

    Attributes:
        origins: ids of those who said it, sorted; several when they are named together.
        claims: every figure that repeats it, that of the first report first.
        window: the days it can be for: those of the first report that dates it.
    """

    metric: str
    scope: str
    origins: tuple[str, ...]
    claims: tuple[Claim, ...]
    window: Window

    @property
    def lead(self) -> Claim:
        """The first report's claim."""
        return self.claims[0]

    @property
    def id(self) -> str:
        """The lead's address: ``<entry-id>#<figure-id>``."""
        return self.lead.id

    @property
    def is_comparable(self) -> bool:
        """Whether it may be compared: not the editor's arithmetic, and not withdrawn by its source."""
        return is_comparable(self.lead)

    @cached_property
    def reports(self) -> int:
        """How many reports carry it."""
        return count_reports(claim.entry for claim in self.claims)

    @cached_property
    def wordings(self) -> tuple[Wording, ...]:
        """The different ways in which it was worded, the first report's first."""
        by_term: dict[Term, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            term = replace(term_of(claim, self.window), origins=frozenset(self.origins))
            by_term[term].append(claim)
        return tuple(Wording(term, tuple(claims)) for term, claims in by_term.items())

    @cached_property
    def standing(self) -> tuple[Wording, ...]:
        """The wordings that stand for it when it is compared: the first report's, and each that a third carry.

        One relay that lost an "at least" does not make two origins disagree. Where a third of the papers lost it, it
        may be the first that added it, and nobody can know what the briefing said.
        """
        # Reports, not entries, are counted: an agency's bulletin that twenty papers carried weighs as twenty-one.
        third = self.reports / 3
        return tuple(
            wording
            for number, wording in enumerate(self.wordings)
            if number == 0 or count_reports(claim.entry for claim in wording.claims) >= third
        )


def numbers_of(claim: Claim) -> Numbers:
    """What a claim prints, without qualifier: its number, or its bounds where it has no single one."""
    value = claim.figure.value
    return (value.low, value.high) if value.number is None else (value.number,)


def when(statement: Statement) -> tuple[object, ...]:
    """The order of statements in time: by the last day they can be for, or the first where the end is open."""
    window = statement.window
    return window.end or window.first, window.first, statement.lead.entry.known_from.sort_key(), statement.id


def by_group(statements: Iterable[Statement]) -> Mapping[Group, tuple[Statement, ...]]:
    """Statements by metric and scope, each group in its order in time."""
    groups: dict[Group, list[Statement]] = defaultdict(list)
    for statement in statements:
        groups[statement.metric, statement.scope].append(statement)
    return {group: tuple(members) for group, members in groups.items()}


# A contradiction in any wording is what readers will come upon, so it goes first; that both grew says least.
_FORCE: tuple[Verdict, ...] = (
    Verdict.DISAGREE_SAME_PERIOD,
    Verdict.DISAGREE_LATER_LOWER,
    Verdict.CANNOT_TELL,
    Verdict.REPEAT,
    Verdict.AGREE,
    Verdict.GROWS_OVER_TIME,
    Verdict.CHANGES_OVER_TIME,
    Verdict.NOT_COMPARED,
    Verdict.DEFINITION_DIFFERS,
)
"""Of several verdicts on the wordings of two statements, the first of these is given."""


@dataclass(frozen=True)
class StatementComparison:
    """Two statements, compared, and which of their wordings were decisive.

    Attributes:
        a: the wording of the first statement.
        b: the wording of the second statement.
        verdict: what can be said of the two.
        unsettled: for ``cannot-tell``, which of the two dates (0 and 1) is too vague.
        if_same_parts: for ``definition-differs``, the verdict if both counted the same; else the verdict.
        others_touch: other wordings of the two have bounds that meet.
    """

    a: Wording
    b: Wording
    verdict: Verdict
    unsettled: tuple[int, ...]
    if_same_parts: Verdict
    others_touch: bool


def compare_statements(a: Statement, b: Statement, metrics: Mapping[str, Metric]) -> StatementComparison:
    """The verdict on two statements of one metric and scope.

    Reports word one origin's figure differently ("over 300", "some 300"), so each wording is compared, and the
    strongest verdict is given with the wordings to which it applies. Wordings that count different parts are
    looked at only when there are no others.
    """
    pairs = tuple(product(a.standing, b.standing))
    compared = [(x, y, compare(x.term, y.term, metrics)) for x, y in pairs]
    same_parts = [item for item in compared if item[2].verdict is not Verdict.DEFINITION_DIFFERS]
    if same_parts:
        x, y, result = min(same_parts, key=lambda item: _FORCE.index(item[2].verdict))
        touching = result.verdict in DISAGREE and any(
            touch(one.term, other.term) for one, other in product(a.wordings, b.wordings)
        )
        return StatementComparison(x, y, result.verdict, result.unsettled, result.verdict, touching)
    # Readers set "4,000 casualties" against "1,200 casualties" though one source does not say what it counts; what
    # the verdict would be, if both counted the same, tells whether to warn them.
    if_same = [(x, y, compare(replace(x.term, includes=y.term.includes), y.term, metrics)) for x, y in pairs]
    x, y, otherwise = min(
        if_same, key=lambda item: (not _defined(item[0], item[1]), _FORCE.index(item[2].verdict))
    )
    return StatementComparison(x, y, Verdict.DEFINITION_DIFFERS, (), otherwise.verdict, others_touch=False)


def _defined(a: Wording, b: Wording) -> bool:
    return a.term.defined and b.term.defined


@dataclass(frozen=True)
class Series:
    """What one origin (or several named together) said of one metric and scope, in time.

    Attributes:
        origins: source ids, sorted.
        statements: what it said, the latest last.
    """

    origins: tuple[str, ...]
    statements: tuple[Statement, ...]

    @property
    def latest(self) -> Statement:
        """The origin's latest statement."""
        return self.statements[-1]


def find_series(statements: Iterable[Statement]) -> tuple[Series, ...]:
    """The series of one metric and scope, in the order in which the origins first spoke."""
    by_origins: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for statement in sorted(statements, key=when):
        by_origins[statement.origins].append(statement)
    return tuple(Series(origins, tuple(members)) for origins, members in by_origins.items())


def find_replaced(series: Series) -> Iterator[tuple[Statement, Statement]]:
    """Each statement of an origin that a later one with another number replaces, with the one that replaces it."""
    for earlier, later in pairwise(series.statements):
        # "Over 300" after "about 300" is the same figure in other words; only another number replaces one. And two
        # figures of overlapping days may both stand: an update at noon does not revise the week.
        if numbers_of(earlier.lead) != numbers_of(later.lead) and wholly_before(earlier.window, later.window):
            terms = earlier.wordings[0].term, later.wordings[0].term
            if terms[0].includes == terms[1].includes or not all(term.defined for term in terms):
                yield earlier, later
