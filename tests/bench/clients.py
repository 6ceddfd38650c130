"""People who read and write, many at a time: one kept-open connection each."""

import http.client
import threading
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlencode, urlsplit

from tests.processes import RunningSite

FORM = "/inquiry/en/"
Act = Callable[["Client"], None]


class Client:
    """One connection to the site."""

    def __init__(self, site: RunningSite) -> None:
        self._connection = http.client.HTTPConnection("localhost", urlsplit(site.url()).port, timeout=30)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._connection.close()

    def read(self, path: str) -> None:
        """Get a page whole. AssertionError for anything but 200."""
        self._ask("GET", path, expected=200)

    def write(self, email: str = "bench@harbor.example") -> None:
        """Send an inquiry that nobody sent before. AssertionError when it was not taken."""
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}
        self._ask("POST", FORM, expected=302, body=urlencode(new_answers(email)), headers=headers)

    def _ask(
        self, method: str, path: str, *, expected: int, body: str = "", headers: dict[str, str] | None = None
    ) -> None:
        self._connection.request(method, path, body or None, headers or {})
        answer = self._connection.getresponse()
        answer.read()
        assert answer.status == expected, f"{method} {path}: {answer.status}"


def new_answers(email: str) -> dict[str, str]:
    """A valid post; the message is new each time, so it is never taken for a second press of the button."""
    return {
        "name": "Miriam Halevi-Stone",
        "email": email,
        "organization": "Harbor Robotics",
        "role": "Chief engineer",
        "country": "US",
        "subject": "else",
        "message": f"We look for a partner who tests autonomous tugboats. Our file number is {uuid.uuid4()}.",
        "consent": "on",
    }


@dataclass(frozen=True)
class Task:
    """Something that people do, and the time it took each time, in seconds."""

    name: str
    act: Act
    times: list[float]


def take_turns(site: RunningSite, tasks: Sequence[Task], *, clients: int, rounds: int) -> None:
    """Every client does all tasks in turn, `rounds` times: whatever slows the machine down slows all tasks."""
    faults: list[BaseException] = []

    def live() -> None:
        try:
            with Client(site) as client:
                for _round in range(rounds):
                    for task in tasks:
                        began = time.perf_counter()
                        task.act(client)
                        task.times.append(time.perf_counter() - began)
        except BaseException as error:
            faults.append(error)

    threads = [threading.Thread(target=live) for _each in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]
