"""The lake's pages as they are meant to be, kept as files.

After a change of templates or wording, write them anew and look at what changed before it is committed::

    python -m tests.support.golden
    git diff tests/data/sites/lake/expected
"""

import shutil

from generator.pages.blocks.sections import SECTIONS
from generator.settings import Settings
from generator.site import load_site
from tests.support.projects import LAKE

EXPECTED = LAKE / "expected"


def fragments() -> dict[str, str]:
    """The HTML of every generated page and of every section's block, by the name of its file."""
    settings = Settings(
        root=LAKE,
        entries=LAKE / "entries",
        docs=LAKE / "docs",
        name="Lake levels of Example Valley",
        url="https://lake.example.org/",
    )
    site, problems = load_site(settings)
    assert site is not None, problems
    pages = {f"{page.address.rstrip('/')}.html": page.html for page in site.pages()}
    sections = {
        f"{section.address.rstrip('/')}.html": site.fill(f"<!-- timeline:{section.block} -->", "../").html
        for section in SECTIONS
        if section.block in ("timeline", "sources", "figures")
    }
    return {name: f"{html.rstrip()}\n" for name, html in (pages | sections).items()}


def refresh() -> None:
    """Write every file anew."""
    shutil.rmtree(EXPECTED, ignore_errors=True)
    for name, html in fragments().items():
        file = EXPECTED / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(html, encoding="utf-8")


if __name__ == "__main__":
    refresh()
