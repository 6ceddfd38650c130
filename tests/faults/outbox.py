"""What the outbox of a running site holds, asked of its database, and a destination of a test's own."""

from collections import Counter

from tests.processes import RunningSite, eventually

from .stacks import Ground

ADD = """
from contact import destinations
destinations.create(kind="webhook", name={name!r}, config={{"url": {url!r}}})
"""


def add_webhook(site: RunningSite, url: str, name: str = "CRM") -> None:
    """A webhook destination, made before the site starts."""
    result = site.manage("shell", "-v0", "-c", ADD.format(name=name, url=url))
    assert result.returncode == 0, result.stderr


def states(ground: Ground) -> Counter[str]:
    """How many deliveries are in each state."""
    return Counter(state for (state,) in ground.rows("SELECT state FROM contact_delivery"))


def outcomes(ground: Ground, destination: str) -> list[str]:
    """How each try at a destination ended, in order."""
    query = f"""
        SELECT attempt.outcome FROM contact_deliveryattempt attempt
        JOIN contact_delivery delivery ON delivery.id = attempt.delivery_id
        JOIN contact_destination destination ON destination.id = delivery.destination_id
        WHERE destination.name = '{destination}' ORDER BY attempt.id
    """
    return [outcome for (outcome,) in ground.rows(query)]


def last_sender(ground: Ground, destination: str) -> str:
    """Who made the latest try at a destination that is not settled, such as `sweeper/...`; empty when there is none."""
    query = f"""
        SELECT delivery.leased_by FROM contact_deliveryattempt attempt
        JOIN contact_delivery delivery ON delivery.id = attempt.delivery_id AND delivery.token = attempt.token
        JOIN contact_destination destination ON destination.id = delivery.destination_id
        WHERE destination.name = '{destination}' ORDER BY attempt.id DESC LIMIT 1
    """
    return next((sender for (sender,) in ground.rows(query)), "")


def all_delivered(ground: Ground, count: int, seconds: float = 90) -> None:
    """Wait until there are `count` deliveries and all of them are delivered."""
    try:
        eventually(lambda: states(ground) == {"delivered": count}, seconds)
    except AssertionError as error:
        raise AssertionError(f"{error}; the outbox holds {dict(states(ground))}, not {count} delivered") from None
