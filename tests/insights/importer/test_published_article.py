"""The firm's published article, where it lies beside the project: a draft of exactly the blocks that it is made of."""

import re
from pathlib import Path

import pytest

from insights.importer.document import Article

from . import given, texts
from .reading import body, read

# As in tests/demo/test_content.py.
ARTICLE = Path(__file__).resolve().parents[4] / "shared" / "design" / "article.txt"
pytestmark = pytest.mark.outside_file


@pytest.fixture
def article() -> Article:
    if not ARTICLE.exists():
        pytest.skip(f"the published article is not beside this checkout ({ARTICLE.name})")
    return read(ARTICLE.name, ARTICLE.read_bytes())


def test_it_has_the_blocks_of_the_yardstick(article: Article) -> None:
    assert [block["type"] for block in body(article)] == [*given.BLOCKS["en"], "paragraph"]


def test_its_lists_have_their_items(article: Article) -> None:
    values = [block["value"] for block in body(article) if block["type"] in {"milestones", "labelled_items", "callout"}]
    milestones, *lists, callout = values
    assert milestones["label"]
    assert [bool(item["year"]) for item in milestones["items"]] == [True, True, False, False, False]
    assert [(value["numbered"], len(value["items"])) for value in lists] == [(True, 3), (False, 2), (False, 3)]
    assert callout["title"].startswith("Crossed Arrows Insight")
    assert callout["body"].count("<p>") == 3


def test_its_picture_has_an_alternative_text_that_is_not_its_caption(article: Article) -> None:
    (figure,) = [block["value"] for block in body(article) if block["type"] == "figure"]
    assert len(figure["image"]["alt_text"].split()) > 5
    assert figure["caption"] not in {"", figure["image"]["alt_text"]}


def test_it_loses_no_word(article: Article) -> None:
    text = ARTICLE.read_text().replace("\u200b", "").replace("\ufeff", "")
    text = re.sub(r"^\d\. ", "", text, flags=re.MULTILINE)
    wanted = texts.words(text)
    assert wanted[:4] == ["top", "of", "page", "Search"]
    assert wanted[-4:] == ["Comments", "bottom", "of", "page"]
    found = [*texts.words(article.title), *texts.of_stream(body(article))]
    assert texts.same(found, wanted[4:-4])
