"""The whole program on one screen: read, check, then pages and data files from one timeline."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from generator.checks.rules import find_problems, rule_sentences
from generator.exports.files import data_files
from generator.exports.tables import make_tables
from generator.model import addresses
from generator.model.timeline import Timeline
from generator.pages.blocks import Known, check_blocks
from generator.pages.entry import render_entry
from generator.pages.groups import Groups
from generator.pages.lines import Lines
from generator.pages.listings import Resolve, render_metric, render_source, render_tag, render_year
from generator.pages.page import Page
from generator.pages.sections import Context, fill_blocks, known_blocks
from generator.problems import Place, Problem, in_order
from generator.reading.assemble import assemble
from generator.reading.folder import read_folder
from generator.reading.links import resolve
from generator.settings import Settings


@dataclass(frozen=True)
class Site:
    """A timeline without errors, with everything that can be made of it."""

    settings: Settings
    timeline: Timeline

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """The data files by their path below the site."""
        return data_files(self.timeline, self.settings)

    @cached_property
    def context(self) -> Context:
        """What pages and blocks are made from."""
        sizes = {path: len(content) for path, content in self.files.items()}
        lines, groups = Lines(self.timeline), Groups(self.timeline)
        columns = {
            f"{table.name}.csv": tuple((column.name, column.meaning) for column in table.columns)
            for table in make_tables(self.timeline, self.settings)
        }
        return Context(lines, groups, self.settings, rule_sentences(), sizes, columns)

    def fill(self, html: str, base: str) -> str:
        """A docs page's HTML with its blocks filled in."""
        return fill_blocks(html, base, self.context)

    def plan(self) -> Iterator[tuple[str, Callable[[], Page]]]:
        """The address of every page below the section pages, with what makes the page."""
        lines, groups = self.context.lines, self.context.groups
        for entry in self.timeline.newest_first:
            yield (
                addresses.of_entry(entry.id),
                partial(render_entry, entry, lines, self.settings, self.resolve),
            )
        for year in groups.years:
            yield addresses.of_year(year), partial(render_year, year, groups, lines)
        for metric in self.timeline.metrics.values():
            yield addresses.of_metric(metric.id), partial(render_metric, metric, lines)
        for source in self.timeline.sources.values():
            yield addresses.of_source(source.id), partial(render_source, source, groups, lines, self.resolve)
        for tag in groups.tags:
            yield addresses.of_tag(tag), partial(render_tag, tag, groups, lines)

    def pages(self) -> Iterator[Page]:
        """Every page below the section pages, made one by one."""
        return (make() for _, make in self.plan())

    @property
    def resolve(self) -> Resolve:
        """From the path of a link in a body to the address it leads to."""
        entries, sources = self.timeline.entry, self.timeline.sources
        return lambda target: resolve(target, entries, sources)

    def redirects(self) -> Iterator[tuple[str, str]]:
        """Former addresses, each with the address that took its place."""
        for entry in self.timeline.entries:
            for alias in entry.aliases:
                yield addresses.of_entry(alias), addresses.of_entry(entry.id)


def load_site(settings: Settings) -> tuple[Site | None, tuple[Problem, ...]]:
    """Read and check everything.

    Returns:
        The site, or None where there is an error; and every problem, in the order of files and lines.
    """
    folder, unread = read_folder(settings.entries, root=settings.root, language=settings.language)
    known = known_blocks(tuple(folder.metrics))
    problems = in_order((*unread, *find_problems(folder), *_docs_problems(settings, known)))
    if any(problem.severity == "error" for problem in problems):
        return None, problems
    return Site(settings, assemble(folder, drafts=settings.drafts)), problems


def _docs_problems(settings: Settings, known: Known) -> Iterator[Problem]:
    for path in sorted(settings.docs.rglob("*.md")) if settings.docs.is_dir() else ():
        name = path.relative_to(settings.root).as_posix() if path.is_relative_to(settings.root) else path.name
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            message = f"the file cannot be read ({error.__class__.__name__})"
            yield Problem(Place(name), "unreadable-file", message, "save it as UTF-8 text")
            continue
        yield from check_blocks(text, name, known)
