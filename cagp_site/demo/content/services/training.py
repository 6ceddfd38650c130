"""Service: training and exercises."""

from datetime import UTC, datetime

from cagp_site.demo.entry import Entry, PageRef

BODY = [
    ("heading", "Three formats"),
    (
        "labelled_items",
        {
            "numbered": False,
            "items": [
                {
                    "label": "A seminar",
                    "text": "One day for a staff or a company that is about to work with the other country. How "
                    "decisions are made there, which words mislead, what to send in advance.",
                },
                {
                    "label": "A tabletop",
                    "text": "Two or three days with both parties in one room and a scenario that neither wrote. The "
                    "product is a list of open questions with owners.",
                },
                {
                    "label": "Support for an exercise",
                    "text": "Planning conferences, observers who know both staffs, and an account of what was "
                    "learned while it can still be used.",
                },
            ],
        },
    ),
    ("heading", "Who stands in front"),
    (
        "paragraph",
        "<p>Our instructors come from military operations and international liaison work. They teach from "
        "open sources and from general experience, and they stop where release rules begin. Participants tend to "
        "remember the cases in which our own people were wrong, which is why those cases are on the program.</p>"
        "<p>Juniper Oak, Juniper Falcon and their like belong to the two governments. Our "
        "part is to help those invited to them arrive prepared and leave with more than photographs; "
        '<a href="page:insights/what-an-exercise-tests">an insight on exercises</a> explains what to look for.</p>',
    ),
]

ENTRY = Entry(
    path="services/training-and-exercises",
    model="home.ServicePage",
    title="Training and exercises",
    published=datetime(2026, 6, 2, 9, 25, tzinfo=UTC),
    fields={
        "search_description": "Seminars, tabletops and support for bilateral exercises, shaped by people who have "
        "planned operations between the United States and Israel.",
        "intro": "Programs shaped by people who have planned operations, from a one-day seminar to support for a "
        "bilateral exercise.",
        "who_it_is_for": "Staffs preparing for combined work, schools and program offices, and companies invited to "
        "support an exercise.",
        "what_you_get": "A program built around the decisions your people will face, delivered in English or Hebrew, "
        "with findings in writing.",
        "how_we_work": "Instructors in pairs, one from each tradition. They disagree in front of the class, on "
        "purpose and with manners.",
        "steps_heading": "From a date in the calendar to a result",
        "steps": [
            (
                "step",
                {
                    "title": "Name the decision to be trained",
                    "text": "Courses about a country are soon forgotten. Training for one decision is used.",
                },
            ),
            (
                "step",
                {
                    "title": "Write the scenario with both sides",
                    "text": "Its assumptions are half the lesson, so they are argued over before the first day.",
                },
            ),
            (
                "step",
                {
                    "title": "Run it, and let it go wrong",
                    "text": "Observers record where questions waited, for whom, and for how long.",
                },
            ),
            (
                "step",
                {
                    "title": "Close the findings",
                    "text": "Each gets a post on each side and a date. We ask after it once, a quarter later.",
                },
            ),
        ],
        "body": BODY,
        "inquiry_heading": "Ask about training",
    },
    rows={
        "related_pages": (
            {"page": PageRef("insights/what-an-exercise-tests")},
            {"page": PageRef("insights/cyber-is-a-border")},
        )
    },
)
