"""The contact band at the end of a page."""

import pytest
from django.test import Client

from cagp_site.core.models import SiteText
from tests.factories.pages import StandardPageFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("body", "has_band"),
    [
        ([("paragraph", "<p>Words.</p>")], True),
        ([("talk_to_us", {"heading": "Ask", "text": ""})], False),
    ],
    ids=["words", "form"],
)
def test_a_page_with_the_form_in_its_text_has_no_second_call_to_it(site, client: Client, body, has_band) -> None:
    SiteText.objects.create(locale=site.home.locale, band_heading="Start here")
    page = StandardPageFactory(parent=site.home, title="A page", slug="a-page", body=body)
    html = client.get(page.url).content.decode()
    assert ('class="band' in html) is has_band
