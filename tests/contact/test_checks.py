"""What `manage.py check --database default` warns of."""

import pytest
from django.core.checks import run_checks
from django.db import connection

from contact.models import Destination
from tests.factories.contact import DestinationFactory


def found(databases=("default",)):
    """The ids of contact's warnings, and their words."""
    return {each.id: each.msg for each in run_checks(databases=databases) if str(each.id).startswith("contact.")}


def test_all_is_well_with_a_destination_that_reaches_staff(db):
    DestinationFactory()
    assert found() == {}


@pytest.mark.parametrize(
    "only", [{}, {"is_enabled": False}, {"archived_at": "2026-01-01T00:00Z"}], ids=["none", "disabled", "archived"]
)
def test_it_warns_when_nobody_is_told_of_inquiries(db, only):
    DestinationFactory(acknowledgement=True)
    if only:
        DestinationFactory(**only)
    assert list(found()) == ["contact.W002"]


def test_it_warns_of_a_kind_that_is_not_installed(db):
    DestinationFactory()
    DestinationFactory(kind="carrier_pigeon", name="Loft")
    assert "Loft" in found()["contact.W003"]


def test_it_warns_of_secrets_that_no_key_opens(db, settings):
    DestinationFactory()
    DestinationFactory(webhook=True, name="CRM")
    settings.CONTACT_ENCRYPTION_KEYS = ["b3RoZXIta2V5LW90aGVyLWtleS1vdGhlci1rZXktMTI="]
    assert "CRM" in found()["contact.W003"]


@pytest.mark.parametrize(("lease", "warns"), [(60.0, False), (18.1, False), (18.0, True), (5.0, True)])
def test_it_warns_of_a_lease_that_ends_before_a_try(settings, lease, warns):
    settings.CONTACT_DEADLINE_SECONDS, settings.CONTACT_LEASE_SECONDS = 15.0, lease
    assert ("contact.W001" in found(databases=None)) is warns


def test_it_says_nothing_before_the_first_migrate(transactional_db):
    with connection.schema_editor() as editor:
        editor.alter_db_table(Destination, Destination._meta.db_table, "elsewhere")
    try:
        assert found() == {}
    finally:
        with connection.schema_editor() as editor:
            editor.alter_db_table(Destination, "elsewhere", Destination._meta.db_table)


def test_it_asks_no_database_unless_it_is_told_to(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        found(databases=None)


@pytest.mark.parametrize(("addresses", "ids"), [([], ["contact.W004"]), (["alerts@example.org"], [])])
def test_a_deployment_is_warned_when_alerts_go_to_nobody(settings, addresses, ids):
    settings.CONTACT_ALERT_EMAILS = addresses
    messages = run_checks(include_deployment_checks=True)
    assert [each.id for each in messages if str(each.id).startswith("contact.")] == ids
