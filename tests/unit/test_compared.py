"""What the comparison found, as pages show it: charts, findings, origins, others' words, rules, ids."""

import json
import re
import sys
from html import unescape
from pathlib import Path

import pytest

from generator import addresses
from generator.model.timeline import Claim
from generator.pages.blocks.sections import SECTIONS
from generator.pages.chart.claim_charts import ClaimCharts
from generator.pages.comparison.comparison_views import MOST_GENERATIONS
from generator.pages.comparison.finding_views import list_claim_findings
from generator.pages.method.examples import find_examples
from generator.pages.shared.views import Views
from generator.settings import Settings
from generator.site import Site
from generator.wording.catalogue import COMPARISON_RULES, FINDINGS
from generator.wording.findings import say_finding
from generator.wording.worded_findings import WordedFindings
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
    return site.fill(f"<!-- timeline:{name} -->", "../").html


def all_ids(site: Site) -> dict[str, list[str]]:
    pages = {page.address: read_html(page.html).ids for page in site.pages()}
    return pages | {s.address: read_html(site.fill(s.markdown, "../").html).ids for s in SECTIONS}


def test_every_statement_of_a_group_is_one_mark_whose_link_exists(site: Site) -> None:
    ids = all_ids(site)
    assert site.analysis.groups
    for group, statements in site.analysis.groups.items():
        page = read_html(site.context.comparison.charts.of_group(group, ""))
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
    page = read_html(small.context.comparison.charts.of_group(KILLED, "../../"))
    (seoul,) = {
        (a.text.strip(), a.attributes["data-known"])
        for a in page.all("a")
        if a.attributes["xlink:href"] == "../../entries/a-seoul/#killed"
    }
    assert seoul == ("300 killed, South Korea, 13 January 2025, 4 reports", "2025-01-13")


def test_the_chart_of_a_source_greys_all_others(small: Site) -> None:
    (chart,) = small.context.comparison.charts.of_source("seoul", "")
    own = [a for a in read_html(chart).all("a") if a.attributes["class"] == "tl-s0"]
    assert {a.attributes["xlink:href"].split("/")[1] for a in own} == {"a-seoul", "e-seoul"}
    assert small.context.comparison.charts.of_source("kyiv", "") == []


def test_origins_in_words(small: Site) -> None:
    assert small.context.comparison.say_origins(KILLED) == "2–4 independent origins in 8 reports"
    assert small.context.comparison.say_origins(("wounded", "")) == ""
    one = site_of(SEOUL, LATER)
    assert one.context.comparison.say_origins(KILLED) == "1 independent origin in 4 reports"
    assert "2–4 independent origins in 8 reports" in html_of(small, "figures/killed/")


def test_latest_words_are_one_an_origin_the_newest_first(small: Site) -> None:
    words = small.context.comparison.latest(KILLED)
    assert [(word.origins[0].text, word.lead.claim.words) for word in words] == [
        ("South Korea", "600"),
        ("No source named", "2,000"),
        ("Western officials (to the Times)", "1,000"),
        ("Western officials (to the BBC)", "about 1,000"),
    ]


def plain(html: str) -> str:
    return unescape(re.sub("<.*?>", "", html)).replace("\u00a0", " ")


def test_the_span_names_both_ends(small: Site) -> None:
    text = plain(small.fill("<!-- timeline:span metric=killed -->", "").html)
    assert text.split("\n")[1:-1] == [
        "Killed from 600 to 2,000",
        "Lowest: South Korea (1 report) · Highest: No source named (1 report)",
        "2–4 independent origins; latest for 30 April 2025",
    ]
    one = plain(site_of(SEOUL).fill("<!-- timeline:span metric=killed -->", "").html)
    assert one.split("\n")[1:-1] == [
        "Killed 300",
        "South Korea (3 reports)",
        "1 independent origin; latest for 13 January 2025",
    ]
    nothing = small.fill("<!-- timeline:span metric=wounded -->", "").html
    assert 'href="contribute/"' in nothing
    assert "tl-span" not in nothing


