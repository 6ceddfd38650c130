"""What a `<picture>` element says about a picture, from the renditions that exist."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .renditions import existing
from .shapes import Shape


@dataclass(frozen=True)
class Source:
    """One format in all its widths."""

    type: str
    srcset: str


@dataclass(frozen=True)
class Picture:
    """The sources, and the file for browsers that know none of them, with its size."""

    sources: list[Source]
    src: str
    width: int
    height: int


def picture_of(image: Any, shape: Shape) -> Picture:
    """A picture in a shape; as long as nothing of it is made, another rendition or the original stands in."""
    found = existing(image, shape)
    sources = [
        Source(f"image/{each}", _srcset(found[spec] for spec in shape.specs(image, each) if spec in found))
        for each in shape.formats
    ]
    file = found.get(shape.fallback_spec(image)) or _stand_in(image, shape, found.values())
    return Picture([source for source in sources if source.srcset], file.url, file.width, file.height)


def _srcset(renditions: Iterable[Any]) -> str:
    """Addresses with their true widths, each width once."""
    return ", ".join({each.width: f"{each.url} {each.width}w" for each in renditions}.values())


def _stand_in(image: Any, shape: Shape, found: Iterable[Any]) -> Any:
    """The widest of its own, else the widest of any shape that is wide enough to look at, else the original."""
    enough = [each for each in image.renditions.all() if each.width >= min(shape.widths[0], image.width)]
    return max(found, key=_width, default=None) or max(enough, key=_width, default=None) or _Original(image)


def _width(rendition: Any) -> int:
    return int(rendition.width)


class _Original:
    """An upload with the names that a rendition has."""

    def __init__(self, image: Any) -> None:
        self.url, self.width, self.height = image.file.url, image.width, image.height
