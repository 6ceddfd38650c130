"""Loads the demo content: all of it or nothing, and never over what is there."""

from typing import Any

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Site

from cagp_site.core.files import files_taken_back

from . import content
from .content.pictures import MEDIA, PICTURES
from .content.settings import COMMENTS, ORGANIZATION
from .entry import Edition
from .library import load_pictures, load_snippets
from .references import References
from .remarks import load_remarks
from .report import Report
from .site import load_home, load_settings, point_site
from .tree import Tree


def load(report: Report) -> None:
    """Make whatever of the demo content this database lacks.

    Raises:
        ValidationError: the content does not fit the models; nothing is kept, no file stays behind.
    """
    with files_taken_back() as files, transaction.atomic():
        _load(report, files)


def _load(report: Report, files: list[Any]) -> None:
    # Two loads at once take turns here (on SQLite the transaction itself holds the lock).
    list(Site.objects.select_for_update().order_by("pk"))
    first, *others = content.EDITIONS
    original = References()
    load_pictures(PICTURES, MEDIA, original, report, files)
    _load_edition(first, original, report)
    site = point_site(original.pages[""], settings.SITE_URL, report)
    load_settings("core.OrganizationSettings", ORGANIZATION, site, original, report)
    load_settings("insights.CommentSettings", COMMENTS, site, original, report)
    for edition in others:
        _load_edition(edition, References(pictures=original.pictures, original=original), report)


def _load_edition(edition: Edition, refs: References, report: Report) -> None:
    locale, _new = Locale.objects.get_or_create(language_code=edition.language)
    load_snippets(edition.snippets, locale, refs, report)
    tree = Tree(locale, refs, report)
    home_entry, *entries = edition.entries
    new_home = load_home(home_entry, tree)
    tree.load(entries)
    if new_home is not None:
        tree.fill(home_entry, new_home)
    load_remarks(edition.remarks, refs, report)
