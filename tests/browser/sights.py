"""Every kind of page that a reader can see, and how to get there."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Page

from tests.processes import RunningSite

from .standing import standing

# An honest inquiry; every word of it can be looked for elsewhere.
ANSWERS = {
    "name": "Miriam Halevi-Stone",
    "email": "miriam@harbor-robotics.example",
    "organization": "Harbor Robotics",
    "role": "Chief engineer",
    "phone": "+1 202 555 0143",
    "message": "We look for a partner who tests autonomous tugboats in shallow harbors.",
}
# An honest comment.
REMARK = {
    "name": "Miriam",
    "email": "miriam@harbor-robotics.example",
    "text": "The part on shared tests matches what we saw in our harbor program.",
}


@dataclass(frozen=True)
class Sight:
    """One kind of page; `reach` opens it."""

    name: str
    reach: Callable[[Page, RunningSite], None]


def fill(page: Page, leave_out: tuple[str, ...] = (), **answers: str) -> None:
    """Fill in the form on this page, without the fields of `leave_out`."""
    for name, value in {**ANSWERS, **answers}.items():
        if name not in leave_out:
            page.locator(f"form.form [name={name}]").fill(value)
    if "country" not in leave_out:
        page.locator("form.form [name=country]").select_option("US")
    if "subject" not in leave_out:
        page.locator("form.form [name=subject]").first.check()
    if "consent" not in leave_out:
        page.locator("form.form [name=consent]").check()


def send(page: Page) -> None:
    """Press the form's button and wait for what comes."""
    with page.expect_navigation():
        page.locator("form.form button[type=submit]").click()


def at(path: str, status: int = 200) -> Callable[[Page, RunningSite], None]:
    """Opens an address that answers with `status`."""

    def reach(page: Page, site: RunningSite) -> None:
        answer = page.goto(site.url(path))
        assert answer, path
        assert answer.status == status, f"{path}: {answer.status}"

    return reach


def errors_at(path: str) -> Callable[[Page, RunningSite], None]:
    """Sends the form that stands there with two fields missing."""

    def reach(page: Page, site: RunningSite) -> None:
        page.goto(site.url(path))
        fill(page, leave_out=("email", "country"))
        send(page)

    return reach


def thanks_from(path: str) -> Callable[[Page, RunningSite], None]:
    """Sends the form that stands there, filled in."""

    def reach(page: Page, site: RunningSite) -> None:
        page.goto(site.url(path))
        fill(page)
        send(page)
        assert "/thanks/" in urlsplit(page.url).path, page.url

    return reach


# The pages whose weight and speed are measured.
MEASURED = {
    "home": "/",
    "service": "/services/technology-scouting/",
    "insights": "/insights/",
    "article": "/insights/two-systems-one-line/",
    "contact": "/contact/",
}


def comment_at(path: str, **typed: str) -> Callable[[Page, RunningSite], None]:
    """Sends the comment form under an article, with what is typed and nothing else."""

    def reach(page: Page, site: RunningSite) -> None:
        page.goto(site.url(path))
        for name, value in typed.items():
            page.locator(f"#comment-form [name={name}]").fill(value)
        if typed:
            page.locator("#comment-form [name=consent]").check()
        with page.expect_navigation():
            page.locator("#comment-form button[type=submit]").click()

    return reach


def reply_at(path: str) -> Callable[[Page, RunningSite], None]:
    """Follows the first way to reply under an article."""

    def reach(page: Page, site: RunningSite) -> None:
        page.goto(site.url(path))
        with page.expect_navigation():
            page.locator(".comment__reply").first.click()

    return reach


def every_block(page: Page, site: RunningSite) -> None:
    """Open an article that holds every block; it is made at the first look."""
    made = site.manage("shell", "-c", "from tests.factories.article import publish; publish()", timeout=180)
    assert made.returncode == 0, made.stderr
    at("/insights/every-block/")(page, site)


SIGHTS = (
    Sight("home", at("/")),
    Sight("services", at("/services/")),
    Sight("service", at("/services/technology-scouting/")),
    Sight("insights", at("/insights/")),
    Sight("insights-narrowed", at("/insights/?topic=policy&year=2026")),
    Sight("insights-none-left", at("/insights/?topic=cyber&author=research-desk")),
    Sight("insight", at("/insights/two-systems-one-line/")),
    Sight("part-of-series", at("/insights/reading-the-memorandum/")),
    Sight("every-block", every_block),
    Sight("comment-reply", reply_at("/insights/two-systems-one-line/")),
    Sight("comment-errors", comment_at("/insights/two-systems-one-line/")),
    Sight("comment-thanks", comment_at("/insights/two-systems-one-line/", **REMARK)),
    Sight("topic", at("/insights/topics/policy/")),
    Sight("author", at("/insights/authors/research-desk/")),
    Sight("about", at("/about/")),
    Sight("privacy", at("/privacy/")),
    Sight("contact", at("/contact/")),
    Sight("contact-errors", errors_at("/contact/")),
    Sight("thanks", thanks_from("/contact/")),
    Sight("search", at("/search/?q=research")),
    Sight("search-narrowed", at("/search/?q=research&kind=insightpage")),
    Sight("search-beginning", at("/search/?q=tech")),
    Sight("search-empty", at("/search/?q=zzyzx")),
    Sight("not-found", at("/no-such-page/", status=404)),
    Sight("bad-request", standing("bad-request", ANSWERS)),
    Sight("server-error", standing("server-error", ANSWERS)),
    Sight("maintenance", standing("maintenance", ANSWERS)),
    Sight("unavailable", standing("unavailable", ANSWERS)),
    Sight("comment-unavailable", standing("comment-unavailable", ANSWERS)),
    Sight("foreign", standing("foreign", ANSWERS)),
    Sight("home-he", at("/he/")),
    Sight("services-he", at("/he/services/")),
    Sight("service-he", at("/he/services/technology-scouting/")),
    Sight("index-he", at("/he/insights/")),
    Sight("index-narrowed-he", at("/he/insights/?topic=policy&year=2026")),
    Sight("article-he", at("/he/insights/two-systems-one-line/")),
    Sight("comment-reply-he", reply_at("/he/insights/two-systems-one-line/")),
    Sight("comment-errors-he", comment_at("/he/insights/two-systems-one-line/")),
    Sight("about-he", at("/he/about/")),
    Sight("contact-he", at("/he/contact/")),
    Sight("contact-errors-he", errors_at("/he/contact/")),
    Sight("thanks-he", thanks_from("/he/contact/")),
    Sight("search-he", at("/he/search/?q=שותפות")),
    Sight("search-empty-he", at("/he/search/?q=קקטוס")),
    Sight("not-found-he", at("/he/no-such-page/", status=404)),
)
