"""What stands in for partials of the installed theme: the same but for what is meant, so that an update is noticed."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from generator.builders.mkdocs.project import THEME, TWO_COLOURS, has_two_colours
from generator.pages.shared import assets as styles
from tests.support.projects import add_settings, build, copy_lake

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
    ours = text(THEME / "partials" / "search-dialog.html")
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


def test_a_stylesheet_of_ones_own_takes_the_place_of_ours(tmp_path: Path) -> None:
    project = copy_lake(tmp_path / "project")
    own = project / "docs" / styles.STYLESHEET
    own.parent.mkdir(parents=True)
    own.write_text("body { color: red }\n", encoding="utf-8")
    site = build(project, tmp_path / "site")
    assert (site / styles.STYLESHEET).read_text("utf-8") == "body { color: red }\n"


def test_the_link_to_the_repository_is_the_themes_without_its_component() -> None:
    ours = text(THEME / "partials" / "source.html")
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
