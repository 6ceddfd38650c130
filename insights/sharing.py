"""Plain links that take an article elsewhere. Nothing is asked of anybody before a reader follows one."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Way:
    """One way to share: where it leads and what it is called."""

    name: Any
    address: str
    language: str = ""
    """Of the name, where it is not the page's."""


def ways_to_share(title: str, address: str) -> list[Way]:
    """Mail and the services that take an address, for the page at the absolute `address`."""
    mail = urlencode({"subject": title, "body": f"{title}\n{address}"}, quote_via=quote)
    post = urlencode({"text": title, "url": address}, quote_via=quote)
    return [
        Way(_("E-mail"), f"mailto:?{mail}"),
        Way("LinkedIn", f"https://www.linkedin.com/sharing/share-offsite/?{urlencode({'url': address})}", "en"),
        Way("X", f"https://x.com/intent/post?{post}", "en"),
        Way("WhatsApp", f"https://wa.me/?{urlencode({'text': f'{title} {address}'}, quote_via=quote)}", "en"),
    ]
