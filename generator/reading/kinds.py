"""The kinds of fields: how each is written, and what ids point to."""

from collections.abc import Mapping
from typing import Literal

Kind = Literal[
    "line",
    "lines",
    "date",
    "url",
    "language",
    "country",
    "choice",
    "flag",
    "id",
    "ids",
    "words",
    "chains",
    "parts",
    "share",
    "value",
    "number",
    "records",
]
"""How a field is written and read: one reader each in ``fields.READERS``, one sentence each in ``KIND_WORDS``."""

Target = Literal["", "source", "entry", "metric", "figure"]
"""What an id points to; checked for every field that has one."""

KIND_WORDS: Mapping[Kind, str] = {
    "line": "one line of plain text",
    "lines": "list of texts",
    "date": "date",
    "url": "http(s) address",
    "language": "BCP 47 tag, such as en or zh-Hant",
    "country": "ISO 3166-1 alpha-2 code, such as KR",
    "choice": "one of the words listed",
    "flag": "true or false",
    "id": "id",
    "ids": "list of ids",
    "words": "list of short lower-case words",
    "chains": "list of source ids, origin last; or a list of such lists",
    "parts": "list of metrics, or unstated",
    "share": "{of: metric, in: metric}",
    "value": "number in the source's words",
    "number": "number",
    "records": "list of fields in braces or indented",
}
