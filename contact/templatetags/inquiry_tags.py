"""The inquiry form in place, on any page of any app."""

from typing import Any

from django import template
from wagtail.models import Page

from cagp_site.core.navigation import linked_url
from contact.forms import InquiryForm
from contact.models import InquiryFormText
from contact.subjects import subject_of

register = template.Library()

# Digits of an id: fewer than any database's own limit.
LONGEST_ID = 10


@register.inclusion_tag("contact/inquiry_form.html", takes_context=True)
def inquiry_form(
    context: dict[str, Any], page: Page | None = None, subject: Page | None = None, notice: bool = True
) -> dict[str, Any]:
    """The form, with the page it stands on recorded and, on a service page, that service chosen.

    `?about=` in the address, the id of a page that readers can see, records that page instead.

    Args:
        context: of the template; holds the request, which counts the forms of one page.
        page: the page the form stands on; the template's own when left out.
        subject: the service to choose beforehand; left out, `page` itself where it is a service.
        notice: whether to ask above it for unclassified words only; off where the page itself does.
    """
    about = _asked_about(context)
    page = about or page or context.get("page")
    initial = {"page": page.pk if page else "", "subject": subject_of(subject or page)}
    privacy_url = linked_url(context.get("request"), "privacy")
    return {
        "form": InquiryForm(initial=initial, placement=_placement(context), privacy_url=privacy_url),
        "words": InquiryFormText.in_words(),
        "notice": notice,
        "about": about,
    }


@register.simple_tag
def inquiry_words() -> dict[str, str]:
    """The editor's words around the form, in the active language."""
    return InquiryFormText.in_words()


def _asked_about(context: dict[str, Any]) -> Page | None:
    """The page that a reader came from to answer it. Whatever else the address says counts for nothing."""
    request = context.get("request")
    asked = request.GET.get("about", "") if request is not None else ""
    if not (asked.isascii() and asked.isdecimal() and len(asked) < LONGEST_ID):
        return None
    return Page.objects.live().public().filter(pk=int(asked)).first()


def _placement(context: dict[str, Any]) -> str:
    request = context.get("request")
    count = getattr(request, "inquiry_forms", 0) + 1
    if request is not None:
        request.inquiry_forms = count
    return "ask" if count == 1 else f"ask-{count}"
