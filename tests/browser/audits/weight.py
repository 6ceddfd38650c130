"""What one view of a page costs: bytes on the wire by kind, requests, strangers, failures, cookies, shifts."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Route

# The budgets of the design by the browser's names of the kinds, in bytes.
BUDGETS = {"Document": 30_000, "Stylesheet": 20_000, "Script": 10_000, "Font": 60_000}
# A telephone, and how long its letters are on their way.
TELEPHONE = {"viewport": {"width": 360, "height": 640}, "device_scale_factor": 3, "is_mobile": True, "has_touch": True}
FONTS_LATE = 300
SHIFTS = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    sum += list.getEntries().filter((each) => !each.hadRecentInput).reduce((all, each) => all + each.value, 0);
  }).observe({type: "layout-shift", buffered: true});
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum), 100)));
})"""
# Down the page a window at a time, as a reader goes, so that lazy pictures come.
SCROLL = """async () => {
  await document.fonts.ready;
  for (let top = 0; top < document.body.scrollHeight; top += innerHeight) {
    scrollTo(0, top);
    await new Promise(requestAnimationFrame);
  }
}"""


@dataclass
class View:
    """One view of a page with an empty cache."""

    octets: Counter[str] = field(default_factory=Counter)
    requests: Counter[str] = field(default_factory=Counter)
    hosts: set[str] = field(default_factory=set)
    failures: list[str] = field(default_factory=list)
    cookies: list[Any] = field(default_factory=list)

    def over_budget(self) -> dict[str, int]:
        """Bytes of the kinds that cost more than they may."""
        return {kind: self.octets[kind] for kind, limit in BUDGETS.items() if self.octets[kind] > limit}


def weigh(browser: Browser, url: str, **device: Any) -> View:
    """Open a page with an empty cache and count what came over the wire, compressed as it came, headers included."""
    context = browser.new_context(**(device or TELEPHONE))
    page = context.new_page()
    view = View()
    _listen(page, view)
    page.goto(url, wait_until="networkidle")
    view.cookies = list(context.cookies())
    context.close()
    return view


def shifts(browser: Browser, url: str, **device: Any) -> float:
    """How far a page shifts (CLS) when its letters come late, down to its end."""
    context = browser.new_context(**(device or TELEPHONE))
    page = context.new_page()
    held: list[Route] = []
    # Held until there is a page without them to see; let through from then on.
    page.route("**/*.woff2", lambda route: held.append(route))  # noqa: PLW0108 - no methods of built-ins
    page.goto(url, wait_until="domcontentloaded")
    page.wait_for_timeout(FONTS_LATE)
    page.route("**/*.woff2", lambda route: route.continue_())
    for route in held:
        route.continue_()
    page.evaluate(SCROLL)
    page.wait_for_load_state("networkidle")
    total = page.evaluate(SHIFTS)
    context.close()
    return total


def _listen(page: Page, view: View) -> None:
    session = page.context.new_cdp_session(page)
    kinds: dict[str, str] = {}

    def answered(event: dict[str, Any]) -> None:
        answer = event["response"]
        kinds[event["requestId"]] = event["type"]
        view.requests[event["type"]] += 1
        view.hosts.add(urlsplit(answer["url"]).netloc)
        if answer["status"] >= 400:
            view.failures.append(f"{answer['status']} {answer['url']}")

    def finished(event: dict[str, Any]) -> None:
        view.octets[kinds[event["requestId"]]] += int(event["encodedDataLength"])

    session.on("Network.responseReceived", answered)
    session.on("Network.loadingFinished", finished)
    session.on("Network.loadingFailed", lambda event: view.failures.append(event["errorText"]))
    session.send("Network.enable")
