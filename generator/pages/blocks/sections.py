"""The section pages: those that the navigation lists, each made of one block."""

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
    def markdown(self) -> str:
        """The page as a maintainer would write it in ``docs/``; such a file takes its place."""
        head = f"---\ntitle: {_(self.title)}\ndescription: {_(self.description)}\n---\n"
        return f"{head}\n# {_(self.title)}\n\n<!-- timeline:{self.block} -->\n"


SECTIONS = (
    Section("timeline.md", "Timeline", "Every entry, newest first.", "timeline"),
    Section("figures.md", "Figures", "What is counted, and every claim of it.", "figures"),
    Section("findings.md", "Findings", "Where figures part, and what is lost in retelling.", "findings"),
    Section("sources.md", "Sources", "Who published, who relayed, who said it.", "sources"),
    Section("method.md", "Method", "How entries, figures and dates are read.", "method"),
    Section("contribute.md", "Contribute", "How to add an entry, field by field.", "contribute"),
    Section("data.md", "Data", "The whole timeline as files, and what their columns mean.", "data"),
)
