"""The requests that a destination would make for one lead: nothing is sent, and no secret is read."""

import uuid
from collections.abc import Sequence

from .channels.base import Lead, Preview, Shipment
from .channels.registry import channel_for
from .credentials import masked
from .dispatch import lead_of
from .models import Destination, Inquiry
from .trial import SAMPLE_EMAIL, sample


def preview(destination: Destination, lead: Lead | None = None) -> Sequence[Preview]:
    """Every request of a first try, in order; for a made-up lead unless one is given.

    Raises:
        UnknownChannel: its kind is not installed any more.
        NotDelivered: its settings do not say what to send, or the lead cannot be sent there.
    """
    channel = channel_for(destination.kind)
    return channel.preview(
        Shipment(
            key=uuid.uuid4(),
            lead=lead or sample(SAMPLE_EMAIL),
            destination=destination.name,
            config=destination.config,
            secrets=masked(channel),
            is_test=lead is None,
            is_first=True,
        )
    )


def newest() -> Lead | None:
    """The newest inquiry that nothing holds back, as a lead."""
    inquiry = Inquiry.objects.exclude(status=Inquiry.Status.QUARANTINED).first()
    return lead_of(inquiry) if inquiry else None
