"""Imports go one way, and every foreign library has its rooms; those hidden in functions count too."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = "generator"

ORDER = (
    ("generator",),  # the package itself: its name and version
    ("messages", "problems"),
    ("model",),
    ("addresses",),
    ("settings",),
    ("reading", "analysis"),
    ("wording",),
    ("checks",),
    ("pages", "exports"),
    ("site",),
    ("builders",),
    ("commands",),
    ("cli",),
    ("__main__",),
)
"""Layers from the ground up. A room imports from rooms below it; never from above, never from beside it."""

ROOMS = {
    "yaml": {"reading"},
    "frontmatter": {"reading"},
    "jinja2": {"pages"},
    "markupsafe": {"pages"},
    "markdown": {"pages"},
    "nh3": {"pages"},
    "mkdocs": {"builders"},
    "babel": {"wording"},
    "click": {"cli", "commands"},
}
"""Every foreign library, and the rooms that may use it. The model and what is below it use none."""

LEVEL = {room: level for level, rooms in enumerate(ORDER) for room in rooms}


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sorted((ROOT / PACKAGE).rglob("*.py"))}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}


def room_of(module: str) -> str:
    """The part below the package; the package itself is a room of its own."""
    return module.split(".")[1] if "." in module else module


def imports_of(nodes: Iterator[ast.AST]) -> Iterator[str]:
    """Modules named in import statements: a submodule imported from its package under its own name."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            base = node.module or ""
            for alias in node.names:
                whole = f"{base}.{alias.name}"
                yield whole if whole in MODULES else base


def own(names: Iterator[str]) -> set[str]:
    return {name for name in names if name.split(".")[0] == PACKAGE}


def foreign(names: Iterator[str]) -> set[str]:
    """Top names of libraries that are neither ours nor Python's."""
    tops = {name.split(".")[0] for name in names}
    return {top for top in tops if top != PACKAGE and top not in sys.stdlib_module_names}


def at_import(tree: ast.Module) -> Iterator[ast.AST]:
    """The statements of a module that run when it is imported: none in functions, none for the type checker."""
    pending: list[ast.AST] = [tree]
    while pending:
        node = pending.pop()
        yield node
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            pending.extend(node.orelse)
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            pending.extend(ast.iter_child_nodes(node))


def components(graph: dict[str, set[str]]) -> list[set[str]]:
    """Groups of modules that reach each other (Kosaraju's algorithm), those of one module left out."""

    def walk(start: str, edges: dict[str, set[str]], seen: set[str]) -> list[str]:
        """Nodes not seen before, in the order in which they are left."""
        left: list[str] = []
        stack = [(start, iter(sorted(edges[start])))]
        seen.add(start)
        while stack:
            _, following = stack[-1]
            fresh = next((other for other in following if other not in seen), None)
            if fresh is None:
                left.append(stack.pop()[0])
            else:
                seen.add(fresh)
                stack.append((fresh, iter(sorted(edges[fresh]))))
        return left

    seen: set[str] = set()
    finished = [node for start in graph if start not in seen for node in walk(start, graph, seen)]
    back: dict[str, set[str]] = {node: {other for other in graph if node in graph[other]} for node in graph}
    seen = set()
    groups = [set(walk(node, back, seen)) for node in reversed(finished) if node not in seen]
    return [group for group in groups if len(group) > 1]


def test_every_module_has_its_place() -> None:
    assert {room_of(name) for name in MODULES} == set(LEVEL)


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_down(module: str) -> None:
    room = room_of(module)
    others = {room_of(name) for name in own(imports_of(ast.walk(TREES[module])))} - {room}
    assert {other for other in others if LEVEL[other] >= LEVEL[room]} == set()


@pytest.mark.parametrize("module", MODULES)
def test_libraries_keep_to_their_rooms(module: str) -> None:
    used = foreign(imports_of(ast.walk(TREES[module])))
    assert {library for library in used if room_of(module) not in ROOMS.get(library, set())} == set()


def test_every_library_is_used_where_it_may_be() -> None:
    used = {
        (library, room_of(module))
        for module, tree in TREES.items()
        for library in foreign(imports_of(ast.walk(tree)))
    }
    assert used == {(library, room) for library, rooms in ROOMS.items() for room in rooms}


def test_no_module_is_imported_by_name_at_run_time() -> None:
    """What a string names, the other tests cannot see."""
    hidden = {
        module
        for module, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Name | ast.Attribute)
        and (node.id if isinstance(node, ast.Name) else node.attr) in ("__import__", "import_module")
    }
    assert hidden == set()


def test_no_circle_of_imports() -> None:
    graph = {
        module: own(imports_of(at_import(tree))) & set(MODULES) - {module} for module, tree in TREES.items()
    }
    assert components(graph) == []


PAGES = f"{PACKAGE}.pages"


def page_folder(module: str) -> str:
    """The folder of pages that a module is in; one that is in none is a place of its own."""
    return module.removeprefix(f"{PAGES}.").split(".")[0]


def test_folders_of_pages_go_one_way() -> None:
    """What pages share knows no kind of page; and of two folders at most one knows the other."""
    modules = [name for name in MODULES if name.startswith(f"{PAGES}.")]
    graph: dict[str, set[str]] = {page_folder(name): set() for name in modules}
    for module in modules:
        used = own(imports_of(ast.walk(TREES[module])))
        graph[page_folder(module)] |= {page_folder(name) for name in used & set(modules)}
    for folder, others in graph.items():
        others.discard(folder)
    assert graph["shared"] == set()
    assert components(graph) == []


def test_circles_would_be_seen() -> None:
    graph = {"a": {"b"}, "b": {"c"}, "c": {"a", "d"}, "d": {"e"}, "e": {"d"}, "f": {"a"}}
    assert sorted(map(sorted, components(graph))) == [["a", "b", "c"], ["d", "e"]]


HIDDEN = """
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    import generator.site
else:
    import generator.cli
def late():
    from generator.model import entries
    import yaml.events
"""


def test_imports_in_functions_and_for_the_type_checker_count() -> None:
    tree = ast.parse(HIDDEN)
    assert own(imports_of(ast.walk(tree))) == {"generator.site", "generator.cli", "generator.model.entries"}
    assert foreign(imports_of(ast.walk(tree))) == {"yaml"}
    assert own(imports_of(at_import(tree))) == {"generator.cli"}


def test_the_page_of_the_architecture_names_what_there_is() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    paths = re.findall(r"`([\w./-]+(?:/|\.(?:py|html|js)))`", page)
    assert len(paths) > 30
    assert [path for path in paths if not ((ROOT / PACKAGE / path).exists() or (ROOT / path).exists())] == []
    assert page.count("\n") < 120
