"""What stands in the mails: everything for staff, nothing of the prospect's words for the prospect."""

import pytest
from django.core import mail

from contact.channels.acknowledgement import AcknowledgementChannel, AcknowledgementForm
from contact.channels.base import Answer, TryAgain
from contact.channels.email import EmailChannel, EmailForm

from .shipments import PERSONAL, lead, shipment

CONFIG = {"recipients": ["one@firm.example"]}


def staff_mail(config=None, **parts):
    EmailChannel().deliver(shipment(config or CONFIG, **parts))
    return mail.outbox[-1]


def acknowledgement(config=None, **parts):
    AcknowledgementChannel().deliver(shipment(config or {}, **parts))
    return mail.outbox[-1]


def bodies(message):
    return [message.body, message.alternatives[0].content]


def test_staff_read_everything_that_was_said():
    message = staff_mail()
    for body in bodies(message):
        for words in ("CAGP-7K3M", *PERSONAL, "Israel", "Technology scouting", "newsletter", "/admin/inquiries/1/"):
            assert words in body.replace("&#x27;", "'")
    assert message.subject == "Inquiry CAGP-7K3M: Negev Optics"
    assert message.message()["Reply-To"] == '"Dana Levi" <dana@prospect.example>'


def test_staff_read_answers_to_questions_that_an_editor_added():
    answered = [Answer(key="ask_1", label="<b>Budget?</b>\r\nBcc: v", value="50,000\nor <i>more</i>")]
    text, html = bodies(staff_mail(lead=lead(answers=answered)))
    assert "<b>Budget?</b> Bcc: v: 50,000\nor <i>more</i>" in text
    assert "&lt;b&gt;Budget?&lt;/b&gt; Bcc: v" in html
    assert "50,000<br>or &lt;i&gt;more&lt;/i&gt;" in html


def test_the_prospect_reads_no_answer_back():
    answered = [Answer(key="ask_1", label="Budget?", value="50,000")]
    for body in bodies(acknowledgement(lead=lead(answers=answered))):
        assert "Budget?" not in body
        assert "50,000" not in body


def test_staff_read_in_the_sites_own_language_whatever_the_prospects():
    assert 'lang="en" dir="ltr"' in " ".join(bodies(staff_mail(lead=lead(language="he")))[1].split())


def test_markup_that_a_prospect_typed_is_shown_and_not_obeyed():
    html = bodies(staff_mail(lead=lead(message="<script>x</script>", name="<b>Dana</b>")))[1]
    assert "<script>" not in html
    assert "<b>" not in html


