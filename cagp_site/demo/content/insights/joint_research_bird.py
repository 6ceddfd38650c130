"""Insight: why joint research should come before joint procurement."""

from datetime import UTC, datetime

from cagp_site.demo.entry import Entry, PageRef, SnippetRef

PUBLISHED = datetime(2026, 8, 20, 9, 0, tzinfo=UTC)

BODY = [
    (
        "paragraph",
        "<p>Two companies that have never worked together seldom fail at the hard part. They fail at version numbers, "
        "invoices, holidays and the meaning of the word “done”. It is better to find that out over a study that "
        "costs little than over a delivery that a ministry is waiting for. Joint research exists for many reasons; "
        "as a rehearsal for joint procurement it is undervalued.</p>",
    ),
    ("heading", "What the BIRD Foundation is for"),
    (
        "paragraph",
        "<p>The BIRD Foundation supports joint industrial research and development between companies of the United "
        'States and Israel.<ref source="1"/> '
        "The essential word is joint. Work is proposed by a pair and done by a pair, so the first "
        "product of any project is a working relationship between two engineering teams. Results of such cooperation "
        "have reached drones, surveillance that relies on artificial intelligence, and precision strike.</p>"
        "<p>Terms, amounts and calls for proposals change, and the foundation’s own publications are the place to "
        'read them.<ref source="1"/> '
        "Our subject here is what a pair of companies can learn from going through such a project, "
        "whoever pays for it.</p>",
    ),
    ("heading", "Four things a small project reveals"),
    (
        "labelled_items",
        {
            "numbered": True,
            "items": [
                {
                    "label": "How the partner treats bad news",
                    "text": "Every experiment produces some. Does it arrive the same day, with data, or three weeks "
                    "later, with a slide? No due diligence questionnaire will tell you.",
                },
                {
                    "label": "What the partner considers finished",
                    "text": "One team calls a thing done when it works. The other calls it done when it works, is "
                    "documented and can be repeated by a stranger. Both are honest. Put both definitions into the "
                    "work plan, with a date for each.",
                },
                {
                    "label": "Who owns what nobody expected",
                    "text": "Background rights are easy to list. The trouble starts with the by-product: the tool "
                    "that someone wrote over a weekend to get a measurement out. A small project forces a rule for "
                    "by-products while they are worth little.",
                },
                {
                    "label": "Whether the second team exists",
                    "text": "Proposals are written by a company’s best people. Research shows who does the work once "
                    "those people have moved on to the next proposal.",
                },
            ],
        },
    ),
    ("heading", "How to choose the first subject"),
    (
        "paragraph",
        "<p>The first project should matter without being critical. If it is on the path to a contract that either "
        "company needs this year, nobody will dare to report a failure. If it matters to no one, nobody will come to "
        "the reviews. Good candidates have three features: the result is useful to each party alone, it needs a "
        "skill that only the other has, and it can be shown working on a bench within a year or so.</p>"
        "<p>Subjects with civil as well as military use deserve a second look. They can often be discussed more "
        "openly, shown to more evaluators and tried in more places, and what is learned about the partner carries "
        "over to the restricted work that may follow.</p>",
    ),
    ("subheading", "Keep the paper short"),
    (
        "paragraph",
        "<p>A research agreement that takes longer to negotiate than the research itself has failed at its purpose. "
        "Ten pages can hold what is needed: scope, people, background rights, by-products, publication, data "
        "handling, exit. Lawyers for both companies will ask for more. Ask them in turn which page would be read on "
        "the day of a dispute, and keep that page.</p>",
    ),
    ("heading", "From the bench to the order"),
    (
        "paragraph",
        "<p>Success brings its own danger. A demonstrator that works creates enthusiasm, and enthusiasm signs "
        "production agreements that assume the demonstrator’s conditions: the same five people, the same borrowed "
        "instrument, the same friendly customer. Between research and procurement the pair should stop for a "
        "deliberate review and ask three things.</p>",
    ),
    (
        "labelled_items",
        {
            "numbered": False,
            "items": [
                {
                    "label": "Can it be made by others?",
                    "text": "A production partner in each country should build one unit from the documents alone. "
                    "What they had to ask is the list of what the documents lack.",
                },
                {
                    "label": "May it be sold?",
                    "text": "The moment to settle where the product can lawfully go is now, while the design still "
                    'moves. Our note on <a href="page:insights/export-rules-both-sides">export rules</a> sets out '
                    "the questions.",
                },
                {
                    "label": "Does anyone have to have it?",
                    "text": "An admiring visitor is no requirement. Someone in a user’s organization should be "
                    "willing to put the need into writing under their own title.",
                },
            ],
        },
    ),
    (
        "paragraph",
        "<p>Pairs that pass all three enter procurement with an advantage that no competitor can buy: they have "
        "disagreed before, over something small, and know how it ended.</p>",
    ),
    ("heading", "For those who fund it"),
    (
        "paragraph",
        "<p>Program managers and investors can read a joint research record as evidence. Ask to see the reviews. A "
        "project whose reports are cheerful throughout has either been lucky or been edited. One in which a problem "
        "was found in the spring, argued over in the summer and solved by the autumn describes two organizations that "
        "can be trusted with a larger sum. When a technology and its authors have to be judged at short notice, "
        '<a href="page:services/technology-scouting">our technology desk</a> reads that record with you.</p>',
    ),
    (
        "call_to_action",
        {
            "heading": "Looking for the other half of a pair?",
            "text": "Tell us what you can do and what you lack. We know who works on it across the ocean.",
            "action": {"label": "See how partnering works", "page": PageRef("services/industry-partnering")},
        },
    ),
]

ENTRY = Entry(
    path="insights/joint-research-bird",
    model="insights.InsightPage",
    title="Joint research comes before joint procurement",
    published=PUBLISHED,
    fields={
        "published_on": PUBLISHED.date(),
        "series": SnippetRef("planning-across-two-systems"),
        "series_part": 3,
        "search_description": "The BIRD Foundation supports research that American and Israeli companies do together. "
        "What a small joint project reveals before a program has to be bought.",
        "subtitle": "The BIRD Foundation supports research that companies of both countries do together. What that "
        "habit is worth when a program has to be bought.",
        "summary": "A small joint research project is the cheapest way to learn how a partner handles bad news, "
        "ownership and handover, before a customer is waiting for a delivery.",
        "authors": [SnippetRef("technology-desk")],
        "topics": [SnippetRef("technology"), SnippetRef("industry")],
        "key_points": [
            (
                "point",
                "The first product of a joint project is a working relationship between two teams.",
            ),
            (
                "point",
                "Choose a first subject that matters to both companies and is critical to neither.",
            ),
            (
                "point",
                "Stop between demonstrator and order: can others make it, may it be sold, must anyone have it?",
            ),
        ],
        "body": BODY,
        "sources": [
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
