"""YAML text becomes nodes with places: read as a stream of events, which types and resolves nothing."""

import re
from collections.abc import Iterator

import yaml

from generator.problems import Place, Problem
from generator.reading.files.yaml_errors import explain
from generator.reading.files.yaml_nodes import Node
from generator.reading.files.yaml_tree import Tree

_TAB_IN_MARGIN = re.compile(r"^[ -]*\t", re.MULTILINE)


class PureLoader(yaml.SafeLoader):
    """PyYAML's own loader, brought to read a question mark inside brackets as libyaml does: as text."""

    def scan_plain(self) -> yaml.ScalarToken:
        """Scans on where the library stops at a ``?`` inside a word."""
        token = super().scan_plain()
        while self.flow_level and self.peek() == "?" and self.get_mark().index == token.end_mark.index:
            self.forward()
            more = super().scan_plain()
            token = yaml.ScalarToken(f"{token.value}?{more.value}", True, token.start_mark, more.end_mark)
        return token


LOADERS = (getattr(yaml, "CSafeLoader", PureLoader), PureLoader)
"""The fast loader reads what it can; what it refuses the other one reads, or refuses in words we know."""


def read_nodes(text: str, path: str, *, first_line: int = 1) -> tuple[Node | None, tuple[Problem, ...]]:
    """Reads one YAML document.

    Args:
        text: the YAML, lines ended by LF.
        path: path of the file from the repository's root.
        first_line: the line of the file on which ``text`` begins.

    Returns:
        The node at the top and the problems. ``None`` without problems: only blank lines and comments.
        ``None`` with problems: not readable to its end. With problems, a node is a repaired one, fit only to
        look for further mistakes in.
    """
    tabs = tuple(_tabs(text, path, first_line))
    if _TAB_IN_MARGIN.search(text):
        return None, tabs
    # Tabs elsewhere are noted and read as spaces, so that one run finds the mistakes behind them too.
    # Loaders count the lines of a text that ends without a line end differently.
    text = text.replace("\t", " ").removesuffix("\n") + "\n"
    for loader in dict.fromkeys(LOADERS):
        tree = Tree(text, path, first_line)
        try:
            tree.read(yaml.parse(text, Loader=loader))
        except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
            fault = explain(error, text)
        else:
            return tree.top, (*tabs, *tree.problems)
    tree.give_up(fault)
    return None, (*tabs, *tree.problems)


def _tabs(text: str, path: str, first_line: int) -> Iterator[Problem]:
    """Tabs, of which loaders make different things: the first one of each of the first five lines."""
    tabs = [(row, line.index("\t")) for row, line in enumerate(text.split("\n")) if "\t" in line]
    for row, column in tabs[:5]:
        yield Problem(
            Place(path, first_line + row, column + 1), "yaml-tab", "there is a tab here", "use spaces"
        )
