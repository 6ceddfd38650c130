"""Blocks: each one an editor can choose is described, and its preview renders."""

from types import SimpleNamespace
from typing import Any

import pytest
import wagtail_factories
from django.test import Client, RequestFactory

from cagp_site.core.blocks import StandardBodyBlock
from cagp_site.core.blocks.body import TAKEN, BodyBlock, anchored
from cagp_site.core.models import OrganizationSettings
from home.blocks import HomeBlock
from tests.factories import article, pages
from tests.markup import Outline, faults_of

CHOICES: dict[str, Any] = {**StandardBodyBlock().child_blocks, **HomeBlock().child_blocks}


@pytest.mark.parametrize("block", CHOICES.values(), ids=CHOICES)
def test_block_helps_its_editor(block: Any) -> None:
    """Each block has an icon, a label, a description, a template of its own and a preview."""
    assert block.meta.icon != "placeholder"
    assert block.label
    assert block.get_description()
    assert block.meta.template.startswith("blocks/")
    assert block.is_previewable


@pytest.mark.parametrize("name", CHOICES)
def test_preview_renders(site: SimpleNamespace, name: str) -> None:
    """The preview value is a value the block's template can show."""
    block = CHOICES[name]
    context = {"request": RequestFactory().get("/", HTTP_HOST="localhost")}
    html = block.render(block.get_preview_value(), context=context)
    assert html.strip()


def test_block_names_are_what_content_uses() -> None:
    """Content in the database names its blocks: these names are for good."""
    assert list(BodyBlock().child_blocks) == [
        "heading",
        "subheading",
        "paragraph",
        "figure",
        "milestones",
        "labelled_items",
        "callout",
        "quote",
        "table",
        "document",
        "talk_to_us",
        "embed",
        "call_to_action",
    ]


def test_anchors_are_unique_and_free() -> None:
    """Equal headings, headings without a letter and headings named like our own ids get anchors of their own."""
    titles = ["Foundations", "foundations!", "###", "???", "Inquiry", "ביטחון", "Main"]
    value = BodyBlock().to_python([{"type": "heading", "value": title} for title in titles])
    anchors = [anchor for _block, anchor, _title in anchored(value)]
    assert anchors == ["foundations", "foundations-2", "section", "section-2", "inquiry-2", "ביטחון", "main-2"]
    assert not set(anchors) & set(TAKEN)


def test_page_with_several_forms(site: SimpleNamespace, client: Client) -> None:
    """Two invitations on one service page, beside its own form, repeat no id."""
    talk = {"type": "talk_to_us", "value": {"heading": "Ask", "text": ""}}
    site.service.body = pages.stream([talk, talk])
    site.service.save()
    assert faults_of(client.get(site.service.url).content.decode()) == []


def shown(client: Client, page: Any, *body: dict[str, Any]) -> str:
    """The page's HTML with this body, which is whole."""
    page.body = pages.stream(list(body))
    page.save()
    html = client.get(page.url).content.decode()
    assert faults_of(html) == []
    return html


def test_article_with_every_block(site: SimpleNamespace, client: Client) -> None:
    """Every block, short and absurdly long, with all its fields and with none, makes a whole page."""
    wagtail_factories.ImageFactory()
    assert faults_of(client.get(article.publish().url).content.decode()) == []


def test_plates_are_numbered(site: SimpleNamespace, client: Client) -> None:
    """Pictures with a caption are numbered from 1 in each article; one without says nothing."""
    image = wagtail_factories.ImageFactory().pk
    plain = pages.figure(image, caption="", credit="")
    html = shown(client, site.insight, pages.figure(image), plain, pages.figure(image, caption="Last"))
    assert [part.partition("<")[0] for part in html.split("<figcaption><b>")[1:]] == ["Plate 1", "Plate 2"]
    assert html.count('<figure class="plate">') == 3


def test_download_says_what_it_is(site: SimpleNamespace, client: Client) -> None:
    """A document shows its title, what is in it, its kind and its size; one that is gone leaves its words."""
    document = article.document()
    block = {"type": "document", "value": {"document": document.pk, "label": "", "text": "In short."}}
    html = shown(client, site.insight, block)
    assert document.url in Outline(html).values("href")
    for piece in (document.title, "In short.", "Download, PDF, 224.6\xa0KB"):
        assert piece in html
    document.delete()
    block["value"]["label"] = "The summary"
    assert "The summary" in shown(client, site.insight, block)


@pytest.mark.parametrize("live", [True, False], ids=["published", "draft"])
def test_call_to_action_leads_to_a_published_page(site: SimpleNamespace, client: Client, live: bool) -> None:
    """It leads to the page an editor chose; while that is a draft, and without one, to the contact page."""
    contact = pages.StandardPageFactory(parent=site.home, slug="contact")
    OrganizationSettings.objects.create(site=site.record, contact_page=contact)
    target = pages.StandardPageFactory(parent=site.home, slug="target", live=live)
    html = shown(client, site.insight, article.action("Ask", "Why not?", "Go on", target.pk), article.action("Ask"))
    parts = html.split('class="ask-us invitation"')[1:]
    assert [Outline(part.partition("</section>")[0]).values("href") for part in parts] == [
        ["/target/" if live else "/contact/"],
        ["/contact/"],
    ]
    assert "Go on" in parts[0]


def test_call_to_action_that_leads_nowhere_is_a_text(site: SimpleNamespace, client: Client) -> None:
    """Without any page to lead to it keeps its words and has no button."""
    html = shown(client, site.insight, article.action("Ask", page=999_999))
    part = html.partition('class="ask-us invitation"')[2].partition("</section>")[0]
    assert "Ask" in part
    assert "<a" not in part
