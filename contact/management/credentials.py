"""Credentials for a command: from the environment or from standard input, never from an argument, which `ps` shows."""

import os
import sys
from collections.abc import Iterable, Iterator

from django.core.management.base import CommandError, CommandParser


def add_options(parser: CommandParser) -> None:
    """The two ways in which a command takes credentials."""
    parser.add_argument(
        "--secret-env",
        action="append",
        default=[],
        metavar="NAME=VARIABLE",
        help="take the credential NAME from this variable of the environment; may be repeated",
    )
    parser.add_argument(
        "--secrets-stdin", action="store_true", help="read credentials from standard input, one NAME=VALUE a line"
    )


def read(secret_env: Iterable[str], from_stdin: bool) -> dict[str, str]:
    """Every credential that was given, by name.

    Raises:
        CommandError: a pair that cannot be read, or a variable that is not set; without any value.
    """
    return dict(_from_environment(secret_env)) | (dict(_from_lines(sys.stdin)) if from_stdin else {})


def _from_environment(pairs: Iterable[str]) -> Iterator[tuple[str, str]]:
    for pair in pairs:
        name, sign, variable = (part.strip() for part in pair.partition("="))
        if not sign:
            raise CommandError("--secret-env: write NAME=VARIABLE, the name of a variable and not the credential.")
        if variable not in os.environ:
            # Not named: somebody may have written the credential itself.
            raise CommandError(f"--secret-env {name}: there is no such variable in the environment.")
        yield name, os.environ[variable]


def _from_lines(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(lines, start=1):
        name, sign, value = (part.strip() for part in line.partition("="))
        if not line.strip():
            continue
        if not sign:
            raise CommandError(f"Line {number} of the credentials: write NAME=VALUE.")
        yield name, value
