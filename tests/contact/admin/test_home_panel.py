"""The panel on the admin's home: what needs somebody, for those who may see it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from contact import alerts
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
        assert (f"The destination “{name}”" in page) is sees_destinations, name
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


def test_what_lasts_for_the_whole_site_is_named(as_, db):
    DeliveryFactory(due_at=timezone.now() - timedelta(minutes=6))
    alerts.watch()
    assert "is due for more than 5 minutes" in as_("sales").get("/admin/").content.decode()


@pytest.mark.parametrize(("who", "is_linked"), [("sales", False), ("administrator", True)])
def test_the_numbers_of_today_and_every_destination_stand_on_the_home(as_, db, who, is_linked):
    desk = DestinationFactory(name="Morning desk", paused_at=timezone.now())
    DeliveryFactory.create_batch(2, destination=desk)
    DeliveryFactory(destination=desk, dead=True)
    page = as_(who).get("/admin/").content.decode()
    assert "Received today</dt><dd>3</dd>" in page
    assert "Waiting</dt><dd>2</dd>" in page
    row = page[page.index("<tbody>", page.index("contact-numbers")) :]
    row = row[: row.index("</tr>")]
    assert "Morning desk" in row
    assert "Paused" in row
    assert "<td>2</td>" in row
    assert "<td>1</td>" in row
    assert (f"/admin/destinations/edit/{desk.pk}/" in row) is is_linked


def test_the_numbers_are_hidden_from_editors(as_, db):
    DeliveryFactory()
    assert "Received today" not in as_("editor").get("/admin/").content.decode()


def test_the_home_takes_as_many_queries_for_many_rows_as_for_few(as_, db, django_assert_max_num_queries):
    client = as_("administrator")
    DeliveryFactory()
    client.get("/admin/")
    with CaptureQueriesContext(connection) as few:
        client.get("/admin/")
    for _each in range(10):
        DeliveryFactory()
    with django_assert_max_num_queries(len(few)):
        client.get("/admin/")
