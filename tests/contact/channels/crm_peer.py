"""What the peers of all CRMs share: a server on loopback that keeps state, and fails on demand as the real one does."""

import json
import socket
import threading
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from .peers import Peer, Seen


@dataclass(frozen=True)
class Asked:
    """One request, read."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    json: Any
    form: dict[str, str]


@dataclass(frozen=True)
class Said:
    """One answer; a body that is not text goes out as JSON."""

    status: int
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def content(self) -> bytes:
        if self.body is None:
            return b""
        return self.body.encode() if isinstance(self.body, str) else json.dumps(self.body).encode()


@dataclass
class Fault:
    """Says something else, once, to the next request whose path holds `part`."""

    part: str
    said: Said | None
    """None: the connection is closed without a word."""
    does_its_work: bool
    """Whether the request has its effect all the same: an answer that was lost on the way."""


class CrmPeer(Peer):
    """A subclass answers each request in `handle`, from what earlier requests left."""

    def __init__(self) -> None:
        super().__init__(self._talk)
        self.faults: list[Fault] = []
        self.calls: list[str] = []
        """Method and path of each request, in order."""

    @property
    def base(self) -> str:
        return f"http://{self.place}"

    def handle(self, asked: Asked) -> Said:
        raise NotImplementedError

    def fail(self, part: str, status: int, body: Any = None, **headers: str) -> None:
        """The next request there gets this answer and has no effect."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.faults.append(Fault(part, Said(status, body, named), does_its_work=False))

    def lose_answer(self, part: str) -> None:
        """The next request there has its effect, and its answer is lost."""
        self.faults.append(Fault(part, None, does_its_work=True))

    def _talk(self, connection: socket.socket, _stopping: threading.Event) -> None:
        asked = read(self.seen[-1])
        self.calls.append(f"{asked.method} {asked.path}")
        fault = next((each for each in self.faults if each.part in asked.path), None)
        if fault:
            self.faults.remove(fault)
        said = fault.said if fault and not fault.does_its_work else self.handle(asked)
        if fault and fault.does_its_work:
            said = fault.said
        if said is not None:
            connection.sendall(raw(said))


def read(seen: Seen) -> Asked:
    method, target, _version = seen.line.split(" ")
    parts = urlsplit(target)
    kind = seen.headers.get("content-type", "")
    return Asked(
        method=method,
        path=unquote(parts.path),
        query=dict(parse_qsl(parts.query)),
        headers=seen.headers,
        json=json.loads(seen.body) if kind.startswith("application/json") else None,
        form=dict(parse_qsl(seen.body.decode())) if kind.startswith("application/x-www-form-urlencoded") else {},
    )


def raw(said: Said) -> bytes:
    extra = "".join(f"{name}: {value}\r\n" for name, value in said.headers.items())
    length = "" if said.status == 204 else f"Content-Length: {len(said.content)}\r\n"
    return f"HTTP/1.1 {said.status} Word\r\n{extra}{length}\r\n".encode() + said.content
