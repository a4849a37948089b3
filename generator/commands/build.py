"""``timeline build``: the site that readers see is replaced by a new one, or stays as it is."""

from pathlib import Path

import click

from generator.builders.mkdocs.mkdocs_build import build_site, open_project
from generator.builders.publish import publish, refuse_target
from generator.commands.exit import ExitStatus, command
from generator.commands.report import count, describe_site, print_problems, summarise
from generator.site import load_site


@click.command()
@click.option("--strict", is_flag=True, help="Let warnings stop the build too.")
@click.option(
    "-d", "--directory", type=click.Path(path_type=Path), help="The folder to write, by default site/."
)
@command
def build(strict: bool, directory: Path | None) -> ExitStatus:
    """Build the whole site, or change nothing."""
    config, settings = open_project(strict=strict)
    target = directory or Path(config.site_dir)
    # Before the entries are read: a folder that cannot be used is known at once, not after a minute.
    refuse_target(target, (settings.docs, settings.entries))
    site, problems = load_site(settings)
    print_problems(problems, "text")
    if site is None or (strict and problems):
        click.echo(f"timeline: nothing was built; {summarise(problems)}", err=True)
        return ExitStatus.CONTENT_ERRORS
    addresses = [address for address, _ in site.plan()]
    publish(target, lambda folder: build_site(config, site, folder, strict=strict), addresses)
    pages = count(len(addresses), "page", "pages")
    click.echo(f"{target}: {pages} from {describe_site(site)}", err=True)
    return ExitStatus.FINE
