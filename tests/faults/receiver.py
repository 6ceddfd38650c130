"""A CRM of a test's own: takes webhooks on loopback, and holds them for as long as it is told."""

import json
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self


class Receiver:
    """`with Receiver() as crm:` takes webhooks at `crm.url`. Knows how often each `webhook-id` came."""

    def __init__(self, work_seconds: float = 0) -> None:
        """`work_seconds`: how long it works on each before it answers."""
        self.work_seconds = work_seconds
        self.came: list[tuple[str, str]] = []
        """`webhook-id` and reference, in the order of arrival."""
        self._in_hand = 0
        self._lock = threading.Lock()
        self._may_answer = threading.Event()
        self._may_answer.set()
        self._server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"crm": self}))
        self.port = int(self._server.server_address[1])

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._may_answer.set()
        self._server.shutdown()
        self._server.server_close()

    @property
    def is_busy(self) -> bool:
        """Whether it has a webhook in hand that it did not answer yet."""
        return self._in_hand > 0

    @property
    def references(self) -> set[str]:
        """Those that came at least once."""
        return {reference for _id, reference in self.came}

    @property
    def times(self) -> Counter[str]:
        """How often each `webhook-id` came."""
        return Counter(each for each, _reference in self.came)

    def hold(self) -> None:
        """Answer nothing until `let_go`."""
        self._may_answer.clear()

    def let_go(self) -> None:
        """Answer at once, also what is held."""
        self._may_answer.set()

    def take(self, webhook_id: str, body: bytes) -> None:
        """Note one webhook, and return when it may be answered."""
        with self._lock:
            self.came.append((webhook_id, json.loads(body)["data"]["reference"]))
            self._in_hand += 1
        self._may_answer.wait()
        time.sleep(self.work_seconds)
        with self._lock:
            self._in_hand -= 1


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """A sender that was killed is what the tests are about."""


class _Handler(BaseHTTPRequestHandler):
    crm: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.crm.take(self.headers["webhook-id"], body)
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""
