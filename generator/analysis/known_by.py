"""As known on a day: by when something had certainly been published."""

from datetime import date

from generator.model.dates import DateSpan


def known_by(published: DateSpan) -> date:
    """The day by which something had certainly been published.

    That is the last day that its date can mean, or the first where the end is open: it never becomes certain
    otherwise.
    """
    day = published.latest or published.earliest
    if day is None:
        raise ValueError(f"a date with two open ends: {published.words}")
    return day
