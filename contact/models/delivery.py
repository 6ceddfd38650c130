"""The outbox: one row per inquiry and destination, and one per try. The row is the queue."""

import uuid
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import connection, models, transaction
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from .destination import Destination
from .inquiry import Inquiry


def lease() -> timedelta:
    """How long a claimed row belongs to its worker: longer than a whole try may take."""
    return timedelta(seconds=settings.CONTACT_LEASE_SECONDS)


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    """The verbs of the outbox. All times come from the database's clock: workers' clocks differ."""

    def waiting(self) -> "DeliveryQuerySet":
        """Rows that still have to be sent."""
        return self.filter(state=Delivery.State.WAITING)

    def dead(self) -> "DeliveryQuerySet":
        """Rows that were given up."""
        return self.filter(state=Delivery.State.DEAD)

    def stoppable(self) -> "DeliveryQuerySet":
        """Rows that a person can still stop: what waits, and what quarantine holds back."""
        return self.filter(state__in=[Delivery.State.WAITING, Delivery.State.HELD])

    def ended(self) -> "DeliveryQuerySet":
        """Rows that ended without a delivery, and could be sent again: given up, or stopped by a person."""
        return self.filter(state__in=[Delivery.State.DEAD, Delivery.State.CANCELLED])

    def leased(self) -> "DeliveryQuerySet":
        """Rows that a worker has in hand. A lease that ends later than one can is of a clock that jumped back."""
        return self.filter(leased_until__gt=Now(), leased_until__lte=Now() + lease())

    def due(self) -> "DeliveryQuerySet":
        """Rows to send now: due, free, and with a destination that may be sent to.

        A row that is due later than its own delay from now was scheduled by a clock that has since jumped back.
        """
        return (
            self.waiting()
            .filter(Q(due_at__lte=Now()) | Q(due_at__gt=Now() + F("delay")))
            .filter(Q(leased_until=None) | Q(leased_until__lte=Now()) | Q(leased_until__gt=Now() + lease()))
            .filter(destination__in=Destination.everything.reachable())
        )

    def claim(self, *, holder: str, slots: int, probe_every: timedelta) -> "Delivery | None":
        """Take one due row for `holder`, with a fresh token, a lease, and an attempt in flight; None if there is none.

        `slots` is how many rows the holder can work on at once. It gets at most one per destination, and its last
        slot goes only to a destination that answered last time, so that hanging ones never take them all.
        """
        while self.due().exists():
            with transaction.atomic():
                delivery = self._candidate(holder, slots)
                if delivery is None:
                    return None
                if delivery.take(holder, probe_every):
                    return delivery
                transaction.set_rollback(True)
        return None

    def _candidate(self, holder: str, slots: int) -> "Delivery | None":
        held = Delivery.outbox.leased().filter(leased_by=holder)
        # A list that is read once: a subquery for each row made a claim quadratic in the backlog on SQLite.
        rows = self.due().exclude(destination__in=held.values("destination"))
        if slots > 1 and held.count() >= slots - 1:
            rows = rows.filter(destination__failures_in_a_row=0)
        if connection.features.has_select_for_update_skip_locked:
            rows = rows.select_for_update(skip_locked=True, of=("self",))
        return rows.select_related("inquiry", "destination").order_by("due_at", "pk").first()


class RealDeliveries(models.Manager.from_queryset(DeliveryQuerySet)):  # type: ignore[misc]  # made at run time
    """Those of people's inquiries: what is listed, counted and alerted of. Workers take from `outbox`, which is all."""

    def get_queryset(self) -> DeliveryQuerySet:
        """Without canaries."""
        found: DeliveryQuerySet = super().get_queryset().filter(is_canary=False)
        return found


