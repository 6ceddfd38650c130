"""HubSpot as its documents describe it, as far as this site asks it: contacts, notes and what lies between them."""

import re
from typing import Any

from .crm_peer import Asked, CrmPeer, Said

TOKEN = "pat-eu1-00000000-0000-0000-0000-000000000000"
API = "/crm/objects/2026-09"
PROPERTIES = {"email", "firstname", "lastname", "company", "jobtitle", "country", "phone"}


def error(category: str, message: str, **parts: Any) -> dict[str, Any]:
    return {"status": "error", "message": message, "correlationId": "0", "category": category, **parts}


def refused(status: int, why: str, name: str) -> Said:
    """As HubSpot says it: the code stands in the text of the message."""
    listed = f'[{{"isValid":false,"message":"","error":"{why}","name":"{name}"}}]'
    return Said(status, error("VALIDATION_ERROR", f"Property values were not valid: {listed}"))


class HubSpotPeer(CrmPeer):
    """Contacts are unique by their e-mail address; notes have no key but their id."""

    def __init__(self) -> None:
        super().__init__()
        self.contacts: dict[str, dict[str, str]] = {}
        self.notes: dict[str, dict[str, Any]] = {}
        self.last_id = 100

    def _new_id(self) -> str:
        self.last_id += 1
        return str(self.last_id)

    def handle(self, asked: Asked) -> Said:
        if asked.headers.get("authorization") != f"Bearer {TOKEN}":
            return Said(401, error("INVALID_AUTHENTICATION", "Authentication credentials not found."))
        if (asked.method, asked.path) == ("POST", f"{API}/contacts/batch/upsert"):
            return self._upsert(asked.json["inputs"])
        if (asked.method, asked.path) == ("POST", f"{API}/notes"):
            return self._make_note(asked.json)
        if (asked.method, asked.path) == ("POST", f"{API}/notes/batch/read"):
            return self._read_notes(asked.json)
        if asked.method == "GET" and (match := re.fullmatch(f"{API}/contacts/([0-9]+)", asked.path)):
            return self._contact(match[1], asked.query.get("associations", ""))
        return Said(404, error("OBJECT_NOT_FOUND", "resource not found"))

    def _upsert(self, inputs: list[dict[str, Any]]) -> Said:
        results = []
        for each in inputs:
            properties = each["properties"]
            if unknown := sorted(set(properties) - PROPERTIES):
                return refused(400, "PROPERTY_DOESNT_EXIST", unknown[0])
            if "@" not in properties["email"]:
                return refused(400, "INVALID_EMAIL", "email")
            known = [key for key, one in self.contacts.items() if one[each["idProperty"]] == each["id"].lower()]
            key = known[0] if known else self._new_id()
            kept = {**self.contacts.get(key, {}), **properties}
            self.contacts[key] = {name: value for name, value in kept.items() if value} | {"email": each["id"].lower()}
            results.append({"id": key, "new": not known, "properties": self.contacts[key]})
        return Said(200, {"status": "COMPLETE", "results": results})

    def _contact(self, key: str, associations: str) -> Said:
        if key not in self.contacts:
            return Said(404, error("OBJECT_NOT_FOUND", "Object not found."))
        mine = [{"id": note, "type": "contact_to_note"} for note, one in self.notes.items() if one["contact"] == key]
        found = {"notes": {"results": mine}} if mine and associations == "notes" else None
        return Said(200, {"id": key, "properties": {}, **({"associations": found} if found else {})})

    def _read_notes(self, body: dict[str, Any]) -> Said:
        if not 1 <= len(body["inputs"]) <= 100:
            return Said(400, error("VALIDATION_ERROR", "inputs must hold 1 to 100"))
        wanted = [each["id"] for each in body["inputs"]]
        results = [
            {"id": key, "properties": {name: self.notes[key]["properties"][name] for name in body["properties"]}}
            for key in wanted
            if key in self.notes
        ]
        return Said(200, {"status": "COMPLETE", "results": results})

    def _make_note(self, body: dict[str, Any]) -> Said:
        properties, (association,) = body["properties"], body["associations"]
        if not properties.get("hs_timestamp") or len(properties["hs_note_body"]) > 65_536:
            return refused(400, "INVALID", "hs_note_body")
        assert association["types"] == [{"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": 202}]
        if association["to"]["id"] not in self.contacts:
            return Said(400, error("VALIDATION_ERROR", "one or more associations are not valid"))
        key = self._new_id()
        self.notes[key] = {"properties": properties, "contact": association["to"]["id"]}
        return Said(201, {"id": key, "properties": properties})
