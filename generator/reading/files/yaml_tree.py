"""Nodes as they grow from YAML events, and what is wrong with the way they are put together."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from yaml import events

from generator.problems import Place, Problem, Refusal, shown
from generator.reading.files.encoding import Fault, severity_of
from generator.reading.files.yaml_errors import in_quotes
from generator.reading.files.yaml_nodes import Mapping, Node, Scalar, Sequence
from generator.reading.files.yaml_scalars import end_of, faults_of_node, faults_of_scalar, start_of


def is_merge(key: Scalar) -> bool:
    """Whether YAML would copy the fields of another mapping in its place."""
    # A merge key copies fields, and merges of merges multiply:
    # 542 bytes of them took a YAML library 53 seconds and 1.8 GiB of memory.
    return key.text == "<<" and not key.quoted


def refuse_key(key: Node, *, is_explicit: bool) -> Refusal | None:
    """Why a node cannot be the name of a field, or None where it can."""
    if not isinstance(key, Scalar):
        hint = "put a text that begins with a bracket in quotes"
        return Refusal("a list or a mapping stands where the name of a field belongs", hint)
    if is_merge(key):
        return Refusal('"<<" would copy fields from elsewhere', "write every field out")
    if not key.text:
        return Refusal("the name of a field is missing", "write name: value")
    if is_explicit:
        hint = "write name: value, without ?"
        return Refusal(f"the name {shown(key.text)} has no colon behind it on its line", hint)
    if key.text != key.text.strip():
        return Refusal(f"the name {shown(key.text)} begins or ends with a space", "delete that space")
    return None


# No field nests deeper. A file of 25,000 brackets, 50 kB, kills the reader of nodes that libyaml itself has.
MAX_DEPTH = 6
MAX_NODES = 5_000

_COLON = re.compile(" *:")
_NAME = re.compile(r"[\w-]{1,60}")


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end is still to come.

    Attributes:
        children: items, or keys and values in turn.
        key_end: index in the text at which the last key ends.
        colon_end: index behind the colon of that key; ``None`` where none follows on its line.
        value_start: index at which the last value begins if it is a plain text.
    """

    place: Place
    is_mapping: bool
    flow: bool
    children: list[Node] = field(default_factory=list)
    key_end: int = 0
    colon_end: int | None = None
    value_start: int | None = None

    @property
    def awaits_value(self) -> bool:
        return self.is_mapping and len(self.children) % 2 == 1


