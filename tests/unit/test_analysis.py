"""What follows from claims: verdicts, statements, origins, findings; on the claims this project began with."""

import datetime
from typing import Any

import pytest

from generator.analysis.agreement import find_agreeing
from generator.analysis.analysis import Analysis
from generator.analysis.comparison import compare, term_of
from generator.analysis.findings.find import find_findings
from generator.analysis.findings.finding import Finding
from generator.model.entries import Correction, Entry, Figure, Status
from generator.model.metrics import Counting, Metric
from generator.model.timeline import Timeline
from generator.model.values import Qualifier, Value
from generator.wording.catalogue import COMPARISON_RULES, FINDINGS, VERDICTS
from tests.support.claims import (
    ALL,
    METRICS,
    SOURCES,
    claims,
    date,
    entry,
    figure,
    found,
    of_kind,
    say,
    settle,
    timeline,
)

BY_ID = {metric.id: metric for metric in METRICS}

# verdict, metric, and for each side: value, as_of, origin, further fields
Told = tuple[str, str, str, dict[str, Any]]
VERDICT_CASES: list[tuple[str, str, Told, Told]] = [
    ("agree", "killed", ("about 300", "2025-01-13", "nis", {}), ("at least 300", "2025-01-13", "kyiv", {})),
    ("repeat", "killed", ("about 300", "2025-01-13", "nis", {}), ("300", "2025-01-14", "paper-a < nis", {})),
    ("disagree-same-period", "killed", ("300", "2025-01-13", "nis", {}), ("1,000", "mid-January 2025", "bbc", {})),
    ("disagree-same-period", "deployed", ("3,000", "2024-10", "kyiv", {}), ("10,000", "2024-10-28", "nis", {})),
    ("disagree-same-period", "held", ("18", "2024-10", "kyiv", {}), ("40", "2024-10", "nis", {})),
    # five of ten days are half of the shorter window, four are not
    ("disagree-same-period", "killed", ("9", "2025-01-01/2025-01-10", "nis", {}), ("99", "2025-01-06/2025-01-20", "bbc", {})),  # noqa: E501
    ("cannot-tell", "killed", ("9", "2025-01-01/2025-01-10", "nis", {}), ("99", "2025-01-07/2025-01-20", "bbc", {})),
    ("cannot-tell", "killed", ("300", "by 13 January 2025", "nis", {}), ("1,000", "mid-January 2025", "bbc", {})),
    ("cannot-tell", "killed", ("300", "since 2025-01-13", "nis", {}), ("1,000", "mid-January 2025", "bbc", {})),
    ("cannot-tell", "killed", ("300", "2025-01-13~", "nis", {}), ("1,000", "2025-01-13", "bbc", {})),
    ("cannot-tell", "killed", ("300", "2025", "nis", {}), ("1,000", "2025-01-13", "bbc", {})),
    ("disagree-same-period", "killed", ("300", "2025", "nis", {}), ("1,000", "2025", "bbc", {})),
    ("disagree-later-lower", "killed", ("1,000", "2025-01-13", "bbc", {}), ("600", "2025-04-30", "nis", {})),
    ("disagree-later-lower", "killed", ("1,000", "by 13 January 2025", "bbc", {}), ("600", "2025-01-13", "nis", {})),
    ("grows-over-time", "killed", ("300", "2025-01-13", "nis", {}), ("1,000", "2025-01-22", "bbc", {})),
    ("changes-over-time", "deployed", ("12,000", "2024-10-24", "nis", {}), ("3,000", "2024-10-28", "kyiv", {})),
    ("not-compared", "held", ("18", "2024-10-15", "nis", {}), ("40", "2024-11-01", "kyiv", {})),
    # an event of a day is not the sum of those of three weeks; of a running total it could be the end
    ("cannot-tell", "held", ("18", "2024-10-15", "nis", {}), ("40", "2024-10-01/2024-10-21", "kyiv", {})),
    ("disagree-same-period", "held", ("18", "2024-10-15", "nis", {}), ("40", "2024-10-15", "kyiv", {})),
    ("disagree-same-period", "killed", ("18", "2024-10-15", "nis", {}), ("40", "2024-10-01/2024-10-21", "kyiv", {})),
    ("definition-differs", "casualties", ("4,000", "2025", "nis", {"includes": ALL}), ("99", "2025", "kyiv", {})),
    ("agree", "casualties", ("99", "2025", "nis", {"includes": ALL}), ("99", "2025", "kyiv", {"includes": ALL[::-1]})),
]  # fmt: skip


