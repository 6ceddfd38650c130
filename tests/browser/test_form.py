"""The form without a script, and by keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from tests.arrivals import the_hook
from tests.processes import RunningSite

from .audits.keyboard import fault_of_focus
from .conftest import Open
from .sights import ANSWERS, fill, send

pytestmark = pytest.mark.browser

MOST_TABS = 60


def test_the_form_without_a_script(open_context: Open, site: RunningSite) -> None:
    """An error, its summary, the correction, the reference: with JavaScript switched off."""
    page = open_context(java_script_enabled=False).new_page()
    page.goto(site.url("/contact/"))
    fill(page, leave_out=("organization",), email="noscript@harbor.example")
    send(page)
    expect(page).to_have_title("Error: Talk to us | Crossed Arrows Global Partners")
    expect(page.locator(".summary")).to_be_focused()
    page.locator(".summary a", has_text="Enter the organization").click()
    field = page.locator("[name=organization]")
    expect(field).to_be_focused()
    field.fill(ANSWERS["organization"])
    send(page)
    reference = page.locator(".ref").inner_text()
    assert the_hook(site, email="noscript@harbor.example")["data"]["reference"] == reference


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until this has focus; wherever the focus comes by, it is seen."""
    target = page.locator(selector)
    for _each in range(MOST_TABS):
        page.keyboard.press("Tab")
        assert fault_of_focus(page) == ""
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{MOST_TABS} tabs do not lead to {selector}")


def press(page: Page, key: str) -> None:
    """Press a key that opens another page."""
    with page.expect_navigation():
        page.keyboard.press(key)


@pytest.mark.parametrize("width", [360, 1280])
def test_the_form_by_keyboard_alone(page: Page, site: RunningSite, width: int) -> None:
    """From the skip link to the reference with Tab, Space, arrows, letters and Enter; the focus is always seen."""
    email = f"keyboard-{width}@harbor.example"
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site.url("/contact/"))
    tab_to(page, ".skip")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    for name in ("name", "email", "organization", "role"):
        tab_to(page, f"[name={name}]")
        page.keyboard.type({**ANSWERS, "email": email}[name])
    tab_to(page, "[name=country]")
    page.keyboard.type("Isra")
    tab_to(page, "[name=phone]")
    tab_to(page, "[name=subject] >> nth=0")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    tab_to(page, "[name=message]")
    page.keyboard.type(ANSWERS["message"])
    tab_to(page, "form.form button[type=submit]")
    press(page, "Enter")

    expect(page.locator(".summary")).to_be_focused()
    tab_to(page, ".summary a")
    page.keyboard.press("Enter")
    expect(page.locator("[name=consent]")).to_be_focused()
    page.keyboard.press("Space")
    tab_to(page, "form.form button[type=submit]")
    press(page, "Enter")

    data = the_hook(site, email=email)["data"]
    assert data["reference"] == page.locator(".ref").inner_text()
    assert data["country"] == "IL"
    assert data["subject"] == "Industry partnering and co-development"
