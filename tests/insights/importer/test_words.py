"""No word is lost: the words of the source are those of the draft, in order, for every kind of source."""

import random

import pytest

from . import given, texts
from .reading import body, page, read, said

ARTICLES = pytest.mark.parametrize("article", [given.ENGLISH, given.HEBREW], ids=lambda each: each.language)
BLANKS = (" ", "\n", "  ", "\t", "&nbsp;")
INLINE = ("b", "i", "strong", "em", "span", "a href='https://x.example/'", "u", "code", "sup", "font", "small", "mark")
BLOCK = ("p", "div", "section", "ul", "ol", "li", "blockquote", "h2", "h3", "h4", "table", "tr", "td", "th", "dl", "dt")
BLOCK += ("dd", "figure", "figcaption", "center", "pre", "details", "summary", "caption", "address", "main", "aside")


@ARTICLES
@pytest.mark.parametrize("form", given.FORMS)
def test_every_word_of_the_source_is_in_the_draft(form: str, article: given.Given) -> None:
    read_back = read(form, given.FORMS[form](article))
    found = [*texts.words(read_back.title), *texts.words(read_back.subtitle), *texts.of_stream(body(read_back))]
    assert texts.same(found, [word for text in article.texts for word in texts.words(text)])


@ARTICLES
@pytest.mark.parametrize("form", given.FORMS)
def test_every_form_has_the_blocks_of_the_article_in_order(form: str, article: given.Given) -> None:
    assert [block["type"] for block in body(read(form, given.FORMS[form](article)))] == given.BLOCKS[article.language]


def test_what_stands_around_the_article_is_left_out_and_said() -> None:
    article = read("page.html", given.in_page(given.ENGLISH))
    found = " ".join(texts.of_stream(body(article)))
    for outside in ("Home", "Facebook", "Write a comment", "Nice piece", "rights reserved", "tracked", "Mar 5"):
        assert outside not in found
    for outside in ("Home", "Facebook", "Nice piece", "All rights reserved", "Editorial desk Mar 5", "a pixel"):
        assert outside in said(article)


def test_what_a_browser_copies_around_the_article_is_left_out_and_said() -> None:
    article = read("text.txt", given.in_text(given.ENGLISH))
    assert article.title == given.ENGLISH.title
    assert "“top of page Search”" in said(article)
    assert "“Comments bottom of page”" in said(article)


@pytest.mark.parametrize("seed", range(60))
def test_no_tangle_of_tags_costs_a_word(seed: str) -> None:
    """Tags nested at random, ends left out, words split by tags: each word comes out once."""
    soup, wanted = tangle(random.Random(seed))
    found = texts.of_stream(body(read("page.html", page(f"<p>first</p>{soup}"))))
    assert sorted(found) == sorted(["first", *wanted])


@pytest.mark.parametrize("seed", range(60))
def test_no_text_costs_a_word(seed: int) -> None:
    """Lines, bullets, numbers, labels and years at random, for the reader of texts."""
    text, wanted = lines(random.Random(seed))
    article = read("notes.txt", text)
    assert sorted([*texts.words(article.title), *texts.of_stream(body(article))]) == sorted(wanted)


@pytest.mark.parametrize("seed", range(40))
def test_no_markdown_costs_a_word(seed: int) -> None:
    text, wanted = lines(random.Random(seed))
    article = read("notes.md", f"# Title\n\n{text}".replace("•", "-"))
    found = sorted(texts.of_stream(body(article)))
    assert found == sorted(wanted)


def tangle(chance: random.Random) -> tuple[str, list[str]]:
    """HTML of random elements, and the words in it."""
    words: list[str] = []

    def some(depth: int) -> str:
        kind = chance.random()
        if depth == 0 or kind < 0.35:
            words.append(f"w{len(words)}")
            return chance.choice(BLANKS) + words[-1] + chance.choice(BLANKS)
        inner = "".join(some(depth - 1) for _each in range(chance.randint(1, 4)))
        tag = chance.choice(INLINE if kind < 0.6 else BLOCK)
        end = "" if chance.random() < 0.05 else f"</{tag.split()[0]}>"
        return f"<{tag}>{inner}{chance.choice(('<br>', '', '', ''))}{end}"

    return "".join(some(4) for _each in range(chance.randint(2, 8))), words


def lines(chance: random.Random) -> tuple[str, list[str]]:
    """A text of random lines, and its words but the numbers that count a list."""
    wanted: list[str] = []

    def phrase(least: int, most: int) -> str:
        them = [f"w{len(wanted) + number}" for number in range(chance.randint(least, most))]
        wanted.extend(them)
        return " ".join(them)

    def year() -> str:
        wanted.append(str(chance.randint(1900, 2030)))
        return wanted[-1]

    forms = (
        lambda: f"  • {phrase(1, 4)}: {phrase(3, 12)}.",
        lambda: f"• {phrase(1, 4)} ({year()}): {phrase(3, 12)}",
        lambda: f"• {year()}: {phrase(3, 12)}. {phrase(2, 9)}.",
        lambda: f"{phrase(1, 4)}: {phrase(5, 20)}.",
        lambda: phrase(2, 6),
        lambda: f"{phrase(5, 9)}\n{phrase(5, 9)}.",
        lambda: f"{phrase(8, 30)}.",
    )
    text = "\n\n".join([phrase(3, 6), *(chance.choice(forms)() for _each in range(chance.randint(2, 20)))])
    return text, wanted
