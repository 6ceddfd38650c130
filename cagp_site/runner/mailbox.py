"""The mailbox: takes all mail of the site over SMTP, keeps it, shows it. `python -m cagp_site.runner.mailbox`."""

import argparse
import asyncio
import signal
import sys
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from .mail_store import MailStore
from .mailbox_pages import MailboxHandler
from .pages import LocalServer

MAX_MESSAGE_BYTES = 25 * 1024 * 1024  # what common mail servers take


class Keeper:
    """Answers 250 only once a message is on disk."""

    def __init__(self, store: MailStore) -> None:
        self._store = store

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        """Keep one message; a refusal is a temporary one, so that the sender tries again."""
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        try:
            await asyncio.to_thread(self._store.add, envelope.mail_from or "", envelope.rcpt_tos, content)
        except OSError as error:
            return f"452 4.3.1 The message could not be kept: {error.strerror}"
        return "250 2.0.0 Kept"


def smtp_server(store: MailStore, port: int) -> Controller:
    """An SMTP server on 127.0.0.1, not yet started."""
    settings: dict[str, Any] = {"data_size_limit": MAX_MESSAGE_BYTES, "ident": "CAGP mailbox"}
    return Controller(Keeper(store), hostname="127.0.0.1", port=port, **settings)


def web_server(store: MailStore, port: int) -> LocalServer:
    """The pages on 127.0.0.1, listening, not yet answering."""
    return LocalServer(port, type("Handler", (MailboxHandler,), {"store": store}))


def main() -> None:
    """Serve until SIGTERM."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True, help="where the mail is kept (a Maildir)")
    parser.add_argument("--smtp-port", type=int, required=True)
    parser.add_argument("--web-port", type=int, required=True)
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    store = MailStore(options.folder)
    controller = smtp_server(store, options.smtp_port)
    controller.start()
    with web_server(store, options.web_port) as server:
        server.serve_forever()


if __name__ == "__main__":
    main()
