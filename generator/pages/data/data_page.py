"""The data page: every file to download, and what the columns of the tables mean."""

from generator import addresses
from generator.pages.context import Request
from generator.pages.shared.render import render
from generator.wording.language import _, ngettext, say_number


def show_data(request: Request) -> str:
    """The downloads, and what the columns of the tables among them mean."""
    context = request.context
    settings = context.settings
    return render(
        "data/data.html",
        heading=request.heading,
        base=request.base,
        files=[(file.path, file.meaning, _say_size(file.size)) for file in context.files],
        columns={file.path.rpartition("/")[2]: file.columns for file in context.files if file.columns},
        site=settings.name,
        address=settings.permalink(addresses.DATA),
    )


def _say_size(size: int) -> str:
    if size >= 1000:
        return _("%(size)s kB", size=say_number(round(size / 1000)))
    return ngettext("%(num)s byte", "%(num)s bytes", size)
