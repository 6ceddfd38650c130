"""What inquiries can be narrowed down by; every choice lives in the address, so that a view can be passed on."""

from typing import Any

import django_filters
from django import forms
from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Replace
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext
from django_countries import countries
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from .. import alerts
from ..models import Delivery, Inquiry
from ..subjects import subjects

ELSE = "else"
OVERDUE, UNSTAFFED = "overdue", "unstaffed"
SEARCHED = ("name", "email", "organization", "message", "reference")


def found(inquiries: QuerySet[Inquiry], words: str) -> QuerySet[Inquiry]:
    """Those that hold every word in one of the searched fields, or whose reference was meant.

    A reference is found without its dashes, without CA in front, in any case and with spaces: as heard on the phone.
    """
    texts = Q()
    for word in words.split():
        texts &= Q(*((f"{field}__icontains", word) for field in SEARCHED), _connector=Q.OR)
    bare = "".join(symbol for symbol in words.upper() if symbol.isalnum())
    if len(bare) < 3:
        return inquiries.filter(texts)
    inquiries = inquiries.alias(bare_reference=Replace("reference", Value("-"), Value("")))
    return inquiries.filter(texts | Q(bare_reference__contains=bare))


def delivery_choices() -> list[tuple[str, Any]]:
    """The states of its deliveries, and the two that a person is alerted of."""
    return [
        *Delivery.State.choices,
        (OVERDUE, _("Overdue: waits too long for a destination")),
        (UNSTAFFED, _("Goes to nobody at the firm")),
    ]


def country_choices() -> list[tuple[str, str]]:
    """The countries that inquiries came from, by name."""
    codes = Inquiry.objects.order_by().values_list("country", flat=True).distinct()
    return sorted(((code, str(countries.name(code)) or code) for code in codes), key=lambda pair: pair[1])


def subject_choices() -> list[tuple[str, str]]:
    """Today's services, those that inquiries were about and are gone, and "something else"."""
    kept = Inquiry.objects.exclude(subject_key=None).order_by("pk").values_list("subject_key", "subject")
    titles = {str(key): title for key, title in kept.distinct()}
    titles |= {str(subject.key): subject.title for subject in subjects()}
    return [*titles.items(), (ELSE, pgettext("what an inquiry is about", "Something else"))]


class InquiryFilterSet(WagtailFilterSet):
    """Filters of the inquiry list."""

    status = django_filters.ChoiceFilter(
        label=_("Status"), choices=Inquiry.Status.choices, empty_label=_("All"), widget=forms.RadioSelect
    )
    delivery = django_filters.MultipleChoiceFilter(
        label=_("Delivery"),
        choices=delivery_choices,
        method="with_delivery",
        widget=forms.CheckboxSelectMultiple,
    )
    subject = django_filters.MultipleChoiceFilter(
        label=_("About"), choices=subject_choices, method="about", widget=forms.CheckboxSelectMultiple
    )
    country = django_filters.MultipleChoiceFilter(
        label=_("Country"), choices=country_choices, widget=forms.CheckboxSelectMultiple
    )
    language = django_filters.ChoiceFilter(
        label=_("Language"), choices=settings.LANGUAGES, empty_label=_("All"), widget=forms.RadioSelect
    )
    received_at = django_filters.DateFromToRangeFilter(label=_("Received"), widget=DateRangePickerWidget)

    class Meta:
        model = Inquiry
        fields: list[str] = []

    def with_delivery(self, rows: QuerySet[Inquiry], name: str, chosen: list[str]) -> QuerySet[Inquiry]:
        """Those with a delivery in one of the chosen states."""
        wanted = Q()
        states = [value for value in chosen if value in Delivery.State.values]
        if states:
            wanted |= Q(Exists(Delivery.objects.filter(inquiry=OuterRef("pk"), state__in=states)))
        if OVERDUE in chosen:
            wanted |= Q(pk__in=alerts.overdue().values("pk"))
        if UNSTAFFED in chosen:
            wanted |= Q(pk__in=alerts.unstaffed().values("pk"))
        return rows.filter(wanted)

    def about(self, rows: QuerySet[Inquiry], name: str, chosen: list[str]) -> QuerySet[Inquiry]:
        """Those about one of the chosen services."""
        wanted = Q(subject_key__in=[key for key in chosen if key != ELSE])
        return rows.filter(wanted | Q(subject_key=None) if ELSE in chosen else wanted)
