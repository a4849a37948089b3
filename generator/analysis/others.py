"""How others put it: what can be said of one claim and the words of every other origin."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.analysis.judging import Judgement, judge
from generator.analysis.origins import counts_as_word
from generator.analysis.statements import Statement, refer
from generator.analysis.whole import Analysis
from generator.analysis.windows import Window, overlap
from generator.model.timeline import Claim


@dataclass(frozen=True)
class Other:
    """Another origin's word beside a claim's statement."""

    statement: Statement
    judgement: Judgement


def put_by_others(claim: Claim, analysis: Analysis) -> Iterator[Other]:
    """The nearest word in time of every other origin on the same metric and scope, with what can be said of the two.

    Of each origin's words those whose days meet the claim's, else the last before and the first after. Nothing is
    set beside a claim that is the editor's arithmetic or was withdrawn.
    """
    if not counts_as_word(claim):
        return
    own = analysis.statement_of[refer(claim)]
    for series in analysis.series.get((own.metric, own.scope), ()):
        if series.origins != own.origins:
            for statement in _near(own.window, series.statements):
                yield Other(statement, judge(own, statement, analysis.timeline.metrics))


def _near(window: Window, words: tuple[Statement, ...]) -> tuple[Statement, ...]:
    meeting = tuple(word for word in words if overlap(word.window, window))
    if meeting:
        return meeting
    before = [word for word in words if word.window.last < window.first]
    after = [word for word in words if word.window.first > window.last]
    return (*before[-1:], *after[:1])
