"""A broker that can be up, refuse, or hang: a small TCP relay in front of a real one."""

import contextlib
import socket
import threading
from typing import Literal, Self

State = Literal["up", "refusing", "hanging"]


class Relay:
    """Listens on `port` of loopback. `with Relay(port, ("127.0.0.1", 6379)) as relay: relay.be("hanging")`."""

    def __init__(self, port: int, target: tuple[str, int]) -> None:
        self._port = port
        self._target = target
        self._listener: socket.socket | None = None
        self._open: set[socket.socket] = set()

    def __enter__(self) -> Self:
        self.be("up")
        return self

    def __exit__(self, *_error: object) -> None:
        self.be("refusing")

    def be(self, state: State) -> None:
        """Drop all connections, and treat new ones so."""
        if self._listener:
            _shut(self._listener)
        for each in list(self._open):
            _shut(each)
        self._open.clear()
        self._listener = None if state == "refusing" else self._listen(forwards=state == "up")

    def _listen(self, *, forwards: bool) -> socket.socket:
        listener = socket.create_server(("127.0.0.1", self._port), backlog=128)
        threading.Thread(target=self._accept, args=(listener, forwards), daemon=True).start()
        return listener

    def _accept(self, listener: socket.socket, forwards: bool) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _address = listener.accept()
                self._open.add(near)
                if forwards:
                    far = socket.create_connection(self._target)
                    self._open.add(far)
                    for pair in ((near, far), (far, near)):
                        threading.Thread(target=_pump, args=pair, daemon=True).start()


def _pump(source: socket.socket, sink: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while octets := source.recv(65_536):
            sink.sendall(octets)
    _shut(source)
    _shut(sink)


def _shut(each: socket.socket) -> None:
    # Shutting down wakes a thread that waits on it; closing alone does not.
    with contextlib.suppress(OSError):
        each.shutdown(socket.SHUT_RDWR)
    each.close()
