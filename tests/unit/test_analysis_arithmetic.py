"""Figures of one report that do not add up, and totals split differently: what is a finding, and what is none."""

from collections.abc import Iterable
from typing import Any

import pytest

from generator.analysis.analysis import Analysis
from generator.analysis.candidates import MOST_OTHERS
from generator.analysis.findings.find import find_findings
from generator.analysis.findings.finding import (
    DifferentSplit,
    Finding,
    OverCeiling,
    PartsLeaveNothing,
    ShareDoesNotFollow,
)
from generator.model.entries import Correction, Entry, Figure, Status
from generator.model.metrics import Counting, Metric
from generator.model.sources import Source, SourceKind
from generator.model.timeline import Timeline
from tests.support.claims import ALL, METRICS, SOURCES, date, entry, figure, found, of_kind, say

TWO = ("killed", "wounded")


def report(*figures: Figure, name: str = "r", by: str = "bbc") -> Entry:
    return entry(name, "2025-01-22", by, *figures)


def named(metric: str, words: str, fields: dict[str, Any]) -> Figure:
    return figure(metric, words, **fields)


def total(words: str = "4,000", **fields: object) -> Figure:
    return named("casualties", words, {"id": "t", "includes": ALL, **fields})


def killed(words: str = "1,000", **fields: object) -> Figure:
    return named("killed", words, {"id": "k", **fields})


def wounded(words: str = "3,000", **fields: object) -> Figure:
    return named("wounded", words, {"id": "w", **fields})


def only_facts(findings: Iterable[Finding], kind: str) -> Finding | None:
    """The only finding of a kind, None where there is none."""
    chosen = of_kind(findings, kind)
    assert len(chosen) < 2
    return chosen[0] if chosen else None


# why, the figures of one report, what the parts make together and which figures the finding names; None for no finding
Made = tuple[float, str] | None
FULL: list[tuple[str, tuple[Figure, ...], Made]] = [
    ("filled", (total(), killed(), wounded()), (4000, "t k w")),
    ("more-than-filled", (total(), killed("1,500"), wounded()), (4500, "t k w")),
    ("one-short", (total(), killed("999"), wounded()), None),
    ("one-part-alone", (total("1,000"), killed()), None),
    ("nothing-else-is-counted", (total(includes=TWO), killed(), wounded()), None),
    ("one-other-is-counted", (total(includes=(*TWO, "missing")), killed(), wounded()), (4000, "t k w")),
    ("unstated-counts-nothing-else", (total(includes=("unstated",)), killed(), wounded()), None),
    ("a-part-that-is-not-counted", (total(includes=("killed", "missing")), killed(), wounded()), None),
    ("at-least-so-many-in-total", (total("at least 4,000"), killed(), wounded()), None),
    ("more-than-so-many-in-total", (total("over 4,000"), killed(), wounded()), None),
    ("about-so-many-in-total", (total("about 4,000"), killed(), wounded()), (4000, "t k w")),
    ("up-to-so-many-in-total", (total("up to 4,000"), killed(), wounded()), (4000, "t k w")),
    ("a-range-in-total", (total("3,000–4,000"), killed(), wounded()), None),
    ("up-to-so-many-wounded", (total(), killed(), wounded("up to 3,000")), None),
    ("fewer-than-so-many-wounded", (total(), killed(), wounded("under 3,000")), None),
    ("nearly-so-many-wounded", (total(), killed(), wounded("nearly 3,000")), None),
    ("at-least-so-many-wounded", (total(), killed(), wounded("at least 3,000")), (4000, "t k w")),
    ("a-range-of-wounded", (total(), killed(), wounded("3,000–4,000")), None),
    ("another-origin", (total(), killed(), wounded(by="kyiv")), None),
    ("another-scope", (total(), killed(), wounded(scope="a brigade")), None),
    ("one-scope", (total(scope="x"), killed(scope="x"), wounded(scope="x")), (4000, "t k w")),
    ("another-day", (total(as_of="2025-01-13"), killed(), wounded(as_of="2025-01-20")), None),
    ("one-day", (total(as_of="2025-01-13"), killed(), wounded(as_of="2025-01-13")), (4000, "t k w")),
    ("the-first-figure-of-a-part", (total(), killed(), killed("2,000", id="l"), wounded("2,500")), None),
    ("the-first-is-enough", (total(), killed("2,000", id="l"), killed(), wounded("2,500")), (4500, "t l w")),
    ("arithmetic", (total(), killed(), wounded(computed="4,000 - 1,000")), None),
    ("with-the-others", (total(), killed(), wounded(), figure("captured", "two", "zelensky")),
     (4000, "t k w captured")),
    ("with-others-of-one-scope", (total(), killed(), wounded(), figure("captured", "two", scope="a brigade")),
     (4000, "t k w")),
    ("a-share-is-no-total",
     (figure("casualty-share", "36%", id="t", includes=ALL), killed(), wounded()), None),
]  # fmt: skip


