"""Follows every address that the site names, as a crawler does: none may lead nowhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin, urlsplit

import httpx2

from tests.markup import Outline

ADDRESSES = {
    "a": ("href",),
    "link": ("href",),
    "script": ("src",),
    "img": ("src",),
    "source": ("src",),
    "iframe": ("src",),
    "video": ("src", "poster"),
    "use": ("href",),
    "image": ("href",),
}
SETS = {"img": ("srcset",), "source": ("srcset",), "link": ("imagesrcset",)}
# Addresses that stand in the content of a `meta`.
META = {"og:url", "og:image", "og:image:secure_url", "twitter:image"}
IN_CSS = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")
# To an address, or to whomever the reader chooses.
MAIL = re.compile(r"mailto:(?:[^@\s]+@[^@\s]+\.[a-z]+(\?\S*)?|\?subject=\S+)", re.IGNORECASE)
PHONE = re.compile(r"tel:\+?[\d-]+")


@dataclass
class Crawl:
    """`Crawl("http://localhost:8000").run(["/"])`; afterwards `faults` says what is wrong, `pages` holds the HTML."""

    origin: str
    faults: list[str] = field(default_factory=list)
    pages: dict[str, str] = field(default_factory=dict)
    external: set[str] = field(default_factory=set)
    seen: dict[str, set[str] | None] = field(default_factory=dict)

    def run(self, paths: list[str]) -> None:
        """Open these paths and everything on this site that can be reached from them."""
        with httpx2.Client(timeout=30) as client:
            queue = [(urljoin(self.origin, path), "the start") for path in paths]
            while queue:
                url, found_on = queue.pop()
                address, fragment = urldefrag(url)
                if address not in self.seen:
                    queue += [(each, address) for each in self._open(client, address, found_on)]
                ids = self.seen[address]
                if fragment and ids is not None and fragment not in ids:
                    self.faults.append(f"{found_on}: nothing on {address} is called #{fragment}")

    def _open(self, client: httpx2.Client, address: str, found_on: str) -> list[str]:
        answer = client.get(address)
        self.seen[address] = None
        if answer.status_code != 200:
            self.faults.append(f"{found_on}: {address} answers {answer.status_code}")
            return []
        kind = answer.headers.get("content-type", "")
        if kind.startswith("text/css"):
            return [each for each in self._inside(address, IN_CSS.findall(answer.text)) if not each.startswith("data:")]
        if not kind.startswith("text/html"):
            return []
        outline = Outline(answer.text)
        self.pages[address] = answer.text
        self.seen[address] = {*outline.values("id"), *outline.values("name"), "top"}
        return list(self._inside(address, addresses(outline)))

    def _inside(self, page: str, found: list[str]) -> Iterator[str]:
        """Absolute addresses on this site; the others are looked at, not opened."""
        for each in found:
            url = urljoin(page, each.strip())
            if url.startswith(self.origin):
                yield url
            elif fault := fault_of(url):
                self.faults.append(f"{page}: {fault}")
            else:
                self.external.add(url)


def addresses(outline: Outline) -> list[str]:
    """Every address in a page, as it is written there."""
    found = []
    for tag, attrs in outline.tags:
        found += [attrs[name] or "" for name in ADDRESSES.get(tag, ()) if name in attrs]
        for name in SETS.get(tag, ()):
            found += [each.split()[0] for each in (attrs.get(name) or "").split(",") if each.strip()]
        if tag == "meta" and (attrs.get("property") or attrs.get("name")) in META:
            found.append(attrs.get("content") or "")
        if tag == "form" and (attrs.get("method") or "get").lower() == "get":
            found.append(attrs.get("action") or "")
    return found


def fault_of(url: str) -> str:
    """What is wrong with an address that is not ours; empty when it is well formed."""
    parts = urlsplit(url)
    if parts.scheme in ("mailto", "tel"):
        pattern = MAIL if parts.scheme == "mailto" else PHONE
        return "" if pattern.fullmatch(url) else f"{url} cannot be used"
    if parts.scheme != "https":
        return f"{url} is not https"
    is_whole = "." in (parts.hostname or "") and not parts.username and not re.search(r"\s", url)
    return "" if is_whole else f"{url} is not well formed"
