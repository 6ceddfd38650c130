"""The destinations of a new site: staff mail, acknowledgement, and a webhook to the hook inbox."""

import re

from django.conf import settings
from django.db import transaction

from contact.channels.registry import channel_for
from contact.models import Destination

from .hook_store import HookStore

STAFF_ADDRESS = "office@crossedarrows.example"
OUR_HOOK = re.compile(r"http://127\.0\.0\.1:\d+/hooks/demo")


def make_if_none() -> bool:
    """Make the three destinations unless there is any; tells whether it did."""
    with transaction.atomic():
        if Destination.objects.exists():
            return False
        Destination.objects.create(kind="email", name="Office", config={"recipients": [STAFF_ADDRESS]})
        Destination.objects.create(kind="acknowledgement", name="Acknowledgement", config={"reply_to": ""})
        _make_webhook()
    return True


def follow_hook_inbox() -> None:
    """Lead the webhook that was made here to the port where the hook inbox is this time."""
    for destination in Destination.objects.current().filter(kind="webhook"):
        url = str(destination.config.get("url", ""))
        if OUR_HOOK.fullmatch(url) and url != _hook_url():
            destination.config = {**destination.config, "url": _hook_url()}
            destination.save(update_fields=["config"])


def _make_webhook() -> None:
    channel = channel_for("webhook")
    destination = Destination(kind="webhook", name="Hook inbox", config={"url": _hook_url()})
    destination.secrets = channel.make_secrets()
    destination.save()
    HookStore(settings.VAR / "hook-inbox").add_secret(channel.shown_secret(destination.secrets))


def _hook_url() -> str:
    return f"http://127.0.0.1:{settings.HOOK_INBOX_PORT}/hooks/demo"
