"""What becomes which block, and what of HTML has no place here."""

import pytest

from . import texts
from .reading import body, html_body, page, read, said


def kinds(html: str) -> list[str]:
    """The types of the blocks."""
    return [block["type"] for block in html_body(html)]


@pytest.mark.parametrize(
    ("item", "wanted"),
    [
        ("Recognition (1948): Among the first.", ("Recognition", "1948", "Among the first.")),
        ("1948: Recognition: Among the first.", ("Recognition", "1948", "Among the first.")),
        ("1948 – Recognition. Among the first.", ("Recognition", "1948", "Among the first.")),
        ("May 14, 1948: Recognition", ("Recognition", "May 14, 1948", "")),
        ("14 במאי 1948: הכרה. בין הראשונות.", ("הכרה", "14 במאי 1948", "בין הראשונות.")),
        ("<b>Memorandum</b> (2019–28): Ten years.", ("Memorandum", "2019–28", "Ten years.")),
        ("<b>Memorandum (2019-2028).</b> Ten years.", ("Memorandum", "2019-2028", "Ten years.")),
    ],
)
def test_milestones_have_their_date_wherever_it_stands(item: str, wanted: tuple[str, str, str]) -> None:
    (block,) = html_body(f"<ul><li>{item}</li><li>{item}</li></ul>")
    assert block["type"] == "milestones"
    assert [tuple(each[key] for key in ("label", "year", "text")) for each in block["value"]["items"]] == [wanted] * 2


def test_paragraphs_that_begin_with_dates_are_milestones() -> None:
    (block,) = html_body("<p>1948: Recognition. First.</p><p>1952 – An agreement. Second.</p>")
    assert block["type"] == "milestones"


def test_a_line_above_milestones_is_their_label() -> None:
    items = "<ul><li>A (1948): x</li><li>B: y</li></ul>"
    (block,) = html_body(f"<p><b>Key dates include:</b></p>{items}")
    assert block["value"]["label"] == "Key dates include"
    assert kinds(f"<p>A whole sentence about dates, long enough to be none of them:</p>{items}") == [
        "paragraph",
        "milestones",
    ]
    assert kinds(f"<h2>Dates</h2><p>x</p><h4>Key dates</h4>{items}") == ["heading", "paragraph", "milestones"]


def test_a_list_without_labels_is_running_text() -> None:
    (block,) = html_body("<ul><li>One thing</li><li>another<ol><li>inner</li></ol></li></ul>")
    assert block == {"type": "paragraph", "value": "<ul><li>One thing</li><li>another<ol><li>inner</li></ol></li></ul>"}


def test_labelled_items_keep_their_numbers() -> None:
    (block,) = html_body("<ol><li><b>Pace:</b> slow</li><li><b>Paper:</b> thick</li></ol>")
    assert block["value"] == {
        "numbered": True,
        "items": [{"label": "Pace", "text": "slow"}, {"label": "Paper", "text": "thick"}],
    }


def test_labelled_items_with_links_stay_text_and_that_is_said() -> None:
    article = read(
        "page.html", page("<ul><li>Pace: <a href='https://x.example/'>slow</a></li><li>Paper: thick</li></ul>")
    )
    assert [block["type"] for block in body(article)] == ["paragraph"]
    assert 'href="https://x.example/"' in body(article)[0]["value"]
    assert "stay running text" in said(article)


def test_one_labelled_paragraph_is_no_list() -> None:
    assert kinds("<p>The lesson is clear: go on.</p><p>And so they did.</p>") == ["paragraph", "paragraph"]


def test_a_sentence_before_a_colon_is_no_label() -> None:
    long = "<p>There are only two things that anybody on either side has to know: one. And two.</p>"
    assert kinds(long * 2) == ["paragraph", "paragraph"]


def test_numbers_that_do_not_count_stay() -> None:
    (first, _second) = html_body("<p>3. Third</p><p>7. Seventh</p>")
    assert first["value"] == "<p>3. Third</p>"


@pytest.mark.parametrize(
    "title", ["Crossed Arrows Insight: x", "CAGP Insight", "Crossed Arrows Global Partners’ Insight"]
)
def test_the_firms_own_view_is_a_callout(title: str) -> None:
    html = f"<h2>One</h2><p>x</p><h3>{title}</h3><p>a</p><ul><li>b</li></ul><h2>Two</h2><p>y</p>"
    blocks = html_body(html)
    assert [block["type"] for block in blocks] == ["heading", "paragraph", "callout", "heading", "paragraph"]
    assert blocks[2]["value"] == {"title": title, "body": "<p>a</p><ul><li>b</li></ul>"}


