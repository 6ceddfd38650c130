"""Pictures of an import: found in what was given, looked at, and only then put into the library."""

import base64
import binascii
import hashlib
import warnings
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from django.core.files.images import ImageFile
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError
from wagtail.images import get_image_model
from wagtail.log_actions import log
from wagtail.models import Collection

from .document import Article, Picture
from .errors import SourceRefused
from .files import Bundle, path_in
from .limits import LARGEST_PICTURE, MOST_PIXELS, in_megabytes
from .notes import Notes, excerpt

# What Wagtail's editors may upload too. An SVG can hold scripts.
_FORMATS = {"JPEG": "jpg", "PNG": "png", "GIF": "gif", "WEBP": "webp", "AVIF": "avif"}
# Stands where a picture was not given, so that its alternative text and caption keep their place.
STAND_IN: Final = Path(__file__).with_name("images") / "missing.png"
STAND_IN_TITLE: Final = "Missing picture (import)"


class PictureRefused(Exception):
    """Not a picture that the library may take; says why."""


@dataclass(frozen=True)
class Found:
    """A picture's file, looked at."""

    name: str
    data: bytes = field(repr=False)
    width: int
    height: int

    @property
    def hash(self) -> str:
        """As Wagtail keeps it."""
        return hashlib.sha1(self.data, usedforsecurity=False).hexdigest()


def pictures_of(article: Article, folder: Bundle | None) -> dict[Picture, Found | None]:
    """The file of each picture of an article, from what it came in or from the folder given; None without one."""
    wanted = [block for block in article.blocks if isinstance(block, Picture)]
    return {picture: _find(picture, article, folder) for picture in wanted}


def looked_at(name: str, data: bytes) -> Found:
    """A file that is a picture.

    Raises:
        PictureRefused: it is too large, damaged, or of a kind that the site does not show.
    """
    if len(data) > LARGEST_PICTURE:
        raise PictureRefused(_("it is larger than %(limit)s") % {"limit": in_megabytes(LARGEST_PICTURE)})
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=list(_FORMATS)) as image:
                width, height = image.size
                if width * height > MOST_PIXELS:
                    raise PictureRefused(_("it has too many pixels"))
                kind = _FORMATS[image.format or ""]
                image.load()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise PictureRefused(_("it has too many pixels")) from None
    except UnidentifiedImageError:
        raise PictureRefused(_("it is no JPEG, PNG, GIF, WebP or AVIF")) from None
    except (OSError, ValueError, SyntaxError, EOFError):
        raise PictureRefused(_("its file is damaged")) from None
    return Found(f"{PurePosixPath(name).stem[:80] or 'picture'}.{kind}", data, width, height)


def in_library(found: Found, title: str, user: Any, collection: Collection | None, files: list[Any]) -> Any:
    """The library's picture with this content, made when there is none; a new file is added to `files`."""
    known = get_image_model().objects.filter(file_hash=found.hash).order_by("pk").first()
    if known is not None:
        return known
    image = get_image_model()(title=title[:255], uploaded_by_user=user)
    if collection is not None:
        image.collection = collection
    image.file = ImageFile(BytesIO(found.data), name=found.name)
    image._set_image_file_metadata()
    image.save()
    files.append(image.file)
    log(instance=image, action="wagtail.create", user=user)
    return image


def stand_in(user: Any, files: list[Any]) -> Any:
    """The library's picture for one that is missing."""
    return in_library(looked_at(STAND_IN.name, STAND_IN.read_bytes()), STAND_IN_TITLE, user, None, files)


def _find(picture: Picture, article: Article, folder: Bundle | None) -> Found | None:
    for address in picture.addresses:
        try:
            if found := _at(address, article, folder):
                return found
        except PictureRefused as refused:
            words = _("The picture “%(address)s” is not taken: %(reason)s.")
            article.notes.missing(words % {"address": _short(address), "reason": refused})
        except SourceRefused as refused:
            article.notes.missing(str(refused))
    _say_missing(picture, article.notes)
    return None


def _at(address: str, article: Article, folder: Bundle | None) -> Found | None:
    if address.startswith("data:"):
        return looked_at("picture", _inline(address))
    if _leads_out(address, article.folder):
        raise PictureRefused(_("its address leads out of what was given"))
    for bundle, place in ((article.bundle, article.folder), (folder, "")):
        if bundle and not bundle.is_single and (name := bundle.picture(address, place)):
            return looked_at(name.rpartition("/")[2], bundle.read(name))
    return None


def _inline(address: str) -> bytes:
    head, _comma, body = address.partition(",")
    if not head.endswith(";base64"):
        raise PictureRefused(_("it is no JPEG, PNG, GIF, WebP or AVIF"))
    try:
        return base64.b64decode("".join(unquote(body).split()), validate=True)
    except (binascii.Error, ValueError):
        raise PictureRefused(_("its file is damaged")) from None


def _leads_out(address: str, folder: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return True
    is_of_a_folder = not parts.scheme and not parts.netloc and ".." in unquote(parts.path)
    return parts.scheme == "file" or (is_of_a_folder and not path_in(address, folder))


def _say_missing(picture: Picture, notes: Notes) -> None:
    said = " / ".join(each for each in (picture.alt, picture.caption) if each)
    where = _short(picture.addresses[0]) if picture.addresses else _("no address")
    words = _("A picture was not given (%(where)s). A stand-in keeps its place, alternative text and caption: %(said)s")
    notes.missing(words % {"where": where, "said": excerpt(said) if said else "–"})


def _short(address: str) -> str:
    return address if len(address) <= 120 else f"{address[:117]}…"