@pytest.mark.parametrize(("figures", "made"), [case[1:] for case in FULL], ids=[case[0] for case in FULL])
def test_parts_that_fill_a_total(figures: tuple[Figure, ...], made: Made) -> None:
    finding = only_facts(found(report(*figures)), "parts-leave-nothing")
    assert (finding is None) == (made is None)
    if finding and made:
        assert isinstance(finding.facts, PartsLeaveNothing)
        assert (finding.facts.sum, finding.figures) == (
            made[0],
            tuple(f"r#{name}" for name in made[1].split()),
        )
        parts = {one.figure.metric for one in finding.facts.parts}
        assert finding.facts.rest == tuple(part for part in figures[0].includes if part not in parts)
        assert (finding.spread, finding.reports) == (1.0, (1,) * len(finding.sides))


def lost(words: str = "200–300", **fields: object) -> Figure:
    return named("casualties", words, {"id": "of", **fields})


def force(words: str = "1,000–2,000", **fields: object) -> Figure:
    return named("deployed", words, {"id": "in", **fields})


def share(words: str, **fields: object) -> Figure:
    return named("casualty-share", words, {"id": "s", **fields})


# 200 to 300 of 1,000 to 2,000 are 10 to 30 percent, in the middle 250 of 1,500: 16.67 percent.
# why, the figures, the figures that the finding names, the percentage that follows, and the spread
Wrong = tuple[str, float, float] | None
OF_ALL: Wrong = ("of in", 100 * 250 / 1500, 2.13)
SHARES: list[tuple[str, tuple[Figure, ...], Wrong]] = [
    ("within", (lost(), force(), share("15–20%")), None),
    ("touches-above", (lost(), force(), share("30–41%")), None),
    ("above", (lost(), force(), share("31–40%")), OF_ALL),
    ("touches-below", (lost(), force(), share("5–10%")), None),
    ("below", (lost(), force(), share("5–9%")), ("of in", 100 * 250 / 1500, 2.381)),
    ("no-force", (lost(), share("31–40%")), None),
    ("no-losses", (force(), share("31–40%")), None),
    ("losses-of-another", (lost(by="kyiv"), force(), share("31–40%")), None),
    ("a-force-of-another", (lost(), force(by="kyiv"), share("31–40%")), OF_ALL),
    ("its-own-force-first-fits", (lost(), force("300–500", by="kyiv", id="x"), force(), share("15–20%")), None),
    ("its-own-force-first-does-not-fit",
     (lost(), force("700–800", by="kyiv", id="x"), force(), share("31–40%")), OF_ALL),
    ("any-force-of-others-fits",
     (lost(), force(by="kyiv"), force("700–800", by="nis", id="x"), share("31–40%")), None),
    ("any-of-its-own-losses-fits", (lost("400–500", id="x"), lost(), force(), share("15–20%")), None),
    ("the-first-of-several-losses", (lost(), lost("201–299", id="x"), force(), share("31–40%")), OF_ALL),
    ("one-scope", (lost(scope="x"), force(scope="x"), share("31–40%", scope="x")), OF_ALL),
    ("another-scope", (lost(scope="x"), force(), share("31–40%")), None),
    ("a-force-of-another-scope", (lost(), force(scope="x"), share("31–40%")), None),
    ("one-definition", (lost(includes=ALL), force(), share("31–40%", includes=ALL)), OF_ALL),
    ("another-definition", (lost(includes=ALL), force(), share("31–40%", includes=TWO)), None),
    ("losses-undefined", (lost(), force(), share("31–40%", includes=TWO)), OF_ALL),
    ("share-undefined", (lost(includes=TWO), force(), share("31–40%")), OF_ALL),
    ("share-without-parts", (lost(includes=TWO), force(), share("31–40%", includes=())), OF_ALL),
    ("a-force-without-upper-bound", (lost(), force("at least 1,000"), share("5–9%")), None),
    ("a-share-above-the-least-force", (lost(), force("at least 1,000"), share("31–40%")), ("of in", 25.0, 1.42)),
    ("a-force-of-up-to", (lost(), force("up to 1,000"), share("80–90%")), None),
    ("a-share-below-the-largest-force", (lost(), force("up to 1,000"), share("5–9%")), ("of in", 25.0, 3.5714)),
    ("losses-without-upper-bound", (lost("at least 200"), force(), share("80–90%")), None),
    ("losses-of-at-least", (lost("at least 200"), force(), share("5–9%")), ("of in", 100 * 200 / 1500, 1.9048)),
    ("one-of-one", (lost("1"), force("1"), share("60–70%")), ("of in", 100, 1.5385)),
    ("exact", (lost("1"), force("8"), share("9%")), ("of in", 12.5, 1.3889)),
    ("arithmetic", (lost(), force(computed="500 and 1,000"), share("31–40%")), None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("figures", "wrong"), [case[1:] for case in SHARES], ids=[case[0] for case in SHARES]
)
def test_a_share_that_does_not_follow(figures: tuple[Figure, ...], wrong: Wrong) -> None:
    finding = only_facts(found(report(*figures)), "share-does-not-follow")
    assert (finding is None) == (wrong is None)
    if finding and wrong:
        assert isinstance(finding.facts, ShareDoesNotFollow)
        assert finding.figures == ("r#s", *(f"r#{name}" for name in wrong[0].split()))
        assert finding.facts.percent == pytest.approx(wrong[1])
        assert finding.spread == wrong[2]


def test_the_sentence_of_a_wrong_share_has_the_percentage() -> None:
    (finding,) = of_kind(found(report(lost(), force(), share("31–40%"))), "share-does-not-follow")
    assert "would be 16.7 percent" in say(finding)


# why, the figures, the ceiling that the finding names, and the spread
Above = tuple[str, float] | None
CEILINGS: list[tuple[str, tuple[Figure, ...], Above]] = [
    ("above", (lost("5,000"), force("3,000")), ("in", 1.6667)),
    ("below", (lost("3,000"), force("5,000")), None),
    ("touches", (lost("400–500"), force("300–400")), None),
    ("just-above", (lost("401–500"), force("300–400")), ("in", 1.2871)),
    ("the-largest-of-several", (lost("5,000"), force("2,000", id="x"), force("3,000")), ("in", 1.6667)),
    ("not-above-the-largest", (lost("5,000"), force("6,000"), force("3,000", id="x")), None),
    ("of-another-origin", (lost("5,000"), force("3,000", by="kyiv")), ("in", 1.6667)),
    ("of-another-scope", (lost("5,000"), force("3,000", scope="x")), None),
    ("of-one-scope", (lost("5,000", scope="x"), force("3,000", scope="x")), ("in", 1.6667)),
    ("of-an-earlier-day", (lost("5,000", as_of="2025-01-13"), force("3,000", as_of="2025-01-12")), None),
    ("of-one-day", (lost("5,000", as_of="2025-01-13"), force("3,000", as_of="2025-01-13")), ("in", 1.6667)),
    ("of-a-later-day", (lost("5,000", as_of="2025-01-13"), force("3,000", as_of="2025-01-14")), ("in", 1.6667)),
    ("without-a-day", (lost("5,000", as_of="2025-02-13"), force("3,000")), ("in", 1.6667)),
    ("of-an-earlier-day-than-the-report", (lost("5,000"), force("3,000", as_of="2025-01-21")), None),
    ("without-a-ceiling", (wounded("5,000"), force("3,000")), None),
    ("arithmetic", (lost("5,000", computed="2 x 2,500"), force("3,000")), None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("figures", "above"), [case[1:] for case in CEILINGS], ids=[case[0] for case in CEILINGS]
)
def test_a_figure_above_its_ceiling(figures: tuple[Figure, ...], above: Above) -> None:
    finding = only_facts(found(report(*figures)), "over-ceiling")
    assert (finding is None) == (above is None)
    if finding and above:
        assert isinstance(finding.facts, OverCeiling)
        assert (finding.figures, finding.spread) == (("r#of", f"r#{above[0]}"), above[1])


def part(words: str, **fields: object) -> Figure:
    """The share of the killed."""
    return named("killed-share", words, {"id": "s", **fields})


def two(a: Iterable[Figure], b: Iterable[Figure], by: str = "kyiv") -> tuple[Entry, ...]:
    return report(*a, name="a"), report(*b, name="b", by=by)


# why, the reports, the figures that the finding names, the two percentages, and the spread
Parted = tuple[str, tuple[float, float], float] | None
SHARED: Parted = ("a#t a#s b#t b#s", (15, 25.5), 1.7)
SPLITS: list[tuple[str, tuple[Entry, ...], Parted]] = [
    ("shares-that-touch", two((total(), part("10–20%")), (total(), part("20–31%"))), None),
    ("shares-apart", two((total(), part("10–20%")), (total(), part("21–30%"))), SHARED),
    ("the-larger-first", two((total(), part("21–30%")), (total(), part("10–20%"))),
     ("a#t a#s b#t b#s", (25.5, 15), 1.7)),
    ("the-larger-first-that-touches", two((total(), part("20–31%")), (total(), part("10–20%"))), None),
    ("a-part-and-a-share", two((total(), killed()), (total(), part("two-thirds"))),
     ("a#t a#k b#t b#s", (25, 200 / 3), 2.6667)),
    ("two-parts", two((total(), killed()), (total(), killed("3,000"))), ("a#t a#k b#t b#k", (25, 75), 3.0)),
    # 750 to 1,250 and 1,150 to 1,250 of 3,500 to 4,500
    ("two-parts-that-meet", two((total(), killed()), (total(), killed("1,200"))), None),
    ("parts-of-other-things", two((total(), killed()), (total(), wounded("3,000"))), None),
    ("one-of-one-and-none", two((total("1"), killed("1")), (total("1"), killed("0"))),
     ("a#t a#k b#t b#k", (100, 0), 1e9)),
    ("of-a-thing-that-is-no-part", two((total(), force("1,000")), (total(), force("9,000"))), None),
    ("other-totals", two((total(), part("10–20%")), (total("4,100"), part("21–30%"))), None),
    ("one-total-in-other-words", two((total(), part("10–20%")), (total("over 4,000"), part("21–30%"))), SHARED),
    ("a-range-in-total", two((total("3,000–4,000"), part("10–20%")), (total("3,000–4,000"), part("21–30%"))), None),
    ("one-origin", two((total(by="kyiv"), part("10–20%", by="kyiv")), (total(), part("21–30%"))), None),
    ("a-member-of-the-other",
     two((total(by="nis"), part("10–20%", by="nis")), (total(), part("21–30%")), by="seoul"), None),
    ("two-members-of-one",
     two((total(by="nis"), part("10–20%", by="nis")), (total(), part("21–30%")), by="jcs"), SHARED),
    ("several-origins-one-of-them-a-member",
     two((total(by="bbc | nis"), part("10–20%", by="bbc | nis")), (total(), part("21–30%")), by="seoul"), None),
    ("other-definitions", two((total(), part("10–20%")), (total(includes=TWO), part("21–30%"))), None),
    ("an-unstated-definition", two((total(), part("10–20%")), (total(includes=("unstated",)), part("21–30%"))),
     SHARED),
    ("another-unstated-definition",
     two((total(includes=("unstated",)), part("10–20%")), (total(includes=TWO), part("21–30%"))), SHARED),
    ("other-scopes", two((total(), part("10–20%")), (total(scope="x"), part("21–30%", scope="x"))), None),
    ("one-scope", two((total(scope="x"), part("10–20%", scope="x")), (total(scope="x"), part("21–30%", scope="x"))),
     SHARED),
    ("a-share-of-another-scope", two((total(), part("10–20%", scope="x")), (total(), part("21–30%"))), None),
    ("a-share-of-another-origin", two((total(), part("10–20%", by="nis")), (total(), part("21–30%"))), None),
    ("a-part-of-another-day",
     two((total(as_of="2025-01-13"), killed(as_of="2025-01-14")), (total(), part("two-thirds"))), None),
    ("a-part-of-one-day",
     two((total(as_of="2025-01-13"), killed(as_of="2025-01-13")), (total(), part("two-thirds"))),
     ("a#t a#k b#t b#s", (25, 200 / 3), 2.6667)),
    ("a-share-holds-for-any-day",
     two((total(as_of="2025-01-13"), part("10–20%", as_of="2025-01-14")), (total(), part("21–30%"))), SHARED),
    ("of-a-total-without-parts",
     two((force("4,000"), share("10–20%")), (force("4,000"), share("21–30%"))), None),
    ("the-other-is-of-an-earlier-day",
     two((total(), part("21–30%")), (total(as_of="2025-01-13"), part("10–20%"))), ("b#t b#s a#t a#s", (15, 25.5), 1.7)),
    ("arithmetic", two((total(), part("10–20%", computed="k / t")), (total(), part("21–30%"))), None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("entries", "parted"), [case[1:] for case in SPLITS], ids=[case[0] for case in SPLITS]
)
def test_one_total_split_differently(entries: tuple[Entry, ...], parted: Parted) -> None:
    finding = only_facts(found(*entries), "same-total-different-split")
    assert (finding is None) == (parted is None)
    if finding and parted:
        facts = finding.facts
        assert isinstance(facts, DifferentSplit)
        assert (finding.figures, finding.spread) == (tuple(parted[0].split()), parted[2])
        assert (facts.a.percent, facts.b.percent) == pytest.approx(parted[1])


KYIV = report(total(), part("21–30%"), name="x", by="kyiv")


@pytest.mark.parametrize(
    ("first", "relay", "figures"),
    [
        # of both reports of one statement the first counts, whichever is earlier on the timeline
        ((total(), part("1–2%")), ("2025-01-23", total(by="bbc"), part("3–4%", by="bbc")), "a#t a#s x#t x#s"),
        ((total(), part("1–2%")), ("2025-01-21", total(by="bbc"), part("3–4%", by="bbc")), "a#t a#s x#t x#s"),
        # where it has no part, a report that repeats it does
        ((total(),), ("2025-01-23", total(by="bbc"), part("3–4%", by="bbc")), "x#t x#s b#t b#s"),
        # of those that repeat it the first that has one
        ((total(), part("22–23%")), ("2025-01-23", total(by="bbc"), part("3–4%", by="bbc")), ""),
    ],
)
def test_a_split_is_that_of_the_first_report(
    first: tuple[Figure, ...], relay: tuple[str, Figure, Figure], figures: str
) -> None:
    day, *repeated = relay
    entries = report(*first, name="a"), entry("b", day, "paper-a", *repeated, repeats="a"), KYIV
    findings = of_kind(found(*entries), "same-total-different-split")
    assert [" ".join(finding.figures) for finding in findings] == ([figures] if figures else [])


HIT = Metric("hit", "Hit", "people", Counting.CUMULATIVE, parts=("killed",))
STRUCK = Metric("struck", "Struck", "people", Counting.EVENT, parts=TWO)


def test_a_share_is_of_the_total_that_it_names() -> None:
    one, other = (
        report(figure("hit", "4,000"), part(words), name=name, by=by)
        for name, by, words in (("a", "bbc", "10–20%"), ("b", "kyiv", "21–30%"))
    )
    findings = find_findings(Analysis(Timeline.of((*METRICS, HIT), SOURCES, (one, other))))
    assert not of_kind(findings, "same-total-different-split")


@pytest.mark.parametrize(
    ("one_day", "other_day", "many"),
    [
        ("2025-01-20", "2025-01-20", 1),
        ("2025-01-20", "2025-01-21", 0),
        ("2025-01-20", "2025-01", 0),  # an event of a day is not that of its month
        ("2025-01-20~", "2025-01-20", 0),
    ],
)
def test_totals_of_events_are_of_one_time(one_day: str, other_day: str, many: int) -> None:
    one, other = (
        report(figure("struck", "8", as_of=day), killed(words, as_of=day), name=name, by=by)
        for name, by, words, day in (("a", "bbc", "3", one_day), ("b", "kyiv", "6", other_day))
    )
    findings = find_findings(Analysis(Timeline.of((*METRICS, STRUCK), SOURCES, (one, other))))
    assert len(of_kind(findings, "same-total-different-split")) == many


def test_a_split_is_held_against_so_many_others_at_most() -> None:
    many = MOST_OTHERS + 2
    sources = [Source(f"o{at:02}", f"O{at}", SourceKind.OUTLET) for at in range(many)]
    entries = [
        report(total(), part(f"{2 * at + 1}–{2 * at + 2}%"), name=f"e{at:02}", by=f"o{at:02}")
        for at in range(many)
    ]
    findings = find_findings(Analysis(Timeline.of(METRICS, sources, entries)))
    # all pairs but the one that lies furthest apart on the list
    splits = of_kind(findings, "same-total-different-split")
    assert len(splits) == many * (many - 1) // 2 - 1
    assert not any({"e00#t", f"e{many - 1}#t"} <= set(finding.figures) for finding in splits)


def test_a_withdrawn_report_is_not_calculated_with() -> None:
    gone = entry(
        "r", "2025-01-22", "bbc", lost("5,000"), force("3,000"),
        status=Status.RETRACTED, corrections=(Correction(date("2025-02-01"), "gone"),),
    )  # fmt: skip
    assert found(gone) == ()
