"""Fields of the format that no rule and no calculation reads; they are only carried from file to page and export."""

from collections.abc import Mapping
from typing import Protocol

from generator.model.dates import DateSpan
from generator.model.values import Number

Extra = str | bool | Number | DateSpan | tuple[str, ...]
"""A text, address or id; true; a number; a date; a list of texts."""

Extras = Mapping[str, Extra]
"""What was written, by the name of the field; a field that is absent, false or empty is not there."""


class HasExtras(Protocol):
    """An entry, a figure, a source, … : anything with a table of fields."""

    @property
    def extras(self) -> Extras:
        """Its fields that are only carried."""
