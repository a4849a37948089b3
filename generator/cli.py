"""The terminal door: one function a command, which prints and answers with the status to leave with."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from generator import __version__
from generator.builders.markdown_files import refuse_directory, write_files, write_handover
from generator.builders.mkdocs.mkdocs_build import ProjectError, build_site, open_project, read_project
from generator.builders.publish import publish, refuse_target
from generator.commands.exit import CONTENT_ERRORS, FINE, Program, command
from generator.commands.explain import explain as explain_words
from generator.commands.new import (
    ask_for_figures,
    ask_for_values,
    draft_files,
    offer_source,
    problems_of,
    write_new,
)
from generator.commands.report import FORMATS, print_problems, summarise, summarise_rules
from generator.problems import Problem, Severity
from generator.settings import Settings
from generator.site import Site, load_site
from generator.wording.phrases import say_count

MANY = 20
"""Beyond so many mistakes, ``check`` also counts them by rule."""


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="timeline")
def main() -> None:
    """Make a site from a folder of sourced entries. Run it in the folder that holds mkdocs.yml."""


@main.command()
@click.option("--strict", is_flag=True, help="Let warnings stop the build too.")
@click.option(
    "-d", "--directory", type=click.Path(path_type=Path), help="The folder to write, by default site/."
)
@command
def build(strict: bool, directory: Path | None) -> int:
    """Build the whole site, or change nothing."""
    config, settings = open_project(strict=strict)
    target = directory or Path(config.site_dir)
    refuse_target(target, (settings.docs, settings.entries))
    site, problems = load_site(settings)
    print_problems(problems, "text")
    if site is None or (strict and problems):
        click.echo(f"timeline: nothing was built; {summarise(problems)}", err=True)
        return CONTENT_ERRORS
    addresses = [address for address, _ in site.plan()]
    publish(target, lambda folder: build_site(config, site, folder, strict=strict), addresses)
    click.echo(f"{target}: {say_count(len(addresses), 'page')} from {_count(site)}", err=True)
    return FINE


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--format", "style", type=click.Choice(FORMATS), default="text", help="How to print mistakes.")
@click.option("--strict", is_flag=True, help="Let warnings count as errors.")
@command
def check(paths: tuple[Path, ...], style: str, strict: bool) -> int:
    """Name every mistake in the entries, or in the files and folders PATHS."""
    settings = read_project()
    site, problems = load_site(settings)
    places = tuple(_place(path, settings) for path in paths)
    wanted = tuple(problem for problem in problems if _concerns(problem, places, settings))
    print_problems(wanted, style)
    errors = any(problem.severity is Severity.ERROR for problem in wanted)
    if site is not None and not wanted and not paths:
        click.echo(f"{_count(site)}: no mistakes", err=True)
    else:
        if style == "text" and len(wanted) > MANY:
            click.echo(summarise_rules(wanted), err=True)
        click.echo(summarise(wanted), err=True)
    return CONTENT_ERRORS if errors or (strict and wanted) else FINE


@main.command()
@click.argument("words")
@command
def explain(words: str) -> int:
    """Say what a value or a date is understood as: timeline explain "at least 100"."""
    understood, lines = explain_words(words)
    click.echo("\n".join(lines))
    return FINE if understood else CONTENT_ERRORS


@main.command()
@click.argument("directory", type=click.Path(path_type=Path))
@command
def export(directory: Path) -> int:
    """Write the data files into DIRECTORY, without a site."""
    return _hand_over(directory, lambda site: site.files, read_project())


@main.command()
@click.argument("directory", type=click.Path(path_type=Path))
@command
def pages(directory: Path) -> int:
    """Write every page as a Markdown file into DIRECTORY, for another builder."""
    return _hand_over(directory, write_handover, read_project())


@main.command()
@click.option("--title", help="One line in your own words.")
@click.option("--date", help="The day, or a vaguer date, on the timeline.")
@click.option("--source", help="Id of the publisher.")
@click.option("--url", help="Where it was published.")
@click.option("--citation", help="Where to find it if it has no address.")
@click.option("--according-to", help="Ids with commas between them, the origin last.")
@click.option("--tags", help="Words with commas between them.")
@click.option(
    "--figure", "figures", multiple=True, help='A figure such as "killed=around 1,000"; may be repeated.'
)
@click.option("--body", default="", help="What the report says.")
@click.option("--id", "entry_id", default="", help="The entry's id; by default its date, source and title.")
@click.option("--source-name", help="Name of a source that is new, to write its file too.")
@click.option("--source-kind", help="Its kind, such as outlet.")
@command
def new(
    *,
    figures: tuple[str, ...],
    body: str,
    entry_id: str,
    source_name: str | None,
    source_kind: str | None,
    **given: str | None,
) -> int:
    """Write a new entry, asking for what is not given; offer the source's file too."""
    settings = read_project()
    asks = sys.stdin is not None and sys.stdin.isatty()
    values = ask_for_values(given, interactive=asks)
    entry = draft_files(
        values, ask_for_figures(figures, interactive=asks), settings, entry_id=entry_id, body=body
    )
    source = offer_source(values["source"], settings, name=source_name, kind=source_kind, interactive=asks)
    files = [file for file in (entry, source) if file is not None]
    problems = problems_of(files, settings)
    print_problems(problems, "text")
    if any(problem.severity is Severity.ERROR for problem in problems):
        click.echo("timeline: nothing was written", err=True)
        return CONTENT_ERRORS
    try:
        for path in write_new(files, settings):
            click.echo(path)
    except FileExistsError as error:
        raise click.UsageError(f"{error.filename} is there already; give another --id") from error
    return FINE


def _hand_over(directory: Path, make: Callable[[Site], Mapping[str, bytes]], settings: Settings) -> int:
    refuse_directory(directory, settings)
    site, problems = load_site(settings)
    print_problems(problems, "text")
    if site is None:
        click.echo(f"timeline: nothing was written; {summarise(problems)}", err=True)
        return CONTENT_ERRORS
    written = write_files(directory, make(site))
    click.echo(f"{directory}: {say_count(written, 'file')} from {_count(site)}", err=True)
    return FINE


def _place(path: Path, settings: Settings) -> Path:
    """Where a path of the command line is, seen from the root; a link at its end is not followed."""
    whole = path.absolute()
    place = whole.resolve() if whole.name == ".." else whole.parent.resolve() / whole.name
    if not place.is_relative_to(settings.root) and not settings.root.is_relative_to(place):
        raise ProjectError(f"{path} is not part of the project in {settings.root}")
    return place


def _concerns(problem: Problem, places: tuple[Path, ...], settings: Settings) -> bool:
    file = settings.root / problem.place.path
    return not places or any(file.is_relative_to(place) for place in places)


def _count(site: Site) -> str:
    timeline = site.timeline
    entries = say_count(len(timeline.entries), "entry", "entries")
    return f"{entries} and {say_count(len(timeline.sources), 'source')}"
