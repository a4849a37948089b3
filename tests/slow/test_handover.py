"""The site as files for another builder: the same pages, safe for themes that print what they are given."""

import posixpath
from html import unescape
from pathlib import Path

import pytest

from generator.pages.shared.assets import STYLESHEET
from tests.slow.conftest import Built
from tests.support.html import read_html
from tests.support.projects import LAKE_ENTRIES, add_settings, build_with_mkdocs, copy_lake, digests, run

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def handover(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The lake as Markdown files."""
    project = copy_lake(tmp_path_factory.mktemp("handover") / "project")
    done = run("timeline", "pages", "handover", cwd=project)
    assert done.returncode == 0, done.stderr
    return project / "handover"


def head(file: Path) -> str:
    return file.read_text("utf-8").split("---\n")[1] if file.read_text("utf-8").startswith("---\n") else ""


def address(file: str) -> str:
    return file.removesuffix(".md").removesuffix("index").rstrip("/")


def test_every_page_of_the_site_is_handed_over(lake: Built, handover: Path) -> None:
    given = {f.relative_to(handover).as_posix() for f in handover.rglob("*") if f.suffix in (".md", ".html")}
    pages = {address(file.removesuffix(".html")) for file in given}
    assert pages == {address(name.removesuffix(".html")) for name in lake.pages if name != "404.html"}


def test_data_files_are_those_of_the_site(lake: Built, handover: Path) -> None:
    site = {name: digest for name, digest in digests(lake.folder).items() if name.startswith("data/")}
    given = digests(handover)
    site.pop("data/index.html")
    assert {name: given[name] for name in site} == site


def test_what_themes_print_is_escaped(handover: Path) -> None:
    files = sorted(handover.rglob("*.md"))
    for file in files:
        assert not set("<>") & set(head(file)), file
    title = head(handover / "entries" / "2004-herald-script" / "index.md").splitlines()[0]
    assert unescape(title) == (
        "title: \"</title><script>document.title='run'</script> & what the Herald took back\""
    )


def test_pages_hold_the_same_elements_as_on_the_site(lake: Built, handover: Path) -> None:
    files = sorted(handover.rglob("entries/*/index.md"))
    assert len(files) == LAKE_ENTRIES
    for file in files:
        given = read_html(file.read_text("utf-8").split("---\n", 2)[2]).elements[1:]
        assert len(given) > 5
        name = file.relative_to(handover).as_posix().replace("index.md", "index.html")
        whole = lake.pages[name].elements
        start = next(at for at, e in enumerate(whole) if e.tag == "div" and "tl-entry" in str(e.attributes))
        assert [(e.tag, e.attributes) for e in given] == [
            (e.tag, e.attributes) for e in whole[start : start + len(given)]
        ]


def test_links_are_relative_to_the_file(handover: Path) -> None:
    files = {f.relative_to(handover).as_posix() for f in handover.rglob("*") if f.is_file()}
    places = {address(file) for file in files} | files
    checked = 0
    for file in handover.rglob("*.md"):
        folder = file.parent.relative_to(handover).as_posix()
        for link in read_html(file.read_text("utf-8")).links():
            path = link.partition("#")[0].partition("?")[0]
            if path and "://" not in path:
                checked += 1
                place = posixpath.normpath(posixpath.join(folder, path))
                assert place.removeprefix(".") in places, f"{file}: {link}"
    assert checked > 100


def test_samples_in_fences_stay_samples(handover: Path) -> None:
    home = (handover / "index.md").read_text("utf-8")
    assert "<!-- timeline:no-such-block -->" in home
    assert "<!-- timeline:counts -->" not in home


def test_mkdocs_builds_what_is_handed_over(handover: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    handover.rename(project / "docs")
    (project / "mkdocs.yml").write_text(
        "site_name: L\ntheme: {name: material, font: false}\n", encoding="utf-8"
    )
    add_settings(project, "extra_css: [assets/stylesheets/timeline.css]")
    site = build_with_mkdocs(project, tmp_path / "site")
    (project / "docs").rename(handover)
    assert (site / "entries" / "2003-05-herald" / "index.html").is_file()
    page = read_html((site / "entries" / "2004-herald-script" / "index.html").read_text("utf-8"))
    assert page.all("title")[0].text.startswith("</title><script>")
    assert [heading.text for heading in page.all("h1")] == [page.all("h1")[0].text]


def test_a_file_of_ones_own_takes_the_place_of_ours(lake_copy: Path) -> None:
    own = lake_copy / "docs" / STYLESHEET
    own.parent.mkdir(parents=True)
    own.write_text("body { color: red }\n", encoding="utf-8")
    assert run("timeline", "pages", "given", cwd=lake_copy).returncode == 0
    assert (lake_copy / "given" / STYLESHEET).read_text("utf-8") == "body { color: red }\n"


@pytest.mark.parametrize("command", ["pages", "export"])
@pytest.mark.parametrize("target", [".", "docs", "entries/2003", "mkdocs.yml", "full"])
def test_a_folder_of_something_else_is_refused(lake_copy: Path, command: str, target: str) -> None:
    (lake_copy / "full").mkdir()
    (lake_copy / "full" / "thesis.txt").write_text("mine", encoding="utf-8")
    before = digests(lake_copy)
    done = run("timeline", command, target, cwd=lake_copy)
    assert done.returncode == 2
    assert target in done.stderr
    assert digests(lake_copy) == before


@pytest.mark.parametrize("command", ["pages", "export"])
def test_a_second_time_gives_the_same_files(lake_copy: Path, command: str) -> None:
    first = run("timeline", command, "given", cwd=lake_copy)
    files = digests(lake_copy / "given")
    second = run("timeline", command, "given", cwd=lake_copy)
    assert (first.returncode, second.returncode) == (0, 0)
    assert digests(lake_copy / "given") == files
