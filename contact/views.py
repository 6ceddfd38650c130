"""The endpoint: one plain address that every form posts to, with no cookie, no session and no page behind it."""

import logging
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import Error as DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from cagp_site.core.endpoints import FormEndpoint, InLanguage, circumstances_of, is_foreign
from cagp_site.core.navigation import linked_url

from .forms import SOMETHING_ELSE, InquiryForm
from .intake import ANSWERS, Submission, receive
from .models import InquiryFormText
from .questions import KEY

logger = logging.getLogger(__name__)

THANKS_SIGNER = Signer(salt="contact.thanks")
TYPED = ("name", "email", "organization", "role", "phone", "message")


class InquiryView(FormEndpoint):
    """Takes a post from any placement of the form."""

    # The longest honest post has twelve questions on the form, twelve more that were taken off it, and thirty boxes
    # ticked in each.
    echo_values = 800
    long_fields = frozenset({"message"})

    def get(self, request: HttpRequest) -> HttpResponse:
        """An empty form, for somebody who opens the address itself."""
        return self._form_page(request, InquiryForm(privacy_url=linked_url(request, "privacy")))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Store a valid inquiry and lead to its reference; otherwise give everything typed back."""
        if is_foreign(request):
            return self.turn_back(request)
        try:
            form = InquiryForm(request.POST, privacy_url=linked_url(request, "privacy"))
            if not form.is_valid():
                return self._form_page(request, form)
            inquiry = receive(submission_of(form, request))
        except DatabaseError as error:
            logger.error("An inquiry could not be stored: %s", type(error).__name__)
            return self.send_again(request, "contact/unavailable.html", status=503)
        token = THANKS_SIGNER.sign(inquiry.reference)
        return redirect("contact:thanks", language=translation.get_language(), token=token)

    def label_of(self, name: str, values: Sequence[Any], shown: Sequence[str]) -> Any:
        """The form's own label, or a number for an added question: how that is worded only the database knows."""
        if name in TYPED:
            return InquiryForm.base_fields[name].label
        # Several values, or a box's own, nobody typed.
        if KEY.fullmatch(name) and len(values) == 1 and values != ["on"]:
            return _("Your answer %(number)d") % {"number": 1 + sum(each not in TYPED for each in shown)}
        return ""

    def _form_page(self, request: HttpRequest, form: InquiryForm) -> HttpResponse:
        # 200 with errors too: a proxy may put a page of its own in the place of a 4xx, and what was typed is gone.
        context = {"form": form, "words": InquiryFormText.in_words(), "noindex": True}
        return render(request, "contact/inquiry.html", context)


@method_decorator(never_cache, name="dispatch")
class ThanksView(InLanguage):
    """Says the reference. It makes no query of its own: the signed address holds all there is to say."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """The reference of an inquiry that was stored; 404 for an address that we did not make."""
        try:
            reference = THANKS_SIGNER.unsign(token)
        except BadSignature:
            raise Http404(token) from None
        context = {"reference": reference, "words": InquiryFormText.in_words(), "noindex": True}
        return render(request, "contact/thanks.html", context)


def submission_of(form: InquiryForm, request: HttpRequest) -> Submission:
    """What a valid form and its request say, as plain data."""
    data = form.cleaned_data
    key = data["subject"]
    untracked = wants_no_tracking(request)
    return Submission(
        answers={**{name: data[name] for name in ANSWERS}, "subject": str(form.subjects.get(key, ""))[:255]},
        further_answers=form.further_answers,
        subject_key=UUID(key) if key and key != SOMETHING_ELSE else None,
        consent_text=form.consent_text,
        language=translation.get_language() or settings.LANGUAGE_CODE,
        page_id=data["page"],
        referer="" if untracked else request.headers.get("Referer", ""),
        attribution={} if untracked else form.attribution,
        circumstances=circumstances_of(request, data),
    )


def wants_no_tracking(request: HttpRequest) -> bool:
    """Whether Global Privacy Control or Do Not Track is on: then the way here is not kept."""
    return request.headers.get("Sec-GPC") == "1" or request.headers.get("DNT") == "1"
