"""``timeline export``: the data files without a site. Also what it shares with ``timeline pages``."""

from collections.abc import Callable, Mapping
from pathlib import Path

import click

from generator.builders.mkdocs.mkdocs_build import read_project
from generator.builders.output_folder import refuse_directory, write_files
from generator.commands.exit import ExitStatus, command
from generator.commands.report import count, describe_site, print_problems, summarise
from generator.site import Site, load_site


@click.command()
@click.argument("directory", type=click.Path(path_type=Path))
@command
def export(directory: Path) -> ExitStatus:
    """Write the data files into DIRECTORY, without a site."""
    return write_output(directory, lambda site: site.files)


def write_output(directory: Path, make: Callable[[Site], Mapping[str, bytes]]) -> ExitStatus:
    """Write what is made of the project's site into a folder; nothing where the entries hold an error.

    Args:
        directory: the folder; made if it is not there.
        make: gives contents by their path below the folder.

    Returns:
        The status to exit with.

    Raises:
        ProjectError: there is no project in the present folder.
        TargetError: the folder is not to be written into.
    """
    settings = read_project()
    # As in a build: a folder that cannot be used is known before the entries are read.
    refuse_directory(directory, settings)
    site, problems = load_site(settings)
    print_problems(problems, "text")
    if site is None:
        click.echo(f"timeline: nothing was written; {summarise(problems)}", err=True)
        return ExitStatus.CONTENT_ERRORS
    written = write_files(directory, make(site))
    files = count(written, "file", "files")
    click.echo(f"{directory}: {files} from {describe_site(site)}", err=True)
    return ExitStatus.FINE
