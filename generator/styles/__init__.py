"""The stylesheet: one file for the site, kept by subject here."""

from pathlib import Path

ADDRESS = "assets/stylesheets/timeline.css"

PARTS = ("words", "rows", "entry", "chart", "fields", "timeline", "known", "findings", "screens", "paper")
"""In this order: what stands later may change what stands before."""


def join_styles() -> str:
    """The parts as one stylesheet."""
    folder = Path(__file__).parent
    return "\n".join((folder / f"{part}.css").read_text("utf-8") for part in PARTS)
