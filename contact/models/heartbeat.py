"""When something was last done, by whichever process: signs of life, and turns that processes take."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class Heartbeat(models.Model):
    """One moment for each name, by the database's clock."""

    name = models.CharField(_("name"), max_length=40, primary_key=True)
    at = models.DateTimeField(_("last"))

    class Meta:
        verbose_name = _("heartbeat")
        verbose_name_plural = _("heartbeats")
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    @classmethod
    def beat(cls, name: str) -> None:
        """Give a sign of life."""
        if not cls.objects.filter(name=name).update(at=Now()):
            cls._ensure(name, Now())

    @classmethod
    def is_silent(cls, name: str, limit: timedelta) -> bool:
        """Whether there was no sign of life for longer than `limit`; the first question starts the clock."""
        cls._ensure(name, Now())
        return cls.is_old(name, limit)

    @classmethod
    def is_old(cls, name: str, limit: timedelta) -> bool:
        """The same with one query; one that there never was is not old."""
        return cls.objects.filter(name=name, at__lt=Now() - limit).exists()

    @classmethod
    def take(cls, name: str, *, before: Any) -> bool:
        """Take a turn: true for one process only, and only if the last turn was `before` this moment.

        A turn in the future was taken by a clock that has since jumped back, and counts for nothing.
        """
        cls._ensure(name, LONG_AGO)
        due = cls.objects.filter(Q(at__lt=before) | Q(at__gt=Now()), name=name)
        return bool(due.update(at=Now()))

    @classmethod
    @contextmanager
    def turn(cls, name: str, lease: timedelta) -> Iterator[bool]:
        """Hold a turn for the length of the block, where true; nobody else has one meanwhile.

        Given back at the end. After an exception, or when the process is killed, the next turn comes after `lease`.
        """
        is_mine = cls.take(name, before=Now() - lease)
        yield is_mine
        if is_mine:
            cls.objects.filter(name=name).update(at=LONG_AGO)

    @classmethod
    def _ensure(cls, name: str, at: Any) -> None:
        if not cls.objects.filter(name=name).exists():
            Heartbeat.objects.bulk_create([Heartbeat(name=name, at=at)], ignore_conflicts=True)
