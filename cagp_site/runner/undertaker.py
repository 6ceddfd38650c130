"""Kills what is left when the runner itself was killed: run by path, `python -I -S undertaker.py`.

It reads process group ids from its standard input, `+ID` to watch one and `-ID` to forget it. The other end of that
pipe is held by the runner alone, so the end of the input means that the runner is gone, however it went. Whole groups
are killed: the death signal of `child.py` reaches neither grandchildren nor systems other than Linux.
"""

import contextlib
import os
import signal
import sys
from collections.abc import Iterable


def remaining(lines: Iterable[str]) -> set[int]:
    """Group ids still watched when `lines` end."""
    groups: set[int] = set()
    for line in lines:
        sign, group = line[:1], int(line[1:])
        if sign == "+":
            groups.add(group)
        else:
            groups.discard(group)
    return groups


def main() -> None:
    """Wait for the runner to end, then kill every group it had not taken back."""
    for stop in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(stop, signal.SIG_IGN)
    for group in remaining(sys.stdin):
        with contextlib.suppress(OSError):
            os.killpg(group, signal.SIGKILL)


if __name__ == "__main__":
    main()
