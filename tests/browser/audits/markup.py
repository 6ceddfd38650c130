"""The Nu HTML checker over many pages at once."""

import json
import subprocess
from pathlib import Path

from tests.browser.node_tools import VNU

PATIENCE = 300


def faults_of(pages: dict[str, str], folder: Path) -> list[str]:
    """What the checker calls an error in these pages (name to HTML), which it reads from `folder`.

    One start of Java for all of them: it takes longer than the checks.
    """
    names = {}
    for number, (name, html) in enumerate(pages.items()):
        (folder / f"{number}.html").write_text(html, encoding="utf-8")
        names[f"{number}.html"] = name
    command = ["java", "-jar", str(VNU), "--format", "json", "--exit-zero-always", *names]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=PATIENCE, check=True)
    return [
        f"{names[each['url'].rpartition('/')[2]]}: {each['message']} {each.get('extract', '')!r}"
        for each in json.loads(result.stderr)["messages"]
        if each["type"] != "info"
    ]
