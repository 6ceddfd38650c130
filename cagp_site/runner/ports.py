"""Are the ports free, and if not, which setting moves which."""

import errno
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass


class PortsTaken(Exception):
    """One or more ports cannot be used; the message has a line for each."""


@dataclass(frozen=True)
class Port:
    """One port that the site will listen on."""

    setting: str
    host: str
    number: int


def require_free(ports: list[Port], patience: float = 2.0) -> None:
    """Return when every port can be listened on.

    A port is asked again for `patience` seconds: children of a runner that was killed may still be going.

    Raises:
        PortsTaken: with the port, the setting and what to do, a line for each.
    """
    end = time.monotonic() + patience
    while problems := _problems(ports):
        if time.monotonic() > end:
            raise PortsTaken("\n".join(problems))
        time.sleep(0.1)


def _problems(ports: list[Port]) -> list[str]:
    twice = _used_twice(ports)
    return twice or [problem for port in ports if (problem := _problem(port))]


def _used_twice(ports: list[Port]) -> list[str]:
    seen: dict[int, str] = {}
    problems = []
    for port in ports:
        if port.number in seen:
            problems.append(
                f"{seen[port.number]} and {port.setting} are both {port.number}: choose another for one of them."
            )
        seen.setdefault(port.number, port.setting)
    return problems


def _problem(port: Port) -> str | None:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            port.host, port.number, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            # As the servers do: a connection that lingers from the last run does not count.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            probe.listen(1)
    except (OSError, OverflowError) as error:
        return _explain(port, error)
    return None


REASONS: Mapping[int | None, str] = {
    errno.EADDRINUSE: "is in use",
    errno.EACCES: "may not be used by this user",
    errno.EADDRNOTAVAIL: "cannot be opened: this machine does not have that address",
}


def _explain(port: Port, error: Exception) -> str:
    reason = REASONS.get(getattr(error, "errno", None), f"cannot be opened ({error})")
    another = port.number + 100 if port.number < 65_000 else 8100
    return (
        f"Port {port.number} on {port.host} {reason}. Choose another with {port.setting}, "
        f"such as {port.setting}={another}, in the environment or in .env."
    )
