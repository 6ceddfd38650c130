"""`manage.py start` itself: a first start, what it opens, a second start on the same data, the kill, the stop."""

import json
import signal
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError

import pytest

from tests.processes import RunningSite, eventually, is_alive, tree

pytestmark = pytest.mark.faults
NAMES = {"web", "mailbox", "hooks", "worker", "chores", "beat", "sweeper"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    with RunningSite(tmp_path_factory.mktemp("site") / "var", CAGP_ADMIN_PASSWORD="") as running:
        yield running


def status_of(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.status
    except HTTPError as error:
        return error.code


def test_it_says_what_it_does_and_what_it_opened(site: RunningSite) -> None:
    """Steps with their time, then the table, with a password that is shown once."""
    log = site.log_text()
    for part in ("migrations", "loading the demo content", "the site is open", "Site  ", "Mailbox  ", "Data  "):
        assert part in log
    assert "(shown this once)" in log


def test_everything_in_the_table_opens(site: RunningSite) -> None:
    """Home page, admin, mailbox, hook inbox."""
    assert status_of(site.url("/")) == 200
    assert status_of(site.url("/admin/login/")) == 200
    assert status_of(site.mailbox_url("/")) == 200
    assert status_of(site.hook_inbox_url("/")) == 200


def test_all_children_run(site: RunningSite) -> None:
    """Seven of them, by name."""
    assert set(site.children()) == NAMES


def test_a_second_start_on_the_same_data_is_refused(site: RunningSite) -> None:
    """In one line that names the first one's process."""
    result = site.manage("start")
    assert result.returncode == 1
    assert f"process {site.pid}" in result.stderr


def test_a_killed_web_server_is_back_soon(site: RunningSite) -> None:
    """Master killed: no worker of the old one holds the port."""
    site.kill("web")
    eventually(lambda: "web ended (killed by SIGKILL)" in site.log_text())
    eventually(lambda: _answers(site), 20)


def _answers(site: RunningSite) -> bool:
    try:
        return status_of(site.url("/")) == 200
    except OSError:
        return False


def test_the_destinations_of_a_new_site_work(site: RunningSite) -> None:
    """The hook inbox has the secret of the webhook that leads to it."""
    secret = (site.var / "hook-inbox" / "secrets").read_text()
    assert secret.startswith("whsec_")
    result = site.manage("shell", "-c", SHOW_DESTINATIONS)
    assert json.loads(result.stdout.splitlines()[-1]) == ["acknowledgement", "email", "webhook"], result.stderr


SHOW_DESTINATIONS = """
import json
from contact.models import Destination
print(json.dumps(sorted(Destination.objects.values_list("kind", flat=True))))
"""


def test_stop_start_kill_start(tmp_path: Path) -> None:
    """Ctrl-C ends all with 0; the next start keeps the data; kill -9 leaves nobody; it starts again."""
    with RunningSite(tmp_path / "var") as first:
        eventually(lambda: len(tree(first.children()["worker"])) == 4, 90, what="the worker's own four children")
        everybody = tree(first.pid)
        began = time.monotonic()
        assert first.stop(signal.SIGINT) == 0
        assert time.monotonic() - began < 10
        assert not any(map(is_alive, everybody))

    with RunningSite(tmp_path / "var", port=first.web_port) as second:
        assert "loading the demo content" not in second.log_text()
        assert status_of(second.url("/")) == 200
        eventually(lambda: len(tree(second.children()["worker"])) == 4, 90)
        everybody = tree(second.pid)
        second.process.kill()
        second.process.wait()
        eventually(lambda: not any(map(is_alive, everybody)), 5, what="no orphan")

    with RunningSite(tmp_path / "var", port=first.web_port) as third:
        assert status_of(third.url("/")) == 200
        assert third.stop(signal.SIGTERM) == 0
