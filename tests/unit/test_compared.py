"""What the comparison found, as pages show it: charts, findings, origins, others' words, rules, ids."""

import json
from html import unescape
from pathlib import Path

import pytest

from generator.analysis.rules import FINDINGS, RULES
from generator.model import addresses
from generator.pages.examples import find_examples
from generator.pages.sections import SECTIONS
from generator.settings import Settings
from generator.site import Site
from tests.support.claims import entry, figure, timeline
from tests.support.html import read_html
from tests.support.projects import LAKE
from tests.unit.test_pages import load


def site_of(*entries: object) -> Site:
    root = Path("project")
    settings = Settings(root=root, entries=root / "entries", docs=root / "docs", name="Losses")
    return Site(settings, timeline(*entries))  # type: ignore[arg-type]


SEOUL = entry(
    "a-seoul",
    "2025-01-13",
    "seoul",
    figure("killed", "300", as_of="2025-01-13"),
    also=("paper-a 2025-01-14", "paper-b 2025-01-15"),
)
OFFICIALS = entry(
    "b-bbc", "2025-01-22", "bbc", figure("killed", "about 1,000", "bbc < officials", as_of="2025-01-13")
)
TIMES = entry(
    "c-times",
    "2025-01-25",
    "paper-c",
    figure("killed", "1,000", "paper-c < officials-nyt", as_of="2025-01-13"),
)
UNNAMED = entry(
    "d-paper", "2025-02", "paper-d", figure("killed", "2,000", "paper-d < unnamed", as_of="2025-02")
)
LATER = entry("e-seoul", "2025-04-30", "seoul", figure("killed", "600", as_of="2025-04-30"))
TOLD = entry(
    "f-paper",
    "2025-01-16",
    "paper-e",
    figure("killed", "300", "paper-e < seoul", as_of="2025-01-13"),
    repeats="a-seoul",
)
KILLED = ("killed", "")


@pytest.fixture(scope="module")
def small() -> Site:
    return site_of(SEOUL, OFFICIALS, TIMES, UNNAMED, LATER, TOLD)


@pytest.fixture(scope="module")
def lake() -> Site:
    return load(LAKE)


@pytest.fixture(scope="module", params=["small", "lake"])
def site(request: pytest.FixtureRequest) -> Site:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Site)
    return found


def html_of(site: Site, address: str) -> str:
    return next(make().html for where, make in site.plan() if where == address)


def section(site: Site, name: str) -> str:
    return site.fill(f"<!-- timeline:{name} -->", "../")


def all_ids(site: Site) -> dict[str, list[str]]:
    pages = {page.address: read_html(page.html).ids for page in site.pages()}
    return pages | {s.address: read_html(site.fill(s.markdown, "../")).ids for s in SECTIONS}


def test_every_statement_of_a_group_is_one_mark_whose_link_exists(site: Site) -> None:
    ids = all_ids(site)
    for group, statements in site.analysis.groups.items():
        page = read_html(site.context.compared.charts.of_group(group, ""))
        marks = [a for a in page.all("a") if a.attributes.get("class", "").startswith("tl-s")]
        links = [a.attributes["xlink:href"] for a in marks]
        leads = [addresses.of_entry(*statement.id.split("#")) for statement in statements]
        assert sorted(links) == sorted(leads)
        for link in leads:
            address, _, fragment = link.partition("#")
            assert fragment in ids[address]


def test_ids_are_unique_on_every_page(site: Site) -> None:
    assert {name: ids for name, ids in all_ids(site).items() if len(ids) != len(set(ids))} == {}


def test_a_mark_says_its_claim_its_reports_and_since_when_it_is_known(small: Site) -> None:
    page = read_html(small.context.compared.charts.of_group(KILLED, "../../"))
    (seoul,) = {
        (a.text.strip().removesuffix("×4"), a.attributes["data-known"])
        for a in page.all("a")
        if a.attributes["xlink:href"] == "../../entries/a-seoul/#killed"
    }
    assert seoul == ("300 killed, South Korea, 13 January 2025, 4 reports", "2025-01-13")


def test_the_chart_of_a_source_greys_all_others(small: Site) -> None:
    (chart,) = small.context.compared.charts.of_source("seoul", "")
    own = [a for a in read_html(chart).all("a") if a.attributes["class"] == "tl-s0"]
    assert {a.attributes["xlink:href"].split("/")[1] for a in own} == {"a-seoul", "e-seoul"}
    assert small.context.compared.charts.of_source("kyiv", "") == []


def test_origins_in_words(small: Site) -> None:
    assert small.context.compared.say_origins(KILLED) == "2–4 independent origins in 8 reports"
    assert small.context.compared.say_origins(("wounded", "")) == ""
    one = site_of(SEOUL, LATER)
    assert one.context.compared.say_origins(KILLED) == "1 independent origin in 4 reports"
    assert "2–4 independent origins in 8 reports" in html_of(small, "figures/killed/")


def test_latest_words_are_one_an_origin_the_newest_first(small: Site) -> None:
    words = small.context.compared.latest(KILLED)
    assert [(word.origins[0].text, word.told.claim.words) for word in words] == [
        ("South Korea", "600"),
        ("No source named", "2,000"),
        ("Western officials (to the Times)", "1,000"),
        ("Western officials (to the BBC)", "about 1,000"),
    ]


def test_the_span_names_both_ends(small: Site) -> None:
    text = small.fill("<!-- timeline:span metric=killed -->", "")
    assert ">600</a> <small>(" in text
    assert ">2,000</a> <small>(" in text
    assert "2–4 independent origins in 8 reports; latest for " in text
    nothing = small.fill("<!-- timeline:span metric=wounded -->", "")
    assert 'href="contribute/"' in nothing
    assert "tl-span" not in nothing


