"""Invented articles of the shape that the firm publishes, in every form in which an old blog can give them."""

from dataclasses import dataclass
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from PIL import Image

ADDRESS = "https://www.old-blog.example/post/harbors-that-share-a-watch"


@dataclass(frozen=True)
class Given:
    """An article by its parts: (kind, what it says)."""

    language: str
    title: str
    parts: tuple[tuple[str, object], ...]

    @property
    def texts(self) -> list[str]:
        """Everything that it says, in order."""
        return [self.title, *(text for _kind, value in self.parts for text in flat(value))]


def flat(value: object) -> list[str]:
    """The strings in a value, in order."""
    return [value] if isinstance(value, str) else [text for each in value for text in flat(each)]


ENGLISH = Given(
    "en",
    "Harbors that share a watch",
    (
        ("heading", "A habit older than its papers"),
        (
            "text",
            "Two navies that keep the same harbor picture seldom argue about weather. They argue about who logs it.",
        ),
        (
            "text",
            "This piece, it’s fair to say, is about the logbook: who writes, who reads and who signs on Friday.",
        ),
        (
            "picture",
            ("Two officers bend over one chart table at night", "A shared watch at the invented port of Lower Quay."),
        ),
        ("heading", "How the watch was built"),
        ("text", "Nobody planned it as a program."),
        ("label", "Turning points include:"),
        (
            "dates",
            (
                ("First signal book", "1951", "Flags and lamps were listed in two languages — on paper."),
                ("Common frequency", "1967", "One channel was kept free for everybody."),
                ("Shared radar plot", "2004–2009", "Screens ashore began to show what both crews saw."),
                ("Drills in fog", "", "Every autumn the harbors close their eyes on purpose."),
                ("The joint desk", "", "Four chairs, two flags and one kettle."),
            ),
        ),
        ("text", "None of these alone made a watch. Together they made it ordinary."),
        ("heading", "Where the watch is going"),
        ("text", "Harbors change faster than the rules that describe them."),
        (
            "numbered",
            (
                ("Sensors on buoys", "A buoy that listens costs less than a boat that looks."),
                (
                    "Warnings by the minute",
                    "A late warning is a report. The desk counts U.S. and Israeli minutes alike.",
                ),
                ("Small crews", "Six people learn each other’s words before they learn the plan."),
            ),
        ),
        ("heading", "What research adds"),
        ("text", "The yard and the university meet on the pier."),
        (
            "labelled",
            (
                ("Materials", "Hulls that forgive a bad landing are tried on both coasts."),
                ("Software", "The plot is drawn by code that either side may read."),
            ),
        ),
        ("heading", "Frictions"),
        ("text", "They agree on the aim and differ on the form."),
        (
            "labelled",
            (
                ("Pace", "One side signs first and edits later."),
                ("Paper", "The other edits first and signs late."),
                ("People", "Both forget to tell the cook."),
            ),
        ),
        (
            "callout",
            (
                "Crossed Arrows Insight: one log, two pens",
                "We ask to see the logbook before the slides.",
                "It shows, line by line, which side learned something; our people have kept such books on both shores.",
                "Begin there, and the rest of the program has somewhere to stand.",
            ),
        ),
        ("heading", "The next watch"),
        ("text", "For harbor masters, planners and suppliers, the question is plain: whose pen is missing?"),
    ),
)
HEBREW = Given(
    "he",
    "נמלים שחולקים משמרת",
    (
        ("heading", "הרגל ותיק מן המסמכים"),
        ("text", "שני ציים שמחזיקים תמונה אחת של הנמל כמעט אינם מתווכחים על מזג האוויר. הם מתווכחים מי ירשום אותו."),
        ("picture", ("שני קצינים רוכנים בלילה מעל שולחן מפות אחד", "משמרת משותפת בנמל הבדוי רציף תחתון.")),
        ("heading", "כך נבנתה המשמרת"),
        ("label", "נקודות מפנה:"),
        (
            "dates",
            (
                ("ספר אותות ראשון", "1951", "דגלים ופנסים נרשמו בשתי שפות, על נייר."),
                ("תרגילים בערפל", "", "בכל סתיו הנמלים עוצמים עיניים בכוונה."),
            ),
        ),
        (
            "numbered",
            (("חיישנים על מצופים", "מצוף ששומע זול מסירה שמביטה."), ("צוותים קטנים", "שישה אנשים לומדים תחילה מילים.")),
        ),
        (
            "callout",
            ("תובנה של קרוסד ארוז: יומן אחד, שני עטים", "אנחנו מבקשים לראות את היומן לפני המצגת.", "שם מתחילים."),
        ),
        ("heading", "המשמרת הבאה"),
        ("text", "למתכננים ולספקים השאלה פשוטה: של מי העט שחסר?"),
    ),
)
BLOCKS = {
    "en": [
        *("heading", "paragraph", "paragraph", "figure"),
        *("heading", "paragraph", "milestones", "paragraph"),
        *("heading", "paragraph", "labelled_items"),
        *("heading", "paragraph", "labelled_items"),
        *("heading", "paragraph", "labelled_items"),
        "callout",
        *("heading", "paragraph"),
    ],
    "he": [
        *("heading", "paragraph", "figure"),
        *("heading", "milestones", "labelled_items"),
        "callout",
        *("heading", "paragraph"),
    ],
}


