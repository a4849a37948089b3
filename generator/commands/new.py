"""``timeline new``: an entry's file, and its source's, from options and from answers given at the terminal."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from generator.addresses import year_of
from generator.builders.mkdocs.mkdocs_build import read_project
from generator.checks.run import find_problems
from generator.commands.exit import ExitStatus, command
from generator.commands.report import print_problems
from generator.model.dates import DateSpan, Precision
from generator.model.ids import LONGEST_ID, make_id
from generator.model.sources import SourceKind
from generator.problems import Place, Problem, Refusal, Severity, did_you_mean
from generator.reading.drafting import draft_entry, draft_source, name_source
from generator.reading.entries_folder import SOURCES_FOLDER, read_folder, read_sheet
from generator.reading.fields import read_id
from generator.reading.grammar.date_parser import parse_date
from generator.reading.records import Folder, Sheet
from generator.reading.schema import ENTRY, SOURCE
from generator.settings import Settings

# An entry needs an address or a citation; people at a terminal are asked for the address.
_PROMPTED = tuple(field for field in ENTRY if field.required or field.name == "url")


MOST_WORDS = 5
"""So many words of a title stand in an entry's id."""


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to write: its id, its path from the repository's root, its text, and whether it is a source's."""

    id: str
    path: str
    text: str
    is_source: bool = False


@click.command()
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
) -> ExitStatus:
    """Write a new entry, asking for what is not given; offer the source's file too."""
    settings = read_project()
    # Without a terminal nobody can answer: input may be closed, or a file that is meant for something else.
    interactive = sys.stdin is not None and sys.stdin.isatty()
    values = ask_for_values(given, interactive=interactive)
    pairs = ask_for_figures(figures, interactive=interactive)
    files = [draft_entry_file(values, pairs, settings, entry_id=entry_id, body=body)]
    folder, _ = read_folder(settings.entries, root=settings.root, language=settings.language)
    source = offer_source(
        values["source"], folder, settings, name=source_name, kind=source_kind, interactive=interactive
    )
    if source is not None:
        files.append(source)
    problems = check_files(files, folder)
    print_problems(problems, "text")
    if any(problem.severity is Severity.ERROR for problem in problems):
        click.echo("timeline: nothing was written", err=True)
        return ExitStatus.CONTENT_ERRORS
    try:
        for path in write_new(files, settings):
            click.echo(path)
    except FileExistsError as error:
        raise click.UsageError(f"{error.filename} is there already; give another --id") from error
    return ExitStatus.FINE


def ask_for_values(given: Mapping[str, str | None], *, interactive: bool) -> dict[str, str]:
    """The values that were given, and those that people at a terminal were asked for.

    Raises:
        click.UsageError: something needed is missing and there is nobody to ask.
    """
    values = {name.replace("-", "_"): value for name, value in given.items() if value}
    for field in _PROMPTED:
        if field.name in values or (field.name == "url" and "citation" in values):
            continue
        if not interactive:
            raise click.UsageError(f"--{field.name} is missing: {field.meaning}, such as {field.example}")
        values[field.name] = click.prompt(f"{field.name} ({field.meaning})", type=str)
    return values


def ask_for_figures(given: Sequence[str], *, interactive: bool) -> list[dict[str, str]]:
    """Figures from ``metric=value`` texts, or asked for one by one until an empty answer.

    Raises:
        click.UsageError: a text has no ``=``.
    """
    texts = list(given)
    while interactive and not given:
        text = click.prompt("figure as metric=value (empty for none)", default="", show_default=False)
        if not text:
            break
        texts.append(text)
    for text in texts:
        if "=" not in text:
            raise click.UsageError(f'--figure "{text}" has no =; write it like "killed=around 1,000"')
    pairs = (text.split("=", 1) for text in texts)
    return [{"metric": metric.strip(), "value": value.strip()} for metric, value in pairs]


