"""One runner for one data directory."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class AlreadyRunning(Exception):
    """Another runner holds this data directory; the message says which."""


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold `path` as a lock with this process's id in it. The kernel lets it go however the process ends.

    Raises:
        AlreadyRunning: another process holds it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunning(_explain(path)) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def _explain(path: Path) -> str:
    holder = path.read_text().strip() or "unknown"
    return (
        f"This site already runs on the data in {path.parent} (process {holder}). "
        "Stop that one first, or choose another directory with CAGP_VAR."
    )
