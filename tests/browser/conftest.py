"""A built site on a loopback port, and a real Chromium that notes what it asks for."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.support.projects import build, copy_fever, copy_lake

INSTANT = """site_name: Lake levels of Example Valley
site_url: https://lake.example.org/
theme: {name: material, features: [navigation.instant]}
plugins: [search, timeline]
"""
DRESSED = """site_name: Grey fever in Sorland
repo_url: https://github.com/example/timeline
edit_uri: edit/main/docs/
copyright: Entries CC BY 4.0
extra: {generator: false}
plugins: [search, timeline]
markdown_extensions: [attr_list, toc: {permalink: true}]
theme:
  name: material
  features: [content.action.edit, navigation.tabs, navigation.top, search.highlight, toc.follow]
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      primary: blue grey
      toggle: {icon: material/brightness-6, name: Switch to dark colours}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      primary: blue grey
      toggle: {icon: material/brightness-6, name: Switch to light colours}
"""
LONG = 220


class _Handler(SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        """Answer, also where Chromium asks of its own accord: for the icon of a page that names none."""
        if self.path == "/favicon.ico":
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@dataclass
class Visit:
    """A page in the browser, with what went wrong and what was asked for on the way."""

    page: Page
    root: str
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda message: self._note(message.type, message.text))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("response", lambda answer: self._answered(answer.status, answer.url))

    def _note(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.errors.append(f"{kind}: {text}")

    def _answered(self, status: int, address: str) -> None:
        if status >= 400:
            self.errors.append(f"{status}: {address}")

    def open(self, address: str) -> None:
        """Go to an address of the site."""
        self.page.goto(self.root + address, wait_until="load")

    def settle(self) -> None:
        """Wait until the page asks for nothing more."""
        self.page.wait_for_load_state("networkidle")

    def unfold(self) -> None:
        """Open all that is folded, so that a test sees what a reader can come to see."""
        self.page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")

    @property
    def elsewhere(self) -> list[str]:
        """What was asked of another host."""
        return [url for url in self.requests if not url.startswith((self.root, "data:", "blob:"))]


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Keep quiet: a browser that leaves a page hangs up on what it had asked for."""


def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on a loopback port; gives the address."""
    server = _Server(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the lake's site."""
    project = copy_lake(tmp_path_factory.mktemp("lake") / "project")
    yield from serve(build(project, project / "site"))


@pytest.fixture(scope="session")
def topic_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fever's site with tabs, a choice of colours, and a repository, whose forge nobody is to ask."""
    project = copy_fever(tmp_path_factory.mktemp("topic") / "project")
    (project / "mkdocs.yml").write_text(DRESSED)
    return build(project, project / "site")


@pytest.fixture(scope="session")
def topic(topic_site: Path) -> Iterator[str]:
    """The address of the fever's site."""
    yield from serve(topic_site)


@pytest.fixture(scope="session")
def long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with some entries more than the timeline draws twice at a time."""
    project = copy_fever(tmp_path_factory.mktemp("long") / "project")
    for number in range(LONG):
        file = project / "entries" / f"report-{number}.md"
        day = f"{2029 + number % 2}-{number // 2 % 12 + 1:02}-05"
        lines = (f"title: Report {number}", f"date: {day}", "source: coast-post", "citation: in print")
        file.write_text("\n".join(("---", *lines, "---", "Nothing was counted.", "")), encoding="utf-8")
    yield from serve(build(project, project / "site"))


@pytest.fixture(scope="session")
def instant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the lake's site with instant navigation."""
    project = copy_lake(tmp_path_factory.mktemp("instant") / "project")
    (project / "mkdocs.yml").write_text(INSTANT)
    site = build(project, project / "site")
    sitemap = site / "sitemap.xml"
    for root in serve(site):  # the theme compares addresses with those of the sitemap, ports too
        sitemap.write_text(sitemap.read_text().replace("https://lake.example.org/", root))
        yield root
