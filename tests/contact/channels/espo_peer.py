"""An EspoCRM with one entry point of Lead Capture, as its source treats what is posted there."""

from typing import Any

from .crm_peer import Asked, CrmPeer, Said

KEY = "f1b04885f28ee1a6d55dd203daed68f9"
# The entry point's payload fields, with the longest value of each.
FIELDS = {
    "firstName": 100,
    "lastName": 100,
    "title": 100,
    "emailAddress": 255,
    "phoneNumber": 36,
    "accountName": 255,
    "addressCountry": 100,
    "description": 1_000_000,
}
REQUIRED = ("lastName", "emailAddress")


class EspoPeer(CrmPeer):
    """Makes a lead of every post; with `duplicate_check`, not of one whose e-mail address or telephone it has."""

    def __init__(self) -> None:
        super().__init__()
        self.leads: list[dict[str, Any]] = []
        self.log: list[dict[str, Any]] = []
        """The entry point's log: everything that was posted, duplicates too."""
        self.duplicate_check = False
        self.slow = False
        """Whether an answer comes after any deadline; its work is done at once."""

    def handle(self, asked: Asked) -> Said:
        if asked.method != "POST" or asked.path != f"/api/v1/LeadCapture/{KEY}":
            return Said(404, "")
        assert asked.headers["accept"] == "application/json"
        said = self._capture(asked.json)
        if self.slow:
            self.stopping.wait(3)
        return said

    def _capture(self, data: dict[str, Any]) -> Said:
        lead = {name: data[name] for name in FIELDS if name in data}
        is_valid = all(value is None or 0 < len(value) <= FIELDS[name] for name, value in lead.items())
        if not is_valid or not all(lead.get(name) for name in REQUIRED):
            return Said(400, {"messageTranslation": {"label": "validationFailure"}}, {"X-Status-Reason": "Bad Request"})
        same = [each for each in self.leads if self._is_same(each, lead)] if self.duplicate_check else []
        if not same:
            self.leads.append(lead)
        self.log.append(data)
        return Said(200, True)

    @staticmethod
    def _is_same(one: dict[str, Any], other: dict[str, Any]) -> bool:
        return any(one.get(name) and one[name] == other.get(name) for name in ("emailAddress", "phoneNumber"))
