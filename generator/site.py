"""The program on one screen: read, check, then pages and data files from one timeline."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from generator import addresses
from generator.analysis.analysis import Analysis
from generator.analysis.findings.find import find_findings
from generator.analysis.findings.finding import Finding
from generator.checks.run import find_problems, rule_sentences
from generator.exports.data_files import EXPORTS, data_files
from generator.model.entries import Entry
from generator.model.timeline import Timeline
from generator.pages.blocks.blocks import fill_blocks, known_blocks
from generator.pages.blocks.markers import Known, check_blocks
from generator.pages.chart.claim_charts import ClaimCharts
from generator.pages.comparison.comparison_views import ComparisonViews
from generator.pages.comparison.finding_views import FindingViews, flag_entries
from generator.pages.context import Context, DataFile, Filled
from generator.pages.entry.entry_page import render_entry
from generator.pages.metric.metric_page import render_metric
from generator.pages.shared.entry_index import EntryIndex
from generator.pages.shared.markdown import BodyTooSlow, Resolve
from generator.pages.shared.page import Page
from generator.pages.shared.views import Views
from generator.pages.source.source_page import render_source
from generator.pages.timeline.lists import (
    find_parts,
    known_parts,
    render_known,
    render_known_year,
    render_part,
    render_tag,
    render_year,
    title_of_tag,
)
from generator.pages.timeline.row_data import ADDRESS as ROWS
from generator.pages.timeline.row_data import render_rows
from generator.problems import Place, Problem, Severity, in_order
from generator.reading.assemble import assemble, name_figures
from generator.reading.docs_folder import DocsFile, find_taken, list_docs
from generator.reading.entries_folder import read_folder
from generator.reading.links import resolve
from generator.settings import Settings
from generator.wording.language import speak
from generator.wording.worded_findings import WordedFindings


@dataclass(frozen=True)
class Site:
    """A timeline without errors, with everything that can be made of it.

    Attributes:
        catalogues: a folder with catalogues of messages beyond those of the generator; None where there is none.
    """

    settings: Settings
    timeline: Timeline
    catalogues: Path | None = None

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """The data files by their path below the site."""
        self.speak()
        return data_files(self.analysis, self.worded_findings, self.settings)

    @cached_property
    def analysis(self) -> Analysis:
        """What follows from the timeline."""
        return Analysis(self.timeline)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding of the comparison, the most consequential of each kind first."""
        return find_findings(self.analysis)

    @cached_property
    def worded_findings(self) -> WordedFindings:
        """The same with their sentences and places."""
        return WordedFindings(self.findings, self.timeline)

    @cached_property
    def context(self) -> Context:
        """What pages and blocks are made from."""
        self.speak()
        findings = self.worded_findings
        views = Views(self.timeline, flag_entries(findings))
        return Context(
            views=views,
            index=EntryIndex(self.timeline),
            comparison=ComparisonViews(
                self.analysis,
                FindingViews(findings, views),
                ClaimCharts(self.analysis, findings, views),
                views,
            ),
            settings=self.settings,
            rules=rule_sentences(),
            files=tuple(
                DataFile(export.path, export.meaning, len(self.files[export.path]), export.columns)
                for export in EXPORTS
            ),
        )

    @cached_property
    def page_files(self) -> Mapping[str, bytes]:
        """What scripts of pages fetch, by path below the site; part of the pages, not of the data files."""
        self.speak()
        return {ROWS: render_rows(self.context.views)}

    def fill(self, html: str, base: str) -> Filled:
        """A docs page's HTML with its blocks filled in."""
        self.speak()
        return fill_blocks(html, base, self.context)

    # Planned first and made later: docs in the place of a page are refused, and a finished site is checked,
    # by these addresses alone.
    def plan(self) -> Iterator[tuple[str, Callable[[], Page]]]:
        """The address of every page below the section pages, with what makes the page."""
        self.speak()
        views, index, comparison = self.context.views, self.context.index, self.context.comparison
        for entry in self.timeline.newest_first:
            yield (
                addresses.of_entry(entry.id),
                partial(render_entry, entry, comparison, self.settings, self.resolve),
            )
        for year in index.years:
            yield addresses.of_year(year), partial(render_year, year, index, views)
        yield addresses.KNOWN, partial(render_known, index, views)
        for year in known_parts(index):
            yield addresses.of_known(year), partial(render_known_year, year, index, views)
        for metric in self.timeline.metrics.values():
            above = addresses.of_metric(metric.id)
            yield above, partial(render_metric, metric, index, comparison)
            yield from self._parts(index.of_metric(metric.id), metric.label, above, addresses.FIGURES)
        for source in self.timeline.sources.values():
            above = addresses.of_source(source.id)
            yield above, partial(render_source, source, index, comparison, self.resolve)
            yield from self._parts(index.of_source(source.id), source.name, above, addresses.SOURCES)
        for tag, entries in index.tags.items():
            above = addresses.of_tag(tag)
            yield above, partial(render_tag, tag, index, views)
            yield from self._parts(entries, title_of_tag(tag), above, addresses.TIMELINE)

    def _parts(
        self, entries: Iterable[Entry], of: str, above: str, section: str
    ) -> Iterator[tuple[str, Callable[[], Page]]]:
        """The pages of a list's years, where it is too long for one page."""
        for part in find_parts(entries, of, above, section):
            yield part.address, partial(render_part, part, self.context.views)

    def outputs(self) -> Iterator[str]:
        """Every file of the site that is made here, the section pages aside, by its path."""
        yield from (*self.files, *self.page_files)
        for address, _ in (*self.plan(), *self.redirects()):
            yield f"{address}index.html"

    def pages(self) -> Iterator[Page]:
        """Every page below the section pages, made one by one."""
        for address, make in self.plan():
            self.speak()  # whoever takes the pages one by one may have another site between two of them
            try:
                yield make()
            except BodyTooSlow as error:
                raise BodyTooSlow(f"{address}: {error}") from error

    def speak(self) -> None:
        """Set the language of what is made next to that of this site."""
        speak(self.settings.language, self.catalogues)

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
    # From the files and not from a timeline, which there is none of while an entry has an error: mistakes in
    # docs are named all the same.
    figures = {
        e.id: name_figures(e.record.records("figures")) for e in folder.entries.values() if not e.draft
    }
    known = known_blocks(tuple(folder.metrics), figures)
    docs, odd = list_docs(settings.docs, root=settings.root)
    problems = in_order((*unread, *find_problems(folder), *odd, *_docs_problems(docs, known)))
    if any(problem.severity is Severity.ERROR for problem in problems):
        return None, problems
    site = Site(settings, assemble(folder, drafts=settings.drafts))
    taken = tuple(_taken(site, docs))
    return None if taken else site, in_order((*problems, *taken))


def _taken(site: Site, docs: tuple[DocsFile, ...]) -> Iterator[Problem]:
    # Pages at the top are nobody's but the writer's, so that most sites need not be planned for this.
    inner = tuple(file for file in docs if not re.fullmatch(r"([^/]+/)?index\.html", file.output))
    return find_taken(inner, set(site.outputs()) if inner else ())


def _docs_problems(docs: tuple[DocsFile, ...], known: Known) -> Iterator[Problem]:
    for file in (file for file in docs if file.path.suffix == ".md"):
        try:
            text = file.path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            message = f"the file cannot be read ({error.__class__.__name__})"
            yield Problem(Place(file.name), "unreadable-file", message, "save it as UTF-8 text")
            continue
        yield from check_blocks(text, file.name, known)
