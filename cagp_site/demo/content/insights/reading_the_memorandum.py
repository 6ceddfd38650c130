"""Insight: what the ten-year memorandum of understanding covers."""

from datetime import UTC, date, datetime

from cagp_site.demo.entry import Entry, PageRef, SnippetRef

PUBLISHED = datetime(2026, 9, 17, 9, 0, tzinfo=UTC)

BODY = [
    (
        "paragraph",
        "<p>Few numbers in defense policy are quoted as often as $3.8 billion, and few are quoted with less of "
        "what surrounds them. It is the approximate yearly total of a ten-year memorandum of understanding that the "
        'United States and Israel signed in 2016.<ref source="1"/> '
        "It covers fiscal years 2019 to 2028. It has two parts that behave "
        "differently, and anyone who plans a program near it should know which part they are standing on.</p>",
    ),
    ("heading", "The two lines"),
    (
        "table",
        {
            "table_header_choice": "both",
            "first_row_is_table_header": True,
            "first_col_is_header": True,
            "table_caption": "What the memorandum covers, fiscal years 2019 to 2028",
            "data": [
                ["Part", "A year, about"],
                ["Foreign Military Financing", "$3.3 billion"],
                ["Missile defense", "$0.5 billion"],
                ["= Total", "$3.8 billion"],
            ],
        },
    ),
    (
        "paragraph",
        "<p>“About” is part of the figure. A memorandum states an intention of two governments; budgets are "
        "enacted a year at a time. Writers who drop the qualifier, or who describe the whole sum as Foreign Military "
        "Financing, overstate one line by about half a billion dollars and lose sight of the other.</p>"
        "<p>Together the two lines make up the largest security assistance package that the United States gives to "
        "any nation. The size explains the attention. The structure explains the effects.</p>",
    ),
    (
        "statistic",
        {
            "value": "about $3.3 billion",
            "label": "a year in Foreign Military Financing, fiscal years 2019 to 2028",
            "meaning": "The larger of the two lines. It is an intention for each year, and each year’s budget has to "
            "confirm it.",
            "source": "Memorandum of understanding between the United States and Israel, signed 2016",
            "as_of": PUBLISHED.date(),
            "verify_by": date(2027, 10, 1),
        },
    ),
    ("subheading", "Financing: the larger line"),
    (
        "paragraph",
        "<p>Foreign Military Financing pays for equipment and services. For the receiving staff it works like a "
        "long horizon: a decade of roughly known resources lets planners order in series, train crews before "
        "deliveries and retire old types on a schedule. For suppliers it works like a calendar. Demand that would "
        "otherwise arrive in bursts can be seen coming, and a company that reads the calendar late will find that "
        "the slots have gone.</p>",
    ),
    ("subheading", "Missile defense: the smaller line"),
    (
        "paragraph",
        "<p>The second line is smaller and has a different character, because it is spent on things that both "
        "countries make. Iron Dome, David’s Sling and Arrow 3 are jointly funded or co-produced. Money here buys "
        "interceptors; it also buys production lines in two countries, shared test data, and engineers who have "
        "met. Its results are visible in supply chains as well as in inventories.</p>",
    ),
    ("heading", "Four misreadings to avoid"),
    (
        "labelled_items",
        {
            "numbered": True,
            "items": [
                {
                    "label": "Treating the total as one fund",
                    "text": "The lines have separate purposes. A proposal that suits one may have no place in the "
                    "other, however good the engineering.",
                },
                {
                    "label": "Dating it from the signature",
                    "text": "It was signed in 2016 and took effect with fiscal year 2019. A chart that starts the "
                    "decade at the ceremony begins it too early, and every average drawn from it comes out wrong.",
                },
                {
                    "label": "Reading it as a contract",
                    "text": "It records what two governments intend. Each year’s money still passes through each "
                    "year’s budget, and schedules should leave room for that.",
                },
                {
                    "label": "Assuming that the end is a cliff, or that it is not",
                    "text": "Nobody can responsibly promise what comes after fiscal year 2028. A plan that needs the "
                    "same figure to continue has a risk to record, next to the technical ones.",
                },
            ],
        },
    ),
    ("heading", "What it means for three kinds of planner"),
    (
        "labelled_items",
        {
            "numbered": False,
            "items": [
                {
                    "label": "In an agency",
                    "text": "Ask of every joint idea which line, if either, it could fall under, and which office "
                    "would have to agree. An answer of “neither” is useful when it comes early, because joint "
                    "research programs and ordinary procurement remain open.",
                },
                {
                    "label": "In a large company",
                    "text": "Map your product lines against both parts and against the last fiscal years of the "
                    "period. Long-lead items ordered toward its end tie two budget worlds together; the terms should "
                    "say what happens if those worlds differ.",
                },
                {
                    "label": "In a young company, or its board",
                    "text": "Be wary of a business plan that shows the memorandum as a market. It is a framework "
                    "between governments. Your customers are the organizations that spend within it, each of which "
                    "has requirements, timing and people of its own.",
                },
            ],
        },
    ),
    ("heading", "Before the next one"),
    (
        "paragraph",
        '<p>The period ends with fiscal year 2028,<ref source="1"/> '
        "and staffs begin to think about successors long before documents "
        "say so. The useful preparation is modest. Collect evidence now: what was delivered on time, which joint "
        "production arrangement lowered a cost, where a test in one country spared a test in the other. Arguments "
        "about the future of cooperation tend to be won by whoever brought examples.</p>"
        "<p>Leaders who expect to be consulted should also agree at home on what they would give up. A negotiation "
        "over a decade rewards the party that knows its second choice.</p>",
    ),
    (
        "callout",
        {
            "title": "Handle the figure with care",
            "body": "<p>When you cite it, four words do most of the work: <b>about</b>, <b>total</b>, <b>yearly</b> "
            "and <b>intended</b>. If a slide has room for only one number, add them to it.</p>",
        },
    ),
    (
        "paragraph",
        "<p>For how missile defense came to be built in two places, read "
        '<a href="page:insights/two-systems-one-line">our account of the wider partnership</a>. To discuss where a '
        'program of yours might fit, <a href="page:contact">write to us</a>; keep the description unclassified.</p>',
    ),
    (
        "call_to_action",
        {
            "heading": "Planning toward the end of the period?",
            "text": "We read a plan with you from both capitals: which line it rests on, and what it assumes "
            "after fiscal year 2028.",
            "action": {"label": "Talk to the liaison desk", "page": PageRef("services/liaison")},
        },
    ),
]

