"""The prospects' side: who asked, and which reference each of them was shown."""

import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor, wait
from types import TracebackType
from typing import Self

from tests.faults.prospect import PageForm, Prospect
from tests.processes import RunningSite

# People press the button again when no page comes; so long, and then they write a mail instead.
PATIENCE = 90.0
THREADS = 8


class Ledger:
    """`with Ledger(site) as ledger:` reads the form once, then posts inquiries by their numbers, side by side."""

    def __init__(self, site: RunningSite) -> None:
        self.shown: dict[int, str] = {}
        """The reference that each was shown; empty for those who gave up."""
        self._site = site
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        self._prospect = Prospect(self._site).__enter__()
        self._form: PageForm = self._prospect.reads()
        self._pool = ThreadPoolExecutor(THREADS)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(wait=error is None, cancel_futures=True)
        self._prospect.__exit__()

    @property
    def references(self) -> set[str]:
        """All that were shown."""
        return {reference for reference in self.shown.values() if reference}

    def post(self, numbers: range, seconds: float = 0) -> list[Future[None]]:
        """Start to post these, spread evenly over so many seconds."""
        began = time.monotonic()
        gap = seconds / len(numbers) if numbers else 0.0
        return [self._pool.submit(self._ask, number, began + gap * place) for place, number in enumerate(numbers)]

    def count(self) -> int:
        """How many have ended, one way or the other."""
        return len(self.shown)

    def _ask(self, number: int, moment: float) -> None:
        time.sleep(max(0.0, moment - time.monotonic()))
        answers = {
            "email": f"reader-{number:04d}@agency.example",
            "organization": f"Agency {number}",
            "message": f"We look for a partner for programme {number}.\nWhere do we start?",
        }
        try:
            reference = self._prospect.insists(self._form, PATIENCE, **answers).reference
        except AssertionError:
            reference = ""
        with self._lock:
            self.shown[number] = reference


def all_ended(posts: list[Future[None]]) -> None:
    """Return when these posts have ended; raises what went wrong in one."""
    wait(posts)
    for post in posts:
        post.result()
