"""RSS 2.0, Atom and JSON Feed 1.1 with what Django's generators leave out: full text, several authors, pictures."""

import json
from datetime import datetime
from typing import Any, Final
from xml.sax.xmlreader import AttributesImpl

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed, rfc3339_date
from django.utils.xmlutils import SimplerXMLGenerator

from cagp_site.core.xml import printable

MEDIA: Final = "http://search.yahoo.com/mrss/"


class Whole(SyndicationFeed):
    """Takes, beside what Django's takes, for the feed `updated` and `icon`, for an item `content`, `authors`, `image`.

    An author is a dictionary of `name` and `url`, an image one of `url`, `type`, `width`, `height` and `alt`. What XML
    cannot hold is left out of all texts.
    """

    content_type: str

    def __init__(self, **feed: Any) -> None:
        super().__init__(**printable(feed))

    def add_item(self, title: str, link: str, description: str, *args: Any, **item: Any) -> None:
        """One item more."""
        super().add_item(printable(title), link, printable(description), *args, **printable(item))

    def latest_post_date(self) -> datetime:
        """The last change; of a feed without items that of its page, not the time of day."""
        return super().latest_post_date() if self.items else self.feed["updated"]


class Rss(Whole, Rss201rev2Feed):
    """RSS 2.0 with `content:encoded`, `dc:creator` for each author, and Media RSS."""

    def rss_attributes(self) -> dict[str, str]:
        """The names of all namespaces stand at the top."""
        return {
            **super().rss_attributes(),
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:media": MEDIA,
        }

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        """Django's, and the firm's mark."""
        super().add_root_elements(handler)
        handler.startElement("image", AttributesImpl({}))
        for name, value in (("url", "icon"), ("title", "title"), ("link", "link")):
            handler.addQuickElement(name, self.feed[value])
        handler.endElement("image")

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """Django's, the authors, the picture and the text."""
        super().add_item_elements(handler, item)
        for author in item["authors"]:
            handler.addQuickElement("dc:creator", author["name"])
        handler.addQuickElement("atom:updated", rfc3339_date(item["updateddate"]))
        _add_picture(handler, item["image"])
        handler.addQuickElement("content:encoded", item["content"])


class Atom(Whole, Atom1Feed):
    """Atom with `content`, an `author` for each, and Media RSS."""

    def root_attributes(self) -> dict[str, str]:
        """The names of all namespaces stand at the top."""
        return {**super().root_attributes(), "xmlns:media": MEDIA}

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        """Django's, and the firm's mark."""
        super().add_root_elements(handler)
        handler.addQuickElement("icon", self.feed["icon"])

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """Django's, the authors, the picture and the text."""
        super().add_item_elements(handler, item)
        for author in item["authors"]:
            handler.startElement("author", AttributesImpl({}))
            handler.addQuickElement("name", author["name"])
            if author["url"]:
                handler.addQuickElement("uri", author["url"])
            handler.endElement("author")
        _add_picture(handler, item["image"])
        handler.addQuickElement("content", item["content"], {"type": "html"})


class JsonFeed(Whole):
    """JSON Feed 1.1 (jsonfeed.org/version/1.1); JSON is UTF-8 and its media type has no charset."""

    content_type = "application/feed+json"

    def write(self, outfile: Any, encoding: str) -> None:
        """The whole document."""
        feed = self.feed
        document = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed["title"],
            "home_page_url": feed["link"],
            "feed_url": feed["feed_url"],
            "description": feed["description"],
            "icon": feed["icon"],
            "language": feed["language"],
            "authors": [{"name": feed["author_name"], "url": feed["author_link"]}],
            "items": [_json_item(item, feed["language"]) for item in self.items],
        }
        outfile.write(json.dumps(document, ensure_ascii=False, indent=1).encode(encoding))


def _json_item(item: dict[str, Any], language: str) -> dict[str, Any]:
    """One item; what is not known is left out, as the rules want it."""
    known = {
        "id": item["unique_id"],
        "url": item["link"],
        "title": item["title"],
        "content_html": item["content"],
        "summary": item["description"],
        "image": item["image"].get("url"),
        "date_published": rfc3339_date(item["pubdate"]),
        "date_modified": rfc3339_date(item["updateddate"]),
        "authors": [{name: value for name, value in author.items() if value} for author in item["authors"]],
        "tags": item["categories"],
        "language": language,
    }
    return {name: value for name, value in known.items() if value}


def _add_picture(handler: SimplerXMLGenerator, image: dict[str, str]) -> None:
    if image:
        attributes = {name: image[name] for name in ("url", "type", "width", "height")}
        handler.startElement("media:content", AttributesImpl({**attributes, "medium": "image"}))
        if image["alt"]:
            handler.addQuickElement("media:description", image["alt"], {"type": "plain"})
        handler.endElement("media:content")
