"""An editor's own questions on the inquiry form, in Wagtail's kinds."""

import secrets
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from modelcluster.fields import ParentalKey
from wagtail.contrib.forms.forms import FormBuilder
from wagtail.contrib.forms.models import FORM_FIELD_CHOICES, AbstractFormField

from ..answer_fields import MAX_CHOICE_LENGTH, MAX_CHOICES, QuestionBuilder
from .form_text import InquiryFormText

# All of Wagtail's but the hidden field: a prospect cannot answer what they do not see, and how they came here the
# form records by itself (attribution).
KINDS = [(kind, label) for kind, label in FORM_FIELD_CHOICES if kind != "hidden"]
WITH_CHOICES = frozenset({"checkboxes", "dropdown", "multiselect", "radio"})


class InquiryQuestionQuerySet(models.QuerySet["InquiryQuestion"]):
    """Questions about questions."""

    def asked_in(self, language: str) -> "InquiryQuestionQuerySet":
        """Those that stand on the form in a language, in the order of the form."""
        return self.filter(form__locale__language_code=language).order_by("sort_order", "pk")


class InquiryQuestion(AbstractFormField):
    """One question. Deleting it only takes it off the form: what was asked once keeps its words and its column.

    `clean_name` is its key, in posts and in stored answers. A translation of the form text has the same keys, so that
    a question and its translation fill one column.
    """

    form = ParentalKey(
        InquiryFormText,
        verbose_name=_("inquiry form text"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="questions",
    )
    # Kept here, because a question that is off the form has no form to ask.
    language = models.CharField(_("language"), max_length=10, editable=False)
    label = models.CharField(_("question"), max_length=200)
    field_type = models.CharField(_("kind of answer"), max_length=16, choices=KINDS)

    objects = InquiryQuestionQuerySet.as_manager()

    class Meta(AbstractFormField.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        constraints = [models.UniqueConstraint(fields=["form", "clean_name"], name="one_question_per_key")]

    def __str__(self) -> str:
        return self.label

    @classmethod
    def labels(cls) -> dict[str, str]:
        """Every key that a form asks today with its words, those of the site's own language where there are any."""
        rows = (
            cls.objects.exclude(form=None)
            .order_by("form", "sort_order", "pk")
            .values_list("clean_name", "label", "language")
        )
        in_order = sorted(rows, key=lambda row: row[2] == settings.LANGUAGE_CODE)
        return {key: label for key, label, _language in in_order}

    def get_field_clean_name(self) -> str:
        """A key that is drawn, where Wagtail makes one of the label.

        The same words asked again later may mean something else, and two labels may not differ in Latin letters.
        """
        return f"ask_{secrets.token_hex(6)}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Note the language of the form."""
        if self.form:
            self.language = self.form.locale.language_code
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Take the question off the form and keep the row; nothing is deleted."""
        self.form = None
        self.save(update_fields=["form"])
        return 0, {}

    @property
    def offered(self) -> list[str]:
        """The choices, in order: spaces tidied, without empty and repeated ones."""
        written = (value for value, _label in FormBuilder([]).get_formatted_field_choices(self))
        return [choice for choice in dict.fromkeys(" ".join(each.split()) for each in written) if choice]

    def clean(self) -> None:
        """Refuse another kind of answer, choices that are missing or too many, and a default that is no answer.

        Raises:
            ValidationError: saying what to do instead.
        """
        super().clean()
        if self.pk and InquiryQuestion.objects.exclude(field_type=self.field_type).filter(pk=self.pk).exists():
            words = _t("A question keeps its kind, so that its answers stay comparable: delete it and add a new one")
            raise ValidationError({"field_type": words})
        if self.field_type in WITH_CHOICES:
            self._clean_choices()
        if self.field_type and self.default_value:
            self._clean_default()

    def _clean_choices(self) -> None:
        choices = self.offered
        if not choices:
            raise ValidationError({"choices": _t("Write the choices, one on each line")})
        if len(choices) > MAX_CHOICES:
            words = ngettext("Offer at most %d choice", "Offer at most %d choices", MAX_CHOICES) % MAX_CHOICES
            raise ValidationError({"choices": words})
        if longest := next((choice for choice in choices if len(choice) > MAX_CHOICE_LENGTH), ""):
            words = _t("Shorten the choice that begins “%(start)s…”: it can have %(limit)d characters")
            raise ValidationError({"choices": words % {"start": longest[:40], "limit": MAX_CHOICE_LENGTH}})

    def _clean_default(self) -> None:
        """Ask the field itself: what it refuses, a prospect would have to mend."""
        builder = QuestionBuilder([self])
        (field,) = builder.formfields.values()
        try:
            field.clean(field.initial)
        except ValidationError as error:
            raise ValidationError({"default_value": error.messages}) from None
        chosen = filter(None, builder.get_formatted_field_initial(self))
        if self.field_type in WITH_CHOICES and not {*chosen} <= {*self.offered}:
            raise ValidationError({"default_value": _t("Choose the default from the choices")})