@pytest.mark.parametrize(("verdict", "metric", "a", "b"), VERDICT_CASES)
def test_verdict(verdict: str, metric: str, a: Told, b: Told) -> None:
    sides = [
        claims(entry(name, "2026-01-01", "paper-h", figure(metric, words, by, as_of=as_of, **fields)))[0]
        for name, (words, as_of, by, fields) in (("a", a), ("b", b))
    ]
    assert compare(term_of(sides[0]), term_of(sides[1]), BY_ID).verdict == verdict
    assert compare(term_of(sides[1]), term_of(sides[0]), BY_ID).verdict == verdict


def test_a_figure_without_a_date_holds_when_it_was_said_else_when_it_was_published() -> None:
    said, published = claims(
        entry("a", "2025-01-01", "paper-a", figure("killed", "300", said_on="2024-12-31")),
        entry("b", "2025-01-01", "paper-b", figure("killed", "300"), published=date("2025-01-05")),
    )
    assert term_of(said).window.start == datetime.date(2024, 12, 31)
    assert term_of(published).window.end == datetime.date(2025, 1, 5)


def test_what_is_too_vague_is_named_by_the_verdict() -> None:
    a, b = claims(
        entry("a", "2025-01-22", "paper-a", figure("killed", "300", "nis", as_of="by 13 January 2025")),
        entry("b", "2025-01-22", "bbc", figure("killed", "1,000", as_of="mid-January 2025")),
    )
    assert compare(term_of(a), term_of(b), BY_ID).unsettled == (0,)
    assert compare(term_of(b), term_of(a), BY_ID).unsettled == (1,)


def test_different_things_are_not_compared() -> None:
    a, b = claims(
        entry(
            "a",
            "2025-01-22",
            "bbc",
            figure("killed", "300"),
            figure("killed", "300", id="x", scope="a brigade"),
        )
    )
    with pytest.raises(ValueError, match="a brigade"):
        compare(term_of(a), term_of(b), BY_ID)


def test_bounds_that_a_source_printed_crossed_are_put_in_order() -> None:
    crossed = Figure("killed", "killed", Value("9 to 5", Qualifier.STATED, None, 9, 5), (("bbc",),))
    term = term_of(claims(Entry("a", "t", date("2025"), "bbc", figures=(crossed,)))[0])
    assert (term.low, term.high) == (5, 9)


ALL_HIT = ("dead", "hurt", "lost")


def events(*entries: Entry) -> Timeline:
    """A timeline whose figures are of single events."""
    parts = tuple(Metric(name, name.capitalize(), "people", Counting.EVENT) for name in ALL_HIT)
    return Timeline.of(
        (*parts, Metric("struck", "Struck", "people", Counting.EVENT, parts=ALL_HIT)), SOURCES, entries
    )


# The claims this project began with.

OFFICIALS = entry(
    "bbc-report", "2025-01-22", "bbc",
    figure("killed", "around 1,000", "officials", as_of="mid-January 2025"),
    figure("casualties", "4,000", "officials", includes=ALL),
)  # fmt: skip
NIS = entry("nis-briefing", "2025-01-13", "paper-a", figure("killed", "about 300", "nis", as_of="2025-01-13"))


def only(findings: tuple[Finding, ...]) -> Finding:
    assert len(findings) == 1, [say(finding) for finding in findings]
    return findings[0]


def test_three_hundred_against_a_thousand_by_mid_january() -> None:
    finding = only(of_kind(found(NIS, OFFICIALS), "disagreement"))
    assert finding.figures == ("nis-briefing#killed", "bbc-report#killed")
    assert finding.rule == "disagree-same-period"
    assert finding.spread == pytest.approx(1000 / 300, abs=1e-3)
    assert say(finding) == (
        "Killed: NIS at “about 300” for 13 January 2025 (Paper A, 13 January 2025) against Western officials (to the "
        "BBC) at “around 1,000” for mid-January 2025 (BBC, 22 January 2025); the two are for the same time, and no "
        "number is true to both."
    )


