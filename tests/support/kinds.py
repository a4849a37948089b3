"""One page of every kind in a built site, found by address and data: another topic has other entries."""

import json
from pathlib import Path

FORMER = "former address"
"""The kind of a page that does nothing but lead on to another."""


def kinds(site: Path) -> tuple[str, ...]:
    """Addresses of the largest page of every kind, below the root of the site.

    Every page at the top is a kind of its own. Below them there are entries with figures and without, figures by
    their unit, years and further views of the timeline, sources and tags.
    """
    largest: dict[str, Path] = {}
    of_data = _kinds_of_data(site)
    for file in sorted(site.rglob("*.html")):
        kind = _kind(file.relative_to(site).as_posix().removesuffix("index.html"), of_data)
        if kind not in largest or file.stat().st_size > largest[kind].stat().st_size:
            largest[kind] = file
    largest.pop(FORMER, None)
    return tuple(file.relative_to(site).as_posix().removesuffix("index.html") for file in largest.values())


def _kinds_of_data(site: Path) -> dict[str, str]:
    """The kinds of entries and metrics by their addresses."""
    data = json.loads((site / "data" / "entries.json").read_text("utf-8"))
    entries = {
        f"entries/{e['id']}/": f"entry, {'with' if e['figures'] else 'no'} figures" for e in data["entries"]
    }
    metrics = {
        f"figures/{m['id']}/": "share" if m["unit"] == "percent" else "figure" for m in data["metrics"]
    }
    return entries | metrics


def _kind(address: str, of_data: dict[str, str]) -> str:
    folder, _, below = address.rstrip("/").partition("/")
    if not below:
        return address
    if folder == "entries":
        return of_data.get(address, FORMER)
    if folder == "timeline":
        return "year" if below.isdecimal() else address
    return of_data.get(address, folder + "/*")
