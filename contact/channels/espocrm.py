"""EspoCRM: one lead for each inquiry, posted to an entry point of Administration > Lead Capture.

The entry point takes no key of ours, gives out no id and can be asked nothing. It may look for duplicates, by e-mail
address and telephone, and then leaves the lead that it finds as it is: the second inquiry of a person is in its log
only. So a try whose answer was lost is repeated, since a lead that stands there twice is better than none, and the
delivery says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import espocrm_answers as answers
from . import summary
from .base import ConfigForm, Delivered, SecretForm, Shipment
from .base_url import BaseUrlField, url_problems
from .crm import CrmChannel
from .http import Answer
from .mapping_field import MappingField
from .plan import Known, Planned, Request, segment

MAX_DESCRIPTION = 30_000
# EspoCRM, entityDefs of Lead, maxLength. A value that is longer makes it refuse the whole lead.
LONGEST = {"firstName": 100, "lastName": 100, "title": 100}
LONGEST_VARCHAR = 255


class EspoForm(ConfigForm):
    """Which installation, and which field gets what."""

    url = BaseUrlField(help_text=gettext_lazy("Of the installation: what stands before /api/v1."))
    # No phoneNumber: one that EspoCRM takes for none makes it refuse the whole lead. It is in the description.
    mapping = MappingField(
        defaults={
            "firstName": "first_name",
            "lastName": "last_name",
            "emailAddress": "email",
            "accountName": "organization",
            "title": "role",
            "addressCountry": "country_name",
        },
        needs=("lastName", "emailAddress"),
    )


class EspoSecrets(SecretForm):
    """The key of an entry point, which is a part of its address."""

    api_key = forms.CharField(
        label=gettext_lazy("API key"),
        max_length=200,
        help_text=gettext_lazy(
            "Of an entry point under Administration, Lead Capture. Its payload fields must have every property of "
            "the mapping, and Description: what they lack is dropped without a word."
        ),
    )


class EspoChannel(CrmChannel):
    """A lead for each inquiry, everything that was said in its description."""

    kind = "espocrm"
    label = "EspoCRM"
    description = gettext_lazy("Posts each inquiry as a lead to an EspoCRM. A lost answer may leave it there twice.")
    config_form = EspoForm
    secret_form = EspoSecrets
    never_run = True

    def plan(self, shipment: Shipment) -> Sequence[Planned]:
        """The one request there is.

        Raises:
            TryAgain: there is no API key.
        """
        url = f"{self.describe(shipment.config)}/api/v1/LeadCapture/{segment(self.secret(shipment, 'api_key'))}"
        body = {
            "description": summary.text(shipment.lead, MAX_DESCRIPTION, is_test=shipment.is_test),
            **self.mapped(shipment),
        }
        request = Request(
            method="POST",
            url=url,
            headers={"Accept": "application/json"},
            json={name: _fit(name, value) for name, value in body.items()},
        )
        return [
            Planned(
                purpose=gettext_lazy("Post the lead"),
                request=lambda known: request,
                table=answers.TABLE,
                read=_sent,
                gives="lead",
            )
        ]

    def deliver(self, shipment: Shipment) -> Delivered:
        """Post the lead, unless an earlier try is known to have done it.

        Raises:
            TryAgain: as the table says.
        """
        said = super().deliver(shipment)
        if shipment.is_first or shipment.memory.get("lead"):
            return said
        words = _("If the answer to an earlier try was lost, it may stand there twice.")
        return replace(said, detail=f"{said.detail} {words}")

    def describe(self, config: Mapping[str, Any]) -> str:
        """The installation's address, without the key."""
        return str(config.get("url") or "")

    def problems(self, config: Mapping[str, Any]) -> Sequence[str]:
        """An address that cannot be used, and rows of the mapping whose field is gone."""
        return [*url_problems(self.describe(config)), *super().problems(config)]


def _fit(name: str, value: str) -> str | None:
    """No longer than EspoCRM takes; null for nothing, as Web-to-Lead asks."""
    longest = MAX_DESCRIPTION if name == "description" else LONGEST.get(name, LONGEST_VARCHAR)
    return value[:longest] or None


def _sent(answer: Answer) -> Known:
    """It gives out no id: that it has the lead is all there is to remember."""
    return {"lead": "sent"}
