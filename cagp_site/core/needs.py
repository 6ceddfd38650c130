"""What a page shows and nobody has made yet: asked of a worker once, so that no visitor waits.

A message that is lost is sent again by the first visit after `ASK_AGAIN_SECONDS`.
"""

import logging
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final

from celery import current_app
from django.core.cache import cache
from django.db import transaction

from .publisher import Publisher

logger = logging.getLogger(__name__)

ASK_AGAIN_SECONDS: Final = 600
# What waits this long for a worker has been asked for again.
EXPIRES_SECONDS: Final = 3600

MAKE_RENDITIONS: Final = "cagp_site.core.tasks.make_renditions"
DRAW_CARDS: Final = "cagp_site.core.tasks.draw_cards"
PREPARE_PAGE: Final = "cagp_site.core.tasks.prepare_page"


@dataclass(frozen=True)
class Need:
    """A task to run, by its name: tasks import what they do, so that what they do cannot import them."""

    task: str
    arguments: tuple[Hashable, ...]
    state: str = ""
    """What is missing exactly, such as the version of it: two needs that differ here are asked for on their own."""

    @property
    def cache_key(self) -> str:
        """The mark that it has been asked for."""
        return ":".join(["need", self.task, *map(str, self.arguments), self.state])


def send(task: str, *arguments: Hashable) -> None:
    """Send a task to the workers of the default queue, now. Raises what the broker's client raises."""
    current_app.send_task(task, args=list(arguments), expires=EXPIRES_SECONDS)


_publisher = Publisher(send, name="pictures and cards", remedy="the next visits ask for them again")


def after_commit(task: str, *arguments: Hashable) -> None:
    """Have a task run for what this transaction writes; a broker that hangs or is down costs it nothing."""
    transaction.on_commit(lambda: _publisher.ask(task, *arguments), robust=True)


def report(need: Need) -> None:
    """Say that something is missing. In a visitor's request it is asked for, unless that was done lately."""
    _listener.get()(need)


@contextmanager
def collected() -> Iterator[list[Need]]:
    """Yields a list which takes what is missing, each once, instead of having it asked for."""
    found: dict[Need, None] = {}
    needs: list[Need] = []

    def listen(need: Need) -> None:
        if need not in found:
            found[need] = None
            needs.append(need)

    token = _listener.set(listen)
    try:
        yield needs
    finally:
        _listener.reset(token)


def _ask_once(need: Need) -> None:
    try:
        is_first = cache.add(need.cache_key, True, ASK_AGAIN_SECONDS)
    except Exception as error:  # of whatever client the cache has: a page does without its marks
        logger.warning("The cache takes no marks (%s): nothing is asked for.", type(error).__name__)
        return
    if is_first:
        _publisher.ask(need.task, *need.arguments)


_listener: ContextVar[Callable[[Need], None]] = ContextVar("needs_listener", default=_ask_once)
