"""What a page weighs on the wire."""

import gzip
from collections import Counter

from playwright.sync_api import Browser, Request

from tests.browser.chromium import opened, why_not
from tests.processes import RunningSite

from .figures import Section, kilobytes

PAGES = {
    "home": "/",
    "service": "/services/technology-scouting/",
    "insights": "/insights/",
    "article": "/insights/two-systems-one-line/",
    "contact": "/contact/",
}
# The budgets of the design, in KB.
BUDGETS = {"document": 30, "stylesheet": 20, "script": 10, "font": 60}
KINDS = (*BUDGETS, "image")
COMPRESSED = {"document", "stylesheet", "script"}


def measure(site: RunningSite) -> Section:
    """Bytes by kind and requests of each page, in Chromium with an empty cache."""
    section = Section(
        title="What a page weighs",
        method=(
            "Chromium at 1280 by 900, empty cache, not scrolled. HTML, CSS, JavaScript and SVG are counted as gzip "
            "makes them (level 6, as a compressing server in front sends them); fonts and other pictures as they are."
        ),
        head=("page", "HTML", "CSS", "JavaScript", "fonts", "pictures", "requests", "of them CSS"),
        remark=(
            "The last column is of `make run`, which serves the style sheets one by one, straight from the source."
        ),
    )
    if reason := why_not():
        section.remark = f"Not measured: {reason}."
        return section
    with opened() as browser:
        for name, path in PAGES.items():
            weights, requests = weigh(browser, site.url(path))
            figures = (kilobytes(weights[kind]) for kind in KINDS)
            section.rows.append((name, *figures, str(requests.total()), str(requests["stylesheet"])))
    section.rows.append(("*budget*", *(f"{limit} KB" for limit in BUDGETS.values()), "", "", ""))
    return section


def weigh(browser: Browser, url: str) -> tuple[Counter[str], Counter[str]]:
    """Bytes and requests of one page by resource type."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    done: list[Request] = []
    context.on("requestfinished", lambda request: done.append(request))  # noqa: PLW0108 - no methods of built-ins
    page = context.new_page()
    page.goto(url, wait_until="networkidle")
    weights: Counter[str] = Counter()
    requests: Counter[str] = Counter()
    for request in done:
        answer = request.response()
        body = answer.body() if answer else b""
        kind = request.resource_type
        is_text = kind in COMPRESSED or request.url.endswith(".svg")
        weights[kind] += len(gzip.compress(body, 6, mtime=0)) if is_text else len(body)
        requests[kind] += 1
    context.close()
    return weights, requests
