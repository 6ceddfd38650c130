"""What makes a double click one row: keyed hashes of what was sent, unique in the database."""

import time
from collections.abc import Iterable
from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.db.models.functions import Now
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _


class Fingerprint(models.Model):
    """A keyed hash of one post in one period: the constraint that makes a double click one row.

    A post claims its period and the next one, so that two parallel posts on either side of a boundary meet on
    the same row. Rows older than two periods are of no more use.
    """

    # The same words within 12 to 24 hours are the same post; a day later they are a new one.
    PERIOD = timedelta(hours=12)
    salt: ClassVar[str]
    """Keeps the hashes of one kind of post apart from those of another."""

    digest = models.CharField(max_length=64, primary_key=True)
    created_at = models.DateTimeField(db_default=Now(), db_index=True)

    class Meta:
        abstract = True
        verbose_name = _("fingerprint")
        verbose_name_plural = _("fingerprints")

    def __str__(self) -> str:
        return self.digest[:8]

    @classmethod
    def digests(cls, said: Iterable[str]) -> list[str]:
        """Those of this period and the next. A key of our own keeps what was said from being guessed from them."""
        words = "\0".join(" ".join(each.casefold().split()) for each in said)
        period = int(time.time() // cls.PERIOD.total_seconds())
        return [
            salted_hmac(cls.salt, f"{each}\0{words}", algorithm="sha256").hexdigest() for each in (period, period + 1)
        ]

    @classmethod
    def prune(cls) -> None:
        """Forget those that no later post can meet."""
        cls._default_manager.filter(created_at__lt=Now() - 3 * cls.PERIOD).delete()
