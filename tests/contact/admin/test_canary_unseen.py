"""A canary is in no list, count, filter, panel, digest or command: everything says the same with and without one."""

import re
from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils import timezone

from contact import alerts, canary, desk, health
from contact.canary_views import submission_of
from contact.intake import receive
from contact.models import Canary, Delivery, DeliveryAttempt, Destination, Inquiry
from contact.viewsets import inquiry_filters
from tests.factories.contact import DeliveryAttemptFactory, DeliveryFactory

NAMESPACES = ("inquiries", "deliveries", "destinations")
LONG_AGO = timezone.now() - timedelta(days=5)


@pytest.fixture
def real(db):
    """One inquiry of a person, with a try."""
    return DeliveryAttemptFactory(delivery=DeliveryFactory()).delivery


def fly():
    """A canary in which everything is wrong that can be: quarantined, overdue, given up, with a failed try."""
    canary.destination()
    inquiry = receive(submission_of(Canary.objects.create()))
    DeliveryAttemptFactory(delivery=Delivery.outbox.get(inquiry=inquiry), detail="A canary's.")
    Inquiry.everything.filter(pk=inquiry.pk).update(
        status="quarantined", country="IL", subject="Canary's own", received_at=LONG_AGO
    )
    Delivery.outbox.filter(inquiry=inquiry).update(state="dead", due_at=LONG_AGO)
    Destination.everything.filter(kind="canary").update(paused_at=timezone.now(), trouble="A canary's.")
    return inquiry


def views():
    """Every view of the desk, by its name, with whether it takes a key."""
    resolver = get_resolver()
    for namespace in NAMESPACES:
        _prefix, patterns = resolver.namespace_dict[namespace]
        for name in {name for name in patterns.reverse_dict if isinstance(name, str)}:
            yield f"{namespace}:{name}"


def address(view, key):
    """With a key, where it takes one; with a kind, where it takes that."""
    for arguments in ([], [key], ["email"]):
        try:
            return reverse(view, args=arguments), bool(arguments) and arguments != ["email"]
        except NoReverseMatch:
            continue
    raise AssertionError(view)


def said(client):
    """All that the site says of inquiries, without what is new at each request."""
    found = {}
    for view in views():
        url, takes_key = address(view, 0)
        if takes_key:
            continue
        for query in ("", "?status=quarantined", "?q=canary", "?delivery=overdue", "?delivery=dead", "?state=dead"):
            page = client.get(url + query).getvalue().decode()
            found[url + query] = re.sub(r'csrfmiddlewaretoken" value="[^"]*"|"csrf[^,]*', "", page, flags=re.I)
    home = client.get("/admin/").content.decode()
    found["home"] = home[home.index('<main class="content-wrapper') :]
    for command in ("deliveries", "destination list --all"):
        out = StringIO()
        call_command(*command.split(), stdout=out)
        found[command] = re.sub(r"due for [\d.]+ \w+", "", out.getvalue())
    found["health"] = (health.of_destinations(), health.summary())
    found["filters"] = (inquiry_filters.country_choices(), inquiry_filters.subject_choices())
    found["desk"] = [list(rows) for rows in (desk.replayable(), desk.given_up(), alerts.overdue(), alerts.unstaffed())]
    alerts.watch()
    alerts.send_due()
    found["mail"] = [message.body for message in mail.outbox]
    return found


def test_everything_says_the_same_with_and_without_one(as_, real):
    client = as_("owner")
    before = said(client)
    fly()
    after = said(client)
    assert len(before) > 30
    for name, value in before.items():
        assert after[name] == value, name


def test_no_view_finds_one_by_its_key(as_, real):
    client, inquiry = as_("owner"), fly()
    keys = {
        "inquiries": inquiry.pk,
        "deliveries": Delivery.outbox.get(inquiry=inquiry).pk,
        "destinations": Destination.everything.get(kind="canary").pk,
    }
    tried = 0
    for view in views():
        namespace, name = view.split(":")
        url, takes_key = address(view, keys["inquiries" if name == "cancel_all" else namespace])
        if takes_key:
            tried += 1
            assert {client.get(url).status_code, client.post(url).status_code} <= {404, 405}, view
            assert client.post(url).status_code in (404, 405), view
    assert tried > 12


def test_nobody_is_offered_its_kind(as_, db):
    client = as_("owner")
    assert "canary" not in client.get(reverse("destinations:add")).content.decode()
    assert client.get(reverse("destinations:add_kind", args=["canary"])).status_code == 404


def test_a_persons_inquiry_cannot_be_sent_to_its_destination(as_, real):
    fly()
    its = Destination.everything.get(kind="canary")
    assert its not in desk.missing_destinations(real.inquiry)
    as_("owner").post(reverse("inquiries:send", args=[real.inquiry_id]), {"destination": its.pk})
    assert real.inquiry.deliveries.count() == 1


def test_default_managers_do_not_know_one(real):
    inquiry = fly()
    assert inquiry not in Inquiry._default_manager.all()
    assert list(Delivery._default_manager.all()) == [real]
    assert not Destination._default_manager.filter(kind="canary").exists()
    assert DeliveryAttempt.objects.count() == 2
