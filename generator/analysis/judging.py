"""Two statements side by side: every wording of the one against every wording of the other."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import product

from generator.analysis.comparison import DISAGREE, Verdict, VerdictKind, compare, touch
from generator.analysis.statements import Statement, Wording
from generator.model.metrics import Metric

_FORCE: tuple[VerdictKind, ...] = (
    "disagree-same-period",
    "disagree-later-lower",
    "cannot-tell",
    "repeat",
    "agree",
    "grows-over-time",
    "changes-over-time",
    "not-compared",
    "definition-differs",
)
"""Of several verdicts on the wordings of two statements, the first of these is given."""


@dataclass(frozen=True)
class Judgement:
    """What can be said of two statements, and of which of their wordings it is said.

    Attributes:
        a: the wording of the first statement.
        b: the wording of the second statement.
        verdict: what can be said of the two.
        otherwise: for ``definition-differs``, the verdict if both counted the same; else the verdict's kind.
        spared: other wordings of the same statements are true to one number.
    """

    a: Wording
    b: Wording
    verdict: Verdict
    otherwise: VerdictKind
    spared: bool


def judge(a: Statement, b: Statement, metrics: Mapping[str, Metric]) -> Judgement:
    """The verdict on two statements of one metric and scope.

    Reports word one origin's word differently ("over 300", "some 300"), so each wording is compared, and the
    strongest verdict is given with the wordings to which it applies. Wordings that count different parts are
    looked at only when there are no others.
    """
    if len(a.standing) == len(b.standing) == 1 and len(a.wordings) == len(b.wordings) == 1:
        x, y = a.standing[0], b.standing[0]
        verdict = compare(x.term, y.term, metrics)
        if verdict.kind != "definition-differs":
            return Judgement(x, y, verdict, verdict.kind, spared=False)
    pairs = tuple(product(a.standing, b.standing))
    verdicts = [(x, y, compare(x.term, y.term, metrics)) for x, y in pairs]
    same = [item for item in verdicts if item[2].kind != "definition-differs"]
    if same:
        x, y, verdict = min(same, key=lambda item: _FORCE.index(item[2].kind))
        spared = verdict.kind in DISAGREE and any(
            touch(one.term, other.term) for one, other in product(a.wordings, b.wordings)
        )
        return Judgement(x, y, verdict, verdict.kind, spared)
    if_same = [(x, y, compare(replace(x.term, includes=y.term.includes), y.term, metrics)) for x, y in pairs]
    x, y, otherwise = min(
        if_same, key=lambda item: (not _defined(item[0], item[1]), _FORCE.index(item[2].kind))
    )
    return Judgement(x, y, Verdict("definition-differs"), otherwise.kind, spared=False)


def _defined(a: Wording, b: Wording) -> bool:
    return a.term.defined and b.term.defined
