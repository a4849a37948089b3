"""Where things stand on the site. Addresses are cited, so they are fixed here and nowhere else."""

from generator.model.dates import DateSpan

TIMELINE = "timeline/"
KNOWN = f"{TIMELINE}known/"
SOURCES = "sources/"
FIGURES = "figures/"
FINDINGS = "findings/"
METHOD = "method/"
DATA = "data/"


def of_entry(entry: str, figure: str = "") -> str:
    """An entry's page, or one of its figures on it."""
    # The figure's id alone, which people can write by hand; ids of the page's own begin with an underscore.
    return f"entries/{entry}/#{figure}" if figure else f"entries/{entry}/"


def of_source(source: str) -> str:
    """A source's page."""
    return f"{SOURCES}{source}/"


def of_metric(metric: str) -> str:
    """A metric's page."""
    return f"{FIGURES}{metric}/"


def of_finding(finding: str) -> str:
    """A finding on the page of findings."""
    return f"{FINDINGS}#{finding}"


def of_tag(tag: str) -> str:
    """A tag's page."""
    return f"tags/{tag}/"


def of_year(year: int) -> str:
    """A year's page of the timeline; years have four digits."""
    return f"{TIMELINE}{year:04d}/"


def of_month(month: str) -> str:
    """A month on the page of its year, from digits such as ``2025-01``."""
    return f"{of_year(int(month[:4]))}#m{month}"


def of_known(year: int) -> str:
    """The page of what became known in a year, where the timeline is too long for one page."""
    return f"{KNOWN}{year:04d}/"


def year_of(date: DateSpan) -> int:
    """The year under which a date is listed: that of the day it is ordered by."""
    day = date.earliest or date.latest
    if day is None:
        raise ValueError(f"a date with two open ends: {date.words}")
    return day.year