def draft_entry_file(
    values: Mapping[str, str],
    figures: Sequence[Mapping[str, str]],
    settings: Settings,
    *,
    entry_id: str = "",
    body: str = "",
) -> NewFile:
    """The file of a new entry, in the folder of its year."""
    date = parse_date(values["date"])
    year = f"{year_of(date):04d}" if isinstance(date, DateSpan) else "undated"
    name = entry_id or "-".join(
        filter(None, (_date_part(values["date"]), values["source"], _slug(values["title"])))
    )
    folder = settings.entries.relative_to(settings.root).as_posix()
    text = draft_entry(values, figures, body) if body else draft_entry(values, figures)
    name = name[:LONGEST_ID].strip("-")
    return NewFile(name, f"{folder}/{year}/{name}.md", text)


def offer_source(
    source: str, folder: Folder, settings: Settings, *, name: str | None, kind: str | None, interactive: bool
) -> NewFile | None:
    """The file of a source that has none yet.

    Args:
        source: the source's id.
        folder: what there is.
        settings: where the sources are kept.
        name: as given on the command line.
        kind: likewise.
        interactive: whether somebody can be asked for what is not given.

    Returns:
        The file; None where the source has one, or where its name and kind are not given and nobody agrees.
    """
    known = folder.sources
    if source in known:
        return None
    if interactive and not (name and kind):
        near = did_you_mean(source, known)
        if not click.confirm(
            f'"{source}" is not a source yet{f" ({near})" if near else ""}. Write its file too?'
        ):
            return None
        name = click.prompt("name", default=name or name_source(source))
        kind = click.prompt(
            "kind",
            type=click.Choice([str(kind) for kind in SourceKind]),
            default=kind or str(SourceKind.OUTLET),
        )
    if not name or not kind:
        return None
    entries = settings.entries.relative_to(settings.root).as_posix()
    text = draft_source({"name": name, "kind": kind})
    return NewFile(source, f"{entries}/{SOURCES_FOLDER}/{source}.md", text, is_source=True)


def check_files(files: Sequence[NewFile], folder: Folder) -> tuple[Problem, ...]:
    """What would be wrong with these files once they stand among all the others."""
    problems: list[Problem] = []
    for file in files:
        problems.extend(_check_id(file, folder))
        # What a terminal could not decode arrives as lone surrogates, which the reader then names as bytes.
        raw = file.text.encode("utf-8", "surrogateescape")
        sheet, unreadable = read_sheet(raw, file.id, file.path, SOURCE if file.is_source else ENTRY)
        problems.extend(unreadable)
        folder = _add(folder, file, sheet)
    paths = {file.path for file in files}
    return (*problems, *(problem for problem in find_problems(folder) if problem.place.path in paths))


def write_new(files: Sequence[NewFile], settings: Settings) -> list[Path]:
    """Write the files; none of them may be there already.

    Raises:
        FileExistsError: one is.
    """
    written = []
    for file in files:
        path = settings.root / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        # Only where there is none, as the system sees it: a file that appeared after a look would be lost.
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(file.text)
        written.append(path)
    return written


def _check_id(file: NewFile, folder: Folder) -> Iterator[Problem]:
    """Problems of an id that is malformed or taken. A file of the very same path is noticed on writing."""
    refusal = read_id(file.id)
    if isinstance(refusal, Refusal):
        yield Problem(Place(file.path), "bad-id", refusal.message, refusal.hint)
    holder = (folder.sources if file.is_source else folder.entries).get(file.id)
    if holder is not None and holder.file != file.path:
        message = f'the id "{file.id}" is taken by {holder.file}'
        yield Problem(Place(file.path), "duplicate-id", message, "give another --id")


def _add(folder: Folder, file: NewFile, sheet: Sheet) -> Folder:
    if file.is_source:
        return replace(folder, sources={**folder.sources, file.id: sheet})
    return replace(folder, entries={**folder.entries, file.id: sheet})


def _date_part(words: str) -> str:
    date = parse_date(words)
    if isinstance(date, DateSpan) and date.precision == Precision.DAY and date.earliest:
        return date.earliest.isoformat()
    return _slug(words)


def _slug(text: str) -> str:
    return "-".join(make_id(text).split("-")[:MOST_WORDS])
