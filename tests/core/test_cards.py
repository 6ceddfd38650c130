"""Social cards: what they show, that nothing overflows, and that a worker draws them."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from PIL import Image, ImageChops, ImageFont, ImageOps

from cagp_site.core.cards import Card, paint, runs
from cagp_site.core.cards.brackets import settled, unmarked
from cagp_site.core.cards.runs import Face, legible, width
from cagp_site.core.cards.setting import SIZES, set_title
from cagp_site.core.management.commands import draw
from tests.processes import ROOT

NAME = "Crossed Arrows Global Partners"
LONG = "Interoperability, co-production and export control in jointly funded missile defense: what three programs teach"
ROOM = 616
BLANK = (8, 28, 43)


@pytest.fixture(autouse=True)
def _no_marks() -> None:
    cache.clear()
    runs.runs.cache_clear()


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
