"""Insight: how cyber warnings cross between two countries while they are still useful."""

from datetime import UTC, datetime

from cagp_site.demo.entry import Entry, SnippetRef

PUBLISHED = datetime(2026, 7, 16, 9, 0, tzinfo=UTC)

BODY = [
    (
        "paragraph",
        "<p>A water utility and an air force have little in common until the same intruder visits both. Critical "
        "infrastructure is run mostly by organizations that never thought of themselves as part of national defense, "
        "on equipment bought for reliability, by staff who are measured on continuity of service. An attacker sees "
        "one surface. Defenders see ministries, regulators, companies and two countries, each with a door and a "
        "doorkeeper.</p>"
        "<p>Cyber security and the protection of critical infrastructure have become a regular field of cooperation "
        'between the United States and Israel. What makes it difficult is seldom the technology.<ref source="1"/> '
        "A warning has to pass through several doors while it is still worth something.</p>",
    ),
    ("heading", "The life of a warning"),
    (
        "paragraph",
        "<p>Follow a single indicator from the moment an analyst notices it. In a well-prepared channel it moves in "
        "four stages, and each has a typical way of going wrong.</p>",
    ),
    (
        "labelled_items",
        {
            "numbered": True,
            "items": [
                {
                    "label": "It is noticed",
                    "text": "Usually by someone junior, at an hour when nobody senior is awake. If reporting a false "
                    "alarm is embarrassing, the first stage takes until morning.",
                },
                {
                    "label": "It is cleared for release",
                    "text": "Someone must decide that telling a partner does less harm than silence. Where that "
                    "decision has to be made afresh each time, it is made slowly.",
                },
                {
                    "label": "It is understood",
                    "text": "An indicator without context is noise. The receiver needs to know what was seen, where, "
                    "with what confidence, and what the sender did about it.",
                },
                {
                    "label": "It is acted on",
                    "text": "The person who can change a setting at a pumping station at four in the morning is "
                    "rarely the person who received the message. The distance between them is the real length of "
                    "the channel.",
                },
            ],
        },
    ),
    ("heading", "Three ways to shorten the distance"),
    ("subheading", "Decide release in advance"),
    (
        "paragraph",
        "<p>Most of what operators need is not secret: an address, a file’s fingerprint, a pattern of behavior, a "
        "recommended setting. Sources and methods are. Two organizations can agree beforehand on a class of technical "
        "detail that a duty officer may pass on without asking, and on a short list that always needs approval. "
        "A page of such rules, signed in a quiet week, does more for speed than any platform.</p>",
    ),
    ("subheading", "Pair the operators"),
    (
        "paragraph",
        "<p>Ministries talk to ministries. It is worth letting a grid engineer talk to a grid engineer as well, and a "
        "hospital’s network team to another hospital’s. People who run similar equipment need few words. They also "
        "ask each other questions that they would not put to an authority, such as which vendor’s patch broke "
        "something. Pairing costs an introduction, a framework for what may be said, and a visit each year.</p>",
    ),
    ("subheading", "Rehearse the small incident"),
    (
        "paragraph",
        "<p>National exercises rehearse catastrophe. Most of the learning is in the ordinary case: a suspicious login "
        "at a supplier that serves companies in both countries. Who calls whom? Which name is used for the supplier? "
        "Is there a form, and does anyone have it open? A two-hour drill on such a case, four times a year, finds the "
        "broken telephone number before the bad night does.</p>",
    ),
    ("heading", "What each side can teach"),
    (
        "paragraph",
        "<p>American organizations bring scale and method: sector by sector coordination, documented procedures, the "
        "patience to make a thousand small utilities reach the same minimum. Israeli ones bring proximity. The "
        "distance between the analyst, the operator and the decision is short, and many of the people concerned have "
        "served together. Method without proximity is slow. Proximity without method depends on who is on shift.</p>"
        "<p>When lessons pass between military, government and private organizations, something has to be stripped "
        "off along the way: classification, jargon, the pride of whoever made the mistake. The organizations that "
        "learn fastest have someone whose job is that stripping. It is editorial work, and it should be "
        "staffed as such.</p>",
    ),
    (
        "quote",
        {
            "text": "If the warning needs a meeting before it can be sent, it will arrive as history.",
            "attribution": "Technology desk, working note",
        },
    ),
    ("heading", "A test for Monday"),
    (
        "paragraph",
        "<p>Leaders who answer for infrastructure can run a simple test without any partner. Pick one system. Ask who "
        "would be told, outside your organization and abroad, if it behaved strangely tonight; who is allowed to tell "
        "them; and what they would be able to do with it. Ask for names, or posts, and for the time each step would "
        "take. Add the times.</p>"
        "<p>The total is usually a surprise, and most of it is waiting. Waiting can be removed by agreement, in "
        "daylight, for almost nothing. Our service for "
        '<a href="page:services/cyber-and-infrastructure">cyber and critical infrastructure</a> starts from that '
        "sum, and the habit of rehearsing it together is discussed in "
        '<a href="page:insights/what-an-exercise-tests">what a bilateral exercise really tests</a>.</p>',
    ),
]

ENTRY = Entry(
    path="insights/cyber-is-a-border",
    model="insights.InsightPage",
    title="A warning has to cross two borders while it is still warm",
    published=PUBLISHED,
    fields={
        "published_on": PUBLISHED.date(),
        "search_description": "Cyber warnings lose value by the hour. Three ways for American and Israeli operators "
        "of critical infrastructure to shorten the distance a warning travels.",
        "subtitle": "Cyber warnings lose their value by the hour. Three ways to shorten the distance they travel.",
        "summary": "Between noticing an intrusion and acting on it lie several doors, in two countries. Most of the "
        "delay is waiting, and waiting can be removed by agreement before anything happens.",
        "authors": [SnippetRef("technology-desk")],
        "topics": [SnippetRef("cyber")],
        "key_points": [
            (
                "point",
                "A warning passes four stages: noticed, cleared, understood, acted on.",
            ),
            (
                "point",
                "Agree in a quiet week on what a duty officer may release without asking.",
            ),
            ("point", "Add up the waiting times for one system; most of the total can be removed by agreement."),
        ],
        "body": BODY,
        "sources": [
            (
                "source",
                {
                    "text": "Crossed Arrows Global Partners, Technology desk. Working note on the life of a "
                    "warning, 2026.",
                    "label": "Working note",
                },
            ),
        ],
    },
)
