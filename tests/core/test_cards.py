"""Social cards: what they show, that nothing overflows, and that a worker draws them."""

from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import wagtail_factories
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image, ImageChops, ImageFont, ImageOps

from cagp_site.core import cards, needs, tasks
from cagp_site.core.cards import Card, card_of, paint, runs
from cagp_site.core.cards.brackets import settled, unmarked
from cagp_site.core.cards.runs import Face, legible, width
from cagp_site.core.cards.setting import SIZES, set_title
from cagp_site.core.management.commands import draw
from tests.factories import pages
from tests.markup import Outline
from tests.processes import ROOT

NAME = "Crossed Arrows Global Partners"
LONG = "Interoperability, co-production and export control in jointly funded missile defense: what three programs teach"
ROOM = 616
BLANK = (8, 28, 43)


@pytest.fixture(autouse=True)
def _no_marks() -> None:
    cache.clear()
    runs.runs.cache_clear()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What was asked of the workers."""
    found: list[tuple[Any, ...]] = []
    monkeypatch.setattr(needs._publisher, "ask", lambda *message: found.append(message))
    return found


def card(title: str = "Two systems", line: str = "Insight", **fields: Any) -> Card:
    return Card(**{"title": title, "line": line, "name": NAME, "slug": "two-systems", **fields})


def pixels(of: Card) -> Image.Image:
    return Image.open(BytesIO(paint(of))).convert("RGB")


def has_ink(picture: Image.Image, box: tuple[int, int, int, int]) -> bool:
    """Whether anything but the ground is in a part of a card."""
    return [color for _count, color in picture.crop(box).getcolors(1 << 20)] != [BLANK]


# --- the words ---


def test_a_short_title_is_large_and_a_long_one_small() -> None:
    """In lines of even length."""
    short = set_title("How two defense systems learned to build together", ROOM)
    assert short.size == SIZES[0]
    assert short.lines == ("How two defense", "systems learned", "to build together")
    long = set_title(LONG, ROOM)
    assert long.size == SIZES[1]
    assert " ".join(long.lines).replace("co- ", "co-") == LONG


@pytest.mark.parametrize(
    "title",
    [LONG * 4, "Zusammenarbeitsvereinbarung" * 9, "כך למדו שתי מערכות ביטחון לבנות יחד " * 9, "W" * 255, "a-" * 120],
    ids=["long", "one word", "hebrew", "wide letters", "hyphens"],
)
def test_an_absurd_title_is_cut(title: str) -> None:
    """It fills its lines and no more, and says with an ellipsis that it goes on."""
    cut = set_title(legible(title), ROOM)
    assert len(cut.lines) == cut.size.most_lines
    assert cut.lines[-1].endswith("…")
    assert all(width(line, Face.DISPLAY, cut.size.pixels) <= ROOM for line in cut.lines)


@pytest.mark.parametrize("title", ["F-35 and the ל-USA", "A 5-year plan", "x"])
def test_a_number_keeps_its_hyphen(title: str) -> None:
    """A line breaks after a hyphen between words alone."""
    assert all(not line.endswith("-") for line in set_title(title, 150).lines)


def test_letters_that_the_fonts_lack_are_written_in_others() -> None:
    """No empty boxes: other scripts become Latin, signs go, accents that are there stay."""
    assert legible("Łódź, Ångström\n—  Россия 🚀 שלום\u200f") == "Lódz, Ångström — Rossiya שלום"


def test_the_subset_files_have_every_letter_that_is_taken_for_legible() -> None:
    """The ranges in the code are those of the fonts: a letter without a shape looks like one that no font has."""
    for face in Face:
        for kind, letters in (("latin", LATIN_LETTERS), ("hebrew", HEBREW_LETTERS)):
            font = ImageFont.truetype(face.file(kind), 40)
            missing = bytes(font.getmask("\uffff"))
            assert [letter for letter in letters if bytes(font.getmask(letter)) == missing] == []


LATIN_LETTERS = [chr(code) for code in (*range(0x21, 0x7F), *range(0xC0, 0x100))] + list("–—‘’“”…€™")
HEBREW_LETTERS = [chr(code) for code in range(0x5D0, 0x5EB)] + list("־׳״₪")


@pytest.mark.parametrize(
    ("text", "is_rtl", "seen"),
    [
        ("אב (F-35) ג-26", True, "26-ג (F-35) בא"),
        ("אב (גד) foo (x)", True, "foo (x) (דג) בא"),
        ("USA (2016) אב", True, "בא USA (2016)"),
        ("the word אב (peace)", False, "the word בא (peace)"),
        ("see (אב) here", False, "see (בא) here"),
        ('ארה"ב', True, 'ב"הרא'),
    ],
)
def test_lines_that_run_both_ways(text: str, is_rtl: bool, seen: str) -> None:
    """Left to right as the eye meets them, brackets around what they enclose."""
    line = runs.runs(text, Face.DISPLAY, 40, is_rtl=is_rtl)
    shown = "".join(run.text[::-1] if run.kind == "hebrew" and runs.HAS_RAQM else run.text for run in line)
    assert shown == seen
    assert unmarked(settled("plain", is_rtl=is_rtl)) == "plain"


def test_hebrew_looks_the_same_without_the_systems_fribidi(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pillow's basic layout draws letters as they come; they come in the right order."""
    text = "כך למדו שתי (F-35) מערכות"
    with_raqm, turned_round = inked_columns(text), inked_columns(text[::-1])
    monkeypatch.setattr(runs, "HAS_RAQM", False)
    monkeypatch.setattr(ImageFont.core, "HAVE_RAQM", False, raising=False)
    basic = inked_columns(text)
    runs.font.cache_clear()
    # Basic layout rounds each letter's width, so a line's far end lies a few pixels off.
    assert len(with_raqm ^ basic) < 24 < len(with_raqm ^ turned_round)


