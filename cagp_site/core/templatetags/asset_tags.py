"""What a template asks for about our own scripts and stylesheets."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ..integrity import integrity

register = template.Library()


@register.simple_tag
def sri(name: str) -> SafeString:
    """The attributes that hold a script or stylesheet to its content: `<script src="{% static x %}" {% sri x %}>`."""
    return format_html('integrity="{}" crossorigin="anonymous"', integrity(name))
