"""The MkDocs door: the only room that imports mkdocs. A site goes in, pages and files come out."""

from generator.plugin.events import TimelinePlugin
from generator.plugin.run import build_site, open_project

__all__ = ["TimelinePlugin", "build_site", "open_project"]
