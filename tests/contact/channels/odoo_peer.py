"""An Odoo database as its documents describe it, as far as this site asks it: `search` and `create` of `crm.lead`."""

from itertools import count
from typing import Any

from .crm_peer import Asked, CrmPeer, Said

KEY = "6578616d706c65206a736f6e20617069206b6579"
KEY_FIELD = "x_inquiry_uid"
FIELDS = {"name", "contact_name", "partner_name", "email_from", "phone", "function", "description", KEY_FIELD}


def failed(status: int, name: str) -> Said:
    return Said(status, {"name": name, "message": "Dana Levi", "arguments": [], "context": {}, "debug": "Traceback"})


class OdooPeer(CrmPeer):
    """Nothing is unique; lost leads are archived."""

    def __init__(self) -> None:
        super().__init__()
        self.leads: list[dict[str, Any]] = []
        self.numbers = count(1)

    def handle(self, asked: Asked) -> Said:
        if asked.headers.get("authorization") != f"bearer {KEY}":
            return failed(401, "werkzeug.exceptions.Unauthorized")
        if asked.path == "/json/2/crm.lead/search":
            return self._search(asked.json)
        if asked.path == "/json/2/crm.lead/create":
            return self._create(asked.json["vals_list"])
        return failed(404, "werkzeug.exceptions.NotFound")

    def _search(self, body: dict[str, Any]) -> Said:
        ((field, operator, value),) = body["domain"]
        if field not in FIELDS or operator != "=":
            return failed(500, "builtins.ValueError")
        archived_too = body.get("context", {}).get("active_test") is False
        ids = [lead["id"] for lead in self.leads if lead[field] == value and (lead["active"] or archived_too)]
        return Said(200, ids[: body["limit"]])

    def _create(self, values: list[dict[str, Any]]) -> Said:
        if any(set(each) - FIELDS for each in values):
            return failed(500, "builtins.ValueError")
        if not all(each.get("name") for each in values):
            return failed(422, "odoo.exceptions.ValidationError")
        made = [{"id": next(self.numbers), "active": True, **each} for each in values]
        self.leads += made
        return Said(200, [lead["id"] for lead in made])
