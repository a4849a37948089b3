"""A row of the timeline is the same whoever draws it: the page, or its script from the page's templates."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.conftest import Visit, serve
from tests.browser.test_pages import visit
from tests.support.projects import build, copy_lake

pytestmark = pytest.mark.browser

DRAW_BOTH = """async () => {
  const { draw, makeOpener } = await import(document.querySelector("script[src$='timeline-list.js']").src)
  const { load } = await import(document.querySelector("script[src$='timeline-rows.js']").src)
  const names = "text source figure tag from to known sort unfold view".split(" ")
  const state = { ...Object.fromEntries(names.map(name => [name, ""])), unfold: "1" }
  const data = await load(document.querySelector("[data-rows]").dataset.rows)

  // The page as it was sent, before its script has seen it; what the script does to it first of all is done here too.
  const page = new DOMParser().parseFromString(await (await fetch(location.pathname)).text(), "text/html")
  const sent = page.querySelector(".tl-entries table")
  for (const row of sent.querySelectorAll("tr")) {
    const link = row.querySelector("a[href$='#_repeated-by']")
    if (link) makeOpener(row, link.getAttribute("href").split("/").at(-2), () => {})
  }
  const list = document.createElement("div")
  const drawn = document.createElement("table")
  draw({ list, table: drawn, shown: data.rows, data, state })(data.rows.length - 1)

  const write = node => {
    if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\\s+/g, " ")
    const attributes = [...node.attributes].map(({ name, value }) => ` ${name}="${value}"`).sort()
    const inside = [...node.childNodes].map(write).join("").trim().replace(/> </g, "><")
    return `<${node.localName}${attributes.join("")}>${inside}</${node.localName}>`
  }
  drawn.normalize() // where a part was left out, the white space around it is two texts
  return [sent, drawn].map(table => [...table.tBodies].map(write))
}"""


RARE = {
    "2003-05-07-rangers-wade": "date: 2003-05-07~\nsource: two-rangers\n",
    "2003-05-08-rangers-again": "date: 2003-05-08\nsource: two-rangers\nrepeats: 2003-05-07-rangers-wade\n",
    "2003-05-10-anglers": "date: early May 2003\nsource: two-rangers\nstatus: retracted\n"
    "corrections: [{date: 2003-06-01, note: Withdrawn.}]\n",
}
"""What no other entry is: about a day, of a source withheld, repeated by its own source alone, retracted."""


@pytest.fixture(scope="module")
def rare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the lake's site with more entries."""
    project: Path = copy_lake(tmp_path_factory.mktemp("rare") / "project")
    for name, head in RARE.items():
        text = f"---\ntitle: About {{title}}\nurl: https://rangers.example.org/{name}\n{head}---\n"
        (project / "entries" / "2003" / f"{name}.md").write_text(text, "utf-8")
    yield from serve(build(project, project / "site"))


def draw_both(seen: Visit) -> tuple[list[str], list[str]]:
    """The groups of the list as the page was sent, and as the script draws them, white space and order apart."""
    seen.open("timeline/")
    seen.settle()
    sent, drawn = seen.page.evaluate(DRAW_BOTH)
    assert seen.errors == []
    return sent, drawn


@pytest.mark.parametrize("site", ["lake", "rare"])
def test_a_row_is_the_same_whoever_draws_it(
    browser: Browser, contexts: list[BrowserContext], request: pytest.FixtureRequest, site: str
) -> None:
    sent, drawn = draw_both(visit(browser, contexts, request.getfixturevalue(site)))
    assert drawn == sent
    assert len(sent) >= 6  # at least a year and a month each


def test_every_row_of_a_topic_is_the_same_whoever_draws_it(
    browser: Browser, contexts: list[BrowserContext], topic: str
) -> None:
    sent, drawn = draw_both(visit(browser, contexts, topic))
    assert drawn == sent
    assert len(sent) >= 6


def test_the_rows_that_are_compared_have_every_part(
    browser: Browser, contexts: list[BrowserContext], rare: str, topic: str
) -> None:
    rows = "".join("".join(draw_both(visit(browser, contexts, site))[0]) for site in (rare, topic))
    parts = (
        "<time ",
        'class="tl-vague"',
        'class="tl-retells"',
        ">retells</small>",
        ">corrected</small>",
        'class="tl-withheld"',
        'class="tl-repeats"',
        "who repeat it",
        "retold by itself",
        ">about 7 May 2003<",
        ">retracted</small>",
        ">About {title}</a>",
        'class="tl-label"',
        "<small>(",
        'class="tl-flag"',
    )
    assert [part for part in parts if part not in rows] == []
