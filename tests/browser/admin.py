"""The way into Wagtail's admin."""

from playwright.sync_api import Page, expect

from tests.processes import RunningSite


def log_in(page: Page, site: RunningSite, name: str = "admin", password: str = "") -> None:
    """As the administrator of the first start, or as somebody with a password of their own."""
    page.goto(site.url("/admin/login/"))
    page.locator("[name=username]").fill(name)
    page.locator("[name=password]").fill(password or site.admin_password)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("navigation", name="Main menu")).to_be_visible()
