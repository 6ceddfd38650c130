"""The words of the inquiry form as a snippet."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from contact.models import InquiryFormText


def test_an_editor_without_the_permission_does_not_see_it(as_):
    assert as_("editor").get(reverse(InquiryFormText.snippet_viewset.get_url_name("list"))).status_code == 302


@pytest.mark.parametrize("who", ["editor", "administrator"])
def test_those_with_the_permission_edit_it(as_, who):
    wanted = Permission.objects.filter(content_type__model="inquiryformtext")
    Group.objects.get(name="Editors").permissions.add(*wanted)
    client = as_(who)
    page = client.get(reverse(InquiryFormText.snippet_viewset.get_url_name("add")))
    assert b"consent" in page.content
    assert b"Inquiry form" in client.get("/admin/").content
