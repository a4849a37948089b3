"""What comes together while a file is read, and the spot in it that a reader of a field stands at."""

from dataclasses import dataclass, field

from generator.problems import Place, Problem, Refusal
from generator.reading.nodes import Node
from generator.reading.records import Reference
from generator.reading.schema import Field


@dataclass(slots=True)
class Gathered:
    """The problems and references met while one file is read."""

    problems: list[Problem] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)

    def refuse(self, at: Place, path: str, rule: str, refusal: Refusal) -> None:
        """Note an error."""
        self.problems.append(Problem(at, rule, refusal.message, refusal.hint, path))


@dataclass(frozen=True, slots=True)
class Spot:
    """What a reader needs to know: the node, its field, its path, and where to note mistakes."""

    node: Node
    field: Field
    path: str
    found: Gathered

    def refuse(self, rule: str, message: str, hint: str = "") -> None:
        """Note an error at the node."""
        self.found.refuse(self.node.place, self.path, rule, Refusal(message, hint))

    def item(self, node: Node, index: int) -> "Spot":
        """The same field, one item of its list."""
        return Spot(node, self.field, f"{self.path}[{index}]", self.found)
