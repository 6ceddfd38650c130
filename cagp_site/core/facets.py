"""Filters of a list of pages as plain links that keep each other, such as `?topic=policy&year=2026`.

An app registers those that the site search should offer for its pages: core imports no app.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.utils.translation import get_language

# What a slug or a year consists of; what else is typed into an address never reaches the database.
VALUE = re.compile(r"[-\w]{1,200}")


@dataclass(frozen=True)
class Choice:
    """One value of a facet, and how many of the listed pages have it."""

    value: str
    label: Any
    count: int = 0


class Facet(ABC):
    """Something by which pages differ. It says so for any queryset of pages, in a fixed number of queries."""

    name: ClassVar[str]
    """Of the parameter in the address."""
    label: ClassVar[Any]
    fewest: ClassVar[int] = 2
    """With fewer choices it is not offered."""
    has_words: ClassVar[bool] = True
    """Whether its labels are words that a reader may search for."""

    @abstractmethod
    def find(self, value: str, language: str) -> Any:
        """What a value from an address stands for in a language; None for nothing that there is."""

    @abstractmethod
    def choice(self, found: Any) -> Choice:
        """What `find` found, as a choice without a count."""

    @abstractmethod
    def narrow(self, pages: Any, found: Any) -> Any:
        """Those of `pages` (a queryset of pages) that have it."""

    @abstractmethod
    def choices(self, pages: Any, language: str) -> list[Choice]:
        """Every value that one of `pages` has, in the order to show them."""


@dataclass(frozen=True)
class Chosen:
    """A facet, and what is chosen of it."""

    facet: Facet
    found: Any

    @property
    def choice(self) -> Choice:
        """As a choice without a count."""
        return self.facet.choice(self.found)


@dataclass(frozen=True)
class FilterLink:
    """A list that one step leads to."""

    label: Any
    url: str
    count: int
    is_current: bool
    language: str = ""
    """Of the page it leads to, where that is another one."""


@dataclass(frozen=True)
class Filter:
    """One facet as links: all first, then each choice."""

    name: str
    label: Any
    links: list[FilterLink]


class Selection:
    """What is chosen of some facets: the pages that are left, and the ways to others."""

    def __init__(
        self, facets: Iterable[Facet], chosen: Iterable[Chosen], address: Callable[[dict[str, str]], str]
    ) -> None:
        """`address` gives the address of the list with these values, by the facets' names."""
        self.facets = list(facets)
        self.chosen = {each.facet.name: each for each in chosen}
        self.address = address
        self.language = get_language() or ""

    @property
    def values(self) -> dict[str, str]:
        """What is chosen, as an address has it, in the order of the facets."""
        return {each.name: self.chosen[each.name].choice.value for each in self.facets if each.name in self.chosen}

    @property
    def labels(self) -> list[str]:
        """What is chosen, in words."""
        return [str(self.chosen[each.name].choice.label) for each in self.facets if each.name in self.chosen]

    @property
    def cleared(self) -> str:
        """Address of the whole list."""
        return self.address({})

    def narrow(self, pages: Any, but: str = "") -> Any:
        """Those of `pages` that have all that is chosen, leaving out the facet named `but`."""
        for each in self.chosen.values():
            if each.facet.name != but:
                pages = each.facet.narrow(pages, each.found)
        return pages

    def filters(self, pages: Any) -> list[Filter]:
        """Each facet that offers a choice among `pages`; its counts are of what the other facets leave."""
        left = self.narrow(pages).count()
        found = [self._filter(facet, self.narrow(pages, but=facet.name), left) for facet in self.facets]
        return [each for each in found if each is not None]

    def _filter(self, facet: Facet, pages: Any, left: int) -> Filter | None:
        choices, chosen = facet.choices(pages, self.language), self.chosen.get(facet.name)
        current = chosen.choice if chosen else Choice("", "")
        if chosen and current.value not in {each.value for each in choices}:
            choices.append(current)
        if len(choices) < facet.fewest and not chosen:
            return None
        everything = Choice("", "", pages.count() if chosen else left)
        return Filter(facet.name, facet.label, [self._link(facet, each, current) for each in (everything, *choices)])

    def _link(self, facet: Facet, choice: Choice, current: Choice) -> FilterLink:
        return FilterLink(choice.label, self._with(facet, choice.value), choice.count, choice.value == current.value)

    def _with(self, facet: Facet, value: str) -> str:
        values = {**self.values, facet.name: value}
        return self.address({each.name: values[each.name] for each in self.facets if values.get(each.name)})


def read(request: HttpRequest, facets: Iterable[Facet]) -> list[Chosen]:
    """What an address chooses; an empty value chooses nothing.

    Raises:
        Http404: a value stands for nothing that there is.
    """
    asked = ((facet, request.GET.get(facet.name, "")) for facet in facets)
    return [Chosen(facet, _find(facet, value)) for facet, value in asked if value]


def query_of(values: Mapping[str, str]) -> str:
    """Values as the beginning of a query, to be continued: `topic=policy&`; empty for none."""
    return f"{urlencode(values)}&" if values else ""


def register(*facets: Facet) -> None:
    """Offer facets in the site search, in this order; called while apps get ready."""
    _registered.update({each.name: each for each in facets})


def registered() -> list[Facet]:
    """Those that apps have registered."""
    return list(_registered.values())


def _find(facet: Facet, value: str) -> Any:
    found = facet.find(value, get_language() or "") if VALUE.fullmatch(value) else None
    if found is None:
        raise Http404(f"There is no such {facet.name}.")
    return found


_registered: dict[str, Facet] = {}
