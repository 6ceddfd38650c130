"""Comments as one site has them: on or off, for how long, and who moderates."""

import re
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, validate_email
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from cagp_site.core.models import OrganizationSettings

MAX_MODERATORS = 20
# What comes in together is told together: at most one mail in this time.
BATCH = timedelta(minutes=5)


def split_addresses(value: str) -> list[str]:
    """Addresses separated by commas, semicolons or spaces, each once."""
    typed = [address for address in re.split(r"[,;\s]+", value) if address]
    return list({address.lower(): address for address in typed}.values())


def validate_addresses(value: str) -> None:
    """Take addresses that mail can be sent to.

    Raises:
        ValidationError: naming those that are none; or they are too many.
    """
    found = split_addresses(value)
    if len(found) > MAX_MODERATORS:
        raise ValidationError(_("Give at most %(limit)d addresses."), params={"limit": MAX_MODERATORS})
    if wrong := [address for address in found if not _is_address(address)]:
        raise ValidationError(_("Not an e-mail address: %(wrong)s"), params={"wrong": ", ".join(wrong)})


def _is_address(address: str) -> bool:
    try:
        validate_email(address)
    except ValidationError:
        return False
    return address.rpartition("@")[0].isascii()


@register_setting(icon="comment")
class CommentSettings(BaseSiteSetting):
    """Whether articles take comments, until when, and whom to tell."""

    is_on = models.BooleanField(
        _("articles take comments"),
        default=False,
        help_text=_("Unless an article says otherwise. Each comment is shown once a moderator publishes it."),
    )
    days_open = models.PositiveIntegerField(
        _("days until comments close"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(36_500)],
        help_text=_("After the day on which an article was first published. Comments never close when empty."),
    )
    moderators = models.TextField(
        _("e-mail addresses of the moderators"),
        blank=True,
        max_length=2000,
        validators=[validate_addresses],
        help_text=_("They are told of new comments. The organization's own address when empty."),
    )
    # When a worker last took the turn to mail them.
    mailing_at = models.DateTimeField(null=True, blank=True, editable=False)

    panels = [FieldPanel("is_on"), FieldPanel("days_open"), FieldPanel("moderators")]

    class Meta:
        verbose_name = _("comments")

    @property
    def recipients(self) -> list[str]:
        """Whom to tell; nobody where neither moderators nor the organization have an address."""
        if found := split_addresses(self.moderators):
            return found
        organization = OrganizationSettings.for_site(self.site)
        return [organization.email] if organization.email else []

    def take_turn(self) -> bool:
        """Take the turn to mail: true for one worker only, and once in `BATCH`.

        A turn in the future was taken by a clock that has since jumped back, and counts for nothing.
        """
        due = Q(mailing_at=None) | Q(mailing_at__lt=Now() - BATCH) | Q(mailing_at__gt=Now())
        return bool(CommentSettings.objects.filter(due, pk=self.pk).update(mailing_at=Now()))
