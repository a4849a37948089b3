"""What the timeline's script works on, and the strip of entries per month."""

import datetime
import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.model.timeline import Timeline
from generator.pages.shared.views import Views
from generator.pages.timeline.month_strip import MOST_YEARS, by_month, draw_strip, month_of
from generator.pages.timeline.row_data import ADDRESS, COLUMNS, FIGURE, ROW, render_rows
from generator.pages.timeline.timeline_page import FULL_LIST
from generator.settings import Settings
from generator.site import Site, load_site
from tests.support.claims import entry, timeline
from tests.support.projects import LAKE, ROOT

SCRIPTS = ROOT / "generator" / "pages" / "timeline"
SCRIPT = "".join(file.read_text("utf-8") for file in sorted(SCRIPTS.glob("timeline*.js")))


def load(project: Path) -> Site:
    site, problems = load_site(Settings(project, project / "entries", project / "docs", drafts=False))
    assert site is not None, problems
    return site


@pytest.fixture(scope="module")
def lake() -> Site:
    return load(LAKE)


@pytest.fixture(scope="module")
def file(lake: Site) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(lake.page_files[ADDRESS])
    return parsed


def day(words: str) -> int:
    return (datetime.date.fromisoformat(words) - datetime.date(1970, 1, 1)).days


def rows(file: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Rows by id, their values by name, what is numbered by its id."""
    found = {}
    for values in file["rows"]:
        row = dict(zip(file["columns"]["rows"], values, strict=True))
        names = [source[0] for source in file["sources"]]
        row["source"] = names[row["source"]]
        row["others"] = [names[at] for at in row["others"]]
        row["relays"] = [(names[at], known) for at, known in row["relays"]]
        row["month"] = file["months"][row["month"]][0]
        row["tags"] = [file["tags"][at][0] for at in row["tags"]]
        row["figures"] = [
            dict(zip(file["columns"]["figures"], figure, strict=True)) for figure in row["figures"]
        ]
        for figure in row["figures"]:
            figure["metric"] = file["metrics"][figure["metric"]][0]
        found[row["id"]] = row
    return found


def test_a_row_says_all_that_filters_and_sorting_need(file: dict[str, Any]) -> None:
    assert rows(file)["2003-05-02-herald-level"] == {
        "id": "2003-05-02-herald-level",
        "title": "Herald: lake \"up_3_m\" & <T> rising | `gauge_2` says 'more'",
        "date": "2 May 2003",
        "span": "",
        "exact": 1,
        "month": "2003-05",
        "earliest": day("2003-05-02"),
        "latest": day("2003-05-02"),
        "known": day("2003-05-02"),
        "source": "valley-herald",
        "others": ["gauge-office", "two-rangers"],
        "tags": ["level", "flood"],
        "relays": [("valley-radio", day("2003-05-03")), ("gauge-office", day("2003-05-04"))],
        "repeats": -1,
        "status": "",
        "changed": None,
        "flag": "",
        "figures": [
            {
                "metric": "lake-level",
                "id": "lake-level",
                "words": "at least 3",
                "scope": "",
                "bounds": "3 or more",
                "size": 3,
            },
            {
                "metric": "flooded",
                "id": "flooded",
                "words": "several dozen",
                "scope": "upper village & pier",
                "bounds": "24 to 99",
                "size": 61.5,
            },
        ],
    }


def test_rows_stand_in_the_order_of_the_page(file: dict[str, Any], lake: Site) -> None:
    assert [row[0] for row in file["rows"]] == [entry.id for entry in lake.timeline.newest_first]


def test_a_retelling_names_the_row_that_it_retells(file: dict[str, Any]) -> None:
    at = rows(file)["2003-05-05-radio-level"]["repeats"]
    assert file["rows"][at][0] == "2003-05-02-herald-level"


def test_a_vague_date_keeps_its_words_and_its_ends(file: dict[str, Any]) -> None:
    month, since = rows(file)["2003-05-gauge-office-report"], rows(file)["2004-herald-script"]
    summer = rows(file)["2003-summer-council-pumps"]
    assert (summer["date"], summer["span"]) == ("summer 2003", "1 June 2003 to 31 August 2003")
    assert (month["date"], month["span"]) == ("May 2003", "")  # a month says its days itself
    assert (month["earliest"], month["latest"]) == (day("2003-05-01"), day("2003-05-31"))
    assert month["known"] == day("2003-06-02")  # when it was published, not what it tells of
    assert (summer["exact"], month["exact"], since["exact"]) == (0, 0, 0)
    assert (since["earliest"], since["latest"]) == (day("2004-03-01"), None)
    assert since["known"] == day("2004-03-01")  # an open end never becomes certain otherwise


def test_a_status_has_the_day_from_which_it_holds(file: dict[str, Any]) -> None:
    row = rows(file)["2003-05-05-radio-level"]
    assert (row["status"], row["changed"]) == ("corrected", day("2003-05-06"))


def test_a_month_has_its_words(file: dict[str, Any]) -> None:
    assert file["months"] == [
        ["2004-03", "March 2004"],
        ["2004-02", "February 2004"],
        ["2003-06", "June 2003"],
        ["2003-05", "May 2003"],
    ]


def test_lists_hold_only_what_a_row_names(file: dict[str, Any]) -> None:
    assert [source[0] for source in file["sources"]] == [
        "example-valley-council",
        "gauge-office",
        "valley-herald",  # The "Valley" Herald
        "two-rangers",
        "valley-radio",
    ]
    assert ["two-rangers", "Two rangers (speaking to the Herald)", 1] in file["sources"]
    assert [metric[0] for metric in file["metrics"]] == [
        "lake-level",
        "flooded",
        "damaged",
        "undermined",
        "houses",
        "damaged-share",
    ]
    assert file["tags"] == [[tag, tag] for tag in ("count", "flood", "level", "retelling")]


def test_the_same_timeline_gives_the_same_bytes(lake: Site) -> None:
    assert render_rows(Views(lake.timeline)) == render_rows(Views(load(LAKE).timeline))


def test_a_row_is_a_line(lake: Site) -> None:
    text = lake.page_files[ADDRESS].decode()
    assert sum(line.startswith('["20') for line in text.rpartition('"rows":[')[2].split("\n")) == len(
        lake.timeline.entries
    )


def test_an_empty_timeline_has_no_rows() -> None:
    parsed = json.loads(render_rows(Views(Timeline.of((), (), ()))))
    empty: dict[str, Any] = {"sources": [], "metrics": [], "tags": [], "months": [], "rows": []}
    assert parsed == {"columns": {name: list(columns) for name, columns in COLUMNS.items()}, **empty}


def test_the_script_knows_the_columns_that_there_are() -> None:
    script = (SCRIPTS / "timeline-rows.js").read_text("utf-8")
    of_row = re.findall(
        r"^ \* @property \{.*\} (\w+)", script.partition("@typedef {object} Data")[0], re.MULTILINE
    )
    assert set(of_row) == {*ROW, "at", "original", "repeatedBy"}  # three are added by the script itself
    named = {name: columns for columns, name in re.findall(r"@typedef \{\{ (.*) \}\} (\w+) ", script)}
    for name, columns in (
        ("Source", COLUMNS["sources"]),
        ("Metric", COLUMNS["metrics"]),
        ("Named", COLUMNS["tags"]),
        ("Figure", FIGURE),
    ):
        assert re.findall(r"(\w+):", named[name]) == list(columns)


def test_the_script_puts_texts_in_as_texts() -> None:
    script = SCRIPT
    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"):
        assert way not in script


def test_months_are_those_of_the_order(lake: Site) -> None:
    months = [(month, [entry.id for entry in group]) for month, group in by_month(lake.timeline.newest_first)]
    assert months == [
        ("2004-03", ["2004-herald-script"]),
        ("2004-02", ["2004-02-29-council-count"]),
        ("2003-06", ["2003-summer-council-pumps"]),
        ("2003-05", ["2003-05-05-radio-level", "2003-05-02-herald-level", "2003-05-gauge-office-report"]),
    ]


def test_a_bar_leads_to_its_month_on_the_page_or_on_that_of_its_year(lake: Site) -> None:
    strip = draw_strip(lake.timeline.entries, on_page=frozenset(["2004-03", "2004-02"]), base="../")
    bars = [bar for group in strip.groups for _, bar in group.places if bar]
    assert not strip.is_yearly
    assert [(bar.key, bar.count, bar.link, bar.words) for bar in bars] == [
        ("2003-05", 3, "../timeline/2003/#m2003-05", "May 2003: 3 entries"),
        ("2003-06", 1, "../timeline/2003/#m2003-06", "June 2003: 1 entry"),
        ("2004-02", 1, "#m2004-02", "February 2004: 1 entry"),
        ("2004-03", 1, "#m2004-03", "March 2004: 1 entry"),
    ]
    assert [(group.label, group.year, group.count) for group in strip.groups] == [
        ("2003", 2003, 4),
        ("2004", 2004, 2),
    ]
    assert [tick for tick, _ in strip.groups[0].places] == list("JFMAMJJASOND")
    assert strip.peak.key == "2003-05"
    assert [bar.height for bar in bars] == [40, 13, 13, 13]


@pytest.mark.parametrize(("more", "newest"), [(1, "#m2002-05"), (2, "../timeline/2002/#m2002-05")])
def test_a_month_that_the_page_lists_in_part_stands_whole_on_that_of_its_year(more: int, newest: str) -> None:
    days = (f"{2001 + n % 2}-05-{1 + n % 28:02}" for n in range(FULL_LIST + more))
    entries = (entry(f"e{n}", day, "bbc") for n, day in enumerate(days))
    site = Site(Settings(LAKE, LAKE / "entries", LAKE / "docs"), timeline(*entries))
    html = site.fill("<!-- timeline:timeline -->", "../").html
    assert re.findall(r'href="([^"]*#m[^"]*)"', html) == ["../timeline/2001/#m2001-05", newest]
    for year, month in (("2001", "2001-05"), ("2002", "2002-05")):
        assert f'<tbody id="m{month}">' in dict(site.plan())[f"timeline/{year}/"]().html


def test_a_long_timeline_has_a_bar_a_year(project_of_years: Site) -> None:
    entries = project_of_years.timeline.entries
    strip = draw_strip(entries, on_page=frozenset(map(month_of, entries)), base="../")
    assert strip.is_yearly
    assert [group.label for group in strip.groups] == ["1990s", "2000s"]
    assert [(bar.key, bar.link) for group in strip.groups for _, bar in group.places if bar] == [
        ("1990", "../timeline/1990/"),
        (f"{1990 + MOST_YEARS}", f"../timeline/{1990 + MOST_YEARS}/"),
    ]


@pytest.fixture
def project_of_years(tmp_path: Path) -> Site:
    entries = tmp_path / "entries"
    (entries / "sources").mkdir(parents=True)
    (entries / "metrics.yml").write_text("level: {label: Level, unit: metres, counting: level}\n")
    (entries / "sources" / "paper.md").write_text("---\nname: Paper\nkind: outlet\n---\n")
    for year in (1990, 1990 + MOST_YEARS):
        head = f"title: In {year}\ndate: {year}-05-01\nsource: paper\nurl: https://paper.example.org/{year}"
        (entries / f"{year}-report.md").write_text(f"---\n{head}\n---\n")
    return load(tmp_path)
