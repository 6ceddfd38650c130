"""A door in front of a server on loopback: open, shut (refuses), or hanging (accepts and never answers)."""

import contextlib
import socket
import threading
from typing import Self

from tests.processes import free_ports

HERE = "127.0.0.1"


class Gate:
    """`with Gate(5432) as gate:` is open; `gate.port` stays the same whatever happens to the door.

    Without a target it hangs from the start.
    """

    def __init__(self, target: int | None = None) -> None:
        self.port = free_ports(1)
        self._target = target
        self._listener: socket.socket | None = None
        self._ends: set[socket.socket] = set()
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(self, *_error: object) -> None:
        self.shut()

    def open(self) -> None:
        """Let connections through to the target."""
        self._listen(answers=self._target is not None)

    def hang(self) -> None:
        """Accept connections and never answer; those that were open are cut."""
        self._listen(answers=False)

    def shut(self) -> None:
        """Refuse, and cut what is connected."""
        listener, self._listener = self._listener, None
        if listener:
            _close(listener)
        with self._lock:
            ends, self._ends = self._ends, set()
        for end in ends:
            _close(end)

    def _listen(self, *, answers: bool) -> None:
        self.shut()
        listener = socket.create_server((HERE, self.port), backlog=128)
        self._listener = listener
        threading.Thread(target=self._accept, args=(listener, answers), daemon=True).start()

    def _accept(self, listener: socket.socket, answers: bool) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _address = listener.accept()
                if self._keep(near, listener) and answers:
                    threading.Thread(target=self._join, args=(near, listener), daemon=True).start()

    def _join(self, near: socket.socket, listener: socket.socket) -> None:
        try:
            far = socket.create_connection((HERE, self._target or 0), timeout=3)
        except OSError:
            _close(near)
            return
        far.settimeout(None)
        if self._keep(far, listener):
            threading.Thread(target=_pump, args=(near, far), daemon=True).start()
            _pump(far, near)
        else:
            _close(near)

    def _keep(self, end: socket.socket, listener: socket.socket) -> bool:
        """Remember an end, to cut it when the door is shut; false (and it is cut) when that was already."""
        with self._lock:
            if self._listener is listener:
                self._ends.add(end)
                return True
        _close(end)
        return False


def _pump(source: socket.socket, sink: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65_536):
            sink.sendall(data)
    _close(source)
    _close(sink)


def _close(end: socket.socket) -> None:
    # Wakes a thread that waits in accept or recv; closing alone does not.
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
