"""What `make` installs from npm into .tools/node: the Nu HTML checker and Lighthouse."""

import os
import shutil
from pathlib import Path

from tests.processes import ROOT

MODULES = ROOT / ".tools" / "node" / "node_modules"
VNU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
LIGHTHOUSE = MODULES / "lighthouse" / "cli" / "index.js"


def why_not(tool: Path, program: str) -> str:
    """Why `tool`, which `program` runs, cannot be used here; empty when it can."""
    if not shutil.which(program):
        package = {"java": "default-jre-headless", "node": "nodejs npm"}[program]
        return f"no {program} on the PATH (Debian: apt install {package})"
    return "" if tool.exists() else f"no {tool.relative_to(ROOT)} (install npm; make brings the rest)"


def is_in_ci() -> bool:
    """Whether nothing may be missing."""
    return os.environ.get("CI") == "true"
