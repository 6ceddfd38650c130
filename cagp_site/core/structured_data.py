"""Structured data (JSON-LD with the words of schema.org): what a page says to search engines about what it shows.

It stands in the page as a data block. A browser runs none, so that the content security policy has no say in it.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

from .social import absolute

Data = dict[str, Any]

LOGO: Final = "img/icon-512.png"
# What would end the element, or begin another: written as JSON lets any character be written.
_ESCAPES: Final = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


@dataclass(frozen=True)
class Site:
    """What surrounds a page, as its data refers to it."""

    firm: Any
    """The settings of the organization, in the words of this language."""
    language: str
    request: HttpRequest | None = None
    contact_url: str = ""
    """Absolute address of the page on which to write to the firm."""

    @cached_property
    def firm_id(self) -> str:
        """Names the firm in all data of the site; no page has to be there."""
        return absolute("/#organization")

    @property
    def publisher(self) -> Data:
        """The firm, as short as those who read single pages need it."""
        return thing("Organization", **{"@id": self.firm_id}, name=self.firm.name, url=absolute("/"), logo=_logo())

    @property
    def organization(self) -> Data:
        """The firm, with all that the settings say of it."""
        firm = self.firm
        contact = thing(
            "ContactPoint",
            contactType="customer service",
            email=firm.email,
            telephone=firm.phone,
            url=self.contact_url,
            availableLanguage=[code for code, _name in settings.LANGUAGES],
        )
        is_reachable = {"email", "telephone", "url"} & set(contact)
        return {
            **self.publisher,
            **known(
                slogan=firm.tagline,
                email=firm.email,
                telephone=firm.phone,
                address=" ".join(firm.address.split()),
                sameAs=[url for _name, url in firm.profiles],
                contactPoint=contact if is_reachable else None,
            ),
        }


def known(**properties: Any) -> Data:
    """Those properties that have a value."""
    return {name: value for name, value in properties.items() if value not in (None, "", [], {})}


def thing(kind: str, **properties: Any) -> Data:
    """One thing of a kind, without the properties that have no value."""
    return {"@type": kind, **known(**properties)}


def breadcrumbs(trail: Iterable[tuple[str, str]]) -> Data:
    """The way from the home page to this page, as titles and absolute addresses."""
    items = [
        thing("ListItem", position=position, name=title, item=address)
        for position, (title, address) in enumerate(trail, start=1)
    ]
    return thing("BreadcrumbList", itemListElement=items)


def script(graph: list[Data]) -> SafeString:
    """The data block with these things; nothing that an editor wrote can end it."""
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    safe = text.translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{safe}</script>')  # noqa: S308 - JSON, and escaped above


def _logo() -> Data:
    return thing("ImageObject", url=absolute(static(LOGO)), width=512, height=512)
