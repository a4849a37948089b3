"""Timelines built in a few words, for tests of what follows from them."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from generator.analysis.analysis import Analysis
from generator.analysis.findings.find import find_findings
from generator.analysis.findings.finding import Finding
from generator.model.dates import DateSpan
from generator.model.entries import Chain, Entry, Figure, Relay
from generator.model.metrics import UNSTATED, Counting, Metric, Share
from generator.model.sources import Source, SourceKind
from generator.model.timeline import Claim, Timeline
from generator.model.values import Value
from generator.reading.grammar.date_parser import parse_date
from generator.reading.grammar.value_parser import parse_value
from generator.wording.findings import say_finding, say_settle

METRICS = (
    Metric("killed", "Killed", "people", Counting.CUMULATIVE),
    Metric("wounded", "Wounded", "people", Counting.CUMULATIVE),
    Metric("missing", "Missing", "people", Counting.LEVEL),
    Metric("captured", "Captured", "people", Counting.CUMULATIVE),
    Metric(
        "casualties",
        "Casualties",
        "people",
        Counting.CUMULATIVE,
        parts=("killed", "wounded", "missing", "captured"),
        ceiling="deployed",
    ),
    Metric("losses", "Losses", "people", Counting.CUMULATIVE),
    Metric("deployed", "Deployed", "people", Counting.LEVEL),
    Metric("held", "Held", "people", Counting.EVENT),
    Metric("casualty-share", "Share lost", "percent", Counting.LEVEL, share=Share("casualties", "deployed")),
    Metric("killed-share", "Share killed", "percent", Counting.LEVEL, share=Share("killed", "casualties")),
)

SOURCES = (
    Source("seoul", "South Korea", SourceKind.GOVERNMENT),
    Source("nis", "NIS", SourceKind.INTELLIGENCE, part_of="seoul"),
    Source("jcs", "Joint Chiefs", SourceKind.MILITARY, part_of="seoul"),
    Source("kyiv", "Ukraine", SourceKind.GOVERNMENT),
    Source("zelensky", "Zelensky", SourceKind.PERSON, part_of="kyiv"),
    Source("washington", "United States", SourceKind.GOVERNMENT),
    Source("bbc", "BBC", SourceKind.OUTLET),
    Source("officials", "Western officials (to the BBC)", SourceKind.ANONYMOUS, granted_by="bbc"),
    Source("officials-nyt", "Western officials (to the Times)", SourceKind.ANONYMOUS),
    Source("officials-wsj", "Western officials (to the Journal)", SourceKind.ANONYMOUS),
    Source("unnamed", "No source named", SourceKind.UNIDENTIFIED),
    *(Source(f"paper-{letter}", f"Paper {letter.upper()}", SourceKind.OUTLET) for letter in "abcdefgh"),
)

ALL = ("killed", "wounded", "missing", "captured")


def date(words: str) -> DateSpan:
    """A date that can be read."""
    parsed = parse_date(words)
    assert isinstance(parsed, DateSpan), parsed
    return parsed


def value(words: str) -> Value:
    """A value that can be read."""
    parsed = parse_value(words)
    assert isinstance(parsed, Value), parsed
    return parsed


def chains(by: str) -> tuple[Chain, ...]:
    """Chains as ``relay < origin``, several of them parted by ``|``."""
    return tuple(tuple(chain.split(" < ")) for chain in by.split(" | "))


def figure(metric: str, words: str, by: str = "", **fields: object) -> Figure:
    """A figure of its metric; its ``as_of`` and ``said_on`` in words, its parts unstated for a total unless given."""
    for name in ("as_of", "said_on"):
        if name in fields:
            fields[name] = date(str(fields[name]))
    if metric in ("casualties", "casualty-share", "killed-share"):
        fields.setdefault("includes", UNSTATED)
    fields.setdefault("id", metric)
    record: dict[str, Any] = fields
    return Figure(metric=metric, value=value(words), chains=chains(by) if by else (), **record)


def entry(
    name: str, day: str, source: str, *figures: Figure, also: Iterable[str] = (), **fields: object
) -> Entry:
    """An entry; a figure without a chain is the source's own word. Relays as ``source date``."""
    own = tuple(one if one.chains else replace(one, chains=((source,),)) for one in figures)
    relays = tuple(Relay(who, date(when)) for who, when in (relay.split(" ", 1) for relay in also))
    record: dict[str, Any] = fields
    return Entry(name, "A title", date(day), source, figures=own, also_reported_by=relays, **record)


def timeline(*entries: Entry) -> Timeline:
    """A timeline of these entries with the metrics and sources above."""
    return Timeline.of(METRICS, SOURCES, entries)


def claims(*entries: Entry) -> tuple[Claim, ...]:
    """Every claim of some entries, in the order given."""
    return tuple(Claim(one, each) for one in entries for each in one.figures)


def found(*entries: Entry) -> tuple[Finding, ...]:
    """Everything found in a timeline of these entries."""
    return find_findings(Analysis(timeline(*entries)))


def say(finding: Finding) -> str:
    """The sentence of a finding."""
    return say_finding(finding, timeline())


def settle(finding: Finding) -> str:
    """What would settle a finding, in words."""
    return say_settle(finding, timeline())


def of_kind(findings: Iterable[Finding], kind: str) -> tuple[Finding, ...]:
    """The findings of one kind."""
    return tuple(finding for finding in findings if finding.kind == kind)