def in_text(given: Given) -> str:
    """As a reader's browser copies the page, with what stands around the article."""
    lines = ["top of page", "Search", "", given.title, ""]
    for kind, value in given.parts:
        lines += _lines(kind, value)
    return "\n".join([*lines, "\xa0", " ", "", "Comments", "", "", "bottom of page"])


def _lines(kind: str, value: object) -> list[str]:
    if kind == "picture":
        return ["", *value, ""]
    if kind == "dates":
        return [f"  • {label}{f' ({year})' if year else ''}: {text}\n" for label, year, text in value]
    if kind == "numbered":
        return [f"{number}. {label}: {text}\n" for number, (label, text) in enumerate(value, start=1)]
    if kind == "labelled":
        return [f"{label}: {text}\n" for label, text in value]
    return [line for text in flat(value) for line in (text, "")]


def in_html(given: Given, picture: str = "Harbors_files/watch~mv2.png") -> str:
    """The text alone, as HTML."""
    return "\n".join(_html(kind, value, picture) for kind, value in given.parts)


def _html(kind: str, value: object, picture: str) -> str:
    if kind == "heading":
        return f'<div class="x1"><h2 style="color:#111"><span>{escape(value)}</span></h2></div>'
    if kind == "picture":
        alt, caption = map(escape, value)
        sizes = f"{picture} 740w, https://cdn.example/media/watch~mv2.png/v1/fill/w_1480,h_900/watch~mv2.png 1480w"
        return (
            f'<figure data-hook="image"><div role="button" tabindex="0"><img src="{picture}" srcset="{sizes}" '
            f'alt="{alt}" width="740" data-pin-media="{picture}"></div>'
            f"<figcaption><span>{caption}</span></figcaption></figure>"
        )
    if kind == "dates":
        items = "".join(
            f"<li><p><strong>{escape(label)}{f' ({year})' if year else ''}:</strong> {escape(text)}</p></li>"
            for label, year, text in value
        )
        return f"<ul>{items}</ul>"
    if kind in {"numbered", "labelled"}:
        before = '<p style="font-size:18px"><span style="font-weight:700">'
        number = (lambda n: f"{n}. ") if kind == "numbered" else (lambda _n: "")
        return "".join(
            f"{before}{number(n)}{escape(label)}:</span> {escape(text)}</p>" for n, (label, text) in enumerate(value, 1)
        )
    if kind == "callout":
        title, *rest = map(escape, value)
        return f"<h2>{title}</h2>" + "".join(f"<p>{text}</p>" for text in rest)
    return f"<p><span><span>{escape(value)}</span></span></p>"


