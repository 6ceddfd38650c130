"""Pipedrive as its documents describe it, as far as this site asks it: persons, leads, notes, a search that may lag."""

import uuid
from typing import Any

from .crm_peer import Asked, CrmPeer, Said

TOKEN = "0123456789abcdef0123456789abcdef01234567"
PERSON_FIELD = "a" * 40
DEAL_FIELD = "b" * 40
PERSON_PARTS = {"name", "emails", "phones", "custom_fields", "org_id", "owner_id", "label_ids", "visible_to"}
LEAD_PARTS = {"title", "person_id", "organization_id", "owner_id", "label_ids", "value", DEAL_FIELD}


def error(why: str) -> dict[str, Any]:
    return {"success": False, "error": why, "error_info": "", "data": None, "additional_data": None}


def taken(data: Any) -> dict[str, Any]:
    return {"success": True, "data": data, "additional_data": {"next_cursor": None}}


class PipedrivePeer(CrmPeer):
    """Nothing is unique here: two equal requests make two records."""

    def __init__(self) -> None:
        super().__init__()
        self.persons: dict[int, dict[str, Any]] = {}
        self.leads: dict[str, dict[str, Any]] = {}
        self.notes: dict[int, dict[str, Any]] = {}
        self.search_lags = False
        """Whether the search does not see yet what is made from now on."""
        self.unindexed: set[int] = set()
        self.slow = ""
        """Part of a call whose answer comes after any deadline; its work is done at once."""

    def handle(self, asked: Asked) -> Said:
        if asked.headers.get("x-api-token") != TOKEN:
            return Said(401, error("unauthorized access"))
        answers = {
            "GET /api/v2/persons/search": self._search,
            "GET /api/v2/persons": self._newest,
            "POST /api/v2/persons": self._make_person,
            "GET /api/v1/leads": self._person_leads,
            "POST /api/v1/leads": self._make_lead,
            "GET /api/v1/notes": self._lead_notes,
            "POST /api/v1/notes": self._make_note,
        }
        call = f"{asked.method} {asked.path}"
        said = answers[call](asked) if call in answers else Said(404, error("Unknown method ."))
        if self.slow and self.slow in call:
            self.stopping.wait(3)
        return said

    def _search(self, asked: Asked) -> Said:
        assert (asked.query["fields"], asked.query["exact_match"]) == ("email", "true")
        emails = {key: [each["value"] for each in one["emails"]] for key, one in self.persons.items()}
        items = [
            {"result_score": 1, "item": {"id": key, "type": "person", "emails": known}}
            for key, known in emails.items()
            if key not in self.unindexed and asked.query["term"].lower() in {each.lower() for each in known}
        ]
        return Said(200, taken({"items": items}))

    def _newest(self, asked: Asked) -> Said:
        assert (asked.query["sort_by"], asked.query["sort_direction"]) == ("add_time", "desc")
        rows = [{"id": key, **one} for key, one in reversed(self.persons.items())]
        return Said(200, taken(rows[: int(asked.query["limit"])]))

    def _make_person(self, asked: Asked) -> Said:
        body = asked.json
        unknown = set(body) - PERSON_PARTS or set(body.get("custom_fields", {})) - {PERSON_FIELD}
        if unknown or not body.get("name") or not all(isinstance(each, dict) for each in body["emails"]):
            return Said(400, error("Validation failed"))
        key = len(self.persons) + 1
        self.persons[key] = body
        if self.search_lags:
            self.unindexed.add(key)
        return Said(201, taken({"id": key, **body}))

    def _person_leads(self, asked: Asked) -> Said:
        assert asked.query["sort"] == "add_time DESC"
        rows = [{"id": key, **one} for key, one in reversed(self.leads.items())]
        mine = [one for one in rows if str(one["person_id"]) == asked.query["person_id"]]
        return Said(200, taken(mine[: int(asked.query["limit"])] or None))

    def _make_lead(self, asked: Asked) -> Said:
        body = asked.json
        if set(body) - LEAD_PARTS or not body["title"] or len(body["title"]) > 255:
            return Said(400, error("Validation failed"))
        if body["person_id"] not in self.persons:
            return Said(404, error("Person not found"))
        key = str(uuid.uuid4())
        self.leads[key] = body
        return Said(201, taken({"id": key, **body}))

    def _lead_notes(self, asked: Asked) -> Said:
        assert asked.query["sort"] == "add_time ASC"
        # As theirs, each note tells the title of its lead too, which holds the reference of the inquiry.
        rows = [
            {"id": key, **one, "lead": {"title": self.leads[one["lead_id"]]["title"]}}
            for key, one in self.notes.items()
            if one["lead_id"] == asked.query["lead_id"]
        ]
        return Said(200, taken(rows[: int(asked.query["limit"])] or None))

    def _make_note(self, asked: Asked) -> Said:
        body = asked.json
        if not body.get("content"):
            return Said(400, error("content is required"))
        if body["lead_id"] not in self.leads:
            return Said(404, error("Lead not found"))
        key = len(self.notes) + 1
        self.notes[key] = body
        return Said(201, taken({"id": key, **body}))
