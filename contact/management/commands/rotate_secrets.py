"""`manage.py rotate_secrets`: encrypts every destination's secrets again, with the first of CONTACT_ENCRYPTION_KEYS."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from contact import secrets
from contact.models import Destination


class Command(BaseCommand):
    """After it, the older keys can be taken out of the setting. The secrets themselves stay what they are."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Encrypt again what can be read; name what cannot.

        Raises:
            CommandError: some secrets open with no key, or there is no key; the exit status is 1.
        """
        done, unreadable = 0, []
        for key in Destination.everything.exclude(sealed_secrets="").values_list("pk", flat=True):
            try:
                _rotate(key)
                done += 1
            except secrets.SecretsUnreadable:
                unreadable.append(Destination.everything.get(pk=key).name)
            except ImproperlyConfigured as error:
                raise CommandError(str(error)) from None
        self.stdout.write(f"{done} destinations are encrypted with the first key.")
        if unreadable:
            names = ", ".join(f"“{name}”" for name in unreadable)
            raise CommandError(f"No key opens the secrets of {names}: put the old key back, or rotate their secret.")


def _rotate(key: int) -> None:
    """One row at a time, locked where the database can, so that a secret made meanwhile is not put back."""
    with transaction.atomic():
        row = Destination.everything.select_for_update().get(pk=key)
        row.sealed_secrets = secrets.rotate(row.sealed_secrets)
        row.save(update_fields=["sealed_secrets"])
