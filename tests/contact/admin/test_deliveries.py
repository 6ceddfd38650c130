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