ENTRY = Entry(
    path="insights/reading-the-memorandum",
    model="insights.InsightPage",
    title="Reading the memorandum: what about $3.8 billion a year covers",
    published=PUBLISHED,
    fields={
        "published_on": PUBLISHED.date(),
        "as_of": PUBLISHED.date(),
        "series": SnippetRef("planning-across-two-systems"),
        "series_part": 1,
        "seo_title": "The U.S.-Israel memorandum: what about $3.8 billion a year covers",
        "search_description": "The ten-year U.S.-Israel memorandum has two lines: Foreign Military Financing and "
        "missile defense. They behave differently, and partners should plan for both.",
        "subtitle": "Two lines make up the ten-year understanding. They behave differently, and partners should plan "
        "for both.",
        "summary": "The memorandum signed in 2016 is quoted as a single number. It is two lines with different "
        "effects on staffs, suppliers and schedules, inside a period that ends with fiscal year 2028.",
        "authors": [SnippetRef("research-desk")],
        "topics": [SnippetRef("policy")],
        "key_points": [
            (
                "point",
                "Of about $3.8 billion a year, about $3.3 billion is Foreign Military Financing and about $0.5 billion "
                "is missile defense.",
            ),
            (
                "point",
                "It was signed in 2016 and covers fiscal years 2019 to 2028.",
            ),
            ("point", "It states an intention; budgets are enacted a year at a time."),
        ],
        "body": BODY,
        "sources": [
            (
                "source",
                {
                    "text": "Memorandum of understanding between the United States and Israel, signed 2016, "
                    "for fiscal years 2019 to 2028.",
                    "label": "Memorandum signed in 2016",
                },
            ),
        ],
    },
    rows={
        "corrections": (
            {
                "date": date(2026, 9, 24),
                "text": "The first version said that the period begins with the signature. It was signed in 2016 and "
                "covers fiscal years 2019 to 2028.",
            },
        ),
    },
)
