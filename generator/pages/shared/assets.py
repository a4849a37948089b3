"""Stylesheet and scripts that pages load: kept with their kind of page, served from one folder."""

from pathlib import Path

_PAGES = Path(__file__).parent.parent

STYLESHEET = "assets/stylesheets/timeline.css"

STYLES = (
    "shared/base",
    "timeline/rows",
    "entry/entry",
    "chart/chart",
    "shared/fields",
    "timeline/timeline",
    "timeline/known",
    "findings/findings",
    "shared/screens",
    "shared/paper",
)
"""The parts of the stylesheet, in this order: what stands later may change what stands before."""

SCRIPTS = (
    "shared/shared",
    "timeline/timeline-rows",
    "timeline/timeline-list",
    "timeline/timeline",
    "metric/figure",
    "findings/findings",
)


# One file for all of them, because a browser draws nothing until the last style sheet has come.
def join_styles() -> str:
    """The parts as one stylesheet."""
    return "\n".join(_read(f"{part}.css") for part in STYLES)


def asset_files() -> dict[str, str]:
    """The text of every file that pages load, by its path below the site."""
    scripts = {
        f"assets/javascripts/{script.rpartition('/')[2]}.js": _read(f"{script}.js") for script in SCRIPTS
    }
    return {STYLESHEET: join_styles(), **scripts}


def _read(path: str) -> str:
    return (_PAGES / path).read_text("utf-8")
