"""Pipedrive: a person for each prospect, a lead for each inquiry, and what was said as its note (API v2 and v1).

Nothing there can be upserted and no request carries a key of ours. So every id is remembered as soon as it is known,
and a try that may follow one that was cut off lists what the steps before it could have made. It lists and does not
search: a list is read from the records, and their documents promise for no search that it finds what is a second old.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import pipedrive_answers as answers
from . import summary
from .base import ConfigForm, SecretForm, Shipment, TryAgain
from .base_url import BaseUrlField, url_problems
from .crm import CrmChannel
from .http import Answer
from .letters import in_language
from .mapping_field import MappingField
from .plan import Known, Planned, Request, found, identity, number, read_json
from .texts import one_line

# Pipedrive, Custom fields: a field of text takes 255 characters.
MAX_TITLE = 255
MAX_NOTE = 65_000
"""Characters of markup; a message of the form, every sign of it escaped, still fits."""
# An answer is read up to 64 KB. Persons and leads are listed from the newest, notes from the oldest.
MAX_LISTED = 20
MAX_NOTES = 3
LISTS = ("emails", "phones")
CUSTOM = re.compile(r"[0-9a-f]{40}")
LEAD_PREFIX = "lead."
"""Begins a property that belongs to the lead and not to the person: `lead.` and the key of a field of deals."""


class PipedriveForm(ConfigForm):
    """Which account, and which field gets what."""

    url = BaseUrlField(
        help_text=gettext_lazy("https://COMPANY.pipedrive.com, as the browser shows it when you work there.")
    )
    mapping = MappingField(
        defaults={"name": "name", "emails": "email", "phones": "phone"},
        needs=("name", "emails"),
    )


class PipedriveSecrets(SecretForm):
    """A user's token."""

    api_token = forms.CharField(
        label=gettext_lazy("API token"),
        max_length=500,
        help_text=gettext_lazy("Of a user made for this site: under Personal preferences, API."),
    )


class PipedriveChannel(CrmChannel):
    """A person, a lead and a note for each inquiry; a person with the same e-mail address is used as it is."""

    kind = "pipedrive"
    label = "Pipedrive"
    description = gettext_lazy("Keeps each inquiry as a lead in Pipedrive, with its person and a note.")
    config_form = PipedriveForm
    secret_form = PipedriveSecrets
    never_run = True

    def plan(self, shipment: Shipment) -> Sequence[Planned]:
        """Person, lead, note: each is looked for before it is made.

        Raises:
            TryAgain: there is no token.
        """
        steps = _Steps(shipment, self.secret(shipment, "api_token"), self.mapped(shipment))
        return [
            Planned(
                purpose=gettext_lazy("Find the person by the e-mail address"),
                request=steps.search_persons,
                table=answers.PERSON,
                read=steps.person_found,
                gives="person",
            ),
            Planned(
                purpose=gettext_lazy("Look for the person among the newest"),
                request=steps.list_persons,
                table=answers.PERSON,
                read=steps.person_listed,
                gives="person",
                looks=True,
            ),
            Planned(
                purpose=gettext_lazy("Make the person"),
                request=steps.make_person,
                table=answers.PERSON,
                read=_made("person"),
                gives="person",
            ),
            Planned(
                purpose=gettext_lazy("Look for the lead among the person's"),
                request=steps.list_leads,
                table=answers.LEAD,
                read=steps.lead_listed,
                gives="lead",
                looks=True,
            ),
            Planned(
                purpose=gettext_lazy("Make the lead"),
                request=steps.make_lead,
                table=answers.LEAD,
                read=_made("lead"),
                gives="lead",
            ),
            Planned(
                purpose=gettext_lazy("Look for the note on the lead"),
                request=steps.list_notes,
                table=answers.NOTE,
                read=steps.note_listed,
                gives="note",
                looks=True,
            ),
            Planned(
                purpose=gettext_lazy("Make the note"),
                request=steps.make_note,
                table=answers.NOTE,
                read=_made("note"),
                gives="note",
            ),
        ]

    def describe(self, config: Mapping[str, Any]) -> str:
        """The account's address."""
        return str(config.get("url") or "")

    def problems(self, config: Mapping[str, Any]) -> Sequence[str]:
        """An address that cannot be used, and rows of the mapping whose field is gone."""
        return [*url_problems(self.describe(config)), *super().problems(config)]


