"""The banner on every page of the admin: for those who may see inquiries, and cheap."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models.functions import Now
from django.template import Context, Template
from django.test import RequestFactory

from contact import alerts
from contact.models import Heartbeat
from tests.factories.contact import DeliveryFactory

PAGES = ("/admin/", "/admin/pages/", "/admin/deliveries/", "/admin/account/")


@pytest.fixture
def trouble(db):
    """One open incident."""
    DeliveryFactory(dead=True)
    alerts.watch()
    alerts.send_due()


@pytest.mark.parametrize("path", PAGES)
def test_it_stands_on_every_page_and_leads_to_the_home(as_, trouble, path):
    page = as_("administrator").get(path).content.decode()
    assert "1 alert about inquiries is open" in page
    assert page.index("contact-banner") < page.index('<main class="content-wrapper')


def test_it_is_hidden_from_those_who_may_not_see_inquiries(as_, trouble):
    assert "contact-banner" not in as_("editor").get("/admin/").content.decode()


def test_there_is_none_when_all_is_well(as_, db):
    DeliveryFactory()
    alerts.watch()
    assert "contact-banner" not in as_("sales").get("/admin/").content.decode()


def test_it_says_that_the_sweeper_is_silent_when_nobody_else_can(as_, db):
    """Neither the sweeper nor a worker lives to open the incident."""
    Heartbeat.beat("sweeper")
    Heartbeat.objects.update(at=Now() - timedelta(minutes=4))
    assert "The sweeper is silent" in as_("sales").get("/admin/").content.decode()


@pytest.mark.parametrize(("who", "queries"), [("sales", 2), ("editor", 0)])
def test_it_costs_two_queries_and_others_none(person, trouble, django_assert_num_queries, who, queries):
    request = RequestFactory().get("/admin/")
    request.user = person(who)
    request.user.get_all_permissions()  # asked once for the whole page by Wagtail itself
    template = Template("{% load desk_tags %}{% trouble_banner %}")
    with django_assert_num_queries(queries):
        template.render(Context({"request": request}))


def test_it_breaks_no_page_that_knows_no_user(trouble):
    request = RequestFactory().get("/admin/")
    request.user = AnonymousUser()
    template = Template("{% load desk_tags %}{% trouble_banner %}")
    assert template.render(Context({"request": request})).strip() == ""
    assert template.render(Context({})).strip() == ""
