"""The inquiry form: one definition per language, the same wherever it stands."""

from itertools import takewhile
from typing import Any, cast
from unicodedata import combining, normalize

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout, Submit
from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from cagp_site.core.form_fields import EmailField, HintField, LineField, TextField
from cagp_site.core.forms import TrapForm, privacy_note

from .channels.base import ATTRIBUTION
from .fields import PhoneField, SubjectField
from .models import InquiryFormText
from .questions import Questions
from .subjects import subjects

SOMETHING_ELSE = "else"
FIRST_COUNTRIES = ("US", "IL")


def country_choices() -> list[tuple[str, str]]:
    """Every country in the active language, the two that most inquiries come from first."""
    # Sorted here: the package orders other alphabets by a transliteration into Latin letters.
    by_name = sorted(((code, str(name)) for code, name in countries), key=lambda pair: _alphabetical(pair[1]))
    names = dict(by_name)
    first = [(code, names[code]) for code in FIRST_COUNTRIES]
    return [
        ("", _t("Choose a country")),
        *first,
        *(pair for pair in by_name if pair[0] not in FIRST_COUNTRIES),
    ]


def _alphabetical(name: str) -> str:
    """A key that sorts names as readers expect: accents and capitals make no difference."""
    return "".join(sign for sign in normalize("NFKD", name.casefold()) if not combining(sign))


def subject_choices() -> list[tuple[str, str]]:
    """The services, and "something else"."""
    services = [(str(subject.key), subject.title) for subject in subjects()]
    return [*services, (SOMETHING_ELSE, pgettext("what an inquiry is about", "Something else"))]


def _line(kind: str, autocomplete: str, direction: str = "auto") -> dict[str, str]:
    return {"autocomplete": autocomplete, "dir": direction, "type": kind}


class InquiryForm(TrapForm):
    """What a prospect fills in. Its hidden fields describe the way here and can never make it fail."""

    name = LineField(
        label=_("Your name"),
        limit=120,
        missing=_("Enter your name"),
        widget=forms.TextInput(attrs=_line("text", "name")),
    )
    email = EmailField(
        label=_("Work e-mail"),
        limit=254,
        missing=_("Enter an e-mail address in the form name@example.com"),
        error_messages={"invalid": _("Enter an e-mail address in the form name@example.com")},
        widget=forms.EmailInput(attrs=_line("email", "email", "ltr")),
    )
    organization = LineField(
        label=_("Organization"),
        limit=160,
        missing=_("Enter the organization you write for"),
        widget=forms.TextInput(attrs=_line("text", "organization")),
    )
    role = LineField(
        label=_("Your role"),
        limit=120,
        missing=_("Enter your role"),
        widget=forms.TextInput(attrs=_line("text", "organization-title")),
    )
    country = forms.ChoiceField(
        label=_("Country"),
        choices=country_choices,
        error_messages={
            "required": _("Choose a country"),
            "invalid_choice": _("Choose a country from the list"),
        },
        widget=forms.Select(attrs={"autocomplete": "country-name"}),
    )
    phone = PhoneField(
        label=_("Telephone"),
        limit=40,
        required=False,
        widget=forms.TextInput(attrs=_line("tel", "tel", "ltr")),
    )
    subject = SubjectField(label=_("I am writing about"), missing=_("Choose what you are writing about"))
    message = TextField(
        label=_("What are you trying to achieve?"),
        limit=10_000,
        missing=_("Tell us what you are trying to achieve"),
        help_text=_("A few sentences are enough. Please keep them unclassified."),
        widget=forms.Textarea(attrs={"rows": 7, "dir": "auto"}),
    )
    consent = forms.BooleanField(
        error_messages={"required": _("Confirm that we may keep your details to answer you")},
    )

    page = HintField()
    utm_source = HintField()
    utm_medium = HintField()
    utm_campaign = HintField()
    utm_term = HintField()
    utm_content = HintField()
    referrer = HintField()
    landing_page = HintField()

    def __init__(self, *args: Any, placement: str = "ask", privacy_url: str = "", **kwargs: Any) -> None:
        """`placement` prefixes element ids, so that two forms can stand on one page; `privacy_url` is linked."""
        super().__init__(*args, placement=placement, **kwargs)
        self.subjects = dict(subject_choices())
        cast(SubjectField, self.fields["subject"]).choices = list(self.subjects.items())
        self.fields["consent"].label = self.consent_text = InquiryFormText.in_words()["consent"]
        self.fields["consent"].help_text = privacy_note(privacy_url)
        self.questions = Questions(cast(QueryDict, self.data) if self.is_bound else None)
        self.fields.update(self.questions.fields)
        # After the message, so that the error summary names them in the order of the page.
        self.order_fields([*takewhile(lambda name: name != "consent", list(self.fields)), *self.questions.names])

    @property
    def helper(self) -> FormHelper:
        """How crispy-forms lays it out."""
        helper = self.bare_helper(reverse("contact:inquiry", args=[get_language()]))
        helper.layout = Layout(
            Div("name", "email", css_class="form__row"),
            Div("organization", "role", css_class="form__row"),
            Div("country", "phone", css_class="form__row"),
            "subject",
            "message",
            *self.questions.names,
            "consent",
            *self.traps(),
            "page",
            *ATTRIBUTION,
        )
        helper.add_input(Submit("", _("Send inquiry")))
        return helper

    @property
    def attribution(self) -> dict[str, str]:
        """What is known of the way here, empty parts left out. Only after validation."""
        return {name: self.cleaned_data[name] for name in ATTRIBUTION if self.cleaned_data.get(name)}

    @property
    def further_answers(self) -> list[dict[str, str]]:
        """Answers to the editor's own questions, as they are stored. Only after validation."""
        return self.questions.answers(self.cleaned_data)

    def clean(self) -> None:
        """Turn back answers that are too long together."""
        for name, error in self.questions.check(self.cleaned_data):
            self.add_error(name, error)

    def clean_subject(self) -> str:
        """The posted key if it is still offered, else empty: a service that is gone is no error."""
        key = self.cleaned_data["subject"]
        return key if key in self.subjects else ""

    def clean_page(self) -> int | None:
        """A page id, or nothing for whatever else was posted."""
        value = self.cleaned_data["page"]
        return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else None
