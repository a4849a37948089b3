"""A filled frame is, byte for byte, what MkDocs would have rendered for the same page."""

import shutil
from pathlib import Path

import pytest

from tests.slow.conftest import Built
from tests.support.projects import ROOT, add_settings, build_with_mkdocs

pytestmark = pytest.mark.slow

REDIRECTS = 2
TITLES = (
    "Title with _underscores_ and *stars*",
    "<T> & <b>bold</b> &amp; &lt;",
    "`code` | pipe",
    "\\\"double\\\" and 'single'",
    "</title><script>alert(1)</script>",
    "{{ config.site_name }} {% raw %}",
)


@pytest.mark.parametrize("site", ["lake", "online"])
def test_a_filled_frame_is_the_page_that_mkdocs_renders(
    site: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    built: Built = request.getfixturevalue(site)
    project = tmp_path / "project"
    shutil.copytree(built.project, project, ignore=shutil.ignore_patterns("site", ".site.*"))
    entry = (project / "entries" / "2003" / "2003-summer-council-pumps.md").read_text("utf-8")
    for number, title in enumerate(TITLES):
        text = entry.replace("title: Council borrows pumps", f'title: "{title}"')
        (project / "entries" / f"title-{number}.md").write_text(text, encoding="utf-8")
    add_settings(project, f"hooks: [{ROOT / 'tests' / 'support' / 'same_page.py'}]")
    rendered = tmp_path / "rendered"
    written = build_with_mkdocs(project, tmp_path / "site", {"RENDERED": str(rendered)})
    names = sorted(page.relative_to(rendered) for page in rendered.rglob("index.html"))
    assert len(names) == sum(name.count("/") == 2 for name in built.pages) - REDIRECTS + len(TITLES)
    for name in names:
        assert (rendered / name).read_text("utf-8") == (written / name).read_text("utf-8"), name