def inked_columns(title: str) -> set[int]:
    """Where letters stand in the title of a Hebrew card."""
    runs.runs.cache_clear()
    runs.font.cache_clear()
    picture = pixels(card(title, is_rtl=True, line=""))
    return {x for x in range(560, 1200) if has_ink(picture, (x, 70, x + 1, 300))}


# --- the picture ---


def test_a_card_is_a_png_of_the_size_that_networks_ask_for() -> None:
    """1200 by 630, below 100 KB, the same on every call."""
    data = paint(card(LONG))
    picture = Image.open(BytesIO(data))
    assert (picture.format, picture.size) == ("PNG", (1200, 630))
    assert len(data) < 100_000
    assert paint(card(LONG)) == data


def test_a_hebrew_card_is_mirrored_and_its_cover_is_not() -> None:
    """Text stands at the side where lines begin; the drawing keeps east on its right."""
    latin, hebrew = pixels(card()), pixels(card("שתי מערכות", "תובנה", is_rtl=True))
    assert has_ink(latin, (64, 120, 300, 200))
    assert not has_ink(latin, (0, 120, 60, 480))
    assert has_ink(hebrew, (900, 120, 1136, 200))
    assert not has_ink(hebrew, (1140, 120, 1200, 480))
    # 700 px apart are the two places of the same part of the drawing; each card has a palette of its own.
    parts = latin.crop((850, 500, 950, 600)), hebrew.crop((150, 500, 250, 600))
    assert max(high for _low, high in ImageChops.difference(*parts).getextrema()) < 16
    assert max(high for _low, high in ImageChops.difference(parts[0], ImageOps.mirror(parts[1])).getextrema()) > 32


@pytest.mark.parametrize("title", [LONG * 4, "W" * 255])
def test_nothing_runs_into_the_cover_or_the_mark(title: str) -> None:
    """The longest title leaves the ground free around it."""
    picture = pixels(card(title, "A topic of a name that is much too long for the one line that it has got here"))
    assert not has_ink(picture, (690, 400, 700, 480))
    assert not has_ink(picture, (0, 460, 690, 500))


