"""Health: the process, and whether it can serve."""

from types import SimpleNamespace

import pytest
from django.db import connection
from django.db.utils import ConnectionHandler
from django.test import Client
from pytest_django import DjangoDbBlocker

from cagp_site.core.views import health


def test_healthz_asks_nothing_of_the_database(client: Client) -> None:
    """The process answers without a database (this test has none)."""
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response["Cache-Control"]


def test_ready_when_every_migration_is_applied(db: None, client: Client) -> None:
    """A database with every migration is ready."""
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (200, b"ready\n")


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_a_load_balancer_asks_by_address(db: None, client: Client, path: str) -> None:
    """An IP address is in no ALLOWED_HOSTS."""
    assert client.get(path, HTTP_HOST="10.1.2.3").status_code == 200


def test_readyz_is_cheap(db: None, client: Client, django_assert_max_num_queries: object) -> None:
    """Readiness costs two queries at most: does the table exist, and what is in it."""
    client.get("/readyz")
    with django_assert_max_num_queries(2):
        client.get("/readyz")


@pytest.mark.parametrize("app", ["home", "contact", "wagtailcore"])
def test_not_ready_with_an_unapplied_migration(db: None, client: Client, app: str) -> None:
    """A database that lacks an app's migrations is not ready, and the answer names the app."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = %s", [app])
    response = client.get("/readyz")
    assert response.status_code == 503
    assert app in response.content.decode()


def test_not_ready_without_a_database(
    client: Client, monkeypatch: pytest.MonkeyPatch, django_db_blocker: DjangoDbBlocker
) -> None:
    """A database that does not answer is said in plain words, without an address or a password."""
    nowhere = ConnectionHandler({"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "/nonexistent/db"}})
    monkeypatch.setattr(health, "connection", nowhere["default"])
    with django_db_blocker.unblock():
        response = client.get("/readyz")
    assert response.status_code == 503
    assert response.content.decode() == "The database does not answer (OperationalError).\n"


def test_health_takes_no_post(db: None, client: Client) -> None:
    """Health is for reading."""
    assert client.post("/healthz").status_code == client.post("/readyz").status_code == 405


def test_readyz_never_looks_at_deliveries(site: SimpleNamespace, client: Client) -> None:
    """What happens to inquiries does not take the site away: the view knows no other table."""
    assert "contact" not in health.__dict__
    assert client.get("/readyz").status_code == 200
