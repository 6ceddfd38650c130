"""About the firm."""

from datetime import UTC, datetime

from cagp_site.demo.entry import Entry

BODY = [
    ("heading", "Between two ways of deciding"),
    (
        "paragraph",
        "<p>The United States brings structure to a defense program: requirements, reviews, a record that survives "
        "the people who made it. Israel brings agility: short paths, early prototypes, correction on the way. Each "
        "admires the other’s strength from a distance and finds it tiring at close range. We help "
        "leaders of both countries make use of it. How that works from week to week is set out under "
        '<a href="page:services">what we do</a>.</p>'
        "<p>Our clients are agencies, prime contractors, start-ups and investors. What they have in common is a "
        "question that cannot be answered on one side of the ocean alone.</p>",
    ),
    ("heading", "What the mark means"),
    (
        "paragraph",
        "<p>The two arrows lie on true bearings. One leaves Washington for Tel Aviv on 052°; the other returns on "
        "313.5°. They follow the great circle, 9,443 km long, which is the shortest line between two places and, on a "
        "flat map, never looks like it.</p>"
        "<p>That is a fair description of the work. The straight line on paper is seldom the short one.</p>",
    ),
    (
        "people",
        {
            "heading": "The desks",
            "intro": "One lead for every engagement, on each side of the ocean.",
            "items": [
                {
                    "name": "Liaison desk",
                    "role": "Washington and Tel Aviv",
                    "text": "People from international liaison work. They arrange the meeting, and they notice what "
                    "was not said in it.",
                    "languages": "English, Hebrew",
                },
                {
                    "name": "Operations desk",
                    "role": "Training and exercises",
                    "text": "People from military operations, who now help two staffs share one plan.",
                    "languages": "English, Hebrew",
                },
                {
                    "name": "Technology desk",
                    "role": "Scouting, evaluation and cyber",
                    "text": "People from technology development. They read claims the way they read test reports.",
                    "languages": "English, Hebrew",
                },
                {
                    "name": "Research desk",
                    "role": "Policy, export and industry",
                    "text": "Keeps the figures careful and the sources open. Every number on this site passes "
                    "through it.",
                    "languages": "English",
                },
                {
                    "name": "Editorial desk",
                    "role": "Insights",
                    "text": "Turns what the other desks learn into something that a busy reader can use.",
                    "languages": "English, Hebrew",
                },
            ],
        },
    ),
    ("heading", "How we decide what to take on"),
    (
        "labelled_items",
        {
            "numbered": False,
            "items": [
                {
                    "label": "Both sides have to gain",
                    "text": "If the benefit to one party depends on the other not noticing something, we decline.",
                },
                {
                    "label": "The lawful route exists",
                    "text": "We look for it first. Where there is none, we say so at the beginning, free of charge.",
                },
                {
                    "label": "We can be let go",
                    "text": "An engagement ends with a partnership that runs on its own. If we cannot describe that "
                    "ending, we are probably the wrong firm.",
                },
            ],
        },
    ),
    (
        "talk_to_us",
        {
            "heading": "Working on something that needs both sides?",
            "text": "Tell us the aim. We will tell you, plainly, whether we can help.",
        },
    ),
]

ENTRY = Entry(
    path="about",
    model="home.StandardPage",
    title="About us",
    published=datetime(2026, 6, 2, 10, 0, tzinfo=UTC),
    in_menu=True,
    fields={
        "search_description": "Crossed Arrows Global Partners joins American structure to Israeli agility in defense. "
        "Who we are, what our mark means, and how we choose our work.",
        "intro": "We have sat on both sides of the table. Crossed Arrows Global Partners is a consultancy between the "
        "United States and Israel in defense, and its strength is its people: they come from military operations, "
        "from technology development and from international liaison.",
        "body": BODY,
    },
)
