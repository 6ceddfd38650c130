"""Odoo 19 and later: one lead (`crm.lead`) for each inquiry, over the JSON-2 API."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import odoo_answers as answers
from .base import ConfigForm, SecretForm, Shipment, TryAgain
from .base_url import BaseUrlField, refusal
from .crm import CrmChannel
from .http import Answer
from .mapping_field import MappingField
from .plan import Known, Planned, Request, found, identity, read_json

# Odoo, ORM, fields.Html: what stands there is markup, so that typed text is escaped and its lines are kept.
HTML_FIELDS = ("description",)


class OdooForm(ConfigForm):
    """Which installation, which field is the key, and which field gets what."""

    url = BaseUrlField(help_text=gettext_lazy("Such as https://example.odoo.com."))
    database = forms.RegexField(
        r"\A[A-Za-z0-9_.-]*\Z",
        label=gettext_lazy("Database"),
        required=False,
        max_length=100,
        help_text=gettext_lazy("Only where one address serves several databases."),
    )
    key_field = forms.CharField(
        label=gettext_lazy("Key field"),
        initial="x_inquiry_uid",
        max_length=63,
        validators=[RegexValidator(r"\Ax_\w+\Z", gettext_lazy("The field's technical name, which begins with x_."))],
        help_text=gettext_lazy("A text field that you add to Lead: it tells whether an earlier try made the lead."),
    )
    mapping = MappingField(
        defaults={
            "name": "organization",
            "contact_name": "name",
            "partner_name": "organization",
            "email_from": "email",
            "phone": "phone",
            "function": "role",
            "description": "summary",
        },
        needs=("name",),
    )


class OdooSecrets(SecretForm):
    """A user's key."""

    api_key = forms.CharField(
        label=gettext_lazy("API key"),
        max_length=200,
        help_text=gettext_lazy("Of a user who may create leads. Odoo's keys last three months at most: note the day."),
    )


class OdooChannel(CrmChannel):
    """A lead for each inquiry."""

    kind = "odoo"
    label = "Odoo"
    description = gettext_lazy("Keeps each inquiry as a lead in Odoo (version 19 or later, JSON-2).")
    config_form = OdooForm
    secret_form = OdooSecrets
    never_run = True

    def plan(self, shipment: Shipment) -> Sequence[Planned]:
        """A look for the lead of an earlier try, then the lead: JSON-2 has no upsert.

        Raises:
            TryAgain: there is no key.
        """
        steps = _Steps(shipment, self.secret(shipment, "api_key"), self.mapped(shipment))
        return [
            Planned(
                purpose=gettext_lazy("Look for the lead of an earlier try"),
                request=steps.search,
                table=answers.TABLE,
                read=_found,
                gives="lead",
                looks=True,
            ),
            Planned(
                purpose=gettext_lazy("Make the lead"),
                request=steps.create,
                table=answers.TABLE,
                read=_made,
                gives="lead",
            ),
        ]

    def describe(self, config: Mapping[str, Any]) -> str:
        """The installation's address."""
        return str(config.get("url", ""))

    def problems(self, config: Mapping[str, Any]) -> Sequence[str]:
        """An address that was taken once and is not any more, because the settings changed."""
        why = refusal(str(config.get("url", "")))
        return [_("The URL of Odoo cannot be used: %(why)s.") % {"why": why}] if why else []


class _Steps:
    """The requests of one delivery."""

    def __init__(self, shipment: Shipment, api_key: str, values: Mapping[str, str]) -> None:
        config = shipment.config
        self.url = str(config.get("url", ""))
        self.key = {str(config.get("key_field", "")): str(shipment.lead.uid)}
        self.values = {name: _value(name, text) for name, text in values.items() if text}
        database = str(config.get("database", ""))
        self.headers = {
            "Authorization": f"bearer {api_key}",
            **({"X-Odoo-Database": database} if database else {}),
        }

    def _request(self, method: str, body: Mapping[str, Any]) -> Request:
        return Request(method="POST", url=f"{self.url}/json/2/crm.lead/{method}", headers=self.headers, json=body)

    def search(self, known: Known) -> Request:
        domain = [[name, "=", uid] for name, uid in self.key.items()]
        # `active_test`: a lead that was marked as lost is archived, and must be found all the same.
        return self._request("search", {"domain": domain, "limit": 1, "context": {"active_test": False}})

    def create(self, known: Known) -> Request:
        return self._request("create", {"vals_list": [{**self.values, **self.key}]})


def _value(name: str, text: str) -> str:
    return escape(text).replace("\n", "<br>") if name in HTML_FIELDS else text


def _found(answer: Answer) -> Known:
    listed = read_json(answer)
    return {"lead": identity(listed[0])} if isinstance(listed, list) and listed else {}


def _made(answer: Answer) -> Known:
    """It was made, whatever the answer says of its id: the next try must not make another."""
    try:
        return {"lead": identity(found(read_json(answer), 0))}
    except TryAgain:
        return {"lead": "made"}
