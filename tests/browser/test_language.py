"""Under a theme in a language without a catalogue, the pages' own sentences are English throughout."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.conftest import serve
from tests.browser.test_pages import visit
from tests.support.projects import build, copy_lake

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the lake's site under a German theme."""
    project = copy_lake(tmp_path_factory.mktemp("german") / "project")
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("name: material", "name: material, language: de"))
    yield from serve(build(project, project / "site"))


def test_days_and_numbers_are_those_of_the_sentences(
    browser: Browser, contexts: list[BrowserContext], german: str
) -> None:
    seen = visit(browser, contexts, german)
    seen.open("figures/lake-level/?known=2003-05-04")
    expect(seen.page.locator("html")).to_have_attribute("lang", "de")
    status = seen.page.locator(".tl-known [role=status]")
    expect(status).to_contain_text("As known on 4 May 2003: 1 of 4 claims.")
    assert seen.page.get_by_role("slider").get_attribute("aria-valuetext") == "4 May 2003"
    seen.open("timeline/?known=2003-05-04")
    slider = seen.page.locator(".tl-controls input[type=range]")
    expect(slider).to_have_attribute("aria-valuetext", "4 May 2003")
    # The lake has no number above a thousand that a script writes.
    written = seen.page.evaluate(
        "import('/assets/javascripts/shared.js').then(shared => shared.number(1234.5))"
    )
    assert written == "1,234.5"
    assert seen.errors == []
