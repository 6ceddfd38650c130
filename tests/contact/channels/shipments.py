"""A lead and a shipment to send in tests; every part can be named."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from contact.channels.base import Lead, Shipment

KEY = UUID("0b1f4f4e-6c6b-4d3a-9d5e-2f1f8c7a9b10")
PERSONAL = ("Dana Levi", "dana@prospect.example", "Negev Optics", "+972-8-555-0100", "a thermal sight")


def lead(**parts: Any) -> Lead:
    """A plain inquiry; `parts` replace its fields."""
    values: dict[str, Any] = {
        "uid": UUID("5a1d1f0e-0c55-4a6e-8f5e-5a3a0f2b7c11"),
        "reference": "CAGP-7K3M",
        "received_at": datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
        "language": "en",
        "name": "Dana Levi",
        "email": "dana@prospect.example",
        "organization": "Negev Optics",
        "role": "Head of programs",
        "country": "IL",
        "country_name": "Israel",
        "phone": "+972-8-555-0100",
        "subject": "Technology scouting",
        "message": "We make a thermal sight.\nWhom should we talk to?",
        "consent_text": "I agree that you keep this to answer me.",
        "source_title": "Contact",
        "source_url": "https://site.example/contact/",
        "attribution": {"utm_source": "newsletter"},
        "admin_url": "https://site.example/admin/inquiries/1/",
    }
    return Lead(**(values | parts))


def shipment(config: dict[str, Any], *, seconds: float = 1.0, **parts: Any) -> Shipment:
    """One try with a deadline of a second; fields of the lead go in as `lead=lead(...)`."""
    values: dict[str, Any] = {"key": KEY, "lead": lead(), "destination": "Test", "deadline": timedelta(seconds=seconds)}
    return Shipment(config=config, **(values | parts))