def test_the_method_prints_every_rule_under_its_id(site: Site) -> None:
    html = section(site, "method")
    ids = read_html(html).ids
    text = unescape(html)
    assert [rule.id for rule in COMPARISON_RULES if ids.count(rule.id) != 1] == []
    kinds = {rule.id for rule in FINDINGS}  # where a verdict shares the id of a kind, the kind's words stand
    for rule in (*FINDINGS, *(rule for rule in COMPARISON_RULES if rule.id not in kinds)):
        assert f'<h3 id="{rule.id}">{rule.title}</h3>\n<p>{rule.text}</p>' in text


def test_findings_on_the_page_are_those_of_the_file(site: Site) -> None:
    written = json.loads(site.files["data/findings.json"])["findings"]
    views = site.context.comparison.findings.shown
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
        assert unescape(html).count(say_finding(finding, site.timeline)) == 1


def test_flags_lead_to_a_disagreement_of_their_entry(small: Site) -> None:
    ids = read_html(section(small, "findings")).ids
    flags = small.context.views.flags
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
    agrees, *kinds = (re.sub("<.*?>", "", dd) for dd in re.findall("<dd>(.*?)</dd>", others))
    assert agrees == "1,000, Western officials (to the Times)"
    assert kinds == [
        "300, South Korea (South Korea, 13 January 2025): for the same time",
        "600, South Korea (South Korea, 30 April 2025): the later figure is the lower one",
    ]
    links = [link for link in read_html(others).links() if "findings/" in link]
    assert links == [
        f"../../{addresses.of_finding(one.finding.id)}"
        for one in small.context.comparison.findings.of_claim["b-bbc#killed"]
    ]


def test_a_repeated_claim_shows_the_findings_of_what_it_repeats(small: Site) -> None:
    found = small.context.comparison.findings
    assert found.of_claim["f-paper#killed"] == found.of_claim["a-seoul#killed"] != ()
    kinds = list_claim_findings(claim_of(small, "f-paper#killed"), found)
    assert [(kind.rule.id, len(kind.findings)) for kind in kinds] == [("disagreement", 2), ("revision", 1)]


def test_what_others_made_of_a_claim_is_not_held_against_those_who_repeat_it(lake: Site) -> None:
    found = lake.context.comparison.findings
    lost = next(one for one in lake.findings if one.kind == "lost-in-retelling")
    own = {claim.id for side in lost.sides[1:] for claim in side.relays} | set(lost.figures)
    for name in (*lost.figures, *lost.relays):
        kinds = list_claim_findings(claim_of(lake, name), found)
        shown = {address for kind in kinds for one in kind.findings for _, address in one.reasons}
        assert (addresses.of_finding(lost.id) in shown) == (name in own), name
    assert set(lost.relays) - own


def claim_of(site: Site, name: str) -> Claim:
    return next(claim for claim in site.timeline.claims() if claim.id == name)


def test_beside_a_claim_stand_few_findings_of_a_kind_and_how_many_more_there_are() -> None:
    many = [
        entry(
            f"n{day:02}", f"2025-03-{day:02}", "kyiv", figure("killed", f"{day}", as_of=f"2025-03-{day:02}")
        )
        for day in range(10, 20)
    ]
    site = site_of(entry("a", "2025-03-01", "bbc", figure("killed", "9,000", as_of="2025-03-01")), *many)
    (kind,) = list_claim_findings(claim_of(site, "a#killed"), site.context.comparison.findings)
    assert (kind.rule.id, len(kind.findings)) == ("disagreement", 5)
    assert kind.more == sum(one.kind == "disagreement" for one in site.findings) - 5 > 0


def beside(site: Site, name: str) -> list[tuple[list[str], list[str]]]:
    """What stands beside a claim: the claims of others, and the reasons."""
    kinds = list_claim_findings(claim_of(site, name), site.context.comparison.findings)
    return [
        ([told.claim.address for told in one.others], [reason for reason, _ in one.reasons])
        for kind in kinds
        for one in kind.findings
    ]


