"""Addresses that may stand in an article, and what an address is to us."""

import re
from urllib.parse import unquote, urljoin, urlsplit

SCHEMES = frozenset({"http", "https", "mailto"})
# What a browser looks past in a scheme, so that "java\nscript:" runs.
_IGNORED = re.compile(r"[\x00-\x20\x7f\u200b-\u200f\u2028-\u202e\ufeff]+")


def clean(href: str, base: str = "") -> str:
    """An address that may be linked to, made whole with that of its page; empty for any other."""
    scheme, colon, rest = href.strip().partition(":")
    address = f"{_IGNORED.sub('', scheme)}:{rest}" if colon and "/" not in scheme else href.strip()
    try:
        whole = urljoin(base, address)
        parts = urlsplit(whole)
        said = urlsplit(address)
        is_of_nobody = parts.scheme != "mailto" and (not parts.hostname or (said.scheme and not said.hostname))
    except ValueError:
        return ""
    if parts.scheme not in SCHEMES or is_of_nobody:
        return ""
    return re.sub(r"\s", "%20", whole)


def same(address: str) -> str:
    """What two spellings of one page's address have in common: host without www, path without a last slash."""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    return f"{host}{path_of(address)}" if host and parts.scheme in {"http", "https"} else ""


def path_of(address: str) -> str:
    """The path of an address as people read it, without a last slash; empty for the front page."""
    try:
        return unquote(urlsplit(address.strip()).path).rstrip("/")
    except ValueError:
        return ""


def last_part(address: str) -> str:
    """The last part of its path: an article's slug, as blogs make addresses."""
    return path_of(address).rpartition("/")[2]
