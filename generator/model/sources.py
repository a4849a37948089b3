"""Who says it: publishers, relays and origins are all sources."""

from dataclasses import dataclass, field

from generator.problems import Place

KINDS = {
    "outlet": "a newspaper, broadcaster or website",
    "agency": "a news agency",
    "government": "a government, ministry or head of state's office",
    "military": "an armed force or its staff",
    "intelligence": "an intelligence service",
    "international": "an organisation of states",
    "ngo": "an organisation outside government",
    "person": "a named person, or one named by role",
    "witness": "someone who was there",
    "anonymous": "people whose names an outlet withheld at their wish",
    "unidentified": "nobody is named",
}


@dataclass(frozen=True, slots=True)
class Source:
    """One source. Empty strings and tuples where the file says nothing.

    Attributes:
        part_of: id of the organisation it belongs to; independent origins are counted per top organisation.
        granted_by: id of the outlet that granted anonymity (kind ``anonymous`` only).
        party: to what it is a party, in words.
        country: ISO 3166-1 alpha-2.
        aliases: other spellings of the name.
        same_as: Wikidata address.
        file: path of its file from the repository's root.
    """

    id: str
    name: str
    kind: str
    part_of: str = ""
    granted_by: str = ""
    party: str = ""
    country: str = ""
    language: str = ""
    url: str = ""
    aliases: tuple[str, ...] = ()
    same_as: str = ""
    body: str = ""
    file: str = ""
    place: Place = field(default=Place(""), compare=False)
