"""The first code of every child: it ties the child's life to its parent's, then becomes the real command.

Run by path, `python -I -S child.py PARENT_PID COMMAND...`: importing the project first would cost each child a quarter
of a second. Setting the signal between fork and exec (`preexec_fn`) is not safe in a program with threads.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1  # linux/prctl.h


def die_with_parent() -> None:
    """Have the kernel kill this process when the thread that forked it ends. Does nothing elsewhere than on Linux.

    SIGKILL, because Celery answers SIGTERM by waiting for its tasks. The setting is kept over exec, not over fork:
    grandchildren are the undertaker's business.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def main(parent: str, *command: str) -> None:
    """Become `command`, unless the process `parent` is already gone."""
    die_with_parent()
    if os.getppid() != int(parent):  # it died before the line above
        sys.exit(1)
    try:
        os.execvp(command[0], command)  # noqa: S606 - the point of this file
    except OSError as error:
        sys.exit(f"cannot run {command[0]}: {error.strerror}")


if __name__ == "__main__":
    main(*sys.argv[1:])
