"""Privacy: what this site does with what people send and with what browsers tell it."""

from datetime import UTC, datetime

from cagp_site.demo.entry import Entry

MAIL = '<a href="mailto:office@crossedarrows.example">office@crossedarrows.example</a>'

BODY = [
    ("heading", "In short"),
    (
        "paragraph",
        "<ul><li>You can read everything here without giving us anything. Readers get no cookies, and no third party "
        "is asked to load, count or watch anything.</li>"
        "<li>We learn who you are when you send the inquiry form or a comment, and at no other moment.</li>"
        "<li>What you send goes to our own staff and our own systems, so that someone can answer.</li></ul>",
    ),
    ("heading", "When you read"),
    (
        "paragraph",
        "<p>This site sets no cookie for readers and runs no analytics service, advertising or social media code. "
        "Fonts, pictures and scripts come from this site alone. Our web servers write technical logs, as all web "
        "servers do: the time, the page asked for, the network address that asked. They serve to keep the site "
        "running and safe. Staff who sign in to edit the site do receive cookies, since signing in needs them.</p>",
    ),
    ("heading", "When you send an inquiry"),
    (
        "paragraph",
        "<p>The form asks for your name, work e-mail, organization, role, country and message, for what the message is "
        "about, and, if you wish, a telephone number. With these we store the time, the language, the page from "
        "which the form was sent, and the consent you gave in the words you saw. You receive a reference number.</p>",
    ),
    (
        "labelled_items",
        {
            "numbered": False,
            "items": [
                {
                    "label": "Where it is kept",
                    "text": "In the database of this site. Staff who handle inquiries can see it; editors of the "
                    "pages cannot.",
                },
                {
                    "label": "Where it is sent",
                    "text": "By e-mail to members of our staff, and to the systems that our administrators have set "
                    "up for following inquiries, such as a customer database of the firm. The site keeps a "
                    "record of each delivery and its outcome.",
                },
                {
                    "label": "What you get back",
                    "text": "An acknowledgment by e-mail with your reference. It repeats nothing of what you wrote.",
                },
                {
                    "label": "Protection against abuse",
                    "text": "To recognize floods and repeated presses of the button, the site counts inquiries for "
                    "each network address and e-mail address, and compares answers, for a limited time. For both it "
                    "keeps scrambled values (keyed hashes) from which neither can be read. When you first touch the "
                    "form, a script asks this site for a signed time, the same for everybody, which shows whether the "
                    "form was sent faster than people write. An inquiry that looks like spam is set aside for a person "
                    "to review.",
                },
            ],
        },
    ),
    (
        "paragraph",
        "<p>The legal ground is your consent, which you may withdraw at any time. Please send nothing classified or "
        "export-controlled, and no more about other people than your question needs.</p>",
    ),
    ("heading", "When you comment"),
    (
        "paragraph",
        "<p>A comment on an insight asks for a name, an e-mail address and your words. An editor reads it first; once "
        "it is published, everybody sees the name and the words, and nobody the address. We use the address only to "
        "find your comments when you ask for them, or ask us to erase them. Floods and spam are recognized as with "
        "inquiries. Where others have answered a comment that was erased, a line says that it was removed.</p>",
    ),
    ("heading", "How we learn what brought you here"),
    (
        "paragraph",
        "<p>It helps us to know which article or invitation led to a conversation. If the address you followed "
        "carried campaign tags (their names begin with utm), a small script of ours may remember them in your "
        "browser’s session storage together with the site that linked to us. These go to us only as "
        "part of an inquiry that you send, along with the page you sent it from. If you send nothing, they stay in "
        "your browser and disappear with the tab.</p>"
        "<p>If your browser signals <b>Global Privacy Control</b> or <b>Do Not Track</b>, the script remembers and "
        "sends none of this. Without scripts, all we learn is the page of the form and the referring address that "
        "your browser chooses to send.</p>",
    ),
    ("heading", "How long we keep it"),
    (
        "paragraph",
        "<p>We keep an inquiry while the exchange it began is going on, and afterwards for as long as the law or "
        "an open matter requires. Then a person removes it. Technical logs are kept for a short time only. If you "
        "would like your inquiry removed earlier, ask.</p>",
    ),
    ("heading", "Your rights, and how to use them"),
    (
        "paragraph",
        "<p>You may ask to see what we hold about you, receive a copy, have it corrected, restrict how we use it, "
        "object to a use, withdraw consent, or have it erased. Depending on where you live, the law may give you "
        "further rights, among them a complaint to a supervisory authority.</p>",
    ),
    ("subheading", "Asking for erasure"),
    (
        "paragraph",
        f"<p>Write to {MAIL} from the address you used in the form, and quote the reference if you still have it. "
        "We may ask a question to be sure that the request is yours. We then erase the inquiry and our records of "
        "its deliveries here, remove it from the systems it was sent to, and tell you when that is done. If we "
        "are obliged to keep a part, we name the part and the reason.</p>",
    ),
    ("heading", "Who is responsible"),
    (
        "paragraph",
        f"<p>Crossed Arrows Global Partners is responsible for this site. Questions about privacy reach us at {MAIL} "
        'or through <a href="page:contact">the contact page</a>. We change this page when the site changes.</p>',
    ),
]

ENTRY = Entry(
    path="privacy",
    model="home.StandardPage",
    title="Privacy",
    published=datetime(2026, 6, 2, 10, 20, tzinfo=UTC),
    fields={
        "search_description": "What this site stores when you send an inquiry, where it goes, what it does not "
        "collect, how long it is kept, and how to have it erased.",
        "intro": "What this site does with what you send us, and what it does not do while you read.",
        "body": BODY,
    },
)