def test_findings_about_the_same_claims_are_one_with_several_reasons() -> None:
    first = entry("a-seoul", "2025-01-13", "seoul", figure("killed", "at least 300", as_of="2025-01-13"))
    by = {"by": "paper-a < seoul", "as_of": "2025-01-13"}
    retold = entry("b-paper", "2025-01-14", "paper-a", figure("casualties", "300", **by), repeats="a-seoul")
    site = site_of(first, retold)
    changed = ["what is counted changed", "the qualifier changed"]
    assert beside(site, "a-seoul#killed") == [(["entries/b-paper/#casualties"], changed)]
    assert beside(site, "b-paper#casualties") == [(["entries/a-seoul/#killed"], changed)]


def test_a_retelling_that_lost_something_stands_beside_what_it_retells() -> None:
    by = {"by": "paper-a < seoul", "as_of": "2025-01-13"}
    exact = entry("a-seoul", "2025-01-13", "seoul", figure("killed", "3,800", as_of="2025-01-13"))
    least = entry(
        "b-paper", "2025-01-14", "paper-a", figure("killed", "at least 3,800", **by), repeats="a-seoul"
    )
    site = site_of(exact, least)
    assert site.findings[0].sides[0].relays != ()  # one word for the comparison, yet changed
    assert beside(site, "b-paper#killed") == [(["entries/a-seoul/#killed"], ["the qualifier changed"])]


def test_another_figure_of_the_same_report_is_named_as_such() -> None:
    both = entry(
        "a-paper", "2025-01-13", "paper-a",
        figure("losses", "4,000", "paper-a < seoul"),
        figure("killed", "up to 4,000", "paper-a < seoul", restates="losses"),
    )  # fmt: skip
    html = html_of(site_of(both), "entries/a-paper/")
    assert re.search(r'<dd><a href="#killed">up to 4,000</a> killed <small>\(this report\)</small>: <a', html)


def test_few_of_those_who_agree_are_named_and_where_the_others_are() -> None:
    papers = ("paper-c", "paper-d", "paper-e", "kyiv", "bbc", "washington")
    same = [entry(f"by-{paper}", "2025-01-13", paper, figure("killed", "300")) for paper in papers]
    for count, named, more in ((4, 4, False), (5, 5, False), (6, 5, True)):
        html = html_of(site_of(SEOUL, *same[:count]), "entries/a-seoul/")
        agrees = html[html.index("<dt>Agrees</dt>") :].partition("</dd>")[0]
        assert (agrees.count("#killed"), "figures/killed/#claims" in agrees) == (named, more)


def test_who_repeats_an_entry(small: Site) -> None:
    (repeat,) = small.context.comparison.repeats_of("a-seoul")
    assert (repeat.depth, repeat.row.id, repeat.changes) == (0, "f-paper", ())


def repeating(**repeats: str) -> Site:
    """Entries by name, each with the one that it repeats; they stand in the order of their names."""
    reports = [entry(name, "2025-01-13", "paper-a", repeats=of) for name, of in repeats.items()]
    return site_of(entry("root", "2025-01-13", "seoul"), *reports)


def test_each_report_is_followed_by_those_that_repeat_it() -> None:
    site = repeating(a="root", b="a", c="b", d="a", e="root", f="e")
    repeats = site.context.comparison.repeats_of("root")
    assert [(one.row.id, one.depth, one.is_repeated, one.closes) for one in repeats] == [
        ("a", 0, True, 0), ("b", 1, True, 0), ("c", 2, False, 1), ("d", 1, False, 1), ("e", 0, True, 0),
        ("f", 1, False, 1),
    ]  # fmt: skip
    html = html_of(site, "entries/root/")
    nested = html[html.index('<ul class="tl-relays">') : html.rindex("</div>", 0, html.index('id="_cite"'))]
    words = re.findall(r"</?ul|</?li|entries/(?:[a-f])/", nested)
    tree = "".join(word[-2] if "entries" in word else word for word in words)
    assert tree == ("<ul<lia<ul<lib<ul<lic</li</ul</li<lid</li</ul</li<lie<ul<lif</li</ul</li</ul")


