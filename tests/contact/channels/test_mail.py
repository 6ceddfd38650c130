"""Mail over real SMTP: every stage answers, refuses, drips or drops, and the outcome says who has it."""

import time
from email import message_from_bytes, policy

import pytest

from contact.channels.acknowledgement import AcknowledgementChannel
from contact.channels.base import GiveUp, TryAgain
from contact.channels.email import EmailChannel
from contact.channels.mail import digest, wire_address

from . import peers
from .mailservers import Scripted, drip, hold, real, scripted, use
from .shipments import KEY, lead, shipment

TWO = {"recipients": ["one@firm.example", "two@firm.example"]}
ONE = {"recipients": ["one@firm.example"]}


def deliver(config=ONE, **parts):
    start = time.monotonic()
    made = shipment(config, **parts)
    try:
        return EmailChannel().deliver(made)
    finally:
        assert time.monotonic() - start < made.deadline.total_seconds() + 1, "held past its deadline"


def read(content):
    return message_from_bytes(content, policy=policy.default)


def test_a_mail_arrives_once_for_all_recipients(settings):
    with scripted(settings) as server:
        outcome = deliver(TWO)
    assert "2 recipients" in outcome.detail
    recipients, content = server.mails[0]
    assert (recipients, len(server.mails)) == (TWO["recipients"], 1)
    message = read(content)
    assert message["To"] == "one@firm.example, two@firm.example"
    assert message["Message-ID"].startswith(f"<{KEY}@")
    assert {part.get_content_type() for part in message.walk()} >= {"text/plain", "text/html"}


STAGES = ["BANNER", "EHLO", "MAIL", "RCPT", "DATA", "END"]


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("behaviour", [drip, hold], ids=["drips", "holds"])
def test_a_server_that_stalls_is_left_at_the_deadline(settings, stage, behaviour):
    with scripted(settings, **{stage: behaviour}), pytest.raises(TryAgain, match=r"within 0\.5 seconds"):
        deliver(seconds=0.5)


@pytest.mark.parametrize("stage", STAGES)
def test_a_server_that_drops_the_connection_is_tried_again(settings, stage):
    with scripted(settings, **{stage: None}) as server, pytest.raises(TryAgain) as caught:
        deliver()
    assert not caught.value.needs_attention
    assert server.mails == []


@pytest.mark.parametrize("stage", [*STAGES, "QUIT"])
@pytest.mark.parametrize(
    "noise", ["garbage", "", "999 what", "25", "x" * 9000], ids=["word", "empty", "999", "25", "long"]
)
def test_a_reply_that_is_not_smtp_never_raises_anything_unclassified(settings, stage, noise):
    with scripted(settings, **{stage: noise}):
        try:
            outcome = deliver(seconds=0.5)
        except TryAgain:
            assert stage != "QUIT"
        else:
            assert stage in {"EHLO", "QUIT"}, outcome


@pytest.mark.parametrize("code", [421, 450, 451, 452, 454])
@pytest.mark.parametrize("stage", ["BANNER", "MAIL", "RCPT", "DATA", "END"])
def test_4xx_is_tried_again_at_every_stage(settings, stage, code):
    with scripted(settings, **{stage: f"{code} later one@firm.example"}), pytest.raises(TryAgain) as caught:
        deliver()
    assert not caught.value.needs_attention
    assert "firm.example" not in caught.value.detail


@pytest.mark.parametrize("code", [550, 551, 553, 554])
@pytest.mark.parametrize("stage", ["RCPT", "DATA", "END"])
def test_5xx_for_the_recipient_is_final(settings, stage, code):
    with scripted(settings, **{stage: f"{code} no"}), pytest.raises(GiveUp):
        deliver()


@pytest.mark.parametrize("stage", ["BANNER", "MAIL"])
def test_5xx_before_the_recipient_is_a_fault_of_the_settings(settings, stage):
    with scripted(settings, **{stage: "554 go away"}), pytest.raises(TryAgain) as caught:
        deliver()
    assert caught.value.needs_attention
    assert caught.value.status == 554


@pytest.mark.parametrize("code", [503, 530])
def test_a_recipient_refused_for_want_of_a_login_is_a_fault_of_the_settings(settings, code):
    with scripted(settings, RCPT=f"{code} log in first"), pytest.raises(TryAgain) as caught:
        deliver()
    assert caught.value.needs_attention


