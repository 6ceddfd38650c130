"""What gathers insights at an address below the index: a topic, an author."""

from typing import Any, ClassVar
from urllib.parse import quote

from django.utils.text import capfirst
from wagtail.models import Page, TranslatableMixin

from cagp_site.core.structured_data import Data, Site
from cagp_site.core.subpages import Subpage


class Hub(TranslatableMixin):
    """Gathers the insights that name it; `section` is the part of the address before its slug."""

    section: ClassVar[str]
    """Also the name of the field by which an insight names it."""
    slug: Any

    class Meta(TranslatableMixin.Meta):
        abstract = True

    @property
    def path(self) -> str:
        """The rest of its address, after that of the index."""
        return f"{self.section}/{quote(self.slug)}/"

    def below(self, page: Page) -> Subpage:
        """Its own page, below an index."""
        kind = capfirst(self._meta.verbose_name)
        return Subpage(page, self.path, self.slug, str(self), kind, self.summary_text, about=self)

    def beside(self, insight: Page, address: str) -> str:
        """Its own page, from the address of an insight; empty where the insight is in another language.

        It is read off that address, one step down from the index: a list needs no query for each row.
        """
        index, _slash, _slug = address.rstrip("/").rpartition("/")
        return f"{index}/{self.path}" if index and self.locale_id == insight.locale_id else ""

    def describe(self, address: str, site: Site) -> Data:
        """What search engines are told of its page, which has this absolute address."""
        raise NotImplementedError

    @property
    def summary_text(self) -> str:
        """One or two plain sentences for the head of its page."""
        raise NotImplementedError