HEADERS = {"Content-Type", "MIME-Version", "Subject", "From", "To", "Reply-To", "Date", "Message-ID"}
HOSTILE = {
    "line ends": "x\r\nBcc: victim@example.org",
    "vertical tab": "x\x0bBcc: v",
    "form feed": "x\x0cBcc: v",
    "line separator": "x\u2028Bcc: v",
    "paragraph separator": "x\u2029Bcc: v",
    "next line": "x\x85Bcc: v",
    "file separators": "x\x1c\x1d\x1eBcc: v",
    "nul": "x\x00y",
    "lone surrogate": "x\ud800y",
    "quotes": '"x" <victim@example.org>, "y\\',
    "encoded word": "=?utf-8?q?x=0D=0ABcc:_v?=",
    "right to left": "\u202eדנה",
    "long": "x" * 5000,
    "long words": "ab " * 2000,
    "long Hebrew": "דנה " * 300,
    "astral": "🛰️" * 300,
    "empty": "",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("field", ["name", "organization", "reference", "email", "message"])
def test_nothing_that_a_prospect_types_adds_a_header_or_a_recipient(field, text):
    message = staff_mail(lead=lead(**{field: text}))
    built = message.message()
    built.as_bytes(linesep="\r\n")
    assert message.recipients() == CONFIG["recipients"]
    assert set(built.keys()) <= {
        "Content-Type",
        "MIME-Version",
        "Subject",
        "From",
        "To",
        "Reply-To",
        "Date",
        "Message-ID",
    }
    assert built.get_all("Bcc") is None


@pytest.mark.parametrize("email", ["", "x", "דנה@prospect.example", "a@b, c@d", "a@b\r\nBcc: v"])
def test_an_address_that_cannot_be_answered_leaves_the_mail_without_a_reply_to(email):
    assert staff_mail(lead=lead(email=email)).reply_to == []


def test_the_message_id_is_the_same_on_every_try_and_another_for_another_delivery():
    first, second = staff_mail(), staff_mail()
    other = staff_mail(key=lead().uid)
    ids = [message.extra_headers["Message-ID"] for message in (first, second, other)]
    assert ids[0] == ids[1] != ids[2]
    assert ids[0].endswith("@crossedarrows.example>")


def test_a_test_says_that_it_is_one():
    for message in (staff_mail(is_test=True), acknowledgement(is_test=True)):
        assert message.subject.startswith("[Test] ")
        assert "This is a test" in message.body


def test_the_acknowledgement_echoes_nothing_that_was_typed():
    typed = {
        name: f"Typed{name}Words"
        for name in ("name", "organization", "role", "phone", "message", "subject", "source_title")
    }
    message = acknowledgement(lead=lead(**typed, attribution={"utm_source": "TypedSource"}, source_url="TypedUrl"))
    text = message.message().as_string()
    assert "Typed" not in text.replace("\n", "")
    assert message.to == ["dana@prospect.example"]
    for body in bodies(message):
        assert "CAGP-7K3M" in body
        assert "two business days" in body


def test_the_acknowledgement_is_marked_as_automatic():
    built = acknowledgement().message()
    assert built["Auto-Submitted"] == "auto-replied"
    assert built["Reply-To"] is None


def test_the_acknowledgement_asks_for_answers_where_the_administrator_wants_them():
    assert acknowledgement({"reply_to": "office@firm.example"}).reply_to == ["office@firm.example"]


@pytest.mark.parametrize(
    ("language", "head"),
    [("he", 'lang="he" dir="rtl"'), ("en", 'lang="en" dir="ltr"'), ("xx", 'lang="en"'), ("", 'lang="en"')],
)
def test_the_acknowledgement_is_in_the_language_of_the_inquiry(language, head):
    assert head in " ".join(bodies(acknowledgement(lead=lead(language=language)))[1].split())


def test_a_mail_system_that_takes_nothing_is_tried_again(settings):
    settings.EMAIL_BACKEND = "tests.contact.channels.test_letters.Refusing"
    with pytest.raises(TryAgain, match="took no message"):
        staff_mail()


class Refusing:
    """A backend that says that it sent nothing."""

    def __init__(self, **_options):
        pass

    def send_messages(self, _messages):
        return 0


def test_a_destination_without_recipients_is_a_matter_for_a_person():
    with pytest.raises(TryAgain) as caught:
        EmailChannel().deliver(shipment({}))
    assert caught.value.needs_attention
    assert EmailChannel().problems({})


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a@b.example", ["a@b.example"]),
        (" a@b.example ,c@d.example\r\n\r\nA@B.example; ", ["A@B.example", "c@d.example"]),
        (["a@b.example", "c@d.example"], ["a@b.example", "c@d.example"]),
    ],
    ids=["one", "several and a double", "a list"],
)
def test_recipients_are_read_however_they_are_separated(typed, kept):
    form = EmailForm({"recipients": typed})
    assert form.is_valid(), form.errors
    assert [address.lower() for address in form.cleaned_data["recipients"]] == [address.lower() for address in kept]


@pytest.mark.parametrize(
    "typed",
    ["", " , ", "a", "a@b", "a@b.example c@d.example", "דנה@b.example", ",".join(f"a{n}@b.example" for n in range(21))],
)
def test_recipients_that_cannot_be_used_are_refused(typed):
    assert "recipients" in EmailForm({"recipients": typed}).errors


def test_the_form_shows_one_stored_address_a_line():
    html = str(EmailForm(initial={"recipients": ["a@b.example", "c@d.example"]})["recipients"])
    assert "a@b.example\nc@d.example" in html


def test_a_list_shows_a_few_addresses_and_counts_the_rest():
    many = {"recipients": [f"a{n}@b.example" for n in range(5)]}
    assert EmailChannel().describe(many).endswith("and 2 more")
    assert AcknowledgementChannel().describe({"reply_to": "x@y.example"}).endswith("x@y.example")


@pytest.mark.parametrize(("typed", "valid"), [("", True), ("a@b.example", True), ("a@b\nc", False), ("x", False)])
def test_the_reply_to_of_the_acknowledgement_may_be_empty_but_not_wrong(typed, valid):
    assert AcknowledgementForm({"reply_to": typed}).is_valid() == valid
