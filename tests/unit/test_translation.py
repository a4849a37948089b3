"""Every text of the site is marked for translation: a site in a language of brackets has no word outside them."""

import re

import pytest
from babel import Locale
from babel.messages import Catalog

from generator import addresses
from generator.checks.run import rule_sentences
from generator.exports.data_files import EXPORTS
from generator.model.entries import Status
from generator.model.metrics import Counting
from generator.model.sources import SourceKind
from generator.model.values import Qualifier
from generator.pages.blocks.blocks import BLOCKS
from generator.pages.blocks.sections import SECTIONS
from generator.pages.method.method_page import DATE_FORMS
from generator.pages.shared.redirect import redirect
from generator.reading.grammar.value_grammar import QUALIFIERS, WORD_NUMBERS
from generator.reading.schema import TABLES, Kind
from generator.settings import Settings
from generator.site import Site, load_site
from generator.wording.catalogue import COMPARISON_RULES
from generator.wording.language import speak
from tests.support.projects import LAKE
from tests.support.pseudo import LANGUAGE, bracket_entries, extract_messages, words_outside, write_catalogue

NAMES = {"Wikidata", "CC", "BY", "JSON", "CSV", "json", "csv", "schema", "http", "https", "html", "www"}
"""Names of files, formats and licences, which no language changes."""


@pytest.fixture(scope="module")
def messages(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return extract_messages(tmp_path_factory.mktemp("messages") / "timeline.pot")


@pytest.fixture(scope="module")
def site(messages: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("catalogues")
    write_catalogue(messages, folder)
    settings = Settings(
        root=LAKE,
        entries=LAKE / "entries",
        docs=LAKE / "docs",
        name="⟦A lake⟧",
        url="https://lake.invalid/",
        language=LANGUAGE,
        new_url="https://forge.invalid/new",
        report_url="https://forge.invalid/report?x",
        drafts=True,
    )
    loaded, problems = load_site(settings)
    assert loaded is not None, problems
    return Site(settings, bracket_entries(loaded.timeline), folder)


def words(*texts: object) -> set[str]:
    return {word for text in texts for word in re.findall(r"[^\W\d_]{2,}", str(text))}


def may_stand(site: Site) -> set[str]:
    """Words that are no language's: what is typed into entries as it stands, ids, dates as the language has them."""
    locale = Locale(LANGUAGE)
    months = [name for width in ("wide", "abbreviated") for name in locale.months["format"][width].values()]
    typed = (*Status, *Counting, *SourceKind, *Qualifier, *DATE_FORMS, *WORD_NUMBERS, *QUALIFIERS.values())
    return (
        NAMES
        | words(*months, *locale.territories.values(), *locale.languages.values(), *typed)
        | words(
            *(path for export in EXPORTS for path in (export.path, *(about for *_, about in export.columns)))
        )
        | words(*(figure.id for entry in site.timeline.entries for figure in entry.figures))
        | words(*site.timeline.entry, *site.timeline.sources, *site.timeline.metrics)
    )


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, str]:
    site.speak()
    made = {page.address: f"<h1>{page.title}</h1>{page.description}{page.html}" for page in site.pages()}
    for section in SECTIONS:
        made[section.file] = section.markdown.partition("\n---\n")[2]
    for name, block in BLOCKS.items():
        if not block.options or set(block.options) == {"count"}:
            made[f"block {name}"] = site.fill(f"<!-- timeline:{name} -->", "../").html
    for metric in site.timeline.metrics:
        for name in ("metric", "span", "chart"):
            made[f"block {name} {metric}"] = site.fill(f"<!-- timeline:{name} metric={metric} -->", "").html
    made["redirect"] = redirect("../new/")
    speak("en")
    return made


def test_no_word_of_the_site_is_unmarked(site: Site, pages: dict[str, str]) -> None:
    allowed = may_stand(site)
    left = {address: words_outside(html) - allowed for address, html in pages.items()}
    assert {address: found for address, found in left.items() if found} == {}


def test_places_of_scripts_say_the_language(site: Site, pages: dict[str, str]) -> None:
    metric = next(iter(site.timeline.metrics))
    for address in (addresses.of_metric(metric), "block timeline", "block findings"):
        assert pages[address].count('data-language="de"') == 1


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<p>⟦All of it⟧</p>", set()),
        ("<p>⟦All of it⟧ <b>not</b></p>", {"not"}),
        ("<p>⟦By <b>⟧2024⟦</b>⟧</p>", set()),
        ("<p>⟦By <b>⟧May 2024⟦</b>⟧</p>", {"May"}),
        ('<p aria-label="Search">⟦x⟧</p>', {"Search"}),
        ('<a href="figures/" title="⟦Figures⟧">⟦x⟧</a>', set()),
        ("<pre>id: x</pre><script>let x</script>", set()),
    ],
)
def test_an_unmarked_word_is_seen(html: str, left: set[str]) -> None:
    assert words_outside(html) == left


def test_every_text_of_a_table_is_a_message(messages: Catalog) -> None:
    texts = [
        *rule_sentences(),
        *(text for rule in COMPARISON_RULES for text in (rule.title, rule.text)),
        *(text for section in SECTIONS for text in (section.title, section.description)),
        *(
            text
            for block in BLOCKS.values()
            for text in (block.meaning, *(o.meaning for o in block.options.values()))
        ),
        *(field.meaning for table in TABLES.values() for field in table),
        *(field.label for table in TABLES.values() for field in table if field.get is None),
        *(choice.meaning for choices in (Kind, Status, Counting, SourceKind) for choice in choices),
        *(text for export in EXPORTS for text in (export.meaning, *(column[1] for column in export.columns))),
    ]
    assert [text for text in texts if text not in messages] == []
