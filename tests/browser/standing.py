"""Pages that stand alone when something is broken: made as the running site makes them, without breaking it."""

import json
from collections.abc import Callable
from functools import cache

from playwright.sync_api import Page

from tests.processes import RunningSite

# One start of Django for all of them.
MAKE = """
import json
from django.test import RequestFactory
from cagp_site.core.views import errors
from contact.views import InquiryView
from insights.views import CommentView
post = RequestFactory().post("/inquiry/en/", {answers})
view = InquiryView()
print(json.dumps({{
    "server-error": errors.server_error(post).content.decode(),
    "bad-request": errors.bad_request(post, ValueError()).content.decode(),
    "maintenance": errors.under_maintenance(post).content.decode(),
    "unavailable": view.send_again(post, "contact/unavailable.html", 503).content.decode(),
    "comment-unavailable": CommentView().send_again(post, "insights/comment_unavailable.html", 503).content.decode(),
    "foreign": view.turn_back(post).content.decode(),
}}))
"""


@cache
def _made(site: RunningSite, answers: str) -> dict[str, str]:
    result = site.manage("shell", "-c", MAKE.format(answers=answers))
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout.splitlines()[-1])


def standing(name: str, answers: dict[str, str]) -> Callable[[Page, RunningSite], None]:
    """Opens one of these pages, at an address of its own, after a post with `answers`."""

    def reach(page: Page, site: RunningSite) -> None:
        html = _made(site, repr(answers))[name]
        url = site.url(f"/{name}/")
        page.route(url, lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
        page.goto(url)

    return reach
