"""What became of every acknowledged inquiry: the prospects' references beside the receivers' receipts and the rows."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Receipts = Mapping[str, Counter[tuple[str, str]]]
"""By destination: how often each pair of idempotency key and reference arrived."""


@dataclass(frozen=True)
class Row:
    """One delivery as the site's database has it."""

    reference: str
    destination: str
    state: str
    is_alerted: bool


@dataclass(frozen=True)
class Tally:
    """Inquiries, but for the last two, which count deliveries."""

    acknowledged: int
    delivered: int
    """Arrived everywhere."""
    lost: int
    """Missing somewhere, and nobody was told."""
    dead: int
    """Missing somewhere, given up there, and a person was told."""
    without_receipt: int
    """Said to be delivered, by a destination that has nothing."""
    duplicates: int
    """Arrived once more under the same key."""


def tally(acknowledged: Iterable[str], receipts: Receipts, rows: Iterable[Row]) -> Tally:
    """Count; a destination that has an inquiry has it, whatever its row says."""
    rows = list(rows)
    arrived = {name: {reference for _key, reference in counted} for name, counted in receipts.items()}
    told = {(row.reference, row.destination) for row in rows if row.state == "dead" and row.is_alerted}
    fates = Counter(_fate(reference, arrived, told) for reference in acknowledged)
    return Tally(
        acknowledged=fates.total(),
        delivered=fates["delivered"],
        lost=fates["lost"],
        dead=fates["dead"],
        without_receipt=sum(row.state == "delivered" and row.reference not in arrived[row.destination] for row in rows),
        duplicates=duplicates(receipts),
    )


def duplicates(receipts: Receipts) -> int:
    """How many receipts had a key that the same destination had before."""
    return sum(count - 1 for counted in receipts.values() for count in _by_key(counted).values())


def _by_key(counted: Counter[tuple[str, str]]) -> Counter[str]:
    keys: Counter[str] = Counter()
    for (key, _reference), count in counted.items():
        keys[key] += count
    return keys


def _fate(reference: str, arrived: Mapping[str, set[str]], told: set[tuple[str, str]]) -> str:
    missing = [name for name, references in arrived.items() if reference not in references]
    if not missing:
        return "delivered"
    return "dead" if all((reference, name) in told for name in missing) else "lost"
