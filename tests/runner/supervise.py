"""A supervisor over commands of a test's own: `python -m tests.runner.supervise RECORD GRACE NAME=SHELL...`."""

import sys
from pathlib import Path

from cagp_site.runner.console import Console
from cagp_site.runner.supervisor import Child, Supervisor


def main(record: str, grace: str, *commands: str) -> None:
    """Run each command with sh until a signal comes."""
    with Supervisor(Console(sys.stdout), cwd=Path.cwd(), record=Path(record), grace_seconds=float(grace)) as supervisor:
        for command in commands:
            name, _, shell = command.partition("=")
            supervisor.start(Child(name, ["/bin/sh", "-c", shell]))
        supervisor.run()


if __name__ == "__main__":
    main(*sys.argv[1:])
