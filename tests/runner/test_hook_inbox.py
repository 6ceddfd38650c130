"""The hook inbox, over real HTTP, with signatures of the reference implementation."""

import http.client
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread
from types import SimpleNamespace
from typing import Any

import pytest
from standardwebhooks import Webhook

from cagp_site.runner.hook_inbox import web_server
from cagp_site.runner.hook_store import HookStore
from tests.processes import free_ports

SECRET = "whsec_" + "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0"
OTHER = "whsec_" + "b3RoZXJvdGhlcm90aGVyb3RoZXJvdGhl"
BODY = '{"type": "inquiry.created", "data": {"name": "<b>Dana</b>"}}'
# Made when the test runs: a signature is good for five minutes only.
Headers = Callable[[], dict[str, str]]


@contextmanager
def running(folder: Path) -> Iterator[SimpleNamespace]:
    store = HookStore(folder)
    port = free_ports(1)
    web = web_server(store, port)
    Thread(target=web.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield SimpleNamespace(port=port, store=store, folder=folder)
    finally:
        web.shutdown()
        web.server_close()


@pytest.fixture
def inbox(tmp_path: Path) -> Iterator[SimpleNamespace]:
    with running(tmp_path / "hook-inbox") as box:
        box.store.add_secret(SECRET)
        yield box


def ask(box: SimpleNamespace, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", box.port, timeout=5)
    connection.request(method, path, body or None, {name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, text


def signed(secret: str = SECRET, body: str = BODY, key: str = "msg_1", age: int = 0) -> dict[str, str]:
    moment = datetime.now(UTC) - timedelta(seconds=age)
    signature = Webhook(secret).sign(key, moment, body)
    return {"webhook_id": key, "webhook_timestamp": str(int(moment.timestamp())), "webhook_signature": signature}


def hooks(box: SimpleNamespace) -> list[dict[str, Any]]:
    return json.loads(ask(box, "GET", "/hooks.json")[1])


def test_a_good_signature_is_verified(inbox: SimpleNamespace) -> None:
    """204, kept whole, shown as verified."""
    assert ask(inbox, "POST", "/hooks/demo", BODY.encode(), **signed())[0] == 204
    (hook,) = hooks(inbox)
    assert (hook["verified"], hook["verdict"], hook["name"], hook["body"]) == (True, "verified", "demo", BODY)
    assert "verified" in ask(inbox, "GET", "/")[1]


def test_any_of_several_secrets_will_do(inbox: SimpleNamespace) -> None:
    """While a secret rotates, both are known."""
    inbox.store.add_secret(OTHER)
    assert ask(inbox, "POST", "/hooks/demo", BODY.encode(), **signed(OTHER))[0] == 204
    assert ask(inbox, "POST", "/hooks/demo", BODY.encode(), **signed(SECRET))[0] == 204


@pytest.mark.parametrize(
    ("headers", "why"),
    [
        pytest.param(lambda: signed(OTHER), "No matching signature", id="another secret"),
        pytest.param(lambda: signed(body="{}"), "No matching signature", id="another body"),
        pytest.param(lambda: signed(age=600), "too old", id="old"),
        pytest.param(lambda: signed(age=-600), "too new", id="from the future"),
        pytest.param(dict, "Missing required headers", id="none"),
        pytest.param(lambda: signed() | {"webhook_signature": "nonsense"}, "malformed", id="no version"),
        pytest.param(lambda: signed() | {"webhook_signature": "v1,a"}, "malformed", id="not base64"),
        pytest.param(lambda: signed() | {"webhook_timestamp": "noon"}, "Invalid Signature Headers", id="no number"),
    ],
)
def test_a_bad_signature_is_refused_and_kept(inbox: SimpleNamespace, headers: Headers, why: str) -> None:
    """401, and the page says why."""
    assert ask(inbox, "POST", "/hooks/demo", BODY.encode(), **headers())[0] == 401
    (hook,) = hooks(inbox)
    assert hook["verified"] is False
    assert why in hook["verdict"]


def test_without_a_secret_nothing_is_verified(tmp_path: Path) -> None:
    """A receiver that knows no secret says so."""
    with running(tmp_path / "hook-inbox") as box:
        status, text = ask(box, "POST", "/hooks/demo", BODY.encode(), **signed())
    assert (status, text) == (401, "not verified: no secret is known here\n")


def test_the_secrets_are_for_their_owner_only(inbox: SimpleNamespace) -> None:
    """Mode 0600."""
    assert (inbox.folder / "secrets").stat().st_mode & 0o777 == 0o600


def test_a_restart_keeps_what_came(tmp_path: Path) -> None:
    """Webhooks lie on disk, newest first."""
    for key in ("msg_1", "msg_2"):
        with running(tmp_path / "hook-inbox") as box:
            ask(box, "POST", "/hooks/demo", BODY.encode(), **signed(key=key))
            found = hooks(box)
    assert [hook["webhook_id"] for hook in found] == ["msg_2", "msg_1"]


def test_the_same_event_twice_is_shown_as_such(inbox: SimpleNamespace) -> None:
    """Two with one webhook-id are one event, sent again."""
    for _time in range(2):
        ask(inbox, "POST", "/hooks/demo", BODY.encode(), **signed())
    assert "came 2 times" in ask(inbox, "GET", "/")[1]


def test_what_came_is_escaped(inbox: SimpleNamespace) -> None:
    """Body and headers are text in the page."""
    ask(inbox, "POST", "/hooks/demo", BODY.encode(), x_evil="<script>", **signed())
    page = ask(inbox, "GET", "/")[1]
    assert "<b>Dana" not in page
    assert "<script" not in page


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        pytest.param("/hooks/demo", {"Content_Length": str(1024 * 1024 + 1)}, 413, id="too large"),
        pytest.param("/hooks/demo", {"Content_Length": "9" * 5000}, 413, id="absurd length"),
        pytest.param("/hooks/demo", {"Content_Length": "-5"}, 411, id="negative length"),
        pytest.param("/hooks/demo", {"Transfer_Encoding": "chunked"}, 411, id="no length"),
        pytest.param("/hooks/../x", {"Content_Length": "2"}, 404, id="path"),
        pytest.param("/", {"Content_Length": "2"}, 404, id="list"),
    ],
)
def test_what_is_no_webhook_is_refused(inbox: SimpleNamespace, path: str, headers: dict[str, str], status: int) -> None:
    """Refused before the body is read, and nothing is kept."""
    assert ask(inbox, "POST", path, **headers)[0] == status
    assert hooks(inbox) == []


def test_bytes_that_are_no_text_are_refused_and_shown(inbox: SimpleNamespace) -> None:
    """A body that is not UTF-8 is no Standard Webhook."""
    assert ask(inbox, "POST", "/hooks/demo", b"\xff\x00", **signed())[0] == 401
    assert ask(inbox, "GET", "/")[0] == 200
