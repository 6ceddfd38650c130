"""The groups that a new site starts with."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from cagp_site.people.groups import create_groups

pytestmark = pytest.mark.django_db


def migrated():
    """What `migrate` sends when it is done."""
    create_groups(apps.get_app_config("people"), using="default")


def names(group):
    """Its permissions as `app.codename`."""
    rows = Group.objects.get(name=group).permissions.values_list("content_type__app_label", "codename")
    return {f"{app}.{codename}" for app, codename in rows}


def test_sales_sees_and_sends_inquiries_and_nothing_else():
    assert names("Sales") == {
        "wagtailadmin.access_admin",
        "contact.view_inquiry",
        "contact.release_inquiry",
        "contact.send_inquiry",
        "contact.view_delivery",
        "contact.replay_delivery",
        "contact.cancel_delivery",
    }


def test_administrators_manage_destinations_people_sites_and_pages():
    assert names("Administrators") > names("Sales")
    assert names("Administrators") >= {
        "contact.add_destination",
        "contact.change_destination",
        "contact.view_destination",
        "auth.change_user",
        "auth.change_group",
        "wagtailcore.change_site",
        "core.change_organizationsettings",
        "contact.change_inquiryformtext",
    }
    assert GroupPagePermission.objects.filter(group__name="Administrators", page__depth=1).count() == 6
    assert GroupCollectionPermission.objects.filter(group__name="Administrators").exists()


def test_comment_moderators_moderate_and_nothing_else():
    assert names("Comment moderators") == {
        "wagtailadmin.access_admin",
        "insights.view_comment",
        "insights.moderate_comment",
    }


def test_administrators_answer_for_comments():
    assert names("Administrators") >= {
        *names("Comment moderators"),
        "insights.view_comment_email",
        "insights.erase_comment",
        "insights.change_commentsettings",
    }


def test_nobody_may_delete_an_inquiry_or_a_destination():
    for group in ("Sales", "Administrators"):
        assert not {name for name in names(group) if name.startswith("contact.delete_") and "form" not in name}


@pytest.mark.parametrize("group", ["Editors", "Moderators"])
def test_wagtails_own_groups_get_nothing_of_contact(group):
    assert not {name for name in names(group) if name.startswith("contact.")}


def test_migrating_again_changes_nothing():
    before = {group: names(group) for group in ("Sales", "Administrators")}
    pages = GroupPagePermission.objects.count()
    migrated()
    assert {group: names(group) for group in before} == before
    assert GroupPagePermission.objects.count() == pages


def test_what_an_administrator_took_away_stays_away():
    Group.objects.get(name="Sales").permissions.clear()
    migrated()
    assert names("Sales") == set()


def test_a_missing_group_is_made_without_touching_the_other():
    Group.objects.get(name="Sales").delete()
    Group.objects.get(name="Administrators").permissions.clear()
    migrated()
    assert "contact.view_inquiry" in names("Sales")
    assert names("Administrators") == set()
