"""`/metrics`: guarded, without personal data, true, and with a fixed number of queries; the alert rules fit it."""

import re
from datetime import timedelta

import pytest
from django.db.models.functions import Now
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families

from contact import alerts, metrics
from contact.models import Canary
from tests.factories.contact import DeliveryAttemptFactory, DeliveryFactory, DestinationFactory, InquiryFactory
from tests.processes import ROOT

pytestmark = pytest.mark.django_db
TOKEN = "a-long-token-for-tests"


@pytest.fixture
def scrape(client, settings):
    """What Prometheus reads: samples by name and labels."""
    settings.METRICS_TOKEN = TOKEN

    def ask():
        answer = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
        assert answer.status_code == 200
        assert answer["Content-Type"].startswith("text/plain")
        samples = [
            each for family in text_string_to_metric_families(answer.content.decode()) for each in family.samples
        ]
        return {(each.name, tuple(sorted(each.labels.values()))): each.value for each in samples}

    return ask


def test_there_is_no_such_page_without_the_setting(client):
    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Bearer wrong", f"Basic {TOKEN}", TOKEN, "Bearer ä"])
def test_nobody_reads_it_without_the_token(client, settings, header):
    settings.METRICS_TOKEN = TOKEN
    answer = client.get("/metrics", headers={"Authorization": header} if header else {})
    assert (answer.status_code, answer.content, answer["WWW-Authenticate"]) == (401, b"", "Bearer")


def test_it_tells_what_the_rows_say(scrape):
    desk, crm = DestinationFactory(name="Desk"), DestinationFactory(name="CRM", paused_at=timezone.now())
    DeliveryFactory(destination=desk, due_at=timezone.now() - timedelta(seconds=100))
    done = DeliveryFactory(destination=desk, delivered=True)
    DeliveryFactory(destination=crm, dead=True, inquiry=done.inquiry)
    for seconds, outcome in ((0.2, "delivered"), (3, "try_again"), (30, "try_again")):
        DeliveryAttemptFactory(delivery=done, duration=timedelta(seconds=seconds), outcome=outcome)
    InquiryFactory(status="quarantined")
    Canary.objects.create(received_at=timezone.now() - timedelta(seconds=50))
    alerts.watch()
    found = scrape()
    assert found["cagp_inquiries", ("new",)] == 2
    assert found["cagp_inquiries", ("quarantined",)] == 1
    assert found["cagp_deliveries", ("Desk", "waiting")] == 1
    assert found["cagp_deliveries", ("CRM", "dead")] == 1
    assert found["cagp_deliveries", ("CRM", "waiting")] == 0
    assert found["cagp_delivery_backlog", ()] == 1
    assert 100 <= found["cagp_oldest_due_seconds", ("Desk",)] < 160
    assert found["cagp_oldest_due_seconds", ("CRM",)] == 0
    assert found["cagp_delivery_attempts_total", ("Desk", "try_again")] == 2
    assert found["cagp_delivery_attempts_total", ("Desk", "delivered")] == 1
    for limit, count in (("0.1", 0), ("0.25", 1), ("5.0", 2), ("20.0", 2), ("+Inf", 3)):
        assert found["cagp_delivery_attempt_duration_seconds_bucket", tuple(sorted(("Desk", limit)))] == count
    assert found["cagp_delivery_attempt_duration_seconds_sum", ("Desk",)] == pytest.approx(33.2)
    assert found["cagp_destination_paused", ("CRM",)] == 1
    assert found["cagp_destination_circuit_open", ("Desk",)] == 0
    assert found["cagp_incidents_open", ("paused",)] == 1
    assert 0 <= found["cagp_heartbeat_age_seconds", ("sweeper",)] < 60
    assert 50 <= found["cagp_canary_age_seconds", ()] < 110


def test_it_holds_nothing_that_a_prospect_typed():
    delivery = DeliveryAttemptFactory(delivery=DeliveryFactory()).delivery
    text = metrics.exposition().decode()
    for name in ("name", "email", "organization", "message", "reference"):
        assert getattr(delivery.inquiry, name) not in text


def test_a_canary_is_not_counted(settings, scrape):
    before = scrape()
    real = DestinationFactory(kind="canary", name="Canary", secrets={})
    canary = DeliveryFactory(destination=real, is_canary=True, inquiry__is_canary=True)
    DeliveryAttemptFactory(delivery=canary)
    assert scrape() == before


def test_the_number_of_queries_does_not_grow_with_rows(django_assert_num_queries):
    for _each in range(12):
        DeliveryAttemptFactory(delivery=DeliveryFactory(due_at=Now()))
    with django_assert_num_queries(8):
        metrics.exposition()


def test_each_metric_that_an_alert_rule_names_exists():
    DeliveryAttemptFactory(delivery=DeliveryFactory())
    Canary.objects.create(received_at=timezone.now())
    alerts.watch()
    families = text_string_to_metric_families(metrics.exposition().decode())
    known = {sample.name for family in families for sample in family.samples}
    rules = (ROOT / "docs" / "alerts.yml").read_text()
    named = set(re.findall(r"\bcagp_\w+", rules))
    assert len(named) > 8
    assert named <= known


def test_each_kind_and_state_that_an_alert_rule_names_exists():
    DestinationFactory()
    rules = (ROOT / "docs" / "alerts.yml").read_text()
    text = metrics.exposition().decode()
    for label, values in re.findall(r'(kind|state|status)=~?"([\w|]+)"', rules):
        for value in values.split("|"):
            assert f'{label}="{value}"' in text, value
