"""The Nu HTML checker over many pages at once."""

import json
import subprocess
from pathlib import Path
from typing import Any

from tests.browser.node_tools import VNU


def check(pages: dict[str, str], folder: Path) -> list[dict[str, Any]]:
    """What the checker says of these pages (name to HTML): `page`, `type` (error, info), `message`, `extract`.

    One start of Java for all of them: it takes longer than the check.
    """
    files = {}
    for number, (name, html) in enumerate(pages.items()):
        path = folder / f"{number}.html"
        path.write_text(html, encoding="utf-8")
        files[path.as_uri()] = name
    command = ["java", "-jar", str(VNU), "--format", "json", "--exit-zero-always", *(str(folder / f"{number}.html") for number in range(len(pages)))]
    result = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    messages = json.loads(result.stderr)["messages"]
    return [{**each, "page": files.get(each.get("url", "").replace("file:/", "file:///").replace("file://////", "file:///"), each.get("url"))} for each in messages]
