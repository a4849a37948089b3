"""What stands in for partials of the installed theme: the same but for what is meant, so that an update is noticed."""

import json
import re
from importlib.resources import files
from pathlib import Path

import pytest

from generator.builders.mkdocs.material import SCRIPT_TEMPLATES, TEMPLATES, TWO_COLOURS, has_two_colours
from generator.pages.shared.assets import STYLESHEET, asset_files
from tests.slow.conftest import Built
from tests.support.html import Page, read_html
from tests.support.projects import ROOT, add_settings, build, copy_lake

pytestmark = pytest.mark.slow

PARTIALS = Path(str(files("material"))) / "templates" / "partials"
COMMENT = re.compile(r"\{#-.*?-#\}\n?", re.DOTALL)
LIGHT = {
    "media": "(prefers-color-scheme: light)",
    "scheme": "default",
    "toggle": {"icon": "material/brightness-6", "name": "Dark"},
}
DARK = {**LIGHT, "media": "(prefers-color-scheme: dark)", "scheme": "slate"}
YAML = """theme:
  name: material
  palette:
"""


def text(file: Path) -> str:
    return COMMENT.sub("", file.read_text("utf-8"))


def theirs(name: str) -> str:
    return text(PARTIALS / name)


def test_the_search_is_the_themes_with_a_name() -> None:
    named = " aria-label=\"{{ lang.t('search') }}\""
    ours = text(TEMPLATES / "partials" / "search-dialog.html")
    assert ours.replace(f'role="dialog"{named}>', 'role="dialog">') == theirs("search.html") != ours


def test_the_theme_asks_for_its_index_as_the_script_expects() -> None:
    (bundle,) = (PARTIALS.parent / "assets" / "javascripts").glob("bundle.*.min.js")
    script = bundle.read_text("utf-8")
    assert 'document.forms.namedItem("search")' in script
    assert "new XMLHttpRequest" in script
    assert '"search/search_index.json"' in script
    assert 'include "partials/search.html"' in theirs("header.html")


def test_the_search_speaks_the_language_of_the_site(tmp_path: Path) -> None:
    project = copy_lake(tmp_path / "project")
    file = project / "mkdocs.yml"
    file.write_text(file.read_text("utf-8").replace("{name: material}", "{name: material, language: de}"))
    site = build(project, tmp_path / "site")
    script = (site / "assets" / "javascripts" / "search.js").read_text("utf-8")
    assert ('aria-label=\\"Suche\\"' in script, "{%" in script, "{{" in script) == (True, False, False)
    page = (site / "index.html").read_text("utf-8")
    assert page.count("assets/javascripts/search.js") == 1
    assert "md-search__" not in page


def test_a_file_of_ones_own_takes_the_place_of_ours(tmp_path: Path) -> None:
    project = copy_lake(tmp_path / "project")
    texts = {path: f"/* mine: {path} {{{{ config }}}} */\n" for path in (*asset_files(), *SCRIPT_TEMPLATES)}
    for path, content in texts.items():
        own = project / "docs" / path
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_text(content, encoding="utf-8")
    site = build(project, tmp_path / "site")
    assert {path: (site / path).read_text("utf-8") for path in texts} == texts


def test_a_maintainers_stylesheet_comes_after_ours(tmp_path: Path) -> None:
    project = copy_lake(tmp_path / "project")
    (project / "docs" / "own.css").write_text("body { color: red }\n", encoding="utf-8")
    add_settings(project, "extra_css: [own.css]")
    page = read_html((build(project, tmp_path / "site") / "index.html").read_text("utf-8"))
    sheets = [e.attributes["href"] for e in page.all("link") if e.attributes.get("rel") == "stylesheet"]
    assert sheets[0].startswith("assets/stylesheets/main.")
    assert sheets[-2:] == [STYLESHEET, "own.css"]


def test_the_link_to_the_repository_is_the_themes_without_its_component() -> None:
    ours = text(TEMPLATES / "partials" / "source.html")
    expected = theirs("source.html").replace(' data-md-component="source"', "")
    assert ours == expected.replace("fontawesome/brands/git-alt", "material/code-tags")


def test_the_theme_asks_for_what_the_button_needs() -> None:
    """Where its header includes the two partials, and which key and which index its own component keeps."""
    header = theirs("header.html")
    assert header.index("partials/palette.html") < header.index("partials/javascripts/palette.html")
    assert '__md_get("__palette")' in theirs("javascripts/palette.html")
    (bundle,) = (PARTIALS.parent / "assets" / "javascripts").glob("bundle.*.min.js")
    assert '__md_set("__palette",' in bundle.read_text("utf-8")
    assert "index:" in bundle.read_text("utf-8")


@pytest.mark.parametrize(
    ("palette", "expected"),
    [
        ([LIGHT, DARK], True),
        ([{key: LIGHT[key] for key in ("media", "toggle")}, DARK], True),
        ([DARK, LIGHT], False),
        ([LIGHT], False),
        ([LIGHT, DARK, DARK], False),
        ([LIGHT, {**DARK, "primary": "red"}], False),
        ([LIGHT, {**DARK, "scheme": "own"}], False),
        ([LIGHT, {**DARK, "toggle": None}], False),
        ([LIGHT, {**DARK, "toggle": {"icon": "material/brightness-6"}}], False),
        ([{**LIGHT, "media": "(prefers-color-scheme)"}, DARK], False),
        (LIGHT, False),
        (["default", "slate"], False),
        ([], False),
        (None, False),
    ],
)
def test_only_the_common_palette_gets_the_one_button(palette: object, expected: bool) -> None:
    assert has_two_colours(palette) is expected


