"""Every shape in which a picture appears, named once: its widths, its crop and how wide a page shows it."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from PIL import features

# The best first: a browser takes the first that it knows. Not every build of Pillow writes AVIF.
MODERN: Final = ("avif", "webp") if features.check("avif") else ("webp",)
FALLBACK: Final = "jpeg"


@dataclass(frozen=True)
class Shape:
    """A crop around the focal point (or none), in some widths."""

    name: str
    widths: tuple[int, ...]
    sizes: str
    ratio: Fraction | None = None
    """Width to height; None shows the whole picture."""
    formats: tuple[str, ...] = MODERN

    def specs(self, image: Any, image_format: str) -> list[str]:
        """Wagtail's filters for the widths in one format, narrowest first; none wider than the picture needs."""
        return [f"{self._crop(width)}|format-{image_format}" for width in self._useful_widths(image)]

    def fallback_spec(self, image: Any) -> str:
        """The filter for browsers that know neither of the formats: one, of middle width."""
        specs = self.specs(image, FALLBACK)
        return specs[len(specs) // 2]

    def all_specs(self, image: Any) -> list[str]:
        """Every filter that a whole set consists of."""
        modern = [spec for each in self.formats for spec in self.specs(image, each)]
        return [*modern, self.fallback_spec(image)]

    def _crop(self, width: int) -> str:
        return f"fill-{width}x{round(width / self.ratio)}" if self.ratio else f"width-{width}"

    def _useful_widths(self, image: Any) -> list[int]:
        """Those narrower than what the picture has, and the next one, for which Wagtail gives all it has."""
        available = min(image.width, int(image.height * self.ratio)) if self.ratio else image.width
        return [self.widths[0]] + [
            width for width, before in zip(self.widths[1:], self.widths, strict=False) if before < available
        ]


WIDE: Final = Fraction(16, 9)
COVER_WIDTHS: Final = (480, 800, 1200, 1600)

SHAPES: Final = {
    shape.name: shape
    for shape in (
        # In the text: 42rem wide, and below that as wide as the page without its margins.
        Shape("figure", (480, 720, 1008, 1344), "(min-width: 46rem) 42rem, calc(100vw - 2rem)"),
        # The still of a video, as wide as a figure.
        Shape("still", (480, 720, 1008, 1344), "(min-width: 46rem) 42rem, calc(100vw - 2rem)", WIDE),
        # Beside the title of an article: five columns of twelve.
        Shape("cover", COVER_WIDTHS, "(min-width: 64rem) 32rem, calc(100vw - 2rem)", WIDE),
        # The large one above a list: seven columns.
        Shape("lead", COVER_WIDTHS, "(min-width: 64rem) 46rem, calc(100vw - 2rem)", WIDE),
        Shape("portrait", (160, 240, 320, 480), "(min-width: 50rem) 10rem, max(20vw, 5.5rem)", Fraction(1)),
        # The head of an author's page.
        Shape("profile", (160, 240, 320, 480), "clamp(120px, 34vw, 224px)", Fraction(1)),
        Shape("byline", (56, 112, 168), "3.5rem", Fraction(1)),
        # The cover again, for search engines, which choose among shapes.
        Shape("four-thirds", (1200,), "", Fraction(4, 3), formats=()),
        Shape("square", (1200,), "", Fraction(1), formats=()),
        # What other sites show of a shared page; they read no newer formats.
        Shape("card", (1200,), "", Fraction(1200, 630), formats=()),
    )
}
