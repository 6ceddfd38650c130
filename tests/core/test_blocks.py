"""Blocks: each one an editor can choose is described, and its preview renders."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client, RequestFactory

from cagp_site.core.blocks import StandardBodyBlock
from cagp_site.core.blocks.body import TAKEN, BodyBlock, anchored
from home.blocks import HomeBlock
from tests.factories import pages

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
    from tests.markup import faults_of  # noqa: PLC0415 - beside its only use

    talk = {"type": "talk_to_us", "value": {"heading": "Ask", "text": ""}}
    site.service.body = pages.stream([talk, talk])
    site.service.save()
    assert faults_of(client.get(site.service.url).content.decode()) == []
