"""A clock that is wrong by as much as a file says, in every process of the site and in what it asks its database.

What is wrong: `time.time()`, `timezone.now()`, and the database's time in every statement of the site (`Now()`, and the
columns that have it as their default). What is not: waits, which are measured by a clock that nobody can set, times
inside of Celery's messages, and the clocks of broker, receivers and database server themselves.
"""

import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.models.functions import Now
from django.utils import timezone

# The file is read this often at most: the time is asked for thousands of times a second.
READ_EVERY = 0.05


class _Wrong:
    """By how many seconds the clock is wrong."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._seconds, self._read_at = 0.0, float("-inf")

    def __call__(self) -> float:
        if time.monotonic() - self._read_at > READ_EVERY:
            self._read_at = time.monotonic()
            try:
                self._seconds = float(self._file.read_text())
            except (FileNotFoundError, ValueError):  # no order, or one that is being written
                self._seconds = 0.0
        return self._seconds


def install(file: Path) -> None:
    """Make all clocks of this process wrong by the seconds in `file`, for as long as it is there."""
    wrong = _Wrong(file)
    right_time, right_now = time.time, timezone.now
    time.time = lambda: right_time() + wrong()
    timezone.now = lambda: right_now() + timedelta(seconds=wrong())
    Now.as_sqlite = _in_sql("STRFTIME('%%%%Y-%%%%m-%%%%d %%%%H:%%%%M:%%%%f', 'NOW', '{seconds:+.0f} seconds')", wrong)
    Now.as_postgresql = _in_sql("(STATEMENT_TIMESTAMP() + INTERVAL '{seconds:.0f} seconds')", wrong)
    # Columns whose default is the database's time get it from us: the table's own default would be right.
    features = type(connection.features)
    features.supports_default_keyword_in_insert = features.supports_default_keyword_in_bulk_insert = False


def _in_sql(template: str, wrong: Callable[[], float]) -> Callable[..., Any]:
    def as_vendor(now: Now, compiler: Any, connection: Any, **context: Any) -> Any:
        return now.as_sql(compiler, connection, template=template.format(seconds=wrong()), **context)

    return as_vendor
