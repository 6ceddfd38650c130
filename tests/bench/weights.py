"""What a page weighs on the wire."""

from tests.browser.audits.weight import BUDGETS, weigh
from tests.browser.chromium import opened, why_not
from tests.browser.sights import MEASURED
from tests.processes import RunningSite

from .figures import Section, kilobytes

KINDS = (*BUDGETS, "Image")


def measure(site: RunningSite) -> Section:
    """Bytes by kind and requests of each page, in Chromium with an empty cache."""
    section = Section(
        title="What a page weighs",
        method=(
            "Chromium as a telephone of 360 by 640 at three pixels a point, empty cache, not scrolled. What came over "
            "the wire, compressed as the site sends it, headers included."
        ),
        head=("page", "HTML", "CSS", "JavaScript", "fonts", "pictures", "requests", "of them CSS"),
    )
    if reason := why_not():
        section.remark = f"Not measured: {reason}."
        return section
    with opened() as browser:
        for name, path in MEASURED.items():
            view = weigh(browser, site.url(path))
            figures = (kilobytes(view.octets[kind]) for kind in KINDS)
            section.rows.append((name, *figures, str(view.requests.total()), str(view.requests["Stylesheet"])))
    limits = (f"{limit // 1000} KB" for limit in BUDGETS.values())
    section.rows.append(("*budget*", *limits, "", "", ""))
    return section
