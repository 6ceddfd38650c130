"""The endpoint: one plain address that every form posts to, with no cookie, no session and no page behind it."""

import logging
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import Error as DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from cagp_site.core.client_address import client_address
from cagp_site.core.navigation import linked_url

from .forms import SOMETHING_ELSE, InquiryForm
from .intake import ANSWERS, Submission, receive
from .models import InquiryFormText
from .questions import KEY

logger = logging.getLogger(__name__)

THANKS_SIGNER = Signer(salt="contact.thanks")
# What the pages that ask for another press of the button give back of a post: enough for the longest honest one, with
# twelve questions on the form, twelve more that were taken off it, and thirty boxes ticked in each.
ECHO_VALUES = 800
TYPED = ("name", "email", "organization", "role", "phone", "message")


class InLanguage(View):
    """A view whose language is in its path."""

    def dispatch(self, request: HttpRequest, *args: Any, language: str, **kwargs: Any) -> HttpResponseBase:
        """Answer in `language`; 404 for one that the site does not have."""
        if language not in dict(settings.LANGUAGES):
            raise Http404(language)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            return super().dispatch(request, *args, **kwargs)


# No CSRF token: the form stands in cached pages, the endpoint reads no cookie and acts for nobody who is logged in,
# so there is no authority that another site could borrow. Foreign posts are turned back by `is_foreign`.
@method_decorator([csrf_exempt, never_cache], name="dispatch")
class InquiryView(InLanguage):
    """Takes a post from any placement of the form."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """An empty form, for somebody who opens the address itself."""
        return self._form_page(request, InquiryForm(privacy_url=linked_url(request, "privacy")))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Store a valid inquiry and lead to its reference; otherwise give everything typed back."""
        if is_foreign(request):
            return self._send_again(request, "contact/foreign.html", status=403)
        try:
            form = InquiryForm(request.POST, privacy_url=linked_url(request, "privacy"))
            if not form.is_valid():
                return self._form_page(request, form)
            inquiry = receive(submission_of(form, request))
        except DatabaseError as error:
            logger.error("An inquiry could not be stored: %s", type(error).__name__)
            return self._send_again(request, "contact/unavailable.html", status=503)
        token = THANKS_SIGNER.sign(inquiry.reference)
        return redirect("contact:thanks", language=translation.get_language(), token=token)

    def _form_page(self, request: HttpRequest, form: InquiryForm) -> HttpResponse:
        # 200 with errors too: a proxy may put a page of its own in the place of a 4xx, and what was typed is gone.
        context = {"form": form, "words": InquiryFormText.in_words(), "noindex": True}
        return render(request, "contact/inquiry.html", context)

    def _send_again(self, request: HttpRequest, template: str, status: int) -> HttpResponse:
        """A page that makes no query and holds what was posted, escaped, ready to be sent again."""
        echo = EchoForm(request)
        response = render(request, template, {"echo": echo}, status=status)
        if status == 503:
            response["Retry-After"] = "30"
        return response


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


class EchoForm:
    """A raw post as a form again: what people typed in visible fields, the rest hidden. It makes no query."""

    def __init__(self, request: HttpRequest) -> None:
        self.action = reverse("contact:inquiry", args=[translation.get_language()])
        self.visible: list[dict[str, Any]] = []
        self.hidden: list[tuple[str, str]] = []
        room = ECHO_VALUES
        for name, values in request.POST.lists():
            label = self._label(name, values)
            if label and room:
                is_long = name == "message" or "\n" in values[-1]
                self.visible.append({"name": name, "label": label, "value": values[-1], "is_long": is_long})
                room -= 1
            else:
                self.hidden += [(name, str(value)) for value in values[:room]]
                room -= len(values[:room])

    def _label(self, name: str, values: Sequence[Any]) -> Any:
        """What to call a field that was typed in; empty for one to hide."""
        if name in TYPED:
            return InquiryForm.base_fields[name].label
        # How an added question is worded only the database knows. Several values, or a box's own, nobody typed.
        if KEY.fullmatch(name) and len(values) == 1 and values != ["on"]:
            number = 1 + sum(field["name"] not in TYPED for field in self.visible)
            return _("Your answer %(number)d") % {"number": number}
        return ""


def is_foreign(request: HttpRequest) -> bool:
    """Whether a browser says that this post comes from another site (Fetch Metadata; RFC 6454 for the origin).

    A client that says nothing is let in, and scored.
    """
    if site := request.headers.get("Sec-Fetch-Site"):
        return site not in {"same-origin", "none"}
    origin = request.headers.get("Origin", "")
    return bool(origin) and origin != "null" and urlsplit(origin).netloc != request.get_host()


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
        honeypot=data["website"],
        opened=data["opened"],
        sender_address=client_address(request),
        has_origin=bool(request.headers.get("Sec-Fetch-Site") or request.headers.get("Origin")),
    )


def wants_no_tracking(request: HttpRequest) -> bool:
    """Whether Global Privacy Control or Do Not Track is on: then the way here is not kept."""
    return request.headers.get("Sec-GPC") == "1" or request.headers.get("DNT") == "1"
