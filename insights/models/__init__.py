"""Articles and what describes them."""

from .author import Author
from .comment import Comment, CommentFingerprint
from .comment_settings import CommentSettings
from .index import InsightIndexPage
from .page import InsightPage
from .topic import Topic

__all__ = [
    "Author",
    "Comment",
    "CommentFingerprint",
    "CommentSettings",
    "InsightIndexPage",
    "InsightPage",
    "Topic",
]