def test_what_is_shown_names_the_card() -> None:
    """Another word, another address."""
    assert card().digest == card().digest
    others = [card("Other"), card(line=""), card(name="Other"), card(slug="other"), card(is_rtl=True)]
    assert len({card().digest, *(other.digest for other in others)}) == 6


def test_the_card_of_the_site_ships(tmp_path: Path) -> None:
    """The file in the static folder is what `manage.py draw --site-card` draws."""
    draw.Command().handle(site_card=tmp_path / "card.png")
    shipped = Image.open(ROOT / "cagp_site/core/static/img/social-card.png").convert("RGB")
    drawn = Image.open(tmp_path / "card.png").convert("RGB")
    assert shipped.size == drawn.size == (1200, 630)
    # Pillow's own fonts and filters may differ by a shade from version to version.
    differing = sum(
        a != b
        for a, b in zip(
            shipped.resize((60, 32)).get_flattened_data(), drawn.resize((60, 32)).get_flattened_data(), strict=True
        )
    )
    assert differing < 200


# --- on pages ---


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
    assert asked == [(needs.DRAW_CARD, site.insight.pk)]
    tasks.draw_card(site.insight.pk)
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
        tasks.draw_card(page.pk)
        assert f"/cards/{page.pk}/" in social(client, page.get_url())["og:image"]


@pytest.mark.parametrize("path", ["/search/", "/search/?q=two", "/none/"])
def test_pages_in_no_tree_have_the_card_of_the_site(
    site: SimpleNamespace, client: Client, asked: list, path: str
) -> None:
    """Search, and what is not found."""
    assert social(client, path)["og:image"].endswith("/static/img/social-card.png")
    assert asked == []


def test_a_new_title_is_a_new_address_and_the_old_file_goes(site: SimpleNamespace, client: Client, asked: list) -> None:
    """One file a page."""
    tasks.draw_card(site.insight.pk)
    former = social(client, site.insight.get_url())["og:image"]
    site.insight.title = "Another title"
    site.insight.save()
    assert social(client, site.insight.get_url())["og:image"].endswith("social-card.png")
    tasks.draw_card(site.insight.pk)
    assert social(client, site.insight.get_url())["og:image"] not in (former, "")
    assert len(default_storage.listdir(f"cards/{site.insight.pk}")[1]) == 1


def test_the_picture_that_an_editor_chose_is_used(site: SimpleNamespace, client: Client, asked: list) -> None:
    """As a rendition, which is made by a worker too; no card is drawn then."""
    tasks.draw_card(site.insight.pk)
    site.insight.social_image = wagtail_factories.ImageFactory(file__width=2000, file__height=2000)
    site.insight.save()
    assert social(client, site.insight.get_url())["og:image"].endswith("social-card.png")
    assert asked == [(needs.MAKE_RENDITIONS, site.insight.social_image.pk, "card")]
    tasks.make_renditions(site.insight.social_image.pk, "card")
    tasks.draw_card(site.insight.pk)
    meta = social(client, site.insight.get_url())
    assert (meta["og:image:width"], meta["og:image:height"], meta["og:image:type"]) == ("1200", "630", "image/jpeg")
    assert default_storage.listdir(f"cards/{site.insight.pk}")[1] == []


@pytest.mark.parametrize("way", ["unpublish", "delete"])
def test_a_page_that_goes_takes_its_card_along(
    site: SimpleNamespace, asked: list, way: str, django_capture_on_commit_callbacks: Any
) -> None:
    """Unpublished or deleted."""
    pk = site.insight.pk
    tasks.draw_card(pk)
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
    tasks.draw_card(page.pk)
    assert cards.address(page.pk, shown)


def test_a_page_finds_the_card_that_was_drawn_in_its_language(site: SimpleNamespace, client: Client) -> None:
    """Where the firm has a name of its own in that language, drawing and asking use the same one."""
    pages.SiteTextFactory(locale=pages.hebrew(), name="קרוסד ארוז")
    home = pages.HomePageFactory(
        parent=site.root, slug="home-he", locale=pages.hebrew(), translation_key=site.home.translation_key
    )
    tasks.draw_card(home.pk)
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
