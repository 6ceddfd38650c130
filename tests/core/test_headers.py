"""What every kind of response tells the browser to refuse, compared whole."""

from pathlib import Path
from types import SimpleNamespace
from unittest import mock

import pytest
from django.core.files.base import ContentFile
from django.http import HttpResponse
from django.test import Client, RequestFactory
from wagtail.documents.models import Document

from cagp_site.core.headers import let_frame, permissions_policy
from cagp_site.core.videos import PROVIDERS
from cagp_site.settings.policy import EMBED_ORIGINS, PLAYER_POWERS, SWITCHED_OFF, admin_policy, public_policy
from home.models import StandardPage
from insights.models import InsightPage

READERS = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'self'",
    "manifest-src": "'self'",
    "media-src": "'self'",
}
VIMEO, YOUTUBE = "https://player.vimeo.com", "https://www.youtube-nocookie.com"


def policy_of(response: HttpResponse) -> dict[str, str]:
    """The content security policy by directive; a directive that is said twice fails."""
    parts = [part.strip().partition(" ") for part in response.headers["Content-Security-Policy"].split(";")]
    policy = {name: value for name, _, value in parts}
    assert len(policy) == len(parts)
    return policy


def assert_confined(response: HttpResponse) -> None:
    """Everything but the content security policy."""
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert response.headers["Permissions-Policy"] == ", ".join(f"{name}=()" for name in SWITCHED_OFF)


@pytest.mark.parametrize("name", ["home", "services", "service", "insights", "insight"])
def test_every_page_type(site: SimpleNamespace, client: Client, name: str) -> None:
    """Readers' pages carry the readers' policy and set no cookie."""
    response = client.get(getattr(site, name).url)
    assert response.status_code == 200
    assert policy_of(response) == READERS
    assert_confined(response)
    assert not response.cookies


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/search/", 200),
        ("/search/?q=two", 200),
        ("/inquiry/en/", 200),
        ("/nowhere/", 404),
        ("/robots.txt", 200),
        ("/sitemap.xml", 200),
        ("/.well-known/security.txt", 200),
        ("/static/css/site.css", 200),
        ("/static/img/favicon.svg", 200),
        ("/covers/1/not-found.svg", 200),
        ("/covers/1/not-found@4x3.svg", 200),
        ("/feeds/insights.rss", 200),
        ("/feeds/insights.json", 200),
        ("/llms.txt", 200),
        ("/manifest.webmanifest", 200),
        ("/favicon.ico", 302),
        ("/static/contact/attribution.js", 200),
        ("/admin", 301),
    ],
)
def test_every_other_address(site: SimpleNamespace, client: Client, path: str, status: int) -> None:
    """The same for what is no page of the tree; nobody else's page may use our static files."""
    response = client.get(path)
    assert response.status_code == status
    assert policy_of(response) == READERS
    assert_confined(response)
    assert "Access-Control-Allow-Origin" not in response.headers


def test_standard_and_inquiry_pages(site: SimpleNamespace, client: Client) -> None:
    """The other page types of the tree."""
    from contact.models import InquiryPage  # noqa: PLC0415 - a page of another app, for this test alone

    for page in (StandardPage(title="Plain", slug="plain"), InquiryPage(title="Write", slug="write")):
        site.home.add_child(instance=page)
        response = client.get(page.url)
        assert (response.status_code, policy_of(response)) == (200, READERS)


def test_form_errors_and_thanks(site: SimpleNamespace, client: Client) -> None:
    """A post that fails, a foreign one, and the reference after one that is stored."""
    from contact.views import THANKS_SIGNER  # noqa: PLC0415 - as above

    responses = [
        client.post("/inquiry/en/", {"name": "x"}),
        client.post("/inquiry/en/", {"name": "x"}, HTTP_SEC_FETCH_SITE="cross-site"),
        client.get(f"/inquiry/en/thanks/{THANKS_SIGNER.sign('CA-1')}/"),
    ]
    assert [response.status_code for response in responses] == [200, 403, 200]
    for response in responses:
        assert policy_of(response) == READERS
        assert_confined(response)


def test_a_fault_of_ours(site: SimpleNamespace, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """500."""
    client.raise_request_exception = False
    monkeypatch.setattr("home.models.ServicePage.facts", property(lambda _page: 1 / 0))
    response = client.get(site.service.url)
    assert (response.status_code, policy_of(response)) == (500, READERS)
    assert_confined(response)


def test_a_foreign_host(client: Client) -> None:
    """400."""
    response = client.get("/", HTTP_HOST="evil.example")
    assert (response.status_code, policy_of(response)) == (400, READERS)


def test_the_redirect_to_https(client: Client, settings: object) -> None:
    """A redirect that another middleware answers."""
    settings.SECURE_SSL_REDIRECT = True
    response = client.get("/")
    assert (response.status_code, policy_of(response)) == (301, READERS)


# --- admin ---


def test_the_admin_alone_is_relaxed(site: SimpleNamespace, admin_client: Client) -> None:
    """Below the admin's address the admin's policy; for the same person everywhere else the readers'."""
    expected = {name: " ".join(values) for name, values in admin_policy("/media/").items()}
    for path in ("/admin/", "/admin/login/", f"/admin/pages/{site.home.pk}/edit/", "/admin/nowhere/"):
        response = admin_client.get(path)
        assert policy_of(response) == expected, path
        assert_confined(response)
    response = admin_client.get("/")
    assert b"wagtail-userbar" in response.content
    assert policy_of(response) == READERS


def test_what_the_admin_may_more() -> None:
    """Each word by which the admin's policy is wider, so that a further one is noticed."""
    assert {k: v for k, v in admin_policy("/media/").items() if v != public_policy("/media/").get(k)} == ADMIN_MORE


ADMIN_MORE = {
    "script-src-elem": ["'self'", "'unsafe-inline'"],
    "style-src-elem": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "blob:"],
    "frame-src": ["'self'"],
}


