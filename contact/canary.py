"""The canary: a synthetic inquiry that goes the whole way of a real one, on a schedule, to a destination of its own.

A task of beat starts it, because it waits for the web server's answer, and nothing may hold the sweeper up. Whether it
arrived is for the sweeper to judge (`alerts.canary`): so each watches the other's half.
"""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.db import transaction
from django.db.models.functions import Now
from django.urls import reverse
from standardwebhooks import Webhook, WebhookVerificationError

from .channels import answers, signing
from .channels.base import NotDelivered
from .channels.canary import CanaryChannel, own_site
from .channels.deadline import Deadline
from .models import Canary, Destination
from .secrets import SecretsUnreadable

# What it says is signed: only this site can start one, and a copied post is worth nothing soon after.
SIGNER = TimestampSigner(salt="contact.canary")
GOOD_FOR = timedelta(minutes=5)
# No destination that a person adds will be called so.
NAME = "Canary (this site)"


def is_on() -> bool:
    """Whether canaries fly."""
    return bool(settings.CONTACT_CANARY_MINUTES > 0)


def release() -> Canary:
    """Start one: post it to the site as any prospect would. What went wrong is noted on it, for the alert."""
    canary = Canary.objects.create()
    url = settings.CONTACT_CANARY_URL + reverse("contact:canary")
    deadline = Deadline(timedelta(seconds=settings.CONTACT_DEADLINE_SECONDS))
    try:
        answers.judge(own_site(deadline, url).request("POST", url, headers={}, content=marker(canary).encode()))
    except NotDelivered as error:
        Canary.objects.filter(pk=canary.pk).update(detail=error.detail[:500])
    return canary


def marker(canary: Canary) -> str:
    """What makes a post a canary."""
    return SIGNER.sign(str(canary.uid))


def read(text: str) -> Canary | None:
    """The canary that a marker starts; None for what this site did not sign just now, or took already."""
    try:
        uid = UUID(SIGNER.unsign(text, max_age=GOOD_FOR))
    except (BadSignature, ValueError):
        return None
    return Canary.objects.filter(uid=uid, inquiry=None).first()


def destination() -> Destination:
    """The canary's own, made when there is none. Its address follows the setting; a pause ends, as nobody else can."""
    config = {"url": settings.CONTACT_CANARY_URL + reverse("contact:canary_receipt")}
    with transaction.atomic():
        found, _is_new = Destination.everything.select_for_update().get_or_create(
            kind=CanaryChannel.kind, defaults={"name": NAME, "config": config}
        )
        if not _secrets_of(found):
            found.secrets = CanaryChannel().make_secrets()
        found.config, found.paused_at = config, None
        found.save(update_fields=["config", "paused_at", "sealed_secrets"])
    return found


def receipt(body: bytes, headers: dict[str, str], uid: UUID) -> bool:
    """Write the receipt of the canary with this inquiry; false for a signature that is not its destination's."""
    found = Destination.everything.filter(kind=CanaryChannel.kind).first()
    secrets = _secrets_of(found) if found else []
    if not any(_is_signed(secret, body, headers) for secret in secrets):
        return False
    Canary.objects.filter(inquiry__uid=uid, received_at=None).update(received_at=Now())
    return True


def _secrets_of(found: Destination) -> list[str]:
    try:
        return signing.in_force(found.secrets, 0)
    except SecretsUnreadable:
        return []


def _is_signed(secret: str, body: bytes, headers: dict[str, str]) -> bool:
    try:
        Webhook(secret).verify(body, headers)
    except WebhookVerificationError:
        return False
    return True
