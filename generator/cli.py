"""The ``timeline`` command: a group, and the list of its commands."""

import click

from generator import __version__
from generator.commands.build import build
from generator.commands.check import check
from generator.commands.exit import Program
from generator.commands.explain import explain
from generator.commands.export import export
from generator.commands.new import new
from generator.commands.pages import pages

COMMANDS = (build, check, explain, export, new, pages)


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="timeline")
def main() -> None:
    """Make a site from a folder of sourced entries. Run it in the folder that holds mkdocs.yml."""


for one in COMMANDS:
    main.add_command(one)
