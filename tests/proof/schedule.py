"""Which faults come in which order, and when: decided by the seed."""

import random
from collections.abc import Mapping
from dataclasses import dataclass

# How often each fault strikes. A name that ends the same way on every stack may do different things there.
FULL: Mapping[str, int] = {
    "sender": 4,
    "web": 1,
    "before commit": 2,
    "after commit": 2,
    "sweeper": 1,
    "beat": 1,
    "broker": 2,
    "secret": 1,
    "database": 2,
    "receiver": 2,
    "mailbox": 1,
    "disk": 1,
    "clock": 1,
}
SHORT: Mapping[str, int] = {
    "sender": 1,
    "before commit": 1,
    "after commit": 1,
    "broker": 1,
    "database": 1,
    "receiver": 1,
    "disk": 1,
    "clock": 1,
}


@dataclass(frozen=True)
class Step:
    """One fault, and the inquiries that are posted around it."""

    fault: str
    numbers: range
    """Of the inquiries."""
    after: float
    """The fault strikes when this share of them is on its way."""


def schedule(seed: int, faults: Mapping[str, int], inquiries: int) -> list[Step]:
    """Every fault as often as it says, in a seeded order; the inquiries are spread evenly over them."""
    chance = random.Random(seed)
    names = [name for name, times in faults.items() for _each in range(times)]
    chance.shuffle(names)
    bounds = [inquiries * place // len(names) for place in range(len(names) + 1)]
    # Half of a step's inquiries at least come after its fault: some faults wait for the next post.
    return [
        Step(name, range(first, last), chance.uniform(0.1, 0.5))
        for name, first, last in zip(names, bounds, bounds[1:], strict=False)
    ]