def test_relays_of_two_claims_make_one_disagreement_that_lists_them() -> None:
    relays = [
        entry(
            f"{side}-{letter}",
            "2025-01-23",
            f"paper-{letter}",
            figure("killed", words, by, **fields),
            repeats=of,
        )
        for letter in "bcdef"
        for side, words, by, of, fields in (
            ("nis", "300", "paper-a < nis", "nis-briefing", {"as_of": "2025-01-13"}),
            ("bbc", "about 1,000", "bbc < officials", "bbc-report", {}),
        )
    ]
    finding = only(of_kind(found(NIS, OFFICIALS, *relays), "disagreement"))
    assert finding.figures == ("nis-briefing#killed", "bbc-report#killed")
    assert set(finding.relays) == {f"{relay.id}#killed" for relay in relays}
    assert finding.reports == (6, 6)


def test_the_id_of_a_finding_outlives_new_relays_and_unrelated_entries() -> None:
    before = only(of_kind(found(NIS, OFFICIALS), "disagreement")).id
    relay = entry(
        "late",
        "2025-02-01",
        "paper-b",
        figure("killed", "300", "nis", as_of="2025-01-13"),
        repeats="nis-briefing",
    )
    other = entry("other", "2025-01-13", "kyiv", figure("deployed", "9,000"))
    assert only(of_kind(found(other, relay, NIS, OFFICIALS), "disagreement")).id == before
    assert before.startswith("disagreement-bbc-report-")


def test_a_relay_that_lost_at_least_makes_no_disagreement() -> None:
    briefing = entry(
        "briefing", "2024-12-19", "paper-a", figure("killed", "at least 100", "nis", as_of="2024-12-19"),
        also=("paper-b 2024-12-19", "paper-c 2024-12-19"),
    )  # fmt: skip
    sharp = entry("sharp", "2024-12-19", "paper-d", figure("killed", "100", "nis"), repeats="briefing")
    other = entry("other", "2024-12-19", "kyiv", figure("killed", "200", as_of="2024-12-19"))
    findings = found(briefing, sharp, other)
    assert not of_kind(findings, "disagreement")
    assert only(of_kind(findings, "lost-in-retelling")).figures == ("briefing#killed", "sharp#killed")


def test_other_words_for_one_statement_are_told_where_they_leave_room() -> None:
    slightly_over = entry(
        "over", "2025-01-13", "paper-b", figure("killed", "over 300", "nis", as_of="2025-01-13")
    )
    text = say(only(of_kind(found(NIS, slightly_over, OFFICIALS), "disagreement")))
    assert (
        "worded as “over 300” (Paper B, 13 January 2025), the figure of NIS leaves room for the other" in text
    )


def test_one_total_split_differently() -> None:
    zelensky = entry(
        "munich", "2025-02-14", "paper-b",
        figure("casualties", "4,000", "zelensky"), figure("killed-share", "two-thirds", "zelensky"),
    )  # fmt: skip
    finding = only(of_kind(found(OFFICIALS, zelensky), "same-total-different-split"))
    assert finding.figures == (
        "bbc-report#casualties", "bbc-report#killed", "munich#casualties", "munich#killed-share"
    )  # fmt: skip
    assert "about 25 percent" in say(finding)
    assert "about 67 percent" in say(finding)


def test_parts_that_leave_nothing_for_the_rest() -> None:
    report = entry(
        "report", "2025-01-22", "paper-a",
        figure("killed", "around 1,000", "bbc < officials"),
        figure("wounded", "3,000", "bbc < officials"),
        figure("casualties", "4,000", "bbc < officials", includes=ALL),
        figure("captured", "two", "zelensky"),
    )  # fmt: skip
    finding = only(of_kind(found(report), "parts-leave-nothing"))
    assert finding.figures == ("report#casualties", "report#killed", "report#wounded", "report#captured")
    assert "leave nothing for missing and captured; the same report has “two” captured (Zelensky)" in say(
        finding
    )


