"""Which claims are one statement, which pairs are compared, and the index of windows against a plain search."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.analysis.analysis import Analysis
from generator.analysis.candidates import MOST_OTHERS, find_pairs
from generator.analysis.grouping import find_roots
from generator.analysis.windows import Window, WindowIndex, overlap
from generator.model.entries import Entry
from generator.model.sources import Source, SourceKind
from generator.model.timeline import Timeline
from tests.support.claims import METRICS, entry, figure, found, of_kind, timeline

DAYS = st.dates(datetime.date(2024, 1, 1), datetime.date(2025, 12, 31))
WINDOWS = st.one_of(
    st.tuples(DAYS, st.integers(0, 400)).map(
        lambda it: Window(it[0], it[0] + datetime.timedelta(days=it[1]))
    ),
    DAYS.map(lambda day: Window(None, day)),
    DAYS.map(lambda day: Window(day, None)),
)


@given(st.lists(WINDOWS, max_size=30), WINDOWS)
def test_the_index_of_windows_finds_what_a_plain_search_finds(windows: list[Window], window: Window) -> None:
    index = WindowIndex[int]()
    for place, one in enumerate(windows):
        index.add(one, place)
    latest_first = sorted(range(len(windows)), key=lambda place: (windows[place].first, -place), reverse=True)
    around = [place for place in index.around(window) if overlap(windows[place], window)]
    assert around == [place for place in latest_first if overlap(windows[place], window)]
    begun = list(index.begun_by(window.last))
    assert begun == [place for place in latest_first if windows[place].first <= window.last]


def test_the_index_of_windows_leaves_out_what_is_far_away() -> None:
    index = WindowIndex[int]()
    day = datetime.date(2024, 1, 1)
    for place in range(400):
        index.add(Window(day + datetime.timedelta(days=place), day + datetime.timedelta(days=place)), place)
    noon = day + datetime.timedelta(days=200)
    assert len(index.around(Window(noon, noon))) <= 3


@pytest.mark.parametrize(
    ("repeats", "roots"),
    [
        ({"a": "", "b": "a", "c": "b"}, {"a": "a", "b": "a", "c": "a"}),
        ({"a": "b", "b": "c", "c": ""}, {"a": "c", "b": "c", "c": "c"}),
        ({"a": "", "b": "nowhere"}, {"a": "a", "b": "b"}),
    ],
)
def test_the_root_of_a_line_of_repeats(repeats: dict[str, str], roots: dict[str, str]) -> None:
    entries = [entry(name, "2025-01-13", "bbc", repeats=of) for name, of in repeats.items()]
    assert find_roots(timeline(*entries)) == roots


def test_a_line_of_repeats_may_be_longer_than_the_stack() -> None:
    entries = [entry(f"e{n}", "2025", "bbc", repeats=f"e{n + 1}" if n < 2000 else "") for n in range(2001)]
    assert set(find_roots(timeline(*entries)).values()) == {"e2000"}


def reports(*figures: tuple[str, str, str, str, str]) -> list[Entry]:
    """Reports named a, b, c ...: published, the number killed, by whom, as of when (or nothing), what it repeats."""
    return [
        entry(
            name,
            day,
            "paper-a",
            figure("killed", words, by, **({"as_of": as_of} if as_of else {})),
            repeats=of,
        )
        for name, (day, words, by, as_of, of) in zip("abcde", figures, strict=False)
    ]


J13, J14, J20, FEB = "2025-01-13", "2025-01-14", "2025-01-20", "2025-02-20"
BY20, SINCE14 = "by 20 January 2025", "since 2025-01-14"

# why, the reports, and the statements: the reports of each, its first one first
STATEMENTS: list[tuple[str, list[Entry], set[str]]] = [
    ("one-day", reports((J13, "300", "nis", J13, ""), (J14, "over 300", "nis", J13, "")), {"ab"}),
    ("two-days", reports((J13, "300", "nis", J13, ""), (J14, "300", "nis", J14, "")), {"a", "b"}),
    ("two-numbers", reports((J13, "300", "nis", J13, ""), (J14, "310", "nis", J13, "")), {"a", "b"}),
    ("two-numbers-of-a-family", reports((J13, "300", "nis", J13, ""), (J14, "310", "nis", J13, "a")), {"ab"}),
    (
        "family-of-other-days",
        reports((J13, "300", "nis", J13, ""), (J20, "310", "nis", J20, "a")),
        {"a", "b"},
    ),
    ("family-without-a-day", reports((J13, "300", "nis", J13, ""), (J20, "310", "nis", "", "a")), {"ab"}),
    ("family-too-far", reports((J13, "300", "nis", J13, ""), (J14, "500", "nis", J13, "a")), {"a", "b"}),
    # both could be 355, but neither number lies within the other's bounds
    (
        "roundings-that-only-meet",
        reports((J13, "300", "nis", J13, ""), (J14, "400", "nis", J13, "a")),
        {"a", "b"},
    ),
    # 350 fits both 300 and 400 apart from each other; the third must fit all that were joined
    (
        "true-to-all",
        reports(
            (J13, "about 300", "nis", J13, ""),
            (J14, "over 300", "nis", J13, "a"),
            (J14, "under 300", "nis", "", "a"),
        ),
        {"abc"},
    ),
    (
        "family-of-nobody",
        reports((J13, "300", "unnamed", J13, ""), (J14, "310", "unnamed", J13, "a")),
        {"a", "b"},
    ),
    (
        "nobody-with-one-number",
        reports((J13, "300", "unnamed", J13, ""), (J14, "300", "unnamed", J13, "")),
        {"ab"},
    ),
    ("undated-later", reports((J13, "300", "nis", J13, ""), (FEB, "300", "nis", "", "")), {"ab"}),
    ("undated-earlier", reports((J20, "300", "nis", J20, ""), (J13, "300", "nis", "", "")), {"a", "b"}),
    (
        "undated-joins-the-latest",
        reports((J13, "300", "nis", J13, ""), (J20, "300", "nis", J20, ""), (FEB, "300", "nis", "", "")),
        {"a", "bc"},
    ),
    (
        "undated-joins-its-family",
        reports((J13, "300", "nis", J13, ""), (J20, "300", "nis", J20, ""), (FEB, "300", "nis", "", "a")),
        {"ac", "b"},
    ),
    (
        "organisation-for-its-member",
        reports((J13, "300", "seoul", J13, ""), (J14, "300", "nis", J13, "")),
        {"ba"},
    ),
    (
        "organisation-of-another-day",
        reports((J13, "300", "seoul", J13, ""), (J14, "300", "nis", J14, "")),
        {"a", "b"},
    ),
    (
        "organisation-with-other-number",
        reports((J13, "300", "seoul", J13, ""), (J14, "310", "nis", J13, "")),
        {"a", "b"},
    ),
    ("sisters", reports((J13, "300", "jcs", J13, ""), (J14, "300", "nis", J13, "")), {"a", "b"}),
    (
        "relay-for-its-origin",
        reports((J13, "300", "bbc < officials", J13, ""), (J14, "300", "bbc", J13, "")),
        {"ab"},
    ),
    ("first-report-first", reports((J20, "300", "nis", J13, ""), (J14, "300", "nis", J13, "")), {"ba"}),
    (
        "shorter-chain-first",
        reports((J13, "300", "paper-b < nis", J13, ""), (J13, "300", "nis", J13, "")),
        {"ba"},
    ),
    ("repeated-first", reports((J13, "300", "nis", J13, "b"), (J14, "300", "nis", J13, "")), {"ba"}),
]


@pytest.mark.parametrize(
    ("entries", "expected"), [case[1:] for case in STATEMENTS], ids=[case[0] for case in STATEMENTS]
)
def test_which_claims_are_one_statement(entries: list[Entry], expected: set[str]) -> None:
    statements = Analysis(timeline(*entries)).statements
    assert {"".join(claim.entry.id for claim in one.claims) for one in statements} == expected


def pairs_of(*entries: Entry, cumulative: bool = False) -> set[str]:
    statements = Analysis(timeline(*entries)).comparable["killed", ""]
    return {a.lead.entry.id + b.lead.entry.id for a, b in find_pairs(statements, cumulative=cumulative)}


@pytest.mark.parametrize(
    ("entries", "cumulative", "expected"),
    [
        (reports((J13, "300", "nis", J13, ""), (J13, "900", "bbc", J13, "")), False, {"ab"}),
        (reports((J13, "300", "nis", J13, ""), (J13, "310", "bbc", J13, "")), False, set()),  # they touch
        (
            reports((J13, "300", "nis", J13, ""), (J13, "900", "bbc", J14, "")),
            False,
            set(),
        ),  # no day in common
        (reports((J13, "300", "nis", J13, ""), (J13, "900", "nis", J13, "")), False, set()),  # one origin
        # a running total that falls, and one that grows
        (reports((J13, "900", "nis", J13, ""), (J20, "300", "bbc", J20, "")), True, {"ab"}),
        (reports((J13, "900", "nis", J13, ""), (J20, "300", "bbc", J20, "")), False, set()),
        (reports((J13, "300", "nis", J13, ""), (J20, "900", "bbc", J20, "")), True, set()),
        # only the latest of an origin counts for one that falls
        (
            reports((J13, "900", "nis", J13, ""), (J14, "950", "nis", J14, ""), (J20, "300", "bbc", J20, "")),
            True,
            {"bc"},
        ),
        # an open window meets everything before its end; the latest of each origin is enough
        (
            reports(
                (J13, "900", "nis", J13, ""),
                (J14, "950", "nis", J14, ""),
                (J20, "300", "bbc", "by 20 January 2025", ""),
            ),
            False,
            {"bc"},
        ),
        (reports((FEB, "900", "nis", FEB, ""), (J20, "300", "bbc", "by 20 January 2025", "")), False, set()),
        (
            reports(
                (J20, "900", "nis", J20, ""),
                (FEB, "950", "nis", FEB, ""),
                (J20, "300", "bbc", "since 2025-01-14", ""),
            ),
            False,
            {"ac"},
        ),
        (reports((J13, "900", "nis", J13, ""), (J20, "300", "bbc", "since 2025-01-14", "")), False, set()),
    ],
)
def test_which_pairs_are_compared(entries: list[Entry], cumulative: bool, expected: set[str]) -> None:
    pairs = pairs_of(*entries, cumulative=cumulative)
    assert {"".join(sorted(pair)) for pair in pairs} == expected


@pytest.mark.parametrize("as_of", ["2025-01-13", "by 13 January 2025", "since 2025-01-13"])
def test_a_statement_is_compared_with_so_many_others_at_most(as_of: str) -> None:
    many = 3 * MOST_OTHERS
    sources = [Source(f"o{n}", f"O{n}", SourceKind.OUTLET) for n in range(many)]
    entries = [
        entry(f"e{n}", "2025-01-13", f"o{n}", figure("killed", str(49 * (n + 1)), f"o{n}", as_of=as_of))
        for n in range(many)
    ]
    analysis = Analysis(Timeline.of(METRICS, sources, entries))
    pairs = list(find_pairs(analysis.comparable["killed", ""], cumulative=False))
    assert many < len(pairs) <= many * MOST_OTHERS


def test_nobody_named_is_a_finding_for_each_number_of_each_thing() -> None:
    entries = [
        entry("a", J13, "paper-a", figure("killed", "18", "unnamed"), figure("held", "18", "unnamed")),
        entry(
            "b", J20, "paper-b", figure("killed", "40", "unnamed"), figure("wounded", "5", "nis | unnamed")
        ),
    ]
    findings = of_kind(found(*entries), "nobody-named")
    assert {finding.figures for finding in findings} == {("a#killed",), ("a#held",), ("b#killed",)}


@pytest.mark.parametrize(
    ("entries", "revised"),
    [
        (reports((J13, "300", "nis", J13, ""), (J20, "600", "nis", J20, "")), 1),
        (reports((J13, "300", "nis", J13, ""), (J20, "300", "nis", J20, "")), 0),
        (reports((J13, "300", "nis", J13, ""), (J14, "600", "nis", J13, "")), 0),
    ],
)
def test_a_revision_is_another_number_of_later_days(entries: list[Entry], revised: int) -> None:
    assert len(of_kind(found(*entries), "revision")) == revised