def test_the_method_prints_every_rule_under_its_id(site: Site) -> None:
    html = section(site, "method")
    ids = read_html(html).ids
    text = unescape(html)
    assert [rule.id for rule in RULES if ids.count(rule.id) != 1] == []
    kinds = {rule.id for rule in FINDINGS}  # where a verdict shares the id of a kind, the kind's words stand
    for rule in (*FINDINGS, *(rule for rule in RULES if rule.id not in kinds)):
        assert f'<h3 id="{rule.id}">{rule.title}</h3>\n<p>{rule.text}</p>' in text


def test_findings_on_the_page_are_those_of_the_file(site: Site) -> None:
    written = json.loads(site.files["data/findings.json"])["findings"]
    views = site.context.compared.found.views
    assert len(views) == len(written) == len(site.findings) > 0
    for view, record in zip(views, written, strict=True):
        assert view.id == record["id"]
        assert view.kind.id == record["kind"]
        assert view.text == record["text"]
        assert view.settle == (record["settle"] or "")
        assert view.scope == (record["scope"] or "")
        assert view.metric == record["metric"]
        assert f"/{view.address}" == record["permalink"]
        assert [told.reports for told in view.sides] == record["reports"]
        sides = [told.claim.address for told in view.sides]
        assert list(dict.fromkeys(sides)) == [
            addresses.of_entry(*name.split("#")) for name in record["figures"]
        ]
        assert view.relays == len(record["relays"])


def test_the_page_of_findings_has_each_once_in_order_of_its_kind(site: Site) -> None:
    html = section(site, "findings")
    shown = [s.attributes["id"] for s in read_html(html).with_class("tl-finding")]
    by_kind = [f.id for rule in FINDINGS for f in site.findings if f.kind == rule.id]
    assert shown == by_kind
    for finding in site.findings:
        assert unescape(html).count(finding.text) == 1


def test_flags_lead_to_a_disagreement_of_their_entry(small: Site) -> None:
    ids = read_html(section(small, "findings")).ids
    flags = small.context.lines.flags
    assert set(flags) >= {"a-seoul", "b-bbc"}
    for name, address in flags.items():
        page, _, fragment = address.partition("#")
        assert (page, fragment in ids) == ("findings/", True)
        (finding,) = [one for one in small.findings if one.id == fragment]
        assert finding.kind == "disagreement"
        assert name in {side.claim.entry.id for side in finding.sides}


def test_an_entry_says_how_others_put_it(small: Site) -> None:
    html = unescape(html_of(small, "entries/b-bbc/"))
    others = html[html.index('id="_others"') :]
    assert '<a href="../../entries/c-times/#killed">1,000</a> by ' in others
    for view in small.context.compared.found.by_figure["b-bbc#killed"]:
        assert view.text in others


def test_a_repeated_claim_shows_the_findings_of_what_it_repeats(small: Site) -> None:
    through = small.context.compared.found.by_figure
    assert through["f-paper#killed"] == through["a-seoul#killed"] != ()


def test_who_retells_an_entry(small: Site) -> None:
    (branch,) = small.context.compared.tree("a-seoul")
    assert (branch.row.id, branch.changed, branch.below) == ("f-paper", (), ())


def test_the_page_of_a_figure_carries_what_was_known_when(small: Site) -> None:
    html = html_of(small, "figures/killed/")
    page = read_html(html)
    (place,) = page.with_class("tl-known")
    days = dict(pair.split(":") for pair in place.attributes["data-days"].split())
    rows = [row.attributes["data-known"] for row in page.all("tr") if "data-known" in row.attributes]
    assert rows == sorted(rows, reverse=True)
    assert {day: str(rows.count(day)) for day in rows} == days
    links = [
        a.attributes["href"] for a in page.all("a") if a.attributes.get("href", "").startswith("#known-")
    ]
    assert links == ["#known-2025-01", "#known-2025-02", "#known-2025-04"]
    assert {link[1:] for link in links} <= set(page.ids)
    assert set(days) >= {a.attributes["data-known"] for a in page.all("a") if "data-known" in a.attributes}


def test_every_rule_has_a_worked_example_or_says_that_there_is_none(lake: Site) -> None:
    page = section(lake, "method")
    for rule in RULES:
        text = page.split(f'<h3 id="{rule.id}">')[1].split("<h3")[0]
        assert "For instance: <a href=" in text or "No" in text.split("tl-example")[1], rule.id


def test_examples_of_the_grounds_are_taken_from_the_timeline(small: Site) -> None:
    examples = find_examples(small.context.compared)
    assert {rule: (example.text, example.address) for rule, example in examples.items()} == {
        "bounds": (
            "Western officials (to the BBC) at “about 1,000” killed: compared as 750 to 1,250",
            "entries/b-bbc/#killed",
        ),
        "window": (
            "No source named at “2,000” killed: for February 2025, that is 1 February 2025 to 28 February 2025",
            "entries/d-paper/#killed",
        ),
        "statement": ("South Korea at “300” killed: one word in 4 reports", "entries/a-seoul/#killed"),
        "origins": ("Killed: 2–4 independent origins in 8 reports", "figures/killed/"),
        "as-known-on": (
            "Killed: 4 of 6 claims had been published by 25 January 2025",
            "figures/killed/?known=2025-01-25",
        ),
    }


def test_a_source_says_of_how_many_figures_it_is_the_origin(small: Site) -> None:
    assert "Origin of figures</th><td>3</td>" in html_of(small, addresses.of_source("seoul"))
