"""What the browser complains about: broken policy, errors and warnings in the console, scripts that fail."""

from playwright.sync_api import BrowserContext, ConsoleMessage

# Also in frames, and for violations that the console does not mention.
TELL = """document.addEventListener("securitypolicyviolation", (event) => console.error(
  `violation of ${event.violatedDirective}: ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber}`
))"""


class Complaints:
    """Collects them from all pages of a context, from now on."""

    def __init__(self, context: BrowserContext) -> None:
        self._heard: list[str] = []
        context.add_init_script(TELL)
        context.on("console", self._on_console)
        context.on("weberror", lambda error: self._heard.append(f"script error: {error.error}"))

    def heard(self) -> list[str]:
        """What was complained about since the last look."""
        heard, self._heard = self._heard, []
        return heard

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not _is_status_of_page(message):
            self._heard.append(f"{message.type}: {message.text} ({message.location.get('url')})")


def _is_status_of_page(message: ConsoleMessage) -> bool:
    """Whether Chromium says that the page itself answered 404 or 503, as it was meant to."""
    page = message.page
    asked = page.url.partition("#")[0] if page else ""
    return message.text.startswith("Failed to load resource") and message.location.get("url") == asked
