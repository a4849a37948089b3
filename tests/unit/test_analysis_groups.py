"""Which claims are one statement, which pairs are compared, and the index of windows against a plain search."""

import datetime
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.analysis.agreement import NEAREST, find_agreeing
from generator.analysis.analysis import Analysis
from generator.analysis.candidates import MOST_OTHERS, find_pairs
from generator.analysis.origins import one_line
from generator.analysis.windows import Window, WindowIndex, overlap
from generator.model.entries import Entry, Figure
from generator.model.sources import Source, SourceKind
from generator.model.timeline import Timeline
from tests.support.claims import METRICS, chains, entry, figure, found, of_kind, timeline

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
    assert timeline(*entries).root_of == roots


def test_a_line_of_repeats_may_be_longer_than_the_stack() -> None:
    entries = [entry(f"e{n}", "2025", "bbc", repeats=f"e{n + 1}" if n < 2000 else "") for n in range(2001)]
    assert set(timeline(*entries).root_of.values()) == {"e2000"}


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
    # each may be "about 300", and no number is true to both of the others
    (
        "true-to-all-that-are-higher",
        reports(
            (J13, "about 300", "nis", J13, ""),
            (J14, "over 310", "nis", J13, "a"),
            (J20, "under 305", "nis", J13, "a"),
        ),
        {"ab", "c"},
    ),
    (
        "true-to-all-that-are-lower",
        reports(
            (J13, "about 300", "nis", J13, ""),
            (J14, "under 290", "nis", J13, "a"),
            (J20, "over 295", "nis", J13, "a"),
        ),
        {"ab", "c"},
    ),
    # 305 is within 250 to 350, and 300 is not within 304.5 to 305.5
    (
        "one-number-within-the-other",
        reports((J13, "305", "nis", J13, ""), (J14, "300", "nis", J13, "a")),
        {"ab"},
    ),
    (
        "a-range-within-another",
        reports((J13, "200–400", "nis", J13, ""), (J14, "350–500", "nis", J13, "a")),
        {"ab"},
    ),
    (
        "ranges-apart",
        reports((J13, "200–300", "nis", J13, ""), (J14, "350–500", "nis", J13, "a")),
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
        "organisation-of-the-next-day",
        reports((J13, "300", "nis", J13, ""), (J14, "300", "seoul", J14, "")),
        {"a", "b"},
    ),
    (
        "organisation-without-a-day",
        reports((J13, "300", "nis", J13, ""), (J20, "300", "seoul", "", "")),
        {"ab"},
    ),
    (
        "organisation-without-a-day-before-it-was-out",
        reports((J20, "300", "nis", J13, ""), (J14, "300", "seoul", "", "")),
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
    (
        "of-one-day-that-which-repeats-none-first",
        reports((J13, "300", "nis", J13, "elsewhere"), (J13, "300", "nis", J13, "")),
        {"ba"},
    ),
    ("exact-name-first", reports((J13, "300", "seoul", J13, ""), (J20, "300", "nis", J13, "")), {"ba"}),
    ("repeated-first", reports((J13, "300", "nis", J13, "b"), (J14, "300", "nis", J13, "")), {"ba"}),
]


@pytest.mark.parametrize(
    ("entries", "expected"), [case[1:] for case in STATEMENTS], ids=[case[0] for case in STATEMENTS]
)
def test_which_claims_are_one_statement(entries: list[Entry], expected: set[str]) -> None:
    statements = Analysis(timeline(*entries)).statements
    assert {"".join(claim.entry.id for claim in one.claims) for one in statements} == expected


THREE = figure("killed", "300", "nis", as_of=J13)


