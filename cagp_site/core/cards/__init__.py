"""Social cards: a picture of each page for those who share it, drawn in the identity by a worker."""

from .content import Card, card_of
from .painter import SIZE, paint
from .store import address, forget, keep

__all__ = ["SIZE", "Card", "address", "card_of", "forget", "keep", "paint"]
