"""What an editor with few rights sees: blocks in groups with working previews, and the page at three widths."""

from functools import partial

import pytest
from playwright.sync_api import Error, FrameLocator, Page

from tests.processes import RunningSite, eventually

from .admin import log_in
from .conftest import Open

pytestmark = pytest.mark.browser

PASSWORD = "a-long-password-for-an-editor"  # good on this test's own site alone
# Wagtail's own group: it may write pages and publish none.
NEW_EDITOR = f"""
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
user = get_user_model().objects.create_user("editor", "editor@cagp.example", "{PASSWORD}")
user.groups.add(Group.objects.get(name="Editors"))
"""
HOME = "from home.models import HomePage; print('home', HomePage.objects.order_by('pk').first().pk)"
GROUPS = ["The firm", "Proof", "Reading", "Contact"]


@pytest.fixture(scope="module")
def home(site: RunningSite) -> str:
    """Address of the home page's form, on a site that has an editor."""
    made = site.manage("shell", "--verbosity", "0", "-c", NEW_EDITOR)
    assert made.returncode == 0, made.stderr
    said = site.manage("shell", "--verbosity", "0", "-c", HOME).stdout
    return f"/admin/pages/{said.split()[-1]}/edit/"


@pytest.fixture
def editing(open_context: Open, site: RunningSite, home: str) -> Page:
    """The home page in the editor."""
    page = open_context(viewport={"width": 1440, "height": 1000}, reduced_motion="reduce").new_page()
    log_in(page, site, "editor", PASSWORD)
    page.goto(site.url(home))
    return page


def test_blocks_are_grouped_and_each_preview_opens(editing: Page) -> None:
    """The chooser sorts the sections by what they are about, and shows each as it will look."""
    editing.locator("button.c-sf-add-button").first.click()
    chooser = editing.locator(".w-combobox")
    assert chooser.locator(".w-combobox__optgroup-label").all_inner_texts() == GROUPS
    names = chooser.locator(".w-combobox__option").all_inner_texts()
    assert len(names) == 8
    buttons = chooser.locator(".w-combobox__option-preview")
    assert buttons.count() == len(names)
    frame = editing.frame_locator(".w-combobox-preview iframe")
    for number, name in enumerate(names):
        buttons.nth(number).click()
        eventually(partial(_shows, frame, name), what=name)
        assert frame.locator("main").inner_text().strip(), name


def _shows(frame: FrameLocator, name: str) -> bool:
    """Whether the preview in a frame is the one of this block; not yet, while the frame is on its way to it."""
    try:
        return name in frame.locator("title").evaluate("title => title.text")
    except Error:
        return False


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_page_is_previewed_at_three_widths(editing: Page, width: int) -> None:
    """The panel lays the page out at the width of the device, whatever its own."""
    editing.locator("[data-side-panel-toggle=preview]").first.click()
    editing.locator(f"label:has([data-device-width='{width}'])").click()
    frame = editing.frame_locator("#w-preview-iframe")
    frame.locator("h1").wait_for()
    assert frame.locator("html").evaluate("() => window.innerWidth") == width
    assert frame.locator("h1").inner_text().startswith("American structure.")
