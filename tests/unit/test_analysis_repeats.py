"""Which figure repeats which, what the repeat made different, and what is no repeat or no change: one table."""

from dataclasses import replace

import pytest

from generator.analysis.analysis import Analysis
from generator.model.entries import Correction, Entry, Figure, Status
from tests.support.claims import ALL, date, entry, figure, timeline, value

Expected = dict[str, tuple[str, str]]
"""For each figure that repeats one: the one that it repeats, and what changed, parted by spaces."""

NOTHING: Expected = {}


def first(*figures: Figure, day: str = "2025-01-13") -> Entry:
    return entry("first", day, "paper-a", *figures)


def again(*figures: Figure, day: str = "2025-01-13", repeats: str = "first") -> Entry:
    return entry("next", day, "paper-b", *figures, repeats=repeats)


def killed(words: str = "300", by: str = "nis", name: str = "k", **fields: object) -> Figure:
    return figure("killed", words, by, id=name, **fields)


def other(metric: str, words: str = "300", by: str = "nis", name: str = "k", **fields: object) -> Figure:
    return figure(metric, words, by, id=name, **fields)


K = "next#k"
F = "first#k"

# why, the entries, what repeats what
CASES: list[tuple[str, tuple[Entry, ...], Expected]] = [
    # what changed, in a report that says that it repeats another
    ("nothing", (first(killed()), again(killed())), {K: (F, "")}),
    ("at-least-dropped", (first(killed("at least 300")), again(killed())), {K: (F, "qualifier")}),
    ("at-least-added", (first(killed()), again(killed("at least 300"))), {K: (F, "qualifier")}),
    ("about-dropped", (first(killed("about 300")), again(killed())), {K: (F, "qualifier")}),
    ("about-added", (first(killed()), again(killed("about 300"))), {K: (F, "")}),
    ("over-is-at-least", (first(killed("over 300")), again(killed("at least 300"))), {K: (F, "")}),
    ("under-is-up-to", (first(killed("under 300")), again(killed("up to 300"))), {K: (F, "")}),
    ("exactly-is-plain", (first(killed("exactly 300")), again(killed())), {K: (F, "")}),
    ("up-to-is-not-at-least", (first(killed("up to 300")), again(killed("at least 300"))), {K: (F, "qualifier")}),
    ("number", (first(killed()), again(killed("500"))), {K: (F, "number")}),
    ("number-within-bounds", (first(killed()), again(killed("310"))), {K: (F, "number")}),
    ("range-to-its-lower-end", (first(killed("100–150")), again(killed("at least 100"))), {K: (F, "")}),
    ("range-without-qualifier", (first(killed("200–400")), again(killed("over 300"))), {K: (F, "number")}),
    ("date-in-the-bulletin", (first(killed(as_of="2025-01-13")), again(killed(as_of="2025-01-13"))), {K: (F, "")}),
    ("other-date", (first(killed(as_of="2025-01-13")), again(killed(as_of="2025-01-20"))), {K: (F, "date")}),
    ("date-dropped", (first(killed(as_of="2025-01-13")), again(killed(), day="2025-01-20")), {K: (F, "date")}),
    ("no-date-on-the-next-day", (first(killed(as_of="2025-01-13")), again(killed(), day="2025-01-14")), {K: (F, "")}),
    ("no-date-two-days-on", (first(killed(as_of="2025-01-13")), again(killed(), day="2025-01-15")), {K: (F, "date")}),
    ("other-date-next-day", (first(killed(as_of="2025-01-13")), again(killed(as_of="2025-01-14"))), {K: (F, "date")}),
    ("date-added", (first(killed()), again(killed(as_of="2025-01-20"))), {K: (F, "")}),
    ("said-on-counts-as-a-date", (first(killed(said_on="2025-01-10")), again(killed())), {K: (F, "date")}),
    ("scope-dropped", (first(killed(scope="a brigade")), again(killed())), {K: (F, "scope")}),
    ("scope-added", (first(killed()), again(killed(scope="a brigade"))), {K: (F, "scope")}),
    ("parts-dropped", (first(other("casualties", includes=ALL)), again(other("casualties"))), {K: (F, "definition")}),
    ("parts-added", (first(other("casualties")), again(other("casualties", includes=ALL))), {K: (F, "")}),
    (
        "other-parts",
        (first(other("casualties", includes=ALL)), again(other("casualties", includes=ALL[:2]))),
        {K: (F, "definition")},
    ),
    ("parts-in-another-order",
     (first(other("casualties", includes=ALL)), again(other("casualties", includes=ALL[::-1]))), {K: (F, "")}),
    ("other-thing", (first(other("casualties")), again(killed())), {K: (F, "metric")}),
    ("to-nobody", (first(killed()), again(killed(by="unnamed"))), {K: (F, "origin")}),
    ("to-another-country", (first(killed()), again(killed(by="kyiv"))), {K: (F, "origin")}),
    ("to-the-organisation-above", (first(killed()), again(killed(by="seoul"))), {K: (F, "origin")}),
    ("one-of-two-origins", (first(killed(by="nis | kyiv")), again(killed())), {K: (F, "")}),
    ("scope-and-origin", (first(killed(scope="a brigade")), again(killed(by="unnamed"))), {K: (F, "scope origin")}),
    ("thing-and-qualifier", (first(other("casualties", "over 300")), again(killed())), {K: (F, "metric qualifier")}),
    # which one it is
    ("no-such-figure", (first(other("deployed", "9,000")), again(killed())), NOTHING),
    ("another-unit", (first(other("casualty-share", "30")), again(killed("30"))), NOTHING),
    ("another-number-of-another-thing", (first(other("casualties", "900")), again(killed())), NOTHING),
    ("another-number-of-another-origin", (first(killed(by="kyiv")), again(killed("900"))), NOTHING),
    ("another-thing-of-another-origin", (first(other("casualties", by="kyiv")), again(killed())), NOTHING),
    ("another-scope-of-another-origin", (first(killed(by="kyiv", scope="a brigade")), again(killed())), NOTHING),
    ("another-number-of-another-day",
     (first(killed(as_of="2025-01-01")), again(killed("900", as_of="2025-01-13"))), NOTHING),
    ("a-near-number-of-another-day",
     (first(killed("about 300", as_of="2025-01-01")), again(killed("310", as_of="2025-01-13"))), NOTHING),
    ("another-number-of-the-same-day",
     (first(killed(as_of="2025-01-13")), again(killed("900", as_of="2025-01-13"))), {K: (F, "number")}),
    ("the-same-number-before-a-near-one",
     (first(killed("about 310"), killed(name="l")), again(killed())),
     {K: ("first#l", ""), "first#l": (F, "number qualifier")}),
    ("its-own-origin-before-an-ally",
     (first(killed(by="seoul"), killed(name="l")), again(killed())),
     {K: ("first#l", ""), F: ("first#l", "origin")}),
    ("an-ally-before-another", (first(killed(by="kyiv"), killed(by="seoul", name="l")), again(killed())),
     {K: ("first#l", "origin"), "first#l": (K, "origin")}),
    ("its-own-day-before-another",
     (first(killed(as_of="2025-01-01"), killed(name="l", as_of="2025-01-13")), again(killed(as_of="2025-01-13"))),
     {K: ("first#l", "")}),
    ("the-fewest-changes",
     (first(killed("at least 300"), killed("300", name="l")), again(killed())),
     {K: ("first#l", ""), "first#l": (F, "qualifier")}),
    ("of-equals-the-first-by-name", (first(killed(name="b"), killed(name="a")), again(killed())),
     {"first#b": ("first#a", ""), K: ("first#a", "")}),
    ("several-repeat-one-as-it-is",
     (first(killed()), again(killed(), killed(name="l"))), {K: (F, ""), "next#l": (F, "")}),
    ("several-repeat-one-of-an-ally",
     (first(killed()), again(killed(by="jcs"), killed(by="jcs", name="l"))),
     {K: (F, "origin"), "next#l": (F, "origin")}),
    ("several-round-one-of-an-ally",
     (first(killed()), again(killed("310", by="jcs"), killed("310", by="jcs", name="l"))),
     {K: (F, "number origin"), "next#l": (F, "number origin")}),
    ("one-original-changes-once",
     (first(other("losses", as_of="2025-01-13")),
      again(killed(as_of="2025-01-13"), other("wounded", name="w", as_of="2025-01-13"))),
     {K: (F, "metric")}),
    ("deployed-is-not-captured",
     (first(other("deployed", name="d"), other("captured", name="c")), again(other("captured", name="c"))),
     {"next#c": ("first#c", "")}),
    ("arithmetic-repeats-nothing", (first(killed()), again(killed(computed="a + b"))), NOTHING),
    ("nobody-repeats-arithmetic", (first(killed(computed="a + b")), again(killed())), NOTHING),
    ("a-report-that-is-not-there", (first(killed()), again(killed("900"), repeats="nowhere")), NOTHING),
    # in the family: from another report of the same bulletin
    ("from-a-sister",
     (first(other("deployed", "9,000", name="d")),
      entry("sister", "2025-01-13", "paper-c", killed("at least 310", scope="a brigade"), repeats="first"),
      again(killed("310"), day="2025-01-14")),
     {K: ("sister#k", "qualifier scope")}),
    ("not-from-a-later-sister",
     (first(other("deployed", "9,000", name="d")),
      entry("sister", "2025-01-15", "paper-c", killed("at least 310", scope="a brigade"), repeats="first"),
      again(killed("310"), day="2025-01-14")),
     {"sister#k": (K, "qualifier scope")}),
    ("of-one-day-the-one-that-says-more",
     (first(other("deployed", "9,000", name="d")),
      entry("sister", "2025-01-13", "paper-c", killed("310", scope="a brigade"), repeats="first"),
      again(killed("310"))),
     {K: ("sister#k", "scope")}),
    ("not-from-the-same-report",
     (first(other("deployed", "9,000", name="d")),
      again(killed("310", scope="a brigade"), killed("310", name="l"))),
     NOTHING),
    ("not-from-another-family",
     (first(other("deployed", "9,000", name="d")),
      entry("stranger", "2025-01-13", "paper-c", killed("310", scope="a brigade")), again(killed("310"))),
     {}),
    # in one report
    ("restated-without-qualifier",
     (first(killed("over 300"), killed(name="l", restates="k")),), {"first#l": (F, "qualifier")}),
    ("restated-as-another-thing",
     (first(other("losses"), killed(name="l", restates="k")),), {"first#l": (F, "metric")}),
    ("restated-for-another-day-is-no-lost-date",
     (first(killed(as_of="2025-01-13"), killed(name="l", as_of="2025-01-20", restates="k")),), {"first#l": (F, "")}),
    ("restates-before-repeats",
     (first(killed()), again(killed(name="h"), killed("over 300", name="l", restates="h"))),
     {"next#h": (F, ""), "next#l": ("next#h", "qualifier")}),
    # within a statement, without a word about repeating
    ("same-number-same-day",
     (first(killed(as_of="2025-01-13")), again(killed("over 300", as_of="2025-01-13"), repeats="")),
     {K: (F, "qualifier")}),
    ("undated-and-later",
     (first(killed(as_of="2025-01-13")), again(killed(), day="2025-02-13", repeats="")), {K: (F, "date")}),
    ("undated-and-earlier",
     (first(killed(as_of="2025-01-13")), again(killed(), day="2025-01-12", repeats="")), NOTHING),
    ("dated-for-another-day",
     (first(killed(as_of="2025-01-13")), again(killed(as_of="2025-02-13"), repeats="")), NOTHING),
    ("nobody-is-one-origin", (first(killed(by="unnamed")), again(killed(by="unnamed"), repeats="")), NOTHING),
    ("arithmetic-of-two-reports",
     (first(killed(computed="100 + 200")), again(killed(computed="2 x 150"), repeats="")), NOTHING),
    ("withdrawn-repeats-nothing",
     (first(killed()),
      entry("next", "2025-01-14", "paper-b", killed(), status=Status.RETRACTED,
            corrections=(Correction(date("2025-02-01"), "withdrawn"),))),
     NOTHING),
    # one origin's number for another thing, without a word about repeating
    ("part-for-whole", (first(other("casualties")), again(killed(), repeats="")), {K: (F, "metric")}),
    ("whole-for-part", (first(killed()), again(other("casualties"), repeats="")), {K: (F, "metric")}),
    ("part-for-whole-of-one-day",
     (first(other("casualties", as_of="2025-01-13")), again(killed(as_of="2025-01-13"), repeats="")),
     {K: (F, "metric")}),
    ("whole-for-part-of-one-day",
     (first(killed(as_of="2025-01-13")), again(other("casualties", as_of="2025-01-13"), repeats="")),
     {K: (F, "metric")}),
    ("part-for-whole-of-another-day",
     (first(other("casualties", as_of="2025-01-13")), again(killed(as_of="2025-02-13"), repeats="")), NOTHING),
    ("part-for-whole-without-a-date-much-later",
     (first(other("casualties", as_of="2025-01-13")), again(killed(), repeats="", day="2025-03-20")),
     {K: (F, "metric date")}),
    ("part-for-a-whole-without-a-date",
     (first(other("casualties")), again(killed(as_of="2025-03-20"), repeats="", day="2025-03-20")),
     {K: (F, "metric")}),
    ("part-for-the-latest-whole-of-its-days",
     (first(other("casualties", as_of="2025-01")),
      entry("second", "2025-01-20", "paper-c", other("losses", as_of="2025-01-15")),
      entry("third", "2025-01-21", "paper-c", other("casualties", as_of="2025-02")),
      again(killed(as_of="2025-01-15"), repeats="", day="2025-01-25")),
     {K: (F, "metric")}),
    # an origin that publishes its own number without a date means the day, so two such are two statements
    ("part-for-the-latest-undated-whole",
     (entry("first", "2025-01-13", "nis", other("casualties")),
      entry("second", "2025-01-20", "nis", other("casualties")),
      again(killed(), repeats="", day="2025-01-25")),
     {K: ("second#k", "metric")}),
    ("dated-part-for-the-latest-undated-whole",
     (entry("first", "2025-01-13", "nis", other("casualties")),
      entry("second", "2025-01-20", "nis", other("casualties")),
      again(killed(as_of="2025-01-25"), repeats="", day="2025-01-25")),
     {K: ("second#k", "metric")}),
    ("part-for-a-whole-that-was-withdrawn",
     (entry("first", "2025-01-13", "paper-a", other("casualties"), status=Status.RETRACTED,
            corrections=(Correction(date("2025-02-01"), "withdrawn"),)), again(killed(), repeats="")),
     NOTHING),
    ("part-for-a-whole-that-was-calculated",
     (first(other("casualties", computed="k + w")), again(killed(), repeats="")), NOTHING),
    ("part-for-part-without-a-date", (first(other("wounded")), again(killed(), repeats="")), {K: (F, "metric")}),
    ("a-misquote-is-no-number-of-the-origin",
     (first(killed()), again(killed("600")),
      entry("third", "2025-01-20", "paper-c", other("casualties", "600"))),
     {K: (F, "number")}),
    ("part-for-part-with-a-date",
     (first(other("wounded")), again(killed(as_of="2025-01-13"), repeats="")), NOTHING),
    ("counted-in-another-way", (first(other("deployed")), again(killed(), repeats="")), NOTHING),
    ("another-unit-of-one-origin", (first(other("deployed", "30")), again(other("casualty-share", "30"), repeats="")),
     NOTHING),
    ("both-in-one-report", (first(other("casualties"), killed(name="l")),), NOTHING),
    ("another-scope", (first(other("casualties", scope="a brigade")), again(killed(), repeats="")), NOTHING),
    ("another-origin", (first(other("casualties", by="jcs")), again(killed(), repeats="")), NOTHING),
    ("nobody", (first(other("casualties", by="unnamed")), again(killed(by="unnamed"), repeats="")), NOTHING),
    ("every-report-of-it",
     (first(other("casualties")), again(killed(), repeats="", day="2025-01-14"),
      entry("third", "2025-01-20", "paper-c", killed())),
     {K: (F, "metric"), "third#k": (F, "metric")}),
    ("the-latest-before-it",
     (first(other("casualties")), entry("second", "2025-01-15", "paper-c", other("wounded")),
      again(killed(), repeats="", day="2025-01-20")),
     {"second#k": (F, "metric"), K: (F, "metric")}),
    ("of-another-thing-before-repeats",
     (first(other("casualties")), entry("second", "2025-01-14", "paper-c", killed("305")),
      again(killed(), repeats="second", day="2025-01-20")),
     {K: ("second#k", "number")}),
]  # fmt: skip


