"""Editors see no personal data, sales do, and only administrators see destinations: view by view, act by act."""

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from contact.models import Delivery, Destination, Inquiry
from tests.factories.contact import DeliveryFactory, DestinationFactory, InquiryFactory

EVERYBODY = ("anonymous", "editor", "sales", "administrator", "owner")
DESK = {"sales", "administrator", "owner"}
ADMINISTRATORS = {"administrator", "owner"}
PAGES = {
    "inquiries:index": DESK,
    "inquiries:index_results": DESK,
    "inquiries:inspect": DESK,
    "inquiries:export": DESK,
    "deliveries:index": DESK,
    "deliveries:index_results": DESK,
    "destinations:index": ADMINISTRATORS,
    "destinations:index_results": ADMINISTRATORS,
    "destinations:add": ADMINISTRATORS,
    "destinations:add_kind": ADMINISTRATORS,
    "destinations:edit": ADMINISTRATORS,
    "destinations:archive": ADMINISTRATORS,
    "destinations:rotate": ADMINISTRATORS,
}
ACTS = {
    "inquiries:release": DESK,
    "inquiries:send": DESK,
    "deliveries:replay": DESK,
    "deliveries:replay_all": DESK,
    "deliveries:cancel": DESK,
    "deliveries:cancel_all": DESK,
    "destinations:add_kind": ADMINISTRATORS,
    "destinations:edit": ADMINISTRATORS,
    "destinations:enable": ADMINISTRATORS,
    "destinations:disable": ADMINISTRATORS,
    "destinations:pause": ADMINISTRATORS,
    "destinations:resume": ADMINISTRATORS,
    "destinations:restore": ADMINISTRATORS,
    "destinations:test": ADMINISTRATORS,
    "destinations:archive": ADMINISTRATORS,
    "destinations:rotate": ADMINISTRATORS,
}
BARE = ("index", "export", "index_results", "add", "replay_all")


@pytest.fixture
def rows(db, receiver):
    """A quarantined inquiry with a dead delivery to a real receiver, and an object of each model by namespace."""
    inquiry = InquiryFactory(name="Secret Person", status=Inquiry.Status.QUARANTINED)
    hook = DestinationFactory(webhook=True, config={"url": receiver.url})
    delivery = DeliveryFactory(inquiry=inquiry, destination=hook, dead=True)
    return {"inquiries": inquiry, "deliveries": delivery, "destinations": hook}


def address(view, rows):
    """The address of a view of one of these rows."""
    namespace, name = view.split(":")
    if name in BARE:
        return reverse(view)
    if name == "cancel_all":
        namespace = "inquiries"
    return reverse(view, args=["email" if name == "add_kind" else rows[namespace].pk])


def is_refused(response):
    """Whether the admin turned somebody away: to its login, or to its home with a message."""
    return response.status_code == 302 and response.url.split("?")[0] in ("/admin/login/", "/admin/")


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("view", PAGES)
def test_a_page_opens_for_those_who_may_see_it_and_for_nobody_else(as_, rows, view, who):
    response = as_(who).get(address(view, rows))
    if who in PAGES[view]:
        assert response.status_code == 200
    else:
        assert is_refused(response)
        assert b"Secret Person" not in response.content


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("view", ACTS)
def test_an_act_is_done_for_those_who_may_and_for_nobody_else(as_, rows, receiver, view, who):
    def state():
        return (
            list(Inquiry.objects.values()),
            list(Delivery.objects.values()),
            list(Destination.objects.values()),
            len(receiver.bodies),
        )

    before, client = state(), as_(who)
    response = client.post(address(view, rows))
    if who in ACTS[view]:
        assert not is_refused(response)
    else:
        assert is_refused(response)
        assert state() == before


@pytest.mark.parametrize("view", [view for view in ACTS if view not in PAGES])
def test_an_act_cannot_be_done_by_following_a_link(as_, rows, view):
    assert as_("owner").get(address(view, rows)).status_code == 405


@pytest.mark.parametrize("view", ACTS)
def test_an_act_needs_the_token_against_forgery(person, rows, view):
    client = Client(enforce_csrf_checks=True)
    client.force_login(person("owner"))
    assert client.post(address(view, rows)).status_code == 403


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("view", ["inquiries:index", "deliveries:index", "destinations:index"])
def test_a_list_cannot_be_exported(as_, rows, view, form):
    response = as_("owner").get(reverse(view), {"export": form})
    assert response["Content-Type"].startswith("text/html")
    assert "Content-Disposition" not in response


@pytest.mark.parametrize(
    ("who", "shown", "hidden"),
    [
        ("editor", [], ["/admin/inquiries/", "/admin/deliveries/", "/admin/destinations/"]),
        ("sales", ["/admin/inquiries/", "/admin/deliveries/"], ["/admin/destinations/"]),
        ("administrator", ["/admin/inquiries/", "/admin/deliveries/", "/admin/destinations/"], []),
    ],
    ids=["editor", "sales", "administrator"],
)
def test_the_menu_holds_what_one_may_open(as_, rows, who, shown, hidden):
    page = as_(who).get("/admin/").content.decode()
    assert all(f'"{path}"' in page for path in shown)
    assert not any(f'"{path}"' in page for path in hidden)


@pytest.mark.parametrize("who", ["sales", "administrator"])
def test_only_administrators_get_from_a_delivery_to_its_destination(as_, rows, who):
    page = as_(who).get(address("inquiries:inspect", rows)).content.decode()
    assert (reverse("destinations:edit", args=[rows["destinations"].pk]) in page) is (who == "administrator")


@pytest.mark.parametrize("gone", ["add", "edit", "delete", "copy", "history", "usage"])
def test_an_inquiry_has_no_view_that_would_change_or_copy_it(gone):
    with pytest.raises(NoReverseMatch):
        reverse(f"inquiries:{gone}", args=[1])
