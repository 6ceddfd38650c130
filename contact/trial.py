"""Sending a test: a sample lead through the real channel, now, with the answer in plain words. Nothing is stored."""

import time
import uuid
from dataclasses import dataclass
from datetime import timedelta
from email.utils import parseaddr

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_countries import countries

from .channels.base import Lead, NotDelivered, Shipment
from .channels.registry import UnknownChannel, channel_for
from .models import Destination
from .secrets import SecretsUnreadable

# Holds zeros, which no real reference has.
REFERENCE = "CA-000-000"
COUNTRY = "US"
# RFC 2606: nobody's. A CRM keeps what it gets, and must not take an administrator for a prospect.
SAMPLE_EMAIL = "test.person@example.com"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came back."""

    worked: bool
    detail: str
    status: int | None
    seconds: float

    def __str__(self) -> str:
        status = _(" (status %(status)d)") % {"status": self.status} if self.status else ""
        took = _("%(seconds).1f s") % {"seconds": self.seconds}
        return f"{self.detail.rstrip()}{status} [{took}]"


def send_test(destination: Destination, *, prospect: str = "") -> Answer:
    """Send a sample inquiry and wait for the answer, for as long as a try may take.

    Args:
        destination: also one that is disabled, paused or archived: a test is how one looks before switching it on.
        prospect: where an acknowledgement goes; the site's own address when empty. Channels that reach staff get an
            address of nobody's as the sample prospect's.
    """
    started = time.monotonic()
    worked, detail, status = _send(destination, prospect or parseaddr(settings.DEFAULT_FROM_EMAIL)[1])
    return Answer(worked=worked, detail=detail, status=status, seconds=time.monotonic() - started)


def _send(destination: Destination, prospect: str) -> tuple[bool, str, int | None]:
    try:
        channel = channel_for(destination.kind)
        shipment = Shipment(
            key=uuid.uuid4(),
            lead=sample(SAMPLE_EMAIL if channel.reaches_staff else prospect),
            destination=destination.name,
            config=destination.config,
            secrets=destination.secrets,
            deadline=timedelta(seconds=settings.CONTACT_DEADLINE_SECONDS),
            is_test=True,
            is_first=True,  # its key is new
        )
        delivered = channel.deliver(shipment)
    except NotDelivered as error:
        return False, error.detail, error.status
    except (UnknownChannel, SecretsUnreadable) as error:
        return False, str(error), None
    except Exception as error:
        # As in a real try: a fault of a channel is told by its class, and must not be an error page here.
        return False, _("A fault in this site (%(kind)s).") % {"kind": type(error).__name__}, None
    return True, delivered.detail, delivered.status


def sample(prospect: str) -> Lead:
    """A lead that anybody can tell from a real one."""
    language = settings.LANGUAGE_CODE
    with translation.override(language):
        return Lead(
            uid=uuid.uuid4(),
            reference=REFERENCE,
            received_at=timezone.now(),
            language=language,
            name=_("Test Person"),
            email=prospect,
            organization=_("Test Organization"),
            role=_("Tester"),
            country=COUNTRY,
            country_name=str(countries.name(COUNTRY)),
            phone="+1 202 555 0100",
            subject=_("A test"),
            message=_("This is a test of the way of an inquiry. Nobody has to answer it."),
            consent_text=_("A test: nobody's data."),
            source_title=_("Test"),
            source_url=settings.WAGTAILADMIN_BASE_URL,
            admin_url=settings.WAGTAILADMIN_BASE_URL + reverse("inquiries:index"),
        )
