"""Which kinds of channel there are; the only place that knows them all."""

import itertools
from functools import lru_cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from .base import Channel

ALL_BUILT_IN = "built-in"
"""Stands in the setting for every path of `BUILT_IN`, those of later versions included."""
BUILT_IN = (
    "contact.channels.email.EmailChannel",
    "contact.channels.acknowledgement.AcknowledgementChannel",
    "contact.channels.webhook.WebhookChannel",
    "contact.channels.hubspot.HubSpotChannel",
    "contact.channels.salesforce.SalesforceChannel",
    "contact.channels.odoo.OdooChannel",
    "contact.channels.pipedrive.PipedriveChannel",
    "contact.channels.espocrm.EspoChannel",
)
# The site's own: nobody is offered it, and no setting takes it away.
INTERNAL = ("contact.channels.canary.CanaryChannel",)


class UnknownChannel(LookupError):
    """A kind that no registered channel has: a delivery of it can never work."""

    def __init__(self, kind: str) -> None:
        super().__init__(_("There is no channel of the kind “%(kind)s”.") % {"kind": kind})
        self.kind = kind


def all_channels() -> list[Channel]:
    """Every channel, in the order in which people are offered them.

    Raises:
        ImproperlyConfigured: CONTACT_CHANNELS names something that is not a channel, or one kind twice.
    """
    return list(_loaded(tuple(settings.CONTACT_CHANNELS) or BUILT_IN).values())


def channel_for(kind: str, *, internal: bool = False) -> Channel:
    """The channel of a kind; with `internal`, the site's own ones too.

    Raises:
        UnknownChannel: there is none.
    """
    own = _loaded(INTERNAL).values() if internal else ()
    for channel in (*all_channels(), *own):
        if channel.kind == kind:
            return channel
    raise UnknownChannel(kind)


@lru_cache
def _loaded(paths: tuple[str, ...]) -> dict[str, Channel]:
    channels: dict[str, Channel] = {}
    for path in itertools.chain.from_iterable(BUILT_IN if each == ALL_BUILT_IN else (each,) for each in paths):
        channel = _load(path)
        if channel.kind in channels:
            raise ImproperlyConfigured(f"CONTACT_CHANNELS: two channels have the kind “{channel.kind}”.")
        channels[channel.kind] = channel
    return channels


def _load(path: str) -> Channel:
    try:
        found = import_string(path)
    except ImportError as error:
        raise ImproperlyConfigured(f"CONTACT_CHANNELS: {path} cannot be imported: {error}") from error
    if not (isinstance(found, type) and issubclass(found, Channel)):
        raise ImproperlyConfigured(f"CONTACT_CHANNELS: {path} is not a channel.")
    return found()
