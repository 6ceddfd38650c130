"""What a prospect sent, kept whatever becomes of the page, the service or the form it came from."""

import secrets
import uuid

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cagp_site.core import models as core
from cagp_site.core import spam

# No vowels (no words by accident), nothing that sounds or looks like something else on the phone (0 O, 1 I L).
REFERENCE_ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ"


def new_reference() -> str:
    """A reference such as `CA-7K4-M9Q`: 387 million of them; the unique constraint settles the rest."""
    symbols = "".join(secrets.choice(REFERENCE_ALPHABET) for _each in range(6))
    return f"CA-{symbols[:3]}-{symbols[3:]}"


class InquiryQuerySet(models.QuerySet["Inquiry"]):
    """Questions that are asked of inquiries."""

    def quarantined(self) -> "InquiryQuerySet":
        """Suspects that nobody has released yet."""
        return self.filter(status=Inquiry.Status.QUARANTINED)

    def unseen(self) -> "InquiryQuerySet":
        """Those that nobody at the desk has looked at."""
        return self.filter(seen_at=None)

    def ever_held(self) -> "InquiryQuerySet":
        """Suspects, the released ones too."""
        return self.filter(models.Q(status=Inquiry.Status.QUARANTINED) | models.Q(released_at__isnull=False))


class RealInquiries(models.Manager.from_queryset(InquiryQuerySet)):  # type: ignore[misc]  # made at run time
    """Those of people. A canary is in no list, count, search, alert or export: `everything` has it."""

    def get_queryset(self) -> InquiryQuerySet:
        """Without canaries."""
        found: InquiryQuerySet = super().get_queryset().filter(is_canary=False)
        return found


class Inquiry(models.Model):
    """One inquiry. `str` is its reference alone: the audit log keeps what `str` returns.

    Not in Wagtail's search index: that would keep personal data in a second place, and make storing depend on it.
    """

    class Status(models.TextChoices):
        """Where it stands at the desk."""

        NEW = "new", pgettext_lazy("inquiry status", "New")
        QUARANTINED = "quarantined", pgettext_lazy("inquiry status", "Quarantined")

    uid = models.UUIDField(_("identity"), default=uuid.uuid4, unique=True, editable=False)
    reference = models.CharField(_("reference"), max_length=12, unique=True, default=new_reference, editable=False)
    received_at = models.DateTimeField(_("received"), db_default=Now(), db_index=True, editable=False)
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.NEW, db_index=True)
    language = models.CharField(_("language"), max_length=10)

    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("work e-mail"), max_length=254, db_index=True)
    organization = models.CharField(_("organization"), max_length=160)
    role = models.CharField(_("role"), max_length=120)
    country = models.CharField(_("country"), max_length=2, db_index=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    message = models.TextField(_("message"), max_length=10_000)
    # Answers to an editor's own questions, in the order of the form: objects of `key`, `label`, `kind` and `value`, all
    # texts, as they were then. Only what was answered.
    answers = models.JSONField(_("further answers"), default=list, blank=True, editable=False)

    # A copy, not a link: the service may be renamed or deleted. The key is the page's translation key, which its
    # translations share, so that routing by service works in every language.
    subject = models.CharField(_("about"), max_length=255, blank=True)
    subject_key = models.UUIDField(_("service"), null=True, blank=True, editable=False)

    consent_text = models.TextField(_("consent, as it was worded"))
    consented_at = models.DateTimeField(_("consented"), db_default=Now(), editable=False)

    source_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page it was sent from"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    source_title = models.CharField(_("title of that page"), max_length=255, blank=True)
    source_url = models.CharField(_("address of that page"), max_length=500, blank=True)
    attribution = models.JSONField(_("attribution"), default=dict, blank=True)

    spam_score = models.PositiveIntegerField(_("spam score"), default=0, editable=False)
    spam_reasons = models.JSONField(_("spam reasons"), default=list, blank=True, editable=False)
    # When a person took it out of quarantine: then it was held by mistake.
    released_at = models.DateTimeField(_("released"), null=True, blank=True, editable=False)

    # When somebody at the desk first saw it in quarantine.
    seen_at = models.DateTimeField(_("seen in quarantine"), null=True, blank=True, editable=False)
    # Set when the incident was opened, of which a person is told.
    overdue_alerted_at = models.DateTimeField(null=True, blank=True, editable=False)
    unstaffed_alerted_at = models.DateTimeField(null=True, blank=True, editable=False)

    # Synthetic, made by the site itself (contact/canary.py).
    is_canary = models.BooleanField(default=False, editable=False)

    objects = RealInquiries()
    everything = InquiryQuerySet.as_manager()

    class Meta:
        verbose_name = _("inquiry")
        verbose_name_plural = _("inquiries")
        ordering = ["-received_at", "-pk"]
        permissions = [
            ("release_inquiry", _("Can release inquiries from quarantine")),
            ("send_inquiry", _("Can send inquiries to further destinations")),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def spam_signs(self) -> list[str]:
        """The reasons for its score as lines in the active language, each with its points."""
        return spam.in_words(self.spam_reasons)


class Fingerprint(core.Fingerprint):
    """What makes a double click one inquiry."""

    salt = "contact.fingerprint"

    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="fingerprints")

    class Meta(core.Fingerprint.Meta):
        abstract = False
