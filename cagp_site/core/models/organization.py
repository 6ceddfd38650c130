"""What the whole site says about the firm: one row per site."""

from copy import copy
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from .site_text import SiteText


def _page_link(label: Any) -> models.ForeignKey:
    return models.ForeignKey(
        "wagtailcore.Page", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=label
    )


def validate_contact(value: str) -> None:
    """Take an e-mail or https:// address, as RFC 9116 section 2.5.3 wants a contact.

    Raises:
        ValidationError: it is neither.
    """
    check = URLValidator(schemes=["https"]) if "://" in value else EmailValidator()
    try:
        check(value)
    except ValidationError:
        raise ValidationError(_("Write an e-mail address or an https:// address.")) from None


@register_setting(icon="site")
class OrganizationSettings(BaseSiteSetting):
    """Name, addresses and the pages that every page links to. Texts in words are in `SiteText`, per language."""

    name = models.CharField(_("name"), max_length=120, default="Crossed Arrows Global Partners")
    tagline = models.CharField(_("tagline"), max_length=160, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    address = models.TextField(_("postal address"), max_length=400, blank=True)
    security_contact = models.CharField(
        _("security contact"),
        max_length=200,
        blank=True,
        validators=[validate_contact],
        help_text=_("An e-mail or https:// address for reports of weaknesses. The e-mail above when empty."),
    )
    linkedin_url = models.URLField(_("LinkedIn"), blank=True)
    x_url = models.URLField(_("X"), blank=True)
    youtube_url = models.URLField(_("YouTube"), blank=True)
    contact_page = _page_link(_("contact page"))
    about_page = _page_link(_("about page"))
    privacy_page = _page_link(_("privacy page"))
    terms_page = _page_link(_("terms page"))
    accessibility_page = _page_link(_("accessibility statement"))

    panels = [
        MultiFieldPanel(
            [FieldPanel(name) for name in ("name", "tagline", "email", "phone", "address", "security_contact")],
            heading=_("The firm"),
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("linkedin_url", "x_url", "youtube_url")], heading=_("Elsewhere")
        ),
        MultiFieldPanel(
            [
                PageChooserPanel(name)
                for name in ("contact_page", "about_page", "privacy_page", "terms_page", "accessibility_page")
            ],
            heading=_("Pages that every page links to"),
            help_text=_("Choose the English page; a reader in another language gets its live translation."),
        ),
    ]

    class Meta:
        verbose_name = _("organization")

    def in_words_of(self, texts: SiteText) -> "OrganizationSettings":
        """A copy with the name and the tagline as one language writes them, not to be saved."""
        localized = copy(self)
        localized.name, localized.tagline = texts.name or self.name, texts.tagline or self.tagline
        return localized

    @property
    def profiles(self) -> list[tuple[str, str]]:
        """Name and address of each profile elsewhere that is filled in."""
        pairs = (("LinkedIn", self.linkedin_url), ("X", self.x_url), ("YouTube", self.youtube_url))
        return [(label, url) for label, url in pairs if url]