def in_page(given: Given, address: str = ADDRESS, picture: str = "Harbors_files/watch~mv2.png") -> str:
    """As a browser saves a page of a closed builder: deep, styled, scripted, counted."""
    deep = "<div class='wrap'><div data-mesh-id='m'><div>"
    return f"""<!DOCTYPE html>
<!-- saved from url=(0042){address} -->
<html lang="{given.language}"><head><meta charset="utf-8"><title>{escape(given.title)} | Old blog</title>
<link rel="canonical" href="{address}"><meta property="og:title" content="{escape(given.title)}">
<meta property="article:published_time" content="2024-03-05T22:30:00.000Z">
<meta name="description" content="What a shared logbook teaches.">
<meta property="article:tag" content="Partnership">
<script type="application/ld+json">{{"@type": "BlogPosting", "author": {{"name": "Editorial desk"}}}}</script>
<style>.x1 {{ color: red }}</style><script>var tracked = "never text";</script></head>
<body><div id="SITE_HEADER">{deep}
<nav><ul><li><a href="/">Home</a></li><li><a href="/about">About</a></li></ul></nav></div></div></div></div>
<div id="PAGES_CONTAINER">{deep}<article>{deep}
<header><h1 data-hook="post-title"><span>{escape(given.title)}</span></h1>
<span>Editorial desk</span> <span>Mar 5, 2024</span></header>
<section data-hook="post-description">{deep}
{in_html(given, picture)}
<img src="https://count.example/p.gif?u=1" width="1" height="1" alt="">
</div></div></div></section>
<div class="share-buttons"><button>Facebook</button><button>Copy link</button></div></div></div></div></article>
<section data-hook="comments"><h2>Comments</h2><textarea>Write a comment</textarea><p>Nice piece!</p></section>
</div></div></div></div>
<footer><p>All rights reserved by nobody</p></footer><script src="https://cdn.example/a.js"></script></body></html>
"""


def in_markdown(given: Given, address: str = ADDRESS) -> str:
    """Markdown with front matter."""
    head = f'---\ntitle: "{given.title}"\ndate: 2024-03-05\nauthor: Editorial desk\ntags: [Partnership, Harbors]\n'
    head += f"language: {given.language}\nurl: {address}\naliases:\n  - /old/harbors\nlayout: post\n---\n\n"
    return head + "\n\n".join(_markdown(kind, value) for kind, value in given.parts) + "\n"


def _markdown(kind: str, value: object) -> str:
    if kind == "picture":
        alt, caption = value
        return f'![{alt}](Harbors_files/watch~mv2.png "{caption}")'
    if kind == "dates":
        return "\n".join(f"- **{label}{f' ({year})' if year else ''}**: {text}" for label, year, text in value)
    if kind in {"numbered", "labelled"}:
        is_numbered = kind == "numbered"
        items = [
            f"{f'{n}. ' if is_numbered else ''}**{label}:** {text}" for n, (label, text) in enumerate(value, start=1)
        ]
        return ("\n" if is_numbered else "\n\n").join(items)
    first, *rest = flat(value)
    return "\n\n".join([f"## {first}" if kind in {"heading", "callout"} else first, *rest])


def in_feed(given: Given, address: str = ADDRESS, *, is_whole: bool = True) -> str:
    """An RSS 2.0 feed with this one post, cut at 500 characters as closed builders do unless it is whole."""
    text = " ".join(given.texts[1:])[:500]
    encoded = f"<content:encoded><![CDATA[{in_html(given)}]]></content:encoded>" if is_whole else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Old blog</title><link>https://www.old-blog.example</link><language>{given.language}</language>
<item><title><![CDATA[{given.title}]]></title><description><![CDATA[{text}]]></description>{encoded}
<link>{address}</link><guid isPermaLink="false">65f0c0ffee-{given.language}</guid><category>Partnership</category>
<pubDate>Tue, 05 Mar 2024 22:30:00 GMT</pubDate><dc:creator>Editorial desk</dc:creator></item></channel></rss>
"""


FORMS = {
    "text.txt": in_text,
    "page.html": in_page,
    "post.md": in_markdown,
    "feed.xml": in_feed,
}


def picture(color: str = "navy", size: tuple[int, int] = (32, 20), kind: str = "PNG") -> bytes:
    """A picture's file."""
    out = BytesIO()
    Image.new("RGB", size, color).save(out, kind)
    return out.getvalue()


def zipped(files: dict[str, bytes | str]) -> bytes:
    """A zip of these files."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()
