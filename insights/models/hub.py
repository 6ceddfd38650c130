"""What gathers insights at an address below the index: a topic, an author."""

from typing import Any, ClassVar
from urllib.parse import quote

from django.utils.text import capfirst
from wagtail.models import Page, TranslatableMixin

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
        return Subpage(page, self.path, self.slug, str(self), kind, self.summary_text)

    @property
    def summary_text(self) -> str:
        """One or two plain sentences for the head of its page."""
        raise NotImplementedError
