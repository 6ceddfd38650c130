"""One synthetic inquiry's way through the site, from its start to the receipt at its own destination."""

import uuid
from datetime import timedelta

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from .inquiry import Inquiry


class Canary(models.Model):
    """What a canary leaves behind at each stage; the try is on its delivery."""

    KEPT = timedelta(days=1)

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    started_at = models.DateTimeField(_("started"), db_default=Now(), db_index=True)
    # Set when the site stored it.
    inquiry = models.OneToOneField(Inquiry, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    # Set when it arrived.
    received_at = models.DateTimeField(_("received"), null=True, blank=True)
    detail = models.CharField(_("why it was not stored"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("canary")
        verbose_name_plural = _("canaries")
        ordering = ["-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.uid)

    @classmethod
    def prune(cls) -> None:
        """Forget old ones, with their inquiries and deliveries."""
        Inquiry.everything.filter(is_canary=True, received_at__lt=Now() - cls.KEPT).delete()
        cls.objects.filter(started_at__lt=Now() - cls.KEPT).delete()
