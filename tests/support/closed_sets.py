"""Every closed set of the generator, found in its code."""

import ast
from enum import Enum
from importlib import import_module
from pathlib import Path

from tests.support.projects import ROOT

BASES = {"StrEnum", "IntEnum", "Choice"}


def closed_sets() -> dict[str, type[Enum]]:
    """The enums that have members, by module and name."""
    found = {}
    for path in sorted((ROOT / "generator").rglob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and {ast.unparse(base) for base in node.bases} & BASES:
                module = module_of(path)
                closed = getattr(import_module(module), node.name)
                if len(closed):
                    found[f"{module}.{node.name}"] = closed
    return found


def module_of(path: Path) -> str:
    """The name by which a file of the generator is imported."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)
