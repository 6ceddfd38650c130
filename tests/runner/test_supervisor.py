"""The supervisor over real processes: restart, the two ways of stopping, and no orphan when it is killed itself."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.processes import ROOT, clean_environment, eventually, is_alive, tree

pytestmark = pytest.mark.faults

STUBBORN = "trap '' TERM INT HUP; while :; do sleep 0.1; done"
# A grandchild that ignores every signal it may, as a hanging worker would.
WITH_GRANDCHILD = f"sh -c \"{STUBBORN}\" & trap '' TERM; while :; do sleep 0.1; done"


class Supervised:
    """One supervisor process over shell commands."""

    def __init__(self, folder: Path, grace: float, **commands: str) -> None:
        self.record = folder / "children.json"
        self.log = folder / "log"
        arguments = [str(self.record), str(grace), *(f"{name}={shell}" for name, shell in commands.items())]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.runner.supervise", *arguments],
                cwd=ROOT,
                env=clean_environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        # They start in order, and one that ends at once may never be seen: the last one, which must live, tells.
        eventually(lambda: list(commands)[-1] in self.children(), what="all children started")

    def children(self) -> dict[str, int]:
        return json.loads(self.record.read_text()) if self.record.exists() else {}

    def wait_for(self, text: str) -> None:
        eventually(lambda: text in self.log.read_text(), what=f"{text!r} in the log")

    def descendants(self) -> list[int]:
        return tree(self.process.pid)


@pytest.fixture
def supervise(tmp_path: Path) -> Iterator[object]:
    made: list[Supervised] = []

    def make(grace: float = 7.0, **commands: str) -> Supervised:
        made.append(Supervised(tmp_path, grace, **commands))
        return made[-1]

    yield make
    for each in made:
        if each.process.poll() is None:
            each.process.terminate()
        each.process.wait(30)


def test_a_child_that_dies_is_restarted_and_said_so(supervise) -> None:
    """One line says how it ended and when the next one starts."""
    site = supervise(one="echo up; exec sleep 100", two="exec sleep 100")
    before = site.children()
    os.kill(before["one"], signal.SIGKILL)
    after = eventually(lambda: (now := site.children()).get("one") not in (None, before["one"]) and now)
    assert after["two"] == before["two"]
    assert "one ended (killed by SIGKILL); starting it again in 0.5 s" in site.log.read_text()


def test_a_child_that_cannot_live_is_tried_ever_less_often(supervise) -> None:
    """The wait doubles, and the others go on."""
    site = supervise(bad="exit 3", good="exec sleep 100")
    site.wait_for("bad ended (exit status 3); starting it again in 0.5 s")
    site.wait_for("bad ended (exit status 3); starting it again in 1 s")
    site.wait_for("bad ended (exit status 3); starting it again in 2 s")
    assert is_alive(site.children()["good"])


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_all_and_the_status_is_zero(supervise, number: signal.Signals) -> None:
    """Ctrl-C, an operator's kill and a closed terminal end the same way."""
    site = supervise(one="exec sleep 100", two="exec sleep 100")
    everybody = site.descendants()
    site.process.send_signal(number)
    assert site.process.wait(5) == 0
    assert not any(map(is_alive, everybody))


def test_a_child_that_ignores_sigterm_is_killed_after_the_grace(supervise) -> None:
    """With its own children, and the status is still zero."""
    site = supervise(grace=1.0, worker=f"echo up; {WITH_GRANDCHILD}", polite="exec sleep 100")
    site.wait_for("up")
    eventually(lambda: len(site.descendants()) >= 4)
    everybody = site.descendants()
    site.process.send_signal(signal.SIGTERM)
    assert site.process.wait(8) == 0
    assert "worker did not stop in 1 s; it is killed" in site.log.read_text()
    eventually(lambda: not any(map(is_alive, everybody)), 2)


def test_more_signals_change_nothing(supervise) -> None:
    """Impatience does not turn an orderly stop into a disorderly one."""
    site = supervise(grace=1.0, worker=f"echo up; {STUBBORN}")
    site.wait_for("up")
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGINT):
        site.process.send_signal(number)
    assert site.process.wait(8) == 0


def test_killed_itself_it_leaves_no_orphan(supervise) -> None:
    """Kill -9: children and grandchildren that ignore every signal are gone within seconds, the watcher too."""
    site = supervise(worker=f"echo up; {WITH_GRANDCHILD}", other="exec sleep 100")
    site.wait_for("up")
    eventually(lambda: len(site.descendants()) >= 5)
    everybody = site.descendants()
    site.process.kill()
    site.process.wait()
    eventually(lambda: not any(map(is_alive, everybody)), 3, what="no orphan")


def test_what_a_dead_child_leaves_behind_is_killed(supervise) -> None:
    """Its own children could hold its port, or do its work twice."""
    site = supervise(worker=f"echo up; {WITH_GRANDCHILD}")
    site.wait_for("up")
    eventually(lambda: len(tree(site.children()["worker"])) >= 2)
    family = tree(site.children()["worker"])
    os.kill(site.children()["worker"], signal.SIGKILL)
    eventually(lambda: not any(map(is_alive, family)), 5)


def the_watcher(site: Supervised) -> int:
    """The one descendant that is no worker's; 0 when the worker's own came and went between the two looks."""
    others = set(site.descendants()) - {site.children()["worker"], *tree(site.children()["worker"])}
    return others.pop() if len(others) == 1 else 0


def test_a_watcher_that_dies_is_replaced(supervise) -> None:
    """And the new one watches what the old one did."""
    site = supervise(worker=f"echo up; {WITH_GRANDCHILD}")
    site.wait_for("up")
    watcher = eventually(lambda: the_watcher(site), what="one process beside the worker's")
    os.kill(watcher, signal.SIGKILL)
    site.wait_for("another one watches now")
    everybody = site.descendants()
    site.process.kill()
    site.process.wait()
    eventually(lambda: not any(map(is_alive, everybody)), 3, what="no orphan")


def test_what_a_child_writes_has_its_name_and_no_escape_sequence(supervise) -> None:
    """Whoever made that line, the terminal takes no orders from it."""
    site = supervise(talker="printf 'a\\033[31mred\\n\\n'; exec sleep 100")
    site.wait_for("talker | a?[31mred")


def test_a_command_that_is_not_there_is_said_and_tried_again(supervise) -> None:
    """A mistake in one command takes down nobody else."""
    site = supervise(bad="exec /no/such/program", good="exec sleep 100")
    site.wait_for("bad ended (exit status 127)")
    assert is_alive(site.children()["good"])