def test_parts_that_leave_room_are_no_finding() -> None:
    report = entry(
        "report", "2025-01-22", "bbc",
        figure("killed", "1,000"), figure("wounded", "2,900"), figure("casualties", "4,000", includes=ALL),
    )  # fmt: skip
    assert not of_kind(found(report), "parts-leave-nothing")


def test_a_disagreement_that_rests_on_the_day_of_a_report_says_so() -> None:
    total = entry("jcs-report", "2025-03-27", "jcs", figure("killed", "4,000", as_of="2025-03-27"))
    quoted = entry("paper", "2025-04-28", "paper-a", figure("killed", "1,200", "officials"))
    (finding,) = of_kind(found(total, quoted), "disagreement")
    assert "if what has no date (Western officials" in say(finding)
    assert settle(finding).startswith("The day for which the figure of Western officials")
    own = entry("own", "2025-04-28", "zelensky", figure("killed", "1,200"))
    (finding,) = of_kind(found(total, own), "disagreement")
    assert "no date" not in say(finding)
    assert settle(finding) == ""


def test_an_event_may_have_had_none_of_a_part() -> None:
    report = entry(
        "report", "2025-01-22", "bbc",
        figure("dead", "3"), figure("hurt", "5"), figure("struck", "8", includes=ALL_HIT),
    )  # fmt: skip
    assert not of_kind(find_findings(Analysis(events(report))), "parts-leave-nothing")


@pytest.mark.parametrize(("day", "many"), [("2025-01-22", 1), ("2025-01-20", 0)])
def test_totals_of_events_are_held_against_each_other_for_one_time(day: str, many: int) -> None:
    one, other = (
        entry(name, "2025-01-23", who, figure("dead", dead, as_of=when), figure("struck", "8", as_of=when))
        for name, who, dead, when in (("one", "bbc", "3", "2025-01-22"), ("other", "kyiv", "6", day))
    )  # fmt: skip
    assert len(of_kind(find_findings(Analysis(events(one, other))), "same-total-different-split")) == many


def test_one_share_under_two_definitions_of_one_origin() -> None:
    wide = entry("wide", "2025-01-22", "paper-a", figure("casualty-share", "36%", "officials", includes=ALL))
    narrow = entry(
        "narrow", "2025-01-22", "paper-b",
        figure("casualty-share", "36%", "officials", includes=("killed", "wounded", "captured")),
    )  # fmt: skip
    finding = only(of_kind(found(wide, narrow), "definition-differs"))
    assert set(finding.figures) == {"wide#casualty-share", "narrow#casualty-share"}
    assert "killed, wounded, missing and captured" in say(finding)
    assert "though it is one origin's figure" in say(finding)


def test_a_date_dropped_by_a_relay() -> None:
    relay = entry(
        "relay", "2025-01-23", "paper-a", figure("killed", "around 1,000", "officials"), repeats="bbc-report"
    )
    finding = only(of_kind(found(OFFICIALS, relay), "lost-in-retelling"))
    assert finding.figures == ("bbc-report#killed", "relay#killed")
    assert say(finding).endswith("in retelling, the date changed: no date in Paper A, 23 January 2025.")


def test_no_date_in_a_report_of_the_next_day_is_no_loss() -> None:
    relay = entry(
        "relay", "2025-01-14", "paper-b", figure("killed", "about 300", "nis"), repeats="nis-briefing"
    )
    assert not of_kind(found(NIS, relay), "lost-in-retelling")


def test_forty_of_one_brigade_becoming_forty() -> None:
    brigade = entry("brigade", "2024-10-31", "paper-a", figure("killed", "40", "nis", scope="one brigade"))
    plain = entry("plain", "2024-11-01", "paper-b", figure("killed", "40", "nis"), repeats="brigade")
    other = entry("other", "2024-11-01", "kyiv", figure("killed", "500"))
    findings = found(brigade, plain, other)
    assert "the scope changed: no scope in Paper B" in say(only(of_kind(findings, "lost-in-retelling")))
    assert not of_kind(findings, "disagreement")  # what was made of a claim is not held against anyone


