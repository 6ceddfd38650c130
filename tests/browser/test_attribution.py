"""How a reader came here is sent with the inquiry, unless the reader asked for it not to be."""

import pytest

from tests.arrivals import the_hook
from tests.processes import RunningSite

from .conftest import Open
from .sights import fill, send

pytestmark = pytest.mark.browser

GLOBAL_PRIVACY_CONTROL = "Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', {get: () => true})"


def write_from_a_letter(open_context: Open, site: RunningSite, email: str, script: str = "") -> None:
    """Open the home page from a link in a letter, go to the form, send it."""
    context = open_context()
    if script:
        context.add_init_script(script)
    page = context.new_page()
    page.goto(site.url("/?utm_source=letter&utm_campaign=autumn"))
    page.locator(".masthead a", has_text="Talk to us").click()
    page.wait_for_url(site.url("/contact/"))
    fill(page, email=email)
    send(page)
    assert "/thanks/" in page.url
    assert context.cookies() == []


def test_the_way_here_is_kept_over_pages(open_context: Open, site: RunningSite) -> None:
    """The campaign and the page they landed on, without a cookie."""
    write_from_a_letter(open_context, site, "letter@harbor.example")
    assert the_hook(site, email="letter@harbor.example")["data"]["attribution"] == {
        "utm_source": "letter",
        "utm_campaign": "autumn",
        "landing_page": "/",
    }


def test_global_privacy_control_switches_it_off(open_context: Open, site: RunningSite) -> None:
    """Nothing of the way here is sent."""
    write_from_a_letter(open_context, site, "private@harbor.example", script=GLOBAL_PRIVACY_CONTROL)
    assert the_hook(site, email="private@harbor.example")["data"]["attribution"] == {}
