"""A CRM in a process of its own, because it is killed too: `python -m tests.proof.receiver --port N --folder F`.

It appends a line for each webhook before it answers; a successor goes on with the same file. Beside that file lie its
orders: `steady` has it answer everything well, `hold` has it take webhooks without an answer.
"""

import argparse
import json
import os
import socket
import struct
import threading
import time
from collections import Counter
from dataclasses import asdict, dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from . import scale
from .answers import Answer, answer_to

# The sender's deadline is over and gone by then.
SLOW_SECONDS = scale.DEADLINE_SECONDS + 1
LOG, STEADY, HOLD = "receipts.jsonl", "steady", "hold"
RESET_ON_CLOSE = struct.pack("ii", 1, 0)


@dataclass(frozen=True)
class Receipt:
    """One webhook that came."""

    key: str
    """`webhook-id`, the idempotency key."""
    reference: str
    answer: Answer


def receipts(folder: Path) -> list[Receipt]:
    """All that came to the receiver of this folder, in order."""
    log = folder / LOG
    if not log.exists():
        return []
    # A last line may be in the middle of being written.
    whole = log.read_text().rpartition("\n")[0]
    lines = [json.loads(line) for line in whole.splitlines()]
    return [Receipt(line["key"], line["reference"], Answer(line["answer"])) for line in lines]


class Crm:
    """Keeps webhooks, and decides what to answer."""

    def __init__(self, folder: Path, seed: int | None) -> None:
        """`seed` None: a CRM that always answers well."""
        self._folder, self._seed = folder, seed
        self._tries = Counter(receipt.key for receipt in receipts(folder))
        self._lock = threading.Lock()
        self._log = os.open(folder / LOG, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def take(self, key: str, body: bytes) -> Answer:
        """Keep one webhook; what to answer."""
        data = json.loads(body)["data"]
        with self._lock:
            self._tries[key] += 1
            answer = self._answer(data["email"], self._tries[key])
            line = json.dumps(asdict(Receipt(key, data["reference"], answer)))
            os.write(self._log, f"{line}\n".encode())
        while (self._folder / HOLD).exists():
            time.sleep(0.01)
        return answer

    def _answer(self, who: str, number: int) -> Answer:
        if self._seed is None or (self._folder / STEADY).exists():
            return Answer.OK
        return answer_to(self._seed, who, number)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        """A sender that was killed is what the proof is about."""


class _Handler(BaseHTTPRequestHandler):
    crm: Crm

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        answer = self.crm.take(self.headers["webhook-id"], body)
        if answer is Answer.RESET:
            self._break_off()
            return
        if answer is Answer.SLOW:
            time.sleep(SLOW_SECONDS)
        self.send_response(204 if answer.is_stored else int(answer))
        if answer is Answer.BUSY:
            self.send_header("Retry-After", "1")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _break_off(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_ON_CLOSE)
        os.close(self.connection.detach())

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


def main() -> None:
    """Serve until killed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--folder", type=Path, required=True, help="where its receipts and its orders lie")
    parser.add_argument("--seed", type=int, help="of bad answers; left out: none")
    options = parser.parse_args()
    crm = Crm(options.folder, options.seed)
    with _Server(("127.0.0.1", options.port), type("Handler", (_Handler,), {"crm": crm})) as server:
        server.serve_forever()


if __name__ == "__main__":
    main()
