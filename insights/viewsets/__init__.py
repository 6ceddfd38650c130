"""What editors manage beside the articles, and what moderators do with comments."""

from .comment_bulk import BULK_ACTIONS
from .comments import CommentViewSet
from .snippets import InsightsGroup

__all__ = ["BULK_ACTIONS", "CommentViewSet", "InsightsGroup"]
