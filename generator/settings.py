"""What a maintainer sets once for a site. Builders and commands read it and hand it down as one frozen value."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode


@dataclass(frozen=True, slots=True)
class Settings:
    """The site's own facts.

    Attributes:
        root: the repository's root: paths in messages are counted from here.
        entries: the folder of entries.
        docs: the folder of hand-written pages.
        name: the site's name.
        url: the address it is published at, ending in ``/``; empty where it has none.
        description: one sentence about it; may be empty.
        language: BCP 47 tag of the site, taken for every text that does not state its own.
        edit_url: address under which a file of the repository is edited, ending in ``/``; empty where there is none.
        new_url: address under which a new file is begun on the forge, ending in ``/``; empty where there is none.
        report_url: address of the form in which a mistake is reported on the forge; empty where there is none.
        drafts: whether entries marked as drafts are shown.
    """

    root: Path
    entries: Path
    docs: Path = Path("docs")
    name: str = "Timeline"
    url: str = ""
    description: str = ""
    language: str = "en"
    edit_url: str = ""
    new_url: str = ""
    report_url: str = ""
    drafts: bool = False

    def permalink(self, address: str) -> str:
        """The full address of a page or file of the site; from the host's root where the site has no address."""
        return (self.url or "/") + address

    def new_file(self, file: str, text: str) -> str:
        """The address of a form for a new file on the forge, its name and text begun; empty without one."""
        return f"{self.new_url}?{_query(filename=file, value=text)}" if self.new_url else ""

    def report(self, address: str) -> str:
        """The address of the form in which a mistake on a page is reported; empty without one."""
        # An ampersand, because the address names the form already, behind a question mark.
        return f"{self.report_url}&{_query(permalink=self.permalink(address))}" if self.report_url else ""


def _query(**values: str) -> str:
    return urlencode(values, quote_via=quote)
