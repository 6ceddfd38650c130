"""Service: government and defense liaison."""

from datetime import UTC, datetime

from cagp_site.demo.entry import Entry, PageRef

BODY = [
    ("heading", "What liaison is, on a working day"),
    (
        "paragraph",
        "<p>A counterpart does not return a call. A draft comes back with one word changed, and the word decides "
        "whether a budget office will sign. A delegation arrives expecting a demonstration and finds a briefing. "
        "Such moments are small, and programs turn on them. Liaison is the work of seeing them coming.</p>"
        "<p>Our people come from military operations and international liaison work. They know how a requirement "
        "travels through an American headquarters and how the same question is settled in Israel, often by fewer "
        "people and with less paper. They explain each way of deciding to those who live in the other.</p>",
    ),
    ("heading", "What we keep to"),
    (
        "labelled_items",
        {
            "numbered": False,
            "items": [
                {
                    "label": "Unclassified, always",
                    "text": "We work with open and releasable material. Where a question needs more, we help both "
                    "sides find the official channel and leave the room.",
                },
                {
                    "label": "Both sides know who we are",
                    "text": "Each party is told who engaged us and for what. A quiet intermediary serves nobody for "
                    "long.",
                },
                {
                    "label": "The thread is written down",
                    "text": "After every meeting both parties receive the same page: what was agreed, what was left "
                    "open, who does what by when.",
                },
            ],
        },
    ),
]

ENTRY = Entry(
    path="services/liaison",
    model="home.ServicePage",
    title="Government and defense liaison",
    published=datetime(2026, 6, 2, 9, 5, tzinfo=UTC),
    fields={
        "search_description": "Liaison between American and Israeli government and defense organizations: meetings "
        "prepared on both sides, attended, and followed up in writing.",
        "intro": "Introductions that hold. We prepare both sides for the meeting, sit in it, and keep the thread "
        "afterwards.",
        "who_it_is_for": "Agencies, commands and ministries with a question for the other country; companies that "
        "have to speak to a government that is not their own.",
        "what_you_get": "The right counterpart and the reason why it is the right one, a prepared agenda on both "
        "sides, and a written record that both can use.",
        "how_we_work": "One lead on each side of the ocean, in English and Hebrew, from the first call to the point "
        "at which you no longer need us.",
        "steps_heading": "From a name to a working contact",
        "steps": [
            (
                "step",
                {
                    "title": "Put the question in one sentence",
                    "text": "What should the other side decide, allow or explain? Two questions need two meetings.",
                },
            ),
            (
                "step",
                {
                    "title": "Find who can answer it",
                    "text": "Titles translate badly. We look for the post that owns the decision and for the one "
                    "that can stop it.",
                },
            ),
            (
                "step",
                {
                    "title": "Prepare both delegations",
                    "text": "Each learns what the other will ask, what it cannot say, and how long it usually takes "
                    "to commit.",
                },
            ),
            (
                "step",
                {
                    "title": "Stay for the second meeting",
                    "text": "The first one is polite. We measure our work by whether a second takes place, and what "
                    "is settled in it.",
                },
            ),
        ],
        "body": BODY,
        "inquiry_heading": "Ask for an introduction",
    },
    rows={
        "related_pages": (
            {"page": PageRef("insights/two-systems-one-line")},
            {"page": PageRef("insights/what-an-exercise-tests")},
        )
    },
)
