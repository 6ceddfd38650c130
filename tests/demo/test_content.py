"""The demo content itself: what it says, how it is built, where it leads."""

import re
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image

from cagp_site.demo import content
from cagp_site.demo.content import insights
from cagp_site.demo.content.insights import two_systems_one_line
from cagp_site.demo.content.pictures import MEDIA, PICTURES
from cagp_site.demo.content.settings import ORGANIZATION
from cagp_site.demo.entry import Entry

from . import texts

ARTICLE = Path(__file__).resolve().parents[3] / "shared" / "design" / "article.txt"
PATHS = {entry.path for entry in content.ENTRIES}
by_path = pytest.mark.parametrize("entry", content.ENTRIES, ids=lambda entry: entry.path or "home")


def test_the_restated_article_has_the_blocks_of_the_published_one_in_order() -> None:
    assert [name for name, _value in two_systems_one_line.BODY] == [
        *("heading", "paragraph", "paragraph", "figure"),
        *("heading", "paragraph", "milestones", "paragraph"),
        *("heading", "paragraph", "labelled_items"),
        *("heading", "paragraph", "labelled_items"),
        *("heading", "paragraph", "labelled_items"),
        "callout",
        *("heading", "paragraph", "paragraph"),
    ]


def test_the_restated_article_has_as_many_items_as_the_published_one() -> None:
    values = [value for name, value in two_systems_one_line.BODY if name in ("milestones", "labelled_items", "callout")]
    milestones, *lists, callout = values
    assert milestones["label"]
    assert [bool(item["year"]) for item in milestones["items"]] == [True, True, True, False, False]
    assert [(value["numbered"], len(value["items"])) for value in lists] == [(True, 3), (False, 2), (False, 3)]
    assert callout["title"].startswith("Crossed Arrows Insight")
    assert callout["body"].count("<p>") == 3


def test_the_picture_has_an_alternative_text_that_is_not_its_caption() -> None:
    figure = dict(two_systems_one_line.BODY)["figure"]
    assert figure["image"]["alt_text"]
    assert figure["image"]["alt_text"] != figure["caption"]


def _published_article() -> str:
    if not ARTICLE.exists():
        pytest.skip(f"the published article is not beside this checkout ({ARTICLE.name})")
    return ARTICLE.read_text()


@pytest.mark.outside_file
def test_the_restated_article_copies_no_sentence_of_the_published_one() -> None:
    mine = texts.normal(" ".join(texts.strings(dict(two_systems_one_line.ENTRY.fields))))
    copied = {sentence for sentence in texts.sentences(_published_article()) if sentence in mine}
    assert not copied


@pytest.mark.outside_file
@by_path
def test_no_page_shares_eight_words_in_a_row_with_the_published_article(entry: Entry) -> None:
    published = _without_names(_published_article()).split()
    runs = {" ".join(published[start : start + 8]) for start in range(len(published) - 7)}
    mine = _without_names(" ".join(texts.strings(dict(entry.fields))))
    assert not {run for run in runs if run in mine}


def _without_names(text: str) -> str:
    """Normalized, with each list of proper names as one word: names cannot be restated."""
    names = r"iron dome david s sling and arrow 3|juniper oak and juniper falcon|crossed arrows global partners"
    return re.sub(names, "names", texts.normal(text))


@pytest.mark.parametrize("entry", insights.ENTRIES, ids=lambda entry: entry.slug)
def test_an_insight_has_600_to_1000_words(entry: Entry) -> None:
    assert 600 <= texts.words(entry) <= 1000


@pytest.mark.parametrize(
    ("one", "other"), list(combinations(insights.ENTRIES, 2)), ids=lambda entry: entry.slug.split("-")[0]
)
def test_two_insights_share_no_sentence(one: Entry, other: Entry) -> None:
    first, second = (texts.sentences(" ".join(map(texts.plain, texts.strings(e.fields["body"])))) for e in (one, other))
    assert not first & second


@by_path
def test_every_link_of_a_page_leads_to_a_page_of_the_content(entry: Entry) -> None:
    assert set(texts.page_paths([dict(entry.fields), dict(entry.rows)])) <= PATHS


def test_the_organization_links_to_pages_of_the_content() -> None:
    assert set(texts.page_paths(ORGANIZATION)) <= PATHS


@by_path
def test_a_page_has_a_description_of_50_to_160_characters(entry: Entry) -> None:
    assert 50 <= len(entry.fields["search_description"]) <= 160


def test_no_two_pages_share_a_title_or_a_description() -> None:
    titles = [entry.fields.get("seo_title") or entry.title for entry in content.ENTRIES]
    descriptions = [entry.fields["search_description"] for entry in content.ENTRIES]
    assert len(set(titles)) == len(set(descriptions)) == len(content.ENTRIES)


@by_path
def test_a_page_comes_after_its_parent_and_is_no_older(entry: Entry) -> None:
    order = [each.path for each in content.ENTRIES]
    parent = content.ENTRIES[order.index(entry.parent)]
    assert order.index(parent.path) <= order.index(entry.path)
    assert parent.published <= entry.published
    assert datetime(2026, 1, 1, tzinfo=UTC) < entry.published < datetime(2026, 11, 20, tzinfo=UTC)


@by_path
@pytest.mark.parametrize("british", ["defence", "programme", "licence", "centre", "organis", "recognis", "colour"])
def test_the_spelling_is_american(entry: Entry, british: str) -> None:
    assert british not in " ".join([entry.title, *texts.strings(dict(entry.fields))]).lower()


@by_path
def test_a_billion_is_never_stated_without_its_qualifier(entry: Entry) -> None:
    text = texts.plain(" ".join(texts.strings(dict(entry.fields))))
    for figure in ("$3.8 billion", "$3.3 billion", "$0.5 billion"):
        # Three places speak of "about" elsewhere: the table's heading, and the sentence that takes the figure apart.
        for before in text.split(figure)[:-1]:
            assert before.rstrip().lower().endswith(("about", "quoted as often as", "financing", "defense", "total"))


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.key)
def test_a_picture_is_small_and_wide_enough(picture: object) -> None:
    path = MEDIA / picture.file
    assert path.stat().st_size < 120_000
    with Image.open(path) as image:
        assert image.width == 1600
