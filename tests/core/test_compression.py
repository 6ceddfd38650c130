"""Compressed texts, and answers that a browser has already."""

import gzip
from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents.models import Document

GZIP = {"HTTP_ACCEPT_ENCODING": "gzip"}


@pytest.mark.parametrize("path", ["/", "/insights/two-systems/", "/nowhere/", "/inquiry/en/", "/sitemap.xml"])
def test_texts_are_compressed(site: SimpleNamespace, client: Client, path: str) -> None:
    """For who takes it; the content is the same, and caches are told."""
    packed = client.get(path, **GZIP)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["Vary"]
    plain = client.get(path)
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(packed.content) == plain.content


def test_downloads_keep_their_length(site: SimpleNamespace, client: Client) -> None:
    """What is compressed by its nature is sent as it lies there."""
    document = Document(title="Paper")
    document.file.save("paper.pdf", ContentFile(b"%PDF" + bytes(5000)))
    document.save()
    response = client.get(document.url, **GZIP)
    assert response.headers.get("Content-Encoding") != "gzip"
    assert response.headers["Content-Length"] == "5004"


@pytest.mark.parametrize("extra", [{}, GZIP], ids=["plain", "compressed"])
def test_a_page_that_did_not_change_is_not_sent_again(site: SimpleNamespace, client: Client, extra: dict) -> None:
    """304 for the tag of the same page, compressed or not; another tag once it changed."""
    tag = client.get("/services/", **extra).headers["ETag"]
    again = client.get("/services/", HTTP_IF_NONE_MATCH=tag, **extra)
    assert (again.status_code, again.content) == (304, b"")
    assert "Content-Security-Policy" in again.headers
    site.services.title = "Changed"
    site.services.save_revision().publish()
    assert client.get("/services/", HTTP_IF_NONE_MATCH=tag, **extra).status_code == 200


def test_who_is_signed_in_gets_a_page_of_their_own(site: SimpleNamespace, client: Client, admin_client: Client) -> None:
    """The page with the user bar has another tag, and caches are told what it depends on."""
    readers, editors = client.get("/"), admin_client.get("/")
    assert readers.headers["ETag"] != editors.headers["ETag"]
    assert "Cookie" in readers.headers["Vary"]
    assert "Cookie" in editors.headers["Vary"]