@pytest.mark.parametrize(
    ("a", "b", "joins"),
    [
        (THREE, THREE, True),
        (THREE, replace(THREE, scope="a brigade"), False),
        (replace(THREE, scope="a brigade"), replace(THREE, scope="a brigade"), True),
        (THREE, replace(THREE, metric="wounded"), False),
        (THREE, replace(THREE, computed="100 + 200"), False),
        (replace(THREE, computed="2 x 150"), replace(THREE, computed="100 + 200"), True),
        (THREE, replace(THREE, chains=chains("nis | kyiv")), False),
        (replace(THREE, chains=chains("kyiv | nis")), replace(THREE, chains=chains("nis | kyiv")), True),
    ],
)
@pytest.mark.parametrize("origin", ["", "seoul"])  # as it is, and credited to the organisation above
def test_only_claims_of_one_thing_are_one_statement(a: Figure, b: Figure, joins: bool, origin: str) -> None:
    if origin and b.chains == THREE.chains:
        b = replace(b, chains=((origin,),))
    entries = entry("a", J13, "paper-a", a), entry("b", J14, "paper-b", b)
    assert len(Analysis(timeline(*entries)).statements) == (1 if joins else 2)


def test_of_one_report_that_which_restates_another_comes_second() -> None:
    quoted, lead = replace(THREE, id="q"), replace(THREE, id="b", restates="q")
    (statement,) = Analysis(timeline(entry("a", J13, "paper-a", lead, quoted))).statements
    assert [claim.figure.id for claim in statement.claims] == ["q", "b"]


@pytest.mark.parametrize(
    ("words", "standing"),
    [
        (["300", "over 300"], ["300", "over 300"]),
        (["300", "over 300", "300"], ["300", "over 300"]),
        (["300", "over 300", "300", "300"], ["300"]),
        (["over 300", "300", "300", "300"], ["over 300", "300"]),
        # "about 300" allows the numbers of "300", and "at least 300" those of "over 300"
        (["300", "over 300", "about 300", "about 300", "at least 300"], ["300", "over 300"]),
    ],
)
def test_the_first_wording_stands_and_each_that_a_third_of_the_reports_carry(
    words: list[str], standing: list[str]
) -> None:
    (statement,) = Analysis(timeline(*reports(*((J13, one, "nis", J13, "") for one in words)))).statements
    assert [wording.claims[0].figure.value.words for wording in statement.standing] == standing


def test_statements_stand_by_metric_scope_and_time() -> None:
    entries = (
        entry("a", J20, "bbc", figure("wounded", "3"), figure("killed", "3", scope="x")),
        entry("b", J20, "bbc", figure("killed", "4", as_of=J13)),
        entry("c", J14, "bbc", figure("killed", "5", as_of=J13)),
        entry("d", J20, "bbc", figure("killed", "6", as_of="by 13 January 2025")),
        entry("e", J20, "bbc", figure("killed", "7", as_of="since 2025-01-13")),
        entry("f", J20, "bbc", figure("killed", "8", as_of="2025-01-12/2025-01-20")),
        entry("g", J20, "bbc", figure("killed", "9", as_of="2025-01-14")),
    )
    analysis = Analysis(timeline(*entries))
    # by the last day, or by the first where there is no last; then by the first day, then by publication
    ids = ["d", "c", "b", "e", "g", "f"]
    assert [one.id for one in analysis.statements] == [
        *(f"{name}#killed" for name in ids),
        "a#killed",
        "a#wounded",
    ]
    assert list(analysis.origins) == [("killed", ""), ("killed", "x"), ("wounded", "")]
    assert [analysis.place_of[f"{name}#killed"] for name in ids] == list(range(6))


@pytest.mark.parametrize(
    ("a", "b", "related"),
    [
        ("nis", "nis", True),
        ("nis", "seoul", True),
        ("seoul", "nis", True),
        ("nis", "jcs", False),
        ("nis", "kyiv", False),
        ("officials", "bbc", False),
    ],
)
def test_a_source_and_the_organisation_above_it_are_of_one_line(a: str, b: str, related: bool) -> None:
    assert one_line(a, b, timeline()) is related


def at(number: int) -> str:
    return str(datetime.date(2025, 1, 1) + datetime.timedelta(days=number))


def by_many(words: Sequence[str], as_of: Sequence[str]) -> Analysis:
    """One report after another, each of an origin of its own."""
    sources = [Source(f"o{n:02}", f"O{n}", SourceKind.OUTLET) for n in range(len(words))]
    entries = [
        entry(f"e{n:02}", "2025-06-01", f"o{n:02}", figure("killed", one, f"o{n:02}", as_of=as_of[n]))
        for n, one in enumerate(words)
    ]
    return Analysis(Timeline.of(METRICS, sources, entries))


