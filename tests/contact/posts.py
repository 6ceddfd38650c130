"""What a browser posts, for tests."""

from typing import Any

HONEST = {
    "name": "Dana Reader",
    "email": "dana@agency.example",
    "organization": "An agency",
    "role": "Program lead",
    "country": "US",
    "phone": "+1 202 555 0100",
    "subject": "else",
    "message": "We look for a partner to test a sensor with.\nWhere do we start?",
    "consent": "on",
}
BROWSER = {"HTTP_SEC_FETCH_SITE": "same-origin"}


def honest(**changes: Any) -> dict[str, Any]:
    """A valid post; a change of None leaves that field out."""
    return {name: value for name, value in {**HONEST, **changes}.items() if value is not None}
