"""How dates, names and lists are put into words, in the site's language, for findings and pages."""

import datetime
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list

from generator.messages import N_
from generator.model.dates import DateSpan
from generator.model.entries import Figure, Status
from generator.model.metrics import PERCENT, UNSTATED, Counting, Metric
from generator.model.values import Value
from generator.wording.language import Language, _, say_number, spoken

_EDTF = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([~?%]?)\Z")
# EDTF writes seasons where the month stands, with numbers behind the twelve.
_SEASONS = {
    21: N_("spring %(year)s"),
    22: N_("summer %(year)s"),
    23: N_("autumn %(year)s"),
    24: N_("winter %(year)s"),
}
_MARKS = {
    "~": N_("about %(date)s"),
    "?": N_("possibly %(date)s"),
    "%": N_("possibly about %(date)s"),
}


# The parts of dates, by the name that Unicode's tables have for them; a full day is a "long" date there.
DAY, MONTH, YEAR = "long", "yMMMM", "y"
SHORT_DAY, SHORT_DAY_OF_YEAR, SHORT_MONTH, SHORT_MONTH_OF_YEAR = "MMMd", "yMMMd", "MMM", "yMMM"

_NOUNS_KEEP_CAPITALS = ("de", "lb")
"""Languages whose nouns begin with a capital letter wherever they stand."""


def say_day(day: datetime.date) -> str:
    """A day as readers write it: 22 January 2025."""
    return write_date(day, DAY)


def write_date(day: datetime.date, parts: str) -> str:
    """Some parts of a day, in the order and with the marks of the site's language.

    Args:
        day: the day; where only a month or a year is written, any of its days.
        parts: one of the constants of this module, such as ``SHORT_MONTH_OF_YEAR``.
    """
    return _write_date(day, parts, spoken())


@lru_cache(maxsize=4096)
def _write_date(day: datetime.date, parts: str, language: Language) -> str:
    order = language.order
    pattern = order.date_formats[parts] if parts == DAY else order.datetime_skeletons[parts]
    return format_date(day, pattern.pattern, language.locale)


def say_month(key: str) -> str:
    """A month or a year in words, from its digits: January 2025 from ``2025-01``, 2025 from ``2025``."""
    return _spell(key)


def say_month_name(key: str) -> str:
    """The name of a month alone, from its digits: January from ``2025-01``."""
    # The form for a name alone: within a date many languages inflect it.
    return str(spoken().locale.months["stand-alone"]["wide"][int(key[5:])])


def initial_of_month(month: int) -> str:
    """The letter that stands for a month where there is room for one: J from 1."""
    return str(spoken().locale.months["stand-alone"]["narrow"][month])


def say_date(date: DateSpan) -> str:
    """A date in words: English words as written, EDTF spelled out, what is neither as written."""
    words = date.words
    if words.startswith("["):
        return _say_one_of(*words[1:-1].split("..", 1)) or words
    if "/" in words:
        return _say_interval(*words.split("/", 1)) or words
    return _spell(words) or words


def _spell(words: str) -> str:
    match = _EDTF.match(words)
    if not match:
        return ""
    year, month, day, mark = match.groups()
    season = _SEASONS.get(int(month or 0))
    if season:
        text = _(season, year=int(year))
    else:
        parts = DAY if day else MONTH if month else YEAR
        text = write_date(datetime.date(int(year), int(month or 1), int(day or 1)), parts)
    return _(_MARKS[mark], date=text) if mark else text


def _say_interval(start: str, end: str) -> str:
    first, last = _spell(start), _spell(end)
    if start == "..":
        return last and _("by %(date)s", date=last)
    if end == "..":
        return first and _("since %(date)s", date=first)
    return _("%(first)s – %(last)s", first=first, last=last) if first and last else ""


def _say_one_of(start: str, end: str) -> str:
    first, last = _spell(start), _spell(end)
    if not start:
        return last and _("some time by %(date)s", date=last)
    if not end:
        return first and _("some time since %(date)s", date=first)
    return _("some time between %(first)s and %(last)s", first=first, last=last) if first and last else ""


