"""The built pages as a browser meets them: links lead somewhere, ids are unique, nothing active gets in."""

import json
import re
from pathlib import Path

import pytest

from tests.slow.conftest import Built
from tests.support.html import Element, Page, broken_links, read_site
from tests.support.projects import LAKE_ENTRIES, build

pytestmark = pytest.mark.slow

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def test_every_link_within_the_site_leads_somewhere(built: Built) -> None:
    assert broken_links(built.folder, built.pages, built.host) == []


def test_the_checker_finds_links_that_lead_nowhere(lake: Built, tmp_path: Path) -> None:
    build(lake.project, tmp_path / "site")
    page = tmp_path / "site" / "timeline" / "index.html"
    bad = ["../entries/none/", "#none", "../sources/#none", "/timeline", "javascript:x()", "none.css"]
    links = "".join(f'<a href="{link}">x</a>' for link in bad)
    links += """<script src="a.js"></script><img src="b.png" srcset="c.png 2x, ../index.html"><form action="d"></form>
        <svg><a xlink:href="../figures/#e"></a></svg><meta http-equiv="refresh" content="0; url=../f/">"""
    page.write_text(page.read_text("utf-8") + links, encoding="utf-8")
    found = broken_links(tmp_path / "site", read_site(tmp_path / "site"))
    bad += ["a.js", "b.png", "c.png", "d", "../figures/#e", "../f/"]
    assert found == [f"timeline/index.html: {link}" for link in bad]


def test_every_address_that_the_search_gives_leads_somewhere(built: Built) -> None:
    index = json.loads((built.folder / "search" / "search_index.json").read_text("utf-8"))
    found = Page([Element("a", {"href": built.host + doc["location"]}) for doc in index["docs"]])
    assert found.elements
    assert broken_links(built.folder, {**built.pages, "search": found}, built.host) == []


def test_every_address_in_a_style_sheet_leads_somewhere(built: Built) -> None:
    sheets = sorted(built.folder.rglob("*.css"))
    assert sheets
    for sheet in sheets:
        for address in re.findall(r"""url\(["']?([^"')]+)""", sheet.read_text("utf-8")):
            assert address.startswith("data:") or (sheet.parent / address).is_file(), (
                f"{sheet.name}: {address}"
            )


def test_ids_are_unique_on_every_page(built: Built) -> None:
    for name, page in built.pages.items():
        assert sorted(set(page.ids)) == sorted(page.ids), name


def test_every_page_has_one_first_heading_and_leaves_no_level_out(built: Built) -> None:
    for name, page in built.pages.items():
        levels = [int(element.tag[1]) for element in page.all(*HEADINGS)]
        if page.all("body"):
            assert levels.count(1) == 1, name
        assert all(low + 1 >= high for low, high in zip([0, *levels], levels, strict=False)), name


def test_every_page_says_what_it_is(built: Built) -> None:
    for name, page in built.pages.items():
        (html,) = page.all("html")
        assert html.attributes["lang"] == "en", name
        assert page.all("title")[0].text.strip(), name  # further ones are those of marks in drawings
        if page.all("body") and name not in ("404.html", "index.html"):
            assert page.meta("description").strip(), name


def test_titles_and_descriptions_are_those_of_the_page(lake: Built) -> None:
    data = json.loads((lake.folder / "data" / "entries.json").read_text("utf-8"))
    assert (len(data["entries"]), len(data["sources"])) == (LAKE_ENTRIES, 6)
    for entry in data["entries"]:
        page = lake.pages[f"entries/{entry['id']}/index.html"]
        assert page.all("title")[0].text.startswith(f"{entry['title']} - ")
        assert page.all("h1")[0].text == entry["title"]
    for source in data["sources"]:
        page = lake.pages[f"sources/{source['id']}/index.html"]
        assert page.all("h1")[0].text == source["name"]
        assert source["name"] in page.meta("description")


def test_the_address_of_a_page_is_its_canonical_one(online: Built) -> None:
    for name, page in online.pages.items():
        links = [e.attributes["href"] for e in page.all("link") if e.attributes.get("rel") == "canonical"]
        if name == "404.html" or not page.all("body"):
            continue
        assert links == [online.address + name.removesuffix("index.html")], name


def test_nothing_runs_but_the_theme(built: Built) -> None:
    for name, page in built.pages.items():
        for element in page.elements:
            handlers = [key for key in element.attributes if key.startswith("on")]
            assert not handlers, f"{name}: {element.tag} {handlers}"
        assert not page.all("iframe", "object", "embed", "base"), name
        refreshed = [e for e in page.all("meta") if e.attributes.get("http-equiv") == "refresh"]
        assert bool(refreshed) == (not page.all("body")), name  # former addresses alone lead on by themselves


def test_nothing_is_fetched_from_another_host(built: Built) -> None:
    for name, page in built.pages.items():
        fetched = [e.attributes.get("src", "") for e in page.all("script", "img", "source", "video", "audio")]
        sheets = [e.attributes for e in page.all("link") if e.attributes.get("rel") != "canonical"]
        assert (any(fetched) and sheets) or not page.all("body"), name
        for address in [*fetched, *(sheet.get("href", "") for sheet in sheets)]:
            assert not address.startswith(("http:", "https:", "//")), f"{name}: {address}"


def test_the_repository_is_linked_without_asking_it(online: Built) -> None:
    for name, page in online.pages.items():
        asking = [e for e in page.elements if e.attributes.get("data-md-component") == "source"]
        assert not asking, name
    home = [e.attributes.get("href") for e in online.pages["index.html"].all("a")]
    assert "https://github.com/example/lake" in home


def test_a_hostile_entry_adds_nothing_to_any_page(lake: Built, lake_copy: Path) -> None:
    text = "</title></script><script>alert(1)</script><img src=x onerror='alert(1)'>{{ 7*7 }}"
    plain = lake_copy / "entries" / "2003" / "2003-summer-council-pumps.md"
    source = lake_copy / "entries" / "sources" / "hearsay.md"
    words = json.dumps(text)
    plain.write_text(plain.read_text("utf-8").replace("Council borrows pumps", words), encoding="utf-8")
    source.write_text(source.read_text("utf-8").replace("name: Hearsay", f"name: {words}"), encoding="utf-8")
    pages = read_site(build(lake_copy, lake_copy / "site"))
    assert pages.keys() == lake.pages.keys()
    for name, page in pages.items():
        assert [e.tag for e in page.elements] == [e.tag for e in lake.pages[name].elements], name
    index = json.loads((lake_copy / "site" / "search" / "search_index.json").read_text("utf-8"))
    assert "<script>" not in json.dumps(index)