class Delivery(models.Model):
    """One inquiry on its way to one destination."""

    class State(models.TextChoices):
        """Where it stands."""

        HELD = "held", pgettext_lazy("delivery state", "Held in quarantine")
        WAITING = "waiting", pgettext_lazy("delivery state", "Waiting")
        DELIVERED = "delivered", pgettext_lazy("delivery state", "Delivered")
        DEAD = "dead", pgettext_lazy("delivery state", "Given up")
        CANCELLED = "cancelled", pgettext_lazy("delivery state", "Cancelled")

    inquiry = models.ForeignKey(Inquiry, verbose_name=_("inquiry"), on_delete=models.CASCADE, related_name="deliveries")
    destination = models.ForeignKey(
        Destination, verbose_name=_("destination"), on_delete=models.PROTECT, related_name="deliveries"
    )
    key = models.UUIDField(_("idempotency key"), default=uuid.uuid4, unique=True, editable=False)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.WAITING)
    step = models.PositiveSmallIntegerField(_("tries used"), default=0)
    due_at = models.DateTimeField(_("due"), db_default=Now())
    delay = models.DurationField(default=timedelta(0), editable=False)
    memory = models.JSONField(default=dict, blank=True, editable=False)
    detail = models.CharField(_("last answer"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("created"), db_default=Now(), editable=False)
    delivered_at = models.DateTimeField(_("delivered"), null=True, blank=True)

    token = models.UUIDField(null=True, blank=True, editable=False)
    leased_by = models.CharField(max_length=120, blank=True, editable=False)
    leased_until = models.DateTimeField(null=True, blank=True, editable=False)
    # Set when the incident was opened, of which a person is told.
    alerted_at = models.DateTimeField(null=True, blank=True, editable=False)

    # Of a canary. A copy of the inquiry's mark: a claim must not join.
    is_canary = models.BooleanField(default=False, editable=False)

    objects = RealDeliveries()
    outbox = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ["-pk"]
        permissions = [
            ("replay_delivery", _("Can send given-up deliveries again")),
            ("cancel_delivery", _("Can cancel deliveries")),
        ]
        constraints = [
            models.UniqueConstraint(fields=["inquiry", "destination"], name="one_delivery_per_destination"),
        ]
        indexes = [
            # In the order of a claim, so that it reads the first row and not the backlog. Not conditional: SQLite uses
            # no such index for a state that is a parameter.
            models.Index(fields=["state", "due_at"], name="by_state_and_due"),
            models.Index(fields=["leased_by"], name="leased_by_holder", condition=Q(leased_until__isnull=False)),
            models.Index(fields=["delivered_at"], name="by_delivery_time", condition=Q(delivered_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.inquiry_id} -> {self.destination_id}"

    @property
    def is_stoppable(self) -> bool:
        """Whether a person can still stop it."""
        return self.state in (self.State.WAITING, self.State.HELD)

    @property
    def is_replayable(self) -> bool:
        """Whether it ended without a delivery and can be sent again: not to the archive, where it would only wait."""
        return self.state in (self.State.DEAD, self.State.CANCELLED) and not self.destination.archived_at

    def take(self, holder: str, probe_every: timedelta) -> bool:
        """Claim this row for `holder`; false when somebody else was quicker. Call it inside a transaction.

        SQLite has no row locks: there the conditional update is the claim, and its count says who won.
        """
        self.token = uuid.uuid4()
        mine = Delivery.outbox.due().filter(pk=self.pk)
        claimed = mine.update(token=self.token, leased_by=holder, leased_until=Now() + lease())
        if claimed != 1 or not self.destination.take_probe(probe_every):
            return False
        self._begin_attempt()
        return True

    def _begin_attempt(self) -> None:
        # A try that is still open from before ended without a word.
        self.attempts.filter(outcome=DeliveryAttempt.Outcome.IN_FLIGHT).update(
            outcome=DeliveryAttempt.Outcome.INTERRUPTED,
            detail=gettext("The worker stopped before it could say how this try ended."),
        )
        DeliveryAttempt.objects.create(delivery=self, token=self.token or uuid.uuid4())

    def settle(self, attempt: dict[str, Any], **changes: Any) -> bool:
        """End the try in hand: write its `attempt` fields and this row's `changes`, and give the lease back.

        A row that a person cancelled meanwhile stays cancelled, unless this try delivered it: what arrived, arrived.
        False, and nothing written on the row, when the lease was lost to another worker in the meantime.
        """
        if self.token is None:
            return False
        with transaction.atomic():
            self.attempts.filter(token=self.token, outcome=DeliveryAttempt.Outcome.IN_FLIGHT).update(**attempt)
            mine = Delivery.outbox.filter(pk=self.pk, token=self.token)
            free: dict[str, Any] = {"token": None, "leased_by": "", "leased_until": None}
            if changes.get("state") == self.State.DELIVERED:
                return bool(mine.update(**free, **changes))
            cancelled = Q(state=self.State.CANCELLED)
            return bool(mine.exclude(cancelled).update(**free, **changes) or mine.filter(cancelled).update(**free))

    def cancel(self) -> bool:
        """Make no further try; false when it had ended already. A try in hand is not called back (see `settle`)."""
        return bool(Delivery.objects.stoppable().filter(pk=self.pk).update(state=self.State.CANCELLED))

    def replay(self, *, held: bool = False) -> bool:
        """Send a row that ended without a delivery again, from the first step and under the same key.

        `held` keeps it back, for an inquiry in quarantine. False when it did not end so.
        """
        state = self.State.HELD if held else self.State.WAITING
        rows = Delivery.objects.ended().filter(pk=self.pk)
        return bool(rows.update(state=state, step=0, due_at=Now(), delay=timedelta(0), alerted_at=None))

    # A template or a table column that finds these by name must not call them.
    cancel.alters_data = replay.alters_data = True  # type: ignore[attr-defined]  # Django's own protocol


class DeliveryAttempt(models.Model):
    """One try. Holds a status and plain words, never the other side's body."""

    class Outcome(models.TextChoices):
        """How it ended."""

        IN_FLIGHT = "in_flight", pgettext_lazy("attempt outcome", "In flight")
        DELIVERED = "delivered", pgettext_lazy("attempt outcome", "Delivered")
        TRY_AGAIN = "try_again", pgettext_lazy("attempt outcome", "To be tried again")
        GAVE_UP = "gave_up", pgettext_lazy("attempt outcome", "Given up")
        INTERRUPTED = "interrupted", pgettext_lazy("attempt outcome", "Interrupted")

    delivery = models.ForeignKey(
        Delivery, verbose_name=_("delivery"), on_delete=models.CASCADE, related_name="attempts"
    )
    token = models.UUIDField(editable=False)
    started_at = models.DateTimeField(_("started"), db_default=Now())
    duration = models.DurationField(_("took"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome, default=Outcome.IN_FLIGHT)
    status = models.PositiveSmallIntegerField(_("status"), null=True, blank=True)
    detail = models.CharField(_("in plain words"), max_length=500, blank=True)
    next_try_at = models.DateTimeField(_("next try"), null=True, blank=True)

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        ordering = ["pk"]
        indexes = [models.Index(fields=["started_at"], name="attempts_by_start")]

    def __str__(self) -> str:
        return f"{self.delivery_id}: {self.get_outcome_display()}"
