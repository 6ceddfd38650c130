"""Counts every connection that a test tries to make, by an audit hook: nothing gets past it."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

Address = tuple[Any, ...]


@dataclass
class _Record:
    dials: list[Address] = field(default_factory=list)
    others: frozenset[int | None] = field(
        default_factory=lambda: frozenset(each.ident for each in threading.enumerate()) - {threading.get_ident()}
    )
    """Threads of earlier tests: one may still be on its way to a broker."""


_records: list[_Record] = []


def _hook(event: str, arguments: Address) -> None:
    if event == "socket.connect" and _records and threading.get_ident() not in _records[-1].others:
        address = arguments[1]
        _records[-1].dials.append(address)
        # A test never reaches the network: what is not loopback stops here.
        if isinstance(address, tuple) and address[0] not in {"127.0.0.1", "::1"}:
            raise ConnectionRefusedError("not dialled in a test")


# An audit hook cannot be taken away again: it records only inside `recorded`.
sys.addaudithook(_hook)


@contextmanager
def recorded() -> Iterator[list[Address]]:
    """The addresses dialled while it lasts, by this thread and those that it starts."""
    record = _Record()
    _records.append(record)
    try:
        yield record.dials
    finally:
        _records.remove(record)
