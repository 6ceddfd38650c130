"""Addresses of the web in what was typed: how many, where to, and where they have no business to stand."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_noop

from .listing import listed
from .reasons import Reason

_LINK = re.compile(r"(?:https?://|www\.)([^\s/<>\"'\])]+)", re.IGNORECASE)
_MARKUP = re.compile(r"\[/?(?:url|link|img)[=\]]|<\s*a\s[^>]*href|</a>", re.IGNORECASE)
_IP_HOST = re.compile(r"^\d{1,3}(?:\.\d{1,3}){3}$|^0x|^\d{8,10}$")

MARKUP = Reason(70, gettext_noop("It holds the code of links."), is_hard=True)
FOREIGN_LINK = gettext_noop("It links elsewhere than to the sender’s own site.")
HIDDEN = gettext_noop("It holds a link that hides where it leads.")
MOSTLY_LINKS = gettext_noop("It is hardly more than links.")
IN_A_NAME = Reason(60, gettext_noop("A web address stands where a name or role belongs."), is_hard=True)


def link_reasons(message: str, names: tuple[str, ...], sender_domain: str) -> Iterator[Reason]:
    """Signs in the message, and in the fields of one line (name, organization, role)."""
    hosts = [_host(found[1]) for found in _LINK.finditer(message)]
    if _MARKUP.search(message):
        yield MARKUP
    yield from _hidden(hosts)
    foreign = [host for host in hosts if not _is_same_site(host, sender_domain)]
    if foreign:
        yield Reason(min(10 * len(foreign), 25), FOREIGN_LINK, found=tuple(dict.fromkeys(foreign))[:3])
    if hosts and len(_LINK.sub("", re.sub(r"https?://\S+", "", message)).split()) < 3 * len(hosts):
        yield Reason(75 if len(hosts) > 1 else 50, MOSTLY_LINKS)
    if any(_names_a_site(name, sender_domain) for name in names):
        yield IN_A_NAME


def _hidden(hosts: list[str]) -> Iterator[Reason]:
    for host in hosts:
        is_short = host in listed("shorteners")
        is_bare = bool(_IP_HOST.match(host)) or host.startswith("xn--") or ".xn--" in host
        if is_short or is_bare or host.rpartition(".")[2] in listed("cheap_endings"):
            yield Reason(30 if is_short or is_bare else 20, HIDDEN, found=(host,))
            return


def _names_a_site(name: str, sender_domain: str) -> bool:
    return any(not _is_same_site(_host(found[1]), sender_domain) for found in _LINK.finditer(name)) or (
        "://" in name and not _is_same_site(_host(name.partition("://")[2].partition("/")[0]), sender_domain)
    )


def _host(authority: str) -> str:
    return authority.rpartition("@")[2].partition(":")[0].rstrip(".,;)?!").lower().removeprefix("www.")


def _is_same_site(host: str, domain: str) -> bool:
    return bool(domain) and (host == domain or host.endswith(f".{domain}") or domain.endswith(f".{host}"))