LAST = MOST_OTHERS + 1
LOW, HIGH = ["9"] * LAST, [f"{2 ** (n + 5)}" for n in range(LAST)]
DAILY = [at(n) for n in range(LAST)]

# why, the numbers, their days, whether a running total, and which of the others the last one is not compared with
MANY: list[tuple[str, list[str], list[str], bool, int]] = [
    ("days-meet-the-latest", [*LOW, "3"], [f"{at(n)}/2025-03-31" for n in range(LAST + 1)], False, 0),
    ("falls-the-highest", [*HIGH, "3"], [*DAILY, "2025-03-01"], True, 0),
    (
        "falls-the-highest-on-the-last-day",
        [*HIGH, "3"],
        ["2025-03-01"] * LAST + ["2025-03-01/2025-03-09"],
        True,
        0,
    ),
    ("open-beginning-the-latest", [*HIGH, "3"], [*DAILY, "by 1 March 2025"], False, 0),
    ("open-end-the-earliest", [*HIGH, "3"], [*DAILY, "since 2024-12-01"], False, LAST - 1),
]


@pytest.mark.parametrize(
    ("words", "as_of", "cumulative", "left_out"), [case[1:] for case in MANY], ids=[case[0] for case in MANY]
)
def test_of_many_others_those_that_say_most_are_compared(
    words: list[str], as_of: list[str], cumulative: bool, left_out: int
) -> None:
    statements = by_many(words, as_of).comparable["killed", ""]
    name = f"e{LAST}#killed"
    pairs = [{a.id, b.id} for a, b in find_pairs(statements, cumulative=cumulative)]
    others = {one for pair in pairs for one in pair if name in pair} - {name}
    assert {f"e{n:02}#killed" for n in range(LAST)} - others == {f"e{left_out:02}#killed"}
    assert len(pairs) == len({frozenset(pair) for pair in pairs})


def test_who_agrees_is_looked_for_among_the_nearest_in_time() -> None:
    middle, many = 20, 40
    analysis = by_many(["300"] * many, [at(n) for n in range(many)])
    own = analysis.statement_of[f"e{middle}#killed"]
    nearest = sorted(range(middle - NEAREST, middle + NEAREST + 1), key=lambda n: (abs(n - middle), n))
    assert [one.id for one in find_agreeing(own, analysis)] == [
        f"e{n:02}#killed" for n in nearest if n != middle
    ]
    first = analysis.statement_of["e00#killed"]
    assert [one.id for one in find_agreeing(first, analysis)] == [
        f"e{n:02}#killed" for n in range(1, NEAREST + 1)
    ]


def test_nobody_agrees_because_a_relay_left_more_room() -> None:
    entries = reports(
        (J13, "300", "nis", J13, ""), (J20, "900", "kyiv", J20, ""), (J20, "over 200", "kyiv", J20, "b")
    )
    analysis = Analysis(timeline(*entries))
    own, other = analysis.statements
    assert [wording.claims[0].figure.value.words for wording in other.standing] == ["900", "over 200"]
    assert find_agreeing(own, analysis) == find_agreeing(other, analysis) == ()


def pairs_of(*entries: Entry, cumulative: bool = False) -> set[str]:
    statements = Analysis(timeline(*entries)).comparable["killed", ""]
    return {a.lead.entry.id + b.lead.entry.id for a, b in find_pairs(statements, cumulative=cumulative)}


@pytest.mark.parametrize(
    ("entries", "cumulative", "expected"),
    [
        (reports((J13, "300", "nis", J13, ""), (J13, "900", "bbc", J13, "")), False, {"ab"}),
        (reports((J13, "300", "nis", J13, ""), (J13, "310", "bbc", J13, "")), False, set()),  # they touch
        (reports((J13, "300", "nis", J13, ""), (J13, "300", "bbc", J13, "")), False, set()),  # one number
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
