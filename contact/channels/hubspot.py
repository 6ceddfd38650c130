"""HubSpot: the contact is upserted by its e-mail address, and the inquiry is a note on it (CRM API 2026-09)."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy

from . import hubspot_answers as answers
from . import summary
from .base import ConfigForm, SecretForm, Shipment, TryAgain
from .crm import CrmChannel
from .http import Answer
from .mapping_field import MappingField
from .plan import Known, Planned, Request, found, identity, read_json

API = "/crm/objects/2026-09"
# HubSpot, Notes: "limited to 65,536 characters".
MAX_NOTE = 65_536
# HubSpot, Associations: the type "note to contact".
NOTE_TO_CONTACT = 202
# HubSpot, batch read: 100 records at most. Ids grow, so that the newest notes have the highest.
MAX_READ = 100


class HubSpotForm(ConfigForm):
    """Which property of the contact gets what."""

    # No phone: an empty value clears the property (HubSpot, Update contacts), and the form does not insist on one.
    mapping = MappingField(
        defaults={
            "email": "email",
            "firstname": "first_name",
            "lastname": "last_name",
            "company": "organization",
            "jobtitle": "role",
            "country": "country_name",
        },
        needs=("email",),
    )


class HubSpotSecrets(SecretForm):
    """A service key; a token of an older private app is sent in the same way."""

    access_token = forms.CharField(
        label=gettext_lazy("Access token"),
        max_length=500,
        help_text=gettext_lazy("A service key with the scopes crm.objects.contacts.read and .write."),
    )


class HubSpotChannel(CrmChannel):
    """A contact for each person and a note for each inquiry."""

    kind = "hubspot"
    label = "HubSpot"
    description = gettext_lazy("Keeps each prospect as a contact in HubSpot, and each inquiry as a note on it.")
    config_form = HubSpotForm
    secret_form = HubSpotSecrets
    never_run = True

    def plan(self, shipment: Shipment) -> Sequence[Planned]:
        """The contact, a look for a note that an earlier try made, the note.

        Notes have no key of ours: the look is what keeps two tries from making two.

        Raises:
            TryAgain: there is no token.
        """
        headers = {"Authorization": f"Bearer {self.secret(shipment, 'access_token')}"}
        steps = _Steps(shipment, headers, self.mapped(shipment))
        return [
            Planned(
                purpose=gettext_lazy("Create or update the contact"),
                request=steps.upsert,
                table=answers.CONTACT,
                read=_contact,
                gives="contact",
            ),
            Planned(
                purpose=gettext_lazy("List the notes that the contact has"),
                request=steps.list_notes,
                table=answers.NOTE,
                read=_notes,
                gives="notes",
                looks=True,
                keeps=False,
            ),
            Planned(
                purpose=gettext_lazy("Look for the note among them"),
                request=steps.read_notes,
                table=answers.NOTE,
                read=steps.note_made_before,
                gives="note",
                needs="notes",
                looks=True,
            ),
            Planned(
                purpose=gettext_lazy("Make the note"),
                request=steps.make_note,
                table=answers.NOTE,
                read=_note,
                gives="note",
            ),
        ]

    def describe(self, config: Mapping[str, Any]) -> str:
        """The token says which account; it is not shown."""
        return str(settings.HUBSPOT_API_URL)


class _Steps:
    """The requests of one delivery."""

    def __init__(self, shipment: Shipment, headers: Mapping[str, str], properties: Mapping[str, str]) -> None:
        self.shipment = shipment
        self.headers = headers
        self.properties = properties

    def _request(self, method: str, path: str, body: Any = None) -> Request:
        return Request(method=method, url=settings.HUBSPOT_API_URL + API + path, headers=self.headers, json=body)

    def upsert(self, known: Known) -> Request:
        # With `email` as the key HubSpot takes no part of a record: everything mapped goes along, empty or not.
        key = {"id": self.shipment.lead.email, "idProperty": "email"}
        return self._request("POST", "/contacts/batch/upsert", {"inputs": [{**key, "properties": self.properties}]})

    def list_notes(self, known: Known) -> Request:
        return self._request("GET", f"/contacts/{known['contact']}?associations=notes")

    def read_notes(self, known: Known) -> Request:
        inputs = [{"id": each} for each in known["notes"].split(",")]
        return self._request("POST", "/notes/batch/read", {"properties": ["hs_note_body"], "inputs": inputs})

    def make_note(self, known: Known) -> Request:
        body = {
            "properties": {
                "hs_timestamp": self.shipment.lead.received_at.isoformat(),
                "hs_note_body": summary.html(self.shipment, MAX_NOTE),
            },
            "associations": [
                {
                    "to": {"id": known["contact"]},
                    "types": [{"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": NOTE_TO_CONTACT}],
                }
            ],
        }
        return self._request("POST", "/notes", body)

    def note_made_before(self, answer: Answer) -> Known:
        """The note that names this inquiry, if an earlier try came as far as that."""
        for each in found(read_json(answer), "results") or ():
            if self.shipment.lead.reference in str(found(each, "properties", "hs_note_body")):
                return {"note": identity(found(each, "id"))}
        return {}


def _contact(answer: Answer) -> Known:
    return {"contact": identity(found(read_json(answer), "results", 0, "id"))}


def _notes(answer: Answer) -> Known:
    listed = found(read_json(answer), "associations", "notes", "results") or ()
    numbers = sorted({int(each) for each in (str(found(one, "id")) for one in listed) if each.isdigit()})
    return {"notes": ",".join(map(str, numbers[-MAX_READ:]))} if numbers else {}


def _note(answer: Answer) -> Known:
    """It was made, whatever the answer says of its id: the next try must not make another."""
    try:
        return {"note": identity(found(read_json(answer), "id"))}
    except TryAgain:
        return {"note": "made"}
