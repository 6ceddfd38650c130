"""Salesforce: one Lead for each inquiry, upserted on an external id field that holds the inquiry's UUID."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import salesforce_answers as answers
from .base import ConfigForm, SecretForm, Shipment, TryAgain
from .base_url import BaseUrlField, refusal
from .crm import CrmChannel
from .http import Answer
from .mapping_field import MappingField
from .plan import Known, Planned, Request, found, read_json, segment
from .texts import ELLIPSIS

# Salesforce, Object Reference, Lead: length of the standard fields. One sign more, and the whole record is refused.
LENGTHS = {
    "FirstName": 40,
    "LastName": 80,
    "Company": 255,
    "Title": 128,
    "Phone": 40,
    "Email": 80,
    "Country": 80,
    "Description": 32_000,
}
MAX_TOKEN = 4000


class SalesforceForm(ConfigForm):
    """Which organization, which field is the key, and which field gets what."""

    url = BaseUrlField(
        label=gettext_lazy("My Domain"),
        help_text=gettext_lazy("Such as https://example.my.salesforce.com; not login.salesforce.com."),
    )
    external_id = forms.CharField(
        label=gettext_lazy("External id field"),
        initial="Inquiry_UID__c",
        max_length=80,
        validators=[RegexValidator(r"\A[A-Za-z]\w*__c\Z", gettext_lazy("The field's API name, which ends in __c."))],
        help_text=gettext_lazy("A text field of Lead, 36 characters, marked as External ID and Unique."),
    )
    api_version = forms.CharField(
        label=gettext_lazy("API version"),
        initial="66.0",
        max_length=6,
        validators=[RegexValidator(r"\A[0-9]{2,3}\.0\Z", gettext_lazy("Such as 66.0."))],
    )
    mapping = MappingField(
        defaults={
            "FirstName": "first_name",
            "LastName": "last_name",
            "Company": "organization",
            "Title": "role",
            "Email": "email",
            "Phone": "phone",
            "Country": "country_name",
            "Description": "summary",
        },
        needs=("LastName", "Company"),
    )


class SalesforceSecrets(SecretForm):
    """Those of an External Client App."""

    client_id = forms.CharField(label=gettext_lazy("Consumer key"), max_length=500)
    client_secret = forms.CharField(label=gettext_lazy("Consumer secret"), max_length=500)


class SalesforceChannel(CrmChannel):
    """A Lead for each inquiry."""

    kind = "salesforce"
    label = "Salesforce"
    description = gettext_lazy("Keeps each inquiry as a Lead in Salesforce.")
    config_form = SalesforceForm
    secret_form = SalesforceSecrets
    never_run = True

    def plan(self, shipment: Shipment) -> Sequence[Planned]:
        """A token, then the Lead; where the token is not taken any more, a new one, once.

        Raises:
            TryAgain: a credential or a setting is missing.
        """
        steps = _Steps(
            shipment,
            client={name: self.secret(shipment, name) for name in ("client_id", "client_secret")},
            fields={name: text for name, value in self.mapped(shipment).items() if (text := fitting(name, value))},
        )
        return [
            Planned(
                purpose=gettext_lazy("Get a token for this try"),
                request=steps.get_token,
                table=answers.TOKEN,
                read=_token,
                gives="token",
                keeps=False,  # never stored: it opens the CRM for hours
            ),
            Planned(purpose=gettext_lazy("Create or update the Lead"), request=steps.upsert, table=answers.LEAD),
        ]

    def describe(self, config: Mapping[str, Any]) -> str:
        """The organization's address."""
        return str(config.get("url", ""))

    def problems(self, config: Mapping[str, Any]) -> Sequence[str]:
        """An address that was taken once and is not any more, because the settings changed."""
        why = refusal(str(config.get("url", "")))
        return [_("The URL of Salesforce cannot be used: %(why)s.") % {"why": why}] if why else []


class _Steps:
    """The requests of one delivery."""

    def __init__(self, shipment: Shipment, client: Mapping[str, str], fields: Mapping[str, str]) -> None:
        config = shipment.config
        self.url = str(config.get("url", ""))
        self.lead_url = (
            f"{self.url}/services/data/v{config.get('api_version')}/sobjects/Lead"
            f"/{config.get('external_id')}/{segment(str(shipment.lead.uid))}"
        )
        self.client = client
        # "Leave the external id out of the body": it stands in the address (Salesforce, Upsert by external id).
        self.fields = {name: value for name, value in fields.items() if name != config.get("external_id")}

    def get_token(self, known: Known) -> Request:
        form = {"grant_type": "client_credentials", **self.client}
        return Request(method="POST", url=f"{self.url}/services/oauth2/token", form=form)

    def upsert(self, known: Known) -> Request:
        headers = {
            "Authorization": f"Bearer {known['token']}",
            # A lead that looks like another is for a person to judge, not a reason to have none.
            "Sforce-Duplicate-Rule-Header": "allowSave=true",
        }
        return Request(method="PATCH", url=self.lead_url, headers=headers, json=self.fields)


def fitting(name: str, value: str) -> str:
    """What a field can hold of a value. A part of a mail address would be another one: it is left out instead."""
    limit = LENGTHS.get(name)
    if limit is None or len(value) <= limit:
        return value
    return "" if name == "Email" else value[: limit - 1] + ELLIPSIS


def _token(answer: Answer) -> Known:
    token = found(read_json(answer), "access_token")
    if isinstance(token, str) and 0 < len(token) <= MAX_TOKEN and all("!" <= sign <= "~" for sign in token):
        return {"token": token}
    raise TryAgain(_("The answer holds no token."), needs_attention=True)
