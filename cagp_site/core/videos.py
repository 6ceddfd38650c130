"""Videos elsewhere: which addresses we know, where they are watched, where they play without tracking."""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, urlsplit

from django.conf import settings


class UnknownVideoError(ValueError):
    """The address is of no video that we know how to show."""


@dataclass(frozen=True)
class Provider:
    """Who holds the video. `{id}` stands for the video in each address."""

    key: str
    name: str
    hosts: frozenset[str]
    paths: tuple[str, ...]
    """Patterns of the whole path; the group `id` is the video, `pass` the word that opens an unlisted one."""
    page: str
    origin: str
    """Where the player comes from: what a content security policy has to allow."""
    player: str


YOUTUBE = Provider(
    key="youtube",
    name="YouTube",
    hosts=frozenset({"youtube.com", "www.youtube.com", "m.youtube.com", "youtu.be", "www.youtube-nocookie.com"}),
    paths=(r"/(?:(?:embed|shorts|live)/)?(?P<id>[\w-]{11})",),
    page="https://www.youtube.com/watch?v={id}",
    origin="https://www.youtube-nocookie.com",
    player="/embed/{id}?autoplay=1&rel=0",
)
VIMEO = Provider(
    key="vimeo",
    name="Vimeo",
    hosts=frozenset({"vimeo.com", "www.vimeo.com", "player.vimeo.com"}),
    paths=(r"/(?:video/|channels/[\w-]+/)?(?P<id>\d{6,12})(?:/(?P<pass>[0-9a-f]{6,20}))?",),
    page="https://vimeo.com/{id}",
    origin="https://player.vimeo.com",
    player="/video/{id}?autoplay=1&dnt=1",
)
PROVIDERS = (YOUTUBE, VIMEO)


@dataclass(frozen=True)
class Video:
    """One video of a provider."""

    provider: Provider
    key: str
    password: str = ""
    """The word that opens an unlisted video of Vimeo."""

    @property
    def page_url(self) -> str:
        """Where a reader watches it at the provider's."""
        return self.provider.page.format(id=self.key) + (f"/{self.password}" if self.password else "")

    @property
    def player_url(self) -> str:
        """The player for a frame of ours, in the provider's mode without cookies or with tracking declined."""
        address = self.provider.origin + self.provider.player.format(id=self.key)
        return address + (f"&h={self.password}" if self.password else "")

    @property
    def is_playable(self) -> bool:
        """Whether this site lets the provider's player in."""
        return self.provider.key in settings.EMBED_PROVIDERS


def video_from(address: str) -> Video:
    """The video at an address as people copy it.

    The address itself is never used again: ours are made from the video's key alone.

    Raises:
        UnknownVideoError: it is of no provider we know, or of no video there.
    """
    parts = _split(address.strip())
    for provider in PROVIDERS:
        if parts.netloc.lower() in provider.hosts:
            return _video_at(provider, parts)
    raise UnknownVideoError(address)


def _split(address: str) -> SplitResult:
    # urlsplit drops line breaks and tabs, and browsers read a backslash as a slash: neither is in an honest address.
    if not re.fullmatch(r"https?://[!-\[\]-~]{1,300}", address):
        raise UnknownVideoError(address)
    try:
        return urlsplit(address)
    except ValueError:
        raise UnknownVideoError(address) from None


def _video_at(provider: Provider, parts: SplitResult) -> Video:
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    path = parts.path.rstrip("/")
    if provider is YOUTUBE and path == "/watch":
        path = f"/{query.get('v', '')}"
    for pattern in provider.paths:
        found = re.fullmatch(pattern, path, re.ASCII)
        if found:
            word = found.groupdict().get("pass") or _password(provider, query)
            return Video(provider, found["id"], word)
    raise UnknownVideoError(parts.geturl())


def _password(provider: Provider, query: dict[str, str]) -> str:
    word = query.get("h", "") if provider is VIMEO else ""
    return word if re.fullmatch(r"[0-9a-f]{6,20}", word) else ""
