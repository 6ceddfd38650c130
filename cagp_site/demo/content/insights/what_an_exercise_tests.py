"""Insight: what Juniper Oak and Juniper Falcon test besides equipment."""

from datetime import UTC, datetime

from cagp_site.demo.entry import Entry, SnippetRef

PUBLISHED = datetime(2026, 10, 29, 9, 0, tzinfo=UTC)

BODY = [
    (
        "paragraph",
        "<p>Bilateral exercises are photographed for their hardware. Aircraft taxi past each other, ships hold "
        "formation, and the pictures suggest that the purpose was to prove that the machines can share a sky or a "
        "sea. The machines were never much in doubt. What an exercise such as Juniper Oak or Juniper Falcon puts "
        "under strain is harder to photograph: two staffs, with two sets of regulations, trying to act on one "
        'plan.<ref source="1"/></p>',
    ),
    ("heading", "Three questions that a range cannot answer"),
    (
        "paragraph",
        "<p>Equipment can be tested at home, by its owner, on any weekday. Three things can be tested only with the "
        "partner in the room.</p>",
    ),
    (
        "labelled_items",
        {
            "numbered": True,
            "items": [
                {
                    "label": "Who decides",
                    "text": "In every combined operation there comes a moment when the plan no longer fits and "
                    "somebody has to change it. American practice tends to move that decision up, to where authority "
                    "is written down. Israeli practice tends to leave it with the person who sees the problem. Either "
                    "can be made to work. A mixture that nobody has rehearsed cannot.",
                },
                {
                    "label": "Who is told",
                    "text": "Release rules are written by careful people for good reasons, and they are tested by "
                    "tired people at three in the morning. An exercise shows which messages arrive late, which ones "
                    "arrive stripped of the one line that mattered, and which never leave the building.",
                },
                {
                    "label": "Who remembers",
                    "text": "Postings end. If a lesson lives in the head of a major who rotates out in the summer, the "
                    "next exercise will discover it again and call it new.",
                },
            ],
        },
    ),
    ("heading", "The planning conferences are the exercise"),
    (
        "paragraph",
        "<p>Participants often say that the work was finished before the first day. By then two planning teams had "
        "agreed on a scenario, and in doing so had disclosed how each of them imagines a war to begin. They had "
        "compared communications plans and found that one abbreviation stood for two things. Someone had asked what "
        "happens to a casualty who belongs to one army and lies in the other’s evacuation chain, and the answer had "
        "taken six weeks.</p>"
        "<p>None of this appears in the closing statement. All of it stays useful. A commander who wants to know how "
        "ready a partnership is would do well to read the minutes of the planning conferences and skip the "
        "highlights film.</p>",
    ),
    (
        "quote",
        {
            "text": "The best day of an exercise is the one on which something small breaks in front of both staffs.",
            "attribution": "Operations desk, seminar notes",
        },
    ),
    ("heading", "What industry can take from it"),
    (
        "paragraph",
        "<p>Companies tend to treat exercises as a shop window. They are more valuable as a listening post. Operators "
        "from two countries use equipment side by side, complain about it in the same tent, and describe what they "
        "would rather have in words that no formal requirement will contain for years. A supplier invited to support "
        "an exercise should send one engineer who asks questions for every salesperson who answers them.</p>"
        "<p>There is a discipline to this. Permission to attend is not permission to collect; what operators say about "
        "gaps can be sensitive even where nothing is marked. The safe course is to agree beforehand, in writing and "
        "with both hosts, on what may be noted, where notes are kept and who clears them for use.</p>",
    ),
    ("heading", "After the flags come down"),
    (
        "paragraph",
        "<p>Lessons decay quickly. In the first week everyone remembers what went wrong. In the third, the official "
        "summary has replaced the memory. After a quarter, what remains is the part that somebody turned into a task "
        "with an owner and a date.</p>",
    ),
    (
        "labelled_items",
        {
            "numbered": False,
            "items": [
                {
                    "label": "Within ten days",
                    "text": "Both staffs write their own account, separately, before they read the other’s. The "
                    "differences between the two are the findings.",
                },
                {
                    "label": "Within a month",
                    "text": "Each finding is assigned to one named post on each side. Posts, since people leave them.",
                },
                {
                    "label": "Before the next planning conference",
                    "text": "The open list is the first item on the agenda. A finding that has survived two exercises "
                    "goes to a more senior table.",
                },
            ],
        },
    ),
    ("heading", "A measure worth keeping"),
    (
        "paragraph",
        "<p>We suggest one number to the leaders we work with: how long it takes for a question asked by a junior "
        "officer of one force to receive a usable answer from the other. It can be taken in any exercise, at no cost. "
        "It falls when a partnership is being looked after and climbs when attention moves elsewhere, and it will say "
        "so long before any capability review does.</p>"
        "<p>If you are planning such an event, or have been asked to support one, our notes on "
        '<a href="page:services/training-and-exercises">training and exercises</a> describe how we help. '
        "Those who want the longer history behind it will find it in "
        '<a href="page:insights/two-systems-one-line">how two defense systems learned to build together</a>.</p>',
    ),
]

ENTRY = Entry(
    path="insights/what-an-exercise-tests",
    model="insights.InsightPage",
    title="What a bilateral exercise really tests",
    published=PUBLISHED,
    fields={
        "published_on": PUBLISHED.date(),
        "search_description": "Juniper Oak and Juniper Falcon are watched for their hardware. The harder test is "
        "whether two staffs can act on one plan, and that test can be prepared for.",
        "subtitle": "Juniper Oak and Juniper Falcon are watched for their hardware. The harder test is whether two "
        "staffs can act on one plan.",
        "summary": "Machines can be tested at home. Authority, release of information and institutional memory can "
        "be tested only with the partner in the room; here is how to get more out of the days you have there.",
        "authors": [SnippetRef("operations-desk")],
        "topics": [SnippetRef("training")],
        "key_points": [
            (
                "point",
                "An exercise answers three questions that no range can: who decides, who is told, who remembers.",
            ),
            (
                "point",
                "Most of the value is created in the planning conferences, before anything moves.",
            ),
            ("point", "A lesson survives when a post on each side owns it, with a date."),
        ],
        "body": BODY,
        "sources": [
            (
                "source",
                {
                    "text": "Juniper Oak and Juniper Falcon, bilateral exercises of the armed forces of the "
                    "United States and Israel.",
                    "label": "Juniper Oak, Juniper Falcon",
                },
            ),
            (
                "source",
                {
                    "text": "Crossed Arrows Global Partners, Operations desk. Seminar notes on planning "
                    "conferences, 2026.",
                    "label": "Seminar notes",
                },
            ),
        ],
    },
)
