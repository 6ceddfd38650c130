"""System checks: what is wrong with the destinations and their settings, before a prospect finds out.

Those of the database run with `manage.py check --database default` and before `migrate`.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps.config import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register  # noqa: A004 - Django's own name for it
from django.db import DatabaseError, connections, router

from . import credentials
from .channels import signing
from .channels.addresses import HostRefused
from .channels.registry import UnknownChannel, all_channels, channel_for
from .channels.targets import read_target
from .models import Destination
from .secrets import SecretsUnreadable

# A try may overrun its deadline by what a slow machine takes to notice; a lease must still be in force then.
LEASE_MARGIN = 1.2


@register()
def check_lease(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """The lease has to outlive the longest try, or two workers send one delivery."""
    lease, deadline = settings.CONTACT_LEASE_SECONDS, settings.CONTACT_DEADLINE_SECONDS
    if lease > deadline * LEASE_MARGIN:
        return []
    return [
        Warning(
            f"CONTACT_LEASE_SECONDS ({lease:g}) is not enough above CONTACT_DEADLINE_SECONDS ({deadline:g}): "
            "a delivery may be sent twice.",
            hint=f"Set CONTACT_LEASE_SECONDS to more than {deadline * LEASE_MARGIN:g}.",
            id="contact.W001",
        )
    ]


@register(deploy=True)
def check_alert_emails(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Alerts have to reach somebody."""
    if settings.CONTACT_ALERT_EMAILS:
        return []
    return [
        Warning(
            "CONTACT_ALERT_EMAILS is empty: when an inquiry cannot be delivered, nobody is told by mail.",
            hint="Name one address or more.",
            id="contact.W004",
        )
    ]


@register()
def check_alert_webhook(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """A webhook for alerts has to have a URL that can be dialled, and a secret to sign with."""
    url, secret = settings.CONTACT_ALERT_WEBHOOK_URL, settings.CONTACT_ALERT_WEBHOOK_SECRET
    if not url:
        return []
    try:
        read_target(url)
        signing.headers("check", 0, b"", [secret])
    except (HostRefused, ValueError) as error:
        return [
            Warning(
                f"No alert goes out by webhook: {error}.",
                hint="Look at CONTACT_ALERT_WEBHOOK_URL and CONTACT_ALERT_WEBHOOK_SECRET.",
                id="contact.W005",
            )
        ]
    return []


@register(Tags.database)
def check_destinations(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """What the destinations in the database need; nothing when there is no such table yet."""
    alias = router.db_for_read(Destination)
    if alias not in (databases or ()):
        return []
    try:
        if Destination._meta.db_table not in connections[alias].introspection.table_names():
            return []
        destinations = list(Destination.objects.current())
    except DatabaseError:
        # An older shape of the table, or no database: migrate, or /readyz, will say so.
        return []
    return [*_unreached(destinations), *(found for each in destinations for found in _faults(each))]


def reaches_staff(destination: Destination) -> bool:
    """Whether what arrives there is seen by somebody at the firm."""
    return destination.is_enabled and any(
        channel.kind == destination.kind and channel.reaches_staff for channel in all_channels()
    )


def problems(destination: Destination) -> list[str]:
    """Why one destination cannot be sent to, in plain words; empty when it can."""
    try:
        channel = channel_for(destination.kind)
    except UnknownChannel as error:
        return [str(error)]
    found = list(channel.problems(destination.config))
    try:
        found += credentials.missing(channel, destination.secrets)
    except SecretsUnreadable as error:
        found.append(str(error))
    return found


def gaps(destination: Destination) -> list[str]:
    """What is sent to it without something that it should hold, such as the answer to a question that is gone."""
    try:
        return list(channel_for(destination.kind).gaps(destination.config))
    except UnknownChannel:
        return []


def _unreached(destinations: Sequence[Destination]) -> Iterator[CheckMessage]:
    if not any(reaches_staff(destination) for destination in destinations):
        yield Warning(
            "No enabled destination reaches staff: inquiries are stored, and nobody is told of them.",
            hint="manage.py destination add email --name Desk --to office@example.com",
            id="contact.W002",
        )


def _faults(destination: Destination) -> Iterator[CheckMessage]:
    for problem in (*problems(destination), *gaps(destination)):
        yield Warning(f"Destination “{destination.name}”: {problem}", id="contact.W003")
