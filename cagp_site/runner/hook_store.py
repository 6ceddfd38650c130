"""Webhooks that came, on disk: one JSON file each, with the verdict on its signature."""

import json
import os
import time
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from standardwebhooks import Webhook, WebhookVerificationError
from standardwebhooks.webhooks import EmptyWebhookSecretError


@dataclass(frozen=True)
class Hook:
    """One webhook as it came."""

    id: str
    received: str
    """ISO 8601, UTC."""
    name: str
    verified: bool
    verdict: str
    webhook_id: str
    headers: list[tuple[str, str]] = field(repr=False)
    body: str = field(repr=False)
    """As sent; bytes that are not UTF-8 are replaced, and then it is not verified either."""

    def as_json(self) -> dict[str, Any]:
        """Everything, for programs."""
        return asdict(self)


class HookStore:
    """The webhooks in one folder, and the secrets they are verified with."""

    def __init__(self, folder: Path) -> None:
        self._received = folder / "received"
        self._secrets = folder / "secrets"
        self._received.mkdir(parents=True, exist_ok=True)

    def add_secret(self, secret: str) -> None:
        """Accept signatures made with this secret (`whsec_...`) too."""
        handle = os.open(self._secrets, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(f"{secret}\n")

    def secrets(self) -> list[str]:
        """All secrets, one on each line of the file; empty lines and `#` lines are skipped."""
        try:
            lines = self._secrets.read_text().splitlines()
        except FileNotFoundError:
            return []
        return [line.strip() for line in lines if line.strip() and not line.startswith("#")]

    def add(self, name: str, headers: list[tuple[str, str]], body: bytes) -> Hook:
        """Judge and keep one webhook; on disk when this returns.

        Raises:
            OSError: it could not be kept.
        """
        lowered = {key.lower(): value for key, value in headers}
        problem = why_not_verified(self.secrets(), lowered, body)
        hook = Hook(
            id=f"{time.time_ns():020d}-{uuid.uuid4().hex[:8]}",
            received=datetime.now(UTC).isoformat(),
            name=name,
            verified=not problem,
            verdict=f"not verified: {problem}" if problem else "verified",
            webhook_id=lowered.get("webhook-id", ""),
            headers=headers,
            body=body.decode(errors="replace"),
        )
        self._write(hook)
        return hook

    def newest(self, limit: int = 200) -> list[Hook]:
        """The last webhooks, newest first."""
        files = sorted(self._received.glob("*.json"), reverse=True)[:limit]
        return [_read(file) for file in files]

    def count(self) -> int:
        """How many webhooks there are."""
        return sum(1 for _ in self._received.glob("*.json"))

    def _write(self, hook: Hook) -> None:
        target = self._received / f"{hook.id}.json"
        fresh = target.with_suffix(".new")
        with fresh.open("w") as file:
            json.dump(hook.as_json(), file)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(target)


def why_not_verified(secrets: list[str], headers: Mapping[str, str], body: bytes) -> str:
    """Empty when one of the secrets made the signature, else the reason in words (Standard Webhooks 1.0)."""
    problem = "no secret is known here"
    for secret in secrets:
        try:
            Webhook(secret).verify(body, dict(headers), json_parse=False)
        except (WebhookVerificationError, EmptyWebhookSecretError) as error:
            problem = str(error)
        except ValueError:  # not base64, not UTF-8, or a signature without its version
            problem = "a header, the secret or the body is malformed"
        else:
            return ""
    return problem


def _read(file: Path) -> Hook:
    values = json.loads(file.read_text())
    values["headers"] = [(name, value) for name, value in values["headers"]]
    return Hook(**values)
