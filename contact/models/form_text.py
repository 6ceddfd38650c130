"""The words of the inquiry form: one set per language serves every place where the form stands."""

from typing import ClassVar

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import TranslatableMixin

MAX_QUESTIONS = 12
"""More questions than this on one form cost more inquiries than their answers are worth."""


class InquiryFormText(TranslatableMixin, ClusterableModel):
    """What an editor may say around the form. An empty field falls back to the built-in words."""

    DEFAULTS: ClassVar = {
        "consent": lambda: _t("You may keep these details and use them to answer me."),
        "notice_title": lambda: _t("Keep it unclassified"),
        "notice": lambda: _t(
            "Do not send classified or export-controlled material through this form or by e-mail. "
            "If your question needs it, say so and we will arrange a proper channel."
        ),
        "response_time": lambda: _t("We answer within two business days."),
        "thanks_title": lambda: _t("Your message is on its way"),
        "thanks": lambda: _t("A person will read it. We answer within two business days."),
    }

    consent = models.CharField(
        _("consent wording"),
        max_length=500,
        blank=True,
        help_text=_("Stored with each inquiry exactly as it was shown."),
    )
    notice_title = models.CharField(_("notice title"), max_length=120, blank=True)
    notice = models.TextField(
        _("notice"),
        blank=True,
        help_text=_("Stands before the form: nothing classified, nothing export-controlled."),
    )
    response_time = models.CharField(_("response time"), max_length=200, blank=True)
    thanks_title = models.CharField(_("thank-you title"), max_length=120, blank=True)
    thanks = models.TextField(_("thank-you text"), blank=True)

    panels = [
        FieldPanel("consent"),
        MultiFieldPanel([FieldPanel("notice_title"), FieldPanel("notice")], heading=_("Notice")),
        FieldPanel("response_time"),
        InlinePanel(
            "questions",
            heading=_("Questions of your own"),
            label=_("question"),
            max_num=MAX_QUESTIONS,
            help_text=_("Asked after the message. One that you delete is asked no more; its answers are kept."),
        ),
        MultiFieldPanel([FieldPanel("thanks_title"), FieldPanel("thanks")], heading=_("Thank-you page")),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("inquiry form text")
        verbose_name_plural = _("inquiry form texts")
        constraints = [models.UniqueConstraint(fields=["locale"], name="one_form_text_per_language")]

    def __str__(self) -> str:
        return str(_("Inquiry form text"))

    @classmethod
    def in_words(cls) -> dict[str, str]:
        """Every text in the active language: the editor's where there is one, else the built-in one."""
        saved = cls.objects.filter(locale__language_code=get_language()).first()
        return {field: getattr(saved, field, "") or default() for field, default in cls.DEFAULTS.items()}
