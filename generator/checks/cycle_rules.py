"""Lines of references that lead to an end, never back to where they began."""

from collections.abc import Callable, Iterator, Mapping

from generator.model.metrics import Share
from generator.problems import Problem
from generator.reading.assemble import name_figures
from generator.reading.records import Folder, Record, Sheet

Following = Callable[[str], tuple[str, ...]]
"""The ids that the sheet or figure of an id names; none for an id that is not known."""

_CUT = "cut it at one place"


def line_has_an_end(folder: Folder) -> Iterator[Problem]:
    """``part_of``, ``repeats`` and ``superseded_by`` lead to an end, never back to where they began."""
    for name, known in (
        ("part_of", folder.sources),
        ("repeats", folder.entries),
        ("superseded_by", folder.entries),
    ):
        for circle in _find_circles(known, name):
            for at, here in enumerate(circle):
                way = (*circle[at:], *circle[: at + 1])
                yield known[here].record.problem(name, "circle", _message(way), _CUT)


def _find_circles(known: Mapping[str, Sheet], name: str) -> Iterator[tuple[str, ...]]:
    """The circles that a field makes which names one id at most; each once, from any of its places."""
    # Followed anew from each of its reports, a chain of 5,000 repeats took half a minute.
    followed: set[str] = set()
    for start in known:
        line: dict[str, int] = {}
        here = start
        while here in known and here not in followed:
            followed.add(here)
            line[here] = len(line)
            here = known[here].record.text(name)
        if here in line:
            yield tuple(line)[line[here] :]


def metric_is_not_its_own(sheet: Sheet, folder: Folder) -> Iterator[Problem]:
    """No metric is its own part, ceiling or whole, not even by way of others."""
    for name in ("parts", "ceiling", "share"):
        way = way_back(sheet.id, _ids(folder.metrics, name))
        if len(way) == 2:
            message = f"{sheet.id} is named in its own definition"
            yield sheet.record.problem(name, "circle", message, "name another metric")
        elif way:
            yield sheet.record.problem(name, "circle", _message(way), _CUT)


def restating_has_an_end(sheet: Sheet, _: Folder) -> Iterator[Problem]:
    """Of figures that say the same in other words, one is the first and restates no other."""
    figures = sheet.record.records("figures")
    restated = {
        name: (figure.text("restates"),)
        for name, figure in zip(name_figures(figures), figures, strict=True)
        if figure.wrote("restates")
    }
    for name, figure in zip(name_figures(figures), figures, strict=True):
        way = way_back(name, lambda known: restated.get(known, ()))
        if len(way) > 2:  # that a figure restates itself is said elsewhere
            yield figure.problem("restates", "circle", _message(way), _CUT)


def way_back(start: str, following: Following) -> tuple[str, ...]:
    """The shortest way from an id back to itself, both ends included; empty where there is none."""
    came_from: dict[str, str] = {}
    pending = [start]
    for here in pending:  # grows as it is walked
        for name in following(here):
            if name not in came_from:
                came_from[name] = here
                pending.append(name)
            if name == start:
                return _retrace(start, came_from)
    return ()


def _retrace(start: str, came_from: dict[str, str]) -> tuple[str, ...]:
    way = [start, came_from[start]]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))


def _ids(known: Mapping[str, Sheet], name: str) -> Following:
    return lambda sheet: _named(known[sheet].record, name) if sheet in known else ()


def _named(record: Record, name: str) -> tuple[str, ...]:
    """The ids that stand in a field: one, several, or the two of a share."""
    share = record.get(name, Share)
    if share is not None:
        return share.of, share.within
    return record.get(name, tuple) or tuple(filter(None, (record.text(name),)))


def _message(way: tuple[str, ...]) -> str:
    return f"the line leads back to itself: {' → '.join(way)}"
