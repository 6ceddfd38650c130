"""Insight: how the partnership was built, from recognition in 1948 to shared production."""

from datetime import UTC, datetime

from cagp_site.demo.entry import Entry, PictureRef, SnippetRef

PUBLISHED = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)

BODY = [
    ("heading", "An alliance built on habit"),
    (
        "paragraph",
        "<p>Partnerships between states are usually told as a series of signatures. This one reads better as a "
        "series of habits that outlasted every signature: who telephones whom, who tests what, and who sits in the "
        "room while a requirement is still being written. Recognition came in 1948. Officers, engineers and "
        "officials have been adding to it ever since, mostly in work that never made an announcement.</p>",
    ),
    (
        "paragraph",
        "<p>The distance between Washington and Tel Aviv is also a distance between two ways of deciding. American "
        "institutions lean on structure, review and record. Israeli ones move early and correct as they go. "
        "Crossed Arrows Global Partners works in the space between the two, and we read the record below as "
        "evidence of what each side gains when it borrows the other’s strength.</p>",
    ),
    (
        "figure",
        {
            "image": {
                "image": PictureRef("plate-route"),
                "alt_text": "Chart of the North Atlantic and the Mediterranean. A solid line and a dotted line leave "
                "Washington together, part over the ocean and meet again at Tel Aviv.",
                "decorative": False,
            },
            "caption": "Two routes between the same two places. The solid line is the great circle, 9,443 km; the "
            "dotted one holds a constant bearing and is longer.",
            "credit": "Crossed Arrows Global Partners",
        },
    ),
    ("heading", "Foundations"),
    (
        "paragraph",
        "<p>Intelligence, research and training have been worked on together for decades. Five fixed points carry "
        'most of the weight.<ref source="1"/><ref source="2"/></p>',
    ),
    (
        "milestones",
        {
            "label": "Five points to steer by",
            "items": [
                {
                    "label": "Recognition",
                    "year": "1948",
                    "text": "Washington is among the first to recognize the new state. Everything later rests on that.",
                },
                {
                    "label": "A first defense agreement",
                    "year": "1952",
                    "text": "An agreement on Mutual Defense Assistance puts arms and training on an institutional "
                    "footing.",
                },
                {
                    "label": "The memorandum of understanding",
                    "year": "2016",
                    "text": "Signed for fiscal years 2019 to 2028: about $3.8 billion a year in total, of which about "
                    "$3.3 billion is Foreign Military Financing and about $0.5 billion missile defense. No other "
                    "nation receives a larger package of U.S. security assistance.",
                },
                {
                    "label": "Exercises",
                    "year": "",
                    "text": "Juniper Oak and Juniper Falcon bring both forces together at regular intervals and turn "
                    "agreements into procedure.",
                },
                {
                    "label": "Interceptors built in two countries",
                    "year": "",
                    "text": "Iron Dome, David’s Sling and Arrow 3 are jointly funded or co-produced.",
                },
            ],
        },
    ),
    (
        "paragraph",
        "<p>None of these points moved the relationship alone. Each made the next one ordinary, which is the most "
        "useful thing a milestone can do.</p>",
    ),
    ("heading", "Where cooperation is moving"),
    (
        "paragraph",
        "<p>Threats now change faster than procurement does, and much of what used to be shipped is shared instead: "
        "data, test results, ways of working. Three fields show the change most clearly.</p>",
    ),
    (
        "labelled_items",
        {
            "numbered": True,
            "items": [
                {
                    "label": "Missile defense and early warning",
                    "text": "Layers designed in one country and produced in both oblige every change to be discussed "
                    "twice. Program offices sometimes count that as a cost. It is also how two engineering "
                    "communities keep the same picture of a threat that will not hold still.",
                },
                {
                    "label": "Cyber security and critical infrastructure",
                    "text": "Indicators, drills and hard lessons pass between armed forces, ministries and private "
                    "operators. Their value falls by the hour, so the channel has to be agreed on long before it is "
                    "needed.",
                },
                {
                    "label": "Counter-terrorism and special operations",
                    "text": "What small units learn in close and irregular fighting reaches training and doctrine on "
                    "both sides. Vocabulary is the usual obstacle: the same word can name two different acts.",
                },
            ],
        },
    ),
    ("heading", "Research as a shared line"),
    (
        "paragraph",
        "<p>Civil and military research meet earlier than they once did, and there is public support for the "
        'meeting.<ref source="3"/> '
        "Much of what results can be used on both sides of that line.</p>",
    ),
    (
        "labelled_items",
        {
            "numbered": False,
            "items": [
                {
                    "label": "Joint research and development",
                    "text": "The BIRD Foundation supports industrial research that companies of both countries carry "
                    "out together. Its results reach drones, surveillance aided by artificial intelligence, and "
                    "precision strike.",
                },
                {
                    "label": "Export and wider use",
                    "text": "What has been proven jointly may be sold onward, to NATO allies and other partners, under "
                    "strict rules. Teams that read those rules at the first design review have room to maneuver; "
                    "teams that read them at the first order seldom do.",
                },
            ],
        },
    ),
    ("heading", "Frictions and openings"),
    (
        "paragraph",
        "<p>The two systems rarely quarrel about aims. They differ over pace, paper and people, and the differences "
        "show up in three places.</p>",
    ),
    (
        "labelled_items",
        {
            "numbered": False,
            "items": [
                {
                    "label": "A complicated neighborhood",
                    "text": "Events in the Middle East outrun any program plan. Partners who settled beforehand what "
                    "may change, and who may change it, keep working while others wait for instructions.",
                },
                {
                    "label": "A threat that adapts",
                    "text": "Hybrid and irregular methods reward short cycles. Requirements staff in Washington, their "
                    "counterparts in Tel Aviv and the companies that supply both need a cycle they can all keep.",
                },
                {
                    "label": "A wider table",
                    "text": "The Abraham Accords opened regional defense diplomacy. Two governments that already know "
                    "how to plan together bring something to that table which newcomers can use.",
                },
            ],
        },
    ),
    (
        "callout",
        {
            "title": "Crossed Arrows Insight: structure and agility can both be learned",
            "body": "<p>We are often asked which of the two ways is better. The question misleads. Programs fail when "
            "one side’s strength is read by the other as a fault: review looks like delay, speed looks like disorder, "
            "and each side begins to work around its partner.</p>"
            "<p>Our people come from military operations, technology development and international liaison. They have "
            "watched the same meeting from both ends of the table, and they know what each side wrote down "
            "afterwards. That is the material we work with.</p>"
            "<p>So we begin with a single page: one aim, two sets of constraints, and the decisions that belong to "
            "each. When both parties can sign that page without an interpreter, the rest of the program has somewhere "
            "to stand.</p>",
        },
    ),
    ("heading", "The line ahead"),
    (
        "paragraph",
        '<p>The memorandum runs to fiscal year 2028.<ref source="2"/> '
        "Whatever follows will be negotiated by people who learned "
        "cooperation from the people before them, and the best preparation is to have built something together "
        "already.</p>",
    ),
    (
        "paragraph",
        "<p>For anyone who leads a program, the practical question is a modest one. Which decision on your desk this "
        "quarter would be better if the other side had seen it first? If one comes to mind, that is a good place "
        'to begin, and <a href="page:services/liaison">our liaison desk</a> can help you open the conversation.</p>',
    ),
]

