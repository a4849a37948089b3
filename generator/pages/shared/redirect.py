"""Pages that lead on from a former address."""

from html import escape

from generator.wording.language import _, spoken


# A page, since a site on a forge's pages cannot tell its server to redirect. The canonical address and
# noindex keep search engines from listing the entry twice.
def redirect(way: str) -> str:
    """A page that leads on to another, with a link for those whose browser does not follow."""
    to = escape(way)
    title = escape(_("Moved"))
    says = _('This entry has moved: <a href="%(address)s">go there</a>.', address=to)
    return (
        f'<!doctype html>\n<html lang="{spoken().tag}">\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<link rel="canonical" href="{to}">\n<meta name="robots" content="noindex">\n'
        f'<meta http-equiv="refresh" content="0; url={to}">\n<p>{says}</p>\n'
        "</html>\n"
    )
