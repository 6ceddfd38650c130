"""Starts children, restarts those that die, and stops them all: knows processes, nothing of the site."""

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType, TracebackType
from typing import IO, Self

from .console import Console
from .endings import Undertaker, how_it_ended, kill_group

LAUNCHER = Path(__file__).with_name("child.py")
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
BACKOFF_SECONDS = (0.5, 1.0, 2.0, 4.0, 8.0)
# A child that lived this long has recovered: its next end is a new story.
SETTLED_SECONDS = 30.0
TICK_SECONDS = 0.2


@dataclass(frozen=True)
class Child:
    """One process to keep running."""

    name: str
    command: Sequence[str]
    env: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Added to the runner's own environment."""


@dataclass
class Post:
    """The place of one child: the process that holds it now, or when to start the next one."""

    child: Child
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    failures: int = 0
    due: float = 0.0


class Supervisor:
    """Keeps children running between `with` and the first SIGINT, SIGTERM or SIGHUP.

    Must be used from the main thread: Python delivers signals there, and the kernel takes the end of the thread that
    forked a child for the end of its parent.
    """

    def __init__(self, console: Console, *, cwd: Path, record: Path | None = None, grace_seconds: float = 7.0) -> None:
        """`record`: a file kept up to date with the children's process ids, as JSON."""
        self._console = console
        self._cwd = cwd
        self._record = record
        self._grace = grace_seconds
        self._posts: list[Post] = []
        self.stopping = False
        self._asked_to_stop = 0.0

    def __enter__(self) -> Self:
        self._undertaker = Undertaker()
        self._bell, self._rope = os.pipe()
        for end in (self._bell, self._rope):
            os.set_blocking(end, False)
        self._old_rope = signal.set_wakeup_fd(self._rope, warn_on_full_buffer=False)
        handled = (*STOPPING, signal.SIGCHLD)
        self._old_handlers = {number: signal.signal(number, self._on_signal) for number in handled}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop_all()
        self._undertaker.close()
        for number, handler in self._old_handlers.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._old_rope)
        os.close(self._bell)
        os.close(self._rope)

    def start(self, child: Child) -> None:
        """Start one child and keep it running from now on."""
        post = Post(child)
        self._posts.append(post)
        self._launch(post)

    def run(self) -> None:
        """Watch over the children until a signal asks to stop."""
        self.wait_until(lambda: False, seconds=float("inf"))

    def wait_until(self, ready: Callable[[], bool], seconds: float) -> bool:
        """Watch over the children until `ready`; false when the time is up or a signal asks to stop."""
        end = time.monotonic() + seconds
        while not self.stopping and time.monotonic() < end:
            if ready():
                return True
            self._sleep(TICK_SECONDS)
            self._look_after_children()
        return False

    # --- one look at all children ---

    def _look_after_children(self) -> None:
        if self._undertaker.replace_if_dead([post.process.pid for post in self._posts if post.process]):
            self._console.step("the watcher of the processes had ended; another one watches now")
        for post in self._posts:
            if post.process and post.process.poll() is not None:
                self._take_leave(post)
            if not post.process and not self.stopping and time.monotonic() >= post.due:
                self._launch(post)

    def _launch(self, post: Post) -> None:
        post.started = time.monotonic()
        try:
            post.process = self._spawn(post.child)
        except OSError as error:  # no memory or no process left just now: the site goes on with the others
            self._put_off(post, f"could not start: {error.strerror}")
            return
        self._undertaker.watch(post.process.pid)
        assert post.process.stdout  # noqa: S101 - PIPE was asked for
        arguments = (post.child.name, post.process.stdout)
        threading.Thread(target=self._relay, args=arguments, daemon=True).start()
        self._write_record()

    def _spawn(self, child: Child) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603 - the commands are the runner's own
            [sys.executable, "-I", "-S", str(LAUNCHER), str(os.getpid()), *child.command],
            cwd=self._cwd,
            env={**os.environ, **child.env},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C in the terminal reaches the runner alone, which stops them in order
        )

    def _relay(self, name: str, stream: IO[bytes]) -> None:
        with stream, contextlib.suppress(OSError, ValueError):
            for line in stream:
                if line.strip():
                    self._console.child(name, line.decode(errors="replace"))

    def _take_leave(self, post: Post) -> None:
        """Clear away what is left of a child that ended, and say when the next one starts."""
        process, post.process = post.process, None
        assert process  # noqa: S101 - the caller looked
        kill_group(process.pid)
        self._undertaker.forget(process.pid)
        self._write_record()
        if not self.stopping:
            self._put_off(post, f"ended ({how_it_ended(process.returncode)})")

    def _put_off(self, post: Post, what: str) -> None:
        """Say what happened to a child and set the time of its next start."""
        post.failures = 0 if time.monotonic() - post.started > SETTLED_SECONDS else post.failures
        delay = BACKOFF_SECONDS[min(post.failures, len(BACKOFF_SECONDS) - 1)]
        post.failures += 1
        post.due = time.monotonic() + delay
        self._console.step(f"{post.child.name} {what}; starting it again in {delay:g} s")

    # --- the end ---

    def _stop_all(self) -> None:
        self._ask_to_stop()
        alive = [post.process for post in self._posts if post.process]
        if alive:
            self._console.step(f"stopping {len(alive)} processes")
        for process in alive:
            # To the child alone: its own children would drop their work on SIGTERM, where it lets them finish.
            process.terminate()
        end = self._asked_to_stop + self._grace
        while any(post.process for post in self._posts):
            self._look_after_children()
            if time.monotonic() > end:
                self._kill_all()
            else:
                self._sleep(TICK_SECONDS)
        if alive:
            self._console.step("stopped")

    def _kill_all(self) -> None:
        for post in self._posts:
            if post.process:
                self._console.step(f"{post.child.name} did not stop in {self._grace:g} s; it is killed")
                kill_group(post.process.pid)
                post.process.wait()

    # --- signals, sleep, record ---

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        if number in STOPPING:
            self._ask_to_stop()

    def _ask_to_stop(self) -> None:
        """The grace counts from the first signal, however long it takes to get round to it."""
        if not self.stopping:
            self.stopping, self._asked_to_stop = True, time.monotonic()

    def _sleep(self, seconds: float) -> None:
        """Sleep until a signal comes, `seconds` at most."""
        select.select([self._bell], [], [], seconds)
        with contextlib.suppress(BlockingIOError):
            os.read(self._bell, 4096)

    def _write_record(self) -> None:
        if not self._record:
            return
        pids = {post.child.name: post.process.pid for post in self._posts if post.process}
        fresh = self._record.with_suffix(".new")
        with contextlib.suppress(OSError):  # a full disk must not take the children down
            fresh.write_text(json.dumps(pids))
            fresh.replace(self._record)
