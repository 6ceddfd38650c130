"""Mail on disk, as a Maildir: one file per message, kept before the sender is told so."""

import mailbox
import os
import re
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

# The standard library's file names: seconds, microseconds, process, and a count within it.
NAME = re.compile(r"(\d+)\.M(\d+)P\d+Q(\d+)\.")


@dataclass(frozen=True)
class Mail:
    """One message as it is shown."""

    id: str
    received: datetime
    headers: list[tuple[str, str]] = field(repr=False)
    text: str = field(repr=False)
    html: str = field(repr=False)

    def header(self, name: str) -> str:
        """The first header of this name, empty when there is none."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")

    def as_json(self) -> dict[str, Any]:
        """Everything, for programs."""
        recipients = [value for key, value in self.headers if key == "Delivered-To"]
        named = {name: self.header(name) for name in ("from", "to", "subject", "message-id")}
        return {
            "id": self.id,
            "received": self.received.isoformat(),
            **named,
            "recipients": recipients,
            "headers": self.headers,
            "text": self.text,
            "html": self.html,
        }


class MailStore:
    """The messages in one folder. Safe for several threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        folder.parent.mkdir(parents=True, exist_ok=True)
        mailbox.Maildir(folder, create=True)

    def add(self, sender: str, recipients: list[str], content: bytes) -> None:
        """Keep one message with its envelope; on disk, its name in the folder included, when this returns.

        Raises:
            OSError: it could not be kept (a full disk).
        """
        envelope = [("Return-Path", f"<{sender}>"), *(("Delivered-To", address) for address in recipients)]
        head = "".join(f"{name}: {value}\r\n" for name, value in envelope)
        with self._lock:  # file names count up in the class, without a lock of their own
            mailbox.Maildir(self._folder, create=False).add(head.encode("utf-8", "replace") + content)
        _sync_folder(self._folder / "new")

    def newest(self, limit: int = 200) -> list[Mail]:
        """The last messages, newest first."""
        box = mailbox.Maildir(self._folder, create=False)
        keys = sorted(box.keys(), key=_order, reverse=True)[:limit]
        return [mail for key in keys if (mail := self.get(key))]

    def count(self) -> int:
        """How many messages there are."""
        return len(mailbox.Maildir(self._folder, create=False))

    def get(self, key: str) -> Mail | None:
        """One message, none when there is no such key."""
        try:
            content = mailbox.Maildir(self._folder, create=False).get_bytes(key)
        except (KeyError, FileNotFoundError):
            return None
        return _read(key, content)


def _sync_folder(folder: Path) -> None:
    # The file is synced by the library; its name is in the folder, which is synced here.
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _order(key: str) -> tuple[int, ...]:
    found = NAME.match(key)
    return tuple(int(part) for part in found.groups()) if found else (0,)


def _received(key: str) -> datetime:
    seconds, micros, *_rest = (*_order(key), 0)
    return datetime.fromtimestamp(seconds + micros / 1e6, tz=UTC)


def _read(key: str, content: bytes) -> Mail:
    message = message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)  # noqa: S101 - what this policy makes
    return Mail(
        id=key,
        received=_received(key),
        headers=_headers(content),
        text=_part(message, "plain"),
        html=_part(message, "html"),
    )


def _headers(content: bytes) -> list[tuple[str, str]]:
    """All headers, decoded where that is possible, raw where it is not: the parser trips over some hostile ones."""
    raw = message_from_bytes(content, policy=policy.compat32)
    return [(name, _decoded(name, str(value))) for name, value in raw.items()]


def _decoded(name: str, value: str) -> str:
    try:
        return str(policy.default.header_fetch_parse(name, value))
    except Exception:
        return value


def _part(message: EmailMessage, kind: str) -> str:
    try:
        part = message.get_body((kind,))
        return str(part.get_content()) if part else ""
    except (LookupError, ValueError, AttributeError, TypeError):  # unknown charset, broken encoding or structure
        payload = message.get_payload(decode=True)
        return payload.decode(errors="replace") if isinstance(payload, bytes) else ""
