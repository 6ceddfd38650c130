"""Service: cyber and critical infrastructure."""

from datetime import UTC, datetime

from cagp_site.demo.entry import Entry, PageRef

BODY = [
    ("heading", "A shared front with many owners"),
    (
        "paragraph",
        "<p>Power, water, ports, hospitals and payment systems are seldom run by the people who defend a country. "
        "Cooperation between the United States and Israel in this field therefore involves operators and regulators "
        "as much as armed forces. The useful unit of work is small: one operator, one counterpart, one agreed way "
        "of telling each other what was seen.</p>",
    ),
    ("heading", "Where we help"),
    (
        "labelled_items",
        {
            "numbered": True,
            "items": [
                {
                    "label": "Counterparts",
                    "text": "Finding the organization abroad that runs comparable equipment and faces a comparable "
                    "adversary, and arranging terms under which the two may talk.",
                },
                {
                    "label": "Channels",
                    "text": "Rules for what may be passed on, by whom and how fast, agreed with the authorities "
                    "concerned before they are needed.",
                },
                {
                    "label": "Drills",
                    "text": "Short exercises on ordinary incidents, at technical and at board level, with both "
                    "countries taking part.",
                },
                {
                    "label": "Products",
                    "text": "An independent look at security products from either market: what they need from your "
                    "staff, and what they do on the day the network is down.",
                },
            ],
        },
    ),
    (
        "paragraph",
        "<p>We do not carry out intrusion tests or respond to live incidents. If one is under way, "
        "call the authority responsible in your country first; we are useful before it and after it.</p>",
    ),
]

ENTRY = Entry(
    path="services/cyber-and-infrastructure",
    model="home.ServicePage",
    title="Cyber and critical infrastructure",
    published=datetime(2026, 6, 2, 9, 30, tzinfo=UTC),
    fields={
        "search_description": "Counterparts, warning channels and drills for those who run and protect critical "
        "infrastructure in the United States and Israel.",
        "intro": "Lessons moved between military, government and private operators while they are still useful.",
        "who_it_is_for": "Operators of infrastructure, sector authorities, and security companies that want to be "
        "judged by people who run the equipment.",
        "what_you_get": "A named counterpart, a tested channel and a drill calendar, each small enough to be kept up "
        "by your own staff.",
        "how_we_work": "With open and releasable material, beside the authorities of both countries and never around "
        "them.",
        "steps_heading": "From concern to a working channel",
        "steps": [
            (
                "step",
                {
                    "title": "Pick one system",
                    "text": "The one whose failure would be noticed within the hour. Others can follow its pattern.",
                },
            ),
            (
                "step",
                {
                    "title": "Time the warning",
                    "text": "We follow a message from the analyst to the switch and write down where it waits.",
                },
            ),
            (
                "step",
                {
                    "title": "Agree on release in a quiet week",
                    "text": "What a duty officer may send without asking fits on one page.",
                },
            ),
            (
                "step",
                {
                    "title": "Drill, quarterly and briefly",
                    "text": "Two hours on a common incident, with the counterpart on the line.",
                },
            ),
        ],
        "body": BODY,
        "inquiry_heading": "Ask about infrastructure",
    },
    rows={
        "related_pages": (
            {"page": PageRef("insights/cyber-is-a-border")},
            {"page": PageRef("insights/what-an-exercise-tests")},
        )
    },
)
