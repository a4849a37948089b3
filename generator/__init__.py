"""A site generator for sourced event timelines: Markdown entries become pages, data files and findings."""

__version__ = "0.1.0"
