"""Laws of comparison, for every timeline that can be written."""

import random
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.analysis.analysis import Analysis
from generator.analysis.comparison import DISAGREE, compare, term_of
from generator.analysis.findings.find import find_findings
from generator.analysis.grouping import find_statements
from generator.model.entries import Correction, Entry, Figure, Status
from generator.model.timeline import Claim, Timeline
from tests.support.claims import METRICS, SOURCES, chains, date, value

BY_ID = {metric.id: metric for metric in METRICS}
UNTIMED = settings(max_examples=30)

DATES = st.sampled_from(
    "2025-01-13|2025-01-14|2025-01|mid-January 2025|by 13 January 2025|since 2025-01-10|2025-01~|2025|"
    "2024-12-19|2025-04-30|2025-01-01/2025-02-28|[2025-01..2025-03]".split("|")
).map(date)
VALUES = st.sampled_from(
    "300|about 300|over 300|at least 300|nearly 300|up to 300|200–400|several hundred|1,000|600|4,000|0|five".split(
        "|"
    )
).map(value)
CHAINS = st.sampled_from(
    "nis; paper-a < nis; seoul; jcs; kyiv; bbc; bbc < officials; officials-nyt; unnamed; kyiv | washington".split(
        "; "
    )
).map(chains)
PUBLISHERS = st.sampled_from(["paper-a", "paper-b", "bbc", "kyiv"])


@st.composite
def figures(draw: st.DrawFn, name: str) -> Figure:
    metric = draw(st.sampled_from(["killed", "killed", "casualties", "deployed", "held"]))
    parts = st.sampled_from(
        [("unstated",), ("killed", "wounded"), ("killed", "wounded", "missing", "captured")]
    )
    return Figure(
        id=name,
        metric=metric,
        value=draw(VALUES),
        chains=draw(CHAINS),
        as_of=draw(st.none() | DATES),
        scope=draw(st.sampled_from(["", "", "a brigade"])),
        includes=draw(parts) if metric == "casualties" else (),
        computed=draw(st.sampled_from(["", "", "", "a + b"])),
    )


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    entries: list[Entry] = []
    for number in range(draw(st.integers(1, 6))):
        earlier = [entry.id for entry in entries]
        entries.append(
            Entry(
                id=f"e{number}",
                title="A title",
                date=draw(DATES),
                source=draw(PUBLISHERS),
                figures=tuple(draw(figures(f"f{n}")) for n in range(draw(st.integers(1, 3)))),
                repeats=draw(st.sampled_from(["", "", *earlier])),
                **_status(
                    draw(st.sampled_from([Status.CURRENT, Status.CURRENT, Status.CURRENT, Status.RETRACTED]))
                ),
            )
        )
    return Timeline.of(METRICS, SOURCES, entries)


def _status(status: Status) -> dict[str, Any]:
    """A status other than the first stands with the correction that says why."""
    withdrawn = Correction(date("2025-02-01"), "withdrawn")
    return {"status": status, "corrections": (withdrawn,) if status is Status.RETRACTED else ()}


def words(timeline: Timeline) -> list[Claim]:
    return [claim for claim in timeline.claims() if not claim.figure.computed]


def pairs(timeline: Timeline) -> list[tuple[Claim, Claim]]:
    told = list(timeline.claims())
    things = {claim.id: (claim.figure.metric, claim.figure.scope) for claim in told}
    return [(a, b) for a in told for b in told if things[a.id] == things[b.id]]


@UNTIMED
@given(timelines())
def test_the_verdict_is_the_same_whichever_is_named_first(timeline: Timeline) -> None:
    for a, b in pairs(timeline):
        there, back = compare(term_of(a), term_of(b), BY_ID), compare(term_of(b), term_of(a), BY_ID)
        assert there.verdict == back.verdict
        assert sorted(there.unsettled) == sorted(1 - index for index in back.unsettled)


@UNTIMED
@given(timelines(), st.floats(0, 5000), st.floats(0, 5000))
def test_wider_bounds_never_make_a_disagreement(timeline: Timeline, below: float, above: float) -> None:
    for a, b in pairs(timeline):
        term, other = term_of(a), term_of(b)
        wider = replace(term, low=term.low - below, high=term.high + above)
        if compare(wider, other, BY_ID).verdict in DISAGREE:
            assert compare(term, other, BY_ID).verdict in DISAGREE


@UNTIMED
@given(timelines(), st.data())
def test_a_repeat_of_an_origin_never_raises_the_number_of_origins(
    timeline: Timeline, data: st.DataObject
) -> None:
    before = Analysis(timeline).origins
    repeated = data.draw(st.sampled_from(words(timeline) or list(timeline.claims())))
    figure = replace(repeated.figure, value=data.draw(VALUES), as_of=data.draw(st.none() | DATES))
    relay = Entry("z", "t", date("2025-06"), "paper-h", figures=(figure,), repeats=repeated.entry.id)
    after = Analysis(Timeline.of(METRICS, SOURCES, [*timeline.entries, relay])).origins
    for group, origins in after.items():
        if group in before and repeated.entry.status is not Status.RETRACTED:
            assert (origins.low, origins.high) == (before[group].low, before[group].high)
        assert 1 <= origins.low <= origins.high == len(origins.ids)


@UNTIMED
@given(timelines(), st.randoms(use_true_random=False))
def test_the_order_of_files_never_matters(timeline: Timeline, rng: random.Random) -> None:
    shuffled = list(timeline.entries)
    rng.shuffle(shuffled)
    again = Timeline.of(METRICS, SOURCES, shuffled)
    assert find_findings(Analysis(again)) == find_findings(Analysis(timeline))


@UNTIMED
@given(timelines())
def test_every_claim_tells_exactly_one_statement(timeline: Timeline) -> None:
    told = [claim.id for statement in find_statements(timeline) for claim in statement.claims]
    assert sorted(told) == sorted(claim.id for claim in timeline.claims())


@UNTIMED
@given(timelines())
def test_findings_stand_on_known_claims_and_have_ids_of_their_own(timeline: Timeline) -> None:
    findings = find_findings(Analysis(timeline))
    known = {claim.id for claim in timeline.claims()}
    assert all(known.issuperset({*finding.figures, *finding.relays}) for finding in findings)
    assert all(not set(finding.figures) & set(finding.relays) for finding in findings)
    assert len({finding.id for finding in findings}) == len(findings)


@UNTIMED
@given(timelines())
def test_no_disagreement_of_an_origin_with_itself_nor_with_nobody(timeline: Timeline) -> None:
    analysis = Analysis(timeline)
    for finding in find_findings(analysis):
        if finding.kind == "disagreement":
            a, b = (set(analysis.statement_of[name].origins) for name in finding.figures)
            assert not a & b
            assert {"unnamed"} not in (a, b)
