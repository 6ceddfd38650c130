"""Insight: a joint product answers to two licensing systems."""

from datetime import UTC, datetime

from cagp_site.demo.entry import Entry, PageRef, SnippetRef

PUBLISHED = datetime(2026, 10, 8, 9, 0, tzinfo=UTC)

BODY = [
    (
        "paragraph",
        "<p>A joint product has two passports. It is designed by engineers in two countries, contains parts and "
        "knowledge from both, and may one day be wanted by a third. At each of those borders somebody has the lawful "
        "power to say no. Companies that treat export control as the last chapter of a program often learn that it "
        "was the first, and that it had been decided by a choice of component two years earlier.</p>"
        "<p>This note offers no legal advice. It describes how well-run partnerships organize themselves so that "
        "legal advice, when they buy it, arrives in time to be used.</p>",
    ),
    ("heading", "Why the rules belong in the first meeting"),
    (
        "paragraph",
        "<p>Technologies that come out of U.S.-Israel projects reach drones, surveillance that uses artificial "
        'intelligence, and precision strike.<ref source="1"/> '
        "Exports of that kind of work run under strict rules, to NATO allies and "
        "other partners alike. The rules follow the technology. A sensor, an algorithm or a drawing carries its "
        "obligations into whatever it becomes part of, and the obligations add up.</p>"
        "<p>That has a commercial meaning. If a prospective customer in a third country is part of the business case, "
        "then the permission to sell there is part of the design. It should be drawn, costed and reviewed like any "
        "other subsystem.</p>",
    ),
    ("heading", "The same table, seen from each end"),
    (
        "labelled_items",
        {
            "numbered": False,
            "items": [
                {
                    "label": "From the American end",
                    "text": "The partner’s engineers may count as foreign persons, however many years "
                    "they have been colleagues. A helpful e-mail with an attachment can be an export. Compliance "
                    "officers ask early and often because they carry the consequences by name.",
                },
                {
                    "label": "From the Israeli end",
                    "text": "The home market is small, so sales abroad are a condition of survival for most products. "
                    "An American component that cannot be re-exported can close the markets that paid for the "
                    "company. Questions about origin that sound like suspicion are usually questions about next "
                    "year’s revenue.",
                },
            ],
        },
    ),
    (
        "paragraph",
        "<p>Both positions are reasonable. They collide because each party states its conclusion (“we cannot send "
        "that”, “we cannot use that”) and leaves out the reasoning. A morning spent on the reasoning, with both "
        "compliance officers present and no sales staff, saves months.</p>",
    ),
    ("heading", "Five questions before the first drawing"),
    (
        "labelled_items",
        {
            "numbered": True,
            "items": [
                {
                    "label": "Where must it be sold for the program to pay?",
                    "text": "Write the list of countries down. A market that is merely hoped for goes on another.",
                },
                {
                    "label": "What does each side bring that is controlled already?",
                    "text": "Parts, source code, test data, manufacturing know-how, and people who carry it in their "
                    "heads.",
                },
                {
                    "label": "What will the joint work create, and who classifies it?",
                    "text": "New technical data has to be given a status on the day it exists. Decide who does that in "
                    "each country, and within how many days.",
                },
                {
                    "label": "Which exchange needs a license, and who applies?",
                    "text": "Draw the exchanges as arrows on one diagram. Every arrow has an applicant, a duration and "
                    "a date by which the application goes in.",
                },
                {
                    "label": "What happens if the answer is no?",
                    "text": "Name the component that would be replaced, the market that would be dropped, or the "
                    "point at which the parties stop. An alternative prepared in calm is worth ten improvised later.",
                },
            ],
        },
    ),
    ("heading", "Design choices that keep doors open"),
    (
        "paragraph",
        "<p>Some architectures travel better than others. A system split into modules with clear interfaces can be "
        "offered with a different seeker, radio or library where a permission is missing; a single sealed box "
        "cannot. Records of where each requirement and each line of code came from answer in an hour the "
        "questions that otherwise take a forensic search. Separate data environments for each country’s controlled "
        "material feel slow in the first month and quick in every month after it.</p>"
        "<p>None of these devices evades a rule. They make it possible to show, part by part, that the rule was "
        "kept, and officials on both sides respond well to applicants who can show it.</p>",
    ),
    ("heading", "A habit for the life of the program"),
    (
        "paragraph",
        "<p>Rules change, and so do products. Partners who put a short export review on the agenda of every "
        "design review find surprises while they are still cheap. Twenty minutes will do: what is new, which arrow on "
        "the diagram it touches, who is asking whom. The minutes of those twenty minutes become the record that a "
        "licensing officer wants to see.</p>"
        "<p>Read this way, control is a design constraint like weight or power. Engineers are good at those. "
        'Our desk for <a href="page:services/export-and-market-entry">export and market entry</a> prepares '
        "that first morning, and the "
        '<a href="page:services/industry-partnering">industry partnering</a> team stays for the reviews.</p>',
    ),
    (
        "call_to_action",
        {
            "heading": "Have a first meeting coming up?",
            "text": "Bring both compliance officers and an hour and a half. We bring the questions, in both languages.",
            "action": {"label": "Prepare it with us", "page": PageRef("services/export-and-market-entry")},
        },
    ),
]

ENTRY = Entry(
    path="insights/export-rules-both-sides",
    model="insights.InsightPage",
    title="Export rules, read from both sides of the table",
    published=PUBLISHED,
    fields={
        "published_on": PUBLISHED.date(),
        "series": SnippetRef("planning-across-two-systems"),
        "series_part": 2,
        "search_description": "A joint U.S.-Israel defense product answers to two licensing systems. Five questions "
        "to settle before the first drawing, and choices that keep markets open.",
        "subtitle": "A joint product answers to two licensing systems. Five questions to settle before the first "
        "drawing.",
        "summary": "Export control decides where a joint product can go, and it is usually settled by early design "
        "choices. Partners who treat it as a design constraint keep more markets and lose less time.",
        "authors": [SnippetRef("research-desk")],
        "topics": [SnippetRef("industry")],
        "key_points": [
            (
                "point",
                "Controlled technology carries its obligations into every product it becomes part of.",
            ),
            (
                "point",
                "If a third country is in the business case, permission to sell there is part of the design.",
            ),
            ("point", "A twenty-minute export review at each design review finds surprises while they are cheap."),
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
