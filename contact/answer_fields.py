"""Fields for an editor's questions: Wagtail's kinds, each error names the question, and each answer becomes text."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, URLValidator
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext
from wagtail.contrib.forms.forms import FormBuilder

from cagp_site.core.form_fields import EmailField, LineField, TextField, clean_line

from .fields import OfferedField

MAX_ANSWER = 10_000
"""Characters of one answer, and of all answers of one inquiry together: as many as the message may have."""
MAX_CHOICES = 30
MAX_CHOICE_LENGTH = 200
# A choice never holds it by chance, and CRMs read it as the separator of several values.
SEPARATOR = "; "
# Digits, grouped as anybody likes: which sign is the decimal one is for a reader to say, not for us.
NUMBER = r"^[+-]?\d(?:[\d.,'’ ]*\d)?$"
WEB_ADDRESS = URLValidator(["http", "https"])


class NamesItsQuestion(forms.Field):
    """Mixed into a field, has its errors say which question they are about. Needs a label."""

    missing: Any = _("Answer “%(question)s”")

    def clean(self, value: Any) -> Any:
        """The answer as the field itself cleans it.

        Raises:
            ValidationError: as the field raises it, in words that stand alone.
        """
        try:
            return super().clean(value)
        except ValidationError as error:
            code = getattr(error, "code", None)
            words = self.missing if code == "required" else _t("“%(question)s”: %(problem)s")
            # Formatted here and not by Django, which would read a percent sign of the label as a place to fill in.
            said = [words % {"question": self.label, "problem": problem} for problem in error.messages]
            raise ValidationError(said, code=code) from None


class LineAnswer(NamesItsQuestion, LineField):
    """One line."""


class TextAnswer(NamesItsQuestion, TextField):
    """Several lines."""


class EmailAnswer(NamesItsQuestion, EmailField):
    """A mail address."""

    default_error_messages = {"invalid": _("Enter an e-mail address in the form name@example.com")}


class NumberAnswer(NamesItsQuestion, LineField):
    """A number as people write it, kept as typed.

    A text input: a browser empties `type=number` when it cannot read the value, and what was typed would be lost.
    """

    default_validators = [RegexValidator(NUMBER, _("Enter a number in digits, such as 1250 or 12.5"))]
    widget = forms.TextInput(attrs={"inputmode": "decimal", "dir": "ltr"})


def check_web_address(text: str) -> None:
    """Refuse what is no http or https address; one without a scheme is fine.

    Raises:
        ValidationError: with an example.
    """
    try:
        WEB_ADDRESS(text if "://" in text else f"https://{text}")
    except ValidationError:
        raise ValidationError(_("Enter a web address, such as https://example.com"), code="invalid") from None


class AddressAnswer(NamesItsQuestion, LineField):
    """A web address, kept as typed: it is shown as text and never followed."""

    default_validators = [check_web_address]
    widget = forms.URLInput


class DateAnswer(NamesItsQuestion, forms.DateField):
    """A day."""

    default_error_messages = {"invalid": _("Enter a date as year, month and day, such as 2026-11-23")}


class MomentAnswer(NamesItsQuestion, forms.DateTimeField):
    """A day and a time, by the prospect's own clock."""

    default_error_messages = {"invalid": _("Enter a date and a time, such as 2026-11-23 14:30")}


class TickAnswer(NamesItsQuestion, forms.BooleanField):
    """A box to tick; a required one must be ticked, as on Wagtail's own forms."""

    missing = _("Tick “%(question)s”")


class OfferAnswer(NamesItsQuestion, OfferedField):
    """One of several choices."""

    missing = _("Choose an answer to “%(question)s”")

    def keep(self, posted: list[str]) -> None:
        """Go on offering a posted choice that is gone, so that a form shown again loses nothing."""
        _keep(self.widget, posted[-1:])


