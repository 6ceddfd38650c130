"""Joining stylesheets: small ones here, the site's own in a browser (tests/browser/test_stylesheet.py)."""

import pytest

from cagp_site.core.stylesheet import StylesheetError, join


def joined(text: str, **files: str) -> str:
    """`css/site.css` with `text`, joined; other files by their name, `a_b` for `css/a/b.css`."""
    texts = {f"css/{name.replace('_', '/')}.css": content for name, content in files.items()}
    return join("css/site.css", {**texts, "css/site.css": text}.__getitem__)


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ('@import "a.css";', "p{color:red}"),
        ('@import url("a.css");', "p{color:red}"),
        ("@import url(a.css);", "p{color:red}"),
        ('@import url("./a.css") layer(base);', "@layer base{p{color:red}}"),
        ('@import "a.css" layer(base.deep);', "@layer base.deep{p{color:red}}"),
        ('@import "a.css" layer;', "@layer{p{color:red}}"),
        ('@import "a.css" print;', "@media print{p{color:red}}"),
        ('@import "a.css" screen and (min-width: 40rem);', "@media screen and (min-width: 40rem){p{color:red}}"),
        ('@import "a.css" supports(display: grid);', "@supports (display: grid){p{color:red}}"),
        (
            '@import "a.css" layer(x) supports(gap: 1px) print, screen;',
            "@media print, screen{@supports (gap: 1px){@layer x{p{color:red}}}}",
        ),
    ],
)
def test_an_import_keeps_its_conditions(statement: str, expected: str) -> None:
    """Layer, supports and media, each around the file's rules."""
    assert joined(statement, a="p{color:red}") == expected


def test_order_is_kept() -> None:
    """Statements of layers, imports and rules in the order in which the browser would read them."""
    text = '@charset "utf-8";@layer a, b;@import "one.css" layer(b);@import "two.css" layer(a);i{top:0}'
    assert joined(text, one="b{top:1px}", two="u{top:2px}") == (
        "@layer a,b;@layer b{b{top:1px}}@layer a{u{top:2px}}i{top:0}"
    )


def test_imports_within_imports() -> None:
    """A layer within a layer, found beside the file that names it."""
    files = {"parts_all": '@import "one.css" layer(inner);', "parts_one": "p{top:0}"}
    assert joined('@import "parts/all.css" layer(outer);', **files) == "@layer outer{@layer inner{p{top:0}}}"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ('url("../img/a.svg")', 'url("img/a.svg")'),
        ("url(../../fonts/a.woff2)", 'url("../fonts/a.woff2")'),
        ("url('a.svg#part')", 'url("parts/a.svg#part")'),
        ("url(/static/a.svg)", "url(/static/a.svg)"),
        ("url(#clip)", "url(#clip)"),
        ('url("https://a.example/b")', 'url("https://a.example/b")'),
    ],
)
def test_addresses_keep_their_meaning(url: str, expected: str) -> None:
    """Relative ones are seen from the joined file; the others stay."""
    rule = f"@media print{{p{{background:{url} no-repeat}}}}"
    assert joined('@import "parts/a.css";', parts_a=rule) == f"@media print{{p{{background:{expected} no-repeat}}}}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/* a */ p { color : red ; } /* b */", "p{color : red;}"),
        ("a/* */b{top:0}", "a/**/b{top:0}"),
        ("p{inline-size:calc( 100% - (2 * var( --x , 1px )) )}", "p{inline-size:calc(100% - (2 * var(--x,1px)))}"),
        ("p{--empty: ;--list: a , b}", "p{--empty: ;--list: a,b}"),
        ('p::after{content:" a  /* b */ "}', 'p::after{content:" a  /* b */ "}'),
        (".a{ & .b , &:hover{top:0} @media print{top:1px} }", ".a{& .b,&:hover{top:0}@media print{top:1px}}"),
        ("@container a ( width > 4rem ) { p :dir(rtl) { top:0 } }", "@container a (width > 4rem){p :dir(rtl){top:0}}"),
        ("a :is( b ) > c + d{top:0}", "a :is(b) > c + d{top:0}"),
        ("@font-face{unicode-range: U+0020 , U+00A0}", "@font-face{unicode-range: U+20,U+A0}"),
        ("@keyframes x { from { opacity : 0 } 50% { opacity:.5 } }", "@keyframes x{from{opacity : 0}50%{opacity:.5}}"),
    ],
)  # fmt: skip
def test_only_what_means_nothing_goes(text: str, expected: str) -> None:
    """Comments, and white space where it parts nothing."""
    assert joined(text) == expected


@pytest.mark.parametrize(
    ("text", "files", "said"),
    [
        ('@import "site.css";', {}, "imports itself"),
        ('@import "a.css";', {"a": '@import "site.css";'}, "css/site.css > css/a.css > css/site.css"),
        ('p{top:0}\n@import "a.css";', {"a": ""}, "line 2: an import below a rule"),
        ("@import url(https://evil.example/a.css);", {}, "only an import of a file of our own"),
        ("p{top:0}}", {}, "line 1"),
        ('p{content:"a\n}', {}, "line 1"),
    ],
)
def test_what_cannot_be_joined_is_named(text: str, files: dict[str, str], said: str) -> None:
    """With the file and the line, at the time of collecting and not before a reader's eyes."""
    with pytest.raises(StylesheetError, match=said):
        joined(text, **files)
