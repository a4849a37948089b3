"""The section pages: those that the navigation lists, each made of one block."""

import json
from dataclasses import dataclass

from generator.wording.language import _


@dataclass(frozen=True, slots=True)
class Section:
    """A page that the navigation lists: its file in ``docs/``, its title, what it says of itself, its block."""

    file: str
    title: str
    description: str
    block: str

    @property
    def address(self) -> str:
        """Where it stands on the site."""
        return self.file.removesuffix(".md") + "/"

    @property
    def files(self) -> tuple[str, str]:
        """The two files of ``docs/`` that would stand at its address."""
        return self.file, f"{self.address}index.md"

    @property
    def markdown(self) -> str:
        """The page as a maintainer would write it in ``docs/``; such a file takes its place."""
        head = f"---\ntitle: {_quoted(self.title)}\ndescription: {_quoted(self.description)}\n---\n"
        return f"{head}\n# {_(self.title)}\n\n<!-- timeline:{self.block} -->\n"


def _quoted(message: str) -> str:
    """A message as YAML. Those of the code need no quotation marks, and what a translator sent is in some."""
    text = _(message)
    # JSON is YAML as well, and no colon of a text can end it.
    return text if text == message else json.dumps(text, ensure_ascii=False)


SECTIONS = (
    Section("timeline.md", "Timeline", "Every entry, newest first.", "timeline"),
    Section("figures.md", "Figures", "What is counted, and every claim of it.", "figures"),
    Section("findings.md", "Findings", "Where figures part, and what is lost in retelling.", "findings"),
    Section("sources.md", "Sources", "Who published, who relayed, who said it.", "sources"),
    Section("method.md", "Method", "How entries, figures and dates are read.", "method"),
    Section("contribute.md", "Contribute", "How to add an entry, field by field.", "contribute"),
    Section("data.md", "Data", "The whole timeline as files, and what their columns mean.", "data"),
)
