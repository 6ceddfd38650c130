"""What the audit log says of moderators' acts. Never what a reader typed."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.log_actions import LogFormatter

from cagp_site.core.audit import formatter

ACTIONS: dict[str, type[LogFormatter]] = {
    "insights.comment_published": formatter(gettext_lazy("Publish a comment"), lambda data: _("Published")),
    "insights.comment_rejected": formatter(gettext_lazy("Reject a comment"), lambda data: _("Rejected")),
    "insights.comment_spam": formatter(gettext_lazy("Mark a comment as spam"), lambda data: _("Marked as spam")),
    "insights.comment_waiting": formatter(
        gettext_lazy("Put a comment back"), lambda data: _("Put back among those that wait")
    ),
    "insights.comment_answer": formatter(gettext_lazy("Answer a comment"), lambda data: _("Written as an answer")),
    "insights.comment_erase": formatter(gettext_lazy("Erase a comment"), lambda data: _("Erased")),
    "insights.comment_export": formatter(
        gettext_lazy("Export comments"),
        lambda data: (
            ngettext("Exported %(rows)d comment", "Exported %(rows)d comments", data.get("rows", 0))
            % {"rows": data.get("rows", 0)}
        ),
    ),
}
