"""What a person has to be told of, once for as long as it lasts."""

import uuid
from collections.abc import Iterable, Mapping

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class IncidentQuerySet(models.QuerySet["Incident"]):
    """Questions that are asked of incidents."""

    def open(self) -> "IncidentQuerySet":
        """Those that still last."""
        return self.filter(closed_at=None)

    def close(self) -> int:
        """End these; how many still lasted."""
        return self.open().update(closed_at=Now())


class Incident(models.Model):
    """One thing that went wrong, from when it was seen to when it was over.

    At most one is open for each kind and row, so each is told once and told again only after it was over. A path by
    which it was told leaves its mark here; a path that fails tries again, and holds up no other. Its words name
    references and destinations, never what a prospect typed.
    """

    class Kind(models.TextChoices):
        """What went wrong."""

        DEAD = "dead", pgettext_lazy("incident", "A delivery was given up")
        TROUBLE = "trouble", pgettext_lazy("incident", "A destination needs somebody")
        OVERDUE = "overdue", pgettext_lazy("incident", "An inquiry is not everywhere in time")
        UNSTAFFED = "unstaffed", pgettext_lazy("incident", "An inquiry goes to nobody at the firm")
        PAUSED = "paused", pgettext_lazy("incident", "A destination is paused")
        NO_STAFF = "no_staff", pgettext_lazy("incident", "No destination reaches staff")
        LATE = "late", pgettext_lazy("incident", "A delivery is due for too long")
        QUARANTINE = "quarantine", pgettext_lazy("incident", "Nobody looks at the quarantine")
        SWEEPER = "sweeper", pgettext_lazy("incident", "The sweeper is silent")
        CANARY = "canary", pgettext_lazy("incident", "The canary failed")
        CHORES = "chores", pgettext_lazy("incident", "Scheduled tasks do not run")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    # The key of the delivery, inquiry or destination that it is about; 0 for the site as a whole.
    row = models.BigIntegerField(default=0)
    words = models.CharField(_("in plain words"), max_length=1000)
    opened_at = models.DateTimeField(_("opened"), db_default=Now())
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    mailed_at = models.DateTimeField(_("told by mail"), null=True, blank=True)
    posted_at = models.DateTimeField(_("told by webhook"), null=True, blank=True)

    objects = IncidentQuerySet.as_manager()

    class Meta:
        verbose_name = _("incident")
        verbose_name_plural = _("incidents")
        ordering = ["-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["kind", "row"], condition=Q(closed_at=None), name="one_open_incident"),
        ]
        indexes = [
            models.Index(fields=["id"], name="to_be_mailed", condition=Q(mailed_at=None)),
            models.Index(fields=["id"], name="to_be_posted", condition=Q(posted_at=None)),
        ]

    def __str__(self) -> str:
        return self.words

    @classmethod
    def open_all(cls, kind: str, found: Mapping[int, str]) -> None:
        """Open one for each row of `found` (words by key) that has none open of this kind."""
        rows = [Incident(kind=kind, row=row, words=words[:1000]) for row, words in found.items()]
        Incident.objects.bulk_create(rows, ignore_conflicts=True)

    @classmethod
    def reconcile(cls, kind: str, found: Mapping[int, str]) -> None:
        """Make what is open of this kind what was found (words by key): close what is over, open what is new."""
        still = set(cls.objects.open().filter(kind=kind).values_list("row", flat=True))
        cls.close_rows(kind, still - set(found))
        if fresh := {row: words for row, words in found.items() if row not in still}:
            cls.open_all(kind, fresh)

    @classmethod
    def close_rows(cls, kind: str, rows: Iterable[int]) -> None:
        """Close those of these rows."""
        if rows := list(rows):
            cls.objects.filter(kind=kind, row__in=rows).close()
