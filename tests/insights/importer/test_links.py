"""Links: those of the web stay, those to imported articles become our own, all others lose their address and say so."""

import pytest

from insights.importer.links import clean, same

from .reading import body, page, read, said

BASE = "https://www.old-blog.example/post/one"


@pytest.mark.parametrize(
    ("href", "wanted"),
    [
        ("https://x.example/a?b=1#c", "https://x.example/a?b=1#c"),
        (" http://x.example ", "http://x.example"),
        ("mailto:office@x.example", "mailto:office@x.example"),
        ("/post/two", "https://www.old-blog.example/post/two"),
        ("two", "https://www.old-blog.example/post/two"),
        ("//x.example/a", "https://x.example/a"),
        ("https://x.example/a b", "https://x.example/a%20b"),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("\x01javascript:alert(1)", ""),
        ("java\u200bscript:alert(1)", ""),
        ("vbscript:x", ""),
        ("data:text/html;base64,PHNjcmlwdD4=", ""),
        ("file:///etc/passwd", ""),
        ("tel:+1", ""),
        ("http://[", ""),
        ("https://", ""),
    ],
)
def test_only_addresses_of_the_web_and_of_mail_are_links(href: str, wanted: str) -> None:
    assert clean(href, BASE) == wanted


def test_a_relative_link_of_nowhere_is_none() -> None:
    assert clean("/post/two") == ""


@pytest.mark.parametrize("href", ["javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "/two", "#top"])
def test_a_refused_link_leaves_its_words_and_is_said(href: str) -> None:
    article = read("page.html", page(f"<p>Read <a href='{href}'>these words</a>.</p>"))
    assert body(article)[0]["value"] == "<p>Read these words.</p>"
    assert "“these words”" in said(article)


def test_a_link_to_an_imported_article_is_one_to_its_page() -> None:
    html = f'<p><a href="http://old-blog.example/post/two/?utm=x">two</a> <a href="{BASE}">one</a></p>'
    value = body(read("page.html", page(html)), {"old-blog.example/post/two": 7})[0]["value"]
    assert value == f'<p><a linktype="page" id="7">two</a> <a href="{BASE}">one</a></p>'


def test_an_address_has_one_form() -> None:
    assert same("HTTPS://WWW.Old-Blog.example/post/%D7%A9/?x#y") == same("http://old-blog.example/post/ש")
    assert same("mailto:a@b.example") == same("words") == ""


@pytest.mark.parametrize(
    "html",
    [
        "<p onclick='alert(1)'>x</p>",
        "<p>x<img src=x onerror='alert(1)' width=1 height=1></p>",
        "<p>x</p><script>alert(1)</script>",
        "<p>x</p><svg onload='alert(1)'><script>alert(1)</script></svg>",
        "<p>x</p><object data='javascript:alert(1)'></object>",
        "<p><a href='https://x.example/&quot; onclick=&quot;alert(1)'>x</a></p>",
        "<p>&lt;script&gt;x&lt;/script&gt;</p>",
        "<p style='background:url(javascript:alert(1))'>x</p>",
        "<base href='javascript:'><p><a href='alert(1)'>x</a></p>",
        "<p>x</p><math><mtext><script>alert(1)</script></mtext></math>",
    ],
)
def test_nothing_that_runs_reaches_the_draft(html: str) -> None:
    value = "".join(str(block["value"]) for block in body(read("page.html", page(html))))
    assert "<script" not in value
    assert "onerror" not in value
    assert ' onclick="' not in value
    assert "javascript" not in value
