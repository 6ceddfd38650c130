"""Where drawn cards lie: a folder a page, each PNG at an address that says what it shows, in the storage of uploads."""

from collections.abc import Iterable
from typing import Final

from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from .content import Card
from .painter import paint

FOLDER: Final = "cards"
# For so long a card that was seen once is taken to be there: some storages answer over the network.
KNOWN_SECONDS: Final = 3600


def address(page_id: int, card: Card) -> str:
    """Address of a card of a page; empty as long as it is not drawn."""
    name = _name(page_id, card)
    if not cache.get(_key(name)):
        if not default_storage.exists(name):
            return ""
        cache.set(_key(name), True, KNOWN_SECONDS)
    return default_storage.url(name)


def keep(page_id: int, cards: Iterable[Card]) -> None:
    """Draw those cards of a page that are not there, then remove the others that it had before."""
    names = {_name(page_id, card): card for card in cards}
    for name, card in names.items():
        if not default_storage.exists(name):
            default_storage.save(name, ContentFile(paint(card)))
    _remove(page_id, except_for=frozenset(names))


def forget(page_id: int) -> None:
    """Remove the cards of a page."""
    _remove(page_id, except_for=frozenset())


def _remove(page_id: int, except_for: frozenset[str]) -> None:
    folder = f"{FOLDER}/{page_id}"
    try:
        files = default_storage.listdir(folder)[1]
    except FileNotFoundError:
        return
    for name in (f"{folder}/{file}" for file in files):
        if name not in except_for:
            default_storage.delete(name)
            cache.delete(_key(name))


def _name(page_id: int, card: Card) -> str:
    return f"{FOLDER}/{page_id}/{card.digest}.png"


def _key(name: str) -> str:
    return f"card:{name}"
