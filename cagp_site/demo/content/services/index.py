"""The services index."""

from datetime import UTC, datetime

from cagp_site.demo.entry import Entry

ENTRY = Entry(
    path="services",
    model="home.ServiceIndexPage",
    title="What we do",
    published=datetime(2026, 6, 2, 9, 0, tzinfo=UTC),
    in_menu=True,
    fields={
        "seo_title": "What we do: six services between the United States and Israel",
        "search_description": "Liaison, industry partnering, technology scouting, export and market entry, training "
        "and exercises, cyber and infrastructure: six services for two countries.",
        "intro": "Six services, one habit: we learn what each side needs to hear before the other side says it. Take "
        "one, or let us combine them around a program.",
        "steps_heading": "How an engagement runs",
        "steps": [
            (
                "step",
                {
                    "title": "Bearing",
                    "text": "One conversation, then one page from us: the aim as we understood it, the people it "
                    "touches, and what we would leave alone.",
                },
            ),
            (
                "step",
                {
                    "title": "Route",
                    "text": "A plan with named decisions and the rules that govern them, in both countries, before "
                    "anyone commits money.",
                },
            ),
            (
                "step",
                {
                    "title": "Approach",
                    "text": "Meetings prepared, translated in meaning as well as in language, and followed up in "
                    "writing to both sides.",
                },
            ),
            (
                "step",
                {
                    "title": "Handover",
                    "text": "A partnership that works without us. We stay available, and we step back.",
                },
            ),
        ],
    },
)
