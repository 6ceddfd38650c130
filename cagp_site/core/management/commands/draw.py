"""`manage.py draw`: the pictures and social cards that live pages lack, here and now."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from wagtail.models import Page

from cagp_site.core.cards import Card, paint
from cagp_site.core.cards.icon import favicon, icon
from cagp_site.core.models import OrganizationSettings
from cagp_site.core.preparation import fulfill, needs_of

# Both ends of the route can be seen on this one.
SITE_COVER = "washington-tel-aviv"
# What Apple's phones, and what manifests and search engines ask for.
ICONS = {"apple-touch-icon.png": 180, "icon-192.png": 192, "icon-512.png": 512}


class Command(BaseCommand):
    """Workers do the same by themselves; this is for a first start, or after the media folder was lost."""

    help = "Make the renditions and social cards that live pages lack, without waiting for a worker."

    def add_arguments(self, parser: CommandParser) -> None:
        """`--site-card FILE`, `--icons FOLDER`."""
        parser.add_argument(
            "--site-card", type=Path, metavar="FILE", help="only draw the card of pages that have none, into FILE"
        )
        parser.add_argument("--icons", type=Path, metavar="FOLDER", help="only draw the icons of the site into FOLDER")

    def handle(
        self, *args: Any, site_card: Path | None = None, icons: Path | None = None, verbosity: int = 1, **options: Any
    ) -> None:
        """Go through all live pages, a line for each that lacked something."""
        if icons:
            draw_icons(icons)
            return
        if site_card:
            name = OrganizationSettings._meta.get_field("name").get_default()
            site_card.write_bytes(paint(Card(title=name, line="", name=name, slug=SITE_COVER)))
            return
        pages = Page.objects.live().filter(depth__gt=1).order_by("path")
        made = sum(self._prepare(page, verbosity) for page in pages)
        if verbosity:
            self.stdout.write(f"Looked at {len(pages)} pages; made {made} pictures and cards.")

    def _prepare(self, page: Page, verbosity: int) -> int:
        needs = needs_of(page.pk)
        for need in needs:
            fulfill(need)
        if needs and verbosity:
            self.stdout.write(f"{page.title}: {len(needs)}")
        return len(needs)


def draw_icons(folder: Path) -> None:
    """All icons of the site, as files in an existing folder."""
    for name, side in ICONS.items():
        (folder / name).write_bytes(icon(side))
    (folder / "favicon.ico").write_bytes(favicon())
