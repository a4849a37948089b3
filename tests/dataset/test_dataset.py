"""The first data set: what it must hold, whom it may cite, and how its texts are written."""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from generator.model.entries import Entry, Relay
from generator.model.timeline import Timeline

DATA = Path(__file__).parent / "data"
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
SENTENCE_END = re.compile(r"(?<=[.!?])[\"”')]*\s+(?=[\"“'(]*[A-Z0-9])")
ABBREVIATION = re.compile(r"\b(?:[A-Z]\.){2,}|\b(?:Gen|Lt|Dr|St|vs)\.")
WORD = re.compile(r"\w+(?:[’'.,]\w+)*")


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table, each by the names of its columns."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def text_of(body: str) -> str:
    """A body on one line, its links reduced to their words."""
    return " ".join(LINK.sub(r"\1", body).split())


def sentences(body: str) -> list[str]:
    """A body's sentences: cut after a full stop before a capital or a digit, initials like U.S. left whole."""
    whole = ABBREVIATION.sub(lambda match: match[0].replace(".", ""), text_of(body))
    return [part for part in SENTENCE_END.split(whole) if part]


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    """Every run of so many words, in small letters and without punctuation."""
    words = WORD.findall(text.casefold())
    return {tuple(words[n : n + length]) for n in range(len(words) - length + 1)}


def cited(timeline: Timeline) -> Iterator[Entry | Relay]:
    """Everything that has an address."""
    for entry in timeline.entries:
        items: tuple[Entry | Relay, ...] = (entry, *entry.also_reported_by)
        yield from (item for item in items if item.url)


CLAIMS = rows("founding-claims.tsv")


@pytest.mark.parametrize("row", CLAIMS, ids=[f"{row['entry']}-{n}" for n, row in enumerate(CLAIMS)])
def test_founding_claim_is_in_the_data_set(row: dict[str, str], timeline: Timeline) -> None:
    entry = timeline.entry[row["entry"]]
    if row["figure"]:
        assert {figure.id: figure.value.words for figure in entry.figures}[row["figure"]] == row["words"]
    else:
        assert row["words"] in text_of(entry.body)


def test_every_founding_text_has_claims() -> None:
    assert sorted({row["text"] for row in CLAIMS}) == ["1", "2", "3", "4", "5"]


def test_no_address_is_cited_twice(timeline: Timeline) -> None:
    counts = Counter(item.url for item in cited(timeline))
    assert [url for url, count in counts.items() if count > 1] == []


def test_every_address_belongs_to_a_host_of_its_source(timeline: Timeline) -> None:
    hosts = defaultdict(set)
    for row in rows("hosts.tsv"):
        hosts[row["source"]].add(row["host"])
    strangers = [
        (item.source, item.url)
        for item in cited(timeline)
        if urlsplit(item.url).scheme not in ("http", "https")
        or urlsplit(item.url).hostname not in hosts[item.source]
    ]
    assert strangers == []


def test_every_host_listed_is_of_a_known_source(timeline: Timeline) -> None:
    assert [row for row in rows("hosts.tsv") if row["source"] not in timeline.sources] == []


def test_quotes_are_a_few_words(timeline: Timeline) -> None:
    long = [(c.entry.id, c.figure.id) for c in timeline.claims() if len(c.figure.quote.split()) > 25]
    assert long == []


def test_bodies_have_two_to_six_sentences(timeline: Timeline) -> None:
    counts = {entry.id: len(sentences(entry.body)) for entry in timeline.entries}
    assert {key: count for key, count in counts.items() if not 2 <= count <= 6} == {}


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("One sentence.", 1),
        ("The U.S. State Department spoke. It gave 1,000.", 2),
        ('He said "about 3.8 thousand." [The text](a.md) has 40. 12 were there!', 3),
    ],
)
def test_sentences_are_counted(body: str, count: int) -> None:
    assert len(sentences(body)) == count


def test_bodies_do_not_copy_their_quotes(timeline: Timeline) -> None:
    copied = [
        (claim.entry.id, claim.figure.id)
        for claim in timeline.claims()
        if runs(claim.figure.quote, 12) & runs(text_of(claim.entry.body), 12)
    ]
    assert copied == []


def test_titles_fit_on_a_line(timeline: Timeline) -> None:
    assert [entry.id for entry in timeline.entries if len(entry.title) > 110] == []


def test_every_source_is_used(timeline: Timeline) -> None:
    used = {item.source for item in cited(timeline)} | {entry.source for entry in timeline.entries}
    for entry in timeline.entries:
        chains = [*entry.according_to, *(chain for figure in entry.figures for chain in figure.chains)]
        used.update(node for chain in chains for node in chain)
    for source in timeline.sources.values():
        used.update((source.part_of, source.granted_by))
    assert [key for key in timeline.sources if key not in used] == []
