"""Nothing is lost on the way: every output lists the same entries, sources, metrics, tags and years."""

import csv
import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest

from tests.slow.conftest import Built
from tests.support.html import HOST

pytestmark = pytest.mark.slow

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
KNOWN = "timeline/known/"


def document(site: Built) -> dict[str, Any]:
    return dict(json.loads((site.folder / "data" / "entries.json").read_text("utf-8")))


def addresses(site: Built, below: str) -> list[str]:
    """The addresses of pages below another, redirects left out: those have no body."""
    return sorted(
        name.removesuffix("index.html")
        for name, page in site.pages.items()
        if name.startswith(below) and name != f"{below}index.html" and page.all("body")
    )


def in_sitemap(site: Built) -> list[str]:
    start = site.address or "/"
    tree = ElementTree.parse(site.folder / "sitemap.xml")  # noqa: S314 - built by us a moment ago
    links = [element.text or "" for element in tree.iter(SITEMAP)]
    assert all(link.startswith(start) for link in links)
    return sorted(link.removeprefix(start) for link in links)


def in_search(site: Built) -> list[str]:
    index = json.loads((site.folder / "search" / "search_index.json").read_text("utf-8"))
    return [item["location"] for item in index["docs"]]


def listed(site: Built, name: str) -> list[str]:
    """The entries that a page lists, as addresses of the site: the first link of every cell with a title."""
    here = f"{HOST}{name.removesuffix('index.html')}"
    elements = iter(site.pages[name].elements)
    cells = (e for e in elements if "tl-title" in e.attributes.get("class", "").split())
    links = [next(e for e in elements if e.tag == "a").attributes["href"] for _ in cells]
    return [urljoin(here, link).removeprefix(HOST) for link in links]


def files(folder: Path, names: str) -> list[str]:
    return sorted(path.stem for path in folder.glob(names))


def test_every_file_of_the_folder_becomes_an_entry_everywhere(built: Built) -> None:
    entries = built.project / "entries"
    ids = sorted(p.stem for p in entries.rglob("*.md") if p.parent != entries / "sources")
    places = sorted(f"entries/{entry}/" for entry in ids)
    assert sorted(entry["id"] for entry in document(built)["entries"]) == ids
    assert sorted(line["id"] for line in csv_lines(built, "entries")) == ids
    assert addresses(built, "entries/") == places
    assert sorted(listed(built, "timeline/index.html")) == places
    assert [a for a in in_sitemap(built) if a.startswith("entries/")] == places
    assert sorted(a for a in in_search(built) if a.startswith("entries/")) == places


def csv_lines(site: Built, name: str) -> list[dict[str, str]]:
    with (site.folder / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        lines = list(csv.DictReader(stream))
    assert lines, name
    return lines


def test_every_source_is_everywhere(built: Built) -> None:
    ids = files(built.project / "entries" / "sources", "*.md")
    places = sorted(f"sources/{source}/" for source in ids)
    assert sorted(source["id"] for source in document(built)["sources"]) == ids
    assert sorted(line["id"] for line in csv_lines(built, "sources")) == ids
    assert addresses(built, "sources/") == places
    assert sorted(a for a in in_sitemap(built) if a.startswith("sources/") and a != "sources/") == places
    assert sorted(a for a in in_search(built) if a.startswith("sources/") and a.count("/") == 2) == places
    links = {urljoin("sources/", link) for link in built.pages["sources/index.html"].links()}
    assert set(places) <= links


def test_every_metric_year_and_tag_is_everywhere(built: Built) -> None:
    data = document(built)
    metrics = sorted(f"figures/{metric['id']}/" for metric in data["metrics"])
    tags = sorted({f"tags/{tag}/" for entry in data["entries"] for tag in entry.get("tags") or ()})
    days = [line["date_earliest"] or line["date_latest"] for line in csv_lines(built, "entries")]
    years = sorted({f"timeline/{day[:4]}/" for day in days})
    for below, places in (("figures/", metrics), ("tags/", tags), ("timeline/", [*years, KNOWN])):
        assert addresses(built, below) == places
        assert [a for a in in_sitemap(built) if a.startswith(below) and a != below] == places
        assert sorted(a for a in in_search(built) if a.startswith(below) and a.count("/") == 2) == places


def test_years_and_tags_share_the_entries_out(built: Built) -> None:
    everything = listed(built, "timeline/index.html")
    years = [address for address in addresses(built, "timeline/") if address != KNOWN]
    shared_out = [place for address in years for place in listed(built, f"{address}index.html")]
    assert Counter(shared_out) == Counter(everything)
    assert Counter(listed(built, f"{KNOWN}index.html")) == Counter(everything)
    for entry in document(built)["entries"]:
        for tag in entry.get("tags") or ():
            assert f"entries/{entry['id']}/" in listed(built, f"tags/{tag}/index.html")


def test_every_figure_is_claimed_on_its_metric_and_its_entry(built: Built) -> None:
    lines = csv_lines(built, "figures")
    figures = [
        (e["id"], f["id"], f["metric"]) for e in document(built)["entries"] for f in e.get("figures", ())
    ]
    assert [(line["entry"], line["figure"], line["metric"]) for line in lines] == figures
    for entry, figure, metric in figures:
        assert figure in built.pages[f"entries/{entry}/index.html"].ids
        assert f"../../entries/{entry}/#{figure}" in set(built.pages[f"figures/{metric}/index.html"].links())


def test_the_whole_timeline_is_newest_first(built: Built) -> None:
    order = [f"entries/{entry['id']}/" for entry in document(built)["entries"]]
    assert listed(built, "timeline/index.html") == order[::-1]


def test_the_sitemap_has_every_page_once(built: Built) -> None:
    listed_there = in_sitemap(built)
    written = [n.removesuffix("index.html") for n, p in built.pages.items() if p.all("body")]
    assert listed_there == sorted({*written} - {"404.html"})
    zipped = gzip.decompress((built.folder / "sitemap.xml.gz").read_bytes())
    assert zipped == (built.folder / "sitemap.xml").read_bytes()


def test_every_permalink_leads_to_a_page(built: Built) -> None:
    start = built.address or "/"
    for table in ("entries", "sources", "figures"):
        for line in csv_lines(built, table):
            assert line["permalink"].startswith(start)
            place, _, anchor = line["permalink"].removeprefix(start).partition("#")
            page = built.pages[f"{place}index.html"]
            assert not anchor or anchor in page.ids


def test_no_frame_is_left_anywhere(built: Built) -> None:
    for path in built.folder.rglob("*"):
        assert "timeline-frame" not in path.relative_to(built.folder).as_posix()
        if path.is_file():
            content = path.read_bytes()
            assert b"timeline-mark-" not in content, path
            assert b"timeline-frame" not in content, path
