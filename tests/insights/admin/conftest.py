"""Comments to moderate."""

from types import SimpleNamespace

import pytest

from tests.factories.comments import CommentFactory, take_comments


@pytest.fixture
def comments(site: SimpleNamespace) -> SimpleNamespace:
    """One of each kind under one article, and the article."""
    take_comments()
    article = site.insight
    published = CommentFactory(article=article, published=True, text="A published thought")
    return SimpleNamespace(
        article=article,
        published=published,
        waiting=CommentFactory(article=article, name="Dana", email="dana@secret.example", text="A thought that waits"),
        spam=CommentFactory(article=article, spam=True, text="https://spam.example/"),
        reply=CommentFactory(article=article, parent=published, text="A reply that waits"),
    )
