"""Long lists are split by year: nothing is listed twice on a page, and nothing is lost."""

from dataclasses import replace

import pytest

from generator import addresses
from generator.model.dates import DateSpan
from generator.model.timeline import Timeline
from generator.pages.timeline.lists import MOST_ROWS
from generator.reading.grammar.date_parser import parse_date
from generator.settings import Settings
from generator.site import Site, load_site
from tests.support.projects import LAKE


def day(year: int) -> DateSpan:
    date = parse_date(f"{year}-05-06")
    assert isinstance(date, DateSpan)
    return date


def repeated(times: int) -> tuple[Site, str, str, str]:
    """A site with so many copies of one entry over two years, and what lists them: source, metric, tag."""
    settings = Settings(root=LAKE, entries=LAKE / "entries", docs=LAKE / "docs")
    site, _ = load_site(settings)
    assert site is not None
    model = next(entry for entry in site.timeline.entries if entry.figures and entry.tags and not entry.draft)
    copies = (
        replace(model, id=f"copy-{number}", date=day(2001 + number % 2), repeats="", aliases=())
        for number in range(times)
    )
    timeline = Timeline.of(site.timeline.metrics.values(), site.timeline.sources.values(), copies)
    return Site(settings, timeline), model.source, model.figures[0].metric, model.tags[0]


def above(source: str, metric: str, tag: str) -> list[str]:
    return [addresses.of_source(source), addresses.of_metric(metric), addresses.of_tag(tag)]


def test_a_list_that_fits_is_not_split() -> None:
    site, *named = repeated(3)
    planned = [address for address, _ in site.plan()]
    assert not [page for page in planned if page.startswith(tuple(above(*named))) and page.count("/") > 2]


def test_a_longer_list_has_a_page_for_each_year() -> None:
    site, *named = repeated(MOST_ROWS + 1)
    pages = dict(site.plan())
    for address in above(*named):
        html = pages[address]().html
        for year in (2001, 2002):
            assert f'href="../../{address}{year}/"' in html
            part = pages[f"{address}{year}/"]()
            assert part.title.endswith(f", {year}")
            listed = part.html.count('<td class="tl-title">')
            assert listed == sum(entry.date.words.startswith(str(year)) for entry in site.timeline.entries)


@pytest.mark.parametrize("kind", [0, 1, 2])
def test_the_page_itself_lists_the_newest(kind: int) -> None:
    site, *named = repeated(MOST_ROWS + 1)
    html = dict(site.plan())[above(*named)[kind]]().html
    assert html.count('<td class="tl-title">') >= MOST_ROWS
    assert "copy-499/" in html
