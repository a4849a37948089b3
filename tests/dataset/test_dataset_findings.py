"""What is found in the project's own entries: only what the data set was begun for, not what editors often change."""

import pytest

from generator.analysis.analysis import Analysis
from generator.analysis.findings.finding import Finding, FindingKind
from generator.exports.findings_json import write_findings
from generator.settings import Settings
from generator.wording.findings import say_finding
from generator.wording.worded_findings import WordedFindings


def origins(finding: Finding, analysis: Analysis) -> set[str]:
    return {origin for name in finding.figures for origin in analysis.statement_of[name].origins}


@pytest.mark.parametrize(
    ("kind", "metric", "who"),
    [
        (
            "disagreement",
            "killed",
            {"nis", "western-officials-bbc"},
        ),  # 300 against about 1,000 in mid-January
        ("disagreement", "casualties", {"jcs", "zelensky"}),  # around 1,100 against over 3,000 on one day
        ("disagreement", "deployed", {"us-dod", "zelensky"}),  # around 10,000 against some 3,000 on one day
        (
            "same-total-different-split",
            "casualties",
            {"western-officials-bbc", "zelensky"},
        ),  # 25 % and two-thirds
        (
            "parts-leave-nothing",
            "casualties",
            {"western-officials-bbc", "zelensky"},
        ),  # two captured, none left
        ("definition-differs", "casualty-share", {"western-officials-bbc"}),
        (
            "paraphrase-sharper-than-quote",
            "casualties",
            {"zelensky"},
        ),  # more than 4,000, in the headline 4,000
        ("revision", "killed", {"nis"}),  # 600, then about 2,000
        ("nobody-named", "deserted", {"unnamed"}),  # eighteen soldiers
    ],
)
def test_what_the_data_set_was_begun_for(
    *, kind: str, metric: str, who: set[str], analysis: Analysis, findings: tuple[Finding, ...]
) -> None:
    assert [
        one for one in findings if (one.kind, one.metric) == (kind, metric) and origins(one, analysis) == who
    ]


def test_killed_by_mid_january_is_one_disagreement_with_its_relays(
    analysis: Analysis, findings: tuple[Finding, ...]
) -> None:
    who = {"nis", "western-officials-bbc"}
    same = [
        one
        for one in findings
        if (one.rule, one.metric, one.scope) == ("disagree-same-period", "killed", "")
        and origins(one, analysis) == who
    ]
    assert len(same) == 1
    assert min(same[0].reports) > 5
    assert len(same[0].relays) > 10


def test_by_mid_january_was_dropped_by_a_relay(analysis: Analysis, findings: tuple[Finding, ...]) -> None:
    said = [say_finding(one, analysis.timeline) for one in findings if one.kind == "lost-in-retelling"]
    assert any(
        text.startswith("Killed: Western officials")
        and "mid-January 2025" in text
        and "the date changed: no date" in text
        for text in said
    )


def test_origins_of_killed_are_a_range_below_the_number_of_reports(analysis: Analysis) -> None:
    killed = analysis.origins["killed", ""]
    assert 3 <= killed.low <= killed.high < killed.reports / 3


def test_a_figure_made_into_another_thing_disagrees_with_nobody(
    analysis: Analysis, findings: tuple[Finding, ...]
) -> None:
    held = {
        analysis.statement_of[name].id
        for one in findings
        if one.kind == FindingKind.DISAGREEMENT
        for name in one.figures
    }
    assert len(held) > 10
    assert len(analysis.misquoted) > 10
    assert held.isdisjoint(analysis.misquoted)


def test_findings_as_data_are_those_of_the_pages(
    analysis: Analysis, findings: tuple[Finding, ...], settings: Settings
) -> None:
    document = write_findings(analysis, WordedFindings(findings, analysis.timeline), settings)
    listed = document["findings"]
    assert isinstance(listed, list)
    assert [one["id"] for one in listed] == [one.id for one in findings]
    first = listed[0]
    assert first["kind"] == "disagreement"
    assert first["figures"] == list(findings[0].figures)
    assert first["rule"] == f"{settings.url}method/#{findings[0].rule}"
    assert first["permalink"] == f"{settings.url}findings/#{findings[0].id}"
    counted = document["origins"]
    assert isinstance(counted, list)
    assert counted[0].keys() == {
        "metric", "scope", "figures", "reports", "origins_low", "origins_high", "origins"
    }  # fmt: skip
    known = {claim.id for claim in analysis.timeline.claims()}
    assert all(known.issuperset(one["figures"]) for one in listed)
