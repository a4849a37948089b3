"""Finding messages for translators where ``gettext``'s own tools do not look: in the tables and the rules of the code.

``pybabel extract -F pyproject.toml generator`` calls this for Python files. A site is built without it.
"""

import ast
import io
from collections.abc import Iterator, Mapping
from typing import IO, Any

from babel.messages.extract import extract_python

Message = tuple[int, str | None, Any, list[str]]
"""Line, name of the marking function, text or texts, comments for translators: the shape that Babel asks for."""

TABLES: Mapping[str, tuple[int, ...]] = {
    "Block": (0,),
    "Column": (1,),
    "Field": (2,),
    "Option": (2,),
    "Rule": (1, 2),
    "Section": (1, 2),
    "Table": (1,),
}
"""Classes whose objects are lines of a table that a page prints, with the places of the arguments that are texts."""


def extract(
    file: IO[bytes], keywords: Mapping[str, Any], comment_tags: list[str], options: Mapping[str, Any]
) -> Iterator[Message]:
    """Every message of a Python file: what is marked, texts in tables, and rules where docstrings are asked for.

    Args:
        file: the source.
        keywords: names of marking functions.
        comment_tags: what comments for translators begin with.
        options: those of ``pyproject.toml``; ``docstrings`` says that public functions are rules, each with its
            sentence as the docstring.
    """
    source = file.read()
    marked: Iterator[Any] = extract_python(io.BytesIO(source), keywords, comment_tags, options)  # type: ignore[arg-type]
    yield from marked
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield from _table_texts(node, TABLES.get(node.func.id, ()))
            yield from _label(node)
        elif isinstance(node, ast.FunctionDef) and options.get("docstrings"):
            sentence = " ".join((ast.get_docstring(node) or "").split())
            if sentence and not node.name.startswith("_"):
                yield node.lineno, None, sentence, []


def _table_texts(call: ast.Call, places: tuple[int, ...]) -> Iterator[Message]:
    for argument in (call.args[place] for place in places if place < len(call.args)):
        # The empty text is no message: gettext keeps the head of a catalogue under it.
        if isinstance(argument, ast.Constant) and argument.value:
            yield argument.lineno, None, argument.value, []


def _label(call: ast.Call) -> Iterator[Message]:
    """The label of a field that is only carried, made of its name as ``Field.label`` does."""
    match call:
        case ast.Call(func=ast.Name(id="Field"), args=[ast.Constant(value=str(name)), *_], keywords=options):
            if not any(option.arg == "get" for option in options):
                yield call.lineno, None, name.replace("_", " ").capitalize(), []