def entry(schemes: str) -> str:
    lines = schemes.split()
    return "".join(
        f'    - media: "(prefers-color-scheme: {light})"\n      scheme: {scheme}\n'
        f"      toggle: {{icon: material/brightness-6, name: To {light}}}\n"
        for light, scheme in zip(("light", "dark"), lines, strict=False)
    )


@pytest.mark.parametrize(
    ("schemes", "ours"), [("default slate", True), ("slate default", False), ("slate", False)]
)
def test_another_palette_keeps_the_themes_own_buttons(tmp_path: Path, schemes: str, *, ours: bool) -> None:
    project = copy_lake(tmp_path / "project")
    file = project / "mkdocs.yml"
    kept = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("theme:")]
    file.write_text("\n".join([*kept, ""]), encoding="utf-8")
    add_settings(project, YAML + entry(schemes))
    site = build(project, tmp_path / "site")
    page = (site / "index.html").read_text("utf-8")
    script = site / "assets" / "javascripts" / "colours.js"
    assert ("colours.js" in page, script.is_file()) == (ours, ours)
    if ours:
        assert '"To light"' in script.read_text("utf-8")
        assert not re.search("{[%#{]", script.read_text("utf-8"))
    assert ('data-md-component="palette"' in page) is not ours
    assert TWO_COLOURS.is_dir()


OURS_TO_STYLE = (*(ROOT / "generator" / "pages").rglob("*.*"), *TEMPLATES.rglob("*.*"))
"""Where we name classes and colours of the theme: styles, templates, scripts and what makes HTML."""

SIGNS = re.compile(r"--md-[a-z-]+[a-z]|(?<![\w-])md-[a-z_-]+[a-z]|(?<=\.)headerlink\b")


def test_classes_and_colours_that_we_name_are_the_themes() -> None:
    """Compiled styles, templates and scripts of the theme hold every name; a renamed one would style nothing."""
    named = {
        (sign, file.name)
        for file in OURS_TO_STYLE
        if file.suffix in (".css", ".html", ".js", ".py")
        for sign in SIGNS.findall(file.read_text("utf-8"))
    }
    assert {"--md-default-fg-color", "md-button", "headerlink"} <= {sign for sign, _ in named}
    theme = [*PARTIALS.parent.rglob("*.css"), *PARTIALS.parent.glob("*.html"), *PARTIALS.rglob("*.html")]
    known = "\n".join(file.read_text("utf-8") for file in theme)
    words = set(re.findall(r"[a-z_-]+", known))
    assert sorted(pair for pair in named if pair[0] not in words) == []
    for scheme in ("default", "slate"):
        assert f"[data-md-color-scheme={scheme}]" in known


def contents_of(page: Page) -> list[str]:
    """Where the table of contents beside a page leads."""
    elements = iter(page.elements)
    next(e for e in elements if e.attributes.get("data-md-type") == "toc")
    links: list[str] = []
    for element in elements:
        if "md-content" in element.attributes.get("class", ""):
            break
        if "md-nav__link" in element.attributes.get("class", ""):
            links.append(element.attributes.get("href", ""))
    return links


def test_headings_of_blocks_stand_in_the_table_of_contents(lake: Built) -> None:
    for name in ("contribute", "data", "findings", "method"):
        page = lake.pages[f"{name}/index.html"]
        assert contents_of(page) == [f"#{h2.attributes['id']}" for h2 in page.all("h2")], name
    assert contents_of(lake.pages["figures/lake-level/index.html"]) == []


def hidden_sidebars(page: Page) -> list[str]:
    sidebars = page.with_class("md-sidebar")
    assert [bar.attributes["data-md-type"] for bar in sidebars] == ["navigation", "toc"]
    return [bar.attributes["data-md-type"] for bar in sidebars if "hidden" in bar.attributes]


@pytest.mark.parametrize(
    ("page", "without_tabs", "with_tabs"),
    [
        ("index", [], []),  # written by people
        ("timeline/index", ["toc"], ["navigation", "toc"]),
        ("method/index", [], ["navigation"]),
        ("entries/2003-05-05-radio-level/index", ["toc"], ["navigation", "toc"]),
    ],
)
def test_sidebars_that_show_nothing_new_are_hidden(
    lake: Built, online: Built, *, page: str, without_tabs: list[str], with_tabs: list[str]
) -> None:
    assert hidden_sidebars(lake.pages[f"{page}.html"]) == without_tabs
    assert hidden_sidebars(online.pages[f"{page}.html"]) == with_tabs


def test_the_skip_link_leads_to_the_heading(lake: Built) -> None:
    for name in ("entries/2003-05-05-radio-level", "figures/lake-level", "timeline/2003", "tags/flood"):
        page = lake.pages[f"{name}/index.html"]
        (skip,) = page.with_class("md-skip")
        (heading,) = page.all("h1")
        assert skip.attributes["href"] == f"#{heading.attributes['id']}", name


def test_rows_of_section_pages_are_not_in_the_search(lake: Built) -> None:
    docs = json.loads((lake.folder / "search" / "search_index.json").read_text("utf-8"))["docs"]
    texts = {doc["location"]: doc["text"] for doc in docs}
    for section in ("timeline/", "sources/"):
        html = (lake.folder / section / "index.html").read_text("utf-8")
        assert "Valley Radio" in html
        assert "Valley Radio" not in texts[section]
        assert "data-search-exclude" not in html


def test_pages_are_announced_to_scripts() -> None:
    (bundle,) = (PARTIALS.parent / "assets" / "javascripts").glob("bundle.*.min.js")
    assert "window.document$=" in bundle.read_text("utf-8")