def test_headings_have_two_levels_whatever_the_page_calls_them() -> None:
    assert kinds("<h3>a</h3><p>x</p><h5>b</h5><p>y</p>") == ["heading", "paragraph", "subheading", "paragraph"]
    assert kinds("<div role='heading' aria-level='2'>a</div><p>x</p>") == ["heading", "paragraph"]


def test_quotations_have_their_speaker() -> None:
    (block,) = html_body("<blockquote><p>Slower by a month.</p><p>— Research desk</p></blockquote>")
    assert block == {"type": "quote", "value": {"text": "Slower by a month.", "attribution": "Research desk"}}
    (block,) = html_body("<blockquote>Faster.<footer>Editorial desk</footer></blockquote>")
    assert block["value"]["attribution"] == "Editorial desk"
    assert kinds("<blockquote><h3>a</h3><p>x</p></blockquote>") == ["heading", "paragraph"]


def test_tables_keep_rows_heads_and_caption() -> None:
    rows = "<tr><th>Part</th><th colspan=2>Year</th></tr><tr><th>a</th><td>1</td><td>2</td></tr>"
    html = f"<table><caption>Parts</caption>{rows}</table>"
    (block,) = html_body(html)
    assert block["value"]["data"] == [["Part", "Year", ""], ["a", "1", "2"]]
    assert block["value"]["table_header_choice"] == "both"
    assert block["value"]["table_caption"] == "Parts"
    assert kinds("<table><tr><td><h2>Laid out</h2><p>by a table</p></td></tr></table>") == ["heading", "paragraph"]


def test_definitions_are_labelled_items() -> None:
    (block,) = html_body("<dl><dt>Pace</dt><dd>slow</dd><dt>Paper</dt><dd>thick</dd></dl>")
    assert block["type"] == "labelled_items"


def test_videos_of_known_providers_are_embedded_and_others_are_said() -> None:
    article = read(
        "page.html",
        page(
            "<p>x</p><iframe src='https://www.youtube.com/embed/abcdefghijk'></iframe><iframe src='https://maps.example/'></iframe>"
        ),
    )
    assert [block["type"] for block in body(article)] == ["paragraph", "embed"]
    assert "https://maps.example/" in said(article)


def test_empty_lines_made_of_breaks_part_paragraphs() -> None:
    assert [block["value"] for block in html_body("<div>a<br>b<br><br>c</div>")] == ["<p>a<br/>b</p>", "<p>c</p>"]


def test_formatting_that_the_site_lacks_is_plain_and_said() -> None:
    article = read("page.html", page("<p>H<sub>2</sub>O <code>x</code></p>"))
    assert body(article)[0]["value"] == "<p>H2O x</p>"
    assert "<sub>" in said(article)
    assert "<code>" in said(article)


def test_words_split_by_tags_stay_whole() -> None:
    (block,) = html_body("<p><b>un</b>believ<span style='font-style: italic'>able</span></p>")
    assert block["value"] == "<p><b>un</b>believ<i>able</i></p>"


def test_lines_broken_by_an_editor_are_joined() -> None:
    line = "word word word word word word word word word word word word word\n"
    article = read("post.txt", f"Title\n\n{line * 4}\n\n{line * 3}")
    assert [block["type"] for block in body(article)] == ["paragraph", "paragraph"]
    assert "<br/>" not in body(article)[0]["value"]


def test_a_byline_gives_the_date_and_is_no_text() -> None:
    article = read("post.txt", "Title\n\nEditorial desk\nMar 5, 2024 · 3 min read\n\nThe text begins.")
    assert (article.published, len(body(article))) == (None, 2)
    article = read("post.txt", "Title\n\nMar 5, 2024\n3 min read\n\nThe text begins.")
    assert str(article.published) == "2024-03-05"
    assert texts.of_stream(body(article)) == ["The", "text", "begins"]


def test_two_headings_in_a_row_are_pointed_out() -> None:
    article = read("post.txt", "Title\n\nA view of the harbor at night\n\nHow it began\n\nIn fog, as it happened.")
    assert "may be the alternative text of a picture" in said(article)
