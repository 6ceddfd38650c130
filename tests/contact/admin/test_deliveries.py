"""The list of deliveries, and sending again."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import registry

from contact.models import Delivery
from tests.factories.contact import DeliveryFactory, DestinationFactory


@pytest.fixture
def client(as_):
    """Somebody of sales."""
    return as_("sales")


def shown(client, **query):
    """The deliveries on the list, in their order."""
    return list(client.get(reverse("deliveries:index"), query).context["object_list"])


def test_given_up_comes_first_then_the_oldest_due(client):
    now = timezone.now()
    done = DeliveryFactory(delivered=True)
    late, later = (DeliveryFactory(due_at=now - timedelta(minutes=age)) for age in (5, 50))
    dead = DeliveryFactory(dead=True)
    assert shown(client) == [dead, later, late, done]


def test_the_list_is_filtered_by_state_and_destination(client):
    dead, waiting = DeliveryFactory(dead=True), DeliveryFactory()
    assert shown(client, state="dead") == [dead]
    assert shown(client, destination=waiting.destination_id) == [waiting]


def test_a_given_up_delivery_is_sent_again_under_its_old_key_and_audited(client):
    delivery = DeliveryFactory(dead=True)
    there = reverse("inquiries:inspect", args=[delivery.inquiry_id])
    response = client.post(reverse("deliveries:replay", args=[delivery.pk]), {"next": there})
    assert response.url == there
    again = Delivery.objects.get(pk=delivery.pk)
    assert (again.state, again.step, again.key) == (Delivery.State.WAITING, 0, delivery.key)
    entry = registry.get_logs_for_instance(delivery.inquiry).get()
    assert (entry.action, entry.user.get_username()) == ("contact.replay", "sales")
    assert entry.data["destination"] == delivery.destination.name


def test_all_that_were_given_up_are_sent_again_at_once(client):
    for _each in range(3):
        DeliveryFactory(dead=True)
    done = DeliveryFactory(delivered=True)
    response = client.post(reverse("deliveries:replay_all"), follow=True)
    assert b"3 deliveries are sent again" in response.content
    assert not Delivery.objects.dead().exists()
    done.refresh_from_db()
    assert done.state == Delivery.State.DELIVERED


@pytest.mark.parametrize("trait", ["delivered", "held"])
def test_only_what_was_given_up_can_be_sent_again(client, trait):
    delivery = DeliveryFactory(**{trait: True})
    response = client.post(reverse("deliveries:replay", args=[delivery.pk]), follow=True)
    assert b"Nothing to send again" in response.content
    assert Delivery.objects.get(pk=delivery.pk).state == delivery.state


def test_nothing_is_sent_again_to_the_archive(client):
    archived = DestinationFactory(archived_at=timezone.now())
    delivery = DeliveryFactory(dead=True, destination=archived)
    client.post(reverse("deliveries:replay", args=[delivery.pk]))
    assert Delivery.objects.dead().filter(pk=delivery.pk).exists()
    assert reverse("deliveries:replay", args=[delivery.pk]) not in client.get("/admin/deliveries/").content.decode()


def test_the_way_back_never_leads_to_another_site(client):
    delivery = DeliveryFactory(dead=True)
    url = reverse("deliveries:replay", args=[delivery.pk])
    assert client.post(url, {"next": "https://evil.example/"}).url == reverse("deliveries:index")


def test_only_what_the_filters_leave_is_sent_again_together(client):
    meant, other = DeliveryFactory(dead=True), DeliveryFactory(dead=True)
    there = f"/admin/deliveries/?destination={meant.destination_id}"
    page = client.get(there)
    assert page.context["dead_count"] == 1
    response = client.post(f"{reverse('deliveries:replay_all')}?destination={meant.destination_id}", {"next": there})
    assert response.url == there
    assert list(Delivery.objects.dead()) == [other]


@pytest.mark.parametrize("is_held", [False, True], ids=["waiting", "held"])
def test_a_waiting_or_held_delivery_is_cancelled_and_audited(client, is_held):
    delivery = DeliveryFactory(held=is_held)
    assert reverse("deliveries:cancel", args=[delivery.pk]) in client.get("/admin/deliveries/").content.decode()
    client.post(reverse("deliveries:cancel", args=[delivery.pk]))
    delivery.refresh_from_db()
    assert delivery.state == Delivery.State.CANCELLED
    entry = registry.get_logs_for_instance(delivery.inquiry).get()
    assert (entry.action, entry.user.get_username()) == ("contact.cancel", "sales")


def test_what_was_cancelled_is_sent_again_when_somebody_asks(client):
    delivery = DeliveryFactory(cancelled=True)
    client.post(reverse("deliveries:replay_all"))
    assert not Delivery.objects.waiting().exists()
    client.post(reverse("deliveries:replay", args=[delivery.pk]))
    assert Delivery.objects.waiting().get() == delivery


def test_what_was_cancelled_in_quarantine_goes_back_there(client):
    delivery = DeliveryFactory(cancelled=True, inquiry__status="quarantined")
    client.post(reverse("deliveries:replay", args=[delivery.pk]))
    delivery.refresh_from_db()
    assert delivery.state == Delivery.State.HELD


def test_what_has_ended_cannot_be_cancelled(client):
    delivery = DeliveryFactory(delivered=True)
    response = client.post(reverse("deliveries:cancel", args=[delivery.pk]), follow=True)
    assert b"Nothing to cancel" in response.content
    delivery.refresh_from_db()
    assert delivery.state == Delivery.State.DELIVERED


def test_all_of_an_inquiry_is_cancelled_at_once(client):
    waiting = DeliveryFactory()
    done = DeliveryFactory(inquiry=waiting.inquiry, delivered=True)
    other = DeliveryFactory()
    there = reverse("inquiries:inspect", args=[waiting.inquiry_id])
    url = reverse("deliveries:cancel_all", args=[waiting.inquiry_id])
    assert url in client.get(there).content.decode()
    assert client.post(url).url == there
    assert set(Delivery.objects.exclude(state="cancelled")) == {done, other}
    assert url not in client.get(there).content.decode()
