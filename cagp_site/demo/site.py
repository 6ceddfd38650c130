"""The start of the tree and the site's own row: the home page, `Site`, the organization."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.db import models
from wagtail.coreutils import find_available_slug
from wagtail.models import Page, Site

from .entry import Entry, PageRef
from .references import References
from .report import Report
from .tree import Tree

WELCOME_TITLE = "Welcome to your new Wagtail site!"
# Lets the home page have the welcome page's slug while both exist.
PARKED_SLUG = "welcome-page-that-is-being-replaced"


def load_home(entry: Entry, tree: Tree) -> Page | None:
    """Find or place the home page.

    Returns:
        The home page when it is new and has to be filled after the other pages; None when it was there.
    """
    home = _existing_home(entry, tree)
    if home is not None:
        tree.report.keep("page")
        tree.refs.pages[""] = home
        return None
    original = tree.refs.original
    home = _new_home(entry, tree) if original is None else _translated_home(entry, tree, original.pages[""])
    tree.refs.pages[""] = home
    return home


def _new_home(entry: Entry, tree: Tree) -> Page:
    root = Page.get_first_root_node()
    welcome = _untouched_welcome_page(root)
    if welcome is not None:
        Page.objects.filter(pk=welcome.pk).update(slug=PARKED_SLUG)
    home = tree.blank(entry, find_available_slug(root, "home"))
    root.add_child(instance=home)
    return home


def _translated_home(entry: Entry, tree: Tree, original: Page) -> Page:
    """Beside the original, as Wagtail places a translation; its slug stands in no address."""
    parent = original.get_parent()
    home = tree.blank(entry, find_available_slug(parent, f"{original.slug}-{tree.locale.language_code}"))
    parent.add_child(instance=home)
    return home


def _existing_home(entry: Entry, tree: Tree) -> Page | None:
    homes = apps.get_model(entry.model)._default_manager.filter(locale=tree.locale)
    return homes.filter(translation_key=tree.refs.page_key("")).first() or homes.order_by("path").first()


def _untouched_welcome_page(root: Page) -> Page | None:
    """The page that Wagtail's first migration makes, as long as nobody has edited or used it."""
    page = root.get_children().filter(title=WELCOME_TITLE, slug="home", numchild=0, latest_revision=None).first()
    if page is None or page.specific_class is not Page:
        return None
    used_elsewhere = Site.objects.filter(root_page=page, is_default_site=False).exists()
    return None if used_elsewhere else page


def point_site(home: Page, site_url: str, report: Report) -> Site:
    """Make the default site start at `home` and answer at `site_url`; then drop the parked welcome page.

    A root page that is a home page already stays: an editor may have chosen it.
    """
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True, hostname="")
    before = (site.pk, site.root_page_id, site.hostname, site.port)
    if site.root_page_id is None or not isinstance(site.root_page.specific, type(home.specific)):
        site.root_page = home
    _set_address(site, site_url, report)
    if before != (site.pk, site.root_page_id, site.hostname, site.port):
        site.site_name = site.site_name or home.title
        site.save()
        report.make("site", site.root_url)
    for parked in Page.objects.filter(slug=PARKED_SLUG, depth=2):
        parked.delete()
        report.say("  replaced Wagtail's welcome page")
    return site


def _set_address(site: Site, site_url: str, report: Report) -> None:
    parts = urlsplit(site_url)
    hostname = parts.hostname or "localhost"
    port = parts.port or (443 if parts.scheme == "https" else 80)
    if Site.objects.filter(hostname=hostname, port=port).exclude(pk=site.pk).exists():
        report.leave("address", f"{hostname}:{port}", "another site has it")
        site.hostname = site.hostname or "localhost"
        return
    site.hostname, site.port = hostname, port


def load_settings(label: str, content: Mapping[str, Any], site: Site, refs: References, report: Report) -> None:
    """Fill in a site's row of settings unless somebody has: a row of nothing but defaults counts as empty."""
    model = apps.get_model(label)
    kind = str(model._meta.verbose_name)
    row: Any = model._default_manager.filter(site=site).first() or model(site=site)
    if not _is_pristine(row):
        report.keep(kind)
        return
    for name, value in content.items():
        if not isinstance(value, PageRef) or value.path in refs.pages:
            setattr(row, name, refs.value(value))
    row.full_clean()
    row.save()
    report.make(kind, str(site))


def _is_pristine(row: models.Model) -> bool:
    blank = type(row)()
    skipped = {"id", "site"}
    return all(
        getattr(row, field.attname) == getattr(blank, field.attname)
        for field in row._meta.concrete_fields
        if field.name not in skipped
    )
