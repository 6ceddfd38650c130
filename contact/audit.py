"""What the audit log says of the desk's acts: who released, sent again or changed what. Never what a prospect typed."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.log_actions import LogFormatter

from cagp_site.core.audit import formatter

ACTIONS: dict[str, type[LogFormatter]] = {
    "contact.release": formatter(gettext_lazy("Release from quarantine"), lambda data: _("Released from quarantine")),
    "contact.replay": formatter(
        gettext_lazy("Send again"),
        lambda data: _("Sent again to “%(name)s”") % {"name": data.get("destination", "")},
    ),
    "contact.cancel": formatter(
        gettext_lazy("Cancel a delivery"),
        lambda data: _("Cancelled for “%(name)s”") % {"name": data.get("destination", "")},
    ),
    "contact.add_delivery": formatter(
        gettext_lazy("Send to a further destination"),
        lambda data: _("Sent to “%(name)s” as well") % {"name": data.get("destination", "")},
    ),
    "contact.export": formatter(
        gettext_lazy("Export inquiries"),
        lambda data: (
            ngettext("Exported %(rows)d inquiry", "Exported %(rows)d inquiries", data.get("rows", 0))
            % {"rows": data.get("rows", 0)}
        ),
    ),
    "contact.enable": formatter(gettext_lazy("Enable"), lambda data: _("Enabled")),
    "contact.disable": formatter(gettext_lazy("Disable"), lambda data: _("Disabled")),
    "contact.pause": formatter(gettext_lazy("Pause"), lambda data: _("Paused")),
    "contact.resume": formatter(gettext_lazy("Resume"), lambda data: _("Resumed")),
    "contact.archive": formatter(gettext_lazy("Archive"), lambda data: _("Archived")),
    "contact.restore": formatter(gettext_lazy("Restore"), lambda data: _("Restored")),
    "contact.set_credentials": formatter(gettext_lazy("Change credentials"), lambda data: _("Credentials changed")),
    "contact.rotate_secret": formatter(gettext_lazy("Make a new secret"), lambda data: _("New secret made")),
}