def test_too_many_recipients_or_a_full_mailbox_is_tried_again(settings):
    with scripted(settings, RCPT="552 full"), pytest.raises(TryAgain) as caught:
        deliver()
    assert not caught.value.needs_attention


def test_one_recipient_refused_for_good_is_a_delivery_with_a_note(settings):
    with scripted(settings, **{"RCPT <two@firm.example>": "550 nobody"}) as server:
        outcome = deliver(TWO)
    assert "1 recipient was refused for good" in outcome.detail
    assert "firm.example" not in outcome.detail
    assert server.mails[0][0] == ["one@firm.example"]


def test_after_greylisting_only_those_who_wait_are_sent_to(settings):
    with scripted(settings, **{"RCPT <two@firm.example>": "450 later"}) as server, pytest.raises(TryAgain) as caught:
        deliver(TWO)
    memory = caught.value.memory
    assert memory["accepted"] == digest("one@firm.example")
    assert server.mails[0][0] == ["one@firm.example"]
    with scripted(settings) as server:
        outcome = deliver(TWO, memory=memory)
    assert [mail[0] for mail in server.mails] == [["two@firm.example"]]
    assert "2 recipients" in outcome.detail
    with scripted(settings) as server:
        deliver(TWO, memory=outcome.memory)
    assert server.mails == [], "everybody had it"


def test_what_was_accepted_is_remembered_while_the_server_is_away(settings):
    memory = {"accepted": digest("one@firm.example")}
    use(settings, peers.closed_port())
    with pytest.raises(TryAgain, match="could not be reached") as caught:
        deliver(TWO, memory=memory)
    assert caught.value.memory == memory


def test_those_who_wait_being_refused_later_leaves_a_delivery(settings):
    with scripted(settings, RCPT="550 nobody"):
        assert "refused for good" in deliver(TWO, memory={"accepted": digest("one@firm.example")}).detail


def test_a_421_among_the_recipients_leaves_all_of_them_waiting(settings):
    with scripted(settings, **{"RCPT <two@firm.example>": "421 closing"}) as server, pytest.raises(TryAgain) as caught:
        deliver(TWO)
    assert server.mails == []
    assert caught.value.memory["accepted"] == ""


def test_lines_that_begin_with_a_dot_arrive_as_they_were(settings):
    text = "a\n.\n..b\n.c"
    with scripted(settings) as server:
        deliver(lead=lead(message=text))
    body = read(server.mails[0][1].replace(b"\r\n..", b"\r\n.")).get_body(("plain",)).get_content()
    assert text in body.replace("\r\n", "\n")


def test_starttls_and_a_login_with_a_trusted_certificate(settings, tmp_path, monkeypatch):
    made = peers.certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made.path))
    with real(made.server, ("site", "pass")) as (mailbox, port):
        use(settings, port, EMAIL_USE_TLS=True, EMAIL_HOST_USER="site", EMAIL_HOST_PASSWORD="pass")
        deliver()
    assert mailbox.envelopes[0].rcpt_tos == ["one@firm.example"]


def test_a_refused_login_is_a_fault_of_the_settings(settings, tmp_path, monkeypatch):
    made = peers.certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made.path))
    with real(made.server, ("site", "pass")) as (_mailbox, port):
        use(settings, port, EMAIL_USE_TLS=True, EMAIL_HOST_USER="site", EMAIL_HOST_PASSWORD="wrong-pass")
        with pytest.raises(TryAgain, match="login") as caught:
            deliver()
    assert (caught.value.needs_attention, caught.value.status) == (True, 535)
    assert "wrong-pass" not in caught.value.detail


def test_a_certificate_that_nobody_trusts_is_a_fault_of_the_settings(settings, tmp_path):
    with real(peers.certificate(tmp_path).server) as (mailbox, port):
        use(settings, port, EMAIL_USE_TLS=True)
        with pytest.raises(TryAgain, match="certificate") as caught:
            deliver()
    assert caught.value.needs_attention
    assert mailbox.envelopes == []


