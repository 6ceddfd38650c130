"""The comment form, the same under an article and at its own address."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout, Submit
from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from cagp_site.core.form_fields import EmailField, HintField, LineField, TextField
from cagp_site.core.forms import TrapForm, privacy_note

from .models import Comment, InsightPage
from .models.comment import MAX_NAME, MAX_TEXT


class CommentForm(TrapForm):
    """What a reader fills in."""

    name = LineField(
        label=_("Name"),
        limit=MAX_NAME,
        missing=_("Enter your name"),
        help_text=_("Shown with your comment."),
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    email = EmailField(
        label=_("E-mail"),
        limit=254,
        missing=_("Enter an e-mail address in the form name@example.com"),
        error_messages={"invalid": _("Enter an e-mail address in the form name@example.com")},
        help_text=_("Not shown, not used for anything else."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )
    text = TextField(
        label=_("Comment"),
        limit=MAX_TEXT,
        missing=_("Write your comment"),
        help_text=_("Plain text. Please keep it unclassified."),
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
    )
    consent = forms.BooleanField(
        error_messages={"required": _("Confirm that we may keep your details and show your comment")},
    )
    reply = HintField(limit=20)

    def __init__(self, *args: Any, article: InsightPage, privacy_url: str = "", **kwargs: Any) -> None:
        """`article` is what is commented on; `privacy_url` is linked."""
        super().__init__(*args, placement="comment", **kwargs)
        self.article = article
        self.parent: Comment | None = None
        self.consent_text = _t("You may keep these details and show my name and comment on this site.")
        self.fields["consent"].label = self.consent_text
        self.fields["consent"].help_text = privacy_note(privacy_url)

    @property
    def helper(self) -> FormHelper:
        """How crispy-forms lays it out."""
        helper = self.bare_helper(reverse("discussion:post", args=[get_language(), self.article.pk]))
        helper.layout = Layout(Div("name", "email", css_class="form__row"), "text", "consent", "reply", *self.traps())
        helper.add_input(Submit("", _("Send comment")))
        return helper

    def clean(self) -> None:
        """Find the comment that is answered.

        Raises:
            ValidationError: it is gone; then the form no longer answers anything, and can be sent as it is.
        """
        key = self.cleaned_data["reply"]
        self.parent = answered(self.article, key) if key else None
        if key and self.parent is None:
            self.data = {**{name: self.data[name] for name in self.data}, "reply": ""}
            raise ValidationError(
                _("The comment that you answer is no longer here. Send yours again to have it stand by itself.")
            )


def answered(article: InsightPage, key: str) -> Comment | None:
    """The comment of an article that a reader wants to reply to, by what an address or a post says."""
    known = key.isascii() and key.isdigit() and len(key) < 19
    return article.comments.answerable().filter(pk=int(key)).first() if known else None
