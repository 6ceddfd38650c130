"""Kombu's filesystem broker with files that are whole: what a kill or a full disk tore must not end a worker.

As it comes, a message is visible while it is being written, and one that cannot be read ends whoever reads it: each
torn message cost a worker a start, and a torn table of queues would cost it every start (kombu 5.7).
"""

import logging
import uuid
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Any

from kombu.exceptions import ChannelError
from kombu.transport import filesystem
from kombu.utils.json import dumps

logger = logging.getLogger(__name__)


class Channel(filesystem.Channel):
    """Messages appear complete or not at all; torn ones are passed over."""

    def _put(self, queue: str, payload: Any, **kwargs: Any) -> None:  # type: ignore[override]  # as kombu overrides it
        """Add a message to `queue`.

        Raises:
            ChannelError: it could not be written; nothing of it is left.
        """
        # The name is kombu's: messages are taken in the order of their names.
        name = f"{round(monotonic() * 1000)}_{uuid.uuid4()}.{queue}.msg"
        whole, part = Path(self.data_folder_out, name), Path(self.data_folder_out, f"{name}.part")
        try:
            part.write_text(dumps(payload), encoding="utf-8")
            part.rename(whole)
        except OSError as error:
            with suppress(OSError):
                part.unlink()
            raise ChannelError(f"Cannot add {name} to the queue.") from error

    def _get(self, queue: str, timeout: float | None = None) -> Any:
        """The next whole message of `queue`. Raises `queue.Empty` when there is none."""
        while True:
            try:
                return super()._get(queue)
            except ValueError:
                # It is out of the queue already. A wake-up is worth nothing; what is owed stands in the database.
                logger.warning("A message in %s was torn and is passed over.", queue)

    def get_table(self, exchange: str) -> list[Any]:
        """The queues of an exchange; none when the table is torn: the next worker to start writes it anew."""
        try:
            queues: list[Any] = super().get_table(exchange)
        except ValueError:
            return []
        return queues

    def _queue_bind(self, exchange: str, *args: Any) -> None:
        try:
            super()._queue_bind(exchange, *args)
        except ValueError:
            logger.warning("The table of %s was torn and is written anew.", exchange)
            Path(self.control_folder, f"{exchange}.exchange").unlink(missing_ok=True)
            super()._queue_bind(exchange, *args)


class Transport(filesystem.Transport):
    """What `filesystem://` means in this project (see `celery.py`)."""

    Channel = Channel
