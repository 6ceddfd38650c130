"""The editor's button that refers to a source of the article."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineEntityElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text.feature_registry import FeatureRegistry

from .sources import MARK

FEATURE = "source"
ENTITY = "SOURCE"
CONTROL = {
    "type": ENTITY,
    "label": MARK,
    "description": _("Refer to a source"),
    "attributes": ["source"],
    "mark": MARK,
    "title": _("Refer to a source"),
    "empty": _("Write down the source first, under “Sources” below the text. Then choose it here."),
    "untitled": _("A source without a text"),
    "close": _("Close"),
}


class SourceElementHandler(InlineEntityElementHandler):
    """From what the database keeps to what the editor works on."""

    mutability = "IMMUTABLE"

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, str]:
        """The id of the source."""
        return {"source": attrs["id"]}


def source_element(props: dict[str, Any]) -> Any:
    """From what the editor works on to what the database keeps."""
    return DOM.create_element("source-ref", {"id": props.get("source", "")}, MARK)


def register(features: FeatureRegistry) -> None:
    """Offer the button under the name `source`."""
    scripts = ["wagtailadmin/js/draftail.js", "insights/source.js"]
    features.register_editor_plugin(
        "draftail", FEATURE, EntityFeature(CONTROL, js=scripts, css={"all": ["insights/source.css"]})
    )
    rule = {
        "from_database_format": {"source-ref[id]": SourceElementHandler(ENTITY)},
        "to_database_format": {"entity_decorators": {ENTITY: source_element}},
    }
    features.register_converter_rule("contentstate", FEATURE, rule)
