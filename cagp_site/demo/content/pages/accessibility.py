"""The accessibility statement."""

from datetime import UTC, datetime

from cagp_site.demo.entry import Entry

BODY = [
    ("heading", "What we aim for"),
    (
        "paragraph",
        "<p>We want this site to work for everybody who has business with us, and we build it toward the Web Content "
        "Accessibility Guidelines (WCAG) 2.2 at level AA. Text contrast is designed to the stricter level AAA where we "
        "can reach it.</p>",
    ),
    ("heading", "What that means in use"),
    (
        "labelled_items",
        {
            "numbered": False,
            "items": [
                {
                    "label": "Keyboard",
                    "text": "Everything can be reached and used without a mouse, in a sensible order, with a visible "
                    "focus and a link that skips to the content.",
                },
                {
                    "label": "Screen readers",
                    "text": "Pages have landmarks, one main heading and an outline below it. Pictures that carry "
                    "meaning have a text alternative, and drawings that only decorate are passed over.",
                },
                {
                    "label": "Zoom and small screens",
                    "text": "Text can be enlarged and pages reflow down to a width of 320 pixels without scrolling "
                    "sideways.",
                },
                {
                    "label": "Forms",
                    "text": "Each field has a lasting label. If something is missing, a summary lists it, every entry "
                    "links to its field, and what you typed stays where it was. There is no puzzle to solve.",
                },
                {
                    "label": "Your settings",
                    "text": "The site follows your preference for a dark scheme, for reduced motion and for forced "
                    "colors. Nothing here needs scripts to work.",
                },
            ],
        },
    ),
    ("heading", "Known limits"),
    (
        "paragraph",
        "<ul><li>So far we have tested with automated checks and by keyboard in a Chromium browser. "
        "Systematic tests with screen readers, and in Firefox and Safari, are still to be done.</li>"
        "<li>Documents offered for download may not be fully tagged. Ask, and we will send the content in another "
        "form.</li>"
        "<li>The drawn covers of our insights carry no information and are hidden from assistive technology.</li>"
        "<li>The Hebrew edition holds fewer insights than the English one.</li></ul>",
    ),
    ("heading", "Tell us what does not work"),
    (
        "paragraph",
        "<p>Write to "
        '<a href="mailto:office@crossedarrows.example">office@crossedarrows.example</a> or use '
        '<a href="page:contact">the contact page</a>. It helps to know the address of the page, what you were '
        "trying to do, and the browser and aid you use. We answer within two business days and, if mending it takes "
        "longer, send you the content another way in the meantime.</p>"
        "<p>If our answer leaves the barrier in place, you may turn to the authority for accessibility or equal "
        "treatment where you live.</p>",
    ),
    ("heading", "About this statement"),
    (
        "paragraph",
        "<p>It rests on our own assessment, was prepared in June 2026, and is revised whenever the "
        "design of the site changes.</p>",
    ),
]

ENTRY = Entry(
    path="accessibility",
    model="home.StandardPage",
    title="Accessibility statement",
    published=datetime(2026, 6, 2, 10, 40, tzinfo=UTC),
    fields={
        "search_description": "How this site works toward WCAG 2.2 level AA, the limits we know of, and how to tell "
        "us about a barrier.",
        "intro": "What we do so that everyone can use this site, where it falls short, and how to reach us.",
        "body": BODY,
    },
)
