"""Files beside the database, which know no transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def files_taken_back() -> Iterator[list[Any]]:
    """Yields a list for new files; on an error inside the block they are deleted (a rollback only takes back rows)."""
    files: list[Any] = []
    try:
        yield files
    except BaseException:
        for file in files:
            file.storage.delete(file.name)
        raise
