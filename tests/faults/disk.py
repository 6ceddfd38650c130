"""A disk that is full, for some processes only."""

import contextlib
import resource
from collections.abc import Iterator
from contextlib import contextmanager

from tests.processes import tree


@contextmanager
def no_space(*masters: int) -> Iterator[None]:
    """No file of these processes and their children can be written.

    The kernel refuses it as it does on a full disk (EFBIG for ENOSPC), in files that are there already as well.
    """
    before = _limit(masters[0])
    _set(masters, 0)
    try:
        yield
    finally:
        # Once more from the top: children that were forked meanwhile have the limit too.
        _set(masters, before)


def _limit(pid: int) -> int:
    return resource.prlimit(pid, resource.RLIMIT_FSIZE)[0]


def _set(masters: tuple[int, ...], limit: int) -> None:
    for pid in (each for master in masters for each in (master, *tree(master))):
        with contextlib.suppress(ProcessLookupError):
            _soft, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (limit, hard))
