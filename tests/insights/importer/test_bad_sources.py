"""Bad files: a clear error that names the file and what to do, and nothing changed."""

from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import pytest

from insights.importer import sources
from insights.importer.errors import SourceRefused
from insights.importer.files import from_bytes
from insights.importer.limits import DEEPEST, LARGEST_FILE, MOST_ELEMENTS, MOST_FILES

from . import given
from .reading import body, page, read, said

FEED = given.in_feed(given.ENGLISH)
PAGE = given.in_page(given.ENGLISH)
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def with_doctype(doctype: str) -> str:
    """The feed with entities."""
    return FEED.replace("<rss", f"{doctype}<rss").replace("<title>Old blog", "<title>&a;")


def lying(size: int) -> bytes:
    """A zip whose member unpacks to more than its directory says."""
    data = given.zipped({"page.html": b"a" * 4_000_000})
    return data.replace((4_000_000).to_bytes(4, "little"), size.to_bytes(4, "little"))


def linked() -> bytes:
    """A zip with a symbolic link in it."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        info = ZipInfo("page.html")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    return out.getvalue()


def cut(data: bytes) -> bytes:
    """Half of it."""
    return data[: len(data) // 2]


BAD = {
    "an empty file": ("post.txt", b"  \n", "is empty"),
    "a feed cut in the middle": ("feed.xml", cut(FEED.encode()), "no whole XML file"),
    "a feed that is no XML": ("feed.xml", b"Just words.", "no whole XML file"),
    "a feed that is HTML": ("feed.xml", PAGE.encode(), "XML"),
    "another kind of XML": ("feed.xml", b"<?xml version='1.0'?><opml version='2.0'><body/></opml>", "no RSS 2.0 feed"),
    "an Atom feed": ("feed.xml", b"<feed xmlns='http://www.w3.org/2005/Atom'><title>x</title></feed>", "Atom"),
    "an old RSS": ("feed.xml", FEED.replace('version="2.0"', 'version="0.91"').encode(), "no RSS 2.0 feed"),
    "a feed without an item": (
        "feed.xml",
        b"<rss version='2.0'><channel><title>x</title></channel></rss>",
        "without an item",
    ),
    "an entity bomb": ("feed.xml", with_doctype(LAUGHS).encode(), "entities of its own"),
    "an entity that reads a file": ("feed.xml", with_doctype(OUTSIDE).encode(), "entities of its own"),
    "a page cut in the middle": ("page.html", cut(PAGE.encode()), "not saved to its end"),
    "a page cut inside a tag": ("page.html", b"<article><h1>T</h1><p>words</p><p class='x", "middle of a tag"),
    "a page without a text": ("page.html", b"<html><body><h1>Title</h1></body></html>", "no text"),
    "a page without a title": ("page.html", b"<html><body><p>Words.</p></body></html>", "no title"),
    "a list of articles": (
        "page.html",
        f"<html>{'<article><h2>One</h2><p>words</p></article>' * 2}</html>".encode(),
        "list of",
    ),
    "a page nested too deep": ("page.html", page("<div>" * (DEEPEST + 1) + "x").encode(), "too deep"),
    "a page of too many elements": ("page.html", page("<b></b>" * (MOST_ELEMENTS + 1)).encode(), "too many elements"),
    "Windows-1252 that says nothing": ("post.txt", "Title\n\nIt’s a word.".encode("cp1252"), "not UTF-8"),
    "Windows-1252 that says UTF-8": (
        "feed.xml",
        FEED.encode("cp1252", "replace"),
        "says that it is written in “utf-8”",
    ),
    "UTF-8 that says Windows-1252": ("feed.xml", FEED.replace("UTF-8", "windows-1252").encode(), "but it is UTF-8"),
    "an encoding that nobody knows": ("feed.xml", FEED.replace("UTF-8", "klingon").encode(), "nobody knows"),
    "UTF-16 without its mark": ("post.txt", "Title\n\nWords.".encode("utf-16-le"), "zero bytes"),
    "letters lost before": ("post.txt", "Title\n\nIt\ufffds a word.".encode(), "damaged before"),
    "a picture": ("post.txt", given.picture(), "UTF-8"),
    "a title alone": ("post.txt", b"Title", "no text"),
    "furniture alone": ("post.txt", b"top of page\nSearch\n\nbottom of page", "no text"),
    "front matter without an end": ("post.md", b"---\ntitle: x\n\nWords.", "second line of dashes"),
    "front matter that is none": ("post.md", b"---\n{{ x }}\n---\nWords.", "line 2"),
    "a date that is none": ("post.md", b"---\ntitle: x\ndate: soon\n---\nWords.", "is no date"),
    "Markdown without a title": ("post.md", b"Words.", "needs a title"),
    "more than 50 MB": ("post.txt", b"a" * (LARGEST_FILE + 1), "larger than 50 MB"),
    "a zip cut in the middle": ("blog.zip", cut(given.zipped({"page.html": PAGE})), "no whole zip"),
    "a zip that is none": ("blog.zip", b"words", "no whole zip"),
    "a zip bomb": ("blog.zip", given.zipped({"page.html": b"0" * 30_000_000}), "holds too much"),
    "a zip bomb that lies": ("blog.zip", lying(1000), "damaged"),
    "a zip of too many files": ("blog.zip", given.zipped({f"{n}.txt": b"" for n in range(MOST_FILES + 1)}), "too much"),
    "a zip that leads out": ("blog.zip", given.zipped({"../page.html": PAGE}), "leads out"),
    "a zip with an absolute name": ("blog.zip", given.zipped({"/etc/page.html": PAGE}), "leads out"),
    "a zip with a link": ("blog.zip", linked(), "leads out"),
    "a zip of nothing to read": ("blog.zip", given.zipped({"a.exe": b"MZ"}), "no page"),
    "a damaged page in a zip": ("blog.zip", given.zipped({"a.html": PAGE, "b.html": PAGE[:900]}), "b.html"),
}


@pytest.mark.parametrize(("name", "data", "words"), BAD.values(), ids=BAD)
def test_a_bad_file_is_refused_in_plain_words(name: str, data: bytes, words: str) -> None:
    with pytest.raises(SourceRefused) as refused:
        sources.read(from_bytes(name, data))
    assert words in str(refused.value)
    assert "Traceback" not in str(refused.value)


def test_an_encrypted_zip_is_refused() -> None:
    data = bytearray(given.zipped({"page.html": PAGE}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(SourceRefused, match="password"):
        sources.read(from_bytes("blog.zip", bytes(data)))


def test_a_feed_of_500_characters_says_so_and_asks_for_the_page() -> None:
    article = read("feed.xml", given.in_feed(given.ENGLISH, is_whole=False))
    assert "only the first 500 characters" in article.refusal
    assert given.ADDRESS in article.refusal
    assert "save the page" in article.refusal


def test_beside_the_saved_page_such_a_feed_gives_what_the_page_lacks() -> None:
    both = given.zipped({"feed.xml": given.in_feed(given.ENGLISH, is_whole=False), "Harbors.html": PAGE})
    (article,) = sources.read(from_bytes("blog.zip", both))
    assert article.refusal == ""
    assert article.guid == "65f0c0ffee-en"
    assert [block["type"] for block in body(article)] == given.BLOCKS["en"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("form", given.FORMS)
def test_a_marked_encoding_is_read(form: str, encoding: str) -> None:
    text = given.FORMS[form](given.HEBREW).replace("UTF-8", encoding).replace('charset="utf-8"', "")
    assert read(form, text.encode(encoding)).title == given.HEBREW.title


def test_an_honest_declaration_is_believed() -> None:
    text = given.in_page(given.HEBREW).replace('charset="utf-8"', 'charset="windows-1255"')
    assert read("page.html", text.encode("cp1255")).title == given.HEBREW.title


def test_letters_that_were_saved_twice_are_pointed_out() -> None:
    twice = given.in_text(given.ENGLISH).encode().decode("cp1252", "ignore")
    assert "wrong encoding once before" in said(read("post.txt", twice))


def test_a_stored_zip_is_no_bomb() -> None:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as archive:
        archive.writestr("blog/page.html", PAGE)
        archive.writestr("blog/Harbors_files/frame.html", "<html><body>an advertisement</body></html>")
    assert [each.title for each in sources.read(from_bytes("blog.zip", out.getvalue()))] == [given.ENGLISH.title]
