"""Service: industry partnering and co-development."""

from datetime import UTC, datetime

from cagp_site.demo.entry import Entry, PageRef

BODY = [
    ("heading", "Where pairings go wrong"),
    (
        "paragraph",
        "<p>Most industrial pairings begin with a product sheet and a good dinner. The trouble comes later, "
        "and it comes in a familiar order: the first engineering change, the first invoice in the other currency, "
        "the first question from a licensing officer. Iron Dome, David’s Sling and Arrow 3 show that "
        "systems can be jointly funded or co-produced between these two countries over many years. They also show how "
        "much has to be written down for that to work.</p>",
    ),
    ("heading", "What each side usually brings"),
    (
        "labelled_items",
        {
            "numbered": False,
            "items": [
                {
                    "label": "The American partner",
                    "text": "Production at scale, program discipline, knowledge of the customer’s acquisition system "
                    "and the patience to pass through it.",
                },
                {
                    "label": "The Israeli partner",
                    "text": "Short design cycles, engineers who have talked to users, and a readiness to field "
                    "something early and improve it there.",
                },
            ],
        },
    ),
    (
        "paragraph",
        "<p>A work share that respects both lists is easy to defend to a customer. One that ignores them turns into a "
        "purchase order with a flag on it. Before drawing the line we read, with both companies, our note on "
        '<a href="page:insights/joint-research-bird">doing research together first</a>.</p>',
    ),
]

ENTRY = Entry(
    path="services/industry-partnering",
    model="home.ServicePage",
    title="Industry partnering and co-development",
    published=datetime(2026, 6, 2, 9, 10, tzinfo=UTC),
    fields={
        "search_description": "From first contact to a joint work plan between American and Israeli defense "
        "companies: partners, work share, ownership and the rules that govern them.",
        "intro": "Two companies can agree in an afternoon. Two supply chains, two security regimes and two ways of "
        "deciding take longer. We work in that gap.",
        "who_it_is_for": "Primes and mid-tier suppliers looking for a partner in the other country; start-ups with a "
        "working system and no route to a program.",
        "what_you_get": "A short list of partners, a shared work plan, and a record of every decision that both "
        "sides have signed.",
        "how_we_work": "A small team with one lead on each side, in both languages. We take no position in the "
        "companies we introduce.",
        "steps_heading": "From interest to work share",
        "steps": [
            (
                "step",
                {
                    "title": "Say what each side wants to keep",
                    "text": "Intellectual property, data, final assembly, the right to sell on. The list is short, "
                    "and it decides the rest.",
                },
            ),
            (
                "step",
                {
                    "title": "Read the rules together",
                    "text": "Exports to NATO allies and other partners run under strict rules. We map them before "
                    "the design is fixed.",
                },
            ),
            (
                "step",
                {
                    "title": "Test the pairing on something small",
                    "text": "A joint study or a demonstrator shows how the two teams decide. Joint research support, "
                    "such as the BIRD Foundation’s, fits here.",
                },
            ),
            (
                "step",
                {
                    "title": "Write the plan that survives a bad month",
                    "text": "Milestones, owners, and a way to disagree. Then we hand it over.",
                },
            ),
        ],
        "body": BODY,
        "inquiry_heading": "Ask about a program",
    },
    rows={
        "related_pages": (
            {"page": PageRef("insights/joint-research-bird")},
            {"page": PageRef("insights/export-rules-both-sides")},
        )
    },
)