class Tree:
    """The nodes of one YAML document.

    Attributes:
        top: the node at the top, once all events were read.
        problems: what is wrong with what was read so far.
    """

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.top: Node | None = None
        self.problems: list[Problem] = []
        self._text = text
        self._path = path
        self._first_line = first_line
        self._open: list[_Open] = []
        self._nodes = 0
        self._documents = 0
        self._stopped = False
        self._spread_until = -1
        self._spread_in_quotes = False

    def read(self, stream: Iterable[events.Event]) -> None:
        """Takes events to the end of the first document, or until they are too many or too deep."""
        for event in stream:
            if isinstance(event, events.NodeEvent):
                self._take_node(event)
            elif isinstance(event, events.CollectionEndEvent):
                self._add(self._closed(self._open.pop()), end_of(event).index)
            elif isinstance(event, events.DocumentStartEvent):
                self._take_document(event)
            if self._stopped:
                return

    def give_up(self, fault: Fault) -> None:
        """Adds the fault that ended the reading.

        Where a text spread over several lines reaches the line of the fault, both have one cause and one of them is
        kept: the text if it stands in quotes, which were then not closed; else the fault.
        """
        rule, refusal = fault
        place = self._place_of(refusal.offset)
        last = self.problems[-1] if self.problems else None
        if last and last.rule == "yaml-line-break" and place.line - self._first_line <= self._spread_until:
            if self._spread_in_quotes:
                return
            self.problems.pop()
        self.problems.append(refusal.problem(place, rule))

    def _take_document(self, event: events.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            hint = "keep one; put a text that begins with --- in quotes"
            refusal = Refusal("a second YAML document begins here", hint)
            self._add_problem(self._place(event), "yaml-document", refusal)
            self._stopped = True
        elif event.version or event.tags:
            hint = "delete the lines that begin with %"
            refusal = Refusal("there is a YAML directive", hint)
            self._add_problem(self._place(event), "yaml-directive", refusal)

    def _take_node(self, event: events.NodeEvent) -> None:
        place = self._place(event)
        self._nodes += 1
        if self._nodes > MAX_NODES:
            message = f"there are more than {MAX_NODES:,} names, values and lists"
            self._stop(place, "yaml-size", Refusal(message, "split the file"))
            return
        for rule, refusal in faults_of_node(event, self._text):
            self._add_problem(place, rule, refusal)
        if isinstance(event, events.ScalarEvent):
            self._take_scalar(event, place)
        elif isinstance(event, events.CollectionStartEvent):
            self._take_start(event, place)
        else:
            self._add(Scalar(f"*{event.anchor}", place, quoted=True), end_of(event).index)

    def _take_start(self, event: events.CollectionStartEvent, place: Place) -> None:
        if len(self._open) == MAX_DEPTH:
            message = f"lists and fields are nested more than {MAX_DEPTH} deep"
            hint = "no field needs that; put a text that begins with a bracket in quotes"
            self._stop(place, "yaml-depth", Refusal(message, hint))
            return
        is_mapping = isinstance(event, events.MappingStartEvent)
        self._open.append(_Open(place, is_mapping, bool(event.flow_style)))

    def _stop(self, place: Place, rule: str, refusal: Refusal) -> None:
        self._add_problem(place, rule, refusal)
        self._stopped = True
        self.top = None

    def _take_scalar(self, event: events.ScalarEvent, place: Place) -> None:
        start, end = start_of(event), end_of(event)
        stop, is_plain = end.index, not event.style
        parent = self._open[-1] if self._open and self._open[-1].awaits_value else None
        if parent and is_plain and not event.value:
            if parent.colon_end is None and parent.flow:
                self._take_bare_key(parent, place)
                return
            if event.tag is None and event.anchor is None:
                # Loaders differ on where a missing value stands: it stands where it would be written.
                stop = parent.key_end if parent.colon_end is None else parent.colon_end
                place = self._place_of(stop)
        if start.line != end.line:
            self._spread_until, self._spread_in_quotes = end.line, not is_plain
        # A text at the very top is refused by the caller, in better words.
        if self._open or not is_plain:
            for rule, refusal in faults_of_scalar(event, self._text, stop):
                self._add_problem(place, rule, refusal)
        value_start = start.index if is_plain else None
        self._add(Scalar(event.value, place, quoted=not is_plain), stop, value_start=value_start)

    def _take_bare_key(self, parent: _Open, place: Place) -> None:
        """Takes a key in braces that has no colon: mostly the rest of a value that a comma cut in two; joins them."""
        key, before = parent.children[-1], parent.children[-2] if len(parent.children) > 1 else None
        if not isinstance(before, Scalar) or parent.value_start is None:
            name = key.text if isinstance(key, Scalar) else ""
            hint = "write a space after the colon" if ":" in name else "write name: value"
            self._add_problem(key.place, "yaml-key", Refusal(f"{shown(name)} has no value", hint))
            parent.children.append(Scalar("", place))
            return
        # “{value: around 1,000}” is a natural thing to write, but to YAML the comma begins another field.
        value = " ".join(self._text[parent.value_start : parent.key_end].split())
        parent.children[-2:] = []
        last = self.problems[-1] if self.problems else None
        if last and (last.place, last.rule) == (before.place, "yaml-comma"):
            self.problems.pop()
        message = f"in braces, the comma ends the value at {shown(value.split(',')[0])}"
        self._add_problem(before.place, "yaml-comma", Refusal(message, in_quotes(value)))
        parent.children.append(Scalar(value, before.place))

    def _add(self, node: Node, end: int, *, value_start: int | None = None) -> None:
        """Puts a finished node, which ends at this index of the text, where it belongs."""
        if not self._open:
            self.top = node
            return
        parent = self._open[-1]
        if parent.is_mapping and not parent.awaits_value:
            colon = _COLON.match(self._text, end)
            parent.key_end, parent.colon_end = end, colon.end() if colon else None
            refusal = refuse_key(node, is_explicit=not colon and not parent.flow)
            if refusal:
                self._add_problem(node.place, "yaml-key", refusal)
        else:
            parent.value_start = value_start
        parent.children.append(node)

    def _closed(self, ended: _Open) -> Node:
        if not ended.is_mapping:
            return Sequence(tuple(ended.children), ended.place)
        pairs: dict[str, tuple[Scalar, Node]] = {}
        for key, value in zip(ended.children[::2], ended.children[1::2], strict=True):
            if not isinstance(key, Scalar) or is_merge(key):
                continue
            if key.text not in pairs:
                pairs[key.text] = key, value
                continue
            # The YAML library keeps the last of two equal names without a word,
            # so that one of two figures would be lost.
            first = pairs[key.text][0].place.line
            message = (
                f"{shown(key.text)} is written twice, first on line {first}, again on line {key.place.line}"
            )
            refusal = Refusal(message, "keep one of them")
            self._add_problem(key.place, "duplicate-key", refusal, below=key)
        return Mapping(tuple(pairs.values()), ended.place, ended.flow)

    def _place(self, event: events.Event) -> Place:
        mark = start_of(event)
        return Place(self._path, self._first_line + mark.line, mark.column + 1)

    def _place_of(self, index: int) -> Place:
        line = self._first_line + self._text.count("\n", 0, index)
        return Place(self._path, line, index - self._text.rfind("\n", 0, index))

    def _add_problem(self, place: Place, rule: str, refusal: Refusal, *, below: Node | None = None) -> None:
        """Adds a problem at the field that is being read, or at a key below it."""
        field = self._field(below)
        self.problems.append(refusal.problem(place, rule, field=field, severity=severity_of(rule)))

    def _field(self, below: Node | None) -> str:
        """The path of what is being read, such as ``figures[0].metric``, or of a key below it."""
        path = ""
        for parent in self._open:
            if not parent.is_mapping:
                path += f"[{len(parent.children)}]"
            elif parent.awaits_value:
                path = _joined(path, parent.children[-1])
        return path if below is None else _joined(path, below)


def _joined(path: str, key: Node) -> str:
    text = key.text if isinstance(key, Scalar) else "?"
    name = text if _NAME.fullmatch(text) else shown(text)
    return f"{path}.{name}" if path else name
