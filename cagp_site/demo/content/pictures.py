"""Pictures of the demo content, drawn for this site (coastlines: Natural Earth, public domain)."""

from pathlib import Path

from cagp_site.demo.entry import Picture

MEDIA = Path(__file__).parent / "media"

PICTURES = (
    Picture(
        key="plate-route",
        file="plate-route.png",
        title="Two routes from Washington to Tel Aviv",
        description="Chart of the North Atlantic and the Mediterranean with a solid and a dotted line from "
        "Washington to Tel Aviv.",
    ),
)
