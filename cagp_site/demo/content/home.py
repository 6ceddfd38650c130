"""The home page and the index of insights."""

from datetime import UTC, datetime

from cagp_site.demo.entry import Entry, PageRef

BODY = [
    (
        "hero",
        {
            "title": ["American structure.", "Israeli agility.", "One line of approach."],
            "intro": "We help government, defense and industry leaders in both countries work as one team, from first "
            "contact to fielded capability.",
            "action": {"label": "Start a conversation", "page": PageRef("contact")},
            "second_action": {"label": "Read our insights", "page": PageRef("insights")},
        },
    ),
    ("services", {"heading": "What we do", "link_label": "All services"}),
    (
        "asks",
        {
            "heading": "Who we serve",
            "items": [
                {
                    "label": "Agencies",
                    "question": "Which partner can meet this requirement, and what would a joint program ask of us?",
                    "action": {"label": "Government liaison", "page": PageRef("services/liaison")},
                },
                {
                    "label": "Primes",
                    "question": "Who in the other country complements our work share, and on what terms would they "
                    "build with us?",
                    "action": {"label": "Industry partnering", "page": PageRef("services/industry-partnering")},
                },
                {
                    "label": "Start-ups",
                    "question": "We have something that works. Who needs it, who may buy it, and which rules come "
                    "first?",
                    "action": {
                        "label": "Export and market entry",
                        "page": PageRef("services/export-and-market-entry"),
                    },
                },
                {
                    "label": "Investors",
                    "question": "Is this technology fielded, licensable and wanted in both markets, or only well "
                    "presented?",
                    "action": {"label": "Technology evaluation", "page": PageRef("services/technology-scouting")},
                },
            ],
        },
    ),
    (
        "proof_points",
        {
            "heading": "The partnership in figures",
            "items": [
                {
                    "before": "",
                    "figure": "9,443",
                    "after": "km",
                    "label": "From Washington to Tel Aviv on the great circle: out on a bearing of 052 degrees, "
                    "back on 313.5.",
                    "source": "Computed from the coordinates of both cities",
                    "as_of": "",
                },
                {
                    "before": "",
                    "figure": "3",
                    "after": "systems",
                    "label": "Missile defense that both countries fund or produce together: Iron Dome, David’s Sling "
                    "and Arrow 3.",
                    "source": "",
                    "as_of": "",
                },
                {
                    "before": "about",
                    "figure": "$3.8",
                    "after": "billion a year",
                    "label": "Security assistance for fiscal years 2019 to 2028. No other nation has a larger "
                    "package from the United States.",
                    "source": "Memorandum of understanding",
                    "as_of": "2016",
                },
            ],
        },
    ),
    (
        "dateline",
        {
            "heading": "The line so far",
            "note": "1948 to 2028, to scale: one tick a year",
            "items": [
                {
                    "year": "1948",
                    "label": "Recognition.",
                    "text": "The United States is among the first to recognize Israel.",
                },
                {
                    "year": "1952",
                    "label": "First agreement.",
                    "text": "Mutual Defense Assistance gives arms and training an institutional basis.",
                },
                {"year": "2016", "label": "Memorandum.", "text": "A ten-year understanding is signed."},
                {"year": "2019–28", "label": "In force.", "text": "About $3.8 billion a year in total."},
            ],
        },
    ),
    ("insights", {"heading": "Insights", "link_label": "All insights", "count": 4}),
]

HOME = Entry(
    path="",
    model="home.HomePage",
    title="Crossed Arrows Global Partners",
    published=datetime(2026, 6, 2, 9, 0, tzinfo=UTC),
    fields={
        "seo_title": "Crossed Arrows Global Partners: U.S.-Israel defense partnership",
        "search_description": "A consultancy between the United States and Israel in defense. We help government, "
        "defense and industry leaders of both countries work as one team.",
        "body": BODY,
    },
)

INSIGHTS = Entry(
    path="insights",
    model="insights.InsightIndexPage",
    title="Insights",
    published=datetime(2026, 7, 16, 9, 0, tzinfo=UTC),
    in_menu=True,
    fields={
        "seo_title": "Insights on U.S.-Israel defense cooperation",
        "search_description": "What we learn between the United States and Israel in defense, written down for people "
        "who have to decide: policy, industry, technology, training and cyber.",
        "intro": "What we learn at the table, written down for people who have to decide.",
    },
)
