"""The contact page, which holds the inquiry form."""

from datetime import UTC, datetime

from cagp_site.demo.entry import Entry

ENTRY = Entry(
    path="contact",
    model="contact.InquiryPage",
    title="Talk to us",
    published=datetime(2026, 6, 2, 10, 10, tzinfo=UTC),
    fields={
        "seo_title": "Talk to us about a U.S.-Israel defense question",
        "search_description": "Write to Crossed Arrows Global Partners about a program, a technology, a market or "
        "training between the United States and Israel. Please keep it unclassified.",
        "intro": "Write in English or Hebrew. Tell us what you are trying to achieve and with whom; the first call is "
        "about your question.",
        "next_steps": "A person reads your message. Apart from the receipt, nothing you get from us is automatic.\n"
        "We answer within two business days, usually with three questions of our own.\n"
        "If we are not the right people, we say who might be.",
    },
)
