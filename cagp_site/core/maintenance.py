"""The site closed for maintenance: a switch that needs no database, and the middleware that reads it.

The switch is a file: every web process sees it at its next request, and it works while the database is away.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from .views.errors import under_maintenance

Answer = Callable[[HttpRequest], HttpResponse]


def is_on() -> bool:
    """Whether the site is closed."""
    return settings.MAINTENANCE_FILE.exists()


def switch(on: bool) -> None:
    """Close or open the site; already being so is fine.

    Raises:
        OSError: the state directory cannot be written.
    """
    if on:
        settings.MAINTENANCE_FILE.touch()
    else:
        settings.MAINTENANCE_FILE.unlink(missing_ok=True)


def turn_away(get_response: Answer) -> Answer:
    """Middleware: 503 for every page while the site is closed, but for what MAINTENANCE_OPEN names."""

    def answer(request: HttpRequest) -> HttpResponse:
        if is_on() and not _stays_open(request):
            return under_maintenance(request)
        return get_response(request)

    return answer


def _stays_open(request: HttpRequest) -> bool:
    # Wagtail makes a dummy request to the page itself for the preview in the admin.
    return request.path_info.startswith(settings.MAINTENANCE_OPEN) or getattr(request, "is_dummy", False)