def test_what_is_counted_changed_in_retelling() -> None:
    killed = entry(
        "relay", "2025-01-23", "paper-a", figure("killed", "4,000", "officials"), repeats="bbc-report"
    )
    findings = found(OFFICIALS, killed, NIS)
    lost = of_kind(findings, "lost-in-retelling")[0]
    assert lost.figures == ("bbc-report#casualties", "relay#killed")
    assert "what is counted changed: “4,000” killed" in say(lost)
    assert {finding.figures for finding in of_kind(findings, "disagreement")} == {
        ("nis-briefing#killed", "bbc-report#killed")
    }


def test_a_word_stands_though_a_misquote_told_it_first() -> None:
    first = entry("first", "2025-01-09", "paper-a", figure("losses", "4,000", "zelensky", as_of="2025-01-09"))
    told = entry(
        "told", "2025-01-09", "paper-b", figure("casualties", "4,000", "zelensky", as_of="2025-01-09"),
        repeats="first",
    )  # fmt: skip
    later = entry("later", "2025-01-22", "paper-c", figure("casualties", "4,000", "zelensky"))
    analysis = Analysis(timeline(first, told, later))
    assert analysis.misquoted == {"told#casualties"}
    (word,) = analysis.comparable["casualties", ""]
    assert (word.id, word.claims) == ("later#casualties", claims(later))
    assert not Analysis(timeline(first, told)).comparable.get(("casualties", ""))


def test_a_number_that_happens_to_be_two_figures_is_no_retelling() -> None:
    both = (figure("deployed", "15,000", "nis"), figure("captured", "15,000", "nis"))
    first = entry("first", "2025-04-30", "paper-a", *both)
    second = entry("second", "2025-04-30", "paper-b", both[1], repeats="first")
    assert not of_kind(found(first, second), "lost-in-retelling")


def test_paraphrase_sharper_than_the_quotation() -> None:
    report = entry(
        "report", "2024-12-19", "paper-a",
        figure("wounded", "approaching 1,000", "nis"),
        figure("wounded", "1,000", "nis", id="lead", restates="wounded"),
    )  # fmt: skip
    finding = only(of_kind(found(report), "paraphrase-sharper-than-quote"))
    assert finding.figures == ("report#wounded", "report#lead")
    assert not of_kind(found(report), "lost-in-retelling")


def test_a_figure_restated_as_another_thing_is_lost_in_retelling() -> None:
    report = entry(
        "report", "2025-01-09", "paper-a",
        figure("losses", "4,000", "zelensky"), figure("killed", "4,000", "zelensky", restates="losses"),
    )  # fmt: skip
    assert only(of_kind(found(report), "lost-in-retelling")).figures == ("report#losses", "report#killed")


def test_an_origin_revises_its_own_figure_once_for_each_step() -> None:
    steps = [("2024-12-19", "at least 100"), ("2025-01-13", "about 300"), ("2025-04-30", "600")]
    entries = [
        entry(f"e{day}", day, "paper-a", figure("killed", words, "nis", as_of=day)) for day, words in steps
    ]
    relay = entry(
        "relay", "2025-05-02", "paper-b", figure("killed", "around 600", "nis"), repeats="e2025-04-30"
    )
    assert [finding.figures for finding in of_kind(found(*entries, relay), "revision")] == [
        ("e2024-12-19#killed", "e2025-01-13#killed"), ("e2025-01-13#killed", "e2025-04-30#killed")
    ]  # fmt: skip


def test_eighteen_held_with_nobody_named() -> None:
    first = entry("first", "2024-10-15", "paper-a", figure("held", "18", "unnamed"))
    again = entry("again", "2024-10-18", "paper-b", figure("held", "around 18", "unnamed"), repeats="first")
    finding = only(of_kind(found(first, again), "nobody-named"))
    assert (finding.figures, finding.relays, finding.reports) == (("first#held",), ("again#held",), (2,))


