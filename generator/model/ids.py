"""The ids by which entries, sources, metrics, figures and tags are named in files and addresses."""

import re
import unicodedata

ID_PATTERN = "[a-z0-9]+(-[a-z0-9]+)*"
"""Small letters and digits with single hyphens between them: what any file system and any address can hold."""

# Ids are written by hand and never made from titles: in real data up to 99 of 100 titles repeat.
LONGEST_ID = 100

_ID = re.compile(ID_PATTERN)


def is_id(text: str) -> bool:
    """Whether a text could be an id."""
    return len(text) <= LONGEST_ID and bool(_ID.fullmatch(text))


def make_id(text: str) -> str:
    """The id that a text suggests: without accents, capitals and spaces; empty where no letter of it is left."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain))
