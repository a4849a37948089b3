"""The language of the site: catalogues, what happens without one, numbers and plurals."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from generator.pages.blocks.sections import Section
from generator.wording.language import _, ngettext, say_number, speak

GERMAN = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Tag: %(tag)s"
msgstr "Schlagwort: %(tag)s"

msgid "%(num)s report"
msgid_plural "%(num)s reports"
msgstr[0] "%(num)s Bericht"
msgstr[1] "%(num)s Berichte"
"""


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    yield
    speak("en")


@pytest.fixture
def catalogues(tmp_path: Path) -> Path:
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "timeline.po").write_text(GERMAN, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("tag", ["de", "de-AT", "de-Latn-DE"])
def test_a_catalogue_is_spoken(tag: str, catalogues: Path) -> None:
    speak(tag, catalogues)
    assert _("Tag: %(tag)s", tag="Marine") == "Schlagwort: Marine"
    assert ngettext("%(num)s report", "%(num)s reports", 1) == "1 Bericht"
    assert ngettext("%(num)s report", "%(num)s reports", 1200) == "1.200 Berichte"
    assert _("No entry yet.") == "No entry yet."


def test_a_translated_title_may_hold_a_colon(catalogues: Path) -> None:
    section = Section("x.md", "Timeline", "Every entry.", "timeline")
    assert section.markdown.startswith("---\ntitle: Timeline\ndescription: Every entry.\n---\n")
    with (catalogues / "de" / "LC_MESSAGES" / "timeline.po").open("a", encoding="utf-8") as file:
        file.write('\nmsgid "Timeline"\nmsgstr "Verlauf: \\"alles\\""\n')
    speak("de", catalogues)
    head = yaml.safe_load(section.markdown.split("---\n")[1])
    assert head == {"title": 'Verlauf: "alles"', "description": "Every entry."}


@pytest.mark.parametrize("tag", ["en", "en-US", "fr", "de", "xx", "", "not a tag", "../../de"])
def test_english_is_spoken_where_there_is_no_catalogue(tag: str) -> None:
    speak(tag)
    assert _("Tag: %(tag)s", tag="Navy") == "Tag: Navy"
    assert _("100 % of it") == "100 % of it"
    assert ngettext("%(num)s report", "%(num)s reports", 1) == "1 report"
    assert ngettext("%(num)s report", "%(num)s reports", 1234567) == "1,234,567 reports"


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0"), (1000, "1,000"), (12345678, "12,345,678"), (2.5, "2.5"), (1 / 3, "0.33")]
)
def test_numbers(number: float, said: str) -> None:
    assert say_number(number) == said
