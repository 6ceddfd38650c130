"""Signatures of Standard Webhooks 1.0 (symmetric, `v1`) and the life of their secrets."""

import base64
import binascii
import hashlib
import hmac
import secrets as randomness
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

PREFIX = "whsec_"
SECRET_BYTES = 32  # the specification asks for 24 to 64
OVERLAP = timedelta(hours=24)
"""How long a replaced secret still signs: time for the receiver to put the new one in."""


def new_secret() -> str:
    """A fresh secret as people copy it: `whsec_` and 32 random bytes in base64."""
    return PREFIX + base64.b64encode(randomness.token_bytes(SECRET_BYTES)).decode()


def headers(message_id: str, timestamp: int, body: bytes, signing: Sequence[str]) -> dict[str, str]:
    """The three headers for exactly these bytes; one signature per secret, the newest first.

    `timestamp` is the unix time of this try in seconds.

    Raises:
        ValueError: no secret, one that cannot be read, or an id with a full stop (it would blur what is signed).
    """
    if not signing or "." in message_id:
        raise ValueError("nothing to sign with, or an id that holds a full stop")
    signed = b".".join((message_id.encode("ascii"), str(timestamp).encode("ascii"), body))
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": " ".join(_signature(secret, signed) for secret in signing),
    }


def first(now: float) -> dict[str, Any]:
    """Stored secrets of a new destination."""
    return {"signing": [{"secret": new_secret(), "made": int(now), "until": None}]}


def rotated(stored: Mapping[str, Any], now: float) -> dict[str, Any]:
    """Stored secrets with a new one in front; the one before signs for 24 hours from `now` (unix seconds)."""
    until = int(now + OVERLAP.total_seconds())
    old = [{**entry, "until": entry["until"] or until} for entry in _in_force(stored, now)]
    return {**stored, "signing": [*first(now)["signing"], *old]}


def in_force(stored: Mapping[str, Any], now: float) -> list[str]:
    """The secrets that sign at `now`, the newest first."""
    return [entry["secret"] for entry in _in_force(stored, now)]


def _in_force(stored: Mapping[str, Any], now: float) -> list[dict[str, Any]]:
    return [entry for entry in stored.get("signing", ()) if not entry["until"] or entry["until"] > now]


def _signature(secret: str, signed: bytes) -> str:
    digest = hmac.new(_key(secret), signed, hashlib.sha256).digest()
    return "v1," + base64.b64encode(digest).decode()


def _key(secret: str) -> bytes:
    try:
        key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except binascii.Error:
        key = b""
    if not 24 <= len(key) <= 64:
        raise ValueError("not a signing secret of 24 to 64 bytes")
    return key
