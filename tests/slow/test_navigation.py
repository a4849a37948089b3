"""Where pages stand: sections in the navigation, generated pages below them, edit links, redirects."""

import json
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
import yaml

from tests.slow.conftest import ADDRESS, FORGE, Built
from tests.support.html import Page, broken_links, read_site
from tests.support.projects import ROOT, add_settings, build, build_with_mkdocs, command, digests, run

pytestmark = pytest.mark.slow

SECTIONS = ("timeline/", "figures/", "sources/", "method/", "contribute/", "data/")
EDITED = ("entries/", "sources/", "figures/")


def edit_links(page: Page) -> list[str]:
    links = [e.attributes.get("href", "") for e in page.all("a")]
    return sorted({link for link in links if "/edit/" in link})


def active(page: Page, kind: str) -> list[str]:
    """Titles of the links that the theme shows as active in its tabs or its sidebar."""
    elements = iter(page.elements)
    found = []
    for element in elements:
        classes = element.attributes.get("class", "").split()
        if f"md-{kind}__item--active" in classes:
            found.append(next(e for e in elements if e.tag == "a").text.strip())
    return found


def replace_settings(project: Path, old: str, new: str) -> None:
    file = project / "mkdocs.yml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_three_settings_are_enough(lake: Built) -> None:
    assert len((lake.project / "mkdocs.yml").read_text("utf-8").splitlines()) == 3
    links = set(lake.pages["index.html"].links())
    assert set(SECTIONS) <= links


def test_generated_pages_are_not_listed_in_the_navigation(built: Built) -> None:
    for name, page in built.pages.items():
        listed = [e.attributes["href"] for e in page.with_class("md-nav__link") if "href" in e.attributes]
        assert listed or not page.all("body"), name
        assert not [link for link in listed if "entries/" in link or "tags/" in link], name


def test_the_section_is_active_on_the_pages_below_it(online: Built) -> None:
    assert active(online.pages["entries/2003-05-05-radio-level/index.html"], "tabs") == ["Timeline"]
    assert active(online.pages["timeline/2003/index.html"], "tabs") == ["Timeline"]
    assert active(online.pages["tags/flood/index.html"], "tabs") == ["Timeline"]
    assert active(online.pages["sources/valley-radio/index.html"], "tabs") == ["Who"]
    assert active(online.pages["timeline/index.html"], "tabs") == ["Timeline"]
    assert active(online.pages["sources/index.html"], "tabs") == ["Who"]


def test_a_page_leads_to_the_edit_form_of_its_own_file(online: Built) -> None:
    data = json.loads((online.folder / "data" / "entries.json").read_text("utf-8"))
    for kind in ("entries", "sources"):
        for thing in data[kind]:
            assert (online.project / thing["file"]).is_file()
            page = online.pages[f"{kind}/{thing['id']}/index.html"]
            assert edit_links(page) == [f"{FORGE}/edit/main/{thing['file']}"]
    for metric in data["metrics"]:
        page = online.pages[f"figures/{metric['id']}/index.html"]
        assert edit_links(page) == [f"{FORGE}/edit/main/entries/metrics.yml"]
    assert edit_links(online.pages["index.html"]) == [f"{FORGE}/edit/main/docs/index.md"]


def test_an_entry_leads_to_forms_for_a_retelling_and_for_a_mistake(online: Built) -> None:
    page = online.pages["entries/2003-05-02-herald-level/index.html"]
    forms = {
        link.partition("?")[0]: dict(parse_qsl(link.partition("?")[2]))
        for link in page.links()
        if link.startswith((f"{FORGE}/new/", f"{FORGE}/issues/"))
    }
    assert forms.keys() == {f"{FORGE}/new/main/", f"{FORGE}/issues/new"}
    begun, mistake = forms[f"{FORGE}/new/main/"], forms[f"{FORGE}/issues/new"]
    assert begun["filename"] == "entries/2003/2003-mm-dd-name.md"
    assert "repeats: 2003-05-02-herald-level\n---\n" in begun["value"]
    form = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / mistake["template"]).read_text("utf-8"))
    assert "permalink" in {part.get("id") for part in form["body"]}
    assert mistake["permalink"] == f"{ADDRESS}entries/2003-05-02-herald-level/"


def test_the_page_for_contributors_leads_to_begun_files(lake: Built, online: Built) -> None:
    forms = [link for link in online.pages["contribute/index.html"].links() if "/new/" in link]
    names = [dict(parse_qsl(link.partition("?")[2]))["filename"] for link in forms]
    assert names == ["entries/2025/2025-01-13-example.md", "entries/sources/example.md"]
    assert not [link for link in lake.pages["contribute/index.html"].links() if "?" in link]


def test_what_has_no_file_has_no_edit_link(online: Built) -> None:
    for name in ("timeline/2003/index.html", "tags/flood/index.html", "404.html"):
        assert edit_links(online.pages[name]) == []
    for section in SECTIONS:
        assert edit_links(online.pages[f"{section}index.html"]) == []


