"""Uploads: handed out by Django where nothing stands in front of it."""

from pathlib import Path

import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.http import Http404
from django.test import RequestFactory

from cagp_site import urls


def test_media_is_served_with_debug_off(settings: object) -> None:
    """`SERVE_MEDIA` is enough: pictures show without DEBUG."""
    settings.SERVE_MEDIA, settings.DEBUG = True, False
    Path(settings.MEDIA_ROOT).mkdir()
    (Path(settings.MEDIA_ROOT) / "picture.txt").write_text("here")
    match = urls.media_urls()[0].resolve("media/picture.txt")
    response = match.func(RequestFactory().get("/"), *match.args, **match.kwargs)
    assert b"".join(response.streaming_content) == b"here"
    response.file_to_stream.close()


@pytest.mark.parametrize("path", ["../secret_key", "..%2fsecret_key", "images/../../secret_key", "", "none.png"])
def test_media_gives_nothing_else(settings: object, path: str) -> None:
    """Nothing outside the folder is handed out (404, or 400 by the suspicion), and no folder is listed."""
    settings.SERVE_MEDIA = True
    Path(settings.MEDIA_ROOT).mkdir()
    (Path(settings.MEDIA_ROOT).parent / "secret_key").write_text("secret")
    match = urls.media_urls()[0].resolve(f"media/{path}")
    with pytest.raises((Http404, SuspiciousFileOperation)):
        match.func(RequestFactory().get("/"), *match.args, **match.kwargs)


def test_media_is_left_to_the_web_server(settings: object) -> None:
    """Without `SERVE_MEDIA` there is no such address."""
    settings.SERVE_MEDIA = settings.DEBUG = False
    assert urls.media_urls() == []
