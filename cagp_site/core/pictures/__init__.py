"""Pictures of the library on pages: named shapes, made by workers, never by a visitor's request."""

from .markup import Picture, picture_of
from .renditions import existing, make
from .shapes import SHAPES, Shape

__all__ = ["SHAPES", "Picture", "Shape", "existing", "make", "picture_of"]
