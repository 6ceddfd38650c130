"""The groups that a new site starts with. An existing group is never touched: administrators may have changed it."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.apps.config import AppConfig
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connections
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

ADMIN = ("wagtailadmin.access_admin",)
DESK = (
    "contact.view_inquiry",
    "contact.release_inquiry",
    "contact.send_inquiry",
    "contact.view_delivery",
    "contact.replay_delivery",
    "contact.cancel_delivery",
)
MODERATION = ("insights.view_comment", "insights.moderate_comment")
# Addresses of people who comment are for those who answer for them.
COMMENTERS = ("insights.view_comment_email", "insights.erase_comment")
DESTINATIONS = ("contact.add_destination", "contact.change_destination", "contact.view_destination")
# What readers looked for in vain; what to show them instead is for those who may promote results.
REPORTS = ("core.view_searchmiss",)
TRANSLATION = ("simple_translation.submit_translation",)
# Whole models that an administrator manages: people, sites and settings, and the snippets of every app.
MANAGED = (
    "auth.group",
    "auth.user",
    "contact.inquiryformtext",
    "core.organizationsettings",
    "core.sitetext",
    "insights.author",
    "insights.commentsettings",
    "insights.series",
    "insights.topic",
    "wagtailcore.locale",
    "wagtailcore.site",
    "wagtailcore.task",
    "wagtailcore.workflow",
    "wagtailredirects.redirect",
    "wagtailsearchpromotions.searchpromotion",
)
PAGES = ("add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page")
LIBRARY = (
    "wagtailcore.add_collection",
    "wagtailcore.change_collection",
    "wagtailcore.delete_collection",
    "wagtailimages.add_image",
    "wagtailimages.change_image",
    "wagtailimages.choose_image",
    "wagtaildocs.add_document",
    "wagtaildocs.change_document",
    "wagtaildocs.choose_document",
)
GROUPS = {"Sales", "Comment moderators", "Administrators"}
NEEDED = (Group, Permission, ContentType, Page, Collection, GroupPagePermission, GroupCollectionPermission)


def create_groups(sender: AppConfig, *, using: str = "default", **kwargs: Any) -> None:
    """After `migrate`: make the groups of `GROUPS` that do not exist. Connected to `post_migrate`."""
    tables = set(connections[using].introspection.table_names())
    if not tables.issuperset(model._meta.db_table for model in NEEDED):
        return
    names = GROUPS - set(Group.objects.using(using).values_list("name", flat=True))
    if not names:
        return
    # Django makes each app's permissions after that app's own turn; here those of all apps are needed.
    for config in apps.get_app_configs():
        create_permissions(config, verbosity=0, interactive=False, using=using)
    if "Sales" in names:
        _group("Sales", [*ADMIN, *DESK], using)
    if "Comment moderators" in names:
        _group("Comment moderators", [*ADMIN, *MODERATION], using)
    if "Administrators" in names:
        _administrators(using)


def _administrators(using: str) -> None:
    group = _group(
        "Administrators", [*ADMIN, *DESK, *DESTINATIONS, *MODERATION, *COMMENTERS, *REPORTS, *TRANSLATION], using
    )
    for label in MANAGED:
        app, model = label.split(".")
        of_model = Q(content_type__app_label=app, content_type__model=model)
        group.permissions.add(*Permission.objects.using(using).filter(of_model))
    if page := Page.objects.using(using).filter(depth=1).first():
        for permission in _permissions([f"wagtailcore.{name}" for name in PAGES], using):
            GroupPagePermission.objects.using(using).create(group=group, page=page, permission=permission)
    if collection := Collection.objects.using(using).filter(depth=1).first():
        for permission in _permissions(LIBRARY, using):
            GroupCollectionPermission.objects.using(using).create(
                group=group, collection=collection, permission=permission
            )


def _group(name: str, permissions: Iterable[str], using: str) -> Group:
    group = Group.objects.using(using).create(name=name)
    group.permissions.add(*_permissions(permissions, using))
    return group


def _permissions(names: Iterable[str], using: str) -> list[Permission]:
    wanted = Q()
    for name in names:
        app, codename = name.split(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    return list(Permission.objects.using(using).filter(wanted))