def test_without_a_repository_nothing_leads_to_one(lake: Built) -> None:
    for name, page in lake.pages.items():
        assert edit_links(page) == [], name


def test_an_address_that_leads_nowhere_says_where_to_look(lake: Built, online: Built) -> None:
    for site, root in ((lake, "/"), (online, urlsplit(online.address).path)):
        page = site.pages["404.html"]
        assert page.all("h1")[0].text == "There is no page at this address"
        assert {f"{root}{section}/" for section in ("timeline", "figures", "sources")} <= set(page.links())


def test_former_ids_lead_on(online: Built) -> None:
    for old in ("2003-05-herald", "2003-05-02-old-name"):
        page = online.pages[f"entries/{old}/index.html"]
        new = "../../entries/2003-05-02-herald-level/"
        assert new in set(page.links())
        (refresh,) = (e for e in page.all("meta") if e.attributes.get("http-equiv") == "refresh")
        assert refresh.attributes["content"] == f"0; url={new}"
        assert page.meta("robots") == "noindex"


def test_robots_name_the_sitemap_where_there_is_an_address(lake: Built, online: Built) -> None:
    assert "Sitemap:" not in (lake.folder / "robots.txt").read_text("utf-8")
    assert f"Sitemap: {ADDRESS}sitemap.xml\n" in (online.folder / "robots.txt").read_text("utf-8")


@pytest.mark.parametrize("file", ["timeline.md", "timeline/index.md"])
@pytest.mark.parametrize("nav", ["", "nav: [index.md, FILE]"], ids=["no nav", "nav"])
def test_a_page_of_ones_own_takes_the_place_of_a_section(lake_copy: Path, file: str, nav: str) -> None:
    own = lake_copy / "docs" / file
    own.parent.mkdir(exist_ok=True)
    own.write_text("# All of it\n\nWritten by hand.\n\n<!-- timeline:timeline -->\n", encoding="utf-8")
    add_settings(lake_copy, nav.replace("FILE", file))
    replace_settings(lake_copy, "{name: material}", "{name: material, features: [navigation.tabs]}")
    pages = read_site(build(lake_copy, lake_copy / "site"))
    timeline = (lake_copy / "site" / "timeline" / "index.html").read_text("utf-8")
    assert "Written by hand." in timeline
    assert "../entries/2003-05-05-radio-level/" in set(pages["timeline/index.html"].links())
    assert pages["timeline/index.html"].all("h1")[0].text.strip() == "All of it"
    assert (lake_copy / "site" / "timeline" / "2003" / "index.html").is_file()
    assert broken_links(lake_copy / "site", pages) == []
    entry = pages["entries/2003-05-05-radio-level/index.html"]
    assert active(entry, "tabs") == active(pages["timeline/index.html"], "tabs")


def test_data_and_robots_of_ones_own_are_kept(lake_copy: Path) -> None:
    (lake_copy / "docs" / "robots.txt").write_text("User-agent: *\nDisallow: /\n", encoding="utf-8")
    site = build(lake_copy, lake_copy / "site")
    assert (site / "robots.txt").read_text("utf-8") == "User-agent: *\nDisallow: /\n"


@pytest.mark.parametrize(
    ("marker", "named"),
    [
        ("<!-- timeline:lates -->", '"lates" is not a block; did you mean "latest"?'),
        ("<!-- timeline:metric metric=lake-levl -->", '"lake-levl" is not a metric'),
        ("<!-- timeline:latest count=many -->", '"many" is not a number'),
    ],
)
def test_a_wrong_block_stops_the_build_with_its_place(
    lake: Built, lake_copy: Path, marker: str, named: str
) -> None:
    site = build(lake_copy, lake_copy / "site")
    before = digests(site)
    (lake_copy / "docs" / "more").mkdir()
    (lake_copy / "docs" / "more" / "page.md").write_text(f"# Page\n\n  {marker}\n", encoding="utf-8")
    done = run("timeline", "build", cwd=lake_copy)
    assert done.returncode == 1
    assert done.stdout.startswith("docs/more/page.md:3:3: error[unknown-block] ")
    assert named in done.stdout
    assert digests(site) == before == digests(lake.folder)
    plain = run("mkdocs", "build", cwd=lake_copy)
    assert plain.returncode == 1
    assert "docs/more/page.md:3:3: error[unknown-block] " in plain.stderr
    assert "Traceback" not in plain.stderr
    assert digests(site) == before


@pytest.mark.parametrize("program", ["timeline", "mkdocs"])
def test_a_mistake_in_an_entry_stops_the_build_with_its_place(lake_copy: Path, program: str) -> None:
    entry = lake_copy / "entries" / "2003" / "2003-05-05-radio-level.md"
    text = entry.read_text("utf-8")
    entry.write_text(text.replace("metric: lake-level", "metric: lake-levl"), encoding="utf-8")
    done = run(program, "build", cwd=lake_copy)
    assert done.returncode == 1
    assert "entries/2003/2003-05-05-radio-level.md:9:13: error[unknown-metric] " in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert not (lake_copy / "site").exists()


