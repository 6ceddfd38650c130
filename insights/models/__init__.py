"""Articles, what describes them, what is said about them, and what moved in."""

from .author import Author
from .comment import Comment, CommentFingerprint
from .comment_settings import CommentSettings
from .correction import Correction
from .imported import ImportedInsight, ImportUpload
from .index import InsightIndexPage
from .page import InsightPage
from .related import PinnedInsight
from .series import Series
from .topic import Topic

__all__ = [
    "Author",
    "Comment",
    "CommentFingerprint",
    "CommentSettings",
    "Correction",
    "ImportUpload",
    "ImportedInsight",
    "InsightIndexPage",
    "InsightPage",
    "PinnedInsight",
    "Series",
    "Topic",
]
