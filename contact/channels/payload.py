"""The body of a webhook: `inquiry.created`, version 1 (docs/schemas/inquiry.created.v1.json)."""

import json
from datetime import UTC, datetime
from typing import Any

from .base import Lead, Shipment, in_order
from .texts import one_line, several_lines, shortened

TYPE = "inquiry.created"
API_VERSION = "1"
# Standard Webhooks 1.0, "Payload size": under 20 kB.
MAX_BYTES = 20_000
# What each field may take in bytes of JSON. Longer than any form here lets through: only a fault meets them.
OCTETS = {"name": 500, "email": 400, "organization": 500, "role": 500, "phone": 150, "subject": 500}
MAX_ATTRIBUTION = 12
# The share of an editor's questions. With it an ordinary message of 10,000 letters still fits whole, and the answers
# are cut before they take more of it: the message is what the prospect came to say.
ANSWER_OCTETS = 6_000
MAX_ANSWERS = 24


def body(shipment: Shipment) -> bytes:
    """The exact bytes to sign and to send, fewer than 20,000 of them; first the answers give way, then the message."""
    lead = shipment.lead
    data = {**_data(lead), **_answers(lead), "message": "", "message_truncated": False}
    content = {
        "type": TYPE,
        "api_version": API_VERSION,
        "timestamp": _time(lead.received_at),
        "test": shipment.is_test,
        "data": data,
    }
    message = several_lines(lead.message)
    kept = shortened(message, MAX_BYTES - len(_bytes(content)) - 1)
    data.update(message=kept, message_truncated=kept != message)
    return _bytes(content)


def _data(lead: Lead) -> dict[str, Any]:
    typed = {name: shortened(one_line(getattr(lead, name)), octets) for name, octets in OCTETS.items()}
    return {
        "id": str(lead.uid),
        "reference": shortened(one_line(lead.reference), 100),
        "received_at": _time(lead.received_at),
        "language": shortened(one_line(lead.language), 35),
        **typed,
        "country": lead.country.upper() if len(lead.country) == 2 and lead.country.isalpha() else "",
        "country_name": shortened(one_line(lead.country_name), 300),
        "consent_text": shortened(several_lines(lead.consent_text), 2000),
        "source": {
            "title": shortened(one_line(lead.source_title), 500),
            "url": shortened(one_line(lead.source_url), 1000),
        },
        "attribution": {
            shortened(one_line(name), 60): shortened(one_line(value), 250)
            for name, value in list(in_order(lead.attribution).items())[:MAX_ATTRIBUTION]
        },
        "admin_url": shortened(one_line(lead.admin_url), 500),
    }


def _answers(lead: Lead) -> dict[str, Any]:
    """The answers within their share: short ones whole, long ones cut to an equal part of what is left."""
    whole = [{"label": one_line(each.label), "value": several_lines(each.value)} for each in lead.answers]
    sent, left = whole[:MAX_ANSWERS], ANSWER_OCTETS
    for done, place in enumerate(sorted(range(len(sent)), key=lambda each: len(_bytes(whole[each])))):
        sent[place] = _fitted(whole[place], left // (len(sent) - done))
        left -= len(_bytes(sent[place])) + 1
    return {"answers": sent, "answers_truncated": sent != whole}


def _fitted(answer: dict[str, str], octets: int) -> dict[str, str]:
    if len(_bytes(answer)) < octets:
        return answer
    label = shortened(answer["label"], octets // 2)
    room = octets - len(_bytes({"label": label, "value": ""})) - 1
    return {"label": label, "value": shortened(answer["value"], room)}


def _time(moment: datetime) -> str:
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _bytes(content: dict[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
