"""Counts every connection that this process tries to make, by an audit hook: nothing gets past it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_records: list[list[tuple[Any, ...]]] = []


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.connect" and _records:
        address = arguments[1]
        _records[-1].append(address)
        # A test never reaches the network: what is not loopback stops here.
        if isinstance(address, tuple) and address[0] not in {"127.0.0.1", "::1"}:
            raise ConnectionRefusedError("not dialled in a test")


# An audit hook cannot be taken away again: it records only inside `recorded`.
sys.addaudithook(_hook)


@contextmanager
def recorded() -> Iterator[list[tuple[Any, ...]]]:
    """The addresses dialled while it lasts."""
    dials: list[tuple[Any, ...]] = []
    _records.append(dials)
    try:
        yield dials
    finally:
        _records.remove(dials)
