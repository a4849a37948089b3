"""The MkDocs door: the only room that imports mkdocs. A site goes in, pages and files come out."""

from generator.builders.mkdocs.mkdocs_build import build_site, open_project
from generator.builders.mkdocs.plugin import TimelinePlugin

__all__ = ["TimelinePlugin", "build_site", "open_project"]
