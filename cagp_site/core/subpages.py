"""What has an address of its own below a page without being one, such as a topic below the insights."""

from dataclasses import dataclass
from typing import Any, Protocol

from django.http import HttpRequest
from wagtail.models import Locale, Page

from .structured_data import Data, Site


class Describes(Protocol):
    """Something that has structured data."""

    def describe(self, address: str, site: Site) -> Data:
        """The data of its page, whose absolute address is given."""


@dataclass(frozen=True)
class Subpage:
    """What the head, the breadcrumbs and the language links say instead of what they say of the page itself.

    A view puts it into the context as `subpage`, beside the `page` whose address it continues.
    """

    page: Page
    path: str
    """The rest of the address, quoted, with a slash at the end."""
    slug: str
    title: str
    card_line: Any
    """What it is, above the title on its social card."""
    summary_text: str
    about: Describes
    """What it shows; says its structured data."""
    translations: tuple["Subpage", ...] = ()
    """The same in other languages, as far as it is live there."""
    has_card: bool = True
    """Whether a social card is drawn for it; else its page's is shown."""

    @property
    def card_title(self) -> str:
        """What its social card says in large letters."""
        return self.title

    def describe(self, site: Site) -> list[Data]:
        """What search engines are told of it, as structured data."""
        return [self.about.describe(self.get_full_url(site.request), site)]

    @property
    def locale(self) -> Locale:
        """The page's."""
        return self.page.locale

    def get_url(self, request: HttpRequest | None = None) -> str:
        """Its address on this site."""
        return _below(self.page.get_url(request), self.path)

    def get_full_url(self, request: HttpRequest | None = None) -> str:
        """Its absolute address."""
        return _below(self.page.get_full_url(request), self.path)


def _below(address: Any, path: str) -> str:
    return f"{address}{path}" if address else ""
