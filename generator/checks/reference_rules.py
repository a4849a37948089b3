"""Ids that name something: known, and not a draft that a build leaves out."""

from collections.abc import Iterator

from generator.problems import Place, Problem, did_you_mean, shown
from generator.reading.assemble import name_figures
from generator.reading.drafting import draft_source, name_source
from generator.reading.entries_folder import SOURCES_FOLDER
from generator.reading.records import Folder, Reference, Sheet


def reference_is_known(sheet: Sheet, folder: Folder) -> Iterator[Problem]:
    """An id names a file of the folder, or a key of metrics.yml."""
    for reference in sheet.references:
        known = folder.known(reference.target)
        if reference.target != "figure" and reference.id not in known:
            hint = did_you_mean(reference.id, known)
            message = f"{shown(reference.id)} is not {_A[reference.target]}"
            yield _problem(
                reference, f"unknown-{reference.target}", message, hint or _list(reference, folder)
            )


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
            hint = did_you_mean(other, names) or f"the figures of this entry are {', '.join(names)}"
            message = f"{shown(other)} is not a figure of this entry"
            yield figure.problem("restates", "unknown-figure", message, hint)


def draft_is_not_named(sheet: Sheet, folder: Folder) -> Iterator[Problem]:
    """What is published names no draft."""
    for reference in () if sheet.draft else sheet.references:
        target = folder.entries.get(reference.id)
        if reference.target == "entry" and target is not None and target.draft:
            message = f"{shown(reference.id)} is a draft, which a build leaves out"
            yield _problem(
                reference, "names-a-draft", message, "make this entry a draft too, or publish that one"
            )


def paste_missing_sources(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The same problems; the first mention of each unknown source carries the text of the file to create."""
    offered: set[str] = set()
    result: list[Problem] = []
    for problem in problems:
        name = problem.message.split('"')[1] if problem.rule == "unknown-source" else ""
        offer = bool(name) and name not in offered and not name.endswith("…")
        result.append(_with_paste(problem, name) if offer else problem)
        offered.add(name)
    return tuple(result)


def _with_paste(problem: Problem, name: str) -> Problem:
    near = problem.hint if problem.hint.startswith("did you mean") else ""
    create = f"create entries/{SOURCES_FOLDER}/{name}.md with the text below"
    return Problem(
        problem.place,
        problem.rule,
        problem.message,
        f"{near} If not, {create}" if near else create,
        problem.field,
        problem.severity,
        draft_source({"name": name_source(name), "kind": "outlet"}),
    )


_A = {"source": "a source", "entry": "an entry", "metric": "a metric"}


def _list(reference: Reference, folder: Folder) -> str:
    if reference.target == "metric" and folder.metrics:
        return f"the metrics are {', '.join(folder.metrics)}"
    if reference.target == "metric":
        return "create entries/metrics.yml and define it there"
    where = (
        f"entries/{SOURCES_FOLDER}/{reference.id}.md"
        if reference.target == "source"
        else "its file below entries/"
    )
    return f"create {where}"


def _problem(reference: Reference, rule: str, message: str, hint: str) -> Problem:
    place: Place = reference.place
    return Problem(place, rule, message, hint, reference.field)
