"""Webhooks: one signed POST to a URL that an administrator typed (Standard Webhooks 1.0)."""

import time
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import answers, http, payload, signing
from .addresses import HostRefused
from .base import Channel, ConfigForm, Delivered, Shipment, TryAgain
from .deadline import Deadline
from .targets import MAX_URL_LENGTH, read_target


class WebhookForm(ConfigForm):
    """Where to post."""

    url = forms.CharField(
        label=gettext_lazy("URL"),
        max_length=MAX_URL_LENGTH,
        help_text=gettext_lazy("Begins with https:// and leads to a receiver on the public internet."),
        widget=forms.URLInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )

    def clean_url(self) -> str:
        """The URL as typed, if it could be dialled as far as that shows without a look-up."""
        url: str = self.cleaned_data["url"].strip()
        try:
            read_target(url)
        except HostRefused as refusal:
            raise ValidationError(_("This URL cannot be used: %(why)s.") % {"why": refusal}) from None
        return url


class WebhookChannel(Channel):
    """Sends `inquiry.created` to a receiver of the firm's own."""

    kind = "webhook"
    label = gettext_lazy("Webhook")
    description = gettext_lazy("Posts each inquiry as signed JSON to a URL of yours (Standard Webhooks).")
    reaches_staff = True
    config_form = WebhookForm

    def deliver(self, shipment: Shipment) -> Delivered:
        """Sign and post once.

        Raises:
            TryAgain: no answer, or any answer but a 2xx (see `answers`). Never GiveUp.
        """
        body = payload.body(shipment)
        headers = {"Content-Type": "application/json", **_signed(shipment, body)}
        url = str(shipment.config.get("url", ""))
        answer = http.Client(Deadline(shipment.deadline)).request("POST", url, headers=headers, content=body)
        return answers.judge(answer)

    def make_secrets(self) -> dict[str, Any]:
        """One signing secret."""
        return signing.first(time.time())

    def rotate_secrets(self, secrets: Mapping[str, Any]) -> dict[str, Any]:
        """A new signing secret; the one before goes on signing beside it for 24 hours."""
        return signing.rotated(secrets, time.time())

    def shown_secret(self, secrets: Mapping[str, Any]) -> str:
        """The newest signing secret, `whsec_...`."""
        return next(iter(signing.in_force(secrets, time.time())), "")

    def describe(self, config: Mapping[str, Any]) -> str:
        """Scheme, host and port: the path of a webhook often is its password."""
        try:
            target = read_target(str(config.get("url", "")))
        except HostRefused:
            return _("a URL that cannot be used")
        return f"{target.url.scheme.decode()}://{target.host_header.decode()}/…"

    def problems(self, config: Mapping[str, Any]) -> Sequence[str]:
        """A URL that was taken once and is not any more, because the settings changed."""
        try:
            read_target(str(config.get("url", "")))
        except HostRefused as refusal:
            return [_("The webhook's URL cannot be used: %(why)s.") % {"why": refusal}]
        return []


def _signed(shipment: Shipment, body: bytes) -> dict[str, str]:
    now = time.time()
    try:
        return signing.headers(f"msg_{shipment.key.hex}", int(now), body, signing.in_force(shipment.secrets, now))
    except (ValueError, KeyError, TypeError):
        words = _("This destination has no signing secret that can be used: rotate its secret.")
        raise TryAgain(words, needs_attention=True) from None
