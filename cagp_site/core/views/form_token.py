"""The signed time that a form's script asks for when the form is first touched."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ..spam.time_trap import new_token


@never_cache
@require_safe
def form_token(request: HttpRequest) -> HttpResponse:
    """A fresh token as plain text: no cookie, no query, kept by nobody."""
    return HttpResponse(new_token(), content_type="text/plain; charset=utf-8")