def test_warnings_stop_a_strict_build_alone(lake_copy: Path) -> None:
    source = lake_copy / "entries" / "sources" / "hearsay.md"
    source.write_text(source.read_text("utf-8") + "\nA <b>bold</b> word.\n", encoding="utf-8")
    strict = run("timeline", "build", "--strict", cwd=lake_copy)
    assert strict.returncode == 1
    assert "warning[raw-html]" in strict.stdout
    assert not (lake_copy / "site").exists()
    assert run("mkdocs", "build", "--strict", cwd=lake_copy).returncode == 1
    lax = run("timeline", "build", cwd=lake_copy)
    assert lax.returncode == 0
    assert "warning[raw-html]" in lax.stdout


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("theme:", "use_directory_urls: false\ntheme:", "use_directory_urls"),
        ("[search, timeline]", "[search, {timeline: {entries: nowhere}}]", "nowhere"),
        ("[search, timeline]", "[search, {timeline: {entries: ../..}}]", "no folder"),
        ("[search, timeline]", "[search]", "timeline"),
        ("[search, timeline]", "[search, {timeline: {entires: x}}]", "entires"),
        ("site_name:", "site_nam:", "site_name"),
    ],
)
def test_settings_that_cannot_work_are_refused(lake_copy: Path, old: str, new: str, named: str) -> None:
    replace_settings(lake_copy, old, new)
    done = run("timeline", "build", "--strict", cwd=lake_copy)
    assert done.returncode in (1, 2)
    assert named in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert not (lake_copy / "site").exists()


def test_the_folder_of_entries_can_have_another_name(lake: Built, lake_copy: Path) -> None:
    (lake_copy / "entries").rename(lake_copy / "levels")
    replace_settings(lake_copy, "[search, timeline]", "[search, {timeline: {entries: levels}}]")
    pages = read_site(build(lake_copy, lake_copy / "site"))
    assert pages.keys() == lake.pages.keys()


def test_the_order_of_plugins_makes_no_difference(lake: Built, lake_copy: Path) -> None:
    replace_settings(lake_copy, "[search, timeline]", "[timeline, search]")
    assert digests(build(lake_copy, lake_copy / "site")) == digests(lake.folder)


def test_a_mistake_stops_a_build_before_other_plugins_begin(lake_copy: Path) -> None:
    (lake_copy / "hook.py").write_text(
        "from pathlib import Path\n\nfrom mkdocs.plugins import event_priority\n\n\n"
        "@event_priority(10)\ndef on_config(config):\n    Path(config.config_file_path).with_name('begun').touch()\n",
        encoding="utf-8",
    )
    add_settings(lake_copy, "hooks: [hook.py]")
    (lake_copy / "entries" / "2003" / "2003-empty.md").write_text("", encoding="utf-8")
    assert run("mkdocs", "build", cwd=lake_copy).returncode == 1
    assert not (lake_copy / "begun").exists()
    (lake_copy / "entries" / "2003" / "2003-empty.md").unlink()
    assert run("mkdocs", "build", cwd=lake_copy).returncode == 0
    assert (lake_copy / "begun").exists()


@pytest.mark.parametrize(
    "settings", ["edit_uri: edit/main/docs/", "watch: [entries]"], ids=["edit path", "watch"]
)
def test_settings_that_ask_for_nothing_new_change_nothing(
    lake: Built, lake_copy: Path, settings: str
) -> None:
    """An edit path without a repository, of which MkDocs would warn; a folder that is watched anyhow."""
    add_settings(lake_copy, settings)
    assert digests(build(lake_copy, lake_copy / "site")) == digests(lake.folder)


def test_a_site_without_search_is_a_site(lake: Built, lake_copy: Path) -> None:
    replace_settings(lake_copy, "[search, timeline]", "[timeline]")
    site = build(lake_copy, lake_copy / "site")
    assert not (site / "search" / "search_index.json").exists()
    assert read_site(site).keys() == lake.pages.keys()


def test_a_project_is_built_from_another_folder(lake: Built, tmp_path: Path) -> None:
    settings = str(lake.project / "mkdocs.yml")
    done = run("mkdocs", "build", "--strict", "-f", settings, "-d", str(tmp_path / "site"), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert digests(tmp_path / "site") == digests(lake.folder)


def test_plain_mkdocs_and_ours_agree_with_every_setting(online: Built, tmp_path: Path) -> None:
    assert digests(build_with_mkdocs(online.project, tmp_path / "site")) == digests(online.folder)


def test_a_folder_without_a_project_is_misuse(tmp_path: Path) -> None:
    done = run("timeline", "build", cwd=tmp_path)
    assert done.returncode == 2
    assert "mkdocs.yml" in done.stderr


def test_commands_are_started_with_the_python_of_the_tests() -> None:
    assert command("timeline", "--version")[1:] == ["-m", "generator", "--version"]
    assert (ROOT / "generator" / "__main__.py").is_file()
