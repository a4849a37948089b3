"""Pairs of reports that readers took for contradictions, and what the program says of each.

``says`` is the most that it says of the two figures:

- ``finding:<kind>``: a finding holds them apart, or says of both that nobody is named.
- ``retelling:<aspect>``: so does a ``lost-in-retelling`` of that aspect.
- ``same-statement``: both tell one statement.
- ``not-held:retold``, ``not-held:computed``: one of them was made of another claim in retelling, or is the editor's
  arithmetic, so it is held against nobody.
- ``metric``, ``scope``: they count different things, or the same in different scopes.
- ``verdict:<kind>``: they are compared, with that verdict and no finding.
- ``no-figure``: an entry named without a figure has none of that metric.
"""

from collections import Counter
from itertools import permutations

import pytest

from generator.analysis.analysis import Analysis
from generator.analysis.findings.finding import Finding, LostInRetelling
from generator.analysis.statements import compare_statements
from tests.dataset.test_dataset import DATA, rows

PAIRS = rows("pairs.tsv")

IN_WORDS = {
    "acknowledgement",
    "combat-start",
    "control",
    "event-date",
    "friendly-fire",
    "places-at-the-memorial",
    "quotation",
}
"""What readers compared and no metric counts."""


def speaks_of(finding: Finding, a: str, b: str) -> bool:
    """Whether two figures are on different sides of a finding, or both on the only one."""
    sides = [{claim.id for claim in (side.claim, *side.relays)} for side in finding.sides]
    pairs = permutations(sides, 2) if len(sides) > 1 else [(sides[0], sides[0])]
    return any(a in one and b in other for one, other in pairs)


def say(finding: Finding) -> str:
    if isinstance(finding.facts, LostInRetelling):
        return f"retelling:{finding.facts.change}"
    return f"finding:{finding.kind}"


def explain(a: str, b: str, analysis: Analysis) -> str:
    """Why no finding speaks of two figures."""
    one, other = (analysis.statement_of[name] for name in (a, b))
    if one is other:
        return "same-statement"
    if not {one.id, other.id}.isdisjoint(analysis.misquoted):
        return "not-held:retold"
    if one.lead.figure.computed or other.lead.figure.computed:
        return "not-held:computed"
    if one.metric != other.metric:
        return "metric"
    if one.scope != other.scope:
        return "scope"
    return f"verdict:{compare_statements(one, other, analysis.timeline.metrics).verdict}"


@pytest.mark.parametrize("row", PAIRS, ids=[f"{row['metric']}-{row['a']}-{row['b']}" for row in PAIRS])
def test_what_is_said_of_a_pair(
    row: dict[str, str], analysis: Analysis, findings: tuple[Finding, ...]
) -> None:
    entries = analysis.timeline.entry
    names = row["a"], row["b"]
    bare = [name for name in names if "#" not in name]
    for entry in bare:
        assert row["metric"] not in {figure.metric for figure in entries[entry].figures}
    figures = [analysis.statement_of[name].metric for name in names if "#" in name]
    assert row["metric"] in figures or len(bare) == 2
    if bare:
        assert row["says"] == "no-figure"
    else:
        found = {say(finding) for finding in findings if speaks_of(finding, *names)}
        assert row["says"] in (found or {explain(*names, analysis)})


def test_pairs_are_sorted_and_each_listed_once() -> None:
    lines = (DATA / "pairs.tsv").read_text(encoding="utf-8").splitlines()[1:]
    assert lines == sorted(lines)
    assert len({(row["metric"], frozenset((row["a"], row["b"]))) for row in PAIRS}) == len(PAIRS) == 75


def test_what_no_metric_counts_is_told_in_words(analysis: Analysis) -> None:
    assert {row["metric"] for row in PAIRS} - analysis.timeline.metrics.keys() == IN_WORDS


def test_how_often_each_is_said() -> None:
    assert Counter(row["says"] for row in PAIRS) == {
        "finding:cannot-tell": 2,
        "finding:disagreement": 5,
        "finding:nobody-named": 1,
        "finding:parts-leave-nothing": 1,
        "finding:revision": 2,
        "finding:same-total-different-split": 1,
        "metric": 5,
        "no-figure": 14,
        "not-held:computed": 2,
        "not-held:retold": 2,
        "retelling:metric": 8,
        "retelling:number": 3,
        "retelling:qualifier": 6,
        "retelling:scope": 1,
        "scope": 5,
        "verdict:agree": 8,
        "verdict:changes-over-time": 5,
        "verdict:definition-differs": 1,
        "verdict:grows-over-time": 2,
        "verdict:not-compared": 1,
    }
