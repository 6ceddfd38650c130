"""The joined stylesheet means to a browser what the chain of imports means."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import Page, Route

from tests.processes import RunningSite

pytestmark = pytest.mark.browser

# Every rule of a sheet as the browser understands it, imports in their place, with its layers and conditions.
RULES = """(href) => {
  const flat = (rules, around) => [...rules].flatMap((rule) => {
    if (rule instanceof CSSImportRule) {
      const layer = rule.layerName === null ? "" : `@layer ${rule.layerName}`;
      return flat(rule.styleSheet.cssRules, [...around, rule.media.mediaText, layer].filter(Boolean));
    }
    if (rule instanceof CSSLayerBlockRule) return flat(rule.cssRules, [...around, `@layer ${rule.name}`]);
    return [`${around.join(" ")} ${rule.cssText}`];
  });
  return flat([...document.styleSheets].find((sheet) => sheet.href.endsWith(href)).cssRules, []);
}"""
SOURCE = "/static/css/unjoined.css"


def test_joined_and_not_joined_are_the_same_rules(page: Page, site: RunningSite) -> None:
    """Rule by rule, in the same order and layers; fonts by the hashed name of the same file."""
    text = Path(str(finders.find("css/site.css"))).read_text()

    def source(route: Route) -> None:
        route.fulfill(body=text, content_type="text/css")

    page.route(f"**{SOURCE}", source)
    page.goto(site.url("/"))
    joined = page.locator("link[rel=stylesheet]").get_attribute("href") or ""
    page.evaluate(
        """(href) => new Promise((resolve, reject) => {
          const link = document.createElement("link");
          Object.assign(link, {rel: "stylesheet", href, onload: () => resolve(true), onerror: reject});
          document.head.append(link);
        })""",
        SOURCE,
    )
    expected = page.evaluate(RULES, SOURCE)
    assert len(expected) > 300
    assert [unhashed(rule) for rule in page.evaluate(RULES, joined)] == expected


def unhashed(rule: str) -> str:
    """`url("../fonts/a.1234567890ab.woff2")` as its source has it."""
    return re.sub(r"(\.\./fonts/[^\"]+)\.[0-9a-f]{12}\.", r"\1.", rule)
