"""English at `/`, Hebrew under `/he/`, and nothing under the prefix of a language that is not published."""

from types import SimpleNamespace

import pytest
from django.test import Client

from tests.factories import pages
from tests.markup import Outline, faults_of


@pytest.fixture
def hebrew_home(site: SimpleNamespace) -> object:
    """A live Hebrew home page, a translation of the English one."""
    home = site.home.copy_for_translation(pages.hebrew())
    home.title = "בית"
    home.save_revision().publish()
    return home


@pytest.mark.parametrize("path", ["/he/", "/he/services/", "/he/insights/two-systems/", "/he/search/", "/he/nowhere/"])
def test_unpublished_language_answers_404(site: SimpleNamespace, client: Client, path: str) -> None:
    """Without a Hebrew home page nothing answers under /he/, and the error page is an English one."""
    pages.hebrew()
    response = client.get(path)
    assert response.status_code == 404
    assert Outline(response.content.decode()).all("html")[0] == {"lang": "en", "dir": "ltr"}


def test_draft_home_does_not_publish_a_language(site: SimpleNamespace, client: Client) -> None:
    """A Hebrew home page that is a draft changes nothing."""
    site.home.copy_for_translation(pages.hebrew())
    assert client.get("/he/").status_code == 404


def test_hebrew_home_is_served_right_to_left(hebrew_home: object, client: Client) -> None:
    """A live Hebrew home page answers under /he/ with its language and direction."""
    response = client.get("/he/")
    html = response.content.decode()
    assert response.status_code == 200
    assert Outline(html).all("html")[0] == {"lang": "he", "dir": "rtl"}
    assert "בית" in html
    assert faults_of(html) == []


def test_english_pages_are_not_served_under_the_prefix(hebrew_home: object, client: Client) -> None:
    """With Hebrew published, an English page without a translation is still not there in Hebrew."""
    response = client.get("/he/services/")
    assert response.status_code == 404
    assert Outline(response.content.decode()).all("html")[0] == {"lang": "he", "dir": "rtl"}


def test_english_is_served_whatever_the_browser_prefers(hebrew_home: object, client: Client) -> None:
    """The address decides the language, not the browser."""
    html = client.get("/", HTTP_ACCEPT_LANGUAGE="he").content.decode()
    assert Outline(html).all("html")[0] == {"lang": "en", "dir": "ltr"}


@pytest.mark.parametrize("path", ["/", "/he/"])
def test_alternates_list_every_language(hebrew_home: object, client: Client, path: str) -> None:
    """Each live translation lists itself and all others, with x-default, by absolute addresses."""
    links = Outline(client.get(path).content.decode()).all("link")
    found = {link["hreflang"]: link["href"] for link in links if "hreflang" in link}
    assert found == {"en": "http://localhost/", "he": "http://localhost/he/", "x-default": "http://localhost/"}


def test_other_language_is_offered(hebrew_home: object, site: SimpleNamespace, client: Client) -> None:
    """A page without a translation offers the other language's home page."""
    links = Outline(client.get(site.services.url).content.decode()).all("a")
    assert [link["href"] for link in links if link.get("hreflang") == "he"] == ["/he/"]


def test_one_language_lists_no_alternates(site: SimpleNamespace, client: Client) -> None:
    """A site in one language offers no other."""
    assert Outline(client.get("/").content.decode()).values("hreflang") == []


def test_preview_in_hebrew(hebrew_home: object) -> None:
    """The preview of a Hebrew page is Hebrew, whatever language the editor's admin has."""
    html = hebrew_home.make_preview_request().rendered_content
    assert Outline(html).all("html")[0] == {"lang": "he", "dir": "rtl"}
