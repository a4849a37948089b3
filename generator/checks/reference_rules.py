"""Ids that name something: known, and not a draft that a build leaves out."""

from collections.abc import Iterator
from dataclasses import replace

from generator.model.sources import SourceKind
from generator.problems import Problem, Refusal, shown
from generator.reading.assemble import name_figures
from generator.reading.drafting import draft_source, name_source
from generator.reading.entries_folder import SOURCES_FOLDER
from generator.reading.records import Folder, Reference, Sheet
from generator.reading.schema import Target


def references_are_known(folder: Folder) -> Iterator[Problem]:
    """An id names a file of the folder, or a key of metrics.yml."""
    sheets = (*folder.metrics.values(), *folder.sources.values(), *folder.entries.values())
    references = (reference for sheet in sheets for reference in sheet.references)
    drafted: set[str] = set()
    for reference in sorted(references, key=lambda reference: (reference.place, reference.field)):
        # The ids of figures hold within their entry only, so a rule of the entry looks at them.
        if reference.target is Target.FIGURE or reference.id in folder.known(reference.target):
            continue
        problem = _refuse(reference, folder).problem(
            reference.place, f"unknown-{reference.target}", field=reference.field
        )
        # A source that fifty reports relay is new once: its file is offered where it is named first.
        is_first = reference.target is Target.SOURCE and reference.id not in drafted
        drafted.add(reference.id)
        yield _offer_file(problem, reference.id) if is_first else problem


def figure_is_known(sheet: Sheet, folder: Folder) -> Iterator[Problem]:
    """``restates`` names another figure of the same entry."""
    figures = sheet.record.records("figures")
    names = name_figures(figures)
    for name, figure in zip(names, figures, strict=True):
        other = figure.text("restates")
        if other == name:
            yield figure.problem(
                "restates", "unknown-figure", "a figure cannot restate itself", "name another figure"
            )
        elif other and other not in names:
            refusal = folder.suggestions.refuse_unknown(
                f"{shown(other)} is not a figure of this entry",
                other,
                names,
                among=f"the figures of {sheet.id}",
                otherwise=f"the figures of this entry are {', '.join(names)}",
            )
            yield figure.problem("restates", "unknown-figure", refusal.message, refusal.hint)


def draft_is_not_named(sheet: Sheet, folder: Folder) -> Iterator[Problem]:
    """What is published names no draft."""
    for reference in () if sheet.draft else sheet.references:
        target = folder.entries.get(reference.id)
        if reference.target is Target.ENTRY and target is not None and target.draft:
            message = f"{shown(reference.id)} is a draft, which a build leaves out"
            hint = "make this entry a draft too, or publish that one"
            yield Refusal(message, hint).problem(reference.place, "names-a-draft", field=reference.field)


def _offer_file(problem: Problem, source: str) -> Problem:
    """The problem of an unknown source, with the text of the file to create for it."""
    create = f"create entries/{SOURCES_FOLDER}/{source}.md with the text below"
    hint = f"{problem.hint} If not, {create}" if problem.proposals else create
    return replace(
        problem, hint=hint, paste=draft_source({"name": name_source(source), "kind": SourceKind.OUTLET})
    )


def _refuse(reference: Reference, folder: Folder) -> Refusal:
    known = folder.known(reference.target)
    message = f"{shown(reference.id)} is not {_with_article(reference.target)}"
    among, otherwise = f"every {reference.target}", _list(reference, folder)
    return folder.suggestions.refuse_unknown(message, reference.id, known, among=among, otherwise=otherwise)


def _list(reference: Reference, folder: Folder) -> str:
    match reference.target:
        case Target.METRIC:
            metrics = ", ".join(folder.metrics)
            return (
                f"the metrics are {metrics}" if metrics else "create entries/metrics.yml and define it there"
            )
        case Target.SOURCE:
            return f"create entries/{SOURCES_FOLDER}/{reference.id}.md"
        case Target.ENTRY:
            return "create its file below entries/"
        case Target.FIGURE:
            return "name a figure of this entry"


def _with_article(target: Target) -> str:
    match target:
        case Target.ENTRY:
            return f"an {target}"
        case Target.SOURCE | Target.METRIC | Target.FIGURE:
            return f"a {target}"
