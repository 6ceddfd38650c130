"""What readers say under an article, and what a moderator made of it."""

import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Now
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cagp_site.core import models as core
from cagp_site.core import spam

MAX_NAME, MAX_TEXT = 80, 3000
# What an erasure empties, beside the links to what was posted.
PERSONAL = {"name": "", "email": "", "text": "", "consent_text": "", "spam_reasons": []}


class CommentQuerySet(models.QuerySet["Comment"]):
    """Questions that are asked of comments."""

    def published(self) -> "CommentQuerySet":
        """Those that readers may see, wherever they stand."""
        return self.filter(state=Comment.State.PUBLISHED)

    def readable(self) -> "CommentQuerySet":
        """Those that readers see: published, not erased, and no reply to what is hidden."""
        under_shown = Q(parent=None) | Q(parent__state=Comment.State.PUBLISHED)
        return self.published().filter(under_shown, erased_at=None)

    def threads(self) -> "CommentQuerySet":
        """Those that stand by themselves, the oldest first; an erased one only while a published reply hangs on it."""
        replies = Comment.objects.readable().filter(parent=OuterRef("pk"))
        return self.published().filter(Q(erased_at=None) | Exists(replies), parent=None).order_by("created_at", "pk")

    def answerable(self) -> "CommentQuerySet":
        """Those that a reader may reply to: one level, so no reply is among them."""
        return self.readable().filter(parent=None)

    def by_sender(self, email: str) -> "CommentQuerySet":
        """All that came with one e-mail address, in whatever case it was typed."""
        email = email.strip()
        return self.filter(email__iexact=email) if email else self.none()

    def untold(self) -> "CommentQuerySet":
        """Those that came in and no moderator was told of."""
        return self.filter(moderator_told_at=None, is_desk=False, erased_at=None)


class Comment(models.Model):
    """One comment. `str` is its number alone: the audit log keeps what `str` returns.

    It belongs to the page of one language: a translation has comments of its own.
    """

    # An article's usage would list each comment, and deleting the article would warn of them.
    wagtail_reference_index_ignore = True

    class State(models.TextChoices):
        """What a moderator made of it."""

        WAITING = "waiting", pgettext_lazy("comment state", "Waiting")
        PUBLISHED = "published", pgettext_lazy("comment state", "Published")
        REJECTED = "rejected", pgettext_lazy("comment state", "Rejected")
        SPAM = "spam", pgettext_lazy("comment state", "Spam")

    uid = models.UUIDField(_("identity"), default=uuid.uuid4, unique=True, editable=False)
    article = models.ForeignKey(
        "insights.InsightPage", on_delete=models.CASCADE, related_name="comments", verbose_name=_("article")
    )
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="replies", verbose_name=_("reply to")
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING, db_index=True)
    created_at = models.DateTimeField(_("received"), db_default=Now(), db_index=True, editable=False)

    name = models.CharField(_("name"), max_length=MAX_NAME, blank=True)
    email = models.EmailField(_("e-mail"), max_length=254, blank=True, db_index=True)
    text = models.TextField(_("comment"), max_length=MAX_TEXT, blank=True)
    # An answer of the firm, written in the admin: it has no name and no address.
    is_desk = models.BooleanField(_("by the desk"), default=False, editable=False)
    consent_text = models.TextField(_("consent, as it was worded"), blank=True)

    spam_score = models.PositiveIntegerField(_("spam score"), default=0, editable=False)
    spam_reasons = models.JSONField(_("spam reasons"), default=list, blank=True, editable=False)

    # Nobody, and no time, for what the score set aside as spam.
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("decided by"),
    )
    # The outbox of the mail to moderators: a row without this mark is still to be told of.
    moderator_told_at = models.DateTimeField(null=True, blank=True, editable=False, db_index=True)
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["-created_at", "-pk"]
        default_permissions = ("view",)
        permissions = [
            ("moderate_comment", _("Can publish and reject comments, and answer them as the desk")),
            ("erase_comment", _("Can export and erase the comments of one e-mail address")),
            ("view_comment_email", _("Can see the e-mail addresses of people who comment")),
        ]
        indexes = [models.Index(fields=["article", "state", "created_at"], name="insights_comments_shown")]
        constraints = [
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("id")), name="insights_comment_no_reply_to_itself"
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None) | Q(name="", email="", text=""), name="insights_comment_erased_is_empty"
            ),
        ]

    def __str__(self) -> str:
        return _t("Comment %(number)s") % {"number": self.pk}

    def clean(self) -> None:
        """Hold replies to one level, below a comment of the same article.

        Raises:
            ValidationError: the comment that this one answers is a reply itself, or stands elsewhere.
        """
        if self.parent is None:
            return
        if self.parent.parent_id or self.parent == self:
            raise ValidationError({"parent": _("A reply cannot be answered: answer the comment above it.")})
        if self.parent.article_id != self.article_id:
            raise ValidationError({"parent": _("The comment that this one answers stands under another article.")})

    @property
    def anchor(self) -> str:
        """The fragment of its address."""
        return f"comment-{self.pk}"

    @property
    def is_suspect(self) -> bool:
        """Whether the score held it back."""
        return self.spam_score >= spam.QUARANTINE_AT

    @property
    def spam_signs(self) -> list[str]:
        """The reasons for its score as lines in the active language, each with its points."""
        return spam.in_words(self.spam_reasons)


class CommentFingerprint(core.Fingerprint):
    """What makes a double click one comment."""

    salt = "insights.comment"

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="fingerprints")

    class Meta(core.Fingerprint.Meta):
        abstract = False
