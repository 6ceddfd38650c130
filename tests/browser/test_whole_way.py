"""The whole way of one inquiry: from the home page to the mailbox, the hook inbox and the admin, and Ctrl-C."""

import signal
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.arrivals import headers_of, the_hook, the_mail
from tests.processes import RunningSite, eventually, is_alive, tree

from .admin import log_in
from .sights import ANSWERS, fill, send

pytestmark = pytest.mark.browser

OFFICE = "office@crossedarrows.example"
SERVICE = "Technology scouting and evaluation"


def test_the_whole_way(browser: Browser, tmp_path: Path) -> None:
    """One reader, one inquiry, three destinations, one look into the admin; then everything ends."""
    with RunningSite(tmp_path / "var") as site:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(15_000)
        walk_to_the_form(page, site)
        make_a_mistake(page)
        reference = correct_it(page)
        see_the_two_mails(page, site, reference)
        see_the_webhook(page, site, reference)
        log_in(page, site)
        expect(page.locator("#wagtail-sidebar")).to_contain_text("Inquiries")
        see_it_in_the_admin(page, site, reference)
        page.close()
        press_ctrl_c(site)


def walk_to_the_form(page: Page, site: RunningSite) -> None:
    """Home, a service, its form in place with the service chosen."""
    page.goto(site.url("/"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("American structure.")
    page.locator("main").get_by_role("link", name=SERVICE).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(SERVICE)
    expect(page.get_by_role("radio", name=SERVICE)).to_be_checked()
    expect(page.get_by_role("heading", name="Keep it unclassified")).to_be_visible()


def make_a_mistake(page: Page) -> None:
    """Two fields are missing: the summary takes focus, leads to both, and nothing typed is lost."""
    fill(page, leave_out=("email", "subject", "consent"))
    send(page)
    assert page.title().startswith("Error:")
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("There is a problem")
    for text, name in (("Enter an e-mail address", "email"), ("Confirm that we may keep", "consent")):
        field = page.locator(f"form.form [name={name}]")
        expect(field).to_have_attribute("aria-invalid", "true")
        described = field.get_attribute("aria-describedby") or ""
        expect(page.locator(f"#{described.split()[-1]}")).to_contain_text(text)
        summary.get_by_role("link", name=text).click()
        expect(field).to_be_focused()
    for name in ("name", "organization", "role", "phone", "message"):
        expect(page.locator(f"form.form [name={name}]")).to_have_value(ANSWERS[name])
    expect(page.locator("form.form [name=country]")).to_have_value("US")
    expect(page.get_by_role("radio", name=SERVICE)).to_be_checked()


def correct_it(page: Page) -> str:
    """The thank-you page with a reference that can be read out."""
    page.locator("form.form [name=email]").fill(ANSWERS["email"])
    page.locator("form.form [name=consent]").check()
    send(page)
    assert not page.title().startswith("Error:")
    reference = page.locator(".ref").inner_text()
    assert reference.startswith("CA-")
    page.reload()
    expect(page.locator(".ref")).to_have_text(reference)
    return reference


def see_the_two_mails(page: Page, site: RunningSite, reference: str) -> None:
    """Staff can answer the prospect; the prospect reads the reference and nothing of what was typed."""
    staff = the_mail(site, OFFICE)
    assert reference in staff["subject"] + staff["text"]
    assert ANSWERS["email"] in headers_of(staff)["reply-to"]
    assert all(value in staff["text"] for value in ANSWERS.values())

    thanks = the_mail(site, ANSWERS["email"])
    assert headers_of(thanks)["auto-submitted"] == "auto-replied"
    assert reference in thanks["text"]
    assert reference in thanks["html"]
    typed = [value for name, value in ANSWERS.items() if name != "email"]
    assert not [value for value in typed if value in thanks["subject"] + thanks["text"] + thanks["html"]]

    page.goto(site.mailbox_url("/"))
    expect(page.locator("tbody tr")).to_have_count(2)
    page.get_by_role("link", name=staff["subject"]).click()
    expect(page.locator("pre").first).to_contain_text(ANSWERS["message"])


def see_the_webhook(page: Page, site: RunningSite, reference: str) -> None:
    """Verified, once, with the page it was sent from."""
    hook = the_hook(site, reference=reference)
    assert hook["verified"], hook["verdict"]
    assert hook["data"]["email"] == ANSWERS["email"]
    assert hook["data"]["source"]["title"] == SERVICE
    page.goto(site.hook_inbox_url("/"))
    expect(page.locator("article")).to_have_count(1)
    expect(page.locator("article .ok")).to_have_text("verified")
    expect(page.locator("article pre")).to_contain_text(reference)


def see_it_in_the_admin(page: Page, site: RunningSite, reference: str) -> None:
    """In the list; on its own page with all that was typed, three deliveries and an attempt of each."""
    page.goto(site.url("/admin/inquiries/"))
    page.get_by_role("link", name=reference).first.click()
    main = page.locator("main")
    expect(main).to_contain_text(reference)
    for value in ANSWERS.values():
        expect(main).to_contain_text(value)
    for name in ("Office", "Acknowledgement", "Hook inbox"):
        expect(main).to_contain_text(name)
    eventually(lambda: page.reload() and main.get_by_text("Delivered").count() >= 6, 20, "deliveries and attempts")


def press_ctrl_c(site: RunningSite) -> None:
    """Exit status 0, and nobody left."""
    everybody = tree(site.pid)
    assert len(everybody) > 7
    assert site.stop(signal.SIGINT) == 0
    assert not [pid for pid in everybody if is_alive(pid)]