class _Steps:
    """The requests of one delivery, and what their answers tell."""

    def __init__(self, shipment: Shipment, token: str, properties: Mapping[str, str]) -> None:
        self.shipment = shipment
        self.headers = {"x-api-token": token}
        self.properties = {name: value for name, value in properties.items() if value}

    def _request(self, method: str, path: str, query: Mapping[str, Any] | None = None, body: Any = None) -> Request:
        asked = f"?{urlencode(query, errors='replace')}" if query else ""
        url = f"{self.shipment.config.get('url') or ''}{path}{asked}"
        return Request(method=method, url=url, headers=self.headers, json=body)

    @property
    def email(self) -> str:
        return self.properties.get("emails", "")

    def search_persons(self, known: Known) -> Request:
        query = {"term": self.email, "fields": "email", "exact_match": "true"}
        return self._request("GET", "/api/v2/persons/search", query)

    def list_persons(self, known: Known) -> Request:
        query = {"sort_by": "add_time", "sort_direction": "desc", "limit": MAX_LISTED}
        return self._request("GET", "/api/v2/persons", query)

    def make_person(self, known: Known) -> Request:
        own = {name: value for name, value in self.properties.items() if not name.startswith(LEAD_PREFIX)}
        custom = {name: value for name, value in own.items() if CUSTOM.fullmatch(name)}
        body: dict[str, Any] = {name: value for name, value in own.items() if name not in custom}
        for name in LISTS:
            if name in body:
                body[name] = [{"value": body[name], "primary": True, "label": "work"}]
        return self._request("POST", "/api/v2/persons", body=body | ({"custom_fields": custom} if custom else {}))

    def list_leads(self, known: Known) -> Request:
        query = {"person_id": known["person"], "sort": "add_time DESC", "limit": MAX_LISTED}
        return self._request("GET", "/api/v1/leads", query)

    def make_lead(self, known: Known) -> Request:
        own = {
            name.removeprefix(LEAD_PREFIX): value
            for name, value in self.properties.items()
            if name.startswith(LEAD_PREFIX)
        }
        body = {**own, "title": _title(self.shipment), "person_id": number(known["person"])}
        return self._request("POST", "/api/v1/leads", body=body)

    def list_notes(self, known: Known) -> Request:
        query = {"lead_id": known["lead"], "sort": "add_time ASC", "limit": MAX_NOTES}
        return self._request("GET", "/api/v1/notes", query)

    def make_note(self, known: Known) -> Request:
        body = {"content": summary.html(self.shipment, MAX_NOTE), "lead_id": known["lead"]}
        return self._request("POST", "/api/v1/notes", body=body)

    def person_found(self, answer: Answer) -> Known:
        items = [found(each, "item") for each in _listed(answer, "data", "items")]
        return self._person((found(each, "id"), found(each, "emails") or ()) for each in items)

    def person_listed(self, answer: Answer) -> Known:
        return self._person(
            (found(each, "id"), [found(one, "value") for one in found(each, "emails") or ()])
            for each in _listed(answer, "data")
        )

    def _person(self, persons: Iterable[tuple[Any, Iterable[Any]]]) -> Known:
        """The oldest of those who have the address, so that two tries choose the same."""
        wanted = self.email.casefold()
        ids = [key for key, emails in persons if wanted in {str(email).casefold() for email in emails}]
        numbers = [int(each) for each in map(identity, ids) if each.isdigit()]
        return {"person": str(min(numbers))} if numbers else {}

    def lead_listed(self, answer: Answer) -> Known:
        return self._with_reference(answer, "title", "lead")

    def note_listed(self, answer: Answer) -> Known:
        return self._with_reference(answer, "content", "note")

    def _with_reference(self, answer: Answer, text: str, name: str) -> Known:
        reference = one_line(self.shipment.lead.reference)
        for each in _listed(answer, "data"):
            if reference in str(found(each, text)):
                return {name: identity(found(each, "id"))}
        return {}


def _title(shipment: Shipment) -> str:
    """The reference first: a later try, and a person who got it by mail, knows the lead by it."""
    lead = shipment.lead
    title = f"{lead.reference} {lead.organization}: {lead.subject}"
    if shipment.is_test:
        with in_language(settings.LANGUAGE_CODE):
            title = _("[Test] %(subject)s") % {"subject": title}
    return one_line(title)[:MAX_TITLE]


def _listed(answer: Answer, *path: str) -> list[Any]:
    """The records of a list; v1 says `null` for none.

    A list that is longer than what is read of an answer counts as empty: at worst there are two of something, and
    waiting would not make it shorter.

    Raises:
        TryAgain: it cannot be read. Going on would make a second record of what may be there.
    """
    if not answer.complete:
        return []
    content = read_json(answer)
    if not isinstance(content, dict):
        raise TryAgain(_("Pipedrive's answer cannot be read."), status=answer.status)
    listed = found(content, *path)
    return listed if isinstance(listed, list) else []


def _made(name: str) -> Any:
    """Reads the id of what was made. Where the answer has none, the next try looks for what was made."""
    return lambda answer: {name: identity(found(read_json(answer), "data", "id"))}
