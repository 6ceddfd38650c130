"""The mailbox in a browser: the list, one message, its HTML part in a sandbox, and everything as JSON."""

from typing import ClassVar

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .mail_store import Mail, MailStore
from .pages import LocalHandler, page, shown_time

ABOUT = "All mail that the site sent on this machine, newest first. Nothing here has left it."
# A mail's own HTML: no script, no form, nothing fetched, and an origin of its own.
MAIL_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"


class MailboxHandler(LocalHandler):
    """The pages over one store; `store` is set on a subclass."""

    store: ClassVar[MailStore]

    def get(self, path: str) -> None:
        """`/`, `/messages.json`, `/messages/KEY`, `/messages/KEY/html`."""
        match path.strip("/").split("/"):
            case [""]:
                self.answer(200, list_page(self.store.newest(), self.store.count()))
            case ["messages.json"]:
                self.answer_json([mail.as_json() for mail in self.store.newest()])
            case ["messages", key] if mail := self.store.get(key):
                self.answer(200, message_page(mail))
            case ["messages", key, "html"] if mail := self.store.get(key):
                self.answer(200, mail.html, policy=MAIL_POLICY)
            case _:
                self.not_found()


def list_page(mails: list[Mail], count: int) -> SafeString:
    """The newest messages, a line each."""
    if not mails:
        return page("Mailbox", ABOUT, format_html("<p>{}</p>", "No mail yet."))
    rows = format_html_join(
        "",
        '<tr><td>{}</td><td>{}</td><td><a href="/messages/{}">{}</a></td></tr>',
        (
            (shown_time(mail.received), mail.header("to"), mail.id, mail.header("subject") or "(no subject)")
            for mail in mails
        ),
    )
    body = format_html(
        '<p class="quiet">{}</p><div class="scroll"><table><thead><tr><th scope="col">Received</th>'
        '<th scope="col">To</th><th scope="col">Subject</th></tr></thead><tbody>{}</tbody></table></div>',
        f"{len(mails)} of {count}",
        rows,
    )
    return page("Mailbox", ABOUT, body)


def message_page(mail: Mail) -> SafeString:
    """One message: headers, text, HTML in a frame and as source."""
    headers = format_html_join("", '<tr><th scope="row">{}</th><td>{}</td></tr>', mail.headers)
    body = format_html(
        '<p><a href="/">All mail</a></p><h2>Headers</h2><div class="scroll"><table>{}</table></div>{}{}',
        headers,
        format_html("<h2>Text</h2><pre>{}</pre>", mail.text) if mail.text else "",
        _html_part(mail) if mail.html else "",
    )
    return page(mail.header("subject") or "(no subject)", f"Received {mail.received:%Y-%m-%d %H:%M:%S} UTC", body)


def _html_part(mail: Mail) -> SafeString:
    return format_html(
        '<h2>HTML</h2><iframe sandbox title="HTML part" src="/messages/{}/html"></iframe>'
        "<details><summary>Source</summary><pre>{}</pre></details>",
        mail.id,
        mail.html,
    )
