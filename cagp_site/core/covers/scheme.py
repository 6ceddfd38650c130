"""What a slug chooses: the colors of its cover, and where the observer stands."""

import hashlib
from dataclasses import dataclass
from typing import Final, Self


@dataclass(frozen=True)
class Scheme:
    """The colors of one cover, as #RRGGBB."""

    ground: str
    globe: str
    grid: str
    crescent: str
    ink: str


SCHEMES: Final = (
    Scheme("#0B2537", "#113449", "#34566A", "#6F838E", "#F2E6C4"),  # deep
    Scheme("#16384C", "#1D4760", "#3F6A82", "#8FA9B6", "#F2E6C4"),  # tide
    Scheme("#DCE8EC", "#F1F5F6", "#A9BDC6", "#96104F", "#96104F"),  # shoal
    Scheme("#F2E6C4", "#F8F1DC", "#CDBE92", "#96104F", "#081C2B"),  # buff
    Scheme("#6E0A3A", "#860D47", "#A9406F", "#D98FB0", "#F2E6C4"),  # overprint
    Scheme("#455B68", "#506877", "#7D939F", "#B9C7CE", "#F2E6C4"),  # steel
)
RINGS: Final = ("", "start", "end")


@dataclass(frozen=True)
class Choice:
    """What the SHA-256 of a slug chooses, a byte for each."""

    scheme: Scheme
    anchor: float
    """The fraction of the route that lies in mid canvas."""
    tilt: float
    """How far the observer stands off the line, in degrees; negative on its other side."""
    roll: float
    scale: float
    grid_step: int
    rings: str
    """Around which end of the route range rings are drawn; empty for none."""

    @classmethod
    def of(cls, slug: str) -> Self:
        """The choice of a slug."""
        seed = hashlib.sha256(slug.encode()).digest()
        side = -1 if seed[2] < 96 else 1
        return cls(
            scheme=SCHEMES[seed[0] % len(SCHEMES)],
            anchor=0.25 + 0.5 * seed[1] / 255,
            tilt=side * (14 + seed[2] % 40),
            roll=-44 + 88 * seed[3] / 255,
            scale=430 + 620 * seed[4] / 255,
            grid_step=(10, 15)[seed[5] % 2],
            rings=RINGS[seed[6] % len(RINGS)],
        )
