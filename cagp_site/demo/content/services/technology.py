"""Service: technology scouting and evaluation."""

from datetime import UTC, datetime

from cagp_site.demo.entry import Entry, PageRef

BODY = [
    ("heading", "What we ask of a technology"),
    (
        "labelled_items",
        {
            "numbered": True,
            "items": [
                {
                    "label": "Has anybody depended on it?",
                    "text": "Fielded use, under whose responsibility, in what conditions, and what was changed "
                    "afterwards.",
                },
                {
                    "label": "What did the test leave out?",
                    "text": "Every trial is a choice of conditions. We look for the ones that were not chosen.",
                },
                {
                    "label": "Who else can make it work?",
                    "text": "A system that needs its inventor in the room is a service, and should be priced as one.",
                },
                {
                    "label": "May you have it?",
                    "text": "Ownership, licenses and export status on both sides, read before enthusiasm sets in.",
                },
            ],
        },
    ),
    ("heading", "What you can do with the answer"),
    (
        "paragraph",
        "<p>A scouting report is useful when it lets you say no quickly and yes with reasons. Ours name what we saw, "
        "what we were told and what we could not check, in three separate columns, so that a reader who was not "
        "there can judge how much weight each line bears. Where nothing on the market meets the need, we say that "
        "as well, and describe what would have to be developed.</p>"
        "<p>The same discipline serves investors. A board that is shown an impressive demonstration wants to know "
        "whether the technology is fielded, licensable and wanted in both markets. Those are three different "
        "questions with three different kinds of evidence.</p>",
    ),
]

ENTRY = Entry(
    path="services/technology-scouting",
    model="home.ServicePage",
    title="Technology scouting and evaluation",
    published=datetime(2026, 6, 2, 9, 15, tzinfo=UTC),
    fields={
        "search_description": "A short list you can defend: which American or Israeli technology exists, what has "
        "been fielded, and what it would take to adopt it.",
        "intro": "A short list you can defend: what exists, what has been fielded, and what it would take to adopt it.",
        "who_it_is_for": "Agencies and program offices with a gap to close, primes with a missing subsystem, and "
        "investors who must judge a claim.",
        "what_you_get": "A ranked short list, evidence kept apart from assertion, and a plan for trying the first "
        "candidate with your own users.",
        "how_we_work": "People from technology development read the claims, people from operations read the use. "
        "Both sign the report.",
        "steps_heading": "From a need to a short list",
        "steps": [
            (
                "step",
                {
                    "title": "Describe the need without the solution",
                    "text": "If the requirement names a product, we walk it back to the effect that users want.",
                },
            ),
            (
                "step",
                {
                    "title": "Look widely, once",
                    "text": "Companies, laboratories and programs in both countries, including those that do not "
                    "advertise.",
                },
            ),
            (
                "step",
                {
                    "title": "Visit and verify",
                    "text": "We see the thing work, talk to somebody who uses it, and ask to see what failed.",
                },
            ),
            (
                "step",
                {
                    "title": "Plan the trial",
                    "text": "A test that your users design, with a result that would make you stop agreed beforehand.",
                },
            ),
        ],
        "body": BODY,
        "inquiry_heading": "Ask about a technology",
    },
    rows={
        "related_pages": (
            {"page": PageRef("insights/joint-research-bird")},
            {"page": PageRef("insights/reading-the-memorandum")},
        )
    },
)