ENTRY = Entry(
    path="insights/two-systems-one-line",
    model="insights.InsightPage",
    title="How two defense systems learned to build together",
    published=PUBLISHED,
    fields={
        "published_on": PUBLISHED.date(),
        "seo_title": "How the United States and Israel learned to build defense systems together",
        "search_description": "From recognition in 1948 to interceptors built in two countries: what the record of "
        "U.S.-Israel defense cooperation teaches about working across two systems.",
        "subtitle": "From recognition in 1948 to interceptors built in two countries: what the record says about "
        "working across two systems.",
        "summary": "The U.S.-Israel defense partnership is usually told as a list of agreements. Its lasting product "
        "is a set of habits, and those can be learned by any team that has to build something across two systems.",
        "authors": [SnippetRef("editorial-desk"), SnippetRef("research-desk")],
        "topics": [SnippetRef("partnership"), SnippetRef("policy")],
        "key_points": [
            (
                "point",
                "Recognition, law and money came in that order: 1948, 1952, and a ten-year memorandum signed in 2016.",
            ),
            (
                "point",
                "The memorandum covers fiscal years 2019 to 2028, at about $3.8 billion a year in total.",
            ),
            ("point", "Equipment wears out; the habit of designing and building it together is what lasts."),
        ],
        "body": BODY,
        "sources": [
            (
                "source",
                {
                    "text": "Agreement on Mutual Defense Assistance between the United States and Israel, 1952.",
                    "label": "Agreement of 1952",
                },
            ),
            (
                "source",
                {
                    "text": "Memorandum of understanding between the United States and Israel, signed 2016, "
                    "for fiscal years 2019 to 2028.",
                    "label": "Memorandum signed in 2016",
                },
            ),
            (
                "source",
                {
                    "text": "BIRD Foundation, program of joint industrial research and development.",
                    "address": "https://www.birdf.com/",
                    "label": "BIRD Foundation",
                },
            ),
        ],
    },
)
