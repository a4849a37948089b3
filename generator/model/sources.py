"""Who says it: publishers, relays and origins are all sources."""

from dataclasses import dataclass, field

from generator.messages import N_
from generator.model.choice import Choice
from generator.model.extras import Extras
from generator.problems import Place


class SourceKind(Choice):
    """What a source is."""

    OUTLET = "outlet", N_("a newspaper, broadcaster or website")
    AGENCY = "agency", N_("a news agency")
    GOVERNMENT = "government", N_("a government, ministry or head of state's office")
    MILITARY = "military", N_("an armed force or its staff")
    INTELLIGENCE = "intelligence", N_("an intelligence service")
    INTERNATIONAL = "international", N_("an organisation of states")
    NGO = "ngo", N_("an organisation outside government")
    PERSON = "person", N_("a named person, or one named by role")
    WITNESS = "witness", N_("someone who was there")
    ANONYMOUS = "anonymous", N_("people whose names an outlet withheld at their wish")
    UNIDENTIFIED = "unidentified", N_("nobody is named")


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
    kind: SourceKind
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
    extras: Extras = field(default_factory=dict, hash=False)
    place: Place = field(default=Place(""), compare=False)
