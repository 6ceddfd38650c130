"""What stands around a service."""

from types import SimpleNamespace

from django.test import Client

from home.models import ServiceRelatedPage
from tests.factories import pages


def test_service_shows_its_form_and_its_insights(site: SimpleNamespace, client: Client) -> None:
    """A service page has the inquiry form in place, with itself as the page it is sent from, and its insights."""
    ServiceRelatedPage.objects.create(service=site.service, page=site.insight)
    html = client.get(site.service.url).content.decode()
    assert f'name="page" value="{site.service.pk}"' in html
    assert site.insight.title in html


def test_home_lists_services_in_the_order_of_the_tree(site: SimpleNamespace) -> None:
    """Services are listed as the editor ordered them, drafts left out."""
    second = pages.ServicePageFactory(parent=site.services)
    pages.ServicePageFactory(parent=site.services, live=False)
    assert site.home.services == (site.services, [site.service, second])


def test_facts_leave_out_what_is_empty(site: SimpleNamespace) -> None:
    """Only answered questions stand beside the title."""
    site.service.what_you_get = "A short list of partners."
    assert site.service.facts == [("What you get", "A short list of partners.")]
