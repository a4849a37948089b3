"""The data page: every file to download, and what the columns of the tables mean."""

from generator import addresses
from generator.pages.blocks.context import Request
from generator.pages.shared.render import render

FILE_MEANINGS = {
    "data/entries.json": "everything, nothing dropped",
    "data/entries.schema.json": "the shape of entries.json, as JSON Schema",
    "data/figures.csv": "one row for every figure",
    "data/entries.csv": "one row for every entry",
    "data/sources.csv": "one row for every source",
    "data/findings.json": "what the comparison found, and the figures it rests on",
}


def show_data(request: Request) -> str:
    """The downloads, and what the columns of the tables among them mean."""
    context = request.context
    files = [(path, FILE_MEANINGS.get(path, ""), _say_size(size)) for path, size in context.files.items()]
    settings = context.settings
    return render(
        "data/data.html",
        heading=request.heading,
        base=request.base,
        files=files,
        columns=context.columns,
        site=settings.name,
        address=settings.permalink(addresses.DATA),
    )


def _say_size(size: int) -> str:
    return f"{size / 1000:,.0f} kB" if size >= 1000 else f"{size} bytes"
