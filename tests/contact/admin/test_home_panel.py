"""The panel on the admin's home: what needs somebody, for those who may see it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.contact import DeliveryFactory, DestinationFactory, InquiryFactory

ABOUT_INQUIRIES = (
    "/admin/inquiries/?status=quarantined",
    "/admin/inquiries/?delivery=overdue",
    "/admin/inquiries/?delivery=unstaffed",
    "/admin/deliveries/?state=dead",
)


@pytest.fixture
def trouble(db):
    """One of everything that is wrong."""
    InquiryFactory(status="quarantined")
    DeliveryFactory(dead=True)
    DeliveryFactory(inquiry__received_at=timezone.now() - timedelta(hours=1))
    DestinationFactory(name="Paused desk", paused_at=timezone.now())
    DestinationFactory(name="Refusing desk", trouble="401")
    DestinationFactory(name="Lost loft", kind="carrier_pigeon")


@pytest.mark.parametrize(
    ("who", "sees_inquiries", "sees_destinations"),
    [("editor", False, False), ("sales", True, False), ("administrator", True, True)],
    ids=["editor", "sales", "administrator"],
)
def test_each_sees_what_concerns_them(as_, trouble, who, sees_inquiries, sees_destinations):
    page = as_(who).get("/admin/").content.decode()
    for url in ABOUT_INQUIRIES:
        assert (url in page) is sees_inquiries, url
    for name in ("Paused desk", "Refusing desk", "Lost loft"):
        assert (name in page) is sees_destinations, name
    assert ("Needs somebody" in page) is sees_inquiries


def test_each_link_leads_to_a_list_that_is_not_empty(as_, trouble):
    client = as_("sales")
    for url in ABOUT_INQUIRIES:
        assert len(client.get(url).context["object_list"]) == 1, url


def test_the_panel_says_that_nobody_is_told_of_new_inquiries(as_, db):
    DestinationFactory(acknowledgement=True)
    DestinationFactory(is_enabled=False)
    assert "No enabled destination reaches staff" in as_("administrator").get("/admin/").content.decode()


def test_there_is_no_panel_when_all_is_well(as_, db):
    DeliveryFactory(delivered=True)
    assert "Needs somebody" not in as_("administrator").get("/admin/").content.decode()
