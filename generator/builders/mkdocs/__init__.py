"""The only folder that imports ``mkdocs``: the plugin, its contracts, and the call of a build."""

from generator.builders.mkdocs.mkdocs_build import build_site, open_project
from generator.builders.mkdocs.plugin import TimelinePlugin

__all__ = ["TimelinePlugin", "build_site", "open_project"]
