"""What the mailbox's and the hook inbox's web pages share: the frame, the refusals, the answers."""

import json
import sys
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urlsplit

from django.utils.html import format_html
from django.utils.safestring import SafeString

STYLE = Path(__file__).with_name("pages.css").read_bytes()
# No script at all, nothing from elsewhere; the frame is for the HTML part of a mail.
POLICY = "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'"
LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


def page(title: str, about: str, body: SafeString) -> SafeString:
    """A whole HTML page."""
    return format_html(
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>{}</title>'
        '<link rel="stylesheet" href="/pages.css"></head>'
        '<body><header><h1>{}</h1><p class="quiet">{}</p></header><main>{}</main></body></html>',
        title,
        title,
        about,
        body,
    )


def shown_time(moment: datetime) -> SafeString:
    """A time as people read it, in UTC."""
    return format_html('<time datetime="{}">{}</time>', moment.isoformat(), moment.strftime("%Y-%m-%d %H:%M:%S UTC"))


class LocalHandler(BaseHTTPRequestHandler):
    """Answers on loopback only to names of loopback: what lies here is mail of people.

    Without the look at `Host`, a web page elsewhere could have its own name resolve to 127.0.0.1 and read all of it.
    """

    protocol_version = "HTTP/1.1"
    server_version = "CAGP"
    sys_version = ""
    timeout: ClassVar[float] = 10  # seconds that a silent client may hold a thread

    def do_GET(self) -> None:
        """Serve the style sheet, or what `get` makes of the path."""
        path = urlsplit(self.path).path
        if not self._asked_locally():
            self.answer(421, "This page answers to localhost only.\n", "text/plain")
        elif path == "/pages.css":
            self.answer(200, STYLE, "text/css")
        else:
            self.get(path)

    do_HEAD = do_GET  # noqa: N815 - the name is the base class's

    def get(self, path: str) -> None:
        """Answer one GET; subclasses say how."""
        self.not_found()

    def not_found(self) -> None:
        """Answer 404."""
        body = format_html('<p>{} <a href="/">To the list</a></p>', "There is nothing here.")
        self.answer(404, page("Not found", "", body))

    def answer_json(self, value: Any) -> None:
        """Answer 200 with JSON."""
        self.answer(200, json.dumps(value, ensure_ascii=False, indent=1), "application/json")

    def answer(self, status: int, body: str | bytes = b"", kind: str = "text/html", policy: str = POLICY) -> None:
        """Send a whole answer. Text is sent as UTF-8."""
        content = body.encode("utf-8", "replace") if isinstance(body, str) else body
        self.send_response(status)
        if status != 204:  # which has neither (RFC 9110, 8.6)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
        self.send_header("Content-Security-Policy", policy)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD" and status != 204:
            self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing: the pages are looked at by a person who sees the answer."""

    def _asked_locally(self) -> bool:
        try:
            return urlsplit(f"//{self.headers.get('Host', '')}").hostname in LOCAL_NAMES
        except ValueError:
            return False


class LocalServer(ThreadingHTTPServer):
    """An HTTP server on 127.0.0.1, a thread per connection, that stops without waiting for any of them."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, port: int, handler: type[LocalHandler]) -> None:
        super().__init__(("127.0.0.1", port), handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no fault; anything else is shown."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)
