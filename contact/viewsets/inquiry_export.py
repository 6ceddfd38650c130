"""The inquiry list as CSV: every answer to every question that was ever asked has its column."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_countries import countries
from wagtail.log_actions import log

from ..channels.base import in_order
from ..models import Inquiry, InquiryQuestion
from . import csv_stream
from .inquiry_listing import InquiryListing

# Rows read from the database at once: what an export of any length holds in memory.
CHUNK = 500


class InquiryExportView(InquiryListing):
    """What the list shows, all its pages, as one file; the audit log keeps who took it and how many rows."""

    def get_base_queryset(self) -> QuerySet[Inquiry]:
        """Inquiries alone: no query for each row or chunk."""
        return Inquiry.objects.all()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> StreamingHttpResponse:
        """Stream the file."""
        inquiries = self.get_queryset()
        # No object of its own: it is kept with the person who took it. Filters and words may hold names: not kept.
        log(instance=request.user, action="contact.export", user=request.user, data={"rows": inquiries.count()})
        name = f"inquiries-{timezone.localtime():%Y-%m-%d-%H%M}.csv"
        # Words and times now: the file is written after the admin's language and time zone were put away.
        return csv_stream.response(_rows(_own_columns(), question_columns(), inquiries), name)


def question_columns() -> dict[str, str]:
    """The heading of every question that was ever asked, by key, the first asked first.

    A heading is the label as it is now, or as it was last, with its language; a question and its translations share
    a column and so a heading.
    """
    labels: dict[str, dict[str, str]] = {}
    for question in InquiryQuestion.objects.order_by("pk"):
        labels.setdefault(question.clean_name, {})[question.language] = question.label
    return {
        key: " / ".join(f"{label} ({language})" for language, label in by_language.items())
        for key, by_language in labels.items()
    }


def _own_columns() -> dict[str, Callable[[Inquiry], str]]:
    """Heading and value of what every inquiry has."""
    country_names = {code: str(name) for code, name in countries}
    languages = {code: str(name) for code, name in settings.LANGUAGES}
    statuses = {value: str(label) for value, label in Inquiry.Status.choices}
    zone = timezone.get_current_timezone()
    return {
        _("Reference"): lambda inquiry: inquiry.reference,
        _("Received (%(zone)s)") % {"zone": zone}: lambda inquiry: _moment(inquiry.received_at.astimezone(zone)),
        _("Status"): lambda inquiry: statuses.get(inquiry.status, inquiry.status),
        _("Language"): lambda inquiry: languages.get(inquiry.language, inquiry.language),
        _("Name"): lambda inquiry: inquiry.name,
        _("Work e-mail"): lambda inquiry: inquiry.email,
        _("Organization"): lambda inquiry: inquiry.organization,
        _("Role"): lambda inquiry: inquiry.role,
        _("Country"): lambda inquiry: country_names.get(inquiry.country, inquiry.country),
        _("Telephone"): lambda inquiry: inquiry.phone,
        _("About"): lambda inquiry: inquiry.subject,
        _("Message"): lambda inquiry: inquiry.message,
        _("Consent"): lambda inquiry: inquiry.consent_text,
        _("Sent from"): lambda inquiry: inquiry.source_title,
        _("Address of that page"): lambda inquiry: inquiry.source_url,
        _("Attribution"): _way_here,
    }


def _rows(
    own: Mapping[str, Callable[[Inquiry], str]], asked: Mapping[str, str], inquiries: QuerySet[Inquiry]
) -> Iterator[Iterable[str]]:
    yield [*own, *asked.values()]
    for inquiry in inquiries.iterator(chunk_size=CHUNK):
        answers = {answer["key"]: answer["value"] for answer in inquiry.answers}
        yield [*(value(inquiry) for value in own.values()), *(answers.get(key, "") for key in asked)]


def _moment(moment: datetime) -> str:
    return moment.replace(tzinfo=None).isoformat(sep=" ", timespec="seconds")


def _way_here(inquiry: Inquiry) -> str:
    return "; ".join(f"{name}={value}" for name, value in in_order(inquiry.attribution).items())
