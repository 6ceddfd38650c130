"""What a page in the browser is asked. Each audit answers with a list of faults, empty when all is well.

What has to look at the page itself is JavaScript in `js/`; the browser runs it from outside the page, so that no
content security policy stands in its way.
"""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SCRIPTS = "\n".join(path.read_text() for path in sorted((Path(__file__).parent / "js").glob("*.js")))


def ask(page: Page, function: str, given: Any = None) -> Any:
    """The answer of one of the functions in `js/`, about the page as it stands."""
    return page.evaluate(f"(given) => {{ {SCRIPTS}\nreturn {function}(given); }}", given)
