"""Addresses that a reader may safely follow: http or https, with a public host name."""

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

from generator.problems import Refusal, shown

LONGEST = 2000
_ALLOWED = re.compile(r"[^\s\x00-\x20\x7f\"<>\\^`{|}]+\Z")
_HOST = re.compile(r"(?=.{4,253}\Z)(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{0,61}[^\W_]\Z")
_PRIVATE = (".local", ".localhost", ".internal", ".invalid", ".test", ".lan", ".home.arpa", ".onion")


def read_address(text: str) -> str | Refusal:
    """The address as written, or why it is none: no other scheme, no user name, no number for a host."""
    if not text.casefold().startswith(("http://", "https://")):
        return Refusal(f"{shown(text)} is not an http(s) address", "write it from https:// on")
    if len(text) > LONGEST:
        return Refusal(f"{shown(text)} has {len(text)} characters", f"write an address of at most {LONGEST}")
    if not _ALLOWED.match(text):
        return Refusal(
            f"{shown(text)} holds a character that addresses cannot have", "percent-encode it, a space as %20"
        )
    # urlsplit raises only for some wrong addresses: brackets that are no IPv6 host, ports that are no number.
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return Refusal(f"{shown(text)} is not a whole address", "write it as the browser shows it")
    # https://known.example@other.example/ reads as the one host and leads to the other.
    if "@" in parts.netloc:
        return Refusal(
            f"{shown(text)} holds a user name", "write the host alone, without what stands before the @"
        )
    if _is_number(host) or not _HOST.match(host) or f".{host}".endswith(_PRIVATE):
        return Refusal(f"{shown(host)} is not a public host name", "write the address as readers can open it")
    return text


def _is_number(host: str) -> bool:
    """Whether a host is an IP address in any of the spellings that browsers take."""
    # Browsers open 0x7f.1, 017700000001 and 2130706433 as 127.0.0.1.
    if re.fullmatch(r"(0x[0-9a-f]+|\d+)(\.(0x[0-9a-f]+|\d+)){0,3}", host):
        return True
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
