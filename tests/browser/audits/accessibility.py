"""axe-core, and contrast where axe does not look."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from . import ask

# WCAG 2.2 at level AA with what axe calls best practice; contrast at level AAA, as the design promises; and the size of
# targets (2.5.8), which axe asks for on demand only.
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
# WCAG 1.4.3.
TEXT = 4.5


def violations(page: Page, within: str | None = None) -> list[str]:
    """What axe finds on the page, or inside of what the selector `within` finds."""
    results = Axe().run(page, context=within, options=RULES)
    return [results.generate_report()] if results.violations_count else []


def unreadable(page: Page, least: float = TEXT) -> list[str]:
    """Text whose contrast with a plain ground is below `least`."""
    return ask(page, "unseenText", least)


def dark_grounds(page: Page) -> list[str]:
    """What stands on a ground that would drink ink."""
    return ask(page, "darkGrounds")
