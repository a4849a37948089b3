"""The findings of a timeline with their sentences and the places where they stand, the same for pages and files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from generator import addresses
from generator.analysis.findings.finding import Finding
from generator.model.timeline import Timeline
from generator.wording.findings import say_finding

MOST_LISTED = 300
"""The page of findings lists so many of a kind, the most consequential; ``findings.json`` has them all."""


@dataclass(frozen=True)
class WordedFindings:
    """All findings of a timeline in one language. Each is put into words once, when a page or a file first needs it.

    Attributes:
        all: by kind, the most consequential of each first.
        texts: those that were put into words so far, by id.
    """

    all: tuple[Finding, ...]
    timeline: Timeline
    texts: dict[str, str] = field(default_factory=dict)

    def text(self, finding: Finding) -> str:
        """What was found, in one sentence."""
        if finding.id not in self.texts:
            self.texts[finding.id] = say_finding(finding, self.timeline)
        return self.texts[finding.id]

    @cached_property
    def places(self) -> Mapping[str, str]:
        """Addresses by id: on the page of findings, or where that has no room on the page of the finding's metric."""
        kinds = groupby(self.all, key=lambda finding: finding.kind)
        return {
            one.id: addresses.of_finding(one.id)
            if at < MOST_LISTED
            else f"{addresses.of_metric(one.metric)}#findings"
            for _, group in kinds
            for at, one in enumerate(group)
        }
