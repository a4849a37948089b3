"""The one table of fields: what people may write in an entry, a figure, a source, a metric, and what becomes of it.

One entry in a table is all that a new field needs. It is then read and checked by its kind (``fields``), explained
on the contribute page, carried into the model (``assemble``), written to ``entries.json`` and its JSON Schema, to
the CSV tables, read back from ``entries.json``, and shown on the page of what it belongs to.

Most new fields are only carried: nothing computes with them. Those need no attribute in the model; they travel in
its ``extras``, under their names. A field that a rule, a comparison or a sentence reads is an attribute of the model
instead, so that a misspelt name or a wrong type is an error of the type checker; its entry here has ``get``, which
says how the model holds it, and one line of ``assemble`` fills it in. A bag of everything would have been shorter
and unchecked; attributes for everything would have cost three places for a remark that nobody computes with.
"""

from collections.abc import Callable, Mapping
from dataclasses import KW_ONLY, dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from generator.messages import N_
from generator.model.choice import Choice
from generator.model.entries import Chain, Correction, Entry, Figure, Relay, Status
from generator.model.extras import Extra, HasExtras
from generator.model.metrics import Counting, Metric, Share
from generator.model.sources import Source, SourceKind
from generator.model.values import Value


class Kind(Choice):
    """How a field is written and read: one reader each in ``fields.READERS``, and how the contribute page says it."""

    LINE = "line", N_("one line of plain text")
    LINES = "lines", N_("list of texts")
    DATE = "date", N_("date")
    URL = "url", N_("http(s) address")
    LANGUAGE = "language", N_("BCP 47 tag, such as en or zh-Hant")
    COUNTRY = "country", N_("ISO 3166-1 alpha-2 code, such as KR")
    CHOICE = "choice", N_("one of the words listed")
    FLAG = "flag", N_("true or false")
    ID = "id", N_("id")
    IDS = "ids", N_("list of ids")
    TAGS = "tags", N_("list of short lower-case words")
    CHAINS = "chains", N_("list of source ids, origin last; or a list of such lists")
    PARTS = "parts", N_("list of metrics, or unstated")
    SHARE = "share", N_("{of: metric, in: metric}")
    VALUE = "value", N_("number in the source's words")
    NUMBER = "number", N_("number")
    RECORDS = "records", N_("list of fields in braces or indented")


class Target(StrEnum):
    """What the id in a field names; checked for every field that holds ids."""

    SOURCE = "source"
    ENTRY = "entry"
    METRIC = "metric"
    FIGURE = "figure"


FieldValue = (
    Extra
    | Value
    | Share
    | tuple[Chain, ...]
    | tuple[Figure, ...]
    | tuple[Relay, ...]
    | tuple[Correction, ...]
    | None
)
"""What a field holds in the model: an empty text or list, or None, where nothing was written."""

T = TypeVar("T", bound=HasExtras)


