"""The mailbox, over real SMTP and HTTP."""

import http.client
import json
import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path
from threading import Thread
from types import SimpleNamespace
from typing import Any

import pytest

from cagp_site.runner.mail_store import MailStore
from cagp_site.runner.mailbox import smtp_server, web_server
from tests.processes import free_ports


@contextmanager
def running(folder: Path) -> Iterator[SimpleNamespace]:
    port = free_ports(2)
    store = MailStore(folder)
    smtp = smtp_server(store, port)
    smtp.start()
    web = web_server(store, port + 1)
    Thread(target=web.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield SimpleNamespace(smtp_port=port, web_port=port + 1, store=store)
    finally:
        smtp.stop()
        web.shutdown()
        web.server_close()


@pytest.fixture
def mailbox(tmp_path: Path) -> Iterator[SimpleNamespace]:
    with running(tmp_path / "mail") as box:
        yield box


def send(box: SimpleNamespace, content: bytes, recipients: list[str] | None = None) -> None:
    with smtplib.SMTP("127.0.0.1", box.smtp_port, timeout=5) as client:
        client.sendmail("site@example.org", recipients or ["a@example.org"], content)


def get(box: SimpleNamespace, path: str, host: str = "localhost") -> tuple[int, str, Any]:
    connection = http.client.HTTPConnection("127.0.0.1", box.web_port, timeout=5)
    connection.request("GET", path, headers={"Host": host})
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, body, answer.headers


def messages(box: SimpleNamespace) -> list[dict[str, Any]]:
    return json.loads(get(box, "/messages.json")[1])


def letter(subject: str, html: str = "") -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "site@example.org", "a@example.org", subject
    message.set_content("Shalom, \u05e9\u05dc\u05d5\u05dd\n")
    if html:
        message.add_alternative(html, subtype="html")
    return message.as_bytes()


def test_a_message_is_listed_newest_first_with_text_and_html(mailbox: SimpleNamespace) -> None:
    """A mail sent over SMTP is in the list, whole, the newest on top."""
    send(mailbox, letter("first"))
    send(mailbox, letter("second", html="<b>bold</b>"))
    found = messages(mailbox)
    assert [mail["subject"] for mail in found] == ["second", "first"]
    assert found[0]["html"].strip() == "<b>bold</b>"
    assert "\u05e9\u05dc\u05d5\u05dd" in found[0]["text"]


def test_a_restart_keeps_what_came(tmp_path: Path) -> None:
    """Mail lies on disk, not in the process."""
    with running(tmp_path / "mail") as box:
        send(box, letter("kept"))
    with running(tmp_path / "mail") as box:
        assert [mail["subject"] for mail in messages(box)] == ["kept"]


def test_the_envelope_is_shown(mailbox: SimpleNamespace) -> None:
    """Whom it was really sent to, blind copies included."""
    send(mailbox, letter("hello"), ["a@example.org", "hidden@example.org"])
    assert messages(mailbox)[0]["recipients"] == ["a@example.org", "hidden@example.org"]


def test_everything_is_escaped_and_html_is_sandboxed(mailbox: SimpleNamespace) -> None:
    """A hostile mail is text in the page; its HTML part comes under a policy without script."""
    send(mailbox, letter("<script>alert(1)</script>", html="<script>alert(2)</script>"))
    key = messages(mailbox)[0]["id"]
    for path in ("/", f"/messages/{key}"):
        body = get(mailbox, path)[1]
        assert "<script" not in body
        assert "&lt;script&gt;" in body
    headers = get(mailbox, f"/messages/{key}/html")[2]
    assert headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\xff\xfe\x00 no header at all", id="bytes"),
        pytest.param(b"Subject: =?utf-8?b?////?=\r\nFrom: <<>>,;:\r\n\r\nx", id="broken headers"),
        pytest.param(b"Content-Type: text/plain; charset=nonsense\r\n\r\nbody", id="unknown charset"),
        pytest.param(b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n", id="unclosed multipart"),
        pytest.param(b"To: [\r\nDate: yesterday\r\nMessage-ID: <[]@>\r\n\r\nx", id="hostile structure"),
    ],
)
def test_any_bytes_are_shown(mailbox: SimpleNamespace, content: bytes) -> None:
    """What no parser likes is still kept and shown."""
    send(mailbox, content)
    (mail,) = messages(mailbox)
    assert get(mailbox, f"/messages/{mail['id']}")[0] == 200


def test_only_names_of_loopback_are_answered(mailbox: SimpleNamespace) -> None:
    """A page elsewhere whose name resolves to this machine reads nothing."""
    send(mailbox, letter("private"))
    status, body, _headers = get(mailbox, "/messages.json", host="rebound.example.org")
    assert (status, "private" in body) == (421, False)


@pytest.mark.parametrize("path", ["/messages/none", "/messages/..%2f..%2fsecret_key", "/nothing", "/messages//html"])
def test_unknown_addresses_are_404(mailbox: SimpleNamespace, path: str) -> None:
    """A key that is none leads nowhere."""
    assert get(mailbox, path)[0] == 404


def test_mail_that_cannot_be_kept_is_not_accepted(mailbox: SimpleNamespace) -> None:
    """The sender is told to try again, and nothing is shown."""
    folder = mailbox.store._folder / "tmp"
    folder.rmdir()
    folder.write_text("in the way")
    with pytest.raises(smtplib.SMTPDataError) as refusal:
        send(mailbox, letter("lost?"))
    assert refusal.value.smtp_code == 452
    assert messages(mailbox) == []
