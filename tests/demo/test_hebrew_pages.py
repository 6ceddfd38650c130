"""What a reader of the Hebrew edition sees and hears, page by page: Hebrew, right to left, nothing else unmarked."""

import re
from html.parser import HTMLParser
from urllib.parse import quote

import pytest
from django.test import Client
from django.utils import translation

from cagp_site.demo.content import hebrew
from cagp_site.demo.loader import load
from cagp_site.demo.report import Report
from contact.forms import country_choices
from tests.contact.posts import honest
from tests.markup import VOID, Outline, faults_of

# Attributes that people see or hear, and inputs whose value is a word on a button.
SPOKEN = ("aria-label", "alt", "title", "placeholder", "aria-description", "aria-valuetext")
# Names of a standard, an address, and the units of a coordinate; anything else is marked with its language.
ALLOWED = {
    "WCAG",
    "AA",
    "AAA",
    "RSS",
    "Atom",
    "JSON",
    "Feed",
    "BibTeX",
    "office",
    "crossedarrows",
    "example",
    "name",
    "com",
}
PATHS = [f"/he/{entry.path}/".replace("//", "/") for entry in hebrew.ENTRIES]


class Spoken(HTMLParser):
    """Collects words in Latin letters that a Hebrew page would read out as Hebrew."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.found: list[str] = []
        self._open: list[tuple[str, str]] = []
        self.feed(html)

    @property
    def language(self) -> str:
        """The language in force here."""
        return self._open[-1][1] if self._open else ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._open.append((tag, given.get("lang") or self.language))
        for name in SPOKEN:
            self._note(given.get(name))
        if tag == "meta" and given.get("name", given.get("property")) in ("description", "og:title", "og:description"):
            self._note(given.get("content"))
        if tag in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self._open or self._open[-1][0] not in ("script", "style"):
            self._note(data)

    def _note(self, text: str | None) -> None:
        if text and self.language == "he":
            self.said.append(text)
            words = re.findall(r"[A-Za-z]{2,}", re.sub(r"https?://\S+", "", text))
            self.found += [word for word in words if word not in ALLOWED]


def check(html: str) -> None:
    """Hebrew words only, right to left, well built."""
    assert Outline(html).all("html")[0] == {"lang": "he", "dir": "rtl"}
    spoken = Spoken(html)
    assert spoken.found == []
    assert len(re.findall("[א-ת]", " ".join(spoken.said))) > 60
    assert faults_of(html) == []


@pytest.fixture
def client(db: None) -> Client:
    """A reader of a site with the demo content."""
    load(Report())
    return Client(headers={"host": "localhost"})


def page(client: Client, address: str, status: int = 200) -> str:
    """The HTML at an address."""
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def test_the_check_notices_what_is_not_marked() -> None:
    html = '<html lang="he"><p>שלום <b>Hello</b> <i lang="en">Bye</i></p><img alt="A chart"><p>Talk</p></html>'
    assert Spoken(html).found == ["Hello", "chart", "Talk"]


def test_every_page_is_in_hebrew(client: Client) -> None:
    for path in PATHS:
        check(page(client, path))
    for query in ("", "שותפות", "קקטוס", 'נאט״ו "'):
        check(page(client, f"/he/search/?q={quote(query)}"))
    check(page(client, "/he/no-such-page/", 404))


def test_the_form_its_errors_and_the_thanks_are_in_hebrew(client: Client) -> None:
    check(page(client, "/inquiry/he/"))
    refused = client.post("/inquiry/he/", {"email": "?", "phone": "?", "name": "א" * 122})
    html = refused.content.decode()
    assert html.count('class="error"') >= 8
    assert "<title>שגיאה:" in html
    check(html)
    accepted = client.post("/inquiry/he/", honest(), follow=True)
    html = re.sub(r"CA-[A-Z0-9-]+", "", accepted.content.decode())
    assert "הפנייה בדרך אלינו" in html
    check(html)


def test_a_post_from_elsewhere_is_answered_in_hebrew(client: Client) -> None:
    answer = client.post("/inquiry/he/", {}, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403
    assert Spoken(answer.content.decode()).found == []


def test_the_other_language_is_the_same_page(client: Client) -> None:
    for path in PATHS:
        links = Outline(page(client, path)).all("a")
        others = {link["href"] for link in links if link.get("hreflang") == "en"}
        assert others == {path.removeprefix("/he")}
        back = {link["href"] for link in Outline(page(client, others.pop())).all("a") if link.get("hreflang") == "he"}
        assert back == {path}


def test_machines_are_told_of_both(client: Client) -> None:
    sitemap = page(client, "/sitemap.xml")
    for path in PATHS:
        links = Outline(page(client, path)).all("link")
        assert [each["href"] for each in links if each.get("rel") == "canonical"] == [f"http://localhost{path}"]
        assert {each["hreflang"]: each["href"] for each in links if "hreflang" in each} == {
            "he": f"http://localhost{path}",
            "en": f"http://localhost{path.removeprefix('/he')}",
            "x-default": f"http://localhost{path.removeprefix('/he')}",
        }
        assert f"<loc>http://localhost{path}</loc>" in sitemap


def test_a_hebrew_page_asks_for_hebrew_letters_first(client: Client) -> None:
    for path, wanted in (("/he/", True), ("/", False)):
        preloads = [each["href"] or "" for each in Outline(page(client, path)).all("link") if each["rel"] == "preload"]
        assert any("libre-hebrew-500" in each for each in preloads) is wanted
        assert any("hebrew-hebrew-400" in each for each in preloads) is wanted
        assert any("libre-latin-500" in each for each in preloads) is not wanted
    assert "12 בנובמבר 2026" in page(client, "/he/insights/two-systems-one-line/")


def test_hebrew_words_are_found_in_hebrew_pages_only(client: Client) -> None:
    expected = {"מיירטים": "two-systems-one-line", "ג׳וניפר": "two-systems-one-line", "נאט״ו": "industry-partnering"}
    for query, slug in expected.items():
        main = page(client, f"/he/search/?q={quote(query)}").partition("<main")[2].partition("</main>")[0]
        assert f"/{slug}/" in main, query
        assert 'href="/insights/' not in main


def test_countries_are_in_the_order_of_the_alphabet() -> None:
    with translation.override("he"):
        names = [name for _code, name in country_choices()]
    assert names[:3] == ["יש לבחור מדינה", "ארצות הברית", "ישראל"]
    assert names[3:] == sorted(names[3:])
    assert "בולגריה" in names
    with translation.override("en"):
        assert [name for _code, name in country_choices()][3:6] == ["Afghanistan", "Åland Islands", "Albania"]