def test_a_preview_has_the_readers_policy(site: SimpleNamespace, admin_client: Client) -> None:
    """What an editor previews is confined as the page will be, and may be framed by the admin."""
    response = admin_client.get(f"/admin/pages/{site.home.pk}/view_draft/")
    assert (response.status_code, policy_of(response)) == (200, READERS)
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_cookies_of_staff(site: SimpleNamespace, client: Client, admin_user: object) -> None:
    """No script reads them and no other site sends them."""
    client.get("/admin/login/")
    client.force_login(admin_user)
    response = client.get("/admin/")
    cookies = {**client.cookies, **response.cookies}
    assert {"sessionid", "csrftoken"} <= set(cookies)
    response = client.post("/admin/login/", {"username": "nobody", "password": "x"})
    for cookie in response.cookies.values():
        assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


# --- uploads ---

SCRIPT = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.fixture
def uploads(settings: object) -> Path:
    """The folder of uploads, handed out by Django."""
    folder = Path(settings.MEDIA_ROOT)
    folder.mkdir()
    return folder


@pytest.mark.parametrize(
    ("name", "is_saved"), [("a.html", True), ("a.svg", False), ("a.pdf", True), ("a.xyz", True), ("a.png", False)]
)
def test_an_upload_never_runs(uploads: Path, name: str, is_saved: bool) -> None:
    """Whatever was uploaded: in a sandbox without scripts, saved unless it is a picture, shown by anybody's page."""
    from cagp_site.core.views.media import media  # noqa: PLC0415 - beside its only use

    (uploads / name).write_bytes(SCRIPT)
    response = media(RequestFactory().get("/"), name)
    assert policy_of(response) == {"default-src": "'none'", "sandbox": ""}
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert (response.headers.get("Content-Disposition") == "attachment") is is_saved


def test_a_document_never_runs(site: SimpleNamespace, client: Client) -> None:
    """A document goes through Wagtail, as a download that loads nothing."""
    document = Document(title="Page")
    document.file.save("page.html", ContentFile(b"<script>alert(1)</script>"))
    document.save()
    response = client.get(document.url)
    assert response.status_code == 200
    assert policy_of(response) == {"default-src": "'none'"}
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert_confined(response)


# --- what settings change ---


def test_the_media_host_may_send_pictures() -> None:
    """Its origin alone, and for pictures and films alone."""
    policy = public_policy("https://media.example.org/files/")
    widened = {name for name, values in policy.items() if "https://media.example.org" in values}
    assert widened == {"img-src", "media-src"}
    assert policy["img-src"] == ["'self'", "https://media.example.org"]


@pytest.mark.parametrize(
    ("on", "asked", "framed"),
    [
        ([], [VIMEO], None),
        ([VIMEO], [], None),
        ([VIMEO], [VIMEO], VIMEO),
        ([VIMEO], [YOUTUBE, "https://evil.example"], None),
        ([VIMEO, YOUTUBE], [VIMEO, YOUTUBE], f"{VIMEO} {YOUTUBE}"),
    ],
    ids=["switched off", "no embed", "one", "another", "two"],
)
def test_frames_only_where_a_page_embeds(
    site: SimpleNamespace, client: Client, settings: object, *, on: list[str], asked: list[str], framed: str | None
) -> None:
    """A page frames what it embeds, of the providers that are switched on; the page beside it frames nothing."""
    settings.EMBED_PROVIDER_ORIGINS = on
    with mock.patch.object(InsightPage, "frame_sources", asked):
        response = client.get(site.insight.url)
    assert policy_of(response) == ({**READERS, "frame-src": framed} if framed else READERS)
    assert ('fullscreen=(self "' in response.headers["Permissions-Policy"]) is bool(framed)
    assert policy_of(client.get(site.home.url)) == READERS


def test_players_alone_get_powers_back(settings: object) -> None:
    """Four of them, for the origins that are framed."""
    settings.EMBED_PROVIDER_ORIGINS = [VIMEO]
    header = let_frame(RequestFactory().get("/"), HttpResponse(), [VIMEO]).headers["Permissions-Policy"]
    changed = set(header.split(", ")) - set(permissions_policy().split(", "))
    assert changed == {f'{name}=(self "{VIMEO}")' for name in PLAYER_POWERS}
    assert len(header.split(", ")) == len(SWITCHED_OFF)


def test_the_policy_knows_each_player(settings: object) -> None:
    """What the blocks embed and what the policy lets in are the same origins; all are on unless somebody says no."""
    assert {provider.key: provider.origin for provider in PROVIDERS} == EMBED_ORIGINS
    assert list(EMBED_ORIGINS.values()) == settings.EMBED_PROVIDER_ORIGINS
