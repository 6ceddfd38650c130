"""The plain addresses that forms in cached pages post to: no cookie, no session, no page behind them."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from .client_address import client_address
from .spam import Circumstances


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
class FormEndpoint(InLanguage):
    """Takes a post from any placement of a form, and never loses what was typed."""

    # How many values the pages that ask for another press of the button give back of a post: enough for the longest
    # honest one.
    echo_values: ClassVar[int] = 50
    long_fields: ClassVar[frozenset[str]] = frozenset()
    """Fields of several lines, whatever was typed into them."""

    def label_of(self, name: str, values: Sequence[Any], shown: Sequence[str]) -> Any:
        """What to call a field that was typed in; empty for one to hide.

        Args:
            name: of the field.
            values: all that was posted under it.
            shown: names of those that are shown before it.
        """
        raise NotImplementedError

    def turn_back(self, request: HttpRequest) -> HttpResponse:
        """What a foreign post gets: its words, to be sent from our own site."""
        return self.send_again(request, "core/foreign.html", status=403)

    def send_again(self, request: HttpRequest, template: str, status: int) -> HttpResponse:
        """A page that makes no query and holds what was posted, escaped, ready to be sent again."""
        response = render(request, template, {"echo": Echo(request, self)}, status=status)
        if status == 503:
            response["Retry-After"] = "30"
        return response


class Echo:
    """A raw post as a form again: what people typed in visible fields, the rest hidden. It makes no query."""

    def __init__(self, request: HttpRequest, endpoint: FormEndpoint) -> None:
        self.action = request.path
        self.visible: list[dict[str, Any]] = []
        self.hidden: list[tuple[str, str]] = []
        room = endpoint.echo_values
        for name, values in request.POST.lists():
            label = endpoint.label_of(name, values, [field["name"] for field in self.visible])
            if label and room:
                is_long = name in endpoint.long_fields or "\n" in values[-1]
                self.visible.append({"name": name, "label": label, "value": values[-1], "is_long": is_long})
                room -= 1
            else:
                self.hidden += [(name, str(value)) for value in values[:room]]
                room -= len(values[:room])


def is_foreign(request: HttpRequest) -> bool:
    """Whether a browser says that this post comes from another site (Fetch Metadata; RFC 6454 for the origin).

    A client that says nothing is let in, and scored.
    """
    if site := request.headers.get("Sec-Fetch-Site"):
        return site not in {"same-origin", "none"}
    origin = request.headers.get("Origin", "")
    return bool(origin) and origin != "null" and urlsplit(origin).netloc != request.get_host()


def circumstances_of(request: HttpRequest, data: Mapping[str, Any]) -> Circumstances:
    """How a post came: what its request says, and the traps in the `cleaned_data` of a `TrapForm`."""
    return Circumstances(
        honeypot=data["website"],
        opened=data["opened"],
        sender_address=client_address(request),
        has_origin=bool(request.headers.get("Sec-Fetch-Site") or request.headers.get("Origin")),
    )
