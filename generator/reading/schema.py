"""The one table of fields. The reader, ``check``, ``new``, the contribute page and the JSON Schema all read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from generator.model.choice import Choice
from generator.model.entries import Status
from generator.model.metrics import Counting
from generator.model.sources import SourceKind

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


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the format.

    Attributes:
        meaning: one sentence for people, printed on the contribute page.
        required: its absence is an error.
        points_to: what its ids name.
        choices: the words allowed.
        fields: the fields of each item, for ``records``.
        example: a value as one would write it.
    """

    name: str
    kind: Kind
    meaning: str
    required: bool = False
    points_to: Target = ""
    choices: tuple[Choice, ...] = ()
    fields: tuple["Field", ...] = ()
    example: str = ""


FIGURE = (
    Field("metric", "id", "what is counted: a key of metrics.yml", True, "metric", example="killed"),
    Field(
        "value", "value", "the number as the source words it; or give low and high", example="around 1,000"
    ),
    Field("low", "number", "lower bound that the source gives", example="900"),
    Field("high", "number", "upper bound that the source gives", example="1,200"),
    Field("as_of", "date", "when the figure was true", example="mid-January 2025"),
    Field(
        "said_on",
        "date",
        "when the origin said it, if known apart from the entry's date",
        example="2025-01-13",
    ),
    Field(
        "according_to",
        "chains",
        "replaces the entry's chain for this figure",
        points_to="source",
        example="[bbc, western-officials]",
    ),
    Field(
        "scope",
        "line",
        "who or where is counted, if narrower than the whole timeline's subject",
        example="one brigade",
    ),
    Field(
        "includes",
        "parts",
        "for a composite metric, the parts this source counts, or unstated; default the metric's parts",
        points_to="metric",
        example="[killed, wounded]",
    ),
    Field(
        "quote", "line", "the few words of the source that hold the figure, verbatim", example='"some 300"'
    ),
    Field(
        "computed",
        "line",
        "the arithmetic, if the editor computed the figure; never counted as an origin's word",
        example="two-thirds of 4,000",
    ),
    Field(
        "restates",
        "id",
        "id of another figure of this entry that says the same thing in other words",
        points_to="figure",
        example="killed",
    ),
    Field("note", "line", "plain text", example="rounded by the source"),
    Field(
        "id",
        "id",
        "permalink within the entry; default the metric, then metric-2 and so on",
        example="killed-2",
    ),
)

RELAY = (
    Field("source", "id", "id of the publisher that carried it", True, "source", example="kbs-world"),
    Field("url", "url", "where it did; or give a citation", example="https://…"),
    Field("date", "date", "when it did", True, example="2025-01-23"),
    Field("citation", "line", "where to find it if it has no address", example="evening news, 20:00"),
    Field("archived", "url", "address of an archived copy", example="https://…"),
    Field("language", "language", "language of its text, default the site's", example="ko"),
)

CORRECTION = (
    Field("date", "date", "when it was corrected", True, example="2025-02-01"),
    Field("note", "line", "what was put right", True, example="The figure was 300, not 3,000."),
)

ENTRY = (
    Field(
        "title",
        "line",
        "one line of plain text, in the editor's own words or as printed",
        True,
        example="Seoul puts the dead at 300",
    ),
    Field(
        "date", "date", "the day (or vaguer date) it belongs to on the timeline", True, example="2025-01-13"
    ),
    Field(
        "published", "date", "when the source published it, if that differs from date", example="2025-01-14"
    ),
    Field(
        "source", "id", "id of the publisher: a file in entries/sources/", True, "source", example="kbs-world"
    ),
    Field("url", "url", "where it was published; or give a citation", example="https://…"),
    Field("citation", "line", "where to find it if it has no address", example="printed edition, page 3"),
    Field("archived", "url", "address of an archived copy", example="https://…"),
    Field("language", "language", "language of the source's text, default the site's", example="ko"),
    Field(
        "according_to",
        "chains",
        "from the nearest relay to the origin, which stands last; absent where the source speaks for itself",
        points_to="source",
        example="[lee-seong-kweun, nis]",
    ),
    Field(
        "figures", "records", "the numbers it gives; an event without numbers is an entry too", fields=FIGURE
    ),
    Field(
        "also_reported_by",
        "records",
        "others who carried the same report with the same figures",
        fields=RELAY,
    ),
    Field(
        "repeats",
        "id",
        "id of the entry whose claim this one retells",
        points_to="entry",
        example="2025-01-13-kbs-world-nis",
    ),
    Field("tags", "words", "short lower-case words", example="[casualties]"),
    Field(
        "status",
        "choice",
        "current unless the source took it back; then corrections say how",
        choices=tuple(Status),
    ),
    Field(
        "superseded_by",
        "id",
        "id of the entry that took its place",
        points_to="entry",
        example="2025-09-02-nis-2000-killed",
    ),
    Field(
        "corrections",
        "records",
        "what was put right, shown on the page and in the change feed",
        fields=CORRECTION,
    ),
    Field("aliases", "ids", "former ids; they redirect", example="[2025-01-13-nis]"),
    Field("draft", "flag", "true: shown by the preview server, left out of a build", example="true"),
)

SOURCE = (
    Field("name", "line", "its name as readers know it", True, example="National Intelligence Service"),
    Field("kind", "choice", "what it is", True, choices=tuple(SourceKind), example="intelligence"),
    Field(
        "part_of",
        "id",
        "the organisation it belongs to; independent origins are counted per top organisation",
        points_to="source",
        example="south-korea",
    ),
    Field(
        "granted_by",
        "id",
        "anonymous only: the outlet that granted anonymity",
        points_to="source",
        example="bbc",
    ),
    Field("party", "line", "to what it is a party, in words", example="the war, on Ukraine's side"),
    Field("country", "country", "where it sits", example="KR"),
    Field("language", "language", "the language it publishes in", example="ko"),
    Field("url", "url", "its own address", example="https://…"),
    Field("aliases", "lines", "other spellings of the name", example="[NIS]"),
    Field("same_as", "url", "its Wikidata address", example="https://www.wikidata.org/wiki/Q…"),
)

METRIC = (
    Field("label", "line", "its name on pages", True, example="Killed"),
    Field("unit", "line", "what one of it is: people, percent, km2", True, example="people"),
    Field(
        "counting",
        "choice",
        "how its figures relate over time",
        True,
        choices=tuple(Counting),
        example="cumulative",
    ),
    Field("description", "line", "what is counted and what is not", example="Dead only."),
    Field("parts", "ids", "the metrics that make it up", points_to="metric", example="[killed, wounded]"),
    Field("ceiling", "id", "the metric that it cannot exceed", points_to="metric", example="deployed"),
    Field(
        "share",
        "share",
        "what a percentage is a share of",
        points_to="metric",
        example="{of: killed, in: casualties}",
    ),
)

TABLES = {
    "entry": ENTRY,
    "figure": FIGURE,
    "also_reported_by": RELAY,
    "corrections": CORRECTION,
    "source": SOURCE,
    "metric": METRIC,
}
"""Every table of the format by the name that the contribute page gives it."""
