"""Where inquiries go: rows that an administrator manages. Archived, never deleted."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from contact import secrets

from .inquiry import Inquiry

# As the channel has it, which a model must not import.
CANARY_KIND = "canary"


def probe_is_due() -> Q:
    """The circuit is open, and the time of its next probe has come.

    A probe that is set for later than one can be was set by a clock that has since jumped back.
    """
    longest = Destination.PROBE_EVERY * settings.CONTACT_RETRY_SCALE
    return Q(probe_at__lte=Now()) | Q(probe_at__gt=Now() + longest)


class DestinationQuerySet(models.QuerySet["Destination"]):
    """Questions that are asked of destinations."""

    def current(self) -> "DestinationQuerySet":
        """Those that were not archived."""
        return self.filter(archived_at=None)

    def enabled(self) -> "DestinationQuerySet":
        """Those that new inquiries go to."""
        return self.current().filter(is_enabled=True)

    def reachable(self) -> "DestinationQuerySet":
        """Those that may be sent to at this moment: neither paused nor, but for a probe, behind an open circuit."""
        return self.enabled().filter(Q(probe_at=None) | probe_is_due(), paused_at=None)


class RealDestinations(models.Manager.from_queryset(DestinationQuerySet)):  # type: ignore[misc]  # made at run time
    """Those that people made and inquiries go to: all but the canary's own."""

    def get_queryset(self) -> DestinationQuerySet:
        """Without the canary's."""
        found: DestinationQuerySet = super().get_queryset().exclude(kind=CANARY_KIND)
        return found


class Destination(models.Model):
    """One mailbox, webhook or CRM, and its health.

    The circuit: after `FAILURES_TO_OPEN` failures in a row `probe_at` is set; until one try succeeds the destination
    gets one probe each `PROBE_EVERY`, and its deliveries wait without using up their own tries.
    """

    FAILURES_TO_OPEN = 5
    PROBE_EVERY = timedelta(seconds=30)

    kind = models.CharField(_("kind"), max_length=40)
    name = models.CharField(_("name"), max_length=80, unique=True)
    is_enabled = models.BooleanField(_("enabled"), default=True)
    config = models.JSONField(_("settings"), default=dict, blank=True)
    sealed_secrets = models.TextField(blank=True, editable=False)

    languages = models.JSONField(_("languages"), default=list, blank=True)
    countries = models.JSONField(_("countries"), default=list, blank=True)
    subject_keys = models.JSONField(_("services"), default=list, blank=True)

    created_at = models.DateTimeField(_("created"), db_default=Now(), editable=False)
    archived_at = models.DateTimeField(_("archived"), null=True, blank=True, editable=False)

    failures_in_a_row = models.PositiveIntegerField(default=0, editable=False)
    probe_at = models.DateTimeField(null=True, blank=True, editable=False)
    paused_at = models.DateTimeField(_("paused"), null=True, blank=True, editable=False)
    trouble = models.CharField(_("trouble"), max_length=500, blank=True, editable=False)
    trouble_alerted_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = RealDestinations()
    everything = DestinationQuerySet.as_manager()

    class Meta:
        verbose_name = _("destination")
        verbose_name_plural = _("destinations")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def secrets(self) -> dict[str, Any]:
        """The decrypted secrets.

        Raises:
            contact.secrets.SecretsUnreadable: no key of this installation fits.
        """
        return secrets.decrypt(self.sealed_secrets) if self.sealed_secrets else {}

    @secrets.setter
    def secrets(self, value: Mapping[str, Any]) -> None:
        self.sealed_secrets = secrets.encrypt(value) if value else ""

    @property
    def is_circuit_open(self) -> bool:
        """Whether it failed so often in a row that it only gets probes."""
        return self.probe_at is not None

    def takes(self, inquiry: Inquiry) -> bool:
        """Whether its rules let this inquiry in. An empty rule lets in everything."""
        return all(
            not allowed or value in allowed
            for allowed, value in (
                (self.languages, inquiry.language),
                (self.countries, inquiry.country),
                (self.subject_keys, str(inquiry.subject_key) if inquiry.subject_key else None),
            )
        )

    def take_probe(self, every: timedelta) -> bool:
        """Reserve the one probe of this period; false when another worker has it. Nothing to reserve when closed."""
        if not self.is_circuit_open:
            return True
        due = type(self).everything.filter(probe_is_due(), pk=self.pk)
        return bool(due.update(probe_at=Now() + every))

    def record_success(self) -> None:
        """Close the circuit and forget the trouble."""
        type(self).everything.filter(pk=self.pk).exclude(failures_in_a_row=0, trouble="", probe_at=None).update(
            failures_in_a_row=0, probe_at=None, trouble="", trouble_alerted_at=None
        )

    def record_failure(self, probe_every: timedelta) -> None:
        """Count one more failure in a row; open the circuit at the limit."""
        mine = type(self).everything.filter(pk=self.pk)
        mine.update(failures_in_a_row=F("failures_in_a_row") + 1)
        mine.filter(failures_in_a_row__gte=self.FAILURES_TO_OPEN, probe_at=None).update(probe_at=Now() + probe_every)

    def record_trouble(self, reason: str, *, pause: bool) -> None:
        """Note what a person has to mend; a person is told once, until a success clears it."""
        changes: dict[str, Any] = {"trouble": reason[:500]}
        if pause:
            changes["paused_at"] = Now()
        type(self).everything.filter(pk=self.pk).update(**changes)

    def pause(self) -> None:
        """Send nothing there until somebody resumes it: a person wants it so. What waits goes on waiting."""
        type(self).everything.filter(pk=self.pk, paused_at=None).update(paused_at=Now())
        self.refresh_from_db()

    def resume(self) -> None:
        """Let it be sent to again at once: a person looked."""
        type(self).everything.filter(pk=self.pk).update(
            is_enabled=True,
            paused_at=None,
            probe_at=None,
            failures_in_a_row=0,
            trouble="",
            trouble_alerted_at=None,
        )
        self.refresh_from_db()
