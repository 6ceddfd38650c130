"""Terms of use of the site."""

from datetime import UTC, datetime

from cagp_site.demo.entry import Entry

BODY = [
    ("heading", "What these pages are"),
    (
        "paragraph",
        "<p>They describe the work of Crossed Arrows Global Partners and set out our views on defense cooperation "
        "between the United States and Israel. They are general information. They are no legal, export, investment "
        "or procurement advice, and reading them or writing to us creates no client relationship. That takes an "
        "agreement which both parties have signed.</p>",
    ),
    ("heading", "Figures and sources"),
    (
        "paragraph",
        "<p>We use public sources and keep their qualifiers: where a source says “about”, so do we. Policies and "
        "budgets change after an article appears. Each insight shows its date; please check anything on which "
        "you intend to rely.</p>",
    ),
    ("heading", "Quoting and linking"),
    (
        "paragraph",
        "<p>You may link to any page and quote from it with a mention of the source. Reprinting a whole article or "
        "using our name or mark to suggest an endorsement needs our consent in writing, which is often given.</p>",
    ),
    ("heading", "What not to send"),
    (
        "paragraph",
        "<p>Send no classified, export-controlled or otherwise restricted material through this site or by e-mail. "
        "If you have done so by mistake, tell us and your security officer at once, and do not send it again to "
        "explain.</p>",
    ),
    ("heading", "Links, availability and liability"),
    (
        "paragraph",
        "<p>We link to other sites where they help the reader, and do not answer for their content. We look "
        "after this site with care but cannot promise that it is always available or free of error. Nothing here "
        "limits a liability that the law does not allow to be limited.</p>",
    ),
    ("heading", "Related pages"),
    (
        "paragraph",
        '<p>How we handle personal data is described under <a href="page:privacy">privacy</a>, and how we try to make '
        'the site usable for everyone in <a href="page:accessibility">the accessibility statement</a>.</p>',
    ),
]

ENTRY = Entry(
    path="terms",
    model="home.StandardPage",
    title="Terms of use",
    published=datetime(2026, 6, 2, 10, 30, tzinfo=UTC),
    fields={
        "search_description": "The terms for using this site: what its pages are and are not, how to quote them, and "
        "what must not be sent through the form.",
        "intro": "The conditions under which we offer this site, in plain words.",
        "body": BODY,
    },
)
