"""``timeline check``: every mistake in the entries, or in some of their files."""

from pathlib import Path

import click

from generator.builders.mkdocs.mkdocs_build import ProjectError, read_project
from generator.commands.exit import ExitStatus, command
from generator.commands.report import FORMATS, describe_site, print_problems, summarise, summarise_rules
from generator.problems import Problem, Severity
from generator.settings import Settings
from generator.site import load_site

MANY = 20
"""Beyond so many problems the command also counts them by rule."""


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--format", "style", type=click.Choice(FORMATS), default="text", help="How to print mistakes.")
@click.option("--strict", is_flag=True, help="Let warnings count as errors.")
@command
def check(paths: tuple[Path, ...], style: str, strict: bool) -> ExitStatus:
    """Name every mistake in the entries, or in the files and folders PATHS."""
    settings = read_project()
    # Everything is read whatever the paths are: an entry's mistake may lie in what it refers to.
    site, problems = load_site(settings)
    places = tuple(_locate(path, settings) for path in paths)
    wanted = tuple(problem for problem in problems if _concerns(problem, places, settings))
    print_problems(wanted, style)
    errors = any(problem.severity is Severity.ERROR for problem in wanted)
    if site is not None and not wanted and not paths:
        click.echo(f"{describe_site(site)}: no mistakes", err=True)
    else:
        if style == "text" and len(wanted) > MANY:
            click.echo(summarise_rules(wanted), err=True)
        click.echo(summarise(wanted), err=True)
    return ExitStatus.CONTENT_ERRORS if errors or (strict and wanted) else ExitStatus.FINE


def _locate(path: Path, settings: Settings) -> Path:
    """Where a path of the command line leads, as an absolute path without links in its folders.

    A link at its end is not followed, because a link in the folder of entries is itself a mistake to name.

    Raises:
        ProjectError: it leads out of the project.
    """
    absolute = path.absolute()
    place = absolute.resolve() if absolute.name == ".." else absolute.parent.resolve() / absolute.name
    if not place.is_relative_to(settings.root) and not settings.root.is_relative_to(place):
        raise ProjectError(f"{path} is not part of the project in {settings.root}")
    return place


def _concerns(problem: Problem, places: tuple[Path, ...], settings: Settings) -> bool:
    file = settings.root / problem.place.path
    return not places or any(file.is_relative_to(place) for place in places)
