"""What every page of the admin says of inquiries."""

from typing import Any

from django import template

from contact import alerts
from contact.models import Incident

register = template.Library()


@register.inclusion_tag("contact/admin/banner.html", takes_context=True)
def trouble_banner(context: dict[str, Any]) -> dict[str, Any]:
    """That something is wrong, for those who may see inquiries. Two queries, and none for anybody else."""
    user = getattr(context.get("request"), "user", None)
    if user is None or not user.has_perm("contact.view_inquiry"):
        return {}
    return {"count": Incident.objects.open().count(), "is_silent": alerts.is_sweeper_silent()}