def test_a_share_that_does_not_follow() -> None:
    report = entry(
        "report", "2025-01-22", "bbc",
        figure("casualties", "4,000"), figure("deployed", "11,000"), figure("casualty-share", "half"),
    )  # fmt: skip
    finding = only(of_kind(found(report), "share-does-not-follow"))
    assert finding.figures == ("report#casualty-share", "report#casualties", "report#deployed")
    assert "would be 36.4 percent" in say(finding)
    fits = entry(
        "fits", "2025-01-22", "bbc", *report.figures[:2], figure("casualty-share", "nearly 40%", "bbc")
    )
    assert not of_kind(found(fits), "share-does-not-follow")


def test_more_casualties_than_were_deployed() -> None:
    report = entry("report", "2025-01-22", "bbc", figure("casualties", "5,000"), figure("deployed", "3,000"))
    assert only(of_kind(found(report), "over-ceiling")).figures == ("report#casualties", "report#deployed")
    earlier = entry(
        "earlier",
        "2025-01-22",
        "bbc",
        figure("casualties", "5,000"),
        figure("deployed", "3,000", as_of="2024-10"),
    )
    assert not of_kind(found(earlier), "over-ceiling")


def test_a_vague_statement_is_one_finding_with_all_it_may_contradict() -> None:
    vague = entry("vague", "2026-01-01", "bbc", figure("deployed", "20,000", as_of="2024"))
    clear = [
        entry("a", "2024-10-23", "washington", figure("deployed", "3,000", as_of="2024-10-23")),
        entry("b", "2024-10-28", "kyiv", figure("deployed", "3,000", as_of="2024-10-28")),
    ]
    finding = only(of_kind(found(vague, *clear), "cannot-tell"))
    assert finding.figures == ("vague#deployed", "a#deployed", "b#deployed")
    assert settle(finding) == "The day for which the figure of BBC holds."


def test_an_unstated_definition_is_named_where_it_hides_a_disagreement() -> None:
    unstated = entry("u", "2025-04-28", "washington", figure("casualties", "1,200"))
    finding = only(of_kind(found(OFFICIALS, unstated), "definition-differs"))
    assert settle(finding) == "What United States counts."


def test_arithmetic_and_withdrawn_figures_are_nobodys_word() -> None:
    computed = entry("sum", "2025-01-13", "bbc", figure("killed", "9,000", computed="3 × 3,000"))
    withdrawn = entry(
        "gone", "2025-01-13", "kyiv", figure("killed", "9,000"),
        status=Status.RETRACTED, corrections=(Correction(date("2025-01-14"), "withdrawn"),),
    )  # fmt: skip
    assert found(NIS, computed, withdrawn) == ()
    origins = Analysis(timeline(NIS, computed, withdrawn)).origins["killed", ""]
    assert (origins.ids, origins.figures, origins.reports) == (("seoul",), 1, 1)


def test_origins_of_killed_are_a_range() -> None:
    by = ("nis", "jcs", "zelensky", "bbc < officials", "officials-nyt", "officials-wsj", "paper-a < nis")
    reports = [
        entry(f"e{n}", "2025-01-13", "paper-a", figure("killed", "300", who)) for n, who in enumerate(by)
    ]
    origins = Analysis(timeline(*reports)).origins["killed", ""]
    assert (origins.low, origins.high, origins.figures, origins.reports) == (3, 5, 7, 7)
    assert origins.named == ("kyiv", "seoul")
    assert origins.anonymous == ("officials", "officials-nyt", "officials-wsj")


def test_several_origins_at_once_count_each_and_relays_count_as_reports() -> None:
    joint = entry(
        "joint", "2025-01-22", "paper-a", figure("deployed", "over 10,000", "seoul | kyiv | washington"),
        also=("paper-b 2025-01-23", "paper-c 2025-01-23"),
    )  # fmt: skip
    origins = Analysis(timeline(joint)).origins["deployed", ""]
    assert (origins.low, origins.high, origins.figures, origins.reports) == (3, 3, 1, 3)


