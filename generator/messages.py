"""Marking texts that stand in tables, so that the catalogue of messages finds them."""


def N_(text: str) -> str:  # noqa: N802 - the name by which gettext's tools know it
    """The text as it is; it is translated where it is shown, by ``wording``."""
    return text