def say_span(date: DateSpan) -> str:
    """The days that a date can mean, for those who want to know exactly; empty for a single day."""
    if date.earliest is not None and date.earliest == date.latest:
        return ""
    if date.earliest is None:
        return _("up to %(day)s", day=say_day(date.latest)) if date.latest else ""
    if date.latest is None:
        return _("from %(day)s on", day=say_day(date.earliest))
    return _("%(first)s to %(last)s", first=say_day(date.earliest), last=say_day(date.latest))


def say_language(tag: str) -> str:
    """The name of a language, from its BCP 47 tag: "Korean" from ``ko``; the tag where it has none."""
    locale = spoken().locale
    try:
        return Locale.parse(tag, sep="-").get_display_name(locale) or tag
    except (UnknownLocaleError, ValueError):
        return str(locale.languages.get(tag, tag))


def say_country(code: str) -> str:
    """The name of a country, from its ISO 3166 code: "South Korea" from ``KR``; the code where it has none."""
    return str(spoken().locale.territories.get(code, code))


def say_bounds(value: Value) -> str:
    """The bounds that comparison uses, in words."""
    low, high = say_number(value.low or 0), value.high
    if high is None:
        return _("%(number)s or more", number=low)
    if value.low == high:
        return _("exactly %(number)s", number=low)
    return _("%(low)s to %(high)s", low=low, high=say_number(high))


def say_percent(number: str) -> str:
    """A number that is written out, with the percent sign."""
    # The space does not break, since a percent sign at the beginning of a line belongs to nothing.
    return _("%(number)s\u00a0%%", number=number)


def say_words(value: Value, metric: Metric) -> str:
    """The source's words, with the percent sign where they lack it."""
    # A bare "36" of a table, printed under a share, would be taken for 36 people.
    needs = metric.unit == PERCENT and not value.percent
    return _("%(words)s percent", words=value.words) if needs else value.words


def add_scope(text: str, scope: str) -> str:
    """A text about what is counted, with the scope where there is one."""
    return f"{text} ({scope})" if scope else text


def say_includes(figure: Figure, metrics: Mapping[str, Metric]) -> str:
    """What a composite figure counts, in words; empty for a figure without parts."""
    if figure.includes == UNSTATED:
        return _("does not say what is counted")
    names = [within_a_sentence(metrics[part].label) if part in metrics else part for part in figure.includes]
    return _("counts %(parts)s", parts=say_list(names)) if names else ""


def say_status(status: Status) -> str:
    """What became of a report, in one word."""
    match status:
        case Status.CURRENT:
            return _("current")
        case Status.CORRECTED:
            return _("corrected")
        case Status.SUPERSEDED:
            return _("superseded")
        case Status.RETRACTED:
            return _("retracted")


def say_counting(counting: Counting) -> str:
    """How figures of a metric relate over time, in one word."""
    match counting:
        case Counting.CUMULATIVE:
            return _("cumulative")
        case Counting.LEVEL:
            return _("level")
        case Counting.EVENT:
            return _("event")


def within_a_sentence(label: str) -> str:
    """A label that does not begin a sentence: its first letter small, unless it begins an abbreviation."""
    if label[1:2].isupper() or spoken().locale.language in _NOUNS_KEEP_CAPITALS:
        return label
    return label[:1].lower() + label[1:]


def say_list(words: Sequence[str]) -> str:
    """Words in a row: a, b and c."""
    return format_list(list(words), "standard", spoken().order)


def say_pair(words: Sequence[str]) -> str:
    """Words that belong together, each joined to the next: a and b and c."""
    text, *others = words
    for other in others:
        # With `%` and not with a filled message, so that names which are HTML stay HTML.
        text = type(other)(_("%(first)s and %(second)s")) % {"first": text, "second": other}
    return text
