"""The rules of JSON Feed 1.1, read from jsonfeed.org/version/1.1 and written down here as a schema and as code."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import jsonschema

TEXT = {"type": "string", "minLength": 1}
AUTHORS = {
    "type": "array",
    "items": {
        "type": "object",
        "minProperties": 1,
        "properties": {"name": TEXT, "url": TEXT, "avatar": TEXT},
        "additionalProperties": False,
    },
}
ITEM = {
    "type": "object",
    "required": ["id"],
    "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
    "properties": {
        **dict.fromkeys(("id", "url", "external_url", "title", "content_html", "content_text", "summary"), TEXT),
        **dict.fromkeys(("image", "banner_image", "date_published", "date_modified", "language"), TEXT),
        "authors": AUTHORS,
        "tags": {"type": "array", "items": TEXT},
    },
    "additionalProperties": False,
}
SCHEMA = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        **dict.fromkeys(("title", "home_page_url", "feed_url", "description", "icon", "favicon", "language"), TEXT),
        "authors": AUTHORS,
        "items": {"type": "array", "items": ITEM},
    },
    "additionalProperties": False,
}


def check(feed: Any) -> None:
    """Fail where a feed breaks a rule: the schema's, absolute addresses, moments with a timezone, ids that differ."""
    jsonschema.validate(feed, SCHEMA)
    ids = [item["id"] for item in feed["items"]]
    assert len(set(ids)) == len(ids)
    addresses = [feed[name] for name in ("home_page_url", "feed_url", "icon")]
    for item in feed["items"]:
        addresses += [item[name] for name in ("url", "image") if name in item]
        addresses += [author["url"] for author in item.get("authors", ()) if "url" in author]
        for name in ("date_published", "date_modified"):
            assert datetime.fromisoformat(item[name]).tzinfo
    assert all(urlsplit(each).scheme in ("http", "https") and urlsplit(each).netloc for each in addresses)
