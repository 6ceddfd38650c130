"""Service: export and market entry."""

from datetime import UTC, datetime

from cagp_site.demo.entry import Entry, PageRef

BODY = [
    ("heading", "Two directions, different obstacles"),
    (
        "paragraph",
        "<p>An Israeli company that enters the American market meets size: many buyers, each with a calendar, a "
        "contract vehicle and a vocabulary of its own. An American company that enters the Israeli one meets "
        "proximity: few buyers, who all know each other and decide quickly, often after a conversation that the "
        "newcomer did not hear about. Advice that works in one direction can do harm in the other.</p>",
    ),
    (
        "labelled_items",
        {
            "numbered": False,
            "items": [
                {
                    "label": "Toward the United States",
                    "text": "Which organization feels the need, which one holds the money, and which one writes the "
                    "requirement. It is common for these to be three different offices.",
                },
                {
                    "label": "Toward Israel",
                    "text": "Which unit would use it first, what it would have to work with on the day of arrival, "
                    "and who locally would keep it running.",
                },
                {
                    "label": "Onward to others",
                    "text": "NATO allies and other partners may follow, under strict rules. The Abraham Accords "
                    "opened regional defense diplomacy as well. Each further market is a further permission.",
                },
            ],
        },
    ),
    ("heading", "Where our work ends"),
    (
        "paragraph",
        "<p>We are consultants. Licensing decisions belong to the authorities of each country, and legal opinions to "
        "counsel whom you choose. We make sure that both are asked the right question, in good time, "
        'with the facts in order. The reasons are set out in <a href="page:insights/export-rules-both-sides">an '
        "insight on export rules</a>.</p>",
    ),
]

ENTRY = Entry(
    path="services/export-and-market-entry",
    model="home.ServicePage",
    title="Export and market entry",
    published=datetime(2026, 6, 2, 9, 20, tzinfo=UTC),
    fields={
        "search_description": "Export rules of the United States and Israel read early, and a route to the first "
        "customer in the other country, for companies, start-ups and investors.",
        "intro": "The rules of both countries read early, so that a promising program is not designed into a dead end.",
        "who_it_is_for": "Start-ups and established companies that want a first customer in the other country, and "
        "investors who need to know whether one is possible.",
        "what_you_get": "A map of permissions and buyers, a sequence that respects both, and an honest estimate of "
        "how long it will take.",
        "how_we_work": "Beside your compliance officer and your counsel, whose questions we help to phrase and whose "
        "answers we help to plan around.",
        "steps_heading": "From a product to a first customer",
        "steps": [
            (
                "step",
                {
                    "title": "Take the product apart on paper",
                    "text": "Origin of parts, code, data and know-how. What is controlled, by whom, since when.",
                },
            ),
            (
                "step",
                {
                    "title": "Choose the first market for a reason",
                    "text": "The easiest permission and the strongest need are seldom in the same place. We show the "
                    "trade.",
                },
            ),
            (
                "step",
                {
                    "title": "Meet the user before the buyer",
                    "text": "A user who wants the product can tell you how the buyer will be able to purchase it.",
                },
            ),
            (
                "step",
                {
                    "title": "Enter with a partner or alone",
                    "text": "Both can work. We set out what each costs in margin, control and time.",
                },
            ),
        ],
        "body": BODY,
        "inquiry_heading": "Ask about a market",
    },
    rows={
        "related_pages": (
            {"page": PageRef("insights/export-rules-both-sides")},
            {"page": PageRef("insights/reading-the-memorandum")},
        )
    },
)