def _absent(kind: Kind) -> Extra | None:
    """What a field of the ``extras`` holds where it was not written."""
    match kind:
        case Kind.FLAG:
            return False
        case Kind.LINES | Kind.IDS | Kind.TAGS:
            return ()
        case (
            Kind.LINE
            | Kind.DATE
            | Kind.URL
            | Kind.LANGUAGE
            | Kind.COUNTRY
            | Kind.CHOICE
            | Kind.ID
            | Kind.NUMBER
        ):
            return None
        case Kind.CHAINS | Kind.PARTS | Kind.SHARE | Kind.VALUE | Kind.RECORDS:
            return None  # never among the extras: each is an attribute of the model


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """One field of the format, in the table of what it belongs to.

    Attributes:
        meaning: one sentence for people, printed on the contribute page and in the JSON Schema.
        example: a value as one would write it.
        get: how the model holds it; None for a field that is only carried, among the ``extras``.
        required: its absence is an error.
        points_to: what its ids name; None for a field that holds no ids of something else.
        choices: the words allowed.
        fields: the fields of each item, for records.
        exported_as: its name in ``entries.json`` where that is another.
        exported: whether exports have it by itself; the bounds of a figure are part of its value there.
    """

    name: str
    kind: Kind
    meaning: str
    example: str = ""
    _: KW_ONLY
    get: Callable[[T], FieldValue] | None = None
    required: bool = False
    points_to: Target | None = None
    choices: tuple[Choice, ...] = ()
    fields: "tuple[Field[Any], ...]" = ()
    exported_as: str = ""
    exported: bool = True

    @property
    def key(self) -> str:
        """Its name in ``entries.json``."""
        return self.exported_as or self.name

    @property
    def label(self) -> str:
        """Its name as a reader sees it."""
        return self.name.replace("_", " ").capitalize()

    @property
    def placeholder(self) -> str:
        """What stands in a begun file until the field is filled in; ``check`` refuses it."""
        return f"<{self.meaning}>"

    def value_of(self, thing: T) -> FieldValue:
        """What an entry, a figure, a source, … has in this field."""
        if self.get is not None:
            return self.get(thing)
        return thing.extras.get(self.name, _absent(self.kind))


FIGURE: tuple[Field[Figure], ...] = (
    Field(
        "metric",
        Kind.ID,
        "what is counted: a key of metrics.yml",
        "visitors",
        get=lambda f: f.metric,
        required=True,
        points_to=Target.METRIC,
    ),
    Field(
        "value",
        Kind.VALUE,
        "the number as the source words it; or give low and high",
        "around 1,000",
        get=lambda f: f.value,
    ),
    Field(
        "low",
        Kind.NUMBER,
        "lower bound that the source gives",
        "900",
        get=lambda f: f.value.low,
        exported=False,
    ),
    Field(
        "high",
        Kind.NUMBER,
        "upper bound that the source gives",
        "1,200",
        get=lambda f: f.value.high,
        exported=False,
    ),
    Field("as_of", Kind.DATE, "when the figure was true", "mid-January 2025", get=lambda f: f.as_of),
    Field(
        "said_on",
        Kind.DATE,
        "when the origin said it, if known apart from the entry's date",
        "2025-01-13",
        get=lambda f: f.said_on,
    ),
    Field(
        "according_to",
        Kind.CHAINS,
        "replaces the entry's chain for this figure",
        "[example-news, ministry]",
        get=lambda f: f.chains,
        points_to=Target.SOURCE,
        exported_as="chains",
    ),
    Field(
        "scope",
        Kind.LINE,
        "who or where is counted, if narrower than the whole timeline's subject",
        "one district",
        get=lambda f: f.scope,
    ),
    Field(
        "includes",
        Kind.PARTS,
        "for a composite metric, the parts this source counts, or unstated; default the metric's parts",
        "[adults, children]",
        get=lambda f: f.includes,
        points_to=Target.METRIC,
    ),
    Field(
        "quote",
        Kind.LINE,
        "the few words of the source that hold the figure, verbatim",
        '"some 300"',
        get=lambda f: f.quote,
    ),
    Field(
        "computed",
        Kind.LINE,
        "the arithmetic, if the editor computed the figure; never counted as an origin's word",
        "two-thirds of 4,000",
        get=lambda f: f.computed,
    ),
    Field(
        "restates",
        Kind.ID,
        "id of another figure of this entry that says the same thing in other words",
        "visitors",
        get=lambda f: f.restates,
        points_to=Target.FIGURE,
    ),
    Field("note", Kind.LINE, "plain text", "rounded by the source", get=lambda f: f.note),
    Field(
        "id",
        Kind.ID,
        "permalink within the entry; default the metric, then metric-2 and so on",
        "second-count",
        get=lambda f: f.id,
    ),
)

