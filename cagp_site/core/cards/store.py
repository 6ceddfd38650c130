"""Where drawn cards lie: one PNG a page, at an address that says what it shows, in the storage of uploads."""

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
    """Address of a page's card; empty as long as it is not drawn."""
    name = _name(page_id, card)
    if not cache.get(_key(name)):
        if not default_storage.exists(name):
            return ""
        cache.set(_key(name), True, KNOWN_SECONDS)
    return default_storage.url(name)


def keep(page_id: int, card: Card) -> None:
    """Draw a page's card unless it is there, then remove what the page had before."""
    name = _name(page_id, card)
    if not default_storage.exists(name):
        name = default_storage.save(name, ContentFile(paint(card)))
    forget(page_id, except_for=name)


def forget(page_id: int, *, except_for: str = "") -> None:
    """Remove the cards of a page."""
    folder = f"{FOLDER}/{page_id}"
    try:
        files = default_storage.listdir(folder)[1]
    except FileNotFoundError:
        return
    for name in (f"{folder}/{file}" for file in files):
        if name != except_for:
            default_storage.delete(name)
            cache.delete(_key(name))


def _name(page_id: int, card: Card) -> str:
    return f"{FOLDER}/{page_id}/{card.digest}.png"


def _key(name: str) -> str:
    return f"card:{name}"
