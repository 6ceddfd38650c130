"""How long a reader and a writer wait."""

from tests.processes import RunningSite

from .clients import Task, take_turns
from .figures import Section, milliseconds, percentile, ratio

PLAIN = "/privacy/"
# Clients side by side, and rounds of each: about as many samples at both loads.
LOADS = ((1, 80), (8, 15))


def measure(site: RunningSite) -> Section:
    """Storing an inquiry beside reading a plain page and the home page. Deliveries must be paused."""
    section = Section(
        title="Storing an inquiry, beside reading a page",
        method=(
            "One keep-alive connection a client; each client reads a plain page, reads the home page and sends a new "
            "inquiry, in turn, so that all three meet the same machine. Deliveries are paused meanwhile: this is the "
            "request alone, from the first byte sent to the last byte read. Storing is a form validation and one "
            "transaction (SQLite, WAL, `synchronous=FULL`) of an inquiry, its fingerprints and three deliveries."
        ),
        head=("request", "clients", "samples", "p50", "p95", "p50 / plain page"),
    )
    take_turns(site, _tasks(), clients=2, rounds=3)  # caches, connections, compiled templates
    for clients, rounds in LOADS:
        tasks = _tasks()
        take_turns(site, tasks, clients=clients, rounds=rounds)
        for task in tasks:
            figures = (milliseconds(percentile(task.times, share)) for share in (0.5, 0.95))
            section.rows.append(
                (task.name, str(clients), str(len(task.times)), *figures, ratio(task.times, tasks[0].times))
            )
    return section


def _tasks() -> list[Task]:
    return [
        Task(f"read `{PLAIN}`", lambda client: client.read(PLAIN), []),
        Task("read `/`", lambda client: client.read("/"), []),
        Task("send an inquiry", lambda client: client.write(), []),
    ]