def repeats_of(*entries: Entry) -> Expected:
    return {
        one.repeat.id: (one.original.id, " ".join(one.changes))
        for one in Analysis(timeline(*entries)).repeats
    }


@pytest.mark.parametrize(
    ("entries", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_what_repeats_what(entries: tuple[Entry, ...], expected: Expected) -> None:
    assert repeats_of(*entries) == expected
    assert repeats_of(*reversed(entries)) == expected


@pytest.mark.parametrize(
    ("repeat", "is_misquote"),
    [
        (killed("500"), True),  # a number that cannot be the same
        (killed("310"), False),  # one that can
        (killed("over 300"), False),
        (
            replace(killed(), value=replace(value("300"), low=500, high=600)),
            False,
        ),  # the same, with odd bounds
        (killed(scope="a brigade"), True),
        (other("wounded"), True),
        (killed(by="kyiv"), False),
        (killed(as_of="2024-12-19"), False),
    ],
)
def test_a_misquote_is_another_thing_or_a_number_that_cannot_be_the_same(
    repeat: Figure, is_misquote: bool
) -> None:
    analysis = Analysis(timeline(first(killed(as_of="2025-01-13")), again(repeat)))
    assert analysis.misquoted == ({K} if is_misquote else frozenset())
    assert analysis.repeat_of[K].original.id == F
