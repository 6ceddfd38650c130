"""A Salesforce organization as its documents describe it: tokens that expire, a quota, Leads with an external id."""

import re
from itertools import count
from typing import Any

from .crm_peer import Asked, CrmPeer, Said

CLIENT = {"client_id": "3MVG9-key", "client_secret": "consumer-secret"}
FIELD = "Inquiry_UID__c"
LEAD = re.compile(r"/services/data/v[0-9]+\.0/sobjects/Lead/(\w+)/([0-9a-f-]+)")
FIELDS = {"FirstName": 40, "LastName": 80, "Company": 255, "Title": 128, "Email": 80, "Phone": 40, "Country": 80,
          "Description": 32_000}  # fmt: skip


def refused(status: int, code: str, **parts: Any) -> Said:
    return Said(status, [{"message": "Dana Levi is not welcome", "errorCode": code, **parts}])


class SalesforcePeer(CrmPeer):
    """Knows one app and one external id field, which somebody forgot to mark as unique."""

    def __init__(self) -> None:
        super().__init__()
        self.tokens: set[str] = set()
        self.leads: list[dict[str, str]] = []
        self.quota = 1000
        self.numbers = count(1)

    def expire(self) -> None:
        """Every token given out so far."""
        self.tokens.clear()

    def handle(self, asked: Asked) -> Said:
        if (asked.method, asked.path) == ("POST", "/services/oauth2/token"):
            return self._token(asked.form)
        match = LEAD.fullmatch(asked.path)
        if asked.method != "PATCH" or not match:
            return refused(404, "NOT_FOUND")
        if asked.headers.get("authorization", "").removeprefix("Bearer ") not in self.tokens:
            return refused(401, "INVALID_SESSION_ID")
        if self.quota <= 0:
            return refused(403, "REQUEST_LIMIT_EXCEEDED")
        self.quota -= 1
        return self._upsert(match[1], match[2], asked.json)

    def _token(self, form: dict[str, str]) -> Said:
        if form.get("grant_type") != "client_credentials":
            return Said(400, {"error": "unsupported_grant_type", "error_description": "grant type not supported"})
        if {name: form.get(name) for name in CLIENT} != CLIENT:
            return Said(400, {"error": "invalid_client", "error_description": "invalid client credentials"})
        token = f"00D!{next(self.numbers)}"
        self.tokens.add(token)
        return Said(200, {"access_token": token, "instance_url": "http://127.0.0.1:1", "token_type": "Bearer"})

    def _upsert(self, field: str, value: str, body: dict[str, str]) -> Said:
        if field != FIELD:
            return refused(404, "NOT_FOUND")
        if wrong := wrong_fields(body):
            return wrong
        known = [lead for lead in self.leads if lead[FIELD] == value]
        if len(known) > 1:
            return Said(300, [f"/services/data/v66.0/sobjects/Lead/{lead['Id']}" for lead in known])
        return self._update(known[0], body) if known else self._insert({FIELD: value, **body})

    def _update(self, lead: dict[str, str], body: dict[str, str]) -> Said:
        if lead.get("IsConverted"):
            return refused(400, "CANNOT_UPDATE_CONVERTED_LEAD")
        lead.update(body)
        return Said(200, {"id": lead["Id"], "success": True, "errors": [], "created": False})

    def _insert(self, lead: dict[str, str]) -> Said:
        if not (lead.get("LastName") and lead.get("Company")):
            return refused(400, "REQUIRED_FIELD_MISSING", fields=["LastName"])
        self.leads.append({"Id": f"00Q{next(self.numbers):015}", **lead})
        return Said(201, {"id": self.leads[-1]["Id"], "success": True, "errors": [], "created": True})


def wrong_fields(body: dict[str, str]) -> Said | None:
    """Why the body is not taken; the external id is a wrong field too, because it stands in the address."""
    for name, text in body.items():
        if name not in FIELDS:
            return refused(400, "INVALID_FIELD")
        if len(text) > FIELDS[name]:
            return refused(400, "STRING_TOO_LONG", fields=[name])
    return None
