"""What a row and the page of a comment show."""

from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from cagp_site.core.viewsets.columns import Badge

from ..models import Comment

TONES = {
    Comment.State.WAITING: "busy",
    Comment.State.PUBLISHED: "good",
    Comment.State.REJECTED: "off",
    Comment.State.SPAM: "odd",
}
# Enough of a comment to decide on most of them in the list.
EXCERPT = 240


def state_badges(comment: Comment) -> list[Badge]:
    """Its state, and what else a moderator has to know before reading it."""
    badges = [Badge(TONES[Comment.State(comment.state)], str(comment.get_state_display()))]
    if comment.erased_at:
        badges.append(Badge("off", _("Erased")))
    if comment.parent_id:
        badges.append(Badge("off", _("Reply")))
    return badges


def excerpt(comment: Comment) -> str:
    """The beginning of what was said, in its own direction; for an erased comment, that it was."""
    return format_html('<bdi dir="auto">{}</bdi>', Truncator(comment.text).chars(EXCERPT) or _("(erased)"))


def sender(comment: Comment) -> str:
    """Who wrote it, by the name that readers see."""
    return _("Editorial desk") if comment.is_desk else comment.name
