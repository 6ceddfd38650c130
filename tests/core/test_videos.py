"""Videos: which addresses are taken, what is made of them, what a page lets in."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from cagp_site.core.blocks.video import EmbedBlock, validate_video
from cagp_site.core.videos import PROVIDERS, UnknownVideoError, video_from
from cagp_site.settings.policy import EMBED_ORIGINS
from tests.factories import pages
from tests.markup import Outline, faults_of

pytestmark = pytest.mark.usefixtures("providers")

YOUTUBE = "https://www.youtube-nocookie.com/embed/dQ-w_9WgXcQ?autoplay=1&rel=0"
VIMEO = "https://player.vimeo.com/video/123456789?autoplay=1&dnt=1"


@pytest.fixture
def providers(settings: Any) -> None:
    """All providers are switched on."""
    switch_on(settings, *EMBED_ORIGINS)


def switch_on(settings: Any, *names: str) -> None:
    """Let these providers in, and no others."""
    settings.EMBED_PROVIDERS = list(names)
    settings.EMBED_PROVIDER_ORIGINS = [EMBED_ORIGINS[name] for name in names]


def test_policy_knows_the_players() -> None:
    """The content security policy names the origins that the players come from."""
    assert {provider.key: provider.origin for provider in PROVIDERS} == EMBED_ORIGINS


@pytest.mark.parametrize(
    ("address", "player"),
    [
        ("https://www.youtube.com/watch?v=dQ-w_9WgXcQ", YOUTUBE),
        ("https://www.youtube.com/watch?list=x&v=dQ-w_9WgXcQ&t=90s", YOUTUBE),
        ("http://m.youtube.com/watch?v=dQ-w_9WgXcQ", YOUTUBE),
        ("https://youtu.be/dQ-w_9WgXcQ?si=abc", YOUTUBE),
        ("https://YouTube.com/shorts/dQ-w_9WgXcQ/", YOUTUBE),
        ("https://www.youtube.com/live/dQ-w_9WgXcQ", YOUTUBE),
        ("https://www.youtube-nocookie.com/embed/dQ-w_9WgXcQ", YOUTUBE),
        (" https://vimeo.com/123456789 ", VIMEO),
        ("https://vimeo.com/channels/staffpicks/123456789", VIMEO),
        ("https://player.vimeo.com/video/123456789?h=zz", VIMEO),
        ("https://vimeo.com/123456789/0123abcdef", f"{VIMEO}&h=0123abcdef"),
        ("https://player.vimeo.com/video/123456789?h=0123abcdef", f"{VIMEO}&h=0123abcdef"),
    ],
)
def test_address_of_a_video(address: str, player: str) -> None:
    """Each form in which people copy an address gives the provider's player without cookies or tracking."""
    assert video_from(address).player_url == player


HOSTILE = [
    "",
    "dQ-w_9WgXcQ",
    "javascript:alert(1)//www.youtube.com/watch?v=dQ-w_9WgXcQ",
    "https://www.youtube.com.evil.example/watch?v=dQ-w_9WgXcQ",
    "https://www.youtube.com@evil.example/watch?v=dQ-w_9WgXcQ",
    "https://evil.example/www.youtube.com/watch?v=dQ-w_9WgXcQ",
    "https://evil.example\\@www.youtube.com/watch?v=dQ-w_9WgXcQ",
    "https://www.youtube.com:8443/watch?v=dQ-w_9WgXcQ",
    "https://[::1/watch?v=dQ-w_9WgXcQ",
    "https://www.youtube.com/watch?v=",
    "https://www.youtube.com/watch?v=dQ-w_9WgXcQ%22onload=x",
    'https://www.youtube.com/watch?v=dQ-w_"><img>',
    "https://www.youtube.com/watch?v=dQ-w_9WgXc\u0665",
    "https://www.youtube.com/embed/dQ-w_9WgXcQ/../../redirect",
    "https://www.youtube.com/redirect?q=https://evil.example",
    "https://www.youtube.com/\nwatch?v=dQ-w_9WgXcQ",
    "https://www.youtube.com/watch?v=dQ-w_9WgXcQ\x00",
    "//www.youtube.com/watch?v=dQ-w_9WgXcQ",
    "ftp://youtu.be/dQ-w_9WgXcQ",
    "https://vimeo.com/about",
    "https://vimeo.com/123456789/0123abcdef&autopause=0",
    "https://vimeo.com/\u0661\u0662\u0663\u0664\u0665\u0666",
    "https://youtu.be/" + "a" * 5000,
]


