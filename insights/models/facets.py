"""By what insights are listed and searched: topic, author, year."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from cagp_site.core.facets import Choice, Chosen, Facet

from .author import Author
from .hub import Hub
from .page import InsightPage
from .topic import Topic


class InsightFacet(Facet):
    """A facet that knows the same thing in another language."""

    def in_language(self, found: Any, locale_id: int) -> Any:
        """What stands for `found` in the language of a locale; None for nothing."""
        raise NotImplementedError


class HubFacet(InsightFacet):
    """One of the kinds of things that gather insights."""

    model: ClassVar[type[Hub]]

    def find(self, value: str, language: str) -> Any:
        """The one with that slug."""
        return self._all.filter(slug=value, locale__language_code=language).first()

    def choice(self, found: Any) -> Choice:
        """By its slug and its name."""
        return Choice(found.slug, str(found))

    def narrow(self, pages: Any, found: Any) -> Any:
        """The insights among them that name it."""
        naming = InsightPage.objects.filter(**{self.model.section: found})
        return pages.filter(pk__in=naming.order_by().values("pk"))

    def choices(self, pages: Any, language: str) -> list[Choice]:
        """Those of the language that one of the insights names, by name."""
        named = self._all.filter(locale__language_code=language, insights__pk__in=_keys(pages))
        counted = named.annotate(count=models.Count("insights")).order_by("name", "pk")
        return [Choice(each.slug, str(each), each.count) for each in counted]

    def in_language(self, found: Any, locale_id: int) -> Any:
        """Its translation."""
        return self._all.filter(translation_key=found.translation_key, locale_id=locale_id).first()

    @property
    def _all(self) -> Any:
        return self.model._default_manager.all()


class TopicFacet(HubFacet):
    """What an insight is about. One topic is worth a link: it narrows."""

    name = "topic"
    label = _("Topic")
    fewest = 1
    model = Topic


class AuthorFacet(HubFacet):
    """Who wrote it."""

    name = "author"
    label = _("Author")
    model = Author


class YearFacet(InsightFacet):
    """The year of its first publication."""

    name = "year"
    label = _("Year")
    has_words = False

    def find(self, value: str, language: str) -> int | None:
        """The year, if an insight of the language that readers can see is of it."""
        if not (value.isascii() and value.isdecimal() and len(value) == 4 and 1 <= int(value) < 9999):
            return None
        published = InsightPage.objects.live().public().filter(locale__language_code=language)
        return int(value) if published.filter(published_on__year=int(value)).exists() else None

    def choice(self, found: int) -> Choice:
        """In four digits."""
        return Choice(f"{found:04}", f"{found:04}")

    def narrow(self, pages: Any, found: int) -> Any:
        """The insights among them of that year."""
        return pages.filter(pk__in=InsightPage.objects.filter(published_on__year=found).order_by().values("pk"))

    def choices(self, pages: Any, language: str) -> list[Choice]:
        """The latest first."""
        insights = InsightPage.objects.filter(pk__in=_keys(pages)).order_by("-published_on__year")
        counts = insights.values_list("published_on__year").annotate(count=models.Count("pk"))
        return [Choice(f"{year:04}", f"{year:04}", count) for year, count in counts]

    def in_language(self, found: int, locale_id: int) -> int:
        """The same year."""
        return found


FACETS: tuple[InsightFacet, ...] = (TopicFacet(), AuthorFacet(), YearFacet())
# Where one of them alone has an address of its own.
SECTIONS = {facet.name: facet.model.section for facet in FACETS if isinstance(facet, HubFacet)}


def kept_in(chosen: "list[Chosen]", locale_id: int) -> "list[Chosen]":
    """As much of what is chosen as there is in another language."""
    facets = {facet.name: facet for facet in FACETS}
    there = [(each.facet, facets[each.facet.name].in_language(each.found, locale_id)) for each in chosen]
    return [Chosen(facet, found) for facet, found in there if found is not None]


def _keys(pages: Any) -> Any:
    return pages.order_by().values("pk")
