"""What can be the name of a field, and what cannot."""

from generator.problems import shown
from generator.reading.nodes import Node, Scalar


def is_merge(key: Scalar) -> bool:
    """Whether YAML would copy the fields of another mapping in its place."""
    return key.text == "<<" and not key.quoted


def fault_of_key(key: Node, *, is_explicit: bool) -> tuple[str, str] | None:
    """Message and hint for what cannot be the name of a field."""
    if not isinstance(key, Scalar):
        hint = "put a text that begins with a bracket in quotes"
        return "a list or a mapping stands where the name of a field belongs", hint
    if is_merge(key):
        return '"<<" would copy fields from elsewhere', "write every field out"
    if not key.text:
        return "the name of a field is missing", "write name: value"
    if is_explicit:
        hint = "write name: value, without ?"
        return f"the name {shown(key.text)} has no colon behind it on its line", hint
    if key.text != key.text.strip():
        return f"the name {shown(key.text)} begins or ends with a space", "delete that space"
    return None
