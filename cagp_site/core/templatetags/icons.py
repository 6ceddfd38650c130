"""Icons in templates: `{% load icons %}{% icon "download" %}`."""

from typing import Any

from django import template

from ..icons import ICONS

register = template.Library()


@register.inclusion_tag("components/icon.html")
def icon(name: str) -> dict[str, Any]:
    """The drawing called `name`. It says nothing to a screen reader: words stand beside it.

    Raises:
        TemplateSyntaxError: there is no such icon.
    """
    if name not in ICONS:
        raise template.TemplateSyntaxError(f"There is no icon {name!r}; there are: {', '.join(ICONS)}")
    return {"icon": ICONS[name]}
