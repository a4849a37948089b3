"""Bytes become text that is safe to show and to parse, or problems that name line, column and character."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from generator.problems import Place, Problem, Refusal, Severity

# Whatever a stranger's file costs grows with its length, so that has a limit before anything is read.
MAX_BYTES = 64 * 1024
MAX_LINE = 20_000
# A file in the wrong encoding has a mistake on every line; a few of them show what it is.
SHOWN_OF_A_KIND = 5

# A reviewer has to see what will be published: these make a line read as another one.
BIDI_CONTROLS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
LINE_SEPARATORS = "\v\f\x85\u2028\u2029"
NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000)
)
_CONTROLS = "\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f"
_OTHERS = "\\ud800-\\udfff\\ufeff"
REFUSED = re.compile(f"[{_CONTROLS}{_OTHERS}{BIDI_CONTROLS}{LINE_SEPARATORS}{NONCHARACTERS}]")
"""Every character that no file may hold, U+000D without U+000A among them."""

_FLAG = "\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f"
_INVISIBLE = (
    "\u180e\u200b\u2060-\u2064\u206a-\u206f\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0001\U000e0020-\U000e007f"
)
INVISIBLE = re.compile(f"{_FLAG}|([{_INVISIBLE}])")
"""Format characters that show nothing, in group 1. Spellings need joiners and soft hyphens, some flags need tags."""


_BIDI_CONTROL = re.compile(f"[{BIDI_CONTROLS}]")
_CONFLICT = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?= |$)", re.MULTILINE)
_LONG_LINE = re.compile(rf"^.{{{MAX_LINE + 1}}}", re.MULTILINE)
# Between conflict markers every field stands twice; each would be one more mistake with the same cause.
_UNREADABLE = {"conflict-marker", "line-too-long"}

_NAMES = {"\x00": "NUL", "\t": "TAB", "\n": "LINE FEED", "\v": "VERTICAL TAB", "\f": "FORM FEED"}
_NAMES |= {"\r": "CARRIAGE RETURN", "\x1b": "ESCAPE", "\x7f": "DELETE", "\x85": "NEXT LINE"}

Fault = tuple[str, Refusal]
"""The id of a rule and what it refuses, before its place in the file is known."""


def read_text(raw: bytes, path: str) -> tuple[str | None, tuple[Problem, ...]]:
    """Decodes a file and refuses what would mislead a reader or break a page.

    Args:
        raw: the file's bytes.
        path: its path from the repository's root, for the places of problems.

    Returns:
        The text, its lines ended by LF alone, and the problems. With problems, the text is a repaired one,
        fit only to look for further mistakes in: same lines and columns, U+FFFD for each refused character.
        ``None`` where looking further would find nothing but consequences.
    """
    if len(raw) > MAX_BYTES:
        why = f"the file has more than {MAX_BYTES // 1024} KiB ({MAX_BYTES:,} bytes)"
        return None, (Problem(Place(path), "file-too-large", why, "shorten the text or split the file"),)
    try:
        text = raw.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        return None, (_undecodable(raw, error, path),)
    # Editors hide a mark at the start, so columns are counted without it.
    marked, text = text.startswith("\ufeff"), text.removeprefix("\ufeff")
    faults = [*_marks(marked), *_characters(text), *_long_lines(text), *_conflicts(text)]
    problems = tuple(_place(text.replace("\r", "\n"), faults, path))
    if any(problem.rule in _UNREADABLE for problem in problems):
        return None, problems
    return REFUSED.sub("\ufffd", text.replace("\r", "\n")), problems


def refuse_character(char: str, offset: int = 0) -> Fault:
    """The rule against a character that ``REFUSED`` or ``INVISIBLE`` matches, and the refusal at its offset."""
    rule, message, hint = _word_character(char)
    return rule, Refusal(message, hint, offset=offset)


def _word_character(char: str) -> tuple[str, str, str]:
    named = name_of(char)
    if char == "\r":
        return "line-ending", f"a line ends in {named} alone", "save the file with LF or CRLF line ends"
    if char == "\ufeff":
        return "byte-order-mark", "a byte-order mark, U+FEFF, stands inside the text", "delete it"
    if char in LINE_SEPARATORS:
        return "line-ending", f"{named} ends a line for some programs only", "use an ordinary line end"
    if _BIDI_CONTROL.match(char):
        hint = "delete it; it cannot be seen, and can make a text read as another"
        return "bidi-control", f"{named} changes the direction in which text is shown", hint
    if unicodedata.category(char) == "Cs":
        return "noncharacter", f"{named} is half a character, a surrogate", "write the character itself"
    if unicodedata.category(char) == "Cn":
        return "noncharacter", f"{named} is not a character", "delete it"
    if INVISIBLE.match(char):
        return "invisible-character", f"{named} cannot be seen", "delete it"
    return "control-character", f"{named} is a control character", "delete it"


def severity_of(rule: str) -> Severity:
    """What cannot be seen is only warned of: it may have come in with copied text, and breaks nothing."""
    return Severity.WARNING if rule == "invisible-character" else Severity.ERROR


def name_of(char: str) -> str:
    """A character by its code point and, where it has one, its name: ``U+202E (RIGHT-TO-LEFT OVERRIDE)``."""
    name = _NAMES.get(char) or unicodedata.name(char, "")
    return f"U+{ord(char):04X} ({name})" if name else f"U+{ord(char):04X}"


def _undecodable(raw: bytes, error: UnicodeDecodeError, path: str) -> Problem:
    """The first byte that is not UTF-8, at its line and column."""
    before = raw[: error.start].decode("utf-8").removeprefix("\ufeff")
    place = Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
    bad = raw[error.start : error.start + 3]
    hint = "save the file as UTF-8 without BOM"
    # Editors on Windows offer UTF-16 under the name of Unicode, so it is named rather than its first byte.
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Problem(place, "encoding", "the file looks like UTF-16", hint)
    if bad[0] == 0xED and bad[1:2] >= b"\xa0":
        message = f"the bytes {bad.hex(' ').upper()} spell half a character, a surrogate"
        return Problem(place, "encoding", message, "type the character again and save the file as UTF-8")
    # Older editors on Windows save one byte a letter: 92 is an apostrophe there and half a character here.
    in_windows = bad[:1].decode("cp1252", "replace")
    if in_windows.isprintable() and in_windows != "\ufffd" and error.reason != "unexpected end of data":
        hint += f'; in Windows-1252 the byte is "{in_windows}"'
    return Problem(place, "encoding", f"the byte {bad[0]:02X} is not UTF-8 here", hint)


def _marks(marked: bool) -> Iterator[Fault]:
    if marked:
        message = "the file begins with a byte-order mark, U+FEFF"
        yield "byte-order-mark", Refusal(message, "save it as UTF-8 without BOM")


def _characters(text: str) -> Iterator[Fault]:
    # All that the two patterns match is unprintable, and most files hold nothing of the kind.
    if text.replace("\n", "").isprintable():
        return
    for match in REFUSED.finditer(text):
        yield refuse_character(match[0], match.start())
    for match in INVISIBLE.finditer(text):
        if match[1]:
            yield refuse_character(match[1], match.start())


def _long_lines(text: str) -> Iterator[Fault]:
    for match in _LONG_LINE.finditer(text):
        end = text.find("\n", match.end())
        length = (len(text) if end < 0 else end) - match.start()
        message = f"the line has {length:,} characters, more than {MAX_LINE:,}"
        yield "line-too-long", Refusal(message, "break it into several lines", offset=match.start())


def _conflicts(text: str) -> Iterator[Fault]:
    """Conflict markers; seven ``=`` or ``|`` are one only below an opening marker, else they are Markdown."""
    opened = False
    for match in _CONFLICT.finditer(text):
        marker = match[0]
        # Seven equals signs under a line of text are a heading in Markdown.
        opened = opened or marker[0] == "<"
        if opened or marker[0] == ">":
            message = f'"{marker}" is left over from a merge conflict'
            hint = "keep one of the two versions and delete the markers"
            yield "conflict-marker", Refusal(message, hint, offset=match.start())
        opened = opened and marker[0] != ">"


def _place(text: str, faults: list[Fault], path: str) -> Iterator[Problem]:
    """Faults with line and column; after five of a rule, one problem that counts the rest."""
    totals = Counter(rule for rule, _ in faults)
    seen: Counter[str] = Counter()
    for rule, refusal in faults:
        seen[rule] += 1
        if seen[rule] > SHOWN_OF_A_KIND + 1:
            continue
        rest, more = totals[rule] - SHOWN_OF_A_KIND, ""
        if seen[rule] > SHOWN_OF_A_KIND and rest > 1:
            more = f", the first of {rest:,} more problems of this kind"
        offset = refusal.offset
        place = Place(path, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
        yield Problem(place, rule, refusal.message + more, refusal.hint, severity=severity_of(rule))
