"""Findings about origins and repeats: what is one, with which figures, how far apart, and what is said about it."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from generator.analysis.analysis import Analysis
from generator.analysis.findings.disagreements import MOST_DISAGREEMENTS
from generator.analysis.findings.find import find_findings
from generator.analysis.findings.finding import (
    DefinitionDiffers,
    Disagreement,
    Finding,
    FindingKind,
    LostInRetelling,
    NobodyNamed,
    Revision,
    Side,
    name_finding,
    side_of,
    spread,
)
from generator.analysis.repeats import Change
from generator.model.entries import Entry, Figure
from generator.model.sources import Source, SourceKind
from generator.model.timeline import Timeline
from generator.wording.worded_findings import MOST_LISTED, WordedFindings
from tests.support.claims import ALL, METRICS, claims, entry, figure, found, of_kind, timeline

J13, J14, J20 = "2025-01-13", "2025-01-14", "2025-01-20"
TWO = ("killed", "wounded")


def killed(words: str, by: str, as_of: str = J13, **fields: object) -> Figure:
    dates = {"as_of": as_of} if as_of else {}
    return figure("killed", words, by, **{"id": "k", **dates, **fields})


def lost(words: str, by: str, includes: tuple[str, ...] = ALL, as_of: str = J13) -> Figure:
    return figure("casualties", words, by, id="c", includes=includes, **({"as_of": as_of} if as_of else {}))


def report(name: str, *figures: Figure, day: str = J20, source: str = "paper-a", repeats: str = "") -> Entry:
    return entry(name, day, source, *figures, repeats=repeats)


def shown(findings: Iterable[Finding], kind: str) -> list[tuple[str, float]]:
    """The findings of a kind: the figures that they name, and their spreads."""
    return [(" ".join(finding.figures), finding.spread) for finding in of_kind(findings, kind)]


@pytest.mark.parametrize(
    ("a", "b", "times"),
    [
        (3, 3, 1.0),
        (0, 0, 1.0),
        (0, 5, 1e9),
        (5, 0, 1e9),
        (1, 3, 3.0),
        (3, 1, 3.0),
        (3, 10, 3.3333),
        (0.5, 1, 2.0),
        (1, 10**12, 1e9),
    ],
)
def test_how_many_times_the_larger_number_is_the_smaller(a: float, b: float, times: float) -> None:
    assert spread(a, b) == times


def test_the_name_of_a_finding_has_its_kind_its_first_entry_and_eight_digits() -> None:
    a, b = claims(report("a", killed("3", "nis")), report("b", killed("4", "bbc")))
    name = name_finding(FindingKind.DISAGREEMENT, (b, a))
    start, _, digest = name.rpartition("-")
    assert (start, len(digest)) == ("disagreement-a", 8)
    assert int(digest, 16) >= 0
    others = (
        name_finding(FindingKind.REVISION, (b, a)),
        name_finding(FindingKind.DISAGREEMENT, (a,)),
        name_finding(FindingKind.LOST_IN_RETELLING, (a,), Change.DATE),
        name_finding(FindingKind.LOST_IN_RETELLING, (a,), Change.SCOPE),
    )
    assert len({name, *others}) == 5
    assert name_finding(FindingKind.DISAGREEMENT, (a, b)) == name


def test_a_side_is_the_claims_that_are_shown_and_those_that_repeat_them() -> None:
    reports = (
        entry("a", J13, "paper-a", killed("300", "nis"), also=("paper-b 2025-01-14",)),
        report("b", killed("over 300", "nis")),
        report("c", killed("300", "nis")),
    )
    (statement,) = Analysis(timeline(*reports)).statements
    assert statement.claims == claims(*reports)
    a, b, c = statement.claims
    assert side_of(statement) == Side(a, (b, c), 4)
    assert side_of(statement, (a, c)) == Side(a, (b, c), 3)
    assert side_of(statement, (b,)) == Side(b, (a, c), 1)


def test_findings_of_a_kind_stand_by_spread_then_by_the_weaker_side_then_by_all_reports() -> None:
    (claim,) = claims(report("a", killed("3", "nis")))

    def of(name: str, times: float, *reports: int) -> Finding:
        facts = Revision(claim, claim, is_lower=False)
        return Finding(name, facts, tuple(Side(claim, (), many) for many in reports), times)

    ordered = [
        of("a", 3.0, 1, 1),
        of("b", 2.0, 2, 2),
        of("c", 2.0, 1, 5),
        of("d", 2.0, 1, 4),
        of("e", 2.0, 4, 1),
    ]
    ordered_again = [ordered[at] for at in (4, 2, 0, 3, 1)]
    assert sorted(ordered_again, key=Finding.rank) == ordered

    def changed(change: Change, times: float) -> Finding:
        return Finding(change, LostInRetelling(change, claim, ()), (Side(claim),), times)

    by_change = {change: changed(change, at) for at, change in enumerate(Change, 1)}
    assert sorted((by_change[one] for one in sorted(Change)), key=Finding.rank) == list(by_change.values())


def test_the_page_of_findings_has_room_for_so_many_of_a_kind() -> None:
    (claim,) = claims(report("a", killed("3", "nis")))
    revisions = [
        Finding(f"r{at}", Revision(claim, claim, is_lower=False), (Side(claim),))
        for at in range(MOST_LISTED + 1)
    ]
    nobody = [Finding("n", NobodyNamed(claim, 1), (Side(claim),))]
    places = WordedFindings((*revisions, *nobody), timeline()).places
    assert places[f"r{MOST_LISTED - 1}"] == f"findings/#r{MOST_LISTED - 1}"
    assert places[f"r{MOST_LISTED}"] == "figures/killed/#findings"
    assert places["n"] == "findings/#n"


# why, the reports, and the disagreements: the figures and the spread
DISAGREEMENTS: list[tuple[str, tuple[Entry, ...], list[tuple[str, float]]]] = [
    ("two", (report("a", killed("3", "nis")), report("b", killed("6", "kyiv"))), [("a#k b#k", 2.0)]),
    ("of-one-organisation", (report("a", killed("3", "nis")), report("b", killed("6", "jcs"))), [("a#k b#k", 2.0)]),
    ("one-is-above-the-other", (report("a", killed("3", "nis")), report("b", killed("6", "seoul"))), []),
    ("one-of-several-is-above-the-other",
     (report("a", killed("3", "bbc | nis")), report("b", killed("6", "kyiv | seoul"))), []),
    ("one-in-common", (report("a", killed("3", "bbc | nis")), report("b", killed("6", "kyiv | nis"))), []),
    ("nobody-named", (report("a", killed("3", "nis")), report("b", killed("6", "unnamed"))), []),
    ("one-with-somebody-unnamed",
     (report("a", killed("3", "nis")), report("b", killed("6", "kyiv | unnamed"))), [("a#k b#k", 2.0)]),
    ("the-furthest-apart-first",
     (report("a", killed("3", "nis")), report("b", killed("6", "kyiv")), report("c", killed("8", "bbc"))),
     [("a#k c#k", 2.6667), ("a#k b#k", 2.0), ("b#k c#k", 1.3333)]),
    ("a-total-that-falls", (report("a", killed("6", "nis")), report("b", killed("3", "kyiv", J20))),
     [("a#k b#k", 2.0)]),
    ("a-total-that-grows", (report("a", killed("3", "nis")), report("b", killed("6", "kyiv", J20))), []),
    ("against-nothing", (report("a", killed("0", "nis")), report("b", killed("6", "kyiv"))), [("a#k b#k", 1e9)]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("entries", "expected"), [case[1:] for case in DISAGREEMENTS], ids=[case[0] for case in DISAGREEMENTS]
)
def test_disagreements(entries: tuple[Entry, ...], expected: list[tuple[str, float]]) -> None:
    assert shown(found(*entries), "disagreement") == expected


# why, the reports, and of their only disagreement: what has no date, whom both speak for, and a wording that leaves
# room for the other, with the one that is shown
FACTS: list[tuple[str, tuple[Entry, ...], str, tuple[str, ...], str]] = [
    ("plain", (report("a", killed("3", "nis")), report("b", killed("6", "kyiv"))), "", (), ""),
    ("of-one-organisation", (report("a", killed("3", "nis")), report("b", killed("6", "jcs"))), "", ("seoul",), ""),
    ("undated", (report("a", killed("3", "nis", J20)), report("b", killed("6", "kyiv", ""))), "b#k", (), ""),
    ("both-undated", (report("a", killed("3", "nis", "")), report("b", killed("6", "kyiv", ""))), "a#k b#k", (), ""),
    ("undated-by-the-origin",
     (report("a", killed("3", "nis", J20)), report("b", killed("6", "kyiv", ""), source="kyiv")), "", (), ""),
    ("a-loose-wording-of-the-lower",
     (report("a", killed("300", "nis"), day=J14), report("b", killed("over 300", "nis")),
      report("c", killed("900", "kyiv"))), "", (), "b#k a#k"),
    ("a-loose-wording-of-the-higher",
     (report("a", killed("300", "nis"), day=J14), report("b", killed("900", "kyiv")),
      report("c", killed("up to 900", "kyiv"))), "", (), "c#k b#k"),
    ("another-wording-without-room",
     (report("a", killed("300", "nis"), day=J14), report("b", killed("nearly 300", "nis")),
      report("c", killed("900", "kyiv"))), "", (), ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("entries", "undated", "speak_for", "loose"),
    [case[1:] for case in FACTS],
    ids=[case[0] for case in FACTS],
)
def test_what_a_disagreement_says_of_its_sides(
    entries: tuple[Entry, ...], undated: str, speak_for: tuple[str, ...], loose: str
) -> None:
    # Without a third of the reports a loose wording is not compared, so four more carry the first one.
    more = [
        report(f"{side}{at}", killed(words, by), source="paper-b")
        for side, by, words in (("x", "nis", "300"), ("y", "kyiv", "900"))
        for at in range(3)
        if loose
    ]
    (finding,) = of_kind(found(*entries, *more), "disagreement")
    assert isinstance(finding.facts, Disagreement)
    assert " ".join(claim.id for claim in finding.facts.undated) == undated
    assert finding.facts.speak_for == speak_for
    assert " ".join(claim.id for claim in finding.facts.loose or ()) == loose


def test_of_one_metric_so_many_disagreements_are_named_those_furthest_apart() -> None:
    many = 33
    sources = [Source(f"o{at:02}", f"O{at}", SourceKind.OUTLET) for at in range(many)]
    entries = [report(f"e{at:02}", killed(f"{2**at}", f"o{at:02}")) for at in range(many)]
    findings = find_findings(Analysis(Timeline.of(METRICS, sources, entries)))
    named = of_kind(findings, "disagreement")
    assert len(named) == MOST_DISAGREEMENTS
    # Twice as many is the smallest difference there is, 32 times; 28 of those are left out.
    assert sum(finding.spread == 2 for finding in named) == 4


# why, the reports, and the findings of differing definitions: the figures, whether of one origin, and the spread
DEFINITIONS: list[tuple[str, tuple[Entry, ...], list[tuple[str, bool, float]]]] = [
    ("one-number", (report("a", lost("4,000", "nis")), report("b", lost("4,000", "kyiv", TWO))),
     [("a#c b#c", False, 1.0)]),
    ("near-numbers-that-count-otherwise",
     (report("a", lost("4,000", "nis")), report("b", lost("4,100", "kyiv", TWO))), []),
    ("apart-numbers-that-count-otherwise",
     (report("a", lost("4,000", "nis")), report("b", lost("8,000", "kyiv", TWO))), [("a#c b#c", False, 2.0)]),
    ("one-number-that-counts-nobody-knows-what",
     (report("a", lost("4,000", "nis")), report("b", lost("4,000", "kyiv", ("unstated",)))), []),
    ("one-number-and-nobody-knows-what-the-first-counts",
     (report("a", lost("4,000", "nis", ("unstated",))), report("b", lost("4,000", "kyiv"))), []),
    ("apart-and-nobody-knows",
     (report("a", lost("4,000", "nis")), report("b", lost("8,000", "kyiv", ("unstated",)))),
     [("a#c b#c", False, 2.0)]),
    ("apart-and-of-other-days",
     (report("a", lost("4,000", "nis")), report("b", lost("8,000", "kyiv", TWO, J20))), []),
    ("one-of-them-above-the-other",
     (report("a", lost("4,000", "nis")), report("b", lost("8,000", "seoul", TWO))), []),
    ("of-one-origin", (report("a", lost("4,000", "nis")), report("b", lost("4,000", "nis", TWO), source="paper-b")),
     [("a#c b#c", True, 1.0)]),
    ("of-one-origin-in-other-words",
     (report("a", lost("4,000", "nis")), report("b", lost("3,800", "nis", TWO), repeats="a")),
     [("a#c b#c", True, 1.0526)]),
    ("of-one-origin-that-did-not-say-once",
     (report("a", lost("4,000", "nis")), report("b", lost("4,000", "nis", ("unstated",)))), []),
    ("the-wordings-that-say-what-they-count",
     (report("a", lost("4,000", "nis", ("unstated",)), day=J14), report("b", lost("4,000", "nis")),
      report("c", lost("4,000", "kyiv", TWO))), [("b#c c#c", False, 1.0)]),
    ("the-wordings-of-the-second-that-say-what-they-count",
     (report("a", lost("4,000", "nis")), report("b", lost("4,000", "kyiv", ("unstated",))),
      report("c", lost("4,000", "kyiv", TWO))), [("a#c c#c", False, 1.0)]),
    ("of-nobody", (report("a", lost("4,000", "unnamed")), report("b", lost("4,000", "unnamed", TWO))), []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("entries", "expected"), [case[1:] for case in DEFINITIONS], ids=[case[0] for case in DEFINITIONS]
)
def test_different_definitions(entries: tuple[Entry, ...], expected: list[tuple[str, bool, float]]) -> None:
    findings = of_kind(found(*entries), "definition-differs")
    facts = [finding.facts for finding in findings]
    assert all(isinstance(one, DefinitionDiffers) for one in facts)
    assert [
        (" ".join(finding.figures), isinstance(one, DefinitionDiffers) and one.one_origin, finding.spread)
        for finding, one in zip(findings, facts, strict=True)
    ] == expected


# why, the reports, and the findings that cannot tell: the vague figure with the others, and the spread
VAGUE: list[tuple[str, tuple[Entry, ...], list[tuple[str, float]]]] = [
    ("one-is-vague", (report("a", killed("3", "nis", "2025")), report("b", killed("6", "kyiv"))), [("a#k b#k", 2.0)]),
    ("the-other-is-vague", (report("a", killed("3", "nis")), report("b", killed("6", "kyiv", "2025"))),
     [("b#k a#k", 2.0)]),
    ("the-furthest-of-several",
     (report("a", killed("2", "nis", "2025")), report("b", killed("3", "kyiv")), report("c", killed("5", "bbc", J20))),
     [("a#k b#k c#k", 2.5)]),
    ("the-furthest-is-the-first",
     (report("a", killed("2", "nis", "2025")), report("b", killed("5", "kyiv")), report("c", killed("3", "bbc", J20))),
     [("a#k b#k c#k", 2.5)]),
    ("both-under-the-first-in-time",
     (report("a", killed("3", "nis", "2025-01-07/2025-01-16")),
      report("b", killed("6", "kyiv", "2025-01-01/2025-01-10"))), [("b#k a#k", 2.0)]),
    ("nobody-named", (report("a", killed("3", "nis", "2025")), report("b", killed("6", "unnamed"))), []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("entries", "expected"), [case[1:] for case in VAGUE], ids=[case[0] for case in VAGUE]
)
def test_dates_too_vague_to_tell(entries: tuple[Entry, ...], expected: list[tuple[str, float]]) -> None:
    assert shown(found(*entries), "cannot-tell") == expected


ONE = killed("at least 300", "nis")


def again(name: str, *figures: Figure, of: str = "a", day: str = J20) -> Entry:
    return report(name, *figures, repeats=of, day=day)


# why, the reports, and what was lost: what changed, the figure, the repeats that made the same of it, the spread
LOST: list[tuple[str, tuple[Entry, ...], list[tuple[str, str, list[str], float]]]] = [
    ("nothing", (report("a", ONE), again("b", ONE)), []),
    ("a-qualifier", (report("a", ONE), again("b", killed("300", "nis"))), [("qualifier", "a#k", ["b#k"], 1.0)]),
    ("one-change-made-twice", (report("a", ONE), again("b", killed("300", "nis")), again("c", killed("300", "nis"))),
     [("qualifier", "a#k", ["b#k c#k"], 1.0)]),
    ("one-change-made-in-two-ways",
     (report("a", ONE), again("b", killed("300", "nis")), again("c", killed("about 300", "nis"))),
     [("qualifier", "a#k", ["b#k", "c#k"], 1.0)]),
    ("a-number", (report("a", killed("300", "nis")), again("b", killed("600", "nis"))),
     [("number", "a#k", ["b#k"], 2.0)]),
    ("two-numbers-the-furthest",
     (report("a", killed("300", "nis")), again("b", killed("600", "nis")), again("c", killed("1,200", "nis"))),
     [("number", "a#k", ["b#k", "c#k"], 4.0)]),
    ("a-number-and-a-date",
     (report("a", killed("300", "nis")), again("b", killed("600", "nis", ""))),
     [("number", "a#k", ["b#k"], 2.0), ("date", "a#k", ["b#k"], 1.0)]),
    ("no-date-in-two", (report("a", killed("300", "nis")), again("b", killed("300", "nis", "")),
                        again("c", killed("300", "nis", ""), day="2025-01-25")), [("date", "a#k", ["b#k c#k"], 1.0)]),
    ("one-day-in-two-notations",
     (report("a", killed("300", "nis")), again("b", killed("300", "nis", "2025-01-15")),
      again("c", killed("300", "nis", "15 January 2025"))), [("date", "a#k", ["b#k c#k"], 1.0)]),
    ("two-days",
     (report("a", killed("300", "nis")), again("b", killed("300", "nis", "2025-01-15")),
      again("c", killed("300", "nis", "2025-01-16"))), [("date", "a#k", ["b#k", "c#k"], 1.0)]),
    ("a-scope", (report("a", killed("40", "nis", scope="x")), again("b", killed("40", "nis")),
                 again("c", killed("40", "nis", scope="y"))), [("scope", "a#k", ["b#k", "c#k"], 1.0)]),
    ("a-definition-in-another-order",
     (report("a", lost("4,000", "nis")), again("b", lost("4,000", "nis", TWO)),
      again("c", lost("4,000", "nis", TWO[::-1]))), [("definition", "a#c", ["b#c c#c"], 1.0)]),
    ("a-thing", (report("a", lost("4,000", "nis")), again("b", killed("4,000", "nis")), again("c", killed("4,000", "nis"))),  # noqa: E501
     [("metric", "a#c", ["b#k c#k"], 1.0)]),
    ("an-origin", (report("a", killed("300", "nis")), again("b", killed("300", "kyiv")), again("c", killed("300", "jcs"))),  # noqa: E501
     [("origin", "a#k", ["b#k", "c#k"], 1.0)]),
    # what went through several reports is held against the first of them
    ("in-the-middle-of-a-line",
     (report("a", ONE), again("b", killed("300", "nis")), again("c", killed("300", "nis"), of="b")),
     [("qualifier", "a#k", ["b#k c#k"], 1.0)]),
    ("found-again-at-the-end-of-a-line", (report("a", ONE), again("b", killed("300", "nis")), again("c", ONE, of="b")),
     [("qualifier", "a#k", ["b#k"], 1.0)]),
    ("a-misquote-is-no-original",
     (report("a", killed("40", "nis", scope="x")), again("b", killed("40", "nis")),
      report("c", killed("over 40", "nis"), day="2025-01-25", source="paper-c")),
     [("scope", "a#k", ["b#k"], 1.0)]),
    ("a-misquote-is-an-original-for-who-misquotes-it",
     (report("a", killed("300", "nis")), again("b", killed("600", "nis")), again("c", killed("1,200", "nis"), of="b")),
     [("number", "a#k", ["b#k"], 2.0), ("number", "b#k", ["c#k"], 2.0)]),
]  # fmt: skip


@pytest.mark.parametrize(("entries", "expected"), [case[1:] for case in LOST], ids=[case[0] for case in LOST])
def test_lost_in_retelling(
    entries: tuple[Entry, ...], expected: list[tuple[str, str, list[str], float]]
) -> None:
    findings = of_kind(found(*entries), "lost-in-retelling")
    assert [
        (
            finding.facts.change,
            finding.facts.original.id,
            [" ".join(one.id for one in group) for group in finding.facts.repeats],
            finding.spread,
        )
        for finding in findings
        if isinstance(finding.facts, LostInRetelling)
    ] == expected
    for finding in findings:
        assert isinstance(finding.facts, LostInRetelling)
        groups = (finding.facts.original,), *finding.facts.repeats
        assert [side.claim for side in finding.sides] == [group[0] for group in groups]
        assert [side.relays for side in finding.sides[1:]] == [group[1:] for group in groups[1:]]
        assert finding.reports == tuple(len({claim.entry.id for claim in group}) for group in groups)


@pytest.mark.parametrize(
    ("words", "restated", "kind"),
    [
        ("over 300", "300", "paraphrase-sharper-than-quote"),
        ("300", "over 300", "paraphrase-sharper-than-quote"),
        ("over 300", "up to 300", "lost-in-retelling"),
        ("over 300", "600", "lost-in-retelling"),
        ("over 300", "at least 300", ""),
        ("300", "300", ""),
    ],
)
def test_a_figure_given_twice_in_one_report(words: str, restated: str, kind: str) -> None:
    findings = found(report("a", killed(words, "nis"), killed(restated, "nis", id="l", restates="k")))
    kinds = {finding.kind for finding in findings}
    assert kinds == ({kind} if kind else set())
    for finding in of_kind(findings, "paraphrase-sharper-than-quote"):
        assert (finding.figures[0] == "a#k") == (words == "over 300")
        assert (finding.spread, finding.reports) == (1.0, (1, 1))


# why, the metric, the two steps, and for a revision whether it is lower, and the spread
REVISIONS: list[tuple[str, str, tuple[str, str, str], tuple[str, str, str], tuple[bool, float] | None]] = [
    ("higher", "killed", ("300", "nis", J13), ("600", "nis", J20), (False, 2.0)),
    ("lower", "killed", ("600", "nis", J13), ("300", "nis", J20), (True, 2.0)),
    ("no-number-more", "killed", ("300", "nis", J13), ("over 300", "nis", J20), None),
    ("of-one-day", "killed", ("300", "nis", J13), ("600", "nis", J13), None),
    ("of-days-that-meet", "killed", ("300", "nis", "2025-01"), ("600", "nis", J20), None),
    ("of-another", "killed", ("300", "nis", J13), ("600", "kyiv", J20), None),
    ("of-nobody", "killed", ("300", "unnamed", J13), ("600", "unnamed", J20), None),
    ("of-an-event", "held", ("300", "nis", J13), ("600", "nis", J20), None),
    ("of-a-level", "deployed", ("300", "nis", J13), ("600", "nis", J20), (False, 2.0)),
]


@pytest.mark.parametrize(
    ("metric", "earlier", "later", "revised"),
    [case[1:] for case in REVISIONS],
    ids=[case[0] for case in REVISIONS],
)
def test_revisions(
    metric: str,
    earlier: tuple[str, str, str],
    later: tuple[str, str, str],
    revised: tuple[bool, float] | None,
) -> None:
    entries = [
        report(name, figure(metric, words, by, id="k", as_of=day))
        for name, (words, by, day) in (("a", earlier), ("b", later))
    ]
    findings = of_kind(found(*entries), "revision")
    assert [
        (finding.facts.is_lower, finding.spread)
        for finding in findings
        if isinstance(finding.facts, Revision) and finding.figures == ("a#k", "b#k")
    ] == ([revised] if revised else [])
    assert len(findings) == bool(revised)


@pytest.mark.parametrize(
    ("before", "after", "many"),
    [(ALL, ALL, 1), (ALL, TWO, 0), (ALL, ("unstated",), 1), (("unstated",), TWO, 1)],
)
def test_a_figure_that_counts_otherwise_revises_none(
    before: tuple[str, ...], after: tuple[str, ...], many: int
) -> None:
    findings = found(report("a", lost("400", "nis", before)), report("b", lost("600", "nis", after, J20)))
    assert len(of_kind(findings, "revision")) == many


def test_a_number_without_a_name_counts_all_who_print_it() -> None:
    first = entry("a", J13, "paper-a", killed("18", "unnamed"), also=("paper-b 2025-01-14",))
    findings = found(
        first, report("b", killed("about 18", "unnamed", J14)), report("c", killed("19", "unnamed"))
    )
    assert [(finding.figures, finding.relays, finding.reports) for finding in of_kind(findings, "nobody-named")] == [
        (("a#k",), ("b#k",), (3,)), (("c#k",), (), (1,))
    ]  # fmt: skip
    facts = of_kind(findings, "nobody-named")[0].facts
    assert isinstance(facts, NobodyNamed)
    assert facts.reports == 3


def test_a_finding_that_two_wordings_make_stands_once() -> None:
    a, b = report("a", killed("3", "nis")), report("b", killed("6", "kyiv"))
    (finding,) = found(a, b)
    assert finding.rule == "disagree-same-period"
    assert (finding.metric, finding.scope) == ("killed", "")
    (scoped,) = found(*(replace(one, figures=(replace(one.figures[0], scope="x"),)) for one in (a, b)))
    assert (scoped.metric, scoped.scope) == ("killed", "x")
