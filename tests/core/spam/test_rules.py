"""Single rules of the content score: what each sees, and what it must never do."""

import time

import pytest

from cagp_site.core.spam import QUARANTINE_AT, Content, Reason, content_reasons, in_words, judge
from cagp_site.core.spam.folding import fold
from cagp_site.core.spam.phrases import phrase
from cagp_site.core.spam.senders import disposable_part
from cagp_site.core.spam.topics import TOPICS, weighed
from cagp_site.core.spam.typed import is_random
from cagp_site.core.spam.words import fitted

PLAIN = "We build radar for the army and would like to meet a partner in Israel. Can you help?"


def verdict(**fields: str):
    """The verdict on an honest letter with these fields changed."""
    letter = {"name": "Dana Reader", "email": "dana@agency.example", "organization": "An agency", "message": PLAIN}
    return judge(content_reasons(Content(**{**letter, **fields})))


def words_of(**fields: str) -> str:
    return "\n".join(in_words(verdict(**fields).stored()))


def test_the_plain_letter_scores_nothing():
    assert verdict().score == 0


@pytest.mark.parametrize(
    "word",
    ["SEO", "casino", "Viagra", "bitcoin", "loan", "invoice", "website", "guarantee", "free", "crypto", "backlinks",
     "קזינו", "казино", "赌场", "Kredit", "casino en ligne"],
)  # fmt: skip
def test_a_word_alone_never_quarantines(word):
    assert verdict(message=f"{PLAIN} It is about {word}.").score < QUARANTINE_AT
    assert verdict(message=f"A question: {word}?").score < QUARANTINE_AT


@pytest.mark.parametrize(
    ("written", "text", "holds"),
    [
        ("seo agency|company", "our SEO company", True),
        ("seo agency|company", "our SEO, a company", False),
        ("rank* ~ google", "you rank nowhere on Google", True),
        ("rank* ~ google", "rank one two three four five google", False),
        ("win", "winter wind", False),
        ("קידום אתרים", "מתמחים בקידום אתרים", True),
        ("网站优化", "提供网站优化服务", True),
        ("$ * month", "$1,299/month", True),
        ("référencement", "REFERENCEMENT naturel", True),
        ("we are a|an * agency", "We're a we are a small agency", True),
    ],
)
def test_a_phrase_is_found_where_it_stands(written, text, holds):
    assert bool(phrase(written).find(fold(text))) is holds


@pytest.mark.parametrize(
    ("hidden", "plain"),
    [
        ("Frее саsino", "free casino"),
        ("V1agra", "viagra"),
        ("c-a-s-i-n-o", "casino"),
        ("ca\u200bsi\u00adno", "casino"),
        ("ＣＡＳＩＮＯ", "casino"),
        ("וSEO", "seo"),
    ],
)
def test_hidden_words_are_read(hidden, plain):
    assert plain in fold(hidden)


@pytest.mark.parametrize("word", ["kΩ", "μm", "Здравствуйте", "Δv", "F-35", "COVID", "дрон", "σύστημα"])
def test_units_and_words_of_one_script_hide_nothing(word):
    assert "behind letters" not in words_of(message=f"{PLAIN} {word}")


@pytest.mark.parametrize("word", ["QzXwPvBnMk", "hQmZrTuYpWkL", "dfgdfg", "xKqPzRtWmNbVcL"])
def test_letters_at_random_are_seen(word):
    assert is_random(word)


@pytest.mark.parametrize(
    "word",
    ["McDonnell", "VanDerBerg", "ITAR", "NASAMS", "Schwarzschild", "CrossedArrows", "rhythm", "Knightsbridge", "דנה"],
)
def test_real_words_are_not_random(word):
    assert not is_random(word)


@pytest.mark.parametrize(
    ("domain", "listed"),
    [
        ("mailinator.com", "mailinator.com"),
        ("a.b.mailinator.com", "mailinator.com"),
        ("notmailinator.com", ""),
        ("gmail.com", ""),
        ("com", ""),
        ("", ""),
    ],
)
def test_disposable_domains_count_with_what_lies_under_them(domain, listed):
    assert disposable_part(domain) == listed


def test_a_disposable_address_alone_never_quarantines():
    found = verdict(email="x@sub.mailinator.com", message="Where do we start with a licence?")
    assert "throw-away" in "\n".join(in_words(found.stored()))
    assert found.score < QUARANTINE_AT


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"message": "[url=http://a.example]x[/url]"}, "the code of links"),
        ({"message": f"{PLAIN} http://bit.ly/x"}, "hides where it leads"),
        ({"message": f"{PLAIN} http://192.0.2.1/x"}, "hides where it leads"),
        ({"message": f"{PLAIN} https://xn--80ak6aa92e.example"}, "hides where it leads"),
        ({"message": f"{PLAIN} https://elsewhere.example"}, "links elsewhere"),
        ({"message": "https://elsewhere.example/a"}, "hardly more than links"),
        ({"name": "https://elsewhere.example"}, "where a name or role belongs"),
        ({"name": "Look here", "message": "Look here"}, "in several fields"),
        ({"name": "test", "message": "test"}, "Test words"),
    ],
)
def test_each_sign_says_why(fields, words):
    assert words in words_of(**fields)


@pytest.mark.parametrize(
    "message",
    [
        f"{PLAIN} See https://agency.example/radar",
        f"{PLAIN} See www.agency.example.",
        f"{PLAIN} https://eu.agency.example",
    ],
)
def test_a_link_to_the_senders_own_site_is_no_sign(message):
    assert verdict(message=message).score == 0


def test_honesty_never_cancels_a_hard_sign():
    hard, soft, honest = Reason(60, "Hard.", is_hard=True), Reason(20, "Soft."), Reason(-50, "Honest.")
    assert judge([hard, soft, honest]).score == 60
    assert judge([soft, honest]).score == 0


def test_reasons_read_as_lines_with_their_points():
    lines = in_words(judge([Reason(40, "It is so.", found=("a", "b")), Reason(-10, "It is not.")]).stored())
    assert lines == ["+40: It is so. Found: “a”, “b”", "-10: It is not."]
    assert in_words(["An older row."]) == ["An older row."]


def test_the_same_letter_always_gets_the_same_score():
    assert len({verdict(message="Buy SEO backlinks now, 50% off").score for _each in range(3)}) == 1


def test_the_words_together_say_why_in_both_directions():
    assert "those of honest letters. Found: " in words_of()
    spam = "We offer SEO services and guaranteed traffic to your website at cheap prices. Reply for a free quote."
    assert "those of spam. Found: " in words_of(message=spam)


def test_the_most_telling_word_of_all_never_quarantines():
    words = [sign for sign in fitted() if sign.isalpha()]
    for word in sorted(words, key=fitted().__getitem__)[-20:]:
        assert verdict(message=word).score < QUARANTINE_AT, word


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_every_topic_has_a_vocabulary(topic):
    assert weighed(topic.name, "") == ((), 0)


@pytest.mark.parametrize(
    "message",
    ["x" * 10_000, "a$" * 5_000, "your " * 2_000, "a " * 5_000, "优化" * 5_000, "http://a " * 1_100, "@" * 10_000],
    ids=["x", "dollars", "your", "letters", "chinese", "links", "signs"],
)
def test_the_longest_message_is_judged_in_a_moment(message):
    """A tenth of a second at rest; the bound leaves room for a busy machine and none for a runaway pattern."""
    start = time.process_time()
    verdict(message=message)
    assert time.process_time() - start < 5