def test_where_nobody_is_named_the_upper_end_rises_only() -> None:
    reports = [
        entry(f"e{n}", "2025", "paper-a", figure("held", "18", who))
        for n, who in enumerate(("nis", "unnamed"))
    ]
    origins = Analysis(timeline(*reports)).origins["held", ""]
    assert (origins.low, origins.high) == (1, 2)
    alone = Analysis(timeline(reports[1])).origins["held", ""]
    assert (alone.low, alone.high) == (1, 1)


@pytest.mark.parametrize(
    ("words", "by", "fields", "joins"),
    [
        ("300", "nis", {}, True),  # undated and later: the earlier word again
        ("at least 300", "nis", {"as_of": "2025-01"}, True),  # the days meet
        ("300", "seoul", {}, True),  # the organisation for its member
        ("300", "jcs", {}, False),  # a sister is another origin
        ("300", "nis", {"as_of": "2025-03-01"}, False),  # the same number, said again later
        ("310", "nis", {}, False),  # another number, not known to retell
    ],
)
def test_what_makes_one_statement(words: str, by: str, fields: dict[str, str], joins: bool) -> None:
    later = entry("later", "2025-03-01", "paper-b", figure("killed", words, by, **fields))
    statements = Analysis(timeline(NIS, later)).statements
    assert [len(statement.claims) for statement in statements] == ([2] if joins else [1, 1])


def test_the_relay_credited_for_the_one_it_quotes_is_no_second_origin() -> None:
    relayed = entry("first", "2025-01-22", "paper-a", figure("killed", "1,000", "bbc < officials"))
    credited = entry("second", "2025-01-24", "paper-b", figure("killed", "about 1,000", "bbc"))
    (statement,) = Analysis(timeline(relayed, credited)).statements
    assert (statement.origins, statement.id, statement.reports) == (("officials",), "first#killed", 2)


def test_two_reports_that_name_nobody_are_not_of_one_origin() -> None:
    first = entry("first", "2025-01-01", "paper-a", figure("killed", "about 40", "unnamed"))
    second = entry("second", "2025-02-01", "paper-b", figure("killed", "500", "unnamed"))
    findings = found(first, second, OFFICIALS)
    assert {finding.kind for finding in findings} == {"nobody-named"}


def test_who_agrees_is_the_nearest_agreeing_word_of_every_other_origin() -> None:
    entries = [
        NIS, OFFICIALS,
        entry("k1", "2024-12-01", "kyiv", figure("killed", "about 300")),
        entry("k2", "2024-12-20", "kyiv", figure("killed", "at least 200")),
        entry("k3", "2025-03-01", "kyiv", figure("killed", "several hundred")),
        entry("p1", "2025-01-20", "paper-a", figure("killed", "up to 400")),
        entry("p2", "2025-01-14", "paper-b", figure("killed", "300", "nis"), repeats="nis-briefing"),
    ]  # fmt: skip
    analysis = Analysis(timeline(*entries))
    own = analysis.statement_of[claims(NIS)[0].id]
    assert [other.id for other in find_agreeing(own, analysis)] == ["p1#killed", "k2#killed"]


def test_nobody_agrees_with_what_is_nobodys_word() -> None:
    computed = entry("sum", "2025-01-14", "kyiv", figure("killed", "300", computed="100 and 200"))
    analysis = Analysis(timeline(NIS, computed))
    own = analysis.statement_of[claims(computed)[0].id]
    assert find_agreeing(own, analysis) == ()


def test_latest_word_of_each_origin() -> None:
    later = entry("later", "2025-04-30", "paper-a", figure("killed", "600", "nis"))
    series = Analysis(timeline(NIS, later, OFFICIALS)).series["killed", ""]
    assert [(one.origins, one.latest.id) for one in series] == [
        (("nis",), "later#killed"), (("officials",), "bbc-report#killed")
    ]  # fmt: skip


def test_every_verdict_and_finding_has_its_rule() -> None:
    known = {rule.id for rule in COMPARISON_RULES}
    assert {case[0] for case in VERDICT_CASES} == {rule.id for rule in VERDICTS}
    assert {rule.id for rule in (*FINDINGS, *VERDICTS)} <= known
    assert all(rule.title and rule.text.endswith(".") for rule in COMPARISON_RULES)
    assert claims(NIS)[0].id == "nis-briefing#killed"