RELAY: tuple[Field[Relay], ...] = (
    Field(
        "source",
        Kind.ID,
        "id of the publisher that carried it",
        "example-news",
        get=lambda r: r.source,
        required=True,
        points_to=Target.SOURCE,
    ),
    Field("url", Kind.URL, "where it did; or give a citation", "https://…", get=lambda r: r.url),
    Field("date", Kind.DATE, "when it did", "2025-01-23", get=lambda r: r.date, required=True),
    Field(
        "citation",
        Kind.LINE,
        "where to find it if it has no address",
        "evening news, 20:00",
        get=lambda r: r.citation,
    ),
    Field("archived", Kind.URL, "address of an archived copy", "https://…", get=lambda r: r.archived),
    Field(
        "language", Kind.LANGUAGE, "language of its text, default the site's", "nl", get=lambda r: r.language
    ),
)

CORRECTION: tuple[Field[Correction], ...] = (
    Field("date", Kind.DATE, "when it was corrected", "2025-02-01", get=lambda c: c.date, required=True),
    Field(
        "note",
        Kind.LINE,
        "what was put right",
        "The figure was 300, not 3,000.",
        get=lambda c: c.note,
        required=True,
    ),
)

ENTRY: tuple[Field[Entry], ...] = (
    Field(
        "title",
        Kind.LINE,
        "one line of plain text, in the editor's own words or as printed",
        "Ministry counts 300 visitors",
        get=lambda e: e.title,
        required=True,
    ),
    Field(
        "date",
        Kind.DATE,
        "the day (or vaguer date) it belongs to on the timeline",
        "2025-01-13",
        get=lambda e: e.date,
        required=True,
    ),
    Field(
        "published",
        Kind.DATE,
        "when the source published it, if that differs from date",
        "2025-01-14",
        get=lambda e: e.published,
    ),
    Field(
        "source",
        Kind.ID,
        "id of the publisher: a file in entries/sources/",
        "example-news",
        get=lambda e: e.source,
        required=True,
        points_to=Target.SOURCE,
    ),
    # The example is cut short on purpose: somebody would publish an address that was made up.
    Field("url", Kind.URL, "where it was published; or give a citation", "https://…", get=lambda e: e.url),
    Field(
        "citation",
        Kind.LINE,
        "where to find it if it has no address",
        "printed edition, page 3",
        get=lambda e: e.citation,
    ),
    Field("archived", Kind.URL, "address of an archived copy", "https://…", get=lambda e: e.archived),
    Field(
        "language",
        Kind.LANGUAGE,
        "language of the source's text, default the site's",
        "nl",
        get=lambda e: e.language,
    ),
    Field(
        "according_to",
        Kind.CHAINS,
        "from the nearest relay to the origin, which stands last; absent where the source speaks for itself",
        "[spokeswoman, ministry]",
        get=lambda e: e.according_to,
        points_to=Target.SOURCE,
    ),
    Field(
        "figures",
        Kind.RECORDS,
        "the numbers it gives; an event without numbers is an entry too",
        get=lambda e: e.figures,
        fields=FIGURE,
    ),
    Field(
        "also_reported_by",
        Kind.RECORDS,
        "others who carried the same report with the same figures",
        get=lambda e: e.also_reported_by,
        fields=RELAY,
    ),
    Field(
        "repeats",
        Kind.ID,
        "id of the entry whose claim this one retells",
        "2025-01-13-example-news-count",
        get=lambda e: e.repeats,
        points_to=Target.ENTRY,
    ),
    Field("tags", Kind.TAGS, "short lower-case words", "[audit]", get=lambda e: e.tags),
    Field(
        "status",
        Kind.CHOICE,
        "current unless the source took it back; then corrections say how",
        get=lambda e: e.status,
        choices=tuple(Status),
    ),
    Field(
        "superseded_by",
        Kind.ID,
        "id of the entry that took its place",
        "2025-09-02-ministry-new-count",
        get=lambda e: e.superseded_by,
        points_to=Target.ENTRY,
    ),
    Field(
        "corrections",
        Kind.RECORDS,
        "what was put right, shown on the page and in the change feed",
        get=lambda e: e.corrections,
        fields=CORRECTION,
    ),
    Field("aliases", Kind.IDS, "former ids; they redirect", "[2025-01-13-old-name]", get=lambda e: e.aliases),
    Field(
        "draft",
        Kind.FLAG,
        "true: shown by the preview server, left out of a build",
        "true",
        get=lambda e: e.draft,
    ),
)

