"""What the runner writes: its own steps with the time, and its children's lines with their names."""

import contextlib
import threading
import time
from collections.abc import Iterable
from typing import TextIO

# A child's line reaches the terminal as text only: no escape sequence, whoever made it.
CONTROLS = {code: "?" for code in (*range(32), 127, *range(128, 160)) if chr(code) != "\t"}


class Console:
    """Lines on one stream from several threads, each flushed at once. A stream that is gone is no reason to stop."""

    def __init__(self, stream: TextIO, width: int = 10) -> None:
        self._stream = stream
        self._width = width
        self._lock = threading.Lock()
        self._began = time.monotonic()

    def step(self, text: str) -> None:
        """One line about what the runner does, with the seconds since it began."""
        self._write(f"{time.monotonic() - self._began:6.1f} s  {text}\n")

    def child(self, name: str, line: str) -> None:
        """One line that a child wrote."""
        self._write(f"{name:>{self._width}} | {line.rstrip().translate(CONTROLS)}\n")

    def table(self, rows: Iterable[tuple[str, str]]) -> None:
        """Names and values in two columns, between empty lines."""
        body = "".join(f"  {name:<12}{value}\n" for name, value in rows)
        self._write(f"\n{body}\n")

    def _write(self, text: str) -> None:
        with self._lock, contextlib.suppress(OSError, ValueError):
            self._stream.write(text)
            self._stream.flush()
