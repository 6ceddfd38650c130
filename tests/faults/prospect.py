"""A prospect's browser: no script, no cookies; finds the form on a page, sends it, reads the reference."""

import re
import time
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any, Self

import httpx2

from tests.contact.posts import honest
from tests.processes import RunningSite

REFERENCE = re.compile(r'class="ref"[^>]*>(CA-\w{3}-\w{3})<')


@dataclass
class PageForm:
    """The first form of a page that posts to the endpoint, with the values that it came with."""

    action: str = ""
    fields: dict[str, str] = field(default_factory=dict)


class _FormReader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.form = PageForm()
        self._inside = False
        self._select = self._textarea = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = not self.form.action and values.get("action", "").startswith("/inquiry/")
            self.form.action = values["action"] if self._inside else self.form.action
        elif self._inside:
            self._take(tag, values)

    def _take(self, tag: str, values: dict[str, str]) -> None:
        name = values.get("name", "")
        is_off = values.get("type") in {"checkbox", "radio", "submit"} and "checked" not in values
        if tag == "input" and name and not is_off:
            self.form.fields[name] = values.get("value", "")
        elif tag == "textarea":
            self._textarea, self.form.fields[name] = name, ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in values:
            self.form.fields[self._select] = values.get("value", "")

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.form.fields[self._textarea] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            # HTML drops a line break at the start of a textarea; browsers send each as CR LF.
            self.form.fields[self._textarea] = self.form.fields[self._textarea].removeprefix("\n")
            self._textarea = ""
        elif tag == "form":
            self._inside = False


@dataclass
class Outcome:
    """What the prospect has on the screen after pressing the button."""

    status: int
    html: str = field(repr=False)
    seconds: float
    reference: str = ""

    @property
    def form(self) -> PageForm:
        """The form on that page."""
        return form_on(self.html)


def form_on(html: str) -> PageForm:
    """The inquiry form of a page; fails when there is none."""
    form = _FormReader(html).form
    assert form.action, "no inquiry form on this page"
    return form


class Prospect:
    """`with Prospect(site) as prospect: prospect.asks(...)`."""

    def __init__(self, site: RunningSite) -> None:
        self._client = httpx2.Client(base_url=site.url(""), follow_redirects=True, timeout=15, trust_env=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._client.close()

    def reads(self, path: str = "/contact/") -> PageForm:
        """Open a page and find its form."""
        answer = self._client.get(path)
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
        return form_on(answer.text)

    def sends(self, form: PageForm) -> Outcome:
        """Press the button, follow to the page after it."""
        began = time.monotonic()
        answer = self._client.post(form.action, data=form.fields, headers={"Sec-Fetch-Site": "same-origin"})
        seconds = time.monotonic() - began
        assert not self._client.cookies, "the endpoint set a cookie"
        found = REFERENCE.search(answer.text)
        return Outcome(answer.status_code, answer.text, seconds, found[1] if found else "")

    def asks(self, form: PageForm | None = None, **answers: Any) -> Outcome:
        """Fill in the form (of the contact page, unless given) with a valid inquiry, and send it."""
        form = form or self.reads()
        return self.sends(PageForm(form.action, {**form.fields, **honest(**answers)}))

    def insists(self, form: PageForm, seconds: float = 30, **answers: Any) -> Outcome:
        """Send the same answers again until there is an answer: a person does when the page does not come."""
        end = time.monotonic() + seconds
        while True:
            try:
                outcome = self.asks(form, **answers)
            except httpx2.TransportError as error:
                if time.monotonic() > end:
                    raise AssertionError(f"no answer within {seconds:g} s") from error
            else:
                if outcome.status < 500 or time.monotonic() > end:
                    return outcome
            time.sleep(0.1)
