"""Where imported articles came from, and what somebody gave to import and has not accepted yet."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# Long enough to look at a draft and be called away; what was given is private until then.
KEPT_FOR = timedelta(hours=24)


class ImportedQuerySet(models.QuerySet["ImportedInsight"]):
    """Verbs that read as prose."""

    def of_source(self, keys: list[str], address: str) -> Any:
        """Those made from the same post, whichever way it came in this time."""
        known = models.Q(key__in=keys)
        return self.filter(known | models.Q(address=address) if address else known)


class ImportedInsight(models.Model):
    """One article that an import made; it goes with its page, so that a deleted draft can be imported again."""

    key = models.CharField(_("source"), max_length=255, unique=True)
    address = models.CharField(_("old address"), max_length=500, blank=True)
    page = models.OneToOneField(
        "insights.InsightPage", on_delete=models.CASCADE, related_name="imported", verbose_name=_("insight")
    )
    revision = models.ForeignKey(
        "wagtailcore.Revision", on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("as imported")
    )
    content_hash = models.CharField(_("hash of what was imported"), max_length=64)
    origin = models.CharField(_("file"), max_length=255)
    imported_at = models.DateTimeField(_("imported at"), default=timezone.now)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )

    # A note on the page, not something that uses it: deleting the page takes it along.
    wagtail_reference_index_ignore = True

    objects = ImportedQuerySet.as_manager()

    class Meta:
        verbose_name = _("imported insight")
        verbose_name_plural = _("imported insights")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["address"], condition=~models.Q(address=""), name="insights_imported_address_once"
            )
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def is_edited(self) -> bool:
        """Whether anybody worked on the page since: then an import leaves it alone."""
        page = self.page
        return page.live or page.latest_revision_id != self.revision_id or page.current_workflow_state is not None


class ImportUploadQuerySet(models.QuerySet["ImportUpload"]):
    """Verbs that read as prose."""

    def forget_old(self) -> None:
        """Delete what nobody accepted in time."""
        self.filter(uploaded_at__lt=timezone.now() - KEPT_FOR).delete()


class ImportUpload(models.Model):
    """A file that somebody gave, between looking and accepting.

    It is kept in the database: a file would have to be private, on every server, and taken back with the transaction.
    """

    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("by")
    )
    uploaded_at = models.DateTimeField(_("uploaded at"), default=timezone.now, db_index=True)
    name = models.CharField(_("file"), max_length=255)
    content = models.BinaryField(_("content"))
    pictures_name = models.CharField(_("pictures"), max_length=255, blank=True)
    pictures = models.BinaryField(_("content of the pictures"), blank=True)
    options = models.JSONField(_("options"), default=dict)

    objects = ImportUploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("upload to import")
        verbose_name_plural = _("uploads to import")
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
