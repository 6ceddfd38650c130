"""The hook inbox over HTTP: takes webhooks at `/hooks/NAME`, shows what came with its verdict."""

import json
from collections import Counter
from typing import ClassVar
from urllib.parse import urlsplit

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .hook_store import Hook, HookStore
from .pages import LocalHandler, page

ABOUT = "All webhooks that came in on this machine, newest first, each with the verdict on its signature."
MAX_BODY_BYTES = 1024 * 1024


class HookInboxHandler(LocalHandler):
    """The pages and the receiver over one store; `store` is set on a subclass."""

    store: ClassVar[HookStore]

    def get(self, path: str) -> None:
        """`/` and `/hooks.json`."""
        if path == "/":
            self.answer(200, list_page(self.store.newest(), self.store.count()))
        elif path == "/hooks.json":
            self.answer_json([hook.as_json() for hook in self.store.newest()])
        else:
            self.not_found()

    def do_POST(self) -> None:  # noqa: N802 - the name is the base class's
        """Take a webhook: 204 when its signature is good, 401 when it is not, kept both times."""
        name = urlsplit(self.path).path.removeprefix("/hooks/")
        problem = self._refusal(name)
        if problem:
            self.close_connection = True  # the body is left unread
            self.answer(problem[0], problem[1] + "\n", "text/plain")
            return
        body = self.rfile.read(int(self.headers["Content-Length"]))
        try:
            hook = self.store.add(name, list(self.headers.items()), body)
        except OSError as error:
            self.answer(507, f"The webhook could not be kept: {error.strerror}\n", "text/plain")
            return
        print(f"{name}: {hook.verdict}", flush=True)
        if hook.verified:
            self.answer(204)
        else:
            self.answer(401, hook.verdict + "\n", "text/plain")

    def _refusal(self, name: str) -> tuple[int, str] | None:
        """Status and reason when the request is not a webhook to keep."""
        length = self.headers.get("Content-Length", "")
        if not name.replace("-", "").isalnum() or len(name) > 50:
            return 404, "Post to /hooks/NAME, where NAME is letters, digits and hyphens."
        if not length.isascii() or not length.isdigit():
            return 411, "A Content-Length is needed."
        if len(length) > 12 or int(length) > MAX_BODY_BYTES:
            return 413, f"A webhook may have {MAX_BODY_BYTES} bytes."
        return None


def list_page(hooks: list[Hook], count: int) -> SafeString:
    """The newest webhooks, each whole."""
    if not hooks:
        return page("Hook inbox", ABOUT, format_html("<p>{}</p>", "No webhook yet."))
    times = Counter(hook.webhook_id for hook in hooks if hook.webhook_id)
    body = format_html('<p class="quiet">{}</p>', f"{len(hooks)} of {count}")
    for hook in hooks:
        body += _one(hook, times[hook.webhook_id])
    return page("Hook inbox", ABOUT, body)


def _one(hook: Hook, times: int) -> SafeString:
    headers = format_html_join("", '<tr><th scope="row">{}</th><td>{}</td></tr>', hook.headers)
    return format_html(
        '<article><h2>{} <span class="{}">{}</span></h2><p class="quiet">{}</p><p>webhook-id <code>{}</code>{}</p>'
        '<pre>{}</pre><details><summary>Headers</summary><div class="scroll"><table>{}</table></div></details>'
        "</article>",
        hook.name,
        "ok" if hook.verified else "bad",
        hook.verdict,
        f"{hook.received[:19].replace('T', ' ')} UTC",
        hook.webhook_id or "(none)",
        f" came {times} times: the same event, sent again" if times > 1 else "",
        _pretty(hook.body),
        headers,
    )


def _pretty(body: str) -> str:
    try:
        return json.dumps(json.loads(body), indent=2, ensure_ascii=False)
    except (ValueError, RecursionError):
        return body
