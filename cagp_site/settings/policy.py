"""What a browser may do with our pages; pure functions of where things lie."""

from typing import Any
from urllib.parse import urlsplit

from csp.constants import NONE, SELF, UNSAFE_INLINE

# Players that an article may embed, by the name that EMBED_PROVIDERS switches them on with. Both set no cookie.
EMBED_ORIGINS = {"youtube": "https://www.youtube-nocookie.com", "vimeo": "https://player.vimeo.com"}

# Powers that a player gets back on a page that embeds it, nobody else.
PLAYER_POWERS = ("autoplay", "encrypted-media", "fullscreen", "picture-in-picture")

# Powers that no page of this site uses. Only names that Chromium knows: it complains in the console of others.
SWITCHED_OFF = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "sync-xhr",
    "usb",
    "window-management",
    "xr-spatial-tracking",
)


def public_policy(media_url: str) -> dict[str, Any]:
    """The directives for readers: nothing but our own files, and pictures from the media host."""
    pictures = [SELF, *_origin(media_url)]
    return {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": pictures,
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        # Not 'none': Wagtail's preview frames the page.
        "frame-ancestors": [SELF],
        "manifest-src": [SELF],
        "media-src": pictures,
    }


def admin_policy(media_url: str) -> dict[str, Any]:
    """The directives for Wagtail's admin: the readers', wider by what the admin does not work without.

    Inline elements alone: attributes such as `onerror`, which most injections need, and `eval` stay forbidden.
    """
    return {
        **public_policy(media_url),
        # Date pickers and choosers are started by a script element beside each field.
        "script-src-elem": [SELF, UNSAFE_INLINE],
        # The rich text editor's libraries write style elements.
        "style-src-elem": [SELF, UNSAFE_INLINE],
        # The thumbnail of a picture while it is sent.
        "img-src": [*public_policy(media_url)["img-src"], "blob:"],
        # The previews of pages and blocks.
        "frame-src": [SELF],
    }


def _origin(url: str) -> list[str]:
    parts = urlsplit(url)
    return [f"{parts.scheme}://{parts.netloc}"] if parts.netloc else []
