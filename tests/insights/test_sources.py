"""Sources: numbered by first use, linked both ways, and never in the way of the page."""

import json
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.models import Page

from insights.blocks import ARTICLE_FEATURES, SourceBlock
from insights.models import InsightPage
from tests.factories import pages
from tests.markup import Outline, faults_of

FIRST, SECOND, THIRD = (str(UUID(int=number)) for number in (1, 2, 3))
LONG = "Interoperability, co-production and export control " * 20


def ref(key: str) -> str:
    """A reference as rich text keeps it."""
    return f'<source-ref id="{key}">※</source-ref>'


def source(key: str, text: str, **value: Any) -> dict[str, Any]:
    """A source as the database has it."""
    return {"type": "source", "id": key, "value": {"text": text, "address": "", "label": "", "accessed": None, **value}}


def paragraph(html: str) -> dict[str, Any]:
    """A paragraph as the database has it."""
    return {"type": "paragraph", "value": f"<p>{html}</p>"}


def show(client: Client, insight: InsightPage, body: list[dict[str, Any]], *sources: dict[str, Any]) -> str:
    """The article's HTML, which is whole."""
    insight.body, insight.sources = pages.stream(body), pages.stream(list(sources))
    insight.save()
    html = client.get(insight.url).content.decode()
    assert faults_of(html) == []
    return html


def test_numbers_follow_first_use(site: SimpleNamespace, client: Client) -> None:
    """The source used first is 1 wherever it stands in the list; one that is never used comes last."""
    body = [
        paragraph(f"One.{ref(SECOND)} Two.{ref(FIRST)}"),
        {"type": "callout", "value": {"title": "Ours", "body": f"<p>Again.{ref(SECOND)}</p>"}},
    ]
    html = show(client, site.insight, body, source(THIRD, "Unused"), source(FIRST, "Memo"), source(SECOND, "Treaty"))
    assert [each.value["text"] for each in site.insight.numbered_sources] == ["Treaty", "Memo", "Unused"]
    outline = Outline(html)
    references = [link for link in outline.all("a") if (link.get("href") or "").startswith("#source.") and "id" in link]
    assert [(link["href"], link["id"], link["aria-label"]) for link in references] == [
        ("#source.1", "reference.1.1", "Source 1"),
        ("#source.2", "reference.2.1", "Source 2"),
        ("#source.1", "reference.1.2", "Source 1"),
    ]
    backs = {link["aria-label"]: link["href"] for link in outline.all("a") if link.get("class") == "notes__back"}
    assert backs == {
        "Back to reference 1, place 1": "#reference.1.1",
        "Back to reference 1, place 2": "#reference.1.2",
        "Back to reference 2": "#reference.2.1",
    }


def test_references_side_by_side_are_two_numbers(site: SimpleNamespace, client: Client) -> None:
    """Two references without a word between them do not read as one number."""
    html = show(
        client, site.insight, [paragraph(f"x{ref(FIRST)}{ref(SECOND)}")], source(FIRST, "A"), source(SECOND, "B")
    )
    assert ">1</bdi></a>, </sup><sup" in html


@pytest.mark.parametrize("key", [THIRD, "", "nobody", "&quot;&gt;&lt;script&gt;"])
def test_unknown_reference_is_left_out(site: SimpleNamespace, client: Client, key: str) -> None:
    """A reference to a source that is gone leaves the words around it and nothing else."""
    html = show(client, site.insight, [paragraph(f"before{ref(key)} after")], source(FIRST, "A"))
    assert "<p>before after</p>" in html
    assert "source-ref" not in html


def test_source_with_every_field(site: SimpleNamespace, client: Client) -> None:
    """The list has text, address and the day it was read; the margin has the short name."""
    full = source(FIRST, "The memorandum", address="https://www.birdf.com/x", label="Memo", accessed="2026-11-20")
    html = show(client, site.insight, [paragraph(f"x{ref(FIRST)}")], full)
    assert '<a class="notes__link" href="https://www.birdf.com/x" rel="external"><bdi>The memorandum</bdi></a>' in html
    assert "Accessed November 20, 2026." in html
    assert '<li><a href="#source.1">Memo</a></li>' in html
    assert site.insight.contents == [("sources", "Sources")]


def test_absurdly_long_sources(site: SimpleNamespace, client: Client) -> None:
    """Forty long sources and a heading named like them break nothing."""
    keys = [str(UUID(int=number)) for number in range(1, 41)]
    body = [{"type": "heading", "value": "Sources"}, paragraph("".join(map(ref, keys * 2)))]
    html = show(client, site.insight, body, *(source(key, LONG) for key in keys))
    assert html.count('class="notes__back"') == 80
    assert 'id="sources-2"' in html


def test_article_without_sources_has_no_list(site: SimpleNamespace, client: Client) -> None:
    """No sources: no list, no margin, no entry in the contents."""
    assert "Sources" not in show(client, site.insight, [paragraph(f"x{ref(FIRST)}")])
    assert site.insight.contents == []


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://x.example", "nowhere", "data:text/html,x"])
def test_address_of_a_source_is_a_web_address(address: str) -> None:
    """A source leads to http and https alone."""
    block = SourceBlock()
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"text": "x", "address": address}))


def test_markup_in_a_source_is_text(site: SimpleNamespace, client: Client) -> None:
    """What is typed into a source is never markup."""
    html = show(
        client, site.insight, [paragraph(f"x{ref(FIRST)}")], source(FIRST, "<script>x</script>", label="<b>y</b>")
    )
    assert "<script>x" not in html
    assert "&lt;b&gt;y" in html


def test_reference_goes_through_the_editor_unchanged() -> None:
    """What the database keeps is what the editor's form gives back."""
    converter = ContentstateConverter(ARTICLE_FEATURES)
    kept = f'<p data-block-key="aaaaa">Known <b>well</b>.{ref(FIRST)} More.</p>'
    state = json.loads(converter.from_database_format(kept))
    assert [(entity["type"], entity["data"]) for entity in state["entityMap"].values()] == [
        ("SOURCE", {"source": FIRST})
    ]
    assert converter.to_database_format(json.dumps(state)) == kept


def test_references_survive_draft_and_translation(site: SimpleNamespace) -> None:
    """A draft, its revision and a copy for translation refer to the same sources."""
    site.insight.body = pages.stream([paragraph(f"x{ref(SECOND)}")])
    site.insight.sources = pages.stream([source(FIRST, "A"), source(SECOND, "B")])
    draft = site.insight.save_revision().as_object()
    site.insight.save()
    copy = site.insight.copy_for_translation(pages.hebrew(), copy_parents=True)
    for page in (draft, copy, InsightPage.objects.get(pk=site.insight.pk)):
        assert [each.value["text"] for each in page.numbered_sources] == ["B", "A"]


def test_sources_are_searched(site: SimpleNamespace) -> None:
    """A word that only a source has finds the article."""
    site.insight.sources = pages.stream([source(FIRST, "Quillbrook report")])
    site.insight.save()
    assert [page.pk for page in Page.objects.search("Quillbrook")] == [site.insight.pk]