class SeveralAnswer(NamesItsQuestion, forms.MultipleChoiceField):
    """Some of several choices; one that is gone since the page was cached is no error."""

    missing = OfferAnswer.missing

    def to_python(self, value: Any) -> list[str]:
        """The chosen texts, cleaned; no more and no longer ones than a question can offer."""
        cleaned = (clean_line(str(each))[:MAX_CHOICE_LENGTH] for each in list(value or ())[:MAX_CHOICES])
        return [each for each in dict.fromkeys(cleaned) if each]

    def valid_value(self, value: str) -> bool:
        """Every text: see the class."""
        return True

    def keep(self, posted: list[str]) -> None:
        """Go on offering posted choices that are gone."""
        _keep(self.widget, self.to_python(posted))


def _keep(widget: Any, posted: list[str]) -> None:
    offered = {value for value, _label in widget.choices}
    widget.choices = [*widget.choices, *((value, value) for value in posted if value and value not in offered)]


class KeptAnswer(forms.Field):
    """An answer to a question that a page asked and the form does not ask any more: carried along, never an error."""

    widget = forms.MultipleHiddenInput

    def __init__(self, *, is_tick: bool) -> None:
        """`is_tick`: its question was a box to tick, and its value says no more than that."""
        super().__init__(required=False)
        self.is_tick = is_tick

    def clean(self, value: Any) -> Any:
        """What was posted, cleaned: texts, or true for a box that was ticked."""
        posted = [TextField.clean_value(str(each)) for each in list(value or ())[:MAX_CHOICES]]
        return any(posted) if self.is_tick else [each for each in posted if each]


class QuestionBuilder(FormBuilder):
    """Wagtail's builder with these fields. Its questions also know what they `offered`."""

    def create_singleline_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        """One line."""
        return LineAnswer(limit=255, **options)

    def create_multiline_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        """Several lines."""
        return TextAnswer(limit=MAX_ANSWER, widget=forms.Textarea(attrs={"rows": 5}), **options)

    def create_email_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        """A mail address."""
        return EmailAnswer(limit=254, **options)

    def create_number_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        """A number."""
        return NumberAnswer(limit=40, **options)

    def create_url_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        """A web address."""
        return AddressAnswer(limit=500, **options)

    def create_date_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        """A day."""
        return DateAnswer(**options)

    def create_datetime_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        """A day and a time."""
        return MomentAnswer(**options)

    def create_checkbox_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        """A box to tick."""
        return TickAnswer(**options)

    def create_dropdown_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        """One choice from a list that opens on none: the first must not be chosen by being first."""
        choices = [("", _t("Choose an answer")), *self.get_formatted_field_choices(field)]
        return OfferAnswer(limit=MAX_CHOICE_LENGTH, choices=choices, **options)

    def create_radio_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        """One choice, all in sight."""
        choices = self.get_formatted_field_choices(field)
        return OfferAnswer(limit=MAX_CHOICE_LENGTH, choices=choices, widget=forms.RadioSelect, **options)

    def create_multiselect_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        """Some from a list."""
        return self._several(field, options, forms.SelectMultiple)

    def create_checkboxes_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        """Some, all in sight."""
        return self._several(field, options, forms.CheckboxSelectMultiple)

    def _several(self, field: Any, options: dict[str, Any], widget: type[forms.Widget]) -> forms.Field:
        options["initial"] = self.get_formatted_field_initial(field)
        return SeveralAnswer(choices=self.get_formatted_field_choices(field), widget=widget, **options)

    def get_formatted_field_choices(self, field: Any) -> list[tuple[str, str]]:
        """Value and label of each, which are the same."""
        return [(choice, choice) for choice in field.offered]


def as_text(answer: Any) -> str:
    """A cleaned answer as it is stored and sent; empty for none."""
    if isinstance(answer, bool):
        return pgettext("a box that was ticked", "Yes") if answer else ""
    if isinstance(answer, datetime):
        return answer.replace(tzinfo=None).isoformat(sep=" ", timespec="minutes")
    if isinstance(answer, date):
        return answer.isoformat()
    return SEPARATOR.join(answer) if isinstance(answer, list) else str(answer or "")