def test_tls_from_the_first_byte_works_and_stalls_are_bounded(settings, tmp_path, monkeypatch):
    made = peers.certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made.path))
    for behaviour, fails in ((None, False), (hold, True), (drip, True)):
        script_replies = {"BANNER": behaviour} if behaviour else {}
        with peers.Peer(Scripted(script_replies), reads=False, tls=made.server) as peer:
            use(settings, peer.port, EMAIL_USE_SSL=True)
            if fails:
                with pytest.raises(TryAgain, match="within"):
                    deliver(seconds=0.5)
            else:
                assert deliver().detail


def test_a_tls_handshake_that_never_comes_ends_at_the_deadline(settings):
    with peers.Peer(peers.is_silent, reads=False) as peer:
        use(settings, peer.port, EMAIL_USE_SSL=True)
        with pytest.raises(TryAgain, match="within"):
            deliver(seconds=0.5)


@pytest.mark.parametrize("option", ["EMAIL_USE_TLS", "EMAIL_HOST_USER"])
def test_tls_or_a_login_that_the_server_does_not_offer_is_a_fault_of_the_settings(settings, option):
    with scripted(settings):
        use(settings, settings.EMAIL_PORT, **{option: "x", "EMAIL_HOST_PASSWORD": "y"})
        with pytest.raises(TryAgain, match="does not offer") as caught:
            deliver()
    assert caught.value.needs_attention


def test_a_mail_server_without_an_address_is_tried_again(settings):
    use(settings, 25)
    settings.EMAIL_HOST = "mail.invalid"
    with pytest.raises(TryAgain, match="name has no address"):
        deliver()


@pytest.mark.parametrize("sender", ["", "nobody@", "x\r\nBcc: y@z", "a@" + "b" * 70 + "é.example"])
def test_a_sender_that_mail_cannot_carry_is_a_fault_of_the_settings(settings, sender):
    settings.DEFAULT_FROM_EMAIL = sender
    with scripted(settings), pytest.raises(TryAgain, match="mail settings") as caught:
        deliver()
    assert caught.value.needs_attention


@pytest.mark.parametrize("password", ["שלום", "\ud800"])
def test_a_password_that_mail_cannot_carry_is_classified(settings, tmp_path, monkeypatch, password):
    made = peers.certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made.path))
    with real(made.server, ("site", "pass")) as (_mailbox, port):
        use(settings, port, EMAIL_USE_TLS=True, EMAIL_HOST_USER="site", EMAIL_HOST_PASSWORD=password)
        with pytest.raises(TryAgain) as caught:
            deliver()
    assert caught.value.needs_attention


WIRE = {
    "a@b.example": "a@b.example",
    "A.b+c@B.Example": "A.b+c@B.Example",
    "a@münchen.example": "a@xn--mnchen-3ya.example",
    "דנה@b.example": "",
    "a@": "",
    "@b.example": "",
    "a": "",
    "": "",
    "a@b\r\nBcc: c@d": "",
    "a@b.example, c@d.example": "",
    "a\x00@b.example": "",
    "a@" + "b" * 70 + "é.example": "",
    "a@\ud800.example": "",
    "Name <a@b.example>": "",
}


@pytest.mark.parametrize(("address", "wire"), WIRE.items(), ids=[ascii(address) for address in WIRE])
def test_an_address_takes_its_form_on_the_wire_or_none(address, wire):
    assert wire_address(address) == wire


def test_an_internationalized_domain_is_sent_to_in_ascii(settings):
    with scripted(settings) as server:
        deliver({"recipients": ["a@münchen.example"]})
    assert server.mails[0][0] == ["a@xn--mnchen-3ya.example"]


def test_an_address_that_mail_cannot_carry_does_not_keep_the_others_waiting(settings):
    with scripted(settings) as server:
        outcome = deliver({"recipients": ["דנה@firm.example", "one@firm.example"]})
    assert server.mails[0][0] == ["one@firm.example"]
    assert "1 recipient was refused for good" in outcome.detail


def test_only_addresses_that_mail_cannot_carry_is_the_end(settings):
    with pytest.raises(GiveUp):
        deliver({"recipients": ["דנה@firm.example"]})


def test_an_acknowledgement_to_an_address_that_is_none_is_the_end():
    with pytest.raises(GiveUp):
        AcknowledgementChannel().deliver(shipment({}, lead=lead(email="x@y\r\nBcc: z@w")))