def test_a_long_chain_of_repeats_is_listed_in_pieces() -> None:
    many = sys.getrecursionlimit() + 200
    chain = {f"r{number:04}": f"r{number - 1:04}" if number else "root" for number in range(many)}
    site = repeating(**chain)
    views = site.context.comparison
    assert [one.depth for one in views.repeats_of("root")] == list(range(MOST_GENERATIONS))
    on = views.repeats_of("root")[-1]
    assert (on.row.id, on.goes_on) == (f"r{MOST_GENERATIONS - 1:04}", True)
    assert views.repeats_of(on.row.id)[0].row.id == f"r{MOST_GENERATIONS:04}"
    last = views.repeats_of(f"r{many - MOST_GENERATIONS - 1:04}")
    assert [one.goes_on for one in last] == [False] * MOST_GENERATIONS
    html = html_of(site, "entries/root/")
    assert html.count('<ul class="tl-relays">') == MOST_GENERATIONS
    assert html.count("(repeated in turn)") == 1


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
    for rule in COMPARISON_RULES:
        text = page.split(f'<h3 id="{rule.id}">')[1].split("<h3")[0]
        found = re.findall('<p class="tl-example">(For instance: |No two |Nothing of this kind )', text)
        assert len(found) == 1, rule.id


def test_examples_of_the_grounds_are_taken_from_the_timeline(small: Site) -> None:
    examples = find_examples(small.context.comparison)
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


def test_a_chain_too_long_for_a_line_is_drawn_whole_on_the_entrys_page() -> None:
    long = ("seoul", "nis", "jcs", "kyiv", "zelensky", "officials", "bbc", "paper-a", "paper-b", "paper-c")
    site = site_of(entry("a", "2025-03-01", "paper-d", figure("killed", "9", " < ".join(reversed(long)))))
    names = [site.timeline.sources[name].name for name in (*long, "paper-d")]
    html = unescape(html_of(site, "entries/a/"))
    (line,) = re.findall('<p class="tl-who">(.*?)</p>', html)
    told = re.sub("<.*?>", "", line)
    assert told == f"{names[0]} via {names[1]}, {names[2]}, 7 more, {names[-1]}"
    assert '<a href="../../entries/a/#_origin">7 more</a>' in line
    drawn = html[html.index('id="_origin"') :].split("</ol>")[0]
    assert re.findall("<li><a.*?>(.*?)</a>", drawn) == names


@pytest.mark.parametrize(("origins", "lines"), [(6, 15), (7, 0)])
def test_disagreements_are_all_drawn_or_none(origins: int, lines: int) -> None:
    entries = [
        entry(
            f"e-{letter}", "2025-01-13", f"paper-{letter}", figure("killed", f"{10**at}", as_of="2025-01-13")
        )
        for at, letter in enumerate("abcdefgh"[:origins], 1)
    ]
    site = site_of(*entries)
    assert len(site.findings) == origins * (origins - 1) // 2
    findings = WordedFindings(site.findings, site.timeline)
    charts = ClaimCharts(site.analysis, findings, Views(site.timeline))
    for chart in (charts.of_group(KILLED, ""), *charts.of_source("paper-a", "")):
        assert chart.count('class="tl-joined"') == lines
    # Where none is drawn none is put into words, and where they are, once for all charts.
    assert len(findings.texts) == lines


def test_links_to_a_finding_that_its_page_has_no_room_for_lead_to_the_figure(
    small: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.wording.worded_findings.MOST_LISTED", 0)
    site = Site(small.settings, small.timeline)
    pages = [html_of(site, address) for address in ("entries/b-bbc/", "figures/killed/", "timeline/2025/")]
    assert all("findings/#" not in html for html in pages)
    assert 'href="../../figures/killed/#findings">for the same time</a>' in pages[0]
    assert 'class="tl-flag" href="../../figures/killed/#findings"' in pages[2]
    assert 'id="findings"' in pages[1]
    listed = json.loads(site.files["data/findings.json"])["findings"]
    assert {one["permalink"] for one in listed} == {"/figures/killed/#findings"}
