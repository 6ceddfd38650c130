"""Tryton: the prospect is a party, found by its e-mail address, and each inquiry a lead of it (`sale.opportunity`)."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contact.channels import summary
from contact.channels.base import ConfigForm, SecretForm, Shipment, TryAgain
from contact.channels.base_url import BaseUrlField, refusal
from contact.channels.crm import CrmChannel
from contact.channels.http import Answer
from contact.channels.mapping_field import MappingField
from contact.channels.plan import Known, Planned, Request, found, identity, number, read_json, segment
from contact.channels.texts import one_line

from .answers import TABLE

# Written by the channel itself: the key by which a later try finds the lead stands in them.
OURS = ("party", "reference", "comment")
# Far below the 2 MB that trytond takes ([request] max_size), far above what the form lets through.
MAX_COMMENT = 60_000


class TrytonForm(ConfigForm):
    """Where Tryton is, whose lead it is, and which field of the lead gets what."""

    url = BaseUrlField(help_text=gettext_lazy("Where trytond answers, such as https://tryton.example."))
    database = forms.CharField(
        label=gettext_lazy("Database"),
        max_length=63,
        validators=[RegexValidator(r"\A[\w.-]+\Z", gettext_lazy("Letters, digits, `_`, `.` and `-` only."))],
    )
    company = forms.IntegerField(
        label=gettext_lazy("Company"), min_value=1, help_text=gettext_lazy("The ID of the company in Tryton.")
    )
    mapping = MappingField(defaults={"description": "subject"})

    def clean_mapping(self) -> list[list[str]]:
        """The rows, if none is for a field that the channel writes itself."""
        rows: list[list[str]] = self.cleaned_data["mapping"]
        if taken := [prop for prop, _field in rows if prop in OURS]:
            raise ValidationError(_("The channel fills these itself: %(names)s.") % {"names": ", ".join(taken)})
        return rows


class TrytonSecrets(SecretForm):
    """The key of a user application."""

    application_key = forms.CharField(
        label=gettext_lazy("Application key"),
        max_length=500,
        help_text=gettext_lazy("Of the application “REST API” of a user in the group Sale Opportunity."),
    )


class TrytonChannel(CrmChannel):
    """A party for each person and a lead for each inquiry."""

    kind = "tryton"
    label = "Tryton"
    description = gettext_lazy("Keeps each prospect as a party in Tryton, and each inquiry as a lead.")
    config_form = TrytonForm
    secret_form = TrytonSecrets

    def plan(self, shipment: Shipment) -> Sequence[Planned]:
        """A look for the lead of an earlier try, the party, the lead; nothing when the lead is known.

        The party is not remembered: people merge parties, and its address finds the one that is left.

        Raises:
            TryAgain: there is no key.
        """
        if shipment.memory.get("lead"):
            return []
        steps = _Steps(shipment, self.secret(shipment, "application_key"), self.mapped(shipment))
        return [
            Planned(
                purpose=gettext_lazy("Look for the lead of an earlier try"),
                request=steps.look,
                table=TABLE,
                read=_lead_made_before,
                gives="lead",
                looks=True,
            ),
            Planned(
                purpose=gettext_lazy("Find the party by its e-mail address"),
                request=steps.find_party,
                table=TABLE,
                read=_party_found,
                gives="party",
                keeps=False,
            ),
            Planned(
                purpose=gettext_lazy("Make the party, where there is none"),
                request=steps.make_party,
                table=TABLE,
                read=_party_made,
                gives="party",
                keeps=False,
            ),
            Planned(
                purpose=gettext_lazy("Make the lead"),
                request=steps.make_lead,
                table=TABLE,
                read=_lead_made,
                gives="lead",
            ),
        ]

    def describe(self, config: Mapping[str, Any]) -> str:
        """Address and database."""
        return f"{config.get('url', '')}/{config.get('database', '')}"

    def problems(self, config: Mapping[str, Any]) -> Sequence[str]:
        """An address that was taken once and is not any more, because the settings changed."""
        why = refusal(str(config.get("url", "")))
        return [_("The URL of Tryton cannot be used: %(why)s.") % {"why": why}] if why else []


class _Steps:
    """The requests of one delivery (trytond 8.2, protocols/rest.py)."""

    def __init__(self, shipment: Shipment, key: str, mapped: Mapping[str, str]) -> None:
        config = shipment.config
        context = json.dumps({"company": config.get("company")}).encode()
        self.base = f"{config.get('url', '')}/{segment(str(config.get('database', '')))}/rest/model"
        self.headers = {"Authorization": f"Bearer {key}", "X-Tryton-Context": urlsafe_b64encode(context).decode()}
        self.shipment = shipment
        self.mapped = mapped

    def look(self, known: Known) -> Request:
        lead, key = self.shipment.lead, self.shipment.key
        return self._search("sale.opportunity", [["reference", "=", lead.reference], ["comment", "like", f"%{key}%"]])

    def find_party(self, known: Known) -> Request:
        address = _literally(self.shipment.lead.email)
        return self._search("party.contact_mechanism", [["type", "=", "email"], ["value", "ilike", address]])

    def make_party(self, known: Known) -> Request:
        # The phone stays in the comment: a Tryton that checks phone numbers refuses the party for one it does not know.
        address = {"type": "email", "value": self.shipment.lead.email}
        body = {"name": one_line(self.shipment.lead.name), "contact_mechanisms": [["create", [address]]]}
        return self._post("party.party", body)

    def make_lead(self, known: Known) -> Request:
        # Tryton refuses line ends in a field of one line, and an empty text is no default.
        values = {name: one_line(value) for name, value in self.mapped.items() if value}
        said = summary.text(self.shipment.lead, MAX_COMMENT, is_test=self.shipment.is_test)
        return self._post(
            "sale.opportunity",
            {
                **values,
                "party": number(known["party"]),
                "reference": self.shipment.lead.reference,
                "comment": f"{said}\n\n{self.shipment.key}",
            },
        )

    def _search(self, model: str, domain: list[list[str]]) -> Request:
        """The oldest record of a domain. Not by GET, which would leave the address in the logs of every proxy."""
        body = {"domain": domain, "limit": 1, "order": [["id", "ASC"]], "fields_names": ["party"]}
        return self._post(f"{model}/search_read", body)

    def _post(self, path: str, body: Mapping[str, Any]) -> Request:
        return Request(method="POST", url=f"{self.base}/{path}", headers=self.headers, json=body)


def _literally(text: str) -> str:
    """A text that `ilike` takes for itself (trytond 8.2, tools/misc.py, escape_wildcard)."""
    for sign in ("\\", "%", "_"):
        text = text.replace(sign, f"\\{sign}")
    return text


def _listed(answer: Answer) -> list[Any]:
    """The records that a search found.

    Raises:
        TryAgain: it is no list: whatever answered there, taking it for "nothing found" would make everything twice.
    """
    records = read_json(answer)
    if isinstance(records, list):
        return records
    raise TryAgain(_("What answers at this address is not Tryton."), status=answer.status, needs_attention=True)


def _party_found(answer: Answer) -> Known:
    records = _listed(answer)
    return {"party": identity(found(records, 0, "party"))} if records else {}


def _party_made(answer: Answer) -> Known:
    return {"party": identity(found(read_json(answer), "id"))}


def _lead_made_before(answer: Answer) -> Known:
    """The lead, and the party that it has by now, so that none is looked for."""
    records = _listed(answer)
    if not records:
        return {}
    return {"lead": identity(found(records, 0, "id")), "party": str(found(records, 0, "party") or "")}


def _lead_made(answer: Answer) -> Known:
    """A lead that our user may not read has no id for us, and must not be made again."""
    return {"lead": "made" if answer.status == 204 else identity(found(read_json(answer), "id"))}
