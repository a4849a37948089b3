"""``timeline pages``: every page as a Markdown file, for another builder."""

from pathlib import Path

import click

from generator.builders.markdown_files import make_markdown_files
from generator.commands.exit import ExitStatus, command
from generator.commands.export import write_output


@click.command()
@click.argument("directory", type=click.Path(path_type=Path))
@command
def pages(directory: Path) -> ExitStatus:
    """Write every page as a Markdown file into DIRECTORY, for another builder."""
    return write_output(directory, make_markdown_files)
