"""Pictures: from the file or the folder given and nowhere else, and only those that are what they say."""

import base64
import random
from pathlib import Path

import pytest
from PIL import Image

from insights.importer import sources
from insights.importer.document import Article
from insights.importer.files import from_bytes, opened, path_in
from insights.importer.gallery import Found, PictureRefused, looked_at, pictures_of
from insights.importer.limits import LARGEST_PICTURE

from . import given
from .reading import page, read, said

PNG = given.picture()


def image(src: str, alt: str = "A harbor") -> str:
    """A page with one picture."""
    return page(f'<p>x</p><figure><img src="{src}" alt="{alt}"><figcaption>At night</figcaption></figure>')


def found(article: Article, folder: Path | None = None) -> Found | None:
    """The file of its one picture."""
    (picture,) = pictures_of(article, opened(folder) if folder else None).values()
    return picture


def in_zip(src: str, files: dict[str, bytes | str]) -> Article:
    """An article out of a zip."""
    (article,) = sources.read(from_bytes("blog.zip", given.zipped({"blog/page.html": image(src), **files})))
    return article


def test_a_picture_inside_the_page_is_taken() -> None:
    address = f"data:image/png;base64,{base64.b64encode(PNG).decode()}"
    assert found(read("page.html", image(address))).data == PNG


@pytest.mark.parametrize(
    "src", ["page_files/a.png", "./page_files/a.png", "page_files/../page_files/a.png", "page%5Ffiles/a.png"]
)
def test_a_picture_in_the_folder_of_a_saved_page_is_taken(src: str) -> None:
    assert found(in_zip(src, {"blog/page_files/a.png": PNG})).data == PNG


def test_a_builders_address_finds_the_file_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "watch~mv2.png").write_bytes(PNG)
    address = "https://static.example/media/watch~mv2.png/v1/fill/w_740,h_493,al_c/watch~mv2.png"
    assert found(read("page.html", image(address)), tmp_path).name == "watch~mv2.png"


def test_a_missing_picture_is_said_with_its_words() -> None:
    article = read("page.html", image("https://x.example/a.png"))
    assert found(article) is None
    assert "https://x.example/a.png" in said(article)
    assert "A harbor / At night" in said(article)


@pytest.mark.parametrize(
    "src",
    ["../secret.png", "a/../../secret.png", "..%2Fsecret.png", "..\\secret.png", "/secret.png", "file:///secret.png"],
)
def test_no_address_leads_out_of_the_folder(tmp_path: Path, src: str) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    inside = tmp_path / "blog"
    inside.mkdir()
    (inside / "page.html").write_text(image(src))
    (article,) = sources.read(opened(inside))
    assert found(article) is None
    assert found(article, inside) is None
    assert "A picture was not given" in said(article)


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    inside = tmp_path / "pictures"
    inside.mkdir()
    (inside / "a.png").symlink_to(tmp_path / "secret.png")
    (inside / "up").symlink_to(tmp_path)
    (inside / "b.png").write_bytes(PNG)
    assert opened(inside).names == {"b.png"}
    assert found(read("page.html", image("a.png")), inside) is None


@pytest.mark.parametrize(
    ("address", "wanted"), [("a/../b", "b"), ("../b", "c/../b".partition("/../")[2]), ("x:/b", ""), ("/b", "")]
)
def test_paths_stay_inside(address: str, wanted: str) -> None:
    assert path_in(address, "c") in {wanted, f"c/{wanted}"}
    assert path_in("../../b", "c") == ""


SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.svg", SVG, "no JPEG"),
        ("a.png", SVG, "no JPEG"),
        ("a.png", b"", "no JPEG"),
        ("a.png", PNG[:-25], "damaged"),
        ("a.jpg", given.picture(size=(400, 400), kind="JPEG")[:900], "damaged"),
        ("a.bmp", given.picture(kind="BMP"), "no JPEG"),
        ("a.png", random.Random(1).randbytes(LARGEST_PICTURE + 1), "larger than 10 MB"),
        ("a.png", given.picture(size=(10_000, 7_000)), "too many pixels"),
    ],
    ids=["an SVG", "an SVG by another name", "empty", "cut", "a cut JPEG", "another kind", "too large", "a bomb"],
)
def test_what_is_no_picture_for_the_library_is_refused(name: str, data: bytes, why: str) -> None:
    with pytest.raises(PictureRefused, match=why):
        looked_at(name, data)
    article = in_zip(name, {f"blog/{name}": data})
    assert found(article) is None
    assert why in said(article)


def test_pillows_own_limit_holds_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    with pytest.raises(PictureRefused, match="too many pixels"):
        looked_at("a.png", PNG)


def test_a_picture_is_named_for_what_it_is() -> None:
    assert looked_at("photo.png", given.picture(kind="JPEG")).name == "photo.jpg"


@pytest.mark.parametrize("pixel", ['width="1" height="1"', 'width="0" height="0"', 'style="width: 1px; height:1px"'])
def test_a_pixel_that_counts_readers_is_left_out(pixel: str) -> None:
    article = read("page.html", page(f"<p>x</p><img src='https://c.example/p.gif' {pixel}>"))
    assert pictures_of(article, None) == {}
    assert "counts readers" in said(article)
