"""The canary's own destination: the site itself, which writes a receipt. Nobody can choose or edit it."""

import json
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import answers, http, signing
from .base import Channel, Delivered, Shipment, TryAgain
from .deadline import Deadline


class CanaryChannel(Channel):
    """Posts the canary's identity, signed, to an address of this site."""

    kind = "canary"
    label = gettext_lazy("Canary")
    reaches_staff = False

    def deliver(self, shipment: Shipment) -> Delivered:
        """Sign and post once, through the same client as webhooks.

        Raises:
            TryAgain: no answer, or any answer but a 2xx.
        """
        url = str(shipment.config.get("url", ""))
        body = json.dumps({"inquiry": str(shipment.lead.uid)}).encode()
        now = time.time()
        try:
            secrets = signing.in_force(shipment.secrets, now)
            headers = signing.headers(f"canary_{shipment.key.hex}", int(now), body, secrets)
        except ValueError:
            raise TryAgain(_("The canary has no signing secret."), needs_attention=True) from None
        answer = own_site(Deadline(shipment.deadline), url).request("POST", url, headers=headers, content=body)
        return answers.judge(answer)

    def make_secrets(self) -> dict[str, Any]:
        """One signing secret."""
        return signing.first(time.time())

    def describe(self, config: Mapping[str, Any]) -> str:
        """This site."""
        return str(config.get("url", ""))


def own_site(deadline: Deadline, url: str) -> http.Client:
    """A client that may reach the host of `url` wherever it is: the operator's own setting, typed by nobody else."""
    return http.Client(deadline, allowed=[urlsplit(url).netloc])
