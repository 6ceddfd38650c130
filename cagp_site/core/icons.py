"""The icons: lines on a grid of 24 units, square-ended like the mark's arrows, drawn into the page itself.

A sprite would cost a request and an icon font a name read aloud; the markup of one icon weighs less than 300 bytes.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Icon:
    """One drawing, as path data on the 24-unit grid."""

    line: str = ""
    """What is stroked."""
    solid: str = ""
    """What is filled."""
    turns: bool = False
    """Whether it points along the text, and is mirrored where that runs from right to left."""


ICONS: dict[str, Icon] = {
    "arrow": Icon("M3.5 12h16M13 5.5l6.5 6.5-6.5 6.5M3.5 8.5V12v3.5", turns=True),
    "chevron": Icon("M9 5l7 7-7 7", turns=True),
    "chevron-down": Icon("M5 9l7 7 7-7"),
    "search": Icon("M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5l5 5"),
    "menu": Icon("M3.5 6.5h17M3.5 12h17M3.5 17.5h17"),
    "close": Icon("M5.5 5.5l13 13M18.5 5.5l-13 13"),
    "check": Icon("M4.5 12.5l5 5L19.5 7"),
    "warning": Icon("M12 4l9 16H3zM12 10.5v4", "M11 16.2h2v2h-2z"),
    "download": Icon("M12 3.5V15M6.5 10l5.5 5.5 5.5-5.5M3.5 17v3.5h17V17"),
    "print": Icon("M7 8V3.5h10V8M7 17H3.5V8h17v9H17M7 13.5h10v7H7z"),
    "share": Icon("M12 15.5V4M7.5 8L12 3.5 16.5 8M8 11.5H4.5v9h15v-9H16"),
    "link": Icon("M10 7.5H3.5v9H10M14 7.5h6.5v9H14M8 12h8"),
    "external": Icon("M10.5 5H4v15h15v-6.5M14 3.5h6.5V10M20 4l-9 9", turns=True),
    "quote": Icon(solid="M3.5 5.5h7V13l-3 5.5H4.2L6 13H3.5zM13.5 5.5h7V13l-3 5.5h-3.3L16 13h-2.5z", turns=True),
    "mail": Icon("M3.5 5.5h17v13h-17zM4 6l8 7 8-7"),
    "phone": Icon("M8.6 3.5H3.5c0 9.4 7.6 17 17 17v-5.1l-4.9-1.7-2.3 2.4a14 14 0 0 1-5.4-5.4l2.4-2.3z"),
    # A film runs the same way in every language: it is not mirrored.
    "play": Icon("M7 4.5L19.5 12 7 19.5z"),
    "light": Icon(
        "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4"
        "M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4"
    ),
    "dark": Icon("M19.5 14.5A8.3 8.3 0 1 1 9.5 4.5a6.6 6.6 0 0 0 10 10z"),
    "auto": Icon("M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z", "M12 3.5a8.5 8.5 0 0 1 0 17z"),
}
