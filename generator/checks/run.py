"""Every rule there is, in one visible place, and the one function that applies them all."""

from collections.abc import Iterator

from generator.checks import body_rules, entry_rules, figure_rules, source_rules
from generator.checks.cycle_rules import line_has_an_end, metric_is_not_its_own, restating_has_an_end
from generator.checks.reference_rules import (
    draft_is_not_named,
    figure_is_known,
    references_are_known,
)
from generator.problems import Problem, in_order
from generator.reading.records import Folder

_ENTRY_RULES = (
    figure_is_known,
    restating_has_an_end,
    draft_is_not_named,
    *entry_rules.ENTRY_RULES,
    *figure_rules.FIGURE_RULES,
    *body_rules.BODY_RULES,
)
_SOURCE_RULES = (*source_rules.SOURCE_RULES, *body_rules.BODY_RULES)
_METRIC_RULES = (metric_is_not_its_own, *source_rules.METRIC_RULES)
_REFERENCE_RULES = (references_are_known, line_has_an_end)
_FOLDER_RULES = (source_rules.name_has_no_twin, entry_rules.former_ids_are_free)


def find_problems(folder: Folder) -> tuple[Problem, ...]:
    """Everything that is wrong with what was read, in the order of files and lines."""
    return in_order(_apply_rules(folder))


def rule_sentences() -> tuple[str, ...]:
    """What every rule demands, each in the sentence that its code begins with."""
    rules = (
        *_REFERENCE_RULES,
        *_ENTRY_RULES,
        *_SOURCE_RULES,
        *_METRIC_RULES,
        *_FOLDER_RULES,
    )
    return tuple(dict.fromkeys(" ".join((rule.__doc__ or "").split()) for rule in rules))


def _apply_rules(folder: Folder) -> Iterator[Problem]:
    for sheets, rules in (
        (folder.metrics, _METRIC_RULES),
        (folder.sources, _SOURCE_RULES),
        (folder.entries, _ENTRY_RULES),
    ):
        for sheet in sheets.values():
            for rule in rules:
                yield from rule(sheet, folder)
    for folder_rule in (*_REFERENCE_RULES, *_FOLDER_RULES):
        yield from folder_rule(folder)
