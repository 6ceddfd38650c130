"""Social cards on pages: who names which, and that a worker draws them."""

from types import SimpleNamespace
from typing import Any

import pytest
import wagtail_factories
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.test import Client

from cagp_site.core import cards, needs, tasks
from cagp_site.core.cards import card_of
from cagp_site.core.management.commands import draw
from tests.factories import pages
from tests.markup import Outline

NAME = "Crossed Arrows Global Partners"


@pytest.fixture(autouse=True)
def _no_marks() -> None:
    cache.clear()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What was asked of the workers."""
    found: list[tuple[Any, ...]] = []
    monkeypatch.setattr(needs._publisher, "ask", lambda *message: found.append(message))
    return found


def social(client: Client, url: str) -> dict[str, str | None]:
    html = client.get(url).content.decode()
    return {
        each.get("property") or each.get("name") or "": each["content"]
        for each in Outline(html).all("meta")
        if "content" in each
    }


def test_a_page_names_the_card_of_the_site_until_its_own_is_drawn(
    site: SimpleNamespace, client: Client, asked: list
) -> None:
    """No visit draws one; three visits ask once; then the page names its own, with all that networks read."""
    for _visit in range(3):
        meta = social(client, site.insight.get_url())
    assert meta["og:image"] == "http://localhost/static/img/social-card.png"
    assert not default_storage.exists("cards")
    assert asked == [(needs.DRAW_CARDS, site.insight.pk)]
    tasks.draw_cards(site.insight.pk)
    meta = social(client, site.insight.get_url())
    assert meta["og:image"].startswith(f"http://localhost/media/cards/{site.insight.pk}/")
    assert (meta["og:image:width"], meta["og:image:height"], meta["og:image:type"]) == ("1200", "630", "image/png")
    assert "Two systems" in meta["og:image:alt"]
    assert meta["twitter:card"] == "summary_large_image"
    assert meta["og:locale"] == "en_US"


def test_every_page_type_has_a_card(site: SimpleNamespace, client: Client, asked: list) -> None:
    """Whatever its fields hold."""
    site.standard = pages.StandardPageFactory(parent=site.home)
    for page in (site.home, site.services, site.service, site.insights, site.insight, site.standard):
        tasks.draw_cards(page.pk)
        assert f"/cards/{page.pk}/" in social(client, page.get_url())["og:image"]


def test_a_topic_and_an_author_have_cards_of_their_own(site: SimpleNamespace, client: Client, asked: list) -> None:
    """Drawn with those of the index that they are below, also where an editor chose a picture for that."""
    topic, author = pages.TopicFactory(name="Export rules"), pages.AuthorFactory(name="Dana Levi")
    site.insight.topics.add(topic)
    site.insight.authors.add(author)
    site.insight.save()
    site.insights.social_image = wagtail_factories.ImageFactory()
    site.insights.save()
    addresses = [f"{site.insights.get_url()}{below}" for below in (topic.path, author.path)]
    assert [social(client, url)["og:image"] for url in addresses] == ["http://localhost/static/img/social-card.png"] * 2
    assert asked == [(needs.DRAW_CARDS, site.insights.pk)] * 2
    tasks.draw_cards(site.insights.pk)
    drawn = [social(client, url) for url in addresses]
    assert [meta["og:image:alt"] for meta in drawn] == [f"Export rules | {NAME}", f"Dana Levi | {NAME}"]
    assert len({meta["og:image"] for meta in drawn}) == 2
    topic.delete()
    tasks.draw_cards(site.insights.pk)
    assert len(default_storage.listdir(f"cards/{site.insights.pk}")[1]) == 1


@pytest.mark.parametrize("path", ["/search/", "/search/?q=two", "/none/"])
def test_pages_in_no_tree_have_the_card_of_the_site(
    site: SimpleNamespace, client: Client, asked: list, path: str
) -> None:
    """Search, and what is not found."""
    assert social(client, path)["og:image"].endswith("/static/img/social-card.png")
    assert asked == []


def test_a_new_title_is_a_new_address_and_the_old_file_goes(site: SimpleNamespace, client: Client, asked: list) -> None:
    """One file a page."""
    tasks.draw_cards(site.insight.pk)
    former = social(client, site.insight.get_url())["og:image"]
    site.insight.title = "Another title"
    site.insight.save()
    assert social(client, site.insight.get_url())["og:image"].endswith("social-card.png")
    tasks.draw_cards(site.insight.pk)
    assert social(client, site.insight.get_url())["og:image"] not in (former, "")
    assert len(default_storage.listdir(f"cards/{site.insight.pk}")[1]) == 1


def test_the_picture_that_an_editor_chose_is_used(site: SimpleNamespace, client: Client, asked: list) -> None:
    """As a rendition, which is made by a worker too; no card is drawn then."""
    tasks.draw_cards(site.insight.pk)
    site.insight.social_image = wagtail_factories.ImageFactory(file__width=2000, file__height=2000)
    site.insight.save()
    assert social(client, site.insight.get_url())["og:image"].endswith("social-card.png")
    assert asked == [(needs.MAKE_RENDITIONS, site.insight.social_image.pk, "card")]
    tasks.make_renditions(site.insight.social_image.pk, "card")
    tasks.draw_cards(site.insight.pk)
    meta = social(client, site.insight.get_url())
    assert (meta["og:image:width"], meta["og:image:height"], meta["og:image:type"]) == ("1200", "630", "image/jpeg")
    assert default_storage.listdir(f"cards/{site.insight.pk}")[1] == []


@pytest.mark.parametrize("way", ["unpublish", "delete"])
def test_a_page_that_goes_takes_its_card_along(
    site: SimpleNamespace, asked: list, way: str, django_capture_on_commit_callbacks: Any
) -> None:
    """Unpublished or deleted."""
    pk = site.insight.pk
    tasks.draw_cards(pk)
    with django_capture_on_commit_callbacks(execute=True):
        getattr(site.insight, way)()
    assert (needs.PREPARE_PAGE, pk) in asked
    tasks.prepare_page(pk)
    assert default_storage.listdir(f"cards/{pk}")[1] == []


def test_a_hebrew_page_has_a_hebrew_card(site: SimpleNamespace) -> None:
    """Its kind in its own language, its lines from the right."""
    home = pages.HomePageFactory(parent=site.root, slug="home-he", locale=pages.hebrew())
    index = pages.InsightIndexPageFactory(parent=home, locale=home.locale)
    page = pages.InsightPageFactory(parent=index, title="שתי מערכות", locale=home.locale)
    shown = card_of(page, NAME)
    assert (shown.title, shown.is_rtl) == ("שתי מערכות", True)
    tasks.draw_cards(page.pk)
    assert cards.address(page.pk, shown)


def test_a_page_finds_the_card_that_was_drawn_in_its_language(site: SimpleNamespace, client: Client) -> None:
    """Where the firm has a name of its own in that language, drawing and asking use the same one."""
    pages.SiteTextFactory(locale=pages.hebrew(), name="קרוסד ארוז")
    home = pages.HomePageFactory(
        parent=site.root, slug="home-he", locale=pages.hebrew(), translation_key=site.home.translation_key
    )
    tasks.draw_cards(home.pk)
    drawn = Outline(client.get("/he/").content.decode())
    (image,) = [tag["content"] for tag in drawn.all("meta") if tag.get("property") == "og:image"]
    assert f"/cards/{home.pk}/" in str(image)


def test_a_home_page_says_what_its_opening_says(site: SimpleNamespace) -> None:
    """Its own title is only "Home"; without an opening its card says the firm's name."""
    assert card_of(site.home, NAME).title == NAME
    site.home.body = pages.stream([{"type": "hero", "value": {"title": ["American structure.", "Israeli agility."]}}])
    assert card_of(site.home, NAME).title == "American structure. Israeli agility."


def test_the_command_makes_what_is_missing(site: SimpleNamespace, client: Client, capsys: Any) -> None:
    """All of it, here and now; a second time there is nothing to do."""
    command = draw.Command()
    command.handle()
    command.handle(verbosity=1)
    said = capsys.readouterr().out
    assert "made 5 pictures and cards" in said
    assert "made 0 pictures and cards" in said
    assert "/cards/" in social(client, site.insight.get_url())["og:image"]
