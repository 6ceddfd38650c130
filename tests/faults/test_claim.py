"""Six processes drain one outbox at once: each row is sent exactly once. `make faults` has eight and 5,000 rows."""

from pathlib import Path

import pytest

from .race import race
from .stacks import Ground

pytestmark = pytest.mark.faults
PROCESSES, ROWS = 6, 300
GROUNDS = ["ground", pytest.param("postgres_ground", marks=pytest.mark.postgres)]


@pytest.mark.parametrize("kind", GROUNDS, ids=["sqlite", "postgres"])
def test_each_row_is_sent_exactly_once(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """As many marks, attempts and delivered rows as there were rows, and every process had a part."""
    ground: Ground = request.getfixturevalue(kind)
    ended = race(ground, tmp_path / "marks", processes=PROCESSES, rows=ROWS)
    assert len(ended.sent) == ended.sent.total() == ROWS
    assert len(ended.shares) > 1, ended.shares
    assert ended.attempts == [("delivered", ROWS)]