@pytest.mark.parametrize("address", HOSTILE)
def test_address_of_no_video(address: str) -> None:
    """Anything else is refused, and an editor is told in plain words what to copy."""
    with pytest.raises(UnknownVideoError):
        video_from(address)
    with pytest.raises(ValidationError, match="not the address of a video on YouTube or Vimeo"):
        validate_video(address)


def test_password_that_is_none_is_left_out() -> None:
    """What stands where an unlisted video's word stands never reaches an address of ours unless it is one."""
    video = video_from("https://player.vimeo.com/video/123456789?h=0123abcdef%26x=1")
    assert video.player_url == VIMEO


def test_block_checks_what_an_editor_wrote() -> None:
    """The block refuses a bad address and a duration that is none; with good ones it is clean."""
    block = EmbedBlock()
    good = {"address": "https://youtu.be/dQ-w_9WgXcQ", "title": "A talk", "duration": "1:02:30"}
    assert block.clean(block.to_python(good)).video.page_url == "https://www.youtube.com/watch?v=dQ-w_9WgXcQ"
    for bad in ({"address": "https://evil.example"}, {"duration": "two hours"}, {"duration": "12:60:1"}, {"title": ""}):
        with pytest.raises(ValidationError):
            block.clean(block.normalize({**block.to_python(good), **bad}))


def test_provider_that_is_switched_off(settings: Any) -> None:
    """A provider that the site does not let in is refused by its name."""
    switch_on(settings, "youtube")
    with pytest.raises(ValidationError, match="Videos from Vimeo are switched off"):
        validate_video("https://vimeo.com/123456789")


def embed(address: str, **value: Any) -> dict[str, Any]:
    """A video block as the database has it."""
    empty = {"title": "A talk", "duration": "", "poster": None, "caption": ""}
    return {"type": "embed", "value": {"address": address, **empty, **value}}


def shown(client: Client, page: Any, *body: dict[str, Any]) -> str:
    """The page's HTML with this body."""
    page.body = pages.stream(list(body))
    page.save()
    html = client.get(page.url).content.decode()
    assert faults_of(html) == []
    return html


def test_still_asks_nothing_of_the_provider(site: SimpleNamespace, client: Client) -> None:
    """A page with a video holds a link and a picture of ours: no frame, nothing that a browser would load."""
    html = shown(client, site.insight, embed("https://youtu.be/dQ-w_9WgXcQ", duration="12:30", caption="Recorded."))
    outline = Outline(html)
    assert outline.all("iframe") == []
    assert not [value for name in ("src", "srcset") for value in outline.values(name) if "youtu" in value]
    still = next(link for link in outline.all("a") if "data-player" in link)
    assert still["href"] == "https://www.youtube.com/watch?v=dQ-w_9WgXcQ"
    assert still["data-player"] == YOUTUBE
    for piece in ("12:30", "Recorded.", "Play from YouTube"):
        assert piece in html


def test_page_lets_in_only_the_players_it_shows(site: SimpleNamespace, client: Client, settings: Any) -> None:
    """A page names the origins of its videos, of those switched on, and asks for the script only then."""
    html = shown(client, site.service, {"type": "heading", "value": "No video"})
    assert site.service.frame_sources == site.home.frame_sources == site.insights.frame_sources == []
    assert "embed.js" not in html
    both = (embed("https://vimeo.com/123456789"), embed("https://youtu.be/dQ-w_9WgXcQ"), embed("https://evil.example"))
    assert "js/embed.js" in shown(client, site.service, *both)
    assert site.service.frame_sources == ["https://player.vimeo.com", "https://www.youtube-nocookie.com"]
    switch_on(settings, "vimeo")
    html = shown(client, site.service, *both)
    assert site.service.frame_sources == ["https://player.vimeo.com"]
    policy = client.get(site.service.url)["Content-Security-Policy"].split("; ")
    assert [rule for rule in policy if "frame-src" in rule] == ["frame-src https://player.vimeo.com"]
    assert "youtube-nocookie" not in html
    assert 'href="https://www.youtube.com/watch?v=dQ-w_9WgXcQ"' in html
