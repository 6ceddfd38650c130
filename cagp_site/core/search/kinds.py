"""The kind of page, as readers call it, to narrow a search."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from ..facets import Choice, Facet
from ..models import BasePage


@dataclass(frozen=True)
class Kind:
    """What readers take for one kind of page; there may be several models of it."""

    value: str
    label: Any = field(compare=False)


class KindFacet(Facet):
    """Which kind of page."""

    name = "kind"
    label = _("Kind of page")

    def find(self, value: str, language: str) -> Kind | None:
        """The kind of that name."""
        return next((kind for kind in _kinds().values() if kind.value == value), None)

    def choice(self, found: Kind) -> Choice:
        """A kind as a choice."""
        return Choice(found.value, found.label)

    def narrow(self, pages: Any, found: Kind) -> Any:
        """Pages of the kind's models."""
        return pages.filter(content_type__in=[number for number, kind in _by_number().items() if kind == found])

    def choices(self, pages: Any, language: str) -> list[Choice]:
        """The most frequent first."""
        counts: Counter[Kind] = Counter()
        kinds = _by_number()
        for number, count in pages.order_by().values_list("content_type").annotate(Count("pk")):
            if number in kinds:
                counts[kinds[number]] += count
        return [Choice(kind.value, kind.label, count) for kind, count in counts.most_common()]


@cache
def _kinds() -> dict[type[BasePage], Kind]:
    models = [model for model in apps.get_models() if issubclass(model, BasePage)]
    return {model: Kind(_value(model), model.kind_name) for model in models}


def _value(model: type[BasePage]) -> str:
    return "page" if model.kind_name is BasePage.kind_name else str(model._meta.model_name)


def _by_number() -> dict[int, Kind]:
    numbers = ContentType.objects.get_for_models(*_kinds())
    return {numbers[model].pk: kind for model, kind in _kinds().items()}
