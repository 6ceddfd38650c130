"""Reads HTML the way a test wants it: landmarks, headings, ids, and whether every tag is closed."""

from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
OPTIONAL_END = {"option", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody"}


class Outline(HTMLParser):
    """What a page is made of."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.faults: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        self.faults += [f"<{tag}> is never closed" for tag in self._open if tag not in OPTIONAL_END]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open[-1] != tag and self._open[-1] in OPTIONAL_END:
            self._open.pop()
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """Attributes of every element with this name."""
        return [attrs for name, attrs in self.tags if name == tag]

    def values(self, attribute: str) -> list[str]:
        """Every value of an attribute, in order."""
        return [attrs[attribute] or "" for _tag, attrs in self.tags if attribute in attrs]

    @property
    def headings(self) -> list[int]:
        """Levels of the headings, in order."""
        return [int(tag[1]) for tag, _attrs in self.tags if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()]


def faults_of(html: str) -> list[str]:
    """What is wrong with a whole page: landmarks, headings, ids, alternative texts, inline code."""
    outline = Outline(html)
    faults = list(outline.faults)
    faults += [f"{tag}: not exactly one" for tag in ("main", "h1", "title") if len(outline.all(tag)) != 1]
    ids = outline.values("id")
    faults += [f"id {each} twice" for each in sorted({each for each in ids if ids.count(each) > 1})]
    names = outline.values("aria-labelledby") + outline.values("aria-describedby")
    faults += [f"#{each} is named but not there" for name in names for each in name.split() if each not in ids]
    anchors = [href[1:] for href in outline.values("href") if href.startswith("#") and href != "#"]
    faults += [f"#{each} is linked but not there" for each in anchors if each not in ids]
    faults += ["an image without alt" for image in outline.all("img") if "alt" not in image]
    navs = [nav.get("aria-label") or nav.get("aria-labelledby") for nav in outline.all("nav")]
    faults += ["a nav without a name" for name in navs if not name]
    steps = zip(outline.headings, outline.headings[1:], strict=False)
    faults += [f"h{before} is followed by h{after}" for before, after in steps if after > before + 1]
    faults += ["inline style" for _each in outline.values("style")]
    # JSON-LD is data: no browser runs it.
    blocks = [script for script in outline.all("script") if script.get("type") != "application/ld+json"]
    faults += ["inline script" for script in blocks if not script.get("src")]
    if not outline.all("a") or outline.all("a")[0].get("href") != "#main":
        faults.append("the first link does not skip to the content")
    return faults
