"""How much an import takes: enough for a blog of many years, too little to stop a server."""

from typing import Final

# One file as it is given: a page, a feed, a zip.
LARGEST_FILE: Final = 50 * 1024 * 1024
# What a zip or a folder may hold, all of it unpacked. Pages compress well, but no honest one compresses a hundredfold.
LARGEST_UNPACKED: Final = 200 * 1024 * 1024
LARGEST_RATIO: Final = 100
MOST_FILES: Final = 2000
# As Wagtail takes them; and no picture of a blog has more pixels than a camera.
LARGEST_PICTURE: Final = 10 * 1024 * 1024
MOST_PIXELS: Final = 60_000_000
# Closed site builders nest deep, but not like this; what walks a page calls itself once or twice a level.
DEEPEST: Final = 200
MOST_ELEMENTS: Final = 100_000


def in_megabytes(size: int) -> str:
    """A number of bytes as people say it."""
    return f"{size / 1024 / 1024:.0f} MB"