SOURCE: tuple[Field[Source], ...] = (
    Field(
        "name",
        Kind.LINE,
        "its name as readers know it",
        "Ministry of Works",
        get=lambda s: s.name,
        required=True,
    ),
    Field(
        "kind",
        Kind.CHOICE,
        "what it is",
        "government",
        get=lambda s: s.kind,
        required=True,
        choices=tuple(SourceKind),
    ),
    Field(
        "part_of",
        Kind.ID,
        "the organisation it belongs to; independent origins are counted per top organisation",
        "example-council",
        get=lambda s: s.part_of,
        points_to=Target.SOURCE,
    ),
    Field(
        "granted_by",
        Kind.ID,
        "anonymous only: the outlet that granted anonymity",
        "example-news",
        get=lambda s: s.granted_by,
        points_to=Target.SOURCE,
    ),
    Field(
        "party",
        Kind.LINE,
        "to what it is a party, in words",
        "the dispute, on the owners' side",
        get=lambda s: s.party,
    ),
    Field("country", Kind.COUNTRY, "where it sits", "NL", get=lambda s: s.country),
    Field("language", Kind.LANGUAGE, "the language it publishes in", "nl", get=lambda s: s.language),
    Field("url", Kind.URL, "its own address", "https://…", get=lambda s: s.url),
    Field("aliases", Kind.LINES, "other spellings of the name", "[MoW]", get=lambda s: s.aliases),
    Field(
        "same_as",
        Kind.URL,
        "its Wikidata address",
        "https://www.wikidata.org/wiki/Q…",
        get=lambda s: s.same_as,
    ),
)

METRIC: tuple[Field[Metric], ...] = (
    Field("label", Kind.LINE, "its name on pages", "Visitors", get=lambda m: m.label, required=True),
    Field(
        "unit",
        Kind.LINE,
        "what one of it is: people, percent, km2",
        "people",
        get=lambda m: m.unit,
        required=True,
    ),
    Field(
        "counting",
        Kind.CHOICE,
        "how its figures relate over time",
        "cumulative",
        get=lambda m: m.counting,
        required=True,
        choices=tuple(Counting),
    ),
    Field(
        "description",
        Kind.LINE,
        "what is counted and what is not",
        "Adults only.",
        get=lambda m: m.description,
    ),
    Field(
        "parts",
        Kind.IDS,
        "the metrics that make it up",
        "[adults, children]",
        get=lambda m: m.parts,
        points_to=Target.METRIC,
    ),
    Field(
        "ceiling",
        Kind.ID,
        "the metric that it cannot exceed",
        "capacity",
        get=lambda m: m.ceiling,
        points_to=Target.METRIC,
    ),
    Field(
        "share",
        Kind.SHARE,
        "what a percentage is a share of",
        "{of: adults, in: visitors}",
        get=lambda m: m.share,
        points_to=Target.METRIC,
    ),
)

SHARE: tuple[Field[Any], ...] = (
    Field("of", Kind.ID, "the metric that is part", "adults", required=True, points_to=Target.METRIC),
    Field("in", Kind.ID, "the metric that is the whole", "visitors", required=True, points_to=Target.METRIC),
)
"""The fields of a share, which stands within a metric."""

TABLES: Mapping[str, tuple[Field[Any], ...]] = {
    "entry": ENTRY,
    "figure": FIGURE,
    "also_reported_by": RELAY,
    "corrections": CORRECTION,
    "source": SOURCE,
    "metric": METRIC,
}
"""Every table of the format by the name that the contribute page gives it."""
